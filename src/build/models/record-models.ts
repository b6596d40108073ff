/** Pages about persons, organizations, countries, posts, subjects and years, and the lists that lead to them. */
import { nameOfCountry } from '../../archive/countries.ts';
import { facets, subjectSlug, type FacetKey } from '../../archive/facets.ts';
import type { Archive } from '../../archive/link.ts';
import type { CableSummary } from '../../archive/summary.ts';
import { explainTag } from '../../archive/tags.ts';
import { cableLine, postOf, wordsIn } from './cable-model.ts';
import type { Fact, Paging, RecordLink, RecordListModel, RecordModel, YearCount } from './model.ts';
import { referenceGraph, yearOf } from './reference-graph.ts';

type Facet = RecordModel['facet'];

/** Subject codes as printed, by slug. */
export function subjectCodes(archive: Archive): Map<string, string> {
  const out = new Map<string, string>();
  for (const c of archive.cables) for (const t of c.meta.tags) if (!out.has(subjectSlug(t))) out.set(subjectSlug(t), t);
  return out;
}

/** What names any record in a language. */
export function nameOf(archive: Archive, facet: FacetKey, id: string, lang: string, codes: ReadonlyMap<string, string>): { text: string; lang: string } {
  switch (facet) {
    case 'person': return wordsIn(archive.persons.get(id)?.names ?? { en: id }, lang);
    case 'organization': return wordsIn(archive.organizations.get(id)?.names ?? { en: id }, lang);
    case 'post': return wordsIn(archive.posts.get(id)?.names ?? { en: id }, lang);
    case 'country': return { text: nameOfCountry(id, lang), lang };
    case 'subject': { const code = codes.get(id) ?? id.toUpperCase(); const name = explainTag(code).name; return name ? { text: name[lang === 'ar' ? 'ar' : 'en'], lang } : { text: code, lang: 'en' }; }
    default: return { text: id, lang };
  }
}

/** Ids that have a page: all that occur, and every public authority record. */
export function recordIds(archive: Archive, facet: Facet): string[] {
  const ids = new Set<string>(archive.byFacet.get(facet)!.keys());
  const known = facet === 'person' ? [...archive.persons].filter(([, p]) => p.public).map(([id]) => id)
    : facet === 'organization' ? archive.organizations.keys() : facet === 'post' ? archive.posts.keys() : [];
  for (const id of known) ids.add(id);
  for (const id of archive.keptPages.get(facet) ?? []) ids.add(id);
  // A post's country and a person's countries have pages, so that the links on theirs lead somewhere.
  if (facet === 'country') {
    for (const p of archive.posts.values()) ids.add(p.country);
    for (const [, p] of archive.persons) if (p.public) { for (const c of p.countries) ids.add(c); for (const o of p.offices) if (o.country) ids.add(o.country); }
    for (const o of archive.organizations.values()) for (const c of o.countries) ids.add(c);
    for (const c of archive.countries.keys()) ids.add(c);
  }
  return [...ids].filter((id) => facet !== 'person' || archive.persons.get(id)?.public).sort();
}

const cablesOf = (archive: Archive, facet: FacetKey, id: string): readonly CableSummary[] => archive.byFacet.get(facet)!.get(id) ?? [];

/** Values of another facet among some cables, commonest first. */
function together(archive: Archive, cables: readonly CableSummary[], facet: Exclude<Facet, 'year'>, lang: string, codes: ReadonlyMap<string, string>, without?: string, limit = 24): RecordLink[] {
  const values = facets.find((f) => f.key === facet)!.values;
  const counts = new Map<string, number>();
  for (const c of cables) for (const v of values(c)) if (v !== without) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].filter(([id]) => facet !== 'person' || archive.persons.get(id)?.public)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit)
    .map(([id, count]) => { const n = nameOf(archive, facet, id, lang, codes); return { id, name: n.text, ...(n.lang === lang ? {} : { lang: n.lang }), count }; });
}

/** A person's role in a cable: the one given, else mentioned. */
const roleIn = (c: CableSummary, person: string): string => c.meta.persons.find((p) => p.id === person)?.role ?? 'mentioned';

/** One page of a record, the first being 1. What is known of the record and counted over its cables stands on the first, and is worked out for it alone. */
export function recordModel(archive: Archive, facet: Facet, id: string, lang: string, codes: ReadonlyMap<string, string>, page: number): RecordModel {
  const all = cablesOf(archive, facet, id);
  const size = archive.site.pageSize;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const name = nameOf(archive, facet, id, lang, codes);
  const facts: Fact[] = [];
  const links: { key: RecordModel['links'][number]['key']; items: RecordLink[] }[] = [];
  const link = (key: RecordModel['links'][number]['key'], items: RecordLink[]) => { if (items.length) links.push({ key, items }); };
  let description: { readonly text: string; readonly lang: string } | undefined;
  let names: { lang: string; text: string }[] = [];
  let variants: readonly string[] = [];
  let identifiers: RecordModel['identifiers'] = {};
  let sources: RecordModel['sources'] = [];
  const namesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([l, text]) => ({ lang: l, text }));
  const folder = facets.find((f) => f.key === facet)!.folder;
  // Beside a country, how many of the record's own documents have to do with it: as beside the persons it appears with.
  const inCountry = facets.find((f) => f.key === 'country')!.values;
  const countryLinks = (codesOf: readonly string[]) => codesOf.map((code) => ({ id: code, name: nameOfCountry(code, lang), count: all.filter((c) => inCountry(c).includes(code)).length }));
  const first = page === 1;
  if (!first) {
    // Its cables alone.
  } else if (facet === 'person') {
    const p = archive.persons.get(id)!;
    description = p.description ? wordsIn(p.description, lang) : undefined;
    names = namesOf(p.names); variants = p.variants; identifiers = p.identifiers ?? {}; sources = p.sources;
    if (p.dates?.born) facts.push({ type: 'date', label: 'born', value: p.dates.born });
    if (p.dates?.died) facts.push({ type: 'date', label: 'died', value: p.dates.died });
    for (const o of p.offices) { const t = wordsIn(o.title, lang); facts.push({ type: 'office', title: t.text, titleLang: t.lang, from: o.from, to: o.to, ...(o.country ? { country: o.country } : {}) }); }
    link('countries', countryLinks(p.countries));
    link('together', together(archive, all, 'person', lang, codes, id));
  } else if (facet === 'organization') {
    const o = archive.organizations.get(id)!;
    description = o.description ? wordsIn(o.description, lang) : undefined;
    names = namesOf(o.names); variants = o.variants; identifiers = o.identifiers ?? {}; sources = o.sources;
    if (o.dates?.from) facts.push({ type: 'date', label: 'from', value: o.dates.from });
    if (o.dates?.to) facts.push({ type: 'date', label: 'to', value: o.dates.to });
    link('countries', countryLinks(o.countries));
    link('persons', together(archive, all, 'person', lang, codes));
  } else if (facet === 'post') {
    const p = archive.posts.get(id)!;
    description = p.description ? wordsIn(p.description, lang) : undefined;
    names = namesOf(p.names); variants = p.variants; identifiers = p.identifiers ?? {};
    if (p.code) facts.push({ type: 'text', label: 'code', value: p.code });
    if (p.dates?.from) facts.push({ type: 'date', label: 'from', value: p.dates.from });
    if (p.dates?.to) facts.push({ type: 'date', label: 'to', value: p.dates.to });
    link('countries', countryLinks([p.country]));
    link('persons', together(archive, all, 'person', lang, codes));
    link('subjects', together(archive, all, 'subject', lang, codes));
  } else if (facet === 'country') {
    const c = archive.countries.get(id);
    description = c?.description ? wordsIn(c.description, lang) : undefined;
    variants = c?.variants ?? []; identifiers = c?.identifiers ?? {};
    names = archive.site.languages.map((l) => ({ lang: l, text: nameOfCountry(id, l) }));
    link('posts', [...archive.posts].filter(([, p]) => p.country === id).map(([pid, p]) => ({ id: pid, name: wordsIn(p.names, lang).text, count: cablesOf(archive, 'post', pid).length })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)));
    link('places', placesOf(all, id, lang));
    link('persons', together(archive, all, 'person', lang, codes));
    link('subjects', together(archive, all, 'subject', lang, codes));
  } else if (facet === 'subject') {
    const code = codes.get(id) ?? id.toUpperCase();
    facts.push({ type: 'text', label: 'code', value: code });
    link('together', together(archive, all, 'subject', lang, codes, id));
    link('countries', together(archive, all, 'country', lang, codes));
  } else {
    link('countries', together(archive, all, 'country', lang, codes));
    link('persons', together(archive, all, 'person', lang, codes));
  }
  const years = first ? yearCounts(all, facet, id) : [];
  const graph = !first ? undefined : facet === 'person' || facet === 'post' || facet === 'country' ? referenceGraph(archive, all, lang) : undefined;
  const map = first && (facet === 'post' || facet === 'country') ? mapOf(archive, facet, id, lang) : undefined;
  const yearIds = facet === 'year' ? recordIds(archive, 'year') : [];
  const at = yearIds.indexOf(id);
  const slice = all.slice((page - 1) * size, page * size);
  const groups = new Map<string, CableSummary[]>();
  for (const c of slice) { const role = facet === 'person' ? roleIn(c, id) : facet === 'post' ? (postOf(c) === id ? 'sent' : 'mentioned') : 'all'; groups.set(role, [...(groups.get(role) ?? []), c]); }
  const order = ['sent', 'sender', 'author', 'drafter', 'recipient', 'participant', 'mentioned', 'all'];
  return {
    kind: 'record', facet, id, title: name.text, titleLang: name.lang, description: description?.text, descriptionLang: description?.lang, names, variants, facts,
    links, identifiers, sources, total: all.length,
    groups: [...groups].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0])).map(([role, cs]) => ({ role, cables: cs.map((c) => cableLine(archive, c, lang)) })),
    years, ...(graph ? { graph } : {}), ...(map ? { map } : {}),
    paging: { page, of: pages, path: `/${folder}/${id}/` },
    ...(facet === 'year' ? { neighbours: { previous: yearIds[at - 1], next: yearIds[at + 1] } } : {}),
  };
}

/** Cables of a record by year, ascending; with the part it had in them where it can send any. */
function yearCounts(cables: readonly CableSummary[], facet: Facet, id: string): YearCount[] {
  const years = new Map<string, { count: number; sent: number; took: number }>();
  for (const c of cables) {
    const y = yearOf(c);
    if (!y) continue;
    let n = years.get(y);
    if (!n) years.set(y, (n = { count: 0, sent: 0, took: 0 }));
    n.count++;
    const role = facet === 'person' ? roleIn(c, id) : facet === 'post' && postOf(c) === id ? 'sender' : 'mentioned';
    if (role === 'sender' || role === 'author' || role === 'drafter') n.sent++; else if (role !== 'mentioned') n.took++;
  }
  const parts = facet === 'person' || facet === 'post';
  return [...years].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([year, n]) => ({ year, count: n.count, ...(parts && n.sent ? { sent: n.sent } : {}), ...(parts && n.took ? { took: n.took } : {}) }));
}

/** What the map of a post or a country shows: the country, and the posts whose coordinates are known. */
function mapOf(archive: Archive, facet: 'post' | 'country', id: string, lang: string): RecordModel['map'] {
  const country = facet === 'post' ? archive.posts.get(id)!.country : id;
  const posts = facet === 'post' ? [[id, archive.posts.get(id)!] as const] : [...archive.posts].filter(([, p]) => p.country === id).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { country, points: posts.flatMap(([pid, p]) => (p.coordinates ? [{ id: pid, name: wordsIn(p.city, lang).text, lat: p.coordinates[0], lon: p.coordinates[1] }] : [])) };
}

/** A country's page names so many of its places: no page grows with the archive. Links to another lead to the top of the page. */
const mostPlaces = 300;

/** Places of a country named in its cables, the commonest of them in order of their names, each with the words used in the reader's language where there are some. */
function placesOf(cables: readonly CableSummary[], code: string, lang: string): RecordLink[] {
  const found = new Map<string, { name: string; lang: string; cables: Set<string> }>();
  for (const c of cables) for (const t of c.texts) for (const m of t.mentions) {
    if (m.scheme !== 'place' || !m.target.startsWith(`${code}/`)) continue;
    const slug = m.target.slice(3);
    const p = found.get(slug);
    if (!p) found.set(slug, { name: m.text, lang: t.lang, cables: new Set([c.meta.id]) });
    else { p.cables.add(c.meta.id); if (p.lang !== lang && t.lang === lang) { p.name = m.text; p.lang = lang; } }
  }
  const commonest = [...found].sort((a, b) => b[1].cables.size - a[1].cables.size || (a[0] < b[0] ? -1 : 1)).slice(0, mostPlaces);
  return commonest.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([id, p]) => ({ id, name: p.name, ...(p.lang === lang ? {} : { lang: p.lang }), count: p.cables.size }));
}

/** How a browse list of a facet is grouped and ordered: names by their first letter, years by decade, the rest by frequency of their kind. */
export function recordListModels(archive: Archive, facet: Facet, lang: string, codes: ReadonlyMap<string, string>): RecordListModel[] {
  const collator = new Intl.Collator(lang);
  const folder = facets.find((f) => f.key === facet)!.folder;
  const items = recordIds(archive, facet).map((id): RecordLink => {
    const n = nameOf(archive, facet, id, lang, codes);
    const detail = facet === 'subject' ? codes.get(id) : facet === 'post' ? nameOfCountry(archive.posts.get(id)?.country ?? 'us', lang)
      : facet === 'person' ? officeShort(archive, id, lang) : undefined;
    return { id, name: n.text, ...(n.lang === lang ? {} : { lang: n.lang }), count: cablesOf(archive, facet, id).length, ...(detail ? { detail } : {}) };
  });
  if (facet === 'year') items.sort((a, b) => (a.id < b.id ? -1 : 1));
  else items.sort((a, b) => collator.compare(sortKey(a.name, lang), sortKey(b.name, lang)) || (a.id < b.id ? -1 : 1));
  const size = archive.site.pageSize * 4;
  const pages = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: pages }, (_, i) => {
    const groups = new Map<string, RecordLink[]>();
    for (const item of items.slice(i * size, (i + 1) * size)) {
      const heading = facet === 'year' ? `${item.id.slice(0, 3)}0` : facet === 'post' ? item.detail! : (sortKey(item.name, lang)[0] ?? '').toLocaleUpperCase(lang);
      groups.set(heading, [...(groups.get(heading) ?? []), item]);
    }
    const ordered = facet === 'post' ? [...groups].sort((a, b) => collator.compare(a[0], b[0])) : [...groups];
    return { kind: 'records', facet, groups: ordered.map(([heading, list]) => ({ heading, items: list })), total: items.length, paging: { page: i + 1, of: pages, path: `/${folder}/` } satisfies Paging, ...(facet === 'country' && i === 0 ? { map: items.filter((c) => c.count > 0) } : {}) };
  });
}

/** Arabic lists ignore the article and the form of alif, as printed indexes do. */
const sortKey = (name: string, lang: string): string => (lang === 'ar' ? name.replace(/^ال(?=.{2})/, '').replace(/^[أإآٱ]/, 'ا') : name.replace(/^(the|al-|el-)\s*/i, ''));

function officeShort(archive: Archive, id: string, lang: string): string | undefined {
  const offices = archive.persons.get(id)?.offices ?? [];
  const last = offices.at(-1);
  return last ? wordsIn(last.title, lang).text : undefined;
}
