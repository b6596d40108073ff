/**
 * The output folder changes all at once, and at the cost of what changed. Beside it stands a spare: a second tree of the same files by hard link,
 * so it takes names and folders, no bytes. A build writes into the spare what it changes, then the two change places, and the tree that was
 * published is brought up to date by links: it is the next spare, and nothing that was taken out of the site stays in it. Whatever stops a build,
 * the folder holds the last complete one; the next run clears up. A spare that is missing costs one link a file.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linkInto } from './files.ts';
import { folderKey, readOfTree, removeWithFolders, writeOfTree } from './known-output.ts';

/** Times of a folder in the published tree and in the spare, in milliseconds. */
type Times = readonly [published: number, spare: number];
export interface Staging {
  readonly dir: string;
  readonly outDir: string;
  /** Set by `fill`: `dir` began as a copy of the output, whose folders had these times. */
  filled?: ReadonlyMap<string, Times>;
}

/** A file or folder of ours beside the output folder, hidden. */
export const beside = (outDir: string, what: string): string => path.join(path.dirname(outDir), `.${path.basename(outDir)}.${what}`);

/** Puts right what a killed build left: an output folder moved away but not replaced, and folders nobody will finish. */
export function recover(outDir: string): void {
  const old = beside(outDir, 'old');
  if (!existsSync(outDir) && existsSync(old)) renameSync(old, outDir);
  rmSync(old, { recursive: true, force: true });
  for (const what of ['new', 'parts']) rmSync(beside(outDir, what), { recursive: true, force: true });
}

/** A folder a build may replace holds one of these. */
const marks = ['SHA256SUMS', 'part.json'];

/** Begins a new tree. Throws when another build of the same folder is running, and when the folder holds what no build made: it would be lost. */
export function stage(outDir: string): Staging {
  const there = lstatSync(outDir, { throwIfNoEntry: false });
  if (there && !statSync(outDir, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${outDir} is a file or a dead link; expected a folder; give another with --out`);
  mkdirSync(path.dirname(outDir), { recursive: true });
  lock(outDir);
  try {
    recover(outDir);
    if (existsSync(outDir)) {
      const names = readdirSync(outDir);
      if (names.length && !marks.some((m) => names.includes(m))) throw new Error(`${outDir} holds files that no build made (${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}) and a build replaces the whole folder; empty it, or give another with --out`);
    }
  } catch (e) { unlock({ outDir }); throw e; }
  const dir = beside(outDir, 'new');
  mkdirSync(dir, { recursive: true });
  return { dir, outDir };
}

const spareFile = (cacheDir: string, outDir: string): string => path.join(cacheDir, `spare-${folderKey(outDir)}.ndjson`);
const inodeOf = (dir: string): number => lstatSync(dir, { throwIfNoEntry: false })?.ino ?? 0;
const timeOf = (root: string, folder: string): number => lstatSync(path.join(root, folder), { throwIfNoEntry: false })?.mtimeMs ?? -1;

/**
 * Begins the new tree with the spare, if there is one and nobody has put a file into the output folder or taken one out: then `dir` holds what the
 * output holds. (A file altered in its place is another matter: `KnownOutput.intact` sees it.) Call it when nothing is written yet.
 */
export function fill(staging: Staging, cacheDir: string): boolean {
  const { dir, outDir } = staging;
  const spare = beside(outDir, 'spare');
  const [trees, ...folders] = readOfTree<readonly [number, number] | readonly [string, ...Times]>(spareFile(cacheDir, outDir), outDir);
  const times = new Map((folders as (readonly [string, ...Times])[]).map(([folder, ...t]) => [folder, t]));
  if (trees?.[0] !== inodeOf(outDir) || trees[1] !== inodeOf(spare) || ![...times].every(([folder, t]) => timeOf(outDir, folder) === t[0])) {
    rmSync(spare, { recursive: true, force: true });
    return false;
  }
  // Out of sight first: a spare half changed must never be taken for a whole one.
  rmdirSync(dir);
  renameSync(spare, dir);
  staging.filled = times;
  return true;
}

/** Names of files, below the output: all of the new tree, those written in this build, and those that went. */
export interface Changes { readonly cacheDir: string; readonly files: readonly string[]; readonly made: Iterable<string>; readonly gone: Iterable<string> }

/**
 * Puts the new tree in place of the old. The folder stays locked until `unlock`. With `changes` the old tree stays as the spare of the next
 * build; not in CI, where none follows.
 */
export function commit(staging: Staging, changes?: Changes): void {
  const { dir, outDir } = staging;
  const old = beside(outDir, 'old');
  const spare = beside(outDir, 'spare');
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(dir, outDir);
  if (!changes || process.env.CI) {
    rmSync(old, { recursive: true, force: true });
    rmSync(spare, { recursive: true, force: true });
    return;
  }
  const before = staging.filled;
  const touched = new Set<string>();
  if (before) {
    for (const f of changes.gone) { removeWithFolders(old, f); addFolders(touched, f); }
    for (const f of changes.made) { linkInto(path.join(outDir, f), path.join(old, f)); addFolders(touched, f); }
    renameSync(old, spare);
  } else {
    rmSync(old, { recursive: true, force: true });
    rmSync(spare, { recursive: true, force: true });
    mkdirSync(spare, { recursive: true });
    for (const f of changes.files) linkInto(path.join(outDir, f), path.join(spare, f));
  }
  const folders = new Set<string>();
  for (const f of changes.files) addFolders(folders, f);
  writeOfTree(spareFile(changes.cacheDir, outDir), outDir, (function* () {
    yield [inodeOf(outDir), inodeOf(spare)];
    for (const f of folders) {
      // The trees have changed places.
      const known = touched.has(f) ? undefined : before?.get(f);
      yield known ? [f, known[1], known[0]] : [f, timeOf(outDir, f), timeOf(spare, f)];
    }
  })());
}

/** Adds the folders of a file, the outermost ('') too. */
function addFolders(to: Set<string>, file: string): void {
  for (let d = path.posix.dirname(file); ; d = path.posix.dirname(d)) {
    const name = d === '.' ? '' : d;
    if (to.has(name)) return;
    to.add(name);
    if (!name) return;
  }
}

/** Gives up: the output folder stays as it was. */
export function abandon(staging: Staging): void {
  for (const what of ['new', 'parts']) rmSync(beside(staging.outDir, what), { recursive: true, force: true });
  unlock(staging);
}

/** Folders this process is writing. */
const mine = new Set<string>();

/** One build a folder. A lock left by a killed build is noticed by its process: gone, or another one with the same number. */
function lock(outDir: string): void {
  const file = beside(outDir, 'lock');
  for (let tries = 0; ; tries++) {
    try { writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' }); mine.add(file); return; } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EEXIST' || tries === 9) throw e;
    }
    let holder = '';
    try { holder = readFileSync(file, 'utf8'); } catch { continue; }
    const [pid = 0, start = ''] = [Number(holder.split(' ')[0]), holder.split(' ')[1]];
    const running = pid === process.pid ? mine.has(file) : pid > 0 && isAlive(pid) && (!start || startOf(pid) === start);
    if (running) throw new Error(`another build (process ${pid}) is writing ${outDir}; wait for it, or give another folder with --out`);
    rmSync(file, { force: true });
  }
}
/** Lets others build into the folder. */
export function unlock({ outDir }: Pick<Staging, 'outDir'>): void { rmSync(beside(outDir, 'lock'), { force: true }); mine.delete(beside(outDir, 'lock')); }
function isAlive(pid: number): boolean { try { process.kill(pid, 0); return true; } catch (e) { return (e as NodeJS.ErrnoException).code === 'EPERM'; } }
/** When a process began, as its system counts; '' where that can't be asked. */
function startOf(pid: number): string { try { return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? ''; } catch { return ''; } }

/** Every file below a folder, with `/`, sorted. */
export function filesBelow(dir: string): string[] {
  const out: string[] = [];
  const walk = (rel: string): void => {
    for (const d of readdirSync(path.join(dir, rel), { withFileTypes: true })) { const p = rel ? `${rel}/${d.name}` : d.name; if (d.isDirectory()) walk(p); else out.push(p); }
  };
  if (existsSync(dir)) walk('');
  return out.sort();
}
