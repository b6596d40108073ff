/**
 * What the last build wrote: file → digest, with number, size and time. An incremental build takes a file over only when it is still what
 * was written; one that was altered, cut or lost in between is made again.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { readKept, writeKept } from './kept-lines.ts';

/** SHA-256 of a file in hexadecimal, read in pieces. */
export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const fd = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(1 << 16);
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n));
  } finally { closeSync(fd); }
  return hash.digest('hex');
}

/** Short digest that names what is kept for one output folder. */
export const folderKey = (dir: string): string => createHash('sha256').update(path.resolve(dir)).digest('base64url').slice(0, 22);

/** A finished tree is named by its list of digests; '' when there is none. */
const treeOf = (dir: string): string => { const f = path.join(dir, 'SHA256SUMS'); return existsSync(f) ? sha256Of(f) : ''; };

/** What was remembered of the tree in `dir`, if it is still the tree there: memory of another one, which a killed build may leave, is none. */
export function* readOfTree<T>(file: string, dir: string): Generator<T> {
  const tree = treeOf(dir);
  let first = true;
  for (const v of readKept<unknown>(file)) {
    if (first && (v !== tree || !tree)) return;
    if (!first) yield v as T;
    first = false;
  }
}
/** Remembers something of the finished tree in `dir`. */
export const writeOfTree = (file: string, dir: string, values: Iterable<unknown>): void =>
  writeKept(file, (function* () { yield treeOf(dir); yield* values; })());

type Line = readonly [file: string, stamp: string, sum: string];
const stampOf = (full: string): string | undefined => { const s = statSync(full, { throwIfNoEntry: false }); return s?.isFile() ? `${s.ino}.${s.size}.${s.mtimeMs}` : undefined; };

export class KnownOutput {
  readonly #file: string;
  readonly #dir: string;
  readonly #known = new Map<string, { stamp: string; sum: string }>();

  /** What is known of the folder `dir`. */
  constructor(cacheDir: string, dir: string) {
    this.#dir = dir;
    this.#file = path.join(cacheDir, `output-${folderKey(dir)}.ndjson`);
    for (const [file, stamp, sum] of readOfTree<Line>(this.#file, dir)) this.#known.set(file, { stamp, sum });
  }

  /** Whether a file is there with the bytes that were written. One that was moved or copied is read to tell. */
  intact(file: string): boolean {
    const known = this.#known.get(file);
    const full = path.join(this.#dir, file);
    const stamp = known && stampOf(full);
    return stamp !== undefined && (stamp === known!.stamp || sha256Of(full) === known!.sum);
  }

  /** Digest of a file of a finished tree in `dir`: the known one when it was taken over, else read. */
  sum(dir: string, file: string): string {
    const full = path.join(dir, file);
    const known = this.#known.get(file);
    return known && stampOf(full) === known.stamp ? known.sum : sha256Of(full);
  }

  /** Remembers a finished tree: file and digest. */
  static save(cacheDir: string, dir: string, sums: Iterable<readonly [file: string, sum: string]>): void {
    const lines = function* (): Generator<Line> { for (const [f, sum] of sums) yield [f, stampOf(path.join(dir, f)) ?? '', sum]; };
    writeOfTree(path.join(cacheDir, `output-${folderKey(dir)}.ndjson`), dir, lines());
  }
}
