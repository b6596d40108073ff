/**
 * What the page of a cable or a record is made from, as one digest: to know whether a page must be written again its model need not be made. Two archives in
 * which these are the same give the same model (a test changes archives at random and looks); where they differ the model may still be the same,
 * and then a page is written for nothing.
 */
import { facets, type FacetKey } from '../../archive/facets.ts';
import type { Archive } from '../../archive/link.ts';
import type { CableSummary } from '../../archive/summary.ts';
import { keyOf } from '../key-of.ts';
import { postOf, type neighbours } from './cable-model.ts';

const values = (key: string): ((c: CableSummary) => readonly string[]) => facets.find((f) => f.key === key)!.values;
const persons = values('person'), organizations = values('organization');

export interface Inputs {
  /** A cable with the records whose names stand beside it. */
  readonly framed: (c: CableSummary) => string;
  /** All that its page shows, but what all pages have in common. */
  readonly page: (c: CableSummary, near: ReturnType<typeof neighbours>) => string;
  /** Cables as lines of a list, in their order; `key` says what else the list shows. */
  readonly list: (key: string, cables: readonly CableSummary[]) => string;
  /** All that a page of a record shows, the first being 1: its own file, its cables with the records beside them, and on the first what the archive counts by post and country. */
  readonly record: (facet: FacetKey, id: string, codes: ReadonlyMap<string, string>, page: number) => string;
}

const made = new WeakMap<Archive, Inputs>();
/** The inputs of an archive's cables; worked out once for all languages and steps. */
export function inputsOf(archive: Archive): Inputs {
  let inputs = made.get(archive);
  if (!inputs) made.set(archive, (inputs = open(archive)));
  return inputs;
}

function open(archive: Archive): Inputs {
  const digests = new Map<object, string>();
  const record = (r: object | undefined): string => {
    if (!r) return '-';
    let d = digests.get(r);
    if (d === undefined) digests.set(r, (d = keyOf(JSON.stringify(r))));
    return d;
  };
  const post = (c: CableSummary): string => { const id = postOf(c); return id ? record(archive.posts.get(id)) : ''; };
  /** A cable as a line on another's page. */
  const line = (id: string | undefined): string => {
    if (!id) return '';
    const c = archive.cableById.get(archive.redirects.get(id) ?? id);
    return c ? `${id} ${c.digest} ${post(c)}` : `${id} -`;
  };
  const frames = new Map<string, string>();
  const framed = (c: CableSummary): string => {
    let f = frames.get(c.meta.id);
    if (f === undefined) {
      f = `${c.digest} ${post(c)}`;
      for (const id of persons(c)) f += `\np ${id} ${record(archive.persons.get(id))}`;
      for (const id of organizations(c)) f += `\no ${id} ${record(archive.organizations.get(id))}`;
      frames.set(c.meta.id, (f = keyOf(f)));
    }
    return f;
  };
  const pages = new Map<string, string>();
  let whole: string | undefined;
  let common: string | undefined;
  /** What every page of a record takes from elsewhere than its own cables; small, and rarely changed. */
  const everywhere = (codes: ReadonlyMap<string, string>): string => (common ??= record({ site: archive.site, codes: [...codes], years: [...archive.byFacet.get('year')!.keys()] }));
  /** What the first page of a record takes from there. */
  const elsewhere = (codes: ReadonlyMap<string, string>): string => (whole ??= record({
    everywhere: everywhere(codes), redirects: [...archive.redirects], posts: [...archive.posts],
    counts: (['post', 'country'] as const).map((f) => [...archive.byFacet.get(f)!].map(([id, cables]) => [id, cables.length])), kept: [...archive.keptPages],
  }));
  const records = new Map<string, string>();
  return {
    framed,
    list: (key, cables) => keyOf(`${record(archive.site)} ${key} ${cables.map((c) => `${c.digest} ${post(c)}`).join('\n')}`),
    record: (facet, id, codes, page) => {
      const key = `${facet} ${id} ${page}`;
      let r = records.get(key);
      if (r === undefined) {
        const own = facet === 'person' ? archive.persons.get(id) : facet === 'organization' ? archive.organizations.get(id) : facet === 'post' ? archive.posts.get(id) : facet === 'country' ? archive.countries.get(id) : undefined;
        const all = archive.byFacet.get(facet)!.get(id) ?? [], size = archive.site.pageSize;
        // What is counted over all cables stands on the first page; the others list their own.
        r = page === 1 ? `${elsewhere(codes)} ${key} ${record(own)}` : `${everywhere(codes)} ${key} ${record(own)} ${all.length}`;
        for (const c of page === 1 ? all : all.slice((page - 1) * size, page * size)) r += `\n${framed(c)}`;
        records.set(key, (r = keyOf(r)));
      }
      return r;
    },
    page: (c, near) => {
      let p = pages.get(c.meta.id);
      if (p === undefined) {
        p = framed(c);
        for (const r of c.meta.references) if (typeof r === 'string') p += `\nr ${line(r)}`;
        for (const t of c.texts) for (const m of t.mentions) if (m.scheme === 'cable') p += `\nm ${line(m.target)}`;
        for (const { from, anchor } of archive.citedBy.get(c.meta.id) ?? []) p += `\nc ${anchor} ${line(from)}`;
        const side = near.get(c.meta.id);
        pages.set(c.meta.id, (p = keyOf(`${p}\nn ${line(side?.earlier)}\n${line(side?.later)}`)));
      }
      return p;
    },
  };
}
