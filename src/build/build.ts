/**
 * One build, each step once: templates → archive → pages → exports → search index → swap into place. What a page was made from is kept as a
 * digest beside the output; a page whose digest is as before is taken over, not written.
 */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { cpSync, existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { formatProblem, type Problem } from '../archive/problems.ts';
import { writeWhole } from './files.ts';
import { forgetFolders } from './files.ts';
import { redactedInOutput } from './output-check.ts';
import { buildSearch } from './search-step.ts';
import { writeExports } from './export-step.ts';
import { writeSiteMaps } from './export-follow.ts';
import { writeSums } from './integrity.ts';
import { permalinkProblems } from './published.ts';
import { makeShell, pageProblems, pageTasks } from './models/pages.ts';
import type { PageTask, Shell } from './models/model.ts';
import { fileOfPage } from './render-worker.ts';
import { renderAll } from './render-pool.ts';
import { openStore, type Store } from './store.ts';
import { abandon, commit, filesBelow, stage, takeOver } from './swap.ts';
import { compileTemplates, projectRoot, templateDigest } from './templates.ts';

export interface BuildOptions {
  readonly contentDir: string;
  readonly shown: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly baseUrl?: string | undefined;
  readonly workers?: number | undefined;
  readonly search?: boolean;
  /** Measurements only: nothing but the cables' own pages. */
  readonly onlyCables?: boolean;
  readonly progress?: Progress;
}

/** Told of every step; the script decides what of it is printed. */
export interface Progress { (phase: string, done: number, of: number): void }

export interface BuildReport {
  readonly cables: number;
  readonly pages: number;
  readonly written: number;
  readonly compiled: number;
  readonly removed: number;
  /** Milliseconds by phase. */
  readonly phases: Readonly<Record<string, number>>;
  readonly warnings: readonly Problem[];
}

/** Thrown when content has errors: the output folder is as before. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** Opens the archive and refuses it when anything is wrong with it: nobody downstream meets bad content. */
export async function openChecked(options: Pick<BuildOptions, 'contentDir' | 'shown' | 'cacheDir' | 'workers' | 'progress'>): Promise<Store & { warnings: Problem[] }> {
  const store = await openStore({ contentDir: options.contentDir, shown: options.shown, cacheDir: options.cacheDir, drafts: false, workers: options.workers ?? availableParallelism(), onProgress: (d, of) => options.progress?.('cables', d, of) });
  const all = [...store.problems, ...pageProblems(store.archive), ...permalinkProblems(store, options.shown)];
  const errors = all.filter((p) => p.severity === 'error');
  if (errors.length) throw new ContentError(errors);
  return { ...store, warnings: all.filter((p) => p.severity === 'warning') };
}

const digest = (...parts: readonly string[]): string => { const h = createHash('sha256'); for (const p of parts) h.update(p).update('\0'); return h.digest('base64url').slice(0, 22); };

interface Finished { readonly stamp: string; readonly report: BuildReport }

/** What a build is made from: names, sizes and times of the content's files, the code, and the options. */
function stampOf(options: BuildOptions): string {
  const h = createHash('sha256').update(JSON.stringify([path.resolve(options.contentDir), options.shown, options.baseUrl ?? '', options.search ?? true, options.onlyCables ?? false])).update(templateDigest('build'));
  const walk = (dir: string): void => {
    for (const d of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const f = path.join(dir, d.name);
      if (d.isDirectory()) walk(f); else { const s = lstatSync(f); h.update(`${f}\0${s.size}\0${s.mtimeMs}\0${s.ino}\n`); }
    }
  };
  walk(options.contentDir);
  walk(path.join(projectRoot, 'public'));
  return h.digest('hex');
}

/** The report of the last build, when nothing it was made from has changed and its output is in place. */
function unchanged(file: string, stamp: string, outDir: string): BuildReport | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Finished & { sums: string };
    if (kept.stamp !== stamp || digest(readFileSync(path.join(outDir, 'SHA256SUMS'), 'utf8')) !== kept.sums) return undefined;
    return { ...kept.report, written: 0, compiled: 0, removed: 0, phases: {} };
  } catch { return undefined; }
}

export async function build(options: BuildOptions): Promise<BuildReport> {
  const phases: Record<string, number> = {};
  let mark = performance.now();
  const phase = (name: string) => { const now = performance.now(); phases[name] = Math.round((phases[name] ?? 0) + now - mark); mark = now; };
  const workers = options.workers ?? availableParallelism();
  const staging = stage(options.outDir);
  try {
    // Taken before anything is read: a file that changes during the build differs from it the next time.
    const finishedFile = path.join(options.cacheDir, `finished-${digest(path.resolve(options.outDir))}.json`);
    const stamp = existsSync(options.contentDir) ? stampOf(options) : '';
    const same = unchanged(finishedFile, stamp, options.outDir);
    if (same) { abandon(staging); return same; }
    forgetFolders();
    const store = await openChecked(options);
    phase('archive');
    const { archive } = store;
    const baseUrl = (options.baseUrl ?? archive.site.baseUrl).replace(/\/$/, '');
    const shells: Record<string, Shell> = Object.fromEntries(archive.site.languages.map((l) => [l, makeShell(archive, l, baseUrl)]));
    const templates = await compileTemplates(Object.values(shells)[0]!.base);
    phase('templates');

    // Before the pages, because one of them lists the data with sizes and digests.
    const exported = writeExports({ archive, shells, baseUrl, cacheDir: options.cacheDir, contentDir: options.contentDir, outDir: staging.dir, previousDir: options.outDir });
    phase('exports');

    const ledgerFile = path.join(options.cacheDir, `pages-${digest(path.resolve(options.outDir))}.json`);
    const before = readLedger(ledgerFile);
    const after: Record<string, string> = {};
    const kept: string[] = [];
    /** Paths for search engines, once for all languages. */
    const listed = new Set<string>();
    let written = 0;
    let counted = 0;
    const toWrite = function* (): Generator<PageTask> {
      for (const lang of archive.site.languages) {
        const shell = shells[lang]!;
        const shellDigest = digest(templates.digest, JSON.stringify(shell));
        for (const task of pageTasks(archive, shell, exported.files)) {
          if (options.onlyCables && task.model.kind !== 'cable') continue;
          const file = fileOfPage(shell, task.path);
          if (after[file] !== undefined) throw new Error(`two pages want the address ${file}`);
          const d = digest(shellDigest, JSON.stringify(task));
          after[file] = d;
          counted++;
          if (!task.noindex) listed.add(task.path);
          if (before[file] === d && existsSync(path.join(options.outDir, file))) { kept.push(file); continue; }
          yield task;
        }
      }
    };
    await renderAll(toWrite(), { entry: templates.entry, cacheDir: options.cacheDir, outDir: staging.dir, shells }, workers, (n) => { written += n; options.progress?.('pages', written, 0); });
    takeOver(staging, kept);
    phase('pages');
    copyPublic(staging.dir, templates.client);
    writeSiteMaps(exported.run, [...listed]);
    phase('exports');
    if (options.search !== false) await buildSearch({ archive, cacheDir: options.cacheDir, contentDir: options.contentDir, outDir: staging.dir, previousDir: options.outDir, progress: options.progress });
    phase('search');
    writeSums({ dir: staging.dir, outDir: options.outDir, cacheDir: options.cacheDir });
    phase('sums');
    const leaks = redactedInOutput({ contentDir: options.contentDir, cacheDir: options.cacheDir, dir: staging.dir });
    if (leaks.length) {
      throw new ContentError(leaks.map(({ file }) => ({ file, line: 1, column: 1, kind: 'redaction', found: 'redacted words in the output', expected: 'none of the words whose hashes stand in redactions.txt', advice: 'find where the content brings them back, and run npm run redact', severity: 'error' })));
    }
    phase('redactions');
    const removed = Object.keys(before).filter((f) => after[f] === undefined).length;
    commit(staging);
    writeWhole(ledgerFile, JSON.stringify(after));
    exported.run.ledger.save();
    phase('swap');
    const report: BuildReport = { cables: archive.cables.length, pages: counted, written, compiled: store.compiled.length, removed, phases, warnings: store.warnings };
    writeWhole(finishedFile, JSON.stringify({ stamp, report, sums: digest(readFileSync(path.join(options.outDir, 'SHA256SUMS'), 'utf8')) } satisfies Finished & { sums: string }));
    return report;
  } catch (e) {
    abandon(staging);
    throw e;
  }
}

function readLedger(file: string): Record<string, string> {
  try { return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>; } catch { return {}; }
}

/** The project's public files and the templates' scripts and styles. */
function copyPublic(outDir: string, client: string): void {
  const pub = path.join(projectRoot, 'public');
  if (existsSync(pub)) cpSync(pub, outDir, { recursive: true });
  for (const f of filesBelow(client)) if (f.startsWith('_astro/')) cpSync(path.join(client, f), path.join(outDir, f));
}
