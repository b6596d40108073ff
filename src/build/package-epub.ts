/** An EPUB 3 of an archive in one language: a chapter a cable, pages turned the way the language is read, notes as popups. */
import { createHash } from 'node:crypto';
import { formatEdtf, interfaceWords } from '../i18n/index.ts';
import { documentKindWords, classificationWords } from '../archive/words.ts';
import { titleIn, type CableSummary } from '../archive/summary.ts';
import { readBlockHtml, type HtmlNode } from '../export/block-html.ts';
import { authorsOf } from '../export/cable-record.ts';
import type { TeiText } from '../export/tei-text.ts';
import { attributes, element, escapeXml, textElement, xmlDeclaration } from '../text/xml.ts';
import { directionOf } from '../text/direction.ts';
import { earliest } from '../text/dates.ts';
import { siteBase, siteRoot } from '../markup/markup.ts';
import { bodyOf } from './bodies.ts';
import { modifiedOn } from './export-follow.ts';
import { fullRecord, siteAddress, type ExportSite } from './export-record.ts';
import { sumLine } from './integrity.ts';
import type { Shell } from './models/model.ts';
import type { ZipEntry } from './package-zip.ts';

export interface EpubInput { readonly site: ExportSite; readonly shell: Shell; readonly cables: readonly CableSummary[]; readonly cacheDir: string; readonly subtitle: string }

const css = `body { line-height: 1.6; }
h1 { font-size: 1.4em; }
dl.head dt { font-weight: bold; }
dl.head dd { margin-inline-start: 1em; }
.number, .mark { margin-inline-end: .4em; }
.part { font-style: italic; }
.note-ref { font-size: .8em; vertical-align: super; line-height: 0; }
.redaction, .withheld { background: #ddd; color: #000; }
.page-mark { font-size: .7em; color: #666; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; }
table { border-collapse: collapse; } th, td { border: 1px solid #999; padding: .2em .5em; }
aside { border-block-start: 1px solid #999; margin-block-start: 1em; font-size: .95em; }
.quiet { color: #555; font-size: .9em; }
`;

/** Where a link of the text leads inside the book, or undefined: then it is words. */
type Resolve = (href: string) => string | undefined;

function xhtml(nodes: readonly HtmlNode[], resolve: Resolve): string {
  return nodes.map((n) => {
    if (typeof n === 'string') return escapeXml(n);
    const a: Record<string, string> = { ...n.attributes };
    const inside = (): string => xhtml(n.children, resolve);
    if (n.tag === 'a') {
      if (a.class === 'note-ref') return element('a', { 'epub:type': 'noteref', role: 'doc-noteref', class: a.class, href: a.href, id: a.id }, xhtml(n.children.flatMap((c) => (typeof c === 'object' && c.tag === 'sup' ? c.children : [c])), resolve));
      if (a.class === 'page-mark') return element('span', { 'epub:type': 'pagebreak', role: 'doc-pagebreak', class: a.class, id: a.id, 'aria-label': n.children.map((c) => (typeof c === 'string' ? c : '')).join('') }, inside());
      const href = resolve(a.href ?? '');
      return href === undefined ? inside() : `<a${attributes({ href })}>${inside()}</a>`;
    }
    delete a['data-note'];
    if (n.tag === 'br') return '<br/>';
    return `<${n.tag}${attributes(a)}>${inside()}</${n.tag}>`;
  }).join('');
}

const page = (lang: string, title: string, body: string): string => `${xmlDeclaration}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}" dir="${directionOf(lang)}">
<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}</body>
</html>
`;

/** Ids a chapter will have: paragraphs of its text and all its notes. */
const targetsOf = (c: CableSummary, lang: string): Set<string> => new Set([...(c.texts.find((t) => t.lang === lang) ?? c.texts[0])?.anchors ?? [], ...c.texts.flatMap((t) => t.notes.map((n) => `note-${n.label}`))]);

function chapter(input: EpubInput, c: CableSummary, held: ReadonlyMap<string, CableSummary>): string {
  const { site, shell } = input;
  const { lang } = shell;
  const w = interfaceWords(lang, shell.dates.numerals);
  const l = lang === 'ar' ? 'ar' : 'en';
  const body = bodyOf(input.cacheDir, c.meta.id, c.digest);
  const { record, texts } = fullRecord(site, c, body);
  const text: TeiText | undefined = texts.find((t) => t.lang === lang) ?? texts[0];
  const own = targetsOf(c, lang);
  const resolve: Resolve = (href) => {
    if (href.startsWith('#')) return own.has(href.slice(1)) ? href : undefined;
    if (href.startsWith(siteBase)) return `${site.baseUrl}${href.slice(siteBase.length)}`;
    if (!href.startsWith(siteRoot)) return href;
    const path = href.slice(siteRoot.length);
    const m = /^\/cables\/([^/]+)\/(?:#(.*))?$/.exec(path);
    const target = m ? held.get(m[1]!) : undefined;
    if (target) return `${m![1]}.xhtml${m![2] && targetsOf(target, lang).has(m![2]) ? `#${m![2]}` : ''}`;
    return siteAddress(site, lang, path);
  };
  const title = titleIn(c, lang);
  const fact = (name: string, value: string | undefined): string => (value ? `<dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd>` : '');
  const numbers = new Map(Object.entries(body.noteNumbers));
  const notes = [...new Set(texts.flatMap((t) => t.notes.map((n) => n.label)))].map((label) => {
    const n = text?.notes.find((x) => x.label === label) ?? texts.flatMap((t) => t.notes).find((x) => x.label === label)!;
    const other = n.lang === lang ? {} : { lang: n.lang, 'xml:lang': n.lang, dir: directionOf(n.lang) };
    const html = readBlockHtml(n.html);
    // A reader's popup is given the aside's content: the number tells which it is when they stand in a row.
    return `${element('aside', { 'epub:type': 'footnote', role: 'doc-footnote', id: `note-${label}`, ...other }, `<p class="quiet">${escapeXml(numbers.get(label) ?? '')}</p>${xhtml(html, resolve)}`)}\n`;
  }).join('');
  // A note may hold references whose ids stand in the text already, and another language's text is not in the book: ids come once.
  const seen = new Set<string>();
  const once = (s: string): string => s.replace(/ id="([^"]+)"/g, (whole, id: string) => { if (seen.has(id)) return ''; seen.add(id); return whole; });
  const blocks = (text?.blocks ?? []).map((b) => {
    const other = b.lang === lang ? {} : { lang: b.lang, 'xml:lang': b.lang, dir: directionOf(b.lang) };
    const lead = (b.number ? `<span class="number">${escapeXml(b.number)}</span>` : '') + (b.mark ? `<span class="mark">(${escapeXml(b.mark)})</span>` : '');
    const tag = b.kind === 'heading' ? `h${Math.min(6, (b.level ?? 2))}` : b.tag;
    const inside = xhtml(readBlockHtml(b.html), resolve);
    // A number before a list, a table or paragraphs needs a paragraph of its own.
    return `${element(tag, { id: b.kind === 'paragraph' ? b.anchor : undefined, class: b.kind === 'part' ? 'part' : undefined, ...other }, lead && tag !== 'p' && tag !== 'h2' ? `<p>${lead}</p>${inside}` : lead + inside)}\n`;
  }).join('');
  const p = c.meta.provenance;
  return page(lang, title.text, once(`<h1${attributes(title.lang === lang ? {} : { lang: title.lang, 'xml:lang': title.lang, dir: directionOf(title.lang) })}>${escapeXml(title.text)}</h1>
<dl class="head">${fact(w.cable.identifier, c.meta.id)}${fact(w.cable.documentKind, documentKindWords[c.meta.kind].name[l])}${fact(w.cable.date, c.meta.date ? formatEdtf(c.meta.date, lang, shell.dates) : w.cable.undated)}${fact(w.cable.from, authorsOf(record, lang).map((x) => x.name).join(w.language.comma))}${fact(w.cable.classification, c.meta.classification ? classificationWords[c.meta.classification].name[l] : undefined)}${fact(w.cable.tags, c.meta.tags.join(' '))}${fact(w.cable.publishedIn, p.publication ?? p.publisher)}${fact(w.cable.archiveLocation, p.archive)}</dl>
<p class="quiet">${escapeXml(p.kind === 'generated' ? w.banner.specimen : w.banner.provenance[p.kind])} ${textElement('a', record.addresses[lang], { href: record.addresses[lang], dir: 'ltr' })}</p>
${blocks}${notes}`));
}

/** Every file of the book, in the order the format asks for. Made one chapter at a time. */
export function* epub(input: EpubInput): Generator<ZipEntry> {
  const { shell, site, cables } = input;
  const { lang } = shell;
  const w = interfaceWords(lang, shell.dates.numerals);
  const held = new Map(cables.map((c) => [c.meta.id as string, c]));
  const modified = cables.map(modifiedOn).sort().at(-1) ?? '1970-01-01';
  const sums: string[] = [];
  const file = (name: string, data: string): ZipEntry => { sums.push(sumLine(createHash('sha256').update(data).digest('hex'), name)); return { name, data }; };
  const idHash = createHash('sha256').update(`${site.baseUrl}\0${lang}\0${input.subtitle}`).digest('hex');
  const uuid = `${idHash.slice(0, 8)}-${idHash.slice(8, 12)}-5${idHash.slice(13, 16)}-8${idHash.slice(17, 20)}-${idHash.slice(20, 32)}`;
  const title = input.subtitle ? `${shell.siteTitle}: ${input.subtitle}` : shell.siteTitle;
  yield { name: 'mimetype', data: 'application/epub+zip', stored: true };
  yield file('META-INF/container.xml', `${xmlDeclaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n`);
  const item = (c: CableSummary): string => `c-${c.meta.id.replace(/[^A-Za-z0-9_.-]/g, '_')}`;
  yield file('book/package.opf', `${xmlDeclaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${lang}" dir="${directionOf(lang)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${element('dc:identifier', { id: 'id' }, `urn:uuid:${uuid}`)}${textElement('dc:title', title)}${textElement('dc:language', lang)}${textElement('dc:publisher', shell.publisher)}${textElement('dc:creator', shell.publisher)}${textElement('dc:description', shell.siteDescription)}${textElement('dc:rights', shell.rights.digests)}${textElement('dc:source', `${site.baseUrl}/`)}<meta property="dcterms:modified">${modified}T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="title" href="title.xhtml" media-type="application/xhtml+xml"/><item id="css" href="style.css" media-type="text/css"/>
${cables.map((c) => `<item id="${item(c)}" href="${c.meta.id}.xhtml" media-type="application/xhtml+xml"/>`).join('\n')}</manifest>
<spine page-progression-direction="${directionOf(lang)}"><itemref idref="title"/><itemref idref="nav"/>
${cables.map((c) => `<itemref idref="${item(c)}"/>`).join('\n')}</spine>
</package>
`);
  yield file('book/style.css', css);
  yield file('book/title.xhtml', page(lang, title, `<section epub:type="titlepage"><h1>${escapeXml(title)}</h1>${textElement('p', shell.siteDescription)}${textElement('p', shell.publisher)}<p>${escapeXml(w.counts.cables(cables.length))}</p><p>${escapeXml(w.banner.oneAccount)}</p><p>${textElement('a', `${shell.baseUrl}/`, { href: siteAddress(site, lang, '/'), dir: 'ltr' })}</p>${shell.rights.digests ? `<p>${escapeXml(`${w.footer.licenceText} `)}<bdi dir="ltr">${escapeXml(shell.rights.digests)}</bdi></p>` : ''}</section>\n`));
  const years = new Map<string, CableSummary[]>();
  for (const c of cables) { const y = c.meta.date ? earliest(c.meta.date).slice(0, 4) : ''; years.set(y, [...(years.get(y) ?? []), c]); }
  const line = (c: CableSummary): string => { const t = titleIn(c, lang); return `<li>${element('a', { href: `${c.meta.id}.xhtml`, ...(t.lang === lang ? {} : { lang: t.lang, 'xml:lang': t.lang }) }, escapeXml(t.text))}</li>`; };
  yield file('book/nav.xhtml', page(lang, w.nav.cables, `<nav epub:type="toc" id="toc" role="doc-toc"><h1>${escapeXml(w.nav.cables)}</h1><ol>${[...years].map(([y, list]) => `<li><a href="${list[0]!.meta.id}.xhtml">${escapeXml(y || w.year.undated)}</a><ol>${list.map(line).join('\n')}</ol></li>`).join('\n')}</ol></nav>\n`));
  for (const c of cables) yield file(`book/${c.meta.id}.xhtml`, chapter(input, c, held));
  yield { name: 'META-INF/SHA256SUMS', data: sums.join('') };
}
