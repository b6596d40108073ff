/**
 * The output folder changes all at once. A build writes a complete tree beside it, taking unchanged files over by hard link (no bytes are
 * copied), then two renames put it in place. Whatever stops a build, the folder holds the last complete one; the next run clears up.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Staging { readonly dir: string; readonly outDir: string }

const beside = (outDir: string, what: string): string => path.join(path.dirname(outDir), `.${path.basename(outDir)}.${what}`);

/** Puts right what a killed build left: an output folder moved away but not replaced, and folders nobody will finish. */
export function recover(outDir: string): void {
  const old = beside(outDir, 'old');
  if (!existsSync(outDir) && existsSync(old)) renameSync(old, outDir);
  rmSync(old, { recursive: true, force: true });
  rmSync(beside(outDir, 'new'), { recursive: true, force: true });
}

/** Begins a new tree. Throws when another build of the same folder is running. */
export function stage(outDir: string): Staging {
  mkdirSync(path.dirname(outDir), { recursive: true });
  lock(outDir);
  recover(outDir);
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

/** Puts the new tree in place of the old. */
export function commit(staging: Staging): void {
  const old = beside(staging.outDir, 'old');
  if (existsSync(staging.outDir)) renameSync(staging.outDir, old);
  renameSync(staging.dir, staging.outDir);
  rmSync(old, { recursive: true, force: true });
  unlock(staging.outDir);
}

/** Gives up: the output folder stays as it was. */
export function abandon(staging: Staging): void {
  rmSync(staging.dir, { recursive: true, force: true });
  unlock(staging.outDir);
}

function lock(outDir: string): void {
  const file = beside(outDir, 'lock');
  try { writeFileSync(file, String(process.pid), { flag: 'wx' }); } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid && pid !== process.pid && isAlive(pid)) throw new Error(`another build (process ${pid}) is writing ${outDir}; wait for it, or give another folder with --out`);
    writeFileSync(file, String(process.pid));
  }
}
const unlock = (outDir: string): void => rmSync(beside(outDir, 'lock'), { force: true });
function isAlive(pid: number): boolean { try { process.kill(pid, 0); return true; } catch (e) { return (e as NodeJS.ErrnoException).code === 'EPERM'; } }

/** Every file below a folder, with `/`, sorted. */
export function filesBelow(dir: string): string[] {
  const out: string[] = [];
  const walk = (rel: string): void => {
    for (const d of readdirSync(path.join(dir, rel), { withFileTypes: true })) { const p = rel ? `${rel}/${d.name}` : d.name; if (d.isDirectory()) walk(p); else out.push(p); }
  };
  if (existsSync(dir)) walk('');
  return out.sort();
}
