/** Runs builds as processes of their own and reads what they cost. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { projectRoot } from '../templates.ts';
import { filesBelow } from '../swap.ts';
import { generateArchive, peerSites } from './generate.ts';

export interface Cost { readonly wallSeconds: number; readonly cpuSeconds: number; readonly peakMegabytes: number; readonly phases?: Readonly<Record<string, number>>; readonly written?: number }
export interface BenchReport {
  readonly cables: number; readonly runs: Readonly<Record<string, Cost>>;
  readonly output: Output;
  readonly peers: Readonly<Record<string, Cost & { /** Our CPU for cable pages alone in one language, and for the default build without its index, by the peer's. */ readonly ratio: number; readonly defaultRatio: number }>>;
  /** Megabytes of peak memory a further thousand cables cost, from a smaller archive to this one. */
  readonly growth?: { readonly from: number; readonly pages: number; readonly index: number };
}
export interface Output {
  readonly files: number; readonly megabytes: number; readonly indexFiles: number; readonly indexMegabytes: number; readonly filesPerCable: number; readonly indexFilesPerCable: number; readonly kilobytesPerCable: number;
  /** A cable's page, English, pressed by brotli at its best, in bytes, and what of it is not the text's own size pressed the same way: the middle and the greatest of 100 cables. */
  readonly page: { readonly words: number; readonly brotli: number; readonly beyondText: number; readonly mostBeyondText: number };
}

/** One build of ours in a process of its own; it reports its own CPU and memory. */
function ours(contentDir: string, outDir: string, cacheDir: string, more: readonly string[]): Cost {
  const r = spawnSync(process.execPath, ['--import', path.join(projectRoot, 'scripts/compile-cache.js'), path.join(projectRoot, 'scripts/build.ts'), '--content', contentDir, '--out', outDir, '--json', ...more], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, BARQIYAT_CACHE: cacheDir, INIT_CWD: '' } });
  if (r.status !== 0) throw new Error(`the build failed: ${r.stderr.slice(-2000)}`);
  const j = JSON.parse(r.stdout) as { milliseconds: number; cpuSeconds: number; peakMegabytes: number; phases: Record<string, number>; written: number };
  return { wallSeconds: j.milliseconds / 1000, cpuSeconds: j.cpuSeconds, peakMegabytes: j.peakMegabytes, phases: j.phases, written: j.written };
}

/** A foreign command's cost: the shell's own account of its children. Undefined when it is not installed or fails. */
function foreign(command: string, cwd: string): Cost | undefined {
  const started = performance.now();
  const r = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1 || exit 127; times`], { cwd, encoding: 'utf8' });
  if (r.status !== 0 || r.error) return undefined;
  const children = r.stdout.trim().split('\n')[1] ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((n, m) => n + Number(m[1]) * 60 + Number(m[2]), 0);
  return { wallSeconds: (performance.now() - started) / 1000, cpuSeconds: seconds, peakMegabytes: 0 };
}

export interface BenchOptions {
  readonly cables: number; readonly dir: string; readonly onlyGenerate?: boolean; readonly peers: readonly string[]; readonly report: (line: string) => void;
  /** Builds an archive of so many cables first, to tell what memory grows by. */
  readonly growthFrom?: number | undefined;
}

/** Generates; builds cold, then its index, again unchanged, after one edit, then its index, and after one authority change; then the peers on the same cables. */
export function runBench(o: BenchOptions): BenchReport | undefined {
  const contentDir = path.join(o.dir, 'content');
  const outDir = path.join(o.dir, 'dist');
  const cacheDir = path.join(o.dir, 'cache');
  const begin = (cables: number): void => {
    for (const d of [contentDir, outDir, cacheDir]) rmSync(d, { recursive: true, force: true });
    mkdirSync(contentDir, { recursive: true });
    generateArchive({ cables, dir: contentDir });
  };
  const told = (name: string, c: Cost): Cost => { o.report(`${name}: ${c.wallSeconds.toFixed(1)} s, ${c.cpuSeconds.toFixed(1)} CPU s, ${c.peakMegabytes} MB, ${c.written} pages written ${JSON.stringify(c.phases)}`); return c; };
  const build = (name: string, more: readonly string[] = []): Cost => told(name, ours(contentDir, outDir, cacheDir, more));
  if (o.onlyGenerate) { begin(o.cables); return undefined; }
  const runs: Record<string, Cost> = {};
  const run = (name: string, more?: readonly string[]): Cost => (runs[name] = build(name, more));
  run('templates', ['--only-templates']);
  let small: { pages: Cost; index: Cost } | undefined;
  if (o.growthFrom) {
    begin(o.growthFrom);
    small = { pages: build(`${o.growthFrom} cables: cold, index apart`, ['--no-search']), index: build(`${o.growthFrom} cables: index`) };
  }
  begin(o.cables);
  const cold = run('cold, index apart', ['--no-search']);
  const index = run('index');
  run('unchanged');
  const some = readdirSync(path.join(contentDir, 'cables')).filter((f) => !f.includes('.ar.'))[Math.floor(o.cables / 2)]!;
  appendFileSync(path.join(contentDir, 'cables', some), '\nOne more sentence.\n');
  run('one edit, pages', ['--no-search']);
  run('one edit, index');
  const persons = readdirSync(path.join(contentDir, 'authorities/persons'));
  const person = path.join(contentDir, 'authorities/persons', persons[Math.floor(persons.length / 2)]!);
  writeFileSync(person, readFileSync(person, 'utf8').replace('Minister', 'Prime minister'));
  run('one authority change');
  const output = outputOf(outDir, o.cables);
  const perThousand = (a: Cost, b: Cost): number => Math.round((10 * (a.peakMegabytes - b.peakMegabytes) * 1000) / (o.cables - o.growthFrom!)) / 10;
  const growth = small && { from: o.growthFrom!, pages: perThousand(cold, small.pages), index: perThousand(index, small.index) };
  const peers: Record<string, Cost & { ratio: number; defaultRatio: number }> = {};
  if (o.peers.length) {
    // The same texts for all: one language, no second versions, nothing but cables' pages; ours with its templates compiled, as theirs are with their program.
    const dir = path.join(o.dir, 'peers');
    rmSync(dir, { recursive: true, force: true });
    cpSync(contentDir, path.join(dir, 'content'), { recursive: true, filter: (f) => !f.endsWith('.ar.md') });
    const site = path.join(dir, 'content/site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8').replace('[ar, en]', '[en]') + 'exports: []\n');
    const same = told('cable pages only, one language', ours(path.join(dir, 'content'), path.join(dir, 'dist'), path.join(dir, 'cache'), ['--no-search', '--only-cables']));
    runs['cable pages only, one language'] = same;
    for (const peer of o.peers) {
      const p = peerSites[peer];
      if (!p) { o.report(`${peer} is no peer; expected ${Object.keys(peerSites).join(' or ')}`); continue; }
      p.generate(dir);
      const cost = foreign(p.command, dir);
      if (!cost) { o.report(`${peer} is not installed or failed: no comparison`); continue; }
      peers[peer] = { ...cost, ratio: same.cpuSeconds / cost.cpuSeconds, defaultRatio: cold.cpuSeconds / cost.cpuSeconds };
      o.report(`${peer}: ${cost.wallSeconds.toFixed(1)} s, ${cost.cpuSeconds.toFixed(1)} CPU s; our cable pages ${peers[peer].ratio.toFixed(2)} times that, our default build without its index ${peers[peer].defaultRatio.toFixed(2)} times (it holds both languages, second versions, lists, data and pictures)`);
    }
    if (existsSync(path.join(dir, 'dist'))) o.report(`the default build costs ${(cold.cpuSeconds / same.cpuSeconds).toFixed(2)} times the cable pages alone`);
  }
  return { cables: o.cables, runs, output, peers, ...(growth ? { growth } : {}) };
}

function outputOf(outDir: string, cables: number): Output {
  const files = filesBelow(outDir);
  const sizeOf = (list: readonly string[]): number => list.reduce((n, f) => n + statSync(path.join(outDir, f)).size, 0);
  const index = files.filter((f) => f.startsWith('search-index/'));
  const round = (n: number): number => Math.round(n * 100) / 100;
  const best = (text: string | Uint8Array): number => brotliCompressSync(text).byteLength;
  const pages = files.filter((f) => /^en\/cables\/[^/]+\/index\.html$/.test(f));
  const sample = pages.filter((_, i) => i % Math.ceil(pages.length / 100) === 0).flatMap((f) => {
    const record = JSON.parse(readFileSync(path.join(outDir, 'cables', `${f.split('/')[2]}.json`), 'utf8')) as { texts: { lang: string; words: number; blocks: { text: string }[]; notes: { text: string }[] }[] };
    if (record.texts.length !== 1 || record.texts[0]!.lang !== 'en') return [];
    const { words, blocks, notes } = record.texts[0]!;
    const page = best(readFileSync(path.join(outDir, f)));
    return [{ words, page, beyond: page - best([...blocks, ...notes].map((b) => b.text).join('\n')) }];
  });
  const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return {
    files: files.length, megabytes: Math.round(sizeOf(files) / 1e5) / 10, indexFiles: index.length, indexMegabytes: Math.round(sizeOf(index) / 1e5) / 10,
    filesPerCable: round(files.length / cables), indexFilesPerCable: round(index.length / cables), kilobytesPerCable: round(sizeOf(files) / cables / 1000),
    page: { words: middle(sample.map((s) => s.words)), brotli: middle(sample.map((s) => s.page)), beyondText: middle(sample.map((s) => s.beyond)), mostBeyondText: Math.max(0, ...sample.map((s) => s.beyond)) },
  };
}
