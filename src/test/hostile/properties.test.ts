/**
 * Any Markdown and any words in any field: what the page holds is judged by an HTML parser, not by our own reading of our own strings. The samples
 * beside this file say what is known to be dangerous; here nobody says it, and fast-check makes the smallest text that breaks the promise.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { parse, parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5';
import { deceiving } from '../../archive/source-text.ts';
import { bodyOf } from '../../build/bodies.ts';
import { makeShell, pageTasks } from '../../build/models/pages.ts';
import type { renderPage } from '../../build/page-server.ts';
import { openStore } from '../../build/store.ts';
import { compileTemplates } from '../../build/templates.ts';
import { blocksHtml } from '../../components/block-html.ts';
import { interfaceWords } from '../../i18n/index.ts';
import { withRoot } from '../../markup/markup.ts';
import { numberNotes, renderMarkup } from '../../markup/pipeline.ts';
import { smallArchive } from '../small-archive.ts';
import { payloads } from './payloads.ts';
import { everywhere, twin, yaml } from './samples.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
const isElement = (n: Node): n is Element => 'tagName' in n;

/** What a text may hold: elements, their attributes, and what each attribute may say. */
const either = (...words: string[]): RegExp => new RegExp(`^(?:${words.join('|')})$`);
const anchor = 'p\\d+[a-z]*(?:-[a-z]{2,3})?', label = '[\\p{L}\\p{N}_-]+';
const id = new RegExp(`^(?:${anchor}|h-[\\p{L}\\p{N}-]+|ref-${label}(?:\\.[a-z]{2,3})?|note-${label}|page-[\\w.-]*)$`, 'u');
const language = { lang: /^(?:ar|en)$/, dir: /^(?:rtl|ltr)$/ };
const part = 'part part-[a-z-]+';
const attributes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  a: { href: /^(?:#|\/|https?:\/\/|mailto:)[^\s<>"`]*$/i, rel: /^external noreferrer$/, class: either('web', 'mention [a-z]+', 'note-ref', 'page-mark', 'number pin'), id, role: /^doc-noteref$/, 'aria-label': /^/ },
  abbr: { class: /^portion$/, title: /^/, 'data-mark': /^[A-Z]$/ },
  bdi: { ...language }, br: {}, em: {}, strong: {}, del: {}, sup: {}, code: { dir: language.dir }, pre: { class: /^para-text$/, ...language },
  p: { class: either('para-text', part), ...language }, blockquote: { class: /^para-text$/, ...language }, ul: { class: /^para-text$/, ...language }, ol: { class: /^para-text$/, ...language }, li: { value: /^\d{1,9}$/ },
  div: { class: either('para(?: numbered)?', 'para-text'), id, ...language },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`h${n}`, { id, ...language }])),
  // A part within a cell or a quotation is none: its mark stays, with a word of our list.
  span: { 'data-part': /^[a-z-]+$/, class: either('note-phrase', 'redaction', 'withheld', 'visually-hidden'), 'data-note': /^[\p{L}\p{N}_-]+$/u, title: /^/, 'aria-hidden': /^true$/ },
  table: {}, thead: {}, tbody: {}, tr: {}, th: { colspan: /^\d+$/, rowspan: /^\d+$/ }, td: { colspan: /^\d+$/, rowspan: /^\d+$/ },
};

function faultsOfAddress(value: string): string[] {
  const url = URL.parse(value, 'https://site.example/');
  if (!url || !/^(?:https?|mailto):$/.test(url.protocol)) return [`an address ${value}`];
  return value.startsWith('/') && url.host !== 'site.example' ? [`an address that leads away: ${value}`] : [];
}

/** What is wrong with a piece of HTML, as a browser would read it. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const walk = (n: Node): void => {
    if (n.nodeName === '#text') { if ((n as DefaultTreeAdapterMap['textNode']).value.search(deceiving) >= 0) faults.push('a character that deceives'); return; }
    if (isElement(n)) {
      const allowed = Object.hasOwn(attributes, n.tagName) ? attributes[n.tagName]! : undefined;
      if (!allowed || n.namespaceURI !== 'http://www.w3.org/1999/xhtml') { faults.push(`an element <${n.tagName}>`); return; }
      for (const { name, value } of n.attrs) {
        if (!Object.hasOwn(allowed, name) || !allowed[name]!.test(value)) faults.push(`<${n.tagName} ${name}="${value}">`);
        if (value.search(deceiving) >= 0) faults.push(`a character that deceives in ${name} of <${n.tagName}>`);
        if (name === 'href') faults.push(...faultsOfAddress(value));
        if (name === 'id') { if (ids.has(value)) faults.push(`the id ${value} twice`); ids.add(value); }
      }
    } else if (n.nodeName !== '#document-fragment') faults.push(`a node ${n.nodeName}`);
    if ('childNodes' in n) n.childNodes.forEach(walk);
  };
  const tree = parseFragment(html);
  walk(tree);
  // What reads differently the second time can hide markup from whoever cleaned it the first time.
  const once = serialize(tree);
  if (serialize(parseFragment(once)) !== once) faults.push('another tree when it is read again');
  return faults;
}

/** The texts of one language as a page holds them, between its own elements. */
function pageText(text: string, lang: 'ar' | 'en'): string {
  const { markup } = renderMarkup({ file: { path: 'cables/X1.md', shown: 'content/cables/X1.md', text }, start: 0, lang, own: lang === 'en', labelsElsewhere: [], noteNumbers: numberNotes([text]) });
  const html = blocksHtml({ lang, own: lang === 'en', blocks: markup.blocks }, interfaceWords(lang, 'latn'), (b) => b.html) + markup.notes.map((n) => `<div id="note-${n.label.replace(/"/g, '&quot;')}">${n.html}</div>`).join('');
  return withRoot(html, '/archive/en', '/archive');
}

const of = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const scheme = of('javascript:', 'JaVaScRiPt:', 'data:text/html,', 'vbscript:', 'file:///', 'blob:', 'about:', 'https://', 'http://', 'HTTPS://', 'https:', '//', '/', '/\\', '\\\\', '#', '?', '', 'mailto:', 'person:', 'org:', 'post:', 'country:', 'place:', 'cable:', 'term:', 'note:', 'page:', 'part:', 'cell:', 'redaction:', 'java&Tab;script:', '&#106;avascript:', 'java&NewLine;script:', '\u0001', '\u0002');
const target = fc.oneof(of('ada-quay', 'ml/kidal', '09BAMAKO776', '09BAMAKO776#p3', '09BAMAKO776#note-x', 'dateline', 'signature', 'left', 'up', 'legal', 'illegible', '12', 'ml', 'a', 'constructor', '__proto__', 'evil.example/"onclick="x', "evil.example/'x", 'evil.example/<b>', 'a@b?subject=x', 'evil.example/&#x202E;x', 'evil.example\\@other.example', '../../x', '"><img src=x onerror=x>', '[x', 'evil.example/%22%3E', 'x y', 'alert(1)'), fc.string({ maxLength: 12 }));
const name = of('script', 'img', 'a', 'b', 'p', 'div', 'svg', 'math', 'style', 'template', 'noscript', 'table', 'td', 'form', 'input', 'iframe', 'body', 'base', 'x-y', 'select', 'title', 'plaintext', 'sup', 'bdi', 'span');
const attribute = of(' onerror=x', ' onclick="x"', ' style="a:b"', ' id=main', ' name=getElementById', ' href="javascript:x"', ' src=x', ' class=redaction', '/', ' srcdoc="<script>x</script>"', ' data-link="web" data-target="javascript:x"', ' xlink:href=x');
const tag = fc.tuple(of('<', '</', '< ', '<!--', '<!', '<?', '&lt;', '\\<'), name, fc.array(attribute, { maxLength: 2 }), of('>', '/>', '', ' ', '-->', '&gt;')).map(([open, n, a, close]) => open + n + a.join('') + close);
const entity = of('&amp;', '&lt;', '&gt;', '&quot;', '&#34;', '&#x202E;', '&#x2067;', '&#0;', '&#1;', '&#2;', '&#x7f;', '&Tab;', '&NewLine;', '&nbsp;', '&zwnj;', '&#xFFFFFF;', '&#58;', '&colon;', '&sol;', '&#X3C;script&#X3E;');
const control = of('\u202E', '\u202A', '\u2066', '\u2069', '\u200F', '\u200E', '\u061C', '\u0000', '\u0001', '\u0002', '\u0007', '\u0085', '\u2028', '\uFEFF', '\uD800', '\uDC00', '\u00AD');
const words = fc.oneof(of('the ', 'ambassador ', 'السفيرة ', 'في ', '1958 ', 'x', '(S) ', '"', "'", 'Comment: ', 'Summary: ', 'https://evil.example/x', 'javascript:x', 'a@b.example', '*', '**', '_', '`', '~~', '\\', '![', '[', ']', '](', ')', '|', '^', '{{', '${x}'), fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 }));
const noteLabel = of('a', 'b', 'fn1', 'source', 'constructor', '__proto__', 'toString', 'main', 'A', 'a-ar', 'ملاحظة', '"><b>', '<b>', 'x'.repeat(70));

const { block } = fc.letrec<{ inline: string; block: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'text' }, words, tag, entity, control, of(...payloads.map((p) => p.text)),
    noteLabel.map((l) => `[^${l}]`), scheme.chain((s) => target.map((t) => `<${s}${t}>`)),
    fc.tuple(tie('inline'), scheme, target, of('', '', ' "title"', ' "\\" onclick=x"')).map(([i, s, t, title]) => `[${i}](${s}${t}${title})`),
    fc.tuple(tie('inline'), scheme, target).map(([i, s, t]) => `[${i}](<${s}${t}>)`),
    fc.tuple(tie('inline'), of('a', 'bad', 'note', '<b>')).map(([i, r]) => `[${i}][${r}]`),
    fc.tuple(of('*', '**', '`', '~~', '_'), tie('inline')).map(([m, i]) => m + i + m),
    fc.tuple(tie('inline'), noteLabel).map(([i, l]) => `[${i}](note:${l})[^${l}]`),
  ),
  inline: fc.array(tie('piece'), { minLength: 1, maxLength: 5, depthIdentifier: 'text' }).map((x) => x.join('')),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'blocks' }, tie('inline'), tie('inline').map((i) => `3. (S) ${i}`), fc.tuple(of('# ', '## ', '### '), fc.oneof(tie('inline'), of('a', 'a 2', 'A', 'main', 'p1', 'page'))).map(([h, i]) => h + i),
    fc.tuple(noteLabel, tie('block')).map(([l, b]) => `[^${l}]: ${b.replace(/\n/g, '\n    ')}`),
    fc.tuple(of('a', 'bad', 'note', '<b>'), scheme, target).map(([r, s, t]) => `[${r}]: ${s}${t}`),
    fc.tuple(of('> ', '- ', '1. ', '    '), tie('block')).map(([m, b]) => m + b.replace(/\n/g, `\n${m === '> ' ? m : ' '.repeat(m.length)}`)),
    fc.array(tie('inline'), { minLength: 2, maxLength: 4 }).map((c) => `| a | b |\n| :- | - |\n| ${c.map((x) => x.replace(/\n/g, ' ')).join(' | ')} |\n| [](cell:up) | [](cell:left) |`),
    fc.tuple(of('```', '~~~', '```js"onclick=x '), tie('inline')).map(([f, i]) => `${f}\n${i}\n${f.slice(0, 3)}`), fc.tuple(name, tie('block')).map(([n, b]) => `<${n}>\n${b}\n</${n}>`),
    fc.tuple(tie('block'), tie('block')).map((x) => x.join('\n')),
  ),
}));
const markdown = fc.array(block, { minLength: 1, maxLength: 6 }).map((b) => b.join('\n\n'));

test('whatever the Markdown, a page\'s text holds the elements, attributes, addresses and ids that we write, and nothing else', () => {
  fc.assert(fc.property(markdown, fc.constantFrom('ar' as const, 'en' as const), (text, lang) => { assert.deepEqual(faultsOf(pageText(text, lang)), []); }), { seed: 20261125, numRuns: Number(process.env.RUNS ?? 1000) });
});

/** A page's elements with the names of their attributes (isolated runs aside: they are where words of another script are), and its words. */
function shapeOf(html: string): { shape: string; words: string; faults: string[] } {
  const shape: string[] = [], faults: string[] = [];
  let words = '';
  const walk = (n: Node): void => {
    if (n.nodeName === '#text') words += (n as DefaultTreeAdapterMap['textNode']).value;
    if (isElement(n)) {
      // How many lines of metadata there are depends on the words (a name is one, two names are two).
      if (n.tagName !== 'bdi' && !(n.tagName === 'meta' && n.attrs.every((x) => /^(?:name|property|content)$/.test(x.name)))) shape.push(`${n.tagName}[${n.attrs.map((x) => x.name).sort().join()}]`);
      for (const { name, value } of n.attrs) {
        if (/^on|^style$|^srcdoc$/i.test(name)) faults.push(`${n.tagName} has ${name}`);
        if (/^(?:href|src|action|formaction)$/.test(name)) faults.push(...faultsOfAddress(value));
      }
    } else if (n.nodeName === '#comment') faults.push('a comment');
    if ('childNodes' in n) n.childNodes.forEach(walk);
  };
  walk(parse(html));
  return { shape: shape.join(' '), words: words.replace(/\s+/g, ' '), faults };
}

/** Where two shapes part, with what stands around; nothing if they are one. */
function firstDifference(one: string, other: string): string {
  const [x, y] = [one.split(' '), other.split(' ')];
  const at = x.findIndex((e, i) => e !== y[i]);
  return at < 0 && x.length === y.length ? '' : `${x.slice(Math.max(0, at - 2), at + 3).join(' ')} / ${y.slice(Math.max(0, at - 2), at + 3).join(' ')}`;
}

const field = fc.array(fc.oneof(tag, entity, of(...payloads.filter((p) => p.kind !== 'hidden').map((p) => p.text)), of('[x](javascript:x)', '\u0001', '</script>', ']]>', '--', 'https://evil.example/', '%', '\\u003c', '${x}', '{x}', '`'), fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((x) => `x ${x.join('')}`.replace(deceiving, '').replace(/[\s\u2028\u2029]+/g, ' ').toWellFormed().trim().slice(0, 160).toWellFormed().trim());

test('whatever the words of a cable\'s fields, its page in both languages is that of its harmless twin with these words as text', async () => {
  const server = (await import(pathToFileURL((await compileTemplates('')).entry).href)) as { renderPage: typeof renderPage };
  let shown = 0;
  await fc.assert(fc.asyncProperty(fc.array(field, { minLength: 40, maxLength: 40 }), async (values) => {
    const a = smallArchive();
    try {
      a.write(`cables/${twin.yaml}.md`, everywhere(twin.yaml, yaml(twin.words)));
      values.forEach((v, i) => a.write(`cables/Y${i}.md`, everywhere(`Y${i}`, yaml(v))));
      const store = await openStore({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, drafts: false, workers: 1 });
      for (const lang of ['ar', 'en']) {
        const shell = makeShell(store.archive, lang, 'https://example.org');
        const pages = new Map<string, ReturnType<typeof shapeOf>>();
        for (const task of pageTasks(store.archive, shell)) {
          if (!/^\/cables\/Y(?:TWIN|\d+)\/$/.test(task.path) || task.model.kind !== 'cable') continue;
          pages.set(task.path, shapeOf(await server.renderPage(shell.root + task.path, { shell, task, body: bodyOf(a.cacheDir, task.path, task.model.digest) })));
        }
        const sound = pages.get(`/cables/${twin.yaml}/`)!;
        values.forEach((v, i) => {
          const page = pages.get(`/cables/Y${i}/`);
          if (!page) return;
          shown++;
          assert.deepEqual(page.faults, [], v);
          assert.equal(firstDifference(page.shape, sound.shape), '', v);
          assert.ok(page.words.includes(v.replace(/\s+/g, ' ')), `${v} is not shown`);
        });
      }
    } finally { a.close(); }
  }), { seed: 20261125, numRuns: 1, endOnFailure: true });
  assert.ok(shown >= 60, String(shown));
});
