/** From the words of a query to what is looked up: terms, each with the readings that may satisfy it. */
import { wordKeys } from '../text/keys.ts';
import type { WordKeys } from '../text/keys.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Level } from './rank.ts';
import { rootGroup } from './word-block.ts';

/** A word to look up. Several stand together in a reading when any of them may be meant: then each has its share of the certainty. */
export interface Part {
  word: string;
  keys: WordKeys;
  /** Root group its postings stand in. */
  group: string;
  share: number;
}

/** One way to satisfy a word of the query. */
export interface Reading {
  parts: Part[];
  weight: number;
  /** How far from the word itself a match may be. */
  widest: Level;
  /** `word`: as typed; `clitic`: without a particle; `prefix`, `similar`: completed or corrected; `translation`, `sound`: in the other language or script; `synonym`: another word that shares a translation. */
  kind: 'word' | 'clitic' | 'prefix' | 'similar' | 'translation' | 'synonym' | 'sound';
  /** Distinguishes readings in a cache. */
  name: string;
}

/** A word of the query with its readings, the word itself first. */
export interface Term {
  word: string;
  readings: Reading[];
  /** Other words with the same translation; asked for only where few records hold the word itself. */
  synonyms?: Reading;
  /** Typed in capitals, four at most: `PTER`, `ATT` are found by their letters, never by their sound. */
  isAbbreviation?: boolean;
}

const widest: Record<Reading['kind'], Level> = { word: 2, clitic: 2, prefix: 1, similar: 1, translation: 1, synonym: 1, sound: 0 };

/** `words`: folded words with their shares. */
export function reading(words: ReadonlyMap<string, number>, weight: number, kind: Reading['kind']): Reading {
  const parts = [...words].map(([word, share]) => ({ word, keys: wordKeys(word), group: rootGroup(word), share }));
  return { parts, weight, widest: widest[kind], kind, name: `${widest[kind]} ${parts.map(({ word, share }) => `${word} ${share.toFixed(2)}`).join(' ')}` };
}

/** The words that count: without stop words, unless there are no others; each once. */
export function contentWords(words: readonly string[]): string[] {
  const content = words.filter((word) => !isStopWord(word));
  return [...new Set(content.length > 0 ? content : words)];
}

/** `abbreviations`: those of the words that were typed as such. */
export function termsOf(words: readonly string[], abbreviations: ReadonlySet<string> = new Set()): Term[] {
  return contentWords(words).map((word) => ({ word, readings: [reading(new Map([[word, 1]]), 1, 'word')], ...(abbreviations.has(word) ? { isAbbreviation: true } : {}) }));
}

/** True for readings by way of the other language or script: they rank below what the reader typed. */
export function isAcross(kind: Reading['kind']): boolean {
  return kind === 'translation' || kind === 'synonym' || kind === 'sound';
}
