/**
 * Any Markdown: what the page holds is judged by an HTML parser, not by our own reading of our own strings. The samples
 * beside this file say what is known to be dangerous; here nobody says it, and fast-check makes the smallest text that breaks the promise.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5';
import { deceiving } from '../../archive/source-text.ts';
import { blocksHtml } from '../../components/block-html.ts';
import { interfaceWords } from '../../i18n/index.ts';
import { withRoot } from '../../markup/markup.ts';
import { numberNotes, renderMarkup } from '../../markup/pipeline.ts';
import { payloads } from './payloads.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
const isElement = (n: Node): n is Element => 'tagName' in n;

/** What a text may hold: elements, their attributes, and what each attribute may say. */
const either = (...words: string[]): RegExp => new RegExp(`^(?:${words.join('|')})$`);
const anchor = 'p\\d+[a-z]*(?:-[a-z]{2,3})?', label = '[\\p{L}\\p{N}_-]+';
const id = new RegExp(`^(?:${anchor}|h-[\\p{L}\\p{N}-]+|(?:ref|note)-${label}|page-[\\w.-]*)$`, 'u');
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
