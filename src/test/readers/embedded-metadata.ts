/**
 * What a page's head says of itself to a citation manager, by the rules of Zotero's reader of embedded metadata (read in its source, written
 * here anew): names before a point, colon or underscore are vocabularies if known; of those, z gives the field of that name, og and DC give
 * what is not said better; citation_* names give fields by a fixed table, and citation_author one author each.
 */
import { parse, type DefaultTreeAdapterMap } from 'parse5';

export interface ZoteroItem { readonly itemType: string; readonly fields: Readonly<Record<string, string>>; readonly creators: readonly { readonly firstName: string; readonly lastName: string }[] }

const highwire: Readonly<Record<string, string>> = {
  citation_title: 'title', citation_publication_date: 'date', citation_date: 'date', citation_series_title: 'series', citation_technical_report_institution: 'institution',
  citation_technical_report_number: 'reportNumber', citation_publisher: 'publisher', citation_abstract: 'abstractNote', citation_public_url: 'url', citation_language: 'language',
};
const vocabularies = new Set(['dc', 'dcterms', 'z', 'og', 'article', 'bib', 'prism', 'eprints']);
/** In order of trust, as the reader asks for them; the first that is there counts. */
const described: readonly (readonly [string, readonly string[]])[] = [
  ['title', ['dc:title', 'dcterms:title', 'og:title']], ['date', ['og:published_time', 'dc:date', 'dcterms:date']], ['publisher', ['dc:publisher', 'dcterms:publisher']],
  ['url', ['og:url']], ['archiveLocation', ['dc:coverage', 'dcterms:coverage']], ['abstractNote', ['og:description', 'dc:description']], ['language', ['dc:language', 'dcterms:language']],
];
/** Fields of a report; what else is said of one is not kept. A publisher is what a report calls its institution, where none is named. */
const ofReport = new Set(['title', 'abstractNote', 'reportNumber', 'reportType', 'seriesTitle', 'place', 'institution', 'date', 'pages', 'language', 'url', 'archive', 'archiveLocation', 'rights']);

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
const elements = (node: Node): Element[] => ('childNodes' in node ? node.childNodes.flatMap((n) => ('tagName' in n ? [n, ...elements(n)] : [])) : []);

function person(name: string): { firstName: string; lastName: string } {
  if (name.includes(',')) { const [last, first] = name.split(/, ?/); return { firstName: first ?? '', lastName: last! }; }
  const space = name.lastIndexOf(' ');
  return { firstName: space < 0 ? '' : name.slice(0, space), lastName: name.slice(space + 1) };
}

/** The item Zotero makes of a page. */
export function embeddedMetadata(html: string): ZoteroItem {
  const head = elements(parse(html)).find((e) => e.tagName === 'head')!;
  const statements = new Map<string, string>();
  const said = new Map<string, string[]>();
  for (const meta of elements(head).filter((e) => e.tagName === 'meta')) {
    const of = (name: string): string | undefined => meta.attrs.find((a) => a.name === name)?.value;
    const tags = of('name') || of('property'), value = of('content');
    if (!tags || !value) continue;
    for (const tag of tags.split(/\s+/)) {
      const at = tag.search(/[.:_]/);
      const prefix = tag.slice(0, Math.max(at, 0)).toLowerCase();
      const key = `${prefix}:${tag.charAt(at + 1).toLowerCase()}${tag.slice(at + 2)}`;
      if (vocabularies.has(prefix)) { if (!statements.has(key)) statements.set(key, value); } else said.set(tag, [...(said.get(tag) ?? []), value]);
    }
  }
  const fields: Record<string, string> = {};
  for (const [field, keys] of described) { const key = keys.find((k) => statements.has(k)); if (key) fields[field] = statements.get(key)!; }
  for (const [key, value] of statements) if (key.startsWith('z:')) fields[key.slice(2)] = value;
  for (const [tag, field] of Object.entries(highwire)) { const value = said.get(tag)?.join(', ').replace(/\s+/g, ' ').trim(); if (value) fields[field] = value; }
  const itemType = fields.itemType ?? (said.has('citation_technical_report_institution') ? 'report' : said.has('citation_title') ? 'journalArticle' : 'webpage');
  if (fields.publisher && !fields.institution) fields.institution = fields.publisher;
  const creators = (said.get('citation_author') ?? []).flatMap((all) => {
    const some = all.split(/\s*;\s*/);
    const byComma = all.split(/\s*,\s*/);
    return some.length === 1 && byComma.length > 1 && byComma[0]!.includes(' ') && byComma[1]!.includes(' ') ? byComma : some;
  }).map(person);
  return { itemType, fields: Object.fromEntries(Object.entries(fields).filter(([f]) => itemType !== 'report' || ofReport.has(f))), creators };
}
