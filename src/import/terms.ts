/** Terms of imported volumes in one glossary: the same abbreviation means one thing in one volume and another in the next. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { termId } from '../archive/authorities.ts';
import type { GlossaryEntry } from './importer.ts';

/** Entries to write by file, each with the id that links point to. */
export class TermRegister {
  readonly files = new Map<string, GlossaryEntry[]>();
  /** Id → file and definition, of every entry with a definition that the archive holds or this run made. */
  readonly #defined = new Map<string, { file: string; words: string }>();

  constructor(content: string) {
    const folder = join(content, 'glossary');
    for (const name of list(folder)) {
      for (const entry of (parse(readFileSync(join(folder, name), 'utf8')) as GlossaryEntry[] | null) ?? []) if (entry?.definition && entry.en?.[0]) this.#define(entry, name.slice(0, -5));
    }
  }

  #define(entry: GlossaryEntry, file: string): void { this.#defined.set(termId(entry.en[0]!), { file, words: wordsOf(entry) }); }

  /** Adds a source's entries; what an earlier import of the same file wrote doesn't count as another's. */
  add(file: string, entries: readonly GlossaryEntry[]): string[] {
    const own = this.files.get(file) ?? [];
    if (!this.files.has(file)) for (const [id, d] of [...this.#defined]) if (d.file === file) this.#defined.delete(id);
    this.files.set(file, own);
    return entries.map((entry) => {
      const [name = '', ...others] = entry.en;
      for (let n = 0; ; n++) {
        const printed = n === 0 ? name : n === 1 ? `${name} (${file})` : `${name} (${file}, ${n})`;
        const held = this.#defined.get(termId(printed));
        if (held && held.words === wordsOf(entry)) return termId(printed);
        if (held) continue;
        const made = { ...entry, en: [printed, ...others] };
        own.push(made);
        this.#define(made, file);
        return termId(printed);
      }
    });
  }
}

const list = (folder: string): string[] => { try { return readdirSync(folder).filter((n) => n.endsWith('.yaml')).sort(); } catch { return []; } };
const wordsOf = (entry: GlossaryEntry): string => Object.entries(entry.definition ?? {}).map(([l, w]) => `${l}:${String(w).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`).sort().join('|');
