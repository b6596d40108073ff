/** What was exported from what: a group of files whose key is as before is taken over by hard link, not made again. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeInto, writeWhole } from './files.ts';
import { takeOver } from './swap.ts';

/** Path below the site, size in bytes, SHA-256 in hexadecimal. */
export interface MadeFile { readonly path: string; readonly bytes: number; readonly sha256: string }
interface Group { readonly key: string; readonly files: readonly MadeFile[] }
/** Writes a file of a group, whole or in pieces. */
export interface GroupWriter { (file: string, pieces: string | Uint8Array | Iterable<string>): void }

export const keyOf = (...parts: readonly string[]): string => { const h = createHash('sha256'); for (const p of parts) h.update(p).update('\0'); return h.digest('base64url').slice(0, 22); };

export class ExportLedger {
  readonly #file: string;
  readonly #staging: { dir: string; outDir: string };
  readonly #before: Record<string, Group>;
  readonly #after: Record<string, Group> = {};
  /** Groups made anew in this run. */
  made = 0;

  constructor(cacheDir: string, dir: string, outDir: string) {
    this.#file = path.join(cacheDir, `exports-${keyOf(path.resolve(outDir))}.json`);
    this.#staging = { dir, outDir };
    try { this.#before = JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Group>; } catch { this.#before = {}; }
  }

  /** Gives a group's files: those of the last build when its key is as before and they are all there, else those that `make` writes. */
  group(name: string, key: string, make: (write: GroupWriter) => void): readonly MadeFile[] {
    const before = this.#before[name];
    if (before?.key === key && takeOver(this.#staging, before.files.map((f) => f.path)).length === 0) { this.#after[name] = before; return before.files; }
    const files: MadeFile[] = [];
    make((file, pieces) => {
      const data = typeof pieces === 'string' ? Buffer.from(pieces) : pieces instanceof Uint8Array ? pieces : Buffer.concat([...pieces].map((p) => Buffer.from(p)));
      writeInto(path.join(this.#staging.dir, file), data);
      files.push({ path: file, bytes: data.byteLength, sha256: createHash('sha256').update(data).digest('hex') });
    });
    this.#after[name] = { key, files };
    this.made++;
    return files;
  }

  /** Every file of this build that is in a group. */
  get files(): readonly MadeFile[] { return Object.values(this.#after).flatMap((g) => g.files); }
  /** Remembers the groups for the next build. Called when the site is in place. */
  save(): void { writeWhole(this.#file, JSON.stringify(this.#after)); }
}
