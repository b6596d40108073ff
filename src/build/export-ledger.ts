/** What was exported from what: a group of files whose key is as before is taken over, not made again. */
import { createHash, hash } from 'node:crypto';
import { closeSync } from 'node:fs';
import path from 'node:path';
import { bytesOf } from '../archive/bytes-of.ts';
import { openInto, writeInto } from './files.ts';
import { writeWholly } from './kept-lines.ts';
import { folderKey, KnownOutput, readOfTree, writeOfTree } from './known-output.ts';

/** Path below the site, size in bytes, SHA-256 in hexadecimal. */
export interface MadeFile { readonly path: string; readonly bytes: number; readonly sha256: string }
interface Group { readonly key: string; readonly files: readonly MadeFile[] }
/** A group as it is kept: name, key, files. */
export type KeptGroup = readonly [name: string, key: string, files: readonly MadeFile[]];
/** Writes a file of a group. */
export interface GroupWriter { (file: string, data: string | Uint8Array): void }

/** A group that is being made. */
export interface OpenGroup { readonly file: (file: string) => Sink; readonly end: () => readonly MadeFile[] }
/** A file that grows: memory holds a part of it. `close` before the group ends. */
export interface Sink { readonly write: (text: string | Uint8Array) => void; readonly close: () => void }

const chunk = 1 << 18;

export const exportLedgerFile = (cacheDir: string, outDir: string): string => path.join(cacheDir, `exports-${folderKey(outDir)}.ndjson`);

export class ExportLedger {
  readonly #file: string;
  readonly #staging: { dir: string; outDir: string };
  readonly #known: KnownOutput;
  readonly #before = new Map<string, Group>();
  readonly #after = new Map<string, Group>();
  /** Groups made anew in this run. */
  made = 0;

  /** `dir` is the tree that is being written, `outDir` the last one. */
  constructor(cacheDir: string, dir: string, outDir: string, known = new KnownOutput(cacheDir, outDir)) {
    this.#file = exportLedgerFile(cacheDir, outDir);
    this.#staging = { dir, outDir };
    this.#known = known;
    for (const [name, key, files] of readOfTree<KeptGroup>(this.#file, outDir)) this.#before.set(name, { key, files });
  }

  /** The files of the last build, taken over, when the key is as before and all are there; else undefined: make them. */
  kept(name: string, key: string): readonly MadeFile[] | undefined {
    const before = this.#before.get(name);
    if (before?.key !== key || !this.#known.takeOver(this.#staging.dir, before.files.map((f) => f.path))) return undefined;
    this.#after.set(name, before);
    return before.files;
  }

  /** The files of the last build's group, where it had this key and they are still what was written: name below the site → full name. */
  lastFiles(name: string, key: string): ReadonlyMap<string, string> | undefined {
    const last = this.#before.get(name);
    if (last?.key !== key || !last.files.every((f) => this.#known.intact(f.path, f.sha256))) return undefined;
    return new Map(last.files.map((f) => [f.path, path.join(this.#staging.outDir, f.path)]));
  }

  /** Begins a group; its files are known when it ends. */
  begin(name: string, key: string): OpenGroup {
    const files: MadeFile[] = [];
    this.made++;
    return {
      file: (file) => {
        const fd = openInto(path.join(this.#staging.dir, file));
        const sum = createHash('sha256');
        let bytes = 0;
        let waiting: (string | Uint8Array)[] = [];
        let size = 0;
        const flush = (): void => {
          const data = Buffer.concat(waiting.map((x) => (typeof x === 'string' ? Buffer.from(x) : x)));
          waiting = [];
          size = 0;
          sum.update(data);
          bytes += data.byteLength;
          writeWholly(fd, data);
        };
        return {
          write: (text) => { waiting.push(text); size += text.length; if (size > chunk) flush(); },
          close: () => { flush(); closeSync(fd); this.#wrote(files, { path: file, bytes, sha256: sum.digest('hex') }); },
        };
      },
      end: () => { this.#after.set(name, { key, files }); return files; },
    };
  }

  /** A group of small files: taken over, or those that `make` writes. */
  group(name: string, key: string, make: (write: GroupWriter) => void): readonly MadeFile[] {
    const kept = this.kept(name, key);
    if (kept) return kept;
    const files: MadeFile[] = [];
    make((file, data) => {
      const bytes = typeof data === 'string' ? bytesOf(data) : data;
      writeInto(path.join(this.#staging.dir, file), bytes);
      this.#wrote(files, { path: file, bytes: bytes.byteLength, sha256: hash('sha256', bytes) });
    });
    this.#after.set(name, { key, files });
    this.made++;
    return files;
  }

  #wrote(files: MadeFile[], f: MadeFile): void { files.push(f); this.#known.wrote(f.path, f.sha256); }

  /** Remembers the groups for the next build. Call it when the site is in place. */
  save(): void { writeOfTree(this.#file, this.#staging.outDir, this.groups()); }

  /** What was made or taken over in this run. */
  *groups(): Generator<KeptGroup> { for (const [name, g] of this.#after) yield [name, g.key, g.files]; }
}
