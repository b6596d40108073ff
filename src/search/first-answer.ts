/**
 * How long a reader of a large archive waits for his first results over a slow line: the search itself asks, file by file, and each answer comes as late as that line
 * would bring it. Node only; part of `npm run evaluate -- SETDIR --costs` and `npm run bench -- --only search`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { percentile } from './costs.ts';
import { diskFetch } from './disk-fetch.ts';
import { compress } from './folder-writer.ts';
import type { Fetch } from './index-reader.ts';
import { readManifest, shardsAtFirst, writeManifest } from './manifest-file.ts';
import { openSearch } from './open.ts';
import type { FacetKey } from './record.ts';

/** Requests go side by side, as over HTTP/2, and share the line's width; each waits `latencyMs` from request to the first byte. */
export interface Line { readonly latencyMs: number; readonly bytesPerSecond: number }

export interface FirstAnswer {
  /** Milliseconds until the first hits stand with their excerpts, from the moment the search begins to load. */
  readonly coldMs: number;
  readonly coldMs95: number;
  /** The same when the manifest is here: the page brings it while its scripts load, the box while the first letters are typed. */
  readonly openedMs: number;
  readonly openedMs95: number;
  /** Of the latter: how long anything was on its way, and the processor's own time. Their sum is what a machine with nothing else to do needs at most. */
  readonly lineMs: number;
  readonly lineMs95: number;
  readonly cpuMs: number;
  readonly cpuMs95: number;
  /** Bytes and requests up to then, names for the suggestions included. */
  readonly bytes: number;
  readonly requests: number;
}

/** A line with nothing on it yet. */
function overLine(disk: Fetch, { latencyMs, bytesPerSecond }: Line): { fetch: Fetch; bytes: () => number; requests: () => number; busyBetween: (from: number, to: number) => number } {
  let free = 0, bytes = 0, requests = 0;
  const under: [number, number][] = [];
  return {
    bytes: () => bytes, requests: () => requests,
    busyBetween(from, to) {
      let busy = 0, known = from;
      for (const [asked, came] of under.sort((a, b) => a[0] - b[0])) {
        const start = Math.max(known, asked), end = Math.min(to, came);
        if (end > start) busy += end - start;
        known = Math.max(known, end);
      }
      return busy;
    },
    async fetch(url, init) {
      requests++;
      const begins = performance.now() + latencyMs;
      const response = await disk(url, init), content = await response.arrayBuffer();
      free = Math.max(free, begins) + (content.byteLength / bytesPerSecond) * 1000;
      const arrives = free;
      under.push([begins - latencyMs, arrives]);
      await new Promise((done) => setTimeout(done, Math.max(0, arrives - performance.now())));
      bytes += content.byteLength;
      return { ok: response.ok, status: response.status, arrayBuffer: () => Promise.resolve(content) };
    },
  };
}

/** As if the shard of the index in `folder` were `shards` of them: all have the size of the measured one, and the first answer asks as many as it always does. */
function multiplied(folder: string, shards: number): Fetch {
  const disk = diskFetch(folder);
  const { manifest } = readManifest(gunzipSync(readFileSync(path.join(folder, 'manifest.bin'))));
  const [shard] = manifest.shards;
  if (shard === undefined) throw new Error(`${folder}: an index without shards`);
  const copies = Array.from({ length: shards }, (_, number) => ({ ...shard, id: `copy${String(number).padStart(3, '0')}`, folder: `copy${number}/${shard.folder}` }));
  const head = gunzipSync(readFileSync(path.join(folder, shard.folder, 'head.bin')));
  const heads = new Map(copies.slice(0, shardsAtFirst).map((copy) => [copy.folder, head] as const));
  const content = compress(writeManifest({ manifest: { ...manifest, shards: copies }, heads }));
  return (url, init) => (url.endsWith('manifest.bin') ? Promise.resolve(new Response(new Uint8Array(content))) : disk(url.replace(/copy\d+\//, ''), init));
}

/** What a reader's page asks at first (`filter-panel.ts`). */
const fields: readonly FacetKey[] = ['country', 'post', 'person', 'classification'];

/** `queries`: each asked by a new visitor, in real time. The queries that find nothing in the language they are asked in wait for their translations. */
export async function measureFirstAnswer(folder: string, queries: readonly string[], shards: number, line: Line): Promise<FirstAnswer> {
  const large = multiplied(folder, shards);
  const cold: number[] = [], opened: number[] = [], onLine: number[] = [], cpu: number[] = [], bytes: number[] = [], requests: number[] = [];
  for (const query of queries) {
    const slow = overLine(large, line);
    const started = performance.now();
    const visitor = await openSearch({ base: '', fetch: slow.fetch });
    const open = performance.now(), cpuBefore = process.cpuUsage();
    const ended = new AbortController();
    const first = new Promise<void>((done, fail) => {
      visitor.search(query, { facets: [], facetsIfCheap: fields, signal: ended.signal }, (result) => { if (result.total > 0) done(); }).then(() => done(), fail);
    });
    void visitor.suggest(query).catch(() => undefined);
    await first;
    const now = performance.now(), { user, system } = process.cpuUsage(cpuBefore);
    ended.abort();
    cold.push(now - started);
    opened.push(now - open);
    onLine.push(slow.busyBetween(open, now));
    cpu.push((user + system) / 1000);
    bytes.push(slow.bytes());
    requests.push(slow.requests());
  }
  const median = (values: readonly number[]): number => percentile(values, 0.5);
  return { coldMs: median(cold), coldMs95: percentile(cold, 0.95), openedMs: median(opened), openedMs95: percentile(opened, 0.95), lineMs: median(onLine), lineMs95: percentile(onLine, 0.95), cpuMs: median(cpu), cpuMs95: percentile(cpu, 0.95), bytes: median(bytes), requests: median(requests) };
}
