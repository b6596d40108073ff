/**
 * Files that hold a piece of each cable, one after another: the tables of a year, its TEI, the OAI repository. What is kept of them is the size of each
 * piece and what it was made from; so after an edit the pieces of all other cables are copied out of the files of the last build, unread.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { ExportLedger, MadeFile, OpenGroup, Sink } from './export-ledger.ts';
import { readKeptValue, writeKept } from './kept-lines.ts';
import { folderKey } from './known-output.ts';

/** Where it is kept how the files of an output are put together. */
export const layoutsOf = (step: { readonly cacheDir: string; readonly previousDir: string }): string => path.join(step.cacheDir, `layouts-${folderKey(step.previousDir)}`);

/** A file is its head, the pieces that are not empty with the separator between them, and its tail. */
export interface SplicedFile { readonly path: string; readonly head: string; readonly separator: string; readonly tail: string }

/** How the files of a group were put together. */
interface Layout {
  /** Key of the group that had these pieces. */
  readonly key: string;
  readonly files: readonly { readonly path: string; readonly head: number; readonly separator: number }[];
  /** Each cable with what its pieces were made from and their sizes in bytes, in the order of the files. */
  readonly pieces: readonly (readonly [id: string, frame: string, sizes: readonly number[]])[];
}

export interface SplicedGroup {
  /** Adds a cable's pieces, one for each file: copied where they are made from the same as before, else made. */
  readonly add: (id: string, frame: string, make: () => readonly string[]) => void;
  readonly end: () => readonly MadeFile[];
}

export function openSpliced(ledger: ExportLedger, layoutDir: string, name: string, key: string, files: readonly SplicedFile[]): SplicedGroup {
  const layoutFile = path.join(layoutDir, `${name}.ndjson`);
  const last = openLast(ledger, name, files, readKeptValue<Layout>(layoutFile));
  const group: OpenGroup = ledger.begin(name, key);
  const sinks = files.map((f): Sink => { const sink = group.file(f.path); sink.write(f.head); return sink; });
  const begun = files.map(() => false);
  const pieces: [string, string, number[]][] = [];
  return {
    add: (id, frame, make) => {
      const given = last.pieces(id, frame) ?? make().map((piece) => Buffer.from(piece));
      given.forEach((piece, i) => {
        if (!piece.length) return;
        if (begun[i]) sinks[i]!.write(files[i]!.separator);
        begun[i] = true;
        sinks[i]!.write(piece);
      });
      pieces.push([id, frame, given.map((piece) => piece.length)]);
    },
    end: () => {
      last.close();
      sinks.forEach((sink, i) => { sink.write(files[i]!.tail); sink.close(); });
      writeKept(layoutFile, [{ key, files: files.map((f) => ({ path: f.path, head: Buffer.byteLength(f.head), separator: Buffer.byteLength(f.separator) })), pieces } satisfies Layout]);
      return group.end();
    },
  };
}

interface Last { readonly pieces: (id: string, frame: string) => readonly Buffer[] | undefined; readonly close: () => void }
const none: Last = { pieces: () => undefined, close: () => undefined };

/** The pieces of the last build, where its files are what it wrote and are put together as these. */
function openLast(ledger: ExportLedger, name: string, files: readonly SplicedFile[], layout: Layout | undefined): Last {
  if (!layout || layout.files.length !== files.length || layout.files.some((f, i) => f.path !== files[i]!.path)) return none;
  const paths = ledger.lastFiles(name, layout.key);
  if (!paths || files.some((f) => !paths.has(f.path))) return none;
  const places = new Map<string, { readonly frame: string; readonly at: readonly number[]; readonly sizes: readonly number[] }>();
  const next = layout.files.map((f) => f.head);
  const begun = files.map(() => false);
  for (const [id, frame, sizes] of layout.pieces) {
    const at = sizes.map((size, i) => {
      if (!size) return 0;
      if (begun[i]) next[i]! += layout.files[i]!.separator;
      begun[i] = true;
      const from = next[i]!;
      next[i]! += size;
      return from;
    });
    places.set(id, { frame, at, sizes });
  }
  const open = files.map((f) => new Reader(paths.get(f.path)!));
  return {
    pieces: (id, frame) => {
      const place = places.get(id);
      return place?.frame === frame ? open.map((file, i) => file.bytes(place.at[i]!, place.sizes[i]!)) : undefined;
    },
    close: () => { for (const file of open) file.close(); },
  };
}

/** Reads a file in large pieces, of which small ones are given that mostly follow one another. */
class Reader {
  readonly #file: string;
  readonly #fd: number;
  #from = 0;
  #window = Buffer.alloc(0);
  constructor(file: string) { this.#file = file; this.#fd = openSync(file, 'r'); }

  bytes(from: number, size: number): Buffer {
    const at = from - this.#from;
    if (at >= 0 && at + size <= this.#window.length) return this.#window.subarray(at, at + size);
    // A new buffer each time: what was given before is still to be written.
    const read = Buffer.allocUnsafe(Math.max(size, readAhead));
    let done = 0;
    while (done < read.length) { const n = readSync(this.#fd, read, done, read.length - done, from + done); if (n === 0) break; done += n; }
    if (done < size) throw new Error(`${this.#file} ends before its last piece; run the build again`);
    this.#from = from;
    this.#window = read.subarray(0, done);
    return this.#window.subarray(0, size);
  }

  close(): void { closeSync(this.#fd); }
}
const readAhead = 1 << 17;
