/**
 * A text's blocks as TEI P5, and back in `src/import/tei-text.ts`. Private addresses (`cable:`, `person:` …) are declared by `prefixDef` in the header.
 *
 *   paragraph   p, @n the printed number, @xml:id its anchor; seg type="portion-mark"     part (dateline …)  ab, @type its kind
 *   heading     div/head, @n its level                                                    note               note in back, ptr where it is referred to
 *   mention     persName, orgName, placeName, country, ref, term                          withheld words     gap with desc
 */
import { redactionReasonWords } from '../archive/words.ts';
import { readBlockHtml, wordsBelow, type HtmlElement, type HtmlNode } from './block-html.ts';
import { element, escapeXml } from '../text/xml.ts';

export interface TeiBlock { readonly kind: 'paragraph' | 'heading' | 'part'; readonly anchor: string; readonly number?: string; readonly mark?: string; readonly level?: number; readonly part?: string; readonly section?: string; readonly lang: string; readonly tag: string; readonly html: string }
export interface TeiNote { readonly label: string; readonly lang: string; readonly html: string }
export interface TeiText { readonly lang: string; readonly own: boolean; readonly blocks: readonly TeiBlock[]; readonly notes: readonly TeiNote[] }
/** What stands at the beginning of addresses inside the site, in block HTML. */
export interface SiteMarks { readonly root: string; readonly base: string }

const reasonOf = new Map<string, string>(Object.entries(redactionReasonWords).flatMap(([code, w]): [string, string][] => [[w.name.ar, code], [w.name.en, code]]));
const recordOf: Record<string, { element: string; scheme: string; path: RegExp; type?: string }> = {
  person: { element: 'persName', scheme: 'person', path: /^\/persons\/(.+)\/$/ }, org: { element: 'orgName', scheme: 'org', path: /^\/organizations\/(.+)\/$/ },
  post: { element: 'orgName', scheme: 'post', path: /^\/posts\/(.+)\/$/, type: 'post' }, country: { element: 'country', scheme: 'country', path: /^\/countries\/(.+)\/$/ },
  term: { element: 'term', scheme: 'term', path: /^\/glossary\/#term-(.+)$/ },
};
const flat = (s: string): string => s.replace(/\s*\n\s*/g, ' ');
const isElement = (n: HtmlNode | undefined): n is HtmlElement => typeof n === 'object';

function link(el: HtmlElement, marks: SiteMarks): string {
  const href = el.attributes.href ?? '';
  const kind = /(?:^| )mention (\w+)/.exec(el.attributes.class ?? '')?.[1];
  const inside = inline(el.children, marks);
  const path = href.startsWith(marks.root) ? href.slice(marks.root.length) : '';
  if (kind === 'cable') { const m = /^\/cables\/([^/]+)\/(#.*)?$/.exec(path); return element('ref', { type: 'cable', target: `cable:${m?.[1] ?? ''}${m?.[2] ?? ''}` }, inside); }
  if (kind === 'place') { const m = /^\/countries\/(..)\/#place-(.+)$/.exec(path); return element('placeName', { ref: `place:${m?.[1] ?? ''}/${m?.[2] ?? ''}` }, inside); }
  const record = kind ? recordOf[kind] : undefined;
  if (record) return element(record.element, { ...(record.type ? { type: record.type } : {}), ref: `${record.scheme}:${record.path.exec(path)?.[1] ?? ''}` }, inside);
  if (href.startsWith(marks.base)) return element('ref', { type: 'site', target: href.slice(marks.base.length) }, inside);
  return element('ref', { target: href }, inside);
}

/** Children of a list, a table, a quotation: the line breaks between them are layout. */
const elements = (el: HtmlElement, tag?: string): HtmlElement[] => el.children.filter(isElement).filter((c) => !tag || c.tag === tag);

function table(el: HtmlElement, marks: SiteMarks): string {
  const rows = elements(el).flatMap((section) => elements(section, 'tr').map((tr) => element('row', section.tag === 'thead' ? { role: 'label' } : {},
    elements(tr).map((c) => element('cell', { cols: c.attributes.colspan, rows: c.attributes.rowspan }, inline(c.children, marks))).join(''))));
  return element('table', {}, rows.join(''));
}

function inline(nodes: readonly HtmlNode[], marks: SiteMarks): string {
  let out = '';
  nodes.forEach((n, i) => {
    if (!isElement(n)) {
      // A line break beside a block inside a paragraph is the serialiser's, not the text's.
      const beside = [nodes[i - 1], nodes[i + 1]].some((x) => isElement(x) && /^(p|ul|ol|table|blockquote|pre|div|h[1-6])$/.test(x.tag)) || (nodes.length === 1 && n.trim() === '');
      out += beside && n.trim() === '' ? '' : escapeXml(flat(n));
      return;
    }
    const c = n.attributes.class ?? '';
    const inside = (): string => inline(n.children, marks);
    switch (n.tag) {
      case 'a':
        if (c === 'note-ref') out += element('ptr', { type: 'note', target: `note:${(n.attributes.href ?? '').slice('#note-'.length)}` });
        else if (c === 'page-mark') out += element('pb', { n: /^#page-(.*?)(?:-[a-z]{2,3})?$/.exec(n.attributes.href ?? '')?.[1], rend: wordsBelow(n) });
        else out += link(n, marks);
        break;
      case 'span':
        if (c === 'note-phrase') out += element('seg', { type: 'note-phrase', corresp: `note:${n.attributes['data-note']}` }, inside());
        else if (c === 'withheld') out += element('gap', { reason: reasonOf.get(n.attributes.title ?? '') }, element('desc', {}, inside()));
        else if (c === 'redaction') { const shown = elements(n)[0]; out += element('gap', { reason: reasonOf.get(shown?.attributes.title ?? '') }, element('desc', {}, shown ? inline(shown.children, marks) : '')); }
        else out += inside();
        break;
      case 'em': out += element('hi', { rend: 'italic' }, inside()); break;
      case 'strong': out += element('hi', { rend: 'bold' }, inside()); break;
      case 'del': out += element('hi', { rend: 'strikethrough' }, inside()); break;
      case 'br': out += '<lb/>'; break;
      case 'code': out += element('code', {}, escapeXml(wordsBelow(n))); break;
      case 'pre': out += element('code', { rend: 'block' }, escapeXml(wordsBelow(n))); break;
      case 'p': out += element('seg', { type: 'paragraph' }, inside()); break;
      case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6': out += element('seg', { type: 'heading', n: n.tag.slice(1) }, inside()); break;
      case 'ul': case 'ol': out += list(n, marks); break;
      case 'table': out += table(n, marks); break;
      case 'blockquote': out += element('quote', { rend: 'block' }, inside()); break;
      default: out += inside();
    }
  });
  return out.replaceAll('<lb/> ', '<lb/>');
}

const list = (el: HtmlElement, marks: SiteMarks): string => element('list', { rend: el.tag === 'ol' ? 'numbered' : 'bulleted' }, elements(el, 'li').map((li) => element('item', { n: li.attributes.value }, inline(li.children, marks))).join(''));

/** Content of a block whose element the pipeline has taken off. */
function content(b: { tag: string; html: string }, marks: SiteMarks): string {
  const nodes = readBlockHtml(b.html);
  if (b.tag === 'ul' || b.tag === 'ol') return list({ tag: b.tag, attributes: {}, children: nodes }, marks);
  if (b.tag === 'blockquote') return element('quote', { rend: 'block' }, inline(nodes, marks));
  if (b.tag === 'pre') return element('code', { rend: 'block' }, escapeXml(nodes.map(wordsBelow).join('')));
  return inline(nodes, marks);
}

/** Body and back of one language. */
export function teiText(t: TeiText, kind: string, noteKinds: Readonly<Record<string, { readonly kind: string } | undefined>>, marks: SiteMarks): string {
  let open = false;
  let body = '';
  for (const b of t.blocks) {
    const lang = b.lang === t.lang ? undefined : b.lang;
    if (b.kind === 'heading') {
      body += `${open ? '</div>\n' : ''}<div type="section">\n${element('head', { n: b.level, 'xml:lang': lang }, (b.mark ? portion(b.mark) : '') + content(b, marks))}\n`;
      open = true;
    } else if (b.kind === 'part') body += `${element('ab', { type: b.part, 'xml:lang': lang }, content(b, marks))}\n`;
    else body += `${element('p', { 'xml:id': b.anchor, n: b.number, 'xml:lang': lang }, (b.mark ? portion(b.mark) : '') + content(b, marks))}\n`;
  }
  if (open) body += '</div>\n';
  const suffix = t.own ? '' : `-${t.lang}`;
  const notes = t.notes.map((n) => `${element('note', { 'xml:id': `note-${n.label}${suffix}`, n: n.label, type: noteKinds[n.label]?.kind ?? 'context', 'xml:lang': n.lang === t.lang ? undefined : n.lang }, inline(readBlockHtml(n.html), marks))}\n`).join('');
  return `<text${t.lang ? ` xml:lang="${escapeXml(t.lang)}"` : ''} n="${escapeXml(kind)}">\n<body>\n${body || '<p/>\n'}</body>\n${notes ? `<back>\n<div type="notes">\n${notes}</div>\n</back>\n` : ''}</text>\n`;
}
const portion = (mark: string): string => element('seg', { type: 'portion-mark' }, escapeXml(`(${mark})`));
