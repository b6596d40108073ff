/** One table drives the record pages, the browse lists, the search filters and the metadata. */
import { explainTag } from './tags.ts';
import { earliest, yearsOf } from '../text/dates.ts';
import type { CableSummary } from './summary.ts';

export interface Facet {
  /** Folder of its pages and part of search addresses; `page: false` facets are filters only. */
  readonly key: 'person' | 'organization' | 'country' | 'post' | 'subject' | 'year' | 'classification' | 'kind';
  readonly folder: string;
  readonly page: boolean;
  /** Values of one cable: ids, codes, years; without duplicates. */
  readonly values: (cable: CableSummary) => readonly string[];
}

const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];
const mentioned = (c: CableSummary, scheme: string): string[] => c.texts.flatMap((t) => t.mentions.filter((m) => m.scheme === scheme).map((m) => m.target));

/** `AT&T` → `at-t`: the address of a subject. */
export const subjectSlug = (tag: string): string => tag.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x';
/** TAGS that name what a cable is about: subjects and programs. Places become countries. */
export const subjectTags = (tags: readonly string[]): string[] => tags.filter((t) => { const k = explainTag(t).kind; return k === 'subject' || k === 'program'; });

/** Worked out once a cable: a build asks for them in every step and every language. */
function once(values: Facet['values']): Facet['values'] {
  const known = new WeakMap<CableSummary, readonly string[]>();
  return (cable) => {
    let v = known.get(cable);
    if (!v) known.set(cable, (v = values(cable)));
    return v;
  };
}

const table: readonly Facet[] = [
  { key: 'person', folder: 'persons', page: true, values: (c) => unique([...c.meta.persons.map((p) => p.id), ...mentioned(c, 'person')]) },
  { key: 'organization', folder: 'organizations', page: true, values: (c) => unique([...c.meta.organizations, ...mentioned(c, 'org')]) },
  {
    key: 'country', folder: 'countries', page: true,
    values: (c) => unique([
      ...c.meta.countries, ...(c.meta.derived?.countries ?? []), ...c.meta.tags.flatMap((t) => explainTag(t).country ?? []),
      ...mentioned(c, 'country'), ...mentioned(c, 'place').map((t) => t.slice(0, 2)),
    ]),
  },
  { key: 'post', folder: 'posts', page: true, values: (c) => unique([...(c.meta.post ?? c.meta.derived?.post ? [(c.meta.post ?? c.meta.derived?.post)!] : []), ...mentioned(c, 'post')]) },
  { key: 'subject', folder: 'subjects', page: true, values: (c) => unique(subjectTags(c.meta.tags).map(subjectSlug)) },
  { key: 'year', folder: 'years', page: true, values: (c) => (c.meta.date ? yearsOf(c.meta.date).map(String) : []) },
  { key: 'classification', folder: 'classifications', page: false, values: (c) => (c.meta.classification ? [c.meta.classification] : []) },
  { key: 'kind', folder: 'kinds', page: false, values: (c) => [c.meta.kind] },
];
export const facets: readonly Facet[] = table.map((f) => ({ ...f, values: once(f.values) }));
export type FacetKey = Facet['key'];

/** Read once a cable: an archive is put in order several times in a build. */
const days = new WeakMap<CableSummary, string>();
function dayOf(c: CableSummary): string {
  let day = days.get(c);
  if (day === undefined) days.set(c, (day = c.meta.date ? earliest(c.meta.date) : '\uFFFF'));
  return day;
}

/** Order of cables everywhere: by earliest date, undated last, then by id. */
export function byDate(a: CableSummary, b: CableSummary): number {
  const x = dayOf(a), y = dayOf(b);
  return x < y ? -1 : x > y ? 1 : a.meta.id < b.meta.id ? -1 : a.meta.id > b.meta.id ? 1 : 0;
}
