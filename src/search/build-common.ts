/** Writes what belongs to the whole archive and to no shard: entities, glossary, words by sound, words by beginning. Node only. */
import type { GlossaryEntry, Manifest } from './build-options.ts';
import { ByteWriter, writeNextText } from './bytes.ts';
import { beginningOf, drawerCount, drawerOf } from './drawers.ts';
import type { SearchEntity } from './entities.ts';
import { labelKey, writeEntityTable } from './entity-table.ts';
import { openFolder } from './folder-writer.ts';
import type { FolderWriter } from './folder-writer.ts';
import { drawerName, translationTable } from './glossary.ts';
import type { TranslationTable } from './glossary.ts';
import { intlGlossary } from './intl-glossary.ts';
import type { VocabularyWord } from './vocabulary.ts';
import { splitAffixes } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';
import { wordKeys } from '../text/keys.ts';
import { soundDrawerName, soundDrawers } from '../text/sound-class.ts';
import { isStopWord } from '../text/stop-words.ts';

/** Bytes a drawer should have before compression, and how many there may be: a query asks the glossary for every word, the others now and then. */
const drawerSize = 1600;
const glossaryDrawers = 128;
const wordDrawers = 64;
const soundDrawerLimit = 256;
const labelDrawers = 256;

export function writeCommon(outDir: string, entities: readonly SearchEntity[], glossary: readonly GlossaryEntry[], vocabulary: ReadonlyMap<string, VocabularyWord>): Manifest['common'] {
  const folder = openFolder(outDir, 'common');
  const sorted = [...entities].sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1));
  if (sorted.length > 0) folder.write('names.bin', writeEntityTable(sorted));
  const stems = new Set([...vocabulary.keys()].map((word) => wordKeys(word).stem));
  const table = translationTable([...glossary, ...intlGlossary()], (stem) => stems.has(stem));
  const counts = { labels: writeLabels(folder, sorted), glossary: writeGlossary(folder, table), sounds: writeSounds(folder, vocabulary), beginnings: writeBeginnings(folder, vocabulary) };
  return { folder: folder.finish(), entities: sorted.length, ...counts };
}

/** Drawers `g0.bin` …: JSON, source key → translations as [weight, word, word …]. */
function writeGlossary(folder: FolderWriter, table: TranslationTable): number {
  const lines = [...table].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, targets]) => [source, targets.map(({ words, weight }) => [weight, ...words])] as const);
  const drawers = drawerCount(JSON.stringify(lines).length, drawerSize, glossaryDrawers);
  const contents = Array.from({ length: drawers }, (): Record<string, unknown> => ({}));
  for (const [source, targets] of lines) (contents[drawerOf(drawerName(source), drawers)] as Record<string, unknown>)[source] = targets;
  contents.forEach((content, number) => folder.write(`g${number}.bin`, new TextEncoder().encode(JSON.stringify(content))));
  return lines.length === 0 ? 0 : drawers;
}

/** Drawers `l0.bin` …: JSON, kind/id → labels by language. */
function writeLabels(folder: FolderWriter, entities: readonly SearchEntity[]): number {
  const drawers = drawerCount(entities.reduce((sum, { id, labels }) => sum + JSON.stringify(labels).length + id.length + 12, 0), drawerSize, labelDrawers);
  const contents = Array.from({ length: drawers }, (): Record<string, unknown> => ({}));
  for (const { kind, id, labels } of entities) (contents[drawerOf(labelKey(kind, id), drawers)] as Record<string, unknown>)[labelKey(kind, id)] = labels;
  if (entities.length > 0) contents.forEach((content, number) => folder.write(`l${number}.bin`, new TextEncoder().encode(JSON.stringify(content))));
  return entities.length === 0 ? 0 : drawers;
}

/** Drawers `n0.bin` …: words that may be names, by script and sound; look-up compares each. A query mostly asks for the other script alone. */
function writeSounds(folder: FolderWriter, vocabulary: ReadonlyMap<string, VocabularyWord>): number {
  const words = [...vocabulary].filter(([word, { isName }]) => isName && !isStopWord(word))
    // Of Arabic words only the bare form: the article and «و» are no part of a name.
    .filter(([word]) => !isArabicWord(word) || splitAffixes(word).prefix === '');
  return writeWordDrawers(folder, 'n', words, (word) => soundDrawers(word).map((sound) => soundDrawerName(sound, isArabicWord(word))), soundDrawerLimit);
}

/** Drawers `v0.bin` …: all words by their first two letters, without article, for completion and correction. */
function writeBeginnings(folder: FolderWriter, vocabulary: ReadonlyMap<string, VocabularyWord>): number {
  const bare = new Map<string, VocabularyWord>();
  for (const [word, { records }] of vocabulary) {
    if (isStopWord(word)) continue;
    const shown = isArabicWord(word) ? word.slice(splitAffixes(word).prefix.length) : word;
    if (shown.length < 3) continue;
    const known = bare.get(shown);
    bare.set(shown, { records: (known?.records ?? 0) + records, isName: false });
  }
  return writeWordDrawers(folder, 'v', [...bare].sort(([a], [b]) => (a < b ? -1 : 1)), (word) => [beginningOf(word)]);
}

/** Words in alphabetical order with the logarithm of their frequency. */
function writeWordDrawers(folder: FolderWriter, prefix: string, words: readonly (readonly [string, VocabularyWord])[], namesOf: (word: string) => string[], limit = wordDrawers): number {
  const drawers = drawerCount(words.reduce((sum, [word]) => sum + word.length + 3, 0), drawerSize, limit);
  const contents = Array.from({ length: drawers }, () => ({ writer: new ByteWriter(), last: '' }));
  for (const [word, { records }] of words) {
    for (const number of new Set(namesOf(word).map((name) => drawerOf(name, drawers)))) {
      const drawer = contents[number] as { writer: ByteWriter; last: string };
      writeNextText(drawer.writer, drawer.last, word);
      drawer.writer.number(Math.round(Math.log2(records) * 4));
      drawer.last = word;
    }
  }
  contents.forEach(({ writer }, number) => folder.write(`${prefix}${number}.bin`, writer.bytes()));
  return words.length === 0 ? 0 : drawers;
}
