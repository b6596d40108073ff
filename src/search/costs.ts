/** What searching an index costs a reader: bytes of a first query, processor time of a later one. Node only; `npm run bench` prints it. */
import { diskFetch } from './disk-fetch.ts';
import { openSearch } from './open.ts';

export interface SearchCosts {
  /** Bytes of the index files that the first query of a visit loads, ten excerpts included: mean and 95th percentile over the queries. */
  coldBytes: number;
  coldBytes95: number;
  coldFiles: number;
  /** Milliseconds of processor time of a query whose files are loaded. */
  warmMs: number;
  warmMs95: number;
}

/** `folder`: an index folder. Each query is asked by a new visitor, then all again by one who has asked them before. */
export async function measureCosts(folder: string, queries: readonly string[]): Promise<SearchCosts> {
  const disk = diskFetch(folder);
  const bytes: number[] = [];
  let files = 0;
  for (const query of queries) {
    const visitor = await openSearch({ base: '', fetch: (url) => { files++; return disk(url); } });
    await visitor.search(query);
    bytes.push(visitor.received());
  }
  const regular = await openSearch({ base: '', fetch: disk });
  for (const query of queries) await regular.search(query);
  const times: number[] = [];
  for (const query of queries) {
    const before = process.cpuUsage();
    await regular.search(query);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return { coldBytes: mean(bytes), coldBytes95: percentile(bytes, 0.95), coldFiles: files / queries.length, warmMs: mean(times), warmMs95: percentile(times, 0.95) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
