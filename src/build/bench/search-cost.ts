/** Builds an index of invented records in a process of its own and measures what it costs: to build, and to a reader, in Node and in a browser. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { buildIndex } from '../../search/build.ts';
import { measureCosts, percentile, type SearchCosts } from '../../search/costs.ts';
import { measureFirstAnswer, type FirstAnswer, type Line } from '../../search/first-answer.ts';
import { readGlossary } from '../../search/glossary-files.ts';
import { listen } from '../serve.ts';
import { projectRoot } from '../templates.ts';
import { inventedPerson } from './invented-words.ts';
import { hasArabicForm, inventArchive } from './search-records.ts';
import { readSetTexts } from './set-texts.ts';

export interface SearchBench {
  readonly records: number;
  readonly build: Readonly<Record<string, { readonly cpuSeconds: number; readonly peakMegabytes: number }>>;
  readonly index: { readonly files: number; readonly megabytes: number };
  readonly reader: SearchCosts;
  readonly chromium?: { readonly warmMs: number; readonly warmMs95: number; readonly persons: number; readonly personMs: number; readonly personMs95: number };
  /** An archive of 250,000 records: shards of the measured size, of which the first answer asks two. */
  readonly large: { readonly shards: number; readonly lines: readonly (Line & FirstAnswer)[] };
}

const personsLookedUp = 10_000;
const queryCount = 200;
const glossary = () => readGlossary(path.join(projectRoot, 'content/glossary'));

/** `setDir`: texts come from this set instead of being invented. */
interface BuildOrder { readonly outDir: string; readonly records: number; readonly persons: number; readonly indexer: 'pagefind' | 'plain'; readonly setDir?: string }

/** The work of the process that `runSearchBench` starts: builds one index and prints its costs as JSON. */
export async function buildForBench({ outDir, records, persons, indexer, setDir }: BuildOrder): Promise<void> {
  const words = glossary();
  const archive = inventArchive(records, persons, 0, words, setDir === undefined ? undefined : readSetTexts(setDir, records, 0).textOf);
  const report = await buildIndex(archive.records(), archive.entities, { outDir, indexer, glossary: words });
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ files: report.files, bytes: report.bytes, cpuSeconds: (user + system) / 1e6, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

interface Built { readonly files: number; readonly bytes: number; readonly cpuSeconds: number; readonly peakMegabytes: number }

/** In a process of its own, whose memory is its own. */
function build(order: BuildOrder): Built {
  const code = `const { buildForBench } = await import(${JSON.stringify(path.join(projectRoot, 'src/build/bench/search-cost.ts'))}); await buildForBench(${JSON.stringify(order)});`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`the index could not be built: ${run.stderr.slice(-2000)}`);
  return JSON.parse(run.stdout) as Built;
}

export interface SearchBenchOptions {
  readonly dir: string; readonly records: number; readonly report: (line: string) => void;
  /** Starts a browser for the figures in Chromium; without it they are left out. */
  readonly launch?: (() => Promise<Browser>) | undefined;
}

export async function runSearchBench({ dir, records, report, launch }: SearchBenchOptions): Promise<SearchBench> {
  const outDir = path.join(dir, 'index');
  const persons = Math.min(1500, Math.max(40, Math.round(records * 0.15)));
  const plain = build({ outDir, records, persons, indexer: 'plain' });
  report(`index of ${records} records of 500 words, ${persons} persons: ${plain.files} files, ${(plain.bytes / 1e6).toFixed(1)} MB; plain indexer ${plain.cpuSeconds.toFixed(1)} CPU s, ${plain.peakMegabytes} MB at most`);
  const { queries } = inventArchive(records, persons, queryCount, glossary());
  const reader = await measureCosts(outDir, queries);
  reportReader(reader, queries.length, report);
  const large = await largeArchive(outDir, records, queries, report);
  let chromium: SearchBench['chromium'];
  if (launch) {
    const personDir = path.join(dir, 'persons');
    build({ outDir: personDir, records: 40, persons: personsLookedUp, indexer: 'plain' });
    chromium = await inBrowser(launch, outDir, personDir, queries);
    report(`in Chromium, worker and messages included: warm query median ${chromium.warmMs.toFixed(1)} ms, 95 % ${chromium.warmMs95.toFixed(1)} ms; a person among ${chromium.persons}: median ${chromium.personMs.toFixed(1)} ms, 95 % ${chromium.personMs95.toFixed(1)} ms`);
  }
  return { records, build: { plain }, index: { files: plain.files, megabytes: plain.bytes / 1e6 }, reader, large, ...(chromium ? { chromium } : {}) };
}

export interface SetCosts { readonly records: number; readonly build: Built; readonly reader: SearchCosts; readonly large: SearchBench['large'] }

/** The same figures over the real texts of a set (`set-texts.ts`), asked with the set's own queries. `dir` is left with the index in it. */
export async function runSetCosts({ dir, setDir, records, report }: { readonly dir: string; readonly setDir: string; readonly records: number; readonly report: (line: string) => void }): Promise<SetCosts> {
  const outDir = path.join(dir, 'index');
  const persons = Math.min(1500, Math.max(40, Math.round(records * 0.15)));
  const { queries, words } = readSetTexts(setDir, records, queryCount);
  const built = build({ outDir, records, persons, indexer: 'plain', setDir });
  report(`index of ${records} records of 500 words from the set's ${words} words, ${persons} persons: ${built.files} files, ${(built.bytes / 1e6).toFixed(1)} MB; plain indexer ${built.cpuSeconds.toFixed(1)} CPU s, ${built.peakMegabytes} MB at most`);
  const reader = await measureCosts(outDir, queries);
  reportReader(reader, queries.length, report);
  const large = await largeArchive(outDir, records, queries, report);
  return { records, build: built, reader, large };
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`;

function reportReader(reader: SearchCosts, queries: number, report: (line: string) => void): void {
  report(`cold first query of ${queries}, all bytes: median ${kilobytes(reader.coldBytes)}, 95 % ${kilobytes(reader.coldBytes95)}; with the table of names ${kilobytes(reader.coldBytesWithNames)}, 95 % ${kilobytes(reader.coldBytesWithNames95)}; ${reader.coldFiles.toFixed(0)} files`);
  report(`of it: ${Object.entries(reader.parts).sort(([, a], [, b]) => b - a).map(([part, bytes]) => `${part} ${kilobytes(bytes)}`).join(', ')}`);
  report(`warm query: median ${reader.warmMs.toFixed(1)} ms, 95 % ${reader.warmMs95.toFixed(1)} ms of processor time in Node`);
}

/** The lines of the figure, a poor mobile one and a usual one, and how many visitors' first questions it is taken from. */
const lines: readonly Line[] = [{ latencyMs: 300, bytesPerSecond: 1_000_000 }, { latencyMs: 100, bytesPerSecond: 1_000_000 }];
const largeRecords = 250_000;
const visitors = 40;

/** What a reader of a large archive waits for: shards of the measured size, two of which are asked first. */
async function largeArchive(folder: string, records: number, queries: readonly string[], report: (text: string) => void): Promise<SearchBench['large']> {
  const shards = Math.ceil(largeRecords / records);
  const step = Math.max(1, Math.floor(queries.length / visitors));
  const asked = queries.filter((_, number) => number % step === 0);
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  const measured: (Line & FirstAnswer)[] = [];
  for (const line of lines) {
    const first = await measureFirstAnswer(folder, asked, shards, line);
    measured.push({ ...line, ...first });
    report(`first hits of 250,000 records in ${shards} shards of this size, over a line of 1 MB/s with ${line.latencyMs} ms from request to answer (requests side by side): ${seconds(first.openedMs)}, 95 % ${seconds(first.openedMs95)}, once the page has brought the manifest with its scripts (${seconds(first.lineMs)}, 95 % ${seconds(first.lineMs95)}, of it waiting for the line, and ${first.cpuMs.toFixed(0)} ms of processor time, 95 % ${first.cpuMs95.toFixed(0)}); ${seconds(first.coldMs)}, 95 % ${seconds(first.coldMs95)}, with the manifest; ${kilobytes(first.bytes)} in ${first.requests} requests`);
  }
  return { shards, lines: measured };
}

/** The very worker of the site, its modules served with their types taken out. */
async function inBrowser(launch: () => Promise<Browser>, index: string, persons: string, queries: readonly string[]): Promise<NonNullable<SearchBench['chromium']>> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, top = '', ...rest] = decodeURIComponent(pathname).split('/');
    const below = rest.join('/');
    const base = { src: path.join(projectRoot, 'src'), index, persons }[top];
    const file = base === undefined ? undefined : path.join(base, below);
    if (file === undefined || below.includes('..') || !existsSync(file)) { response.writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('<!doctype html><title>bench</title>'); return; }
    if (top === 'src') response.writeHead(200, { 'content-type': 'text/javascript' }).end(stripTypeScriptTypes(readFileSync(file, 'utf8')));
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(readFileSync(file));
  });
  const port = await listen(server, 0);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const ask = (base: string, kind: 'search' | 'suggest', asked: readonly string[]): Promise<number[]> => page.evaluate(async ([folder, what, all]) => {
      const worker = new Worker('/src/search/worker.ts', { type: 'module' });
      worker.postMessage({ kind: 'open', base: folder });
      const times: number[] = [];
      let turn = 0;
      for (const round of [0, 1]) {
        for (const query of all) {
          const started = performance.now();
          await new Promise<void>((done, fail) => {
            worker.onerror = () => fail(new Error('the worker failed'));
            worker.onmessage = ({ data }) => { if (data.kind === 'failed') fail(new Error(data.message)); else if (data.turn === turn && data.kind !== 'partial') done(); };
            worker.postMessage(what === 'search' ? { kind: 'search', turn: ++turn, query, options: { facets: [], facetsIfCheap: ['country', 'post', 'person', 'classification'] } } : { kind: 'suggest', turn: ++turn, query, lang: 'ar', limit: 5 });
          });
          if (round === 1) times.push(performance.now() - started);
        }
      }
      worker.terminate();
      return times;
    }, [base, kind, asked] as const);
    const warm = await ask('/index/', 'search', queries);
    // In Arabic, persons whose record has a Latin form alone.
    const names = Array.from({ length: personsLookedUp }, (_, number) => number).filter((number) => !hasArabicForm(number) && number % 50 === 7).map((number) => inventedPerson(number).arabic);
    const found = await ask('/persons/', 'suggest', names);
    return { warmMs: percentile(warm, 0.5), warmMs95: percentile(warm, 0.95), persons: personsLookedUp, personMs: percentile(found, 0.5), personMs95: percentile(found, 0.95) };
  } finally {
    await browser.close();
    server.close();
  }
}
