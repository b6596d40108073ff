/**
 * The output folder changes all at once. A build writes a complete tree beside it, taking unchanged files over by hard link (no bytes are
 * copied), then two renames put it in place. Whatever stops a build, the folder holds the last complete one; the next run clears up.
 */
import { copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Staging { readonly dir: string; readonly outDir: string }

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

/** Takes files over from the present output. Missing ones are returned: they must be written anew. */
export function takeOver(staging: Staging, files: Iterable<string>): string[] {
  const missing: string[] = [];
  const made = new Set<string>();
  for (const f of files) {
    const to = path.join(staging.dir, f);
    const folder = path.dirname(to);
    if (!made.has(folder)) { mkdirSync(folder, { recursive: true }); made.add(folder); }
    try { linkSync(path.join(staging.outDir, f), to); } catch (e) {
      const code = (e as NodeJS.ErrnoException).code;
      if (code === 'ENOENT') missing.push(f);
      else if (code === 'EEXIST') continue;
      else copyFileSync(path.join(staging.outDir, f), to);
    }
  }
  return missing;
}

/** Puts the new tree in place of the old. The folder stays locked until `unlock`. */
export function commit(staging: Staging): void {
  const old = beside(staging.outDir, 'old');
  if (existsSync(staging.outDir)) renameSync(staging.outDir, old);
  renameSync(staging.dir, staging.outDir);
  rmSync(old, { recursive: true, force: true });
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
