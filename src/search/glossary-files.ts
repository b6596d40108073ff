/** Reads glossaries: `.yaml` lists of `{ en: […], ar: […] }`, and `.tsv` lexicons (Arabic, English; one pair a line). Node only. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { GlossaryEntry } from './build-options.ts';

/**
 * All entries of a file, or of the `.yaml`, `.yml` and `.tsv` files of a folder in order of their names; nothing when it doesn't exist.
 * In a TSV either column may hold several words divided by `|`; lines that begin with `#` and a header line without Arabic are left out.
 */
export function readGlossary(file: string): GlossaryEntry[] {
  if (!existsSync(file)) return [];
  if (statSync(file).isDirectory()) {
    return readdirSync(file).filter((name) => /\.(?:ya?ml|tsv)$/i.test(name)).sort().flatMap((name) => readGlossary(path.join(file, name)));
  }
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return file.toLowerCase().endsWith('.tsv') ? readTsv(text) : readYaml(text, file);
}

function readYaml(text: string, file: string): GlossaryEntry[] {
  const entries = parse(text) as unknown;
  if (entries === null) return [];
  if (!Array.isArray(entries)) throw new Error(`${file}: a glossary is a list of entries with "en" and "ar"`);
  return (entries as { en?: unknown; ar?: unknown }[]).map(({ en, ar }) => ({ en: listOf(en), ar: listOf(ar) }));
}

/** YAML reads `no` and `5` as other than text; a single word may stand without brackets. */
function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
}

function readTsv(text: string): GlossaryEntry[] {
  const arabic = /\p{Script=Arabic}/u;
  return text.split(/\r?\n/).flatMap((line) => {
    const [first = '', second = ''] = line.split('\t').map((cell) => cell.trim());
    // The design says Arabic first; a lexicon the other way round is understood too.
    const [ar, en] = arabic.test(first) ? [first, second] : [second, first];
    if (line.startsWith('#') || en === '' || !arabic.test(ar)) return [];
    const words = (cell: string): string[] => cell.split('|').map((word) => word.trim()).filter((word) => word !== '');
    return [{ en: words(en), ar: words(ar) }];
  });
}
