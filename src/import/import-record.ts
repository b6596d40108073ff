/**
 * What an import made, kept in `.imports/` of the archive as digests: by them the next import of the same source tells what an editor has
 * changed since from what the source has. One line a document, in the source's order, so that neither side is held whole.
 */
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Digests of one imported document: of the whole file, of each field of the frontmatter, of each block (as written, and its words alone). */
export interface DocumentRecord { readonly id: string; readonly whole: string; readonly fields: Readonly<Record<string, string>>; readonly blocks: readonly (readonly [string, string])[] }

/** Base name of the records of one source: its format and file name. */
export const recordName = (format: string, file: string): string => `.imports/${format}-${file.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '')}`;

export function recordLine(r: DocumentRecord): string {
  let fields = '', blocks = '';
  for (const name in r.fields) fields += `${fields && ' '}${name}=${r.fields[name]!}`;
  for (const [exact, words] of r.blocks) blocks += (blocks && ' ') + (exact === words ? exact : exact + words);
  return `{"id":${JSON.stringify(r.id)},"whole":"${r.whole}","fields":${JSON.stringify(fields)},"blocks":"${blocks}"}`;
}

function parseLine(line: string): DocumentRecord {
  const r = JSON.parse(line) as { id: string; whole: string; fields: string; blocks: string };
  return {
    id: r.id, whole: r.whole, fields: Object.fromEntries(r.fields.split(' ').filter(Boolean).map((f) => { const at = f.lastIndexOf('='); return [f.slice(0, at), f.slice(at + 1)]; })),
    blocks: r.blocks.split(' ').filter(Boolean).map((b): [string, string] => [b.slice(0, 8), b.length > 8 ? b.slice(8) : b]),
  };
}

/** Records of the last import, asked for in (nearly) the order in which they were written. */
export class RecordReader {
  readonly #lines: AsyncIterator<string> | undefined;
  readonly #skipped = new Map<string, string>();
  #text = '';

  private constructor(lines: AsyncIterator<string> | undefined) { this.#lines = lines; }

  static open(content: string, name: string): RecordReader {
    const path = join(content, name + '.jsonl');
    return new RecordReader(existsSync(path) ? createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })[Symbol.asyncIterator]() : undefined);
  }

  /** The record of a document, once; `undefined` when the last import didn't make it. */
  async take(id: string): Promise<DocumentRecord | undefined> {
    const held = this.#skipped.get(id);
    if (held !== undefined) { this.#skipped.delete(id); return parseLine(held); }
    while (this.#lines) {
      const next = await this.#lines.next();
      if (next.done) return undefined;
      this.#text = next.value;
      if (!this.#text) continue;
      const its = /^\{"id":"([^"]+)"/.exec(this.#text)?.[1] ?? '';
      if (its === id) return parseLine(this.#text);
      this.#skipped.set(its, this.#text);
    }
    return undefined;
  }

  /** Ids the last import made and this one didn't ask for. */
  async rest(): Promise<string[]> {
    while (this.#lines) {
      const next = await this.#lines.next();
      if (next.done) break;
      const its = /^\{"id":"([^"]+)"/.exec(next.value)?.[1];
      if (its) this.#skipped.set(its, '');
    }
    return [...this.#skipped.keys()];
  }
}

/** What else an import made: which person each entry of the source became, and the digests of the records it wrote. */
export interface RecordsMade { readonly persons: Readonly<Record<string, string>>; readonly files: Readonly<Record<string, string>> }

export async function readRecordsMade(content: string, name: string): Promise<RecordsMade> {
  const text = await readFile(join(content, name + '.json'), 'utf8').catch(() => '');
  const made = (text ? JSON.parse(text) : {}) as Partial<RecordsMade>;
  return { persons: made.persons ?? {}, files: made.files ?? {} };
}
