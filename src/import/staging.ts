/**
 * Files of an import wait in a folder beside the archive until all are written, then move into place. Killed before: the archive is as
 * it was. Killed while moving: each file is whole, and the next import finishes the moves by the journal that stands beside the archive.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const journalName = 'JOURNAL';
const prefixOf = (target: string): string => `.${basename(target)}.import-`;

export class Staging {
  readonly target: string;
  readonly #dir: string;
  readonly #paths = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #open = new Set<number>();

  private constructor(target: string, dir: string) { this.target = target; this.#dir = dir; }

  /** Opens a folder beside `target`, which need not exist. */
  static async open(target: string): Promise<Staging> {
    const whole = resolve(target);
    const dir = join(dirname(whole), prefixOf(whole) + randomBytes(6).toString('hex'));
    await mkdir(dir, { recursive: true });
    return new Staging(whole, dir);
  }

  get paths(): ReadonlySet<string> { return this.#paths; }

  /** Writes one file, `path` relative to the archive. At once: small files are written faster than they are waited for. */
  write(path: string, text: string | Uint8Array): void {
    const file = join(this.#dir, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) { mkdirSync(folder, { recursive: true }); this.#folders.add(folder); }
    writeFileSync(file, text);
    this.#paths.add(path);
  }

  /**
   * Opens a file that grows line by line. `close` keeps it, unless the archive has the very same file: then nothing is staged. It is opened
   * and written at once: a stream would still be opening it while an import that fails at its first byte takes the folder away.
   */
  lines(path: string): { add(line: string): void; close(): Promise<void> } {
    const file = join(this.#dir, path);
    mkdirSync(dirname(file), { recursive: true });
    const out = openSync(file, 'w');
    this.#open.add(out);
    const hash = createHash('sha1');
    let waiting = '';
    const flush = (): void => { const bytes = Buffer.from(waiting); hash.update(bytes); writeAll(out, bytes); waiting = ''; };
    return {
      add: (line) => { waiting += line + '\n'; if (waiting.length > 1 << 16) flush(); },
      close: async () => {
        flush();
        closeSync(out);
        this.#open.delete(out);
        const held = createHash('sha1');
        const exists = existsSync(join(this.target, path));
        if (exists) for await (const chunk of createReadStream(join(this.target, path))) held.update(chunk as Uint8Array);
        if (exists && held.digest('hex') === hash.digest('hex')) await rm(file);
        else this.#paths.add(path);
      },
    };
  }

  /** Moves everything into place. A folder that doesn't exist yet appears at once, whole. */
  async commit(): Promise<void> {
    if (!existsSync(this.target)) { await rename(this.#dir, this.target); return; }
    await writeFile(join(this.#dir, journalName), [...this.#paths].join('\n') + '\n');
    await moveAll(this.#dir, this.target);
  }

  /** Leaves the archive as it was. */
  async discard(): Promise<void> {
    for (const file of this.#open) closeSync(file);
    this.#open.clear();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

/** A write may take less than it was given. */
function writeAll(file: number, bytes: Uint8Array): void { for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at); }

async function moveAll(dir: string, target: string): Promise<void> {
  const paths = (await readFile(join(dir, journalName), 'utf8')).split('\n').filter(Boolean);
  const made = new Set<string>();
  for (const path of paths) {
    const from = join(dir, path);
    if (!existsSync(from)) continue;
    const folder = dirname(join(target, path));
    if (!made.has(folder)) { await mkdir(folder, { recursive: true }); made.add(folder); }
    await rename(from, join(target, path));
  }
  await rm(dir, { recursive: true, force: true });
}

/** Finishes what an import killed while moving left behind, and removes what one killed earlier left. Answers how many files were moved. */
export async function recover(target: string): Promise<number> {
  const whole = resolve(target);
  let moved = 0;
  for (const name of await readdir(dirname(whole)).catch(() => [] as string[])) {
    if (!name.startsWith(prefixOf(whole))) continue;
    const dir = join(dirname(whole), name);
    const journal = await readFile(join(dir, journalName), 'utf8').catch(() => undefined);
    if (journal !== undefined && existsSync(whole)) { moved += journal.split('\n').filter((p) => p && existsSync(join(dir, p))).length; await moveAll(dir, whole); }
    else await rm(dir, { recursive: true, force: true });
  }
  return moved;
}
