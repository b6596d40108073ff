/**
 * What is kept between builds: one JSON value a line, each line sealed with its checksum, read and written in pieces, so that nothing that
 * grows with the archive is one string. A damaged or half-written line counts as absent: it costs work, never a wrong page.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { bytesOf } from '../archive/bytes-of.ts';
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
    const flush = (): void => { if (waiting) writeWholly(fd, bytesOf(waiting)); waiting = ''; };
    for (const v of values) { const json = JSON.stringify(v); waiting += `${seal(json)} ${json}\n`; if (waiting.length > piece) flush(); }
    flush();
    fsyncSync(fd);
  } catch (e) { closeSync(fd); rmSync(beside, { force: true }); throw e; }
  closeSync(fd);
  renameSync(beside, file);
}

/** Where a line stands in its file, in bytes. */
export interface Place { readonly from: number; readonly end: number }

/**
 * Adds values to such a file and blanks the lines they take the place of, which costs what changed, not what there is; what a blanked line said is no longer
 * in the file. A build killed here leaves a line too many or a damaged last one; the next addition begins a new line.
 */
export function amendKept(file: string, values: Iterable<unknown>, replaced: readonly Place[]): void {
  const end = openSync(file, 'a');
  try {
    let waiting = '\n';
    for (const v of values) { const json = JSON.stringify(v); waiting += `${seal(json)} ${json}\n`; if (waiting.length > piece) { writeWholly(end, Buffer.from(waiting)); waiting = ''; } }
    writeWholly(end, Buffer.from(waiting));
    fsyncSync(end);
  } finally { closeSync(end); }
  const fd = openSync(file, 'r+');
  try {
    for (const { from, end: to } of replaced) { const blank = Buffer.alloc(to - from, 32); for (let at = 0; at < blank.length;) at += writeSync(fd, blank, at, blank.length - at, from + at); }
  } finally { closeSync(fd); }
}

/** Writes all bytes: a single call may write fewer than asked. */
export function writeWholly(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}

/** The values of such a file in order, without damaged lines; none when there is no such file. Throws when it can't be read. */
export function* readKept<T>(file: string): Generator<T> { for (const [v] of readKeptPlaces<T>(file)) yield v; }

/** The same with each line's place. */
export function* readKeptPlaces<T>(file: string): Generator<[T, Place]> {
  let fd: number;
  try { fd = openSync(file, 'r'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return; throw e; }
  try {
    const buffer = Buffer.allocUnsafe(piece);
    let open: Buffer[] = [];
    let begin = 0;
    let start = 0;
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
      let from = 0;
      for (let end = buffer.indexOf(10); end >= 0 && end < n; end = buffer.indexOf(10, from)) {
        const last = buffer.subarray(from, end);
        const v = valueOf<T>(open.length ? Buffer.concat([...open, last]) : last);
        open = [];
        from = end + 1;
        if (v !== undefined) yield [v, { from: begin, end: start + end }];
        begin = start + from;
      }
      start += n;
      if (from < n) open.push(Buffer.from(buffer.subarray(from, n)));
    }
  } finally { closeSync(fd); }
}

function valueOf<T>(line: Buffer): T | undefined {
  const json = line.subarray(9);
  if (line[8] !== 32 || line.toString('latin1', 0, 8) !== crc32(json).toString(16).padStart(8, '0')) return undefined;
  return JSON.parse(json.toString()) as T;
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
