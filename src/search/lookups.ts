/** The tables that belong to the whole archive, as a query uses them: translations, words by sound, words by beginning. */
import type { Manifest } from './build-options.ts';
import { ByteReader, readNextText } from './bytes.ts';
import { beginningOf, drawerOf } from './drawers.ts';
import { labelKey } from './entity-table.ts';
import { drawerName } from './glossary.ts';
import type { Translation } from './glossary.ts';
import { Loaded } from './index-reader.ts';
import type { IndexFiles } from './index-reader.ts';
import type { FacetKey } from './record.ts';
import type { EntityLabel } from './result.ts';
import { isArabicWord } from '../text/fold.ts';
import { soundDrawerName, soundDrawers } from '../text/sound-class.ts';

/** A word of the archive with the number of its records, exact to a fifth. */
export interface KnownWord { word: string; records: number }

export interface Lookups {
  /** Translations of the source key (`sourceKey`), and those of other sources of the same root. */
  translations(key: string): Promise<{ exact: Translation[]; related: { source: string; translations: Translation[] }[] }>;
  /** Words of Arabic or of Latin script that begin with about the same consonants; the caller compares. */
  soundingLike(word: string, isArabic: boolean): Promise<KnownWord[]>;
  /** Labels of the entities asked for; one that is no entity is left out. */
  labels(wanted: Partial<Record<FacetKey, readonly string[]>>): Promise<EntityLabel[]>;
  /** Words that share their first two letters with `word`. */
  beginningLike(word: string): Promise<KnownWord[]>;
}

type Drawer = Record<string, [number, ...string[]][]>;

export function openLookups(files: IndexFiles, { common }: Manifest): Lookups {
  const glossary = new Loaded<Drawer>();
  const words = new Loaded<KnownWord[]>();
  const labels = new Loaded<Record<string, Record<string, string>>>();
  const wordDrawer = (prefix: string, name: string, drawers: number): Promise<KnownWord[]> => {
    const file = `${common.folder}/${prefix}${drawerOf(name, drawers)}.bin`;
    return words.get(file, () => files.read(file, readWords));
  };
  return {
    async translations(key) {
      if (common.glossary === 0) return { exact: [], related: [] };
      const name = drawerName(key);
      const file = `${common.folder}/g${drawerOf(name, common.glossary)}.bin`;
      const drawer = await glossary.get(file, () => files.read(file, (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Drawer));
      const related = Object.entries(drawer).filter(([source]) => source !== key && drawerName(source) === name && !source.includes(' '))
        .map(([source, targets]) => ({ source, translations: targets.map(toTranslation) }));
      return { exact: (Object.hasOwn(drawer, key) ? drawer[key] ?? [] : []).map(toTranslation), related };
    },
    async soundingLike(word, isArabic) {
      if (common.sounds === 0) return [];
      const names = soundDrawers(word).map((sound) => soundDrawerName(sound, isArabic));
      const found = await Promise.all([...new Set(names)].map((name) => wordDrawer('n', name, common.sounds)));
      return found.flat().filter((known) => isArabicWord(known.word) === isArabic);
    },
    async labels(wanted) {
      if (common.labels === 0) return [];
      const asked = Object.entries(wanted).flatMap(([kind, ids]) => ids.map((id) => ({ kind: kind as FacetKey, id })));
      const found = await Promise.all(asked.map(async ({ kind, id }) => {
        const key = labelKey(kind, id);
        const file = `${common.folder}/l${drawerOf(key, common.labels)}.bin`;
        const drawer = await labels.get(file, () => files.read(file, (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Record<string, string>>));
        return Object.hasOwn(drawer, key) ? [{ kind, id, labels: drawer[key] ?? {} }] : [];
      }));
      return found.flat();
    },
    beginningLike(word) {
      return common.beginnings === 0 ? Promise.resolve([]) : wordDrawer('v', beginningOf(word), common.beginnings);
    },
  };
}

function toTranslation([weight, ...words]: [number, ...string[]]): Translation {
  return { weight, words };
}

function readWords(bytes: Uint8Array): KnownWord[] {
  const reader = new ByteReader(bytes);
  const words: KnownWord[] = [];
  let word = '';
  while (!reader.atEnd) words.push({ word: word = readNextText(reader, word), records: Math.round(2 ** (reader.number() / 4)) });
  return words;
}
