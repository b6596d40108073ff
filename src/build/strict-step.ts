/** `check --strict`: gives the editorial checks of `archive/strict` what they look at: sources as written, texts as rendered. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseCableFile, parseVersionFile } from '../archive/cable-file.ts';
import type { Problem } from '../archive/problems.ts';
import { decodeSource, type SourceFile } from '../archive/source-text.ts';
import { strictCable, strictCollection, strictText, strictValues, type StrictText } from '../archive/strict/strict.ts';
import { splitFrontmatter } from '../archive/yaml-source.ts';
import { readBody } from './bodies.ts';
import type { ContentEntry } from './content-folder.ts';
import type { Store } from './store.ts';

/**
 * Editorial problems of a whole archive, in no order. Reads every content file again, which only this command does.
 * Cables that did not compile and files whose YAML can't be read are passed over: `check` has already said so.
 */
export function strictProblems(store: Store, cacheDir: string): Problem[] {
  const { archive, folder } = store;
  const problems: Problem[] = [];
  const arabic: { file: SourceFile; start: number }[] = [];
  const persons = [...archive.persons].filter(([, p]) => p.public).map(([id, p]) => ({ id, names: p.names, variants: p.variants }));
  for (const files of folder.cables) {
    const summary = archive.cableById.get(files.id);
    const body = summary && readBody(cacheDir, summary.digest);
    if (!summary || !body) continue;
    const texts = [files.main, ...files.versions].flatMap((entry, i): StrictText[] => {
      const file = load(entry);
      const start = (i === 0 ? parseCableFile(file) : parseVersionFile(file)).bodyStart;
      const markup = body.texts[i];
      if (!markup) return [];
      problems.push(...yamlValues(file));
      // An Arabic original keeps the spelling of its writer, so it has no say in ours.
      if (markup.lang === 'ar' && (i > 0 || summary.meta.text.kind === 'digest')) arabic.push({ file, start });
      const html = [...markup.blocks, ...markup.notes].map((b) => ({ dir: b.dir, html: b.html }));
      return [{ file, start, lang: markup.lang, words: markup.words, html, notes: markup.noteReferences.map((r) => r.label) }];
    });
    problems.push(...strictCable({ meta: summary.meta, versions: summary.versions, texts }, { persons, languages: archive.site.languages }));
  }
  for (const page of archive.pages) {
    problems.push(...strictText({ file: page.file, start: page.bodyStart, lang: page.lang, words: 0, html: [], notes: [] }, { original: false }));
    if (page.lang === 'ar') arabic.push({ file: page.file, start: page.bodyStart });
  }
  for (const entry of folder.others) if (entry.path.endsWith('.yaml')) problems.push(...yamlValues(load(entry)));
  return [...problems, ...strictCollection(arabic)];
}

const load = (entry: ContentEntry): SourceFile => decodeSource(readFileSync(entry.full), entry.path, entry.shown).file;

function yamlValues(file: SourceFile): Problem[] {
  const parts = file.path.endsWith('.md') ? splitFrontmatter(file.text) : { start: 0, end: file.text.length };
  if (!parts || parts.end < 0) return [];
  try { return strictValues(file, parse(file.text.slice(parts.start, parts.end))); } catch { return []; }
}
