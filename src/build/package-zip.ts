/** ZIP files with the same bytes whoever makes them and when: names in order, one fixed date, no owner. Written and read as streams. */
import { Unzip, UnzipInflate, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** One file: its path in the ZIP, and its bytes or the file that has them. `stored`: not compressed. */
export interface ZipEntry { readonly name: string; readonly data: string | Uint8Array | { readonly file: string }; readonly stored?: boolean }

/** ZIP has no way to leave the date out; this is the first it knows. Local time, because that is what the format writes. */
const firstDate = new Date(1980, 0, 1);
/** Entries a ZIP without its 64-bit extension can hold. */
const maxEntries = 65_535;
/** Compressed already: pressing them again costs time and gives nothing. */
const pressed = /\.(woff2|png|jpg|zip|epub|gz|pf_\w+)$/;

/** Writes a ZIP beside `to` and renames it when it is whole. */
export function writeZip(to: string, entries: Iterable<ZipEntry>): number {
  mkdirSync(path.dirname(to), { recursive: true });
  const beside = `${to}.${process.pid}.new`;
  const fd = openSync(beside, 'w');
  let bytes = 0;
  try {
    let count = 0;
    const zip = new Zip((error, chunk) => { if (error) throw error; for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at); bytes += chunk.length; });
    for (const e of entries) {
      if (++count > maxEntries) throw new Error(`more than ${maxEntries} files; a ZIP can't hold them: make a bag as a folder, or select a part with --select`);
      const out = e.stored || pressed.test(e.name) ? new ZipPassThrough(e.name) : new ZipDeflate(e.name, { level: 6 });
      out.mtime = firstDate;
      zip.add(out);
      if (typeof e.data === 'string') out.push(Buffer.from(e.data), true);
      else if (e.data instanceof Uint8Array) out.push(e.data, true);
      else readPieces(e.data.file, (piece, last) => out.push(piece, last));
    }
    zip.end();
    closeSync(fd);
  } catch (error) {
    closeSync(fd);
    rmSync(beside, { force: true });
    throw error;
  }
  renameSync(beside, to);
  return bytes;
}

/** Reads a file piece by piece; the last call says so, and may be empty. */
export function readPieces(file: string, take: (piece: Uint8Array, last: boolean) => void): void {
  const fd = openSync(file, 'r');
  try {
    for (;;) {
      const piece = Buffer.alloc(1 << 18);
      const n = readSync(fd, piece);
      take(piece.subarray(0, n), n === 0);
      if (n === 0) return;
    }
  } finally { closeSync(fd); }
}

/** Reads a ZIP; `open` is told each name and answers who takes its bytes. Throws when the file is none or is cut off. */
export function readZip(file: string, open: (name: string) => (piece: Uint8Array, last: boolean) => void): void {
  let started = 0, finished = 0;
  const unzip = new Unzip((f) => {
    started++;
    const take = open(f.name);
    f.ondata = (error, piece, last) => { if (error) throw error; take(piece, last); if (last) finished++; };
    f.start();
  });
  unzip.register(UnzipInflate);
  readPieces(file, (piece, last) => unzip.push(piece, last));
  if (!started) throw new Error('no ZIP file, or an empty one');
  if (finished < started) throw new Error('a ZIP file that is cut off');
}
