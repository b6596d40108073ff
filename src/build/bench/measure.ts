/** Runs builds as processes of their own and reads what they cost. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../templates.ts';
import { filesBelow } from '../swap.ts';
import { generateArchive, generateHugo } from './generate.ts';

export interface Cost { readonly wallSeconds: number; readonly cpuSeconds: number; readonly peakMegabytes: number; readonly phases?: Readonly<Record<string, number>>; readonly written?: number }
export interface BenchReport {
  readonly cables: number; readonly runs: Readonly<Record<string, Cost>>;
  readonly output: { readonly files: number; readonly megabytes: number; readonly indexFiles: number; readonly indexMegabytes: number };
  readonly peers: Readonly<Record<string, Cost & { readonly ratio: number }>>;
}

/** One build of ours in a process of its own; it reports its own CPU and memory. */
function ours(contentDir: string, outDir: string, cacheDir: string, more: readonly string[]): Cost {
  const r = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/build.ts'), '--content', contentDir, '--out', outDir, '--json', ...more], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, BARQIYAT_CACHE: cacheDir, INIT_CWD: '' } });
  if (r.status !== 0) throw new Error(`the build failed: ${r.stderr.slice(-2000)}`);
  const j = JSON.parse(r.stdout) as { milliseconds: number; cpuSeconds: number; peakMegabytes: number; phases: Record<string, number>; written: number };
  return { wallSeconds: j.milliseconds / 1000, cpuSeconds: j.cpuSeconds, peakMegabytes: j.peakMegabytes, phases: j.phases, written: j.written };
}

/** A foreign command's cost: the shell's own account of its children. Undefined when it is not installed. */
function foreign(command: string, cwd: string): Cost | undefined {
  const started = performance.now();
  const r = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1 || exit 127; times; grep -h VmHWM /proc/self/status`], { cwd, encoding: 'utf8' });
  if (r.status === 127 || r.error) return undefined;
  const children = r.stdout.trim().split('\n')[1] ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((n, m) => n + Number(m[1]) * 60 + Number(m[2]), 0);
  return { wallSeconds: (performance.now() - started) / 1000, cpuSeconds: seconds, peakMegabytes: 0 };
}

export interface BenchOptions { readonly cables: number; readonly dir: string; readonly onlyGenerate?: boolean; readonly peers: readonly string[]; readonly report: (line: string) => void }

/** Generates, builds cold, again unchanged, after one edit and after one authority change; then the peers on the same cables. */
export function runBench(o: BenchOptions): BenchReport | undefined {
  const contentDir = path.join(o.dir, 'content');
  const outDir = path.join(o.dir, 'dist');
  const cacheDir = path.join(o.dir, 'cache');
  for (const d of [contentDir, outDir, cacheDir]) rmSync(d, { recursive: true, force: true });
  mkdirSync(contentDir, { recursive: true });
  generateArchive({ cables: o.cables, dir: contentDir });
  if (o.onlyGenerate) return undefined;
  const runs: Record<string, Cost> = {};
  const run = (name: string, more: readonly string[] = []) => { const c = ours(contentDir, outDir, cacheDir, more); runs[name] = c; o.report(`${name}: ${c.wallSeconds.toFixed(1)} s, ${c.cpuSeconds.toFixed(1)} CPU s, ${c.peakMegabytes} MB, ${c.written} pages written ${JSON.stringify(c.phases)}`); };
  run('templates', ['--only-templates']);
  run('cold');
  run('unchanged');
  const some = readdirSync(path.join(contentDir, 'cables')).filter((f) => !f.includes('.ar.'))[Math.floor(o.cables / 2)]!;
  appendFileSync(path.join(contentDir, 'cables', some), '\nOne more sentence.\n');
  run('one edit, pages', ['--no-search']);
  run('one edit, index');
  const persons = readdirSync(path.join(contentDir, 'authorities/persons'));
  const person = path.join(contentDir, 'authorities/persons', persons[Math.floor(persons.length / 2)]!);
  writeFileSync(person, readFileSync(person, 'utf8').replace('Minister', 'Prime minister'));
  run('one authority change');
  const files = filesBelow(outDir);
  const bytes = (list: readonly string[]) => Math.round(list.reduce((n, f) => n + statSync(path.join(outDir, f)).size, 0) / 1e5) / 10;
  const index = files.filter((f) => f.startsWith('search-index/'));
  const output = { files: files.length, megabytes: bytes(files), indexFiles: index.length, indexMegabytes: bytes(index) };
  const peers: Record<string, Cost & { ratio: number }> = {};
  if (o.peers.includes('hugo')) {
    rmSync(outDir, { recursive: true, force: true });
    rmSync(cacheDir, { recursive: true, force: true });
    writeFileSync(path.join(contentDir, 'site.yaml'), readFileSync(path.join(contentDir, 'site.yaml'), 'utf8').replace('[ar, en]', '[en]') + 'exports: []\n');
    run('templates', ['--only-templates']);
    run('cables only, one language', ['--no-search', '--only-cables']);
    generateHugo(o.dir);
    const cost = foreign('hugo --quiet -d hugo-out', o.dir);
    if (cost) { peers.hugo = { ...cost, ratio: runs['cables only, one language']!.cpuSeconds / cost.cpuSeconds }; o.report(`hugo: ${cost.wallSeconds.toFixed(1)} s, ${cost.cpuSeconds.toFixed(1)} CPU s; ours is ${peers.hugo.ratio.toFixed(2)} times that, and the default build ${(runs.cold!.cpuSeconds / cost.cpuSeconds).toFixed(2)} times`); } else o.report('hugo is not installed: no comparison');
  }
  return { cables: o.cables, runs, output, peers };
}
