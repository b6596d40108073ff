/** Writing files so that a reader never sees half of one. */
import { copyFileSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

let counter = 0;
/** Writes beside and renames: the file is either as before or complete. Folders are made. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  const beside = `${file}.${process.pid}-${counter++}.new`;
  try { writeFileSync(beside, data); } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(beside, data);
  }
  renameSync(beside, file);
}

/**
 * Writes a file of a tree that nobody reads yet. What stands there under this name may be the published file itself, by hard link: it is
 * put aside, never written into.
 */
export function writeInto(file: string, data: string | Uint8Array): void {
  // A page has a folder of its own: making it is cheaper than to fail for want of it.
  if (file.endsWith('/index.html')) try { mkdirSync(path.dirname(file)); } catch { /* It is there, or its parents are not. */ }
  try { writeFileSync(file, data, { flag: 'wx' }); } catch (e) { makeRoom(file, e as NodeJS.ErrnoException); writeFileSync(file, data, { flag: 'wx' }); }
}
/** Opens such a file for writing, piece by piece. */
export function openInto(file: string): number {
  try { return openSync(file, 'wx'); } catch (e) { makeRoom(file, e as NodeJS.ErrnoException); return openSync(file, 'wx'); }
}
function makeRoom(file: string, e: NodeJS.ErrnoException): void {
  if (e.code === 'ENOENT') mkdirSync(path.dirname(file), { recursive: true });
  else if (e.code === 'EEXIST') rmSync(file);
  else throw e;
}

/** A second name for a file; its folder is made. A file system without hard links gets a copy with the same time. */
export function linkInto(from: string, to: string): void {
  try { linkSync(from, to); return; } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT' && existsSync(from)) mkdirSync(path.dirname(to), { recursive: true });
    else if (code === 'EEXIST') rmSync(to);
    else if (code === 'ENOENT') throw e;
  }
  try { linkSync(from, to); } catch { copyFileSync(from, to); const s = statSync(from); utimesSync(to, s.atime, s.mtime); }
}
