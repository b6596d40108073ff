/**
 * What is kept between builds: one JSON value a line, each line sealed with its checksum, read and written in pieces, so that nothing that
 * grows with the archive is one string. A damaged or half-written line counts as absent: it costs work, never a wrong page.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { writeWhole } from './files.ts';

const piece = 1 << 20;
const seal = (json: string): string => crc32(json).toString(16).padStart(8, '0');

/** Writes beside and renames: the file is as before or complete. Folders are made. */
export function writeKept(file: string, values: Iterable<unknown>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  const fd = openSync(beside, 'w');
  try {
    let waiting = '';
    const flush = (): void => { if (waiting) writeWholly(fd, Buffer.from(waiting)); waiting = ''; };
    for (const v of values) { const json = JSON.stringify(v); waiting += `${seal(json)} ${json}\n`; if (waiting.length > piece) flush(); }
    flush();
    fsyncSync(fd);
  } catch (e) { closeSync(fd); rmSync(beside, { force: true }); throw e; }
  closeSync(fd);
  renameSync(beside, file);
}

/** Writes all bytes: a single call may write fewer than asked. */
export function writeWholly(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}

/** The values of such a file in order, without damaged lines; none when there is no such file. Throws when it can't be read. */
export function* readKept<T>(file: string): Generator<T> {
  let fd: number;
  try { fd = openSync(file, 'r'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return; throw e; }
  try {
    const buffer = Buffer.allocUnsafe(piece);
    let open: Buffer[] = [];
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
      let from = 0;
      for (let end = buffer.indexOf(10); end >= 0 && end < n; end = buffer.indexOf(10, from)) {
        const v = valueOf<T>(Buffer.concat([...open, buffer.subarray(from, end)]).toString());
        open = [];
        from = end + 1;
        if (v !== undefined) yield v;
      }
      if (from < n) open.push(Buffer.from(buffer.subarray(from, n)));
    }
  } finally { closeSync(fd); }
}

function valueOf<T>(line: string): T | undefined {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== seal(json)) return undefined;
  return JSON.parse(json) as T;
}

/** The only value of a file of one line. */
export function readKeptValue<T>(file: string): T | undefined {
  for (const v of readKept<T>(file)) return v;
  return undefined;
}

/** Keeps a file that is no list, its checksum behind it. */
export const keepBytes = (file: string, bytes: Uint8Array): void => writeWhole(file, Buffer.concat([bytes, Buffer.from(crc32(bytes).toString(16).padStart(8, '0'))]));

/** The bytes of such a file, or undefined when it is absent or damaged. */
export function keptBytes(file: string): Uint8Array | undefined {
  let all: Buffer;
  try { all = readFileSync(file); } catch { return undefined; }
  const bytes = all.subarray(0, -8);
  return all.length >= 8 && all.subarray(-8).toString() === crc32(bytes).toString(16).padStart(8, '0') ? bytes : undefined;
}
