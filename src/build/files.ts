/** Writing files so that a reader never sees half of one. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
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

const made = new Set<string>();
/** Writes into a folder that nobody reads yet. */
export function writeInto(file: string, data: string | Uint8Array): void {
  const dir = path.dirname(file);
  if (!made.has(dir)) { mkdirSync(dir, { recursive: true }); made.add(dir); }
  writeFileSync(file, data);
}
/** Forgets the folders known to exist: called when a build begins. */
export const forgetFolders = (): void => made.clear();
