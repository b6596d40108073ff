/**
 * What the page of a cable or a record is made from, as one digest: to know whether a page must be written again its model need not be made. Two archives in
 * which these are the same give the same model (a test changes archives at random and looks); where they differ the model may still be the same,
 * and then a page is written for nothing.
 */
import { createHash } from 'node:crypto';
import { facets, type FacetKey } from '../../archive/facets.ts';
import type { Archive } from '../../archive/link.ts';
import type { CableSummary } from '../../archive/summary.ts';
import { postOf, type neighbours } from './cable-model.ts';

const values = (key: string): ((c: CableSummary) => readonly string[]) => facets.find((f) => f.key === key)!.values;
const persons = values('person'), organizations = values('organization');

export interface Inputs {
  /** A cable with the records whose names stand beside it. */
  readonly framed: (c: CableSummary) => string;
  /** All that its page shows, but what all pages have in common. */
  readonly page: (c: CableSummary, near: ReturnType<typeof neighbours>) => string;
  /** All that the pages of a record show: its own file, its cables with the records beside them, and what the archive counts by post and country. */
  readonly record: (facet: FacetKey, id: string, codes: ReadonlyMap<string, string>) => string;
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
    if (d === undefined) digests.set(r, (d = createHash('sha256').update(JSON.stringify(r)).digest('base64url').slice(0, 16)));
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
      const h = createHash('sha256').update(`${c.digest} ${post(c)}`);
      for (const id of persons(c)) h.update(`\np ${id} ${record(archive.persons.get(id))}`);
      for (const id of organizations(c)) h.update(`\no ${id} ${record(archive.organizations.get(id))}`);
      frames.set(c.meta.id, (f = h.digest('base64url').slice(0, 22)));
    }
    return f;
  };
  const pages = new Map<string, string>();
  let whole: string | undefined;
  /** What pages of records take from elsewhere than their own cables; small, and rarely changed. */
  const elsewhere = (codes: ReadonlyMap<string, string>): string => (whole ??= record({
    site: archive.site, redirects: [...archive.redirects], codes: [...codes], posts: [...archive.posts], years: [...archive.byFacet.get('year')!.keys()],
    counts: (['post', 'country'] as const).map((f) => [...archive.byFacet.get(f)!].map(([id, cables]) => [id, cables.length])), kept: [...archive.keptPages],
  }));
  const records = new Map<string, string>();
  return {
    framed,
    record: (facet, id, codes) => {
      const key = `${facet} ${id}`;
      let r = records.get(key);
      if (r === undefined) {
        const own = facet === 'person' ? archive.persons.get(id) : facet === 'organization' ? archive.organizations.get(id) : facet === 'post' ? archive.posts.get(id) : facet === 'country' ? archive.countries.get(id) : undefined;
        const h = createHash('sha256').update(`${elsewhere(codes)} ${key} ${record(own)}`);
        for (const c of archive.byFacet.get(facet)!.get(id) ?? []) h.update(`\n${framed(c)}`);
        records.set(key, (r = h.digest('base64url').slice(0, 22)));
      }
      return r;
    },
    page: (c, near) => {
      let p = pages.get(c.meta.id);
      if (p === undefined) {
        const h = createHash('sha256').update(framed(c));
        for (const r of c.meta.references) if (typeof r === 'string') h.update(`\nr ${line(r)}`);
        for (const t of c.texts) for (const m of t.mentions) if (m.scheme === 'cable') h.update(`\nm ${line(m.target)}`);
        for (const { from, anchor } of archive.citedBy.get(c.meta.id) ?? []) h.update(`\nc ${anchor} ${line(from)}`);
        const side = near.get(c.meta.id);
        h.update(`\nn ${line(side?.earlier)}\n${line(side?.later)}`);
        pages.set(c.meta.id, (p = h.digest('base64url').slice(0, 22)));
      }
      return p;
    },
  };
}
