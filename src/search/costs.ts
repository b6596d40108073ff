/** What searching an index costs a reader: bytes of a first query, processor time of a later one. Node only; `npm run evaluate -- SETDIR --costs` and `npm run bench -- --only search` print it. */
import { diskFetch } from './disk-fetch.ts';
import { openSearch } from './open.ts';
import type { FacetKey } from './record.ts';

export interface SearchCosts {
  /** Bytes of the index files that the first query of a visit loads, as a reader's page asks it: ten excerpts, counts of filters, names of the values shown. */
  coldBytes: number;
  coldBytes95: number;
  /** Median with the table of all names too, which the page loads beside it for the persons and places that the query may name. */
  coldBytesWithNames: number;
  coldBytesWithNames95: number;
  coldFiles: number;
  /** Bytes of the first query by what they are for. */
  parts: Record<string, number>;
  /** Files of a first query by what they are for. */
  partFiles: Record<string, number>;
  /** Milliseconds of processor time of a query whose files are loaded. */
  warmMs: number;
  warmMs95: number;
}

/** What a reader's page asks at first (`filter-panel.ts`): dear columns are left for later. */
const fields: readonly FacetKey[] = ['country', 'post', 'person', 'classification'];
const named: readonly FacetKey[] = ['country', 'post', 'person'];
const valuesShown = 8;
const partNames: Readonly<Record<string, string>> = { m: 'manifest', h: 'head of the shards', w: 'words', p: 'places', r: 'excerpts', f: 'counts', g: 'glossary', n: 'words by sound', v: 'words by beginning', l: 'labels' };

/** `folder`: an index folder. Each query is asked by a new visitor, then all again by one who has asked them before. */
export async function measureCosts(folder: string, queries: readonly string[]): Promise<SearchCosts> {
  const disk = diskFetch(folder);
  const bytes: number[] = [];
  const withNames: number[] = [];
  const parts: Record<string, number> = {};
  const partFiles: Record<string, number> = {};
  let files = 0;
  for (const query of queries) {
    const visitor = await openSearch({ base: '', fetch: async (url, init) => {
      files++;
      const response = await disk(url, init);
      const content = await response.arrayBuffer();
      const name = url.slice(url.lastIndexOf('/') + 1);
      const part = name === 'names.bin' ? 'names' : partNames[name.charAt(0)] ?? name;
      parts[part] = (parts[part] ?? 0) + content.byteLength / queries.length;
      partFiles[part] = (partFiles[part] ?? 0) + 1 / queries.length;
      return { ok: response.ok, status: response.status, arrayBuffer: () => Promise.resolve(content) };
    } });
    const { facets, hits } = await visitor.search(query, { facets: [], facetsIfCheap: fields });
    const shown = named.map((field) => [field, (facets[field] ?? []).slice(0, valuesShown).map(({ value }) => value)] as const);
    await visitor.labels({ ...Object.fromEntries(shown), post: [...shown.find(([field]) => field === 'post')?.[1] ?? [], ...hits.flatMap((hit) => hit.facets?.post ?? [])] });
    bytes.push(visitor.received());
    await visitor.suggest(query);
    withNames.push(visitor.received());
  }
  const regular = await openSearch({ base: '', fetch: disk });
  for (const query of queries) await regular.search(query, { facets: [], facetsIfCheap: fields });
  const times: number[] = [];
  for (const query of queries) {
    const before = process.cpuUsage();
    await regular.search(query, { facets: [], facetsIfCheap: fields });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return {
    coldBytes: percentile(bytes, 0.5), coldBytes95: percentile(bytes, 0.95), coldBytesWithNames: percentile(withNames, 0.5), coldBytesWithNames95: percentile(withNames, 0.95),
    coldFiles: files / queries.length, parts, partFiles, warmMs: percentile(times, 0.5), warmMs95: percentile(times, 0.95),
  };
}

/** The value below which a share of the values lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
