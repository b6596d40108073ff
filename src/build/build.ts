/**
 * One build, each step once: templates → archive → pages → exports → search index → swap into place. What a page was made from is kept as a
 * digest beside the output; a page whose digest is as before is taken over, not written.
 */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { formatProblem, type Problem } from '../archive/problems.ts';
import { discardDamagedBodies, isMissingText } from './bodies.ts';
import { redactedInOutput } from './output-check.ts';
import { indexFolder } from '../search/index-folder.ts';
import { buildSearch, forgetPieces } from './search-step.ts';
import { writeExports } from './export-step.ts';
import { writeSiteMaps } from './export-follow.ts';
import { writeHosting } from './hosting.ts';
import { sumsFile, writeSums } from './integrity.ts';
import { readKeptValue, writeKept } from './kept-lines.ts';
import { folderKey, KnownOutput, readOfTree, writeOfTree } from './known-output.ts';
import { keyOf } from './key-of.ts';
import { writeLinkPictures } from './link-pictures.ts';
import { permalinkProblems } from './published.ts';
import { cableTasks, makeShell, pageProblems, siteTasks } from './models/pages.ts';
import type { Shell } from './models/model.ts';
import { fileOfPage, type PageToWrite } from './render-worker.ts';
import { renderAll } from './render-pool.ts';
import { siteOfPart, writePart } from './part-folder.ts';
import { sliceOf, type Part } from './slice.ts';
import { openStore, type Store } from './store.ts';
import { abandon, commit, filesBelow, fill, stage, unlock, type Staging } from './swap.ts';
import { compileTemplates, projectRoot, searchScripts, templateDigest } from './templates.ts';
import { Workers } from './workers.ts';

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
  /** Builds this part of the archive alone: a folder for `join`, no site. */
  readonly part?: Part | undefined;
  /** Index in this process, with less memory than Pagefind's; the bytes are the same. */
  readonly small?: boolean | undefined;
  /** For tests: smaller shards, and yearly bundles from a smaller archive on. */
  readonly limits?: { readonly shardSize?: number; readonly single?: number } | undefined;
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
export async function openChecked(options: Pick<BuildOptions, 'contentDir' | 'shown' | 'cacheDir' | 'progress'> & { readonly workers?: number | Workers | undefined; readonly bodies?: boolean }): Promise<Store & { warnings: Problem[] }> {
  const store = await openStore({ contentDir: options.contentDir, shown: options.shown, cacheDir: options.cacheDir, drafts: false, workers: options.workers ?? availableParallelism(), bodies: options.bodies ?? true, onProgress: (d, of) => options.progress?.('cables', d, of) });
  const all = [...store.problems, ...pageProblems(store.archive), ...permalinkProblems(store, options.shown)];
  const errors = all.filter((p) => p.severity === 'error');
  if (errors.length) throw new ContentError(errors);
  return { ...store, warnings: all.filter((p) => p.severity === 'warning') };
}


interface Finished { readonly stamp: string; readonly report: BuildReport; /** Digest of the list of the site's digests. */ readonly sums: string }

/** What a build is made from: names, sizes and times of the content's files, the code, and the options. */
function stampOf(options: BuildOptions): string {
  const h = createHash('sha256').update(JSON.stringify([path.resolve(options.contentDir), options.shown, options.baseUrl ?? '', options.search ?? true, options.onlyCables ?? false, options.part ?? 0, options.limits ?? 0])).update(templateDigest('build'));
  const walk = (dir: string): void => {
    for (const d of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const f = path.join(dir, d.name);
      if (d.isDirectory()) walk(f); else { const s = lstatSync(f); h.update(`${f}\0${s.size}\0${s.mtimeMs}\0${s.ctimeMs}\0${s.ino}\n`); }
    }
  };
  walk(options.contentDir);
  walk(path.join(projectRoot, 'public'));
  return h.digest('hex');
}

/** The report of the last build, when nothing it was made from has changed and its output is in place. */
function unchanged(file: string, stamp: string, siteDir: string): BuildReport | undefined {
  try {
    const kept = readKeptValue<Finished>(file);
    if (!kept || kept.stamp !== stamp || keyOf(readFileSync(path.join(siteDir, sumsFile), 'utf8')) !== kept.sums) return undefined;
    return { ...kept.report, written: 0, compiled: 0, removed: 0, phases: {} };
  } catch { return undefined; }
}

/** Page → digest of what it was made from, as the last build of a folder left them. */
export const pagesFile = (cacheDir: string, siteDir: string): string => path.join(cacheDir, `pages-${folderKey(siteDir)}.ndjson`);
export type KeptPage = readonly [file: string, digest: string];

/** Builds a site, or one part of it. Throws ContentError when the content has errors, and an error that says what to do when anything else is in the way: the output folder is then as before. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const staging = stage(options.outDir);
  try {
    // Taken before anything is read: a file that changes during the build differs from it the next time.
    const inside = (dir: string): string => (options.part ? siteOfPart(dir) : dir);
    const finishedFile = path.join(options.cacheDir, `finished-${folderKey(options.outDir)}.json`);
    const stamp = existsSync(options.contentDir) ? stampOf(options) : '';
    const same = unchanged(finishedFile, stamp, inside(options.outDir));
    if (same) { abandon(staging); return same; }
    const run = () => buildInto({ ...options, staging, siteDir: inside(staging.dir), previousDir: inside(options.outDir) });
    const report = await run().catch((e: unknown) => {
      // A damaged text was thrown away when it was met: it is compiled again.
      if (!isMissingText(e)) throw e;
      discardDamagedBodies(options.cacheDir);
      rmSync(staging.dir, { recursive: true, force: true });
      mkdirSync(staging.dir);
      delete staging.filled;
      return run();
    });
    writeKept(finishedFile, [{ stamp, report, sums: keyOf(readFileSync(path.join(inside(options.outDir), sumsFile), 'utf8')) } satisfies Finished]);
    unlock(staging);
    return report;
  } catch (e) {
    abandon(staging);
    throw e;
  }
}

export interface BuildInto extends BuildOptions {
  readonly staging: Staging;
  /** The site's tree within the staging folder. */
  readonly siteDir: string;
  /** The tree unchanged files are taken over from. */
  readonly previousDir: string;
  /** False where all that is made of texts is taken over. */
  readonly bodies?: boolean;
}

/** One build into a staging folder, put in place at its end. The lock of the output folder stays with the caller. */
export async function buildInto(options: BuildInto): Promise<BuildReport> {
  // A heap may hold half as much waste as it holds life, in every thread. V8 lets it double or treble where a machine has memory to spare, which was a third of what a build took.
  setFlagsFromString('--heap-growing-percent=50');
  const workers = new Workers(options.workers ?? availableParallelism());
  try { return await steps(options, workers); } finally { await workers.end(); }
}

async function steps(options: BuildInto, workers: Workers): Promise<BuildReport> {
  const { staging, siteDir, previousDir, cacheDir, contentDir } = options;
  const phases: Record<string, number> = {};
  let mark = performance.now();
  const phase = (name: string) => { const now = performance.now(); phases[name] = Math.round((phases[name] ?? 0) + now - mark); mark = now; };
  mkdirSync(siteDir, { recursive: true });
  const store = await openChecked({ ...options, workers });
  phase('archive');
  const { archive } = store;
  const slice = options.part && sliceOf(archive.cables, options.part);
  const baseUrl = (options.baseUrl ?? archive.site.baseUrl).replace(/\/$/, '');
  const templates = await compileTemplates(new URL(baseUrl).pathname.replace(/\/$/, ''));
  const shells: Record<string, Shell> = Object.fromEntries(archive.site.languages.map((l) => [l, { ...makeShell(archive, l, baseUrl), searchScripts: searchScripts(templates, l) }]));
  phase('templates');

  // Not before: content with errors leaves the spare as it is.
  const spared = previousDir === staging.outDir && siteDir === staging.dir;
  const known = new KnownOutput(cacheDir, previousDir, spared && fill(staging, cacheDir));
  // Before the pages, because one of them lists the data with sizes and digests.
  const exported = writeExports({ archive, shells, baseUrl, cacheDir, contentDir, outDir: siteDir, previousDir, known, slice, single: options.limits?.single });
  phase('exports');

  const before = new Map(readOfTree<KeptPage>(pagesFile(cacheDir, previousDir), previousDir));
  const after = new Map<string, string>();
  /** Paths for search engines, once for all languages. */
  const listed = new Set<string>();
  let written = 0;
  const toWrite = function* (): Generator<PageToWrite> {
    const all = archive.site.languages.map((l) => shells[l]!);
    const shellDigests = new Map(all.map((s) => [s.lang, keyOf(templates.digest, JSON.stringify(s))]));
    const tasks = slice ? cableTasks(archive, all, slice.has) : options.onlyCables ? cableTasks(archive, all) : siteTasks(archive, all, exported.files);
    for (const task of tasks) {
      const file = fileOfPage(shells[task.lang]!, task.path);
      if (after.has(file)) throw new Error(`two pages want the address ${file}`);
      if (!task.noindex) listed.add(task.path);
      const last = before.get(file);
      const shellDigest = shellDigests.get(task.lang)!;
      // First what it is made from, which is cheap to know; only where that differs, the model itself.
      const from = task.inputs === undefined ? '' : keyOf(shellDigest, task.path, task.inputs);
      if (from && last?.startsWith(`${from} `) && known.takeOver(siteDir, [file])) { after.set(file, last); continue; }
      const json = JSON.stringify({ ...task, inputs: undefined });
      const d = keyOf(shellDigest, json);
      after.set(file, `${from} ${d}`);
      if (last?.endsWith(` ${d}`) && known.takeOver(siteDir, [file])) continue;
      yield { task: json, file };
    }
  };
  await renderAll(toWrite(), { entry: templates.entry, cacheDir, outDir: siteDir, shells }, workers, (pages) => {
    for (const p of pages) known.wrote(p.file, p.sha256);
    written += pages.length;
    options.progress?.('pages', written, 0);
  });
  await workers.end();
  const pages = after.size;
  if (!slice && !options.onlyCables) {
    const pictures = await writeLinkPictures({ archive, shells, cacheDir, siteDir, unchanged: (file, made) => before.get(file) === made && known.takeOver(siteDir, [file]) });
    for (const [file, made] of pictures.made) { after.set(file, made); if (!known.kept.has(file)) known.wrote(file); }
  }
  phase('pages');
  if (!slice) {
    const put = (file: string, data: string | Uint8Array): void => known.put(siteDir, file, data);
    copyPublic(templates.client, put);
    writeSiteMaps(exported.run, [...listed]);
    writeHosting(archive, Object.values(shells)[0]!.base, put);
    phase('exports');
  }
  if (options.search === false) {
    if (spared) known.takeOverFolder(siteDir, indexFolder);
    forgetPieces({ archive, cacheDir, previousDir, shardSize: options.limits?.shardSize });
  }
  const shards = options.search === false ? [] : await buildSearch({ archive, cacheDir, contentDir, outDir: siteDir, previousDir, progress: options.progress, known, slice, shardSize: options.limits?.shardSize, indexer: options.small === true ? 'plain' : 'pagefind' });
  phase('search');
  const gone = known.clear(siteDir);
  const sums = writeSums(siteDir, known, known.names());
  phase('sums');
  const leaks = redactedInOutput({ contentDir, cacheDir, dir: siteDir });
  if (leaks.length) {
    throw new ContentError(leaks.map(({ file }) => ({ file, line: 1, column: 1, kind: 'redaction', found: 'redacted words in the output', expected: 'none of the words whose hashes stand in redactions.txt', advice: 'find where the content brings them back, and run npm run redact', severity: 'error' })));
  }
  phase('redactions');
  if (slice) writePart({ dir: staging.dir, part: options.part!, options, store, slice, pages: after, groups: exported.run.ledger.groups(), shards, baseUrl });
  const removed = [...before.keys()].filter((f) => !after.has(f)).length;
  commit(staging, spared ? { cacheDir, files: known.names(), made: known.made.keys(), gone } : undefined);
  // Once the tree is in place, since its list names what is remembered of it. A join's memory goes with its working folder.
  if (options.bodies !== false) {
    known.save(sums);
    writeOfTree(pagesFile(cacheDir, previousDir), previousDir, after);
    exported.run.ledger.save();
  }
  phase('swap');
  return { cables: slice?.count ?? archive.cables.length, pages, written, compiled: store.compiled.length, removed, phases, warnings: store.warnings };
}

/** The project's public files and the templates' scripts and styles. */
function copyPublic(client: string, put: (file: string, data: Uint8Array) => void): void {
  const pub = path.join(projectRoot, 'public');
  for (const f of filesBelow(pub)) put(f, readFileSync(path.join(pub, f)));
  for (const f of filesBelow(client)) if (f.startsWith('_astro/')) put(f, readFileSync(path.join(client, f)));
}
