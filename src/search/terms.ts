/** From the words of a query to what is looked up: terms, each with the readings that may satisfy it. */
import { wordKeys } from '../text/keys.ts';
import type { WordKeys } from '../text/keys.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Level } from './rank.ts';
import { rootGroup } from './word-block.ts';

/** One way to satisfy a word of the query: the word itself, or another that may stand for it at a lower weight. */
export interface Reading {
  word: string;
  keys: WordKeys;
  /** Root group its postings stand in. */
  group: string;
  weight: number;
  /** How far from the word itself a match may be. */
  widest: Level;
  /** `word`: as typed; `clitic`: without a particle; `prefix`, `similar`: completed or corrected; `translation`, `sound`: in the other language or script. */
  kind: 'word' | 'clitic' | 'prefix' | 'similar' | 'translation' | 'sound';
}

/** A word of the query with its readings, the word itself first. */
export interface Term { word: string; readings: Reading[] }

export function reading(word: string, weight: number, kind: Reading['kind']): Reading {
  return { word, keys: wordKeys(word), group: rootGroup(word), weight, widest: kind === 'word' || kind === 'clitic' ? 2 : kind === 'translation' ? 1 : 0, kind };
}

/** The words that count: without stop words, unless there are no others; each once. */
export function contentWords(words: readonly string[]): string[] {
  const content = words.filter((word) => !isStopWord(word));
  return [...new Set(content.length > 0 ? content : words)];
}

export function termsOf(words: readonly string[]): Term[] {
  return contentWords(words).map((word) => ({ word, readings: [reading(word, 1, 'word')] }));
}

/** True for readings in the language or script that the reader did not type. */
export function isAcross(kind: Reading['kind']): boolean {
  return kind === 'translation' || kind === 'sound';
}

