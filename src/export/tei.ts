/**
 * One cable as TEI P5: header, and each language's text, valid by `tei.rng` beside this file (published as `/data/schema/tei.rng`).
 * What TEI has no place for (an editor's comments, fields, his way of writing Markdown) stands in `xenoData`: his own files, with the digest of the
 * texts that were made from them. An import takes the files as they are while the texts are those, and the texts when somebody has edited them.
 */
import { createHash } from 'node:crypto';
import { documentKindWords } from '../archive/words.ts';
import { earliest } from '../text/dates.ts';
import type { CableRecord } from './cable-record.ts';
import { teiText, type SiteMarks, type TeiText } from './tei-text.ts';
import { element, escapeXml, textElement, xmlDeclaration } from '../text/xml.ts';

/** A date element's attributes from EDTF: TEI takes days, months, years, and bounds. */
function dated(edtf: string): Record<string, string | undefined> {
  const one = (d: string): string | undefined => /^\d{4}(?:-\d\d){0,2}(?:T[\d:]+(?:Z|[+-][\d:]+)?)?/.exec(d)?.[0].replace(/T(\d\d:\d\d)(?!:)/, 'T$1:00');
  if (edtf.includes('/')) { const [a = '', b = ''] = edtf.split('/'); return { notBefore: one(a), notAfter: one(b) }; }
  if (/X/.test(edtf)) return { notBefore: earliest(edtf).slice(0, 4) };
  return { when: one(edtf), ...(/[?~%]$/.test(edtf) ? { cert: 'low' } : {}) };
}
/** What a record names in several languages, one element each. */
const eachName = (name: string, words: Readonly<Record<string, string>>): string => Object.entries(words).map(([l, w]) => textElement(name, w, { 'xml:lang': l })).join('');

/** What the private addresses in the texts mean: the same in every document of a site. */
let known: { readonly base: string; readonly xml: string } | undefined;
function encodingDesc(base: string): string {
  if (known?.base !== base) known = { base, xml: element('encodingDesc', {}, element('listPrefixDef', {}, [['person', 'persons/$1/'], ['org', 'organizations/$1/'], ['post', 'posts/$1/'], ['country', 'countries/$1/'], ['term', 'glossary/#term-$1']]
      .map(([ident, to]) => element('prefixDef', { ident, matchPattern: '([^#]+)', replacementPattern: `${base}/${to}` })).join('')
      + element('prefixDef', { ident: 'cable', matchPattern: '([^#]+)(#.*)?', replacementPattern: `${base}/cables/$1/$2` }) + element('prefixDef', { ident: 'place', matchPattern: '([a-z]{2})/(.+)', replacementPattern: `${base}/countries/$1/#place-$2` }) + element('prefixDef', { ident: 'note', matchPattern: '(.+)', replacementPattern: '#note-$1' }))) };
  return known.xml;
}

/** `texts` are those of the record with the pipeline's HTML. */
export function tei(r: CableRecord, texts: readonly TeiText[], site: { readonly base: string; readonly publisher: string }, marks: SiteMarks): string {
  const c = r.cable;
  const p = c.provenance;
  const titles = Object.entries(r.titles).map(([lang, t]) => textElement('title', t, { 'xml:lang': lang })).join('');
  const licence = [...new Set([r.rights.digests, r.rights.notes, r.rights.documents].filter((x) => x !== undefined))];
  const people = (role: string): string => r.persons.filter((x) => x.role === role).map((x) => eachPerson(x)).join('');
  const eachPerson = (x: CableRecord['persons'][number]): string => textElement('persName', x.names.en ?? Object.values(x.names)[0], { ref: `person:${x.id}` });
  const sender = people('sender') + people('author') + (r.post ? textElement('orgName', r.post.names.en ?? Object.values(r.post.names)[0], { type: 'post', ref: `post:${r.post.id}` }) : '') + textElement('orgName', c.office) + textElement('placeName', c.place) + (c.date ? textElement('date', c.date, dated(c.date)) : '');
  const author = people('sender') + people('author') || (r.post ? textElement('orgName', r.post.names.en ?? Object.values(r.post.names)[0]) : textElement('orgName', c.office));
  const received = people('recipient') + c.to.map((t) => textElement('orgName', t)).join('');
  const inner = texts.map((t) => { const rt = r.texts.find((x) => x.lang === t.lang)!; return teiText(t, rt.kind, c.notes, marks); }).join('') || teiText({ lang: c.text.language, own: true, blocks: [], notes: [] }, c.text.kind, {}, marks);
  const header = [
    '<fileDesc>',
    element('titleStmt', {}, titles + (author ? element('author', {}, author) : '')),
    element('publicationStmt', {}, textElement('publisher', site.publisher) + textElement('idno', r.id, { type: 'cable' }) + c.aliases.map((a) => textElement('idno', a, { type: 'alias' })).join('') + textElement('idno', r.url, { type: 'URL' })
      + element('availability', {}, licence.length ? licence.map((l) => textElement('licence', l)).join('') : '<p/>')),
    element('sourceDesc', {}, element('bibl', {}, textElement('title', p.publication) + textElement('publisher', p.publisher) + (p.published ? textElement('date', p.published, dated(p.published)) : '') + textElement('biblScope', p.number, { unit: 'document' })
      + textElement('biblScope', p.pages, { unit: 'page' }) + (p.url ? element('ref', { target: p.url }, textElement('idno', p.url, { type: 'URL' })) : '') + textElement('note', p.archive, { type: 'archive' }) + textElement('note', p.sourceNote, { type: 'source' }) || textElement('note', p.kind, { type: 'provenance' }))),
    '</fileDesc>',
    encodingDesc(site.base),
    element('profileDesc', {}, (c.date ? element('creation', {}, textElement('date', c.date, dated(c.date))) : '')
      + (texts.length ? element('langUsage', {}, texts.map((t) => textElement('language', t.lang, { ident: t.lang })).join('')) : '')
      + element('textClass', {}, element('keywords', { scheme: '#kind' }, textElement('term', documentKindWords[c.kind].name.en)) + (c.classification ? element('keywords', { scheme: '#classification' }, textElement('term', c.classification)) : '') + (c.tags.length ? element('keywords', { scheme: '#TAGS' }, c.tags.map((t) => textElement('term', t)).join('')) : ''))
      + (sender ? element('correspDesc', {}, element('correspAction', { type: 'sent' }, sender) + (received ? element('correspAction', { type: 'received' }, received) : '')) : '')
      + (r.persons.length || r.organizations.length ? element('particDesc', {}, (r.persons.length ? element('listPerson', {}, r.persons.map((x) => element('person', { sameAs: `person:${x.id}`, role: x.role }, eachName('persName', x.names))).join('')) : '')
        + (r.organizations.length ? element('listOrg', {}, r.organizations.map((o) => element('org', { sameAs: `org:${o.id}` }, eachName('orgName', o.names))).join('')) : '')) : '')
      + (r.post || r.countries.length ? element('settingDesc', {}, element('listPlace', {}, (r.post ? element('place', { type: 'post', sameAs: `post:${r.post.id}` }, eachName('placeName', r.post.names) + eachName('settlement', r.post.city) + element('country', { key: r.post.country })) : '')
        + r.countries.map((x) => element('place', { type: 'country', sameAs: `country:${x.code}` }, eachName('country', x.names))).join(''))) : '')),
    // XML can't hold the last two characters of its plane; JSON can say them.
    textElement('xenoData', JSON.stringify({ format: r.format, id: r.id, texts: createHash('sha256').update(inner).digest('hex'), source: r.source }).replace(/[\uFFFE\uFFFF]/g, (x) => `\\u${x.charCodeAt(0).toString(16)}`), { type: 'json' }),
    ...(c.revised.length ? [element('revisionDesc', {}, [...c.revised].reverse().map((x) => Object.entries(x.change).map(([l, w]) => textElement('change', w, { ...dated(x.date), 'xml:lang': l })).join('')).join(''))] : []),
  ];
  return `${xmlDeclaration}${schemaLink(site.base)}<TEI xmlns="http://www.tei-c.org/ns/1.0" n="${r.id}">\n<teiHeader>\n${header.join('\n')}\n</teiHeader>\n<text>\n<group>\n${inner}</group>\n</text>\n</TEI>\n`;
}

/** Tells an editor's program which schema the file follows. */
const schemaLink = (base: string): string => `<?xml-model href="${escapeXml(`${base}/data/schema/tei.rng`)}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n`;

/** A `teiCorpus` of many cables in three pieces, so that it can be written as it is made. */
export function teiCorpus(title: Readonly<Record<string, string>>, year: string, site: { readonly base: string; readonly publisher: string }): { begin: string; member: (document: string) => string; end: string } {
  return {
    begin: `${xmlDeclaration}${schemaLink(site.base)}<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>\n${element('fileDesc', {}, element('titleStmt', {}, Object.entries(title).map(([l, t]) => textElement('title', `${t} ${year}`, { 'xml:lang': l })).join('')) + element('publicationStmt', {}, textElement('publisher', site.publisher)) + '<sourceDesc><p>Each document names its own source.</p></sourceDesc>')}\n</teiHeader>\n`,
    // Ids must differ within one file, and each cable has its p1: in a corpus they carry the cable's name. The header has none.
    member: (document) => {
      const n = /<TEI [^>]*n="([^"]+)"/.exec(document)![1]!;
      const text = document.indexOf('</teiHeader>');
      return document.slice(document.indexOf('<TEI '), text).replace(' xmlns="http://www.tei-c.org/ns/1.0"', '') + document.slice(text).replaceAll(/ xml:id="([^"]+)"/g, ` xml:id="c-${n}-$1"`);
    },
    end: '</teiCorpus>\n',
  };
}
