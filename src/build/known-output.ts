/**
 * What the last build wrote: file → digest, with number, size and time. An incremental build takes a file over only when it is still what
 * was written; one that was altered, cut or lost in between is made again.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { linkInto, writeInto } from './files.ts';
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

const trees = new Map<string, string>();
/** A finished tree is named by its list of digests; '' when there is none. Each list is read once: every memory of a tree asks for its name. */
function treeOf(dir: string): string {
  const f = path.join(dir, 'SHA256SUMS');
  const s = statSync(f, { throwIfNoEntry: false });
  if (!s) return '';
  const key = [s.dev, s.ino, s.size, s.mtimeMs, s.ctimeMs].join();
  let tree = trees.get(key);
  if (tree === undefined) trees.set(key, (tree = sha256Of(f)));
  return tree;
}

/** What was remembered of the tree in `dir`, if it is still the tree there: memory of another one, which a killed build may leave, is none. */
export function* readOfTree<T>(file: string, dir: string): Generator<T> {
  const tree = treeOf(dir);
  let first = true;
  for (const v of readKept<unknown>(file)) {
    if (first && (v !== `${form} ${tree}` || !tree)) return;
    if (!first) yield* v as T[];
    first = false;
  }
}
/** Remembers something of the finished tree in `dir`. */
export const writeOfTree = (file: string, dir: string, values: Iterable<unknown>): void =>
  writeKept(file, (function* () { yield `${form} ${treeOf(dir)}`; yield* many(values); })());
/** Raised when what is remembered of a tree is written otherwise: memory in another form is none. */
const form = 2;
/** Many values a line: a line costs its checksum and a call of the parser. */
function* many(values: Iterable<unknown>): Generator<unknown[]> {
  let some: unknown[] = [];
  for (const v of values) if (some.push(v) === 256) { yield some; some = []; }
  if (some.length) yield some;
}

type Line = readonly [file: string, stamp: string, sum: string];
const stampOf = (full: string): string | undefined => { const s = statSync(full, { throwIfNoEntry: false }); return s?.isFile() ? `${s.ino}.${s.size}.${s.mtimeMs}` : undefined; };

/** What is known of the last tree, and what becomes of each of its files in this build: taken over, written anew, or gone. */
export class KnownOutput {
  readonly #file: string;
  readonly #dir: string;
  readonly #filled: boolean;
  readonly #known = new Map<string, { readonly stamp: string; readonly sum: string }>();
  /** Files of the new tree that are those of the last one. */
  readonly kept = new Set<string>();
  /** Files written in this build, with their digest where the writer knows it. */
  readonly made = new Map<string, string | undefined>();

  /** What is known of the folder `dir`. `filled`: the tree to be written begins as a copy of it (`stage` says so); else what is taken over is linked. */
  constructor(cacheDir: string, dir: string, filled = false) {
    this.#dir = dir;
    this.#filled = filled;
    this.#file = path.join(cacheDir, `output-${folderKey(dir)}.ndjson`);
    for (const [file, stamp, sum] of readOfTree<Line>(this.#file, dir)) this.#known.set(file, { stamp, sum });
  }

  /** Whether a file is there with the bytes that were written (those of `sum`, where one is given). One that was moved or copied is read to tell. */
  intact(file: string, sum?: string): boolean {
    const known = this.#known.get(file);
    if (sum !== undefined && known?.sum !== sum) return false;
    const full = path.join(this.#dir, file);
    const stamp = known && stampOf(full);
    if (stamp === undefined) return false;
    if (stamp === known!.stamp) return true;
    if (sha256Of(full) !== known!.sum) return false;
    this.#known.set(file, { stamp, sum: known!.sum });
    return true;
  }

  /** Takes files over into `dir`, all or none: false when one of them is not what was written. */
  takeOver(dir: string, files: readonly string[]): boolean {
    if (!files.every((f) => this.intact(f))) return false;
    for (const f of files) {
      if (!this.#filled) linkInto(path.join(this.#dir, f), path.join(dir, f));
      this.kept.add(f);
    }
    return true;
  }

  /** Writes a small file into the new tree in `dir`, unless the last one has it with the same bytes. */
  put(dir: string, file: string, data: string | Uint8Array): void {
    const sum = createHash('sha256').update(data).digest('hex');
    if (this.#known.get(file)?.sum === sum && this.takeOver(dir, [file])) return;
    writeInto(path.join(dir, file), data);
    this.wrote(file, sum);
  }

  /** Takes over every file of a folder as it is. */
  takeOverFolder(dir: string, folder: string): void {
    for (const f of this.#known.keys()) if (f.startsWith(`${folder}/`)) this.takeOver(dir, [f]);
  }

  /** Says that a file of the new tree was written in this build. */
  wrote(file: string, sum?: string): void {
    this.kept.delete(file);
    this.made.set(file, sum);
  }

  /** Removes from the new tree in `dir` what was neither taken over nor written, and says what that was. */
  clear(dir: string): string[] {
    const gone = [...this.#known.keys()].filter((f) => !this.kept.has(f) && !this.made.has(f));
    if (this.#filled) for (const f of gone) removeWithFolders(dir, f);
    return gone;
  }

  /** The files of the new tree, sorted. */
  names(): string[] { return [...this.kept, ...this.made.keys()].sort(); }

  /** Digest of a file of a finished tree in `dir`: the known one when it was taken over or written by someone who said it, else read. */
  sum(dir: string, file: string): string {
    const said = this.made.get(file);
    if (said !== undefined) return said;
    const known = this.#known.get(file);
    if (known && this.kept.has(file)) return known.sum;
    const full = path.join(dir, file);
    return known && stampOf(full) === known.stamp ? known.sum : sha256Of(full);
  }

  /** Remembers the finished tree, now in its place. */
  save(sums: Iterable<readonly [file: string, sum: string]>): void {
    // A copy on a file system without links is another file.
    const stamp = (f: string): string => (this.kept.has(f) && this.#filled ? this.#known.get(f)?.stamp : undefined) ?? stampOf(path.join(this.#dir, f)) ?? '';
    writeOfTree(this.#file, this.#dir, (function* (): Generator<Line> { for (const [f, sum] of sums) yield [f, stamp(f), sum]; })());
  }

  /** Remembers a finished tree in `dir`: file and digest. */
  static save(cacheDir: string, dir: string, sums: Iterable<readonly [file: string, sum: string]>): void { new KnownOutput(cacheDir, dir).save(sums); }
}

/** Removes a file and the folders that hold nothing else, up to `root`. */
export function removeWithFolders(root: string, file: string): void {
  const full = path.join(root, file);
  rmSync(full, { force: true });
  for (let d = path.dirname(full); d.length > root.length; d = path.dirname(d)) try { rmdirSync(d); } catch { break; }
}
