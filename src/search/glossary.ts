/**
 * From a bilingual glossary to what a query can look up: for each word or phrase of either language at most four translations with probabilities.
 * In trials probabilities over a few translations beat plain lists of synonyms. Pure.
 */
import type { GlossaryEntry } from './build-options.ts';
import { rootOf } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';
import { wordKeys } from '../text/keys.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

/** Translations of one word or phrase, likeliest first; weights sum to 1 at most. `words`: folded, one or a few. */
export interface Translation { words: string[]; weight: number }
/** Stems of the source's content words, joined by a space → its translations. */
export type TranslationTable = Map<string, Translation[]>;

const translationLimit = 4;
/** Words of the same language that an entry gives beside a word: بترول beside نفط. */
const synonymLimit = 2;
/** Phrases of more words than this are no dictionary entries. */
const phraseLimit = 3;

/** Folded content words of a term; empty when it has none, or too many. */
export function termWords(term: string): string[] {
  const words = tokenize(term).map(({ word }) => word).filter((word) => !isStopWord(word));
  return words.length > phraseLimit ? [] : words;
}

/** The key under which a word or phrase is looked up. */
export function sourceKey(words: readonly string[]): string {
  return words.map((word) => wordKeys(word).stem).join(' ');
}

/**
 * The table of both directions, and after the translations of a word other words of its own language from the same entries. A translation is kept only when `occurs` says that the archive holds all its words (by stem).
 * Earlier equivalents of an entry weigh more; what several entries agree on adds up.
 */
export function translationTable(entries: Iterable<GlossaryEntry>, occurs: (stem: string) => boolean): TranslationTable {
  const weights = new Map<string, Map<string, Translation>>();
  const synonyms = new Map<string, Map<string, Translation>>();
  for (const { en, ar } of entries) {
    enter(weights, en, ar, occurs);
    enter(weights, ar, en, occurs);
    // A phrase beside a word explains it; it is not another word for it.
    for (const terms of [en, ar]) {
      const words = terms.filter((term) => termWords(term).length === 1);
      enter(synonyms, words, words, occurs);
    }
  }
  const table: TranslationTable = new Map();
  for (const [source, targets] of weights) table.set(source, likeliest(targets, translationLimit));
  for (const [source, targets] of synonyms) table.set(source, [...table.get(source) ?? [], ...likeliest(targets, synonymLimit)]);
  return table;
}

function likeliest(targets: ReadonlyMap<string, Translation>, limit: number): Translation[] {
  const kept = [...targets.values()].sort((a, b) => b.weight - a.weight || (a.words.join(' ') < b.words.join(' ') ? -1 : 1)).slice(0, limit);
  const sum = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map(({ words, weight }) => ({ words, weight: Math.round((weight / sum) * 100) / 100 }));
}

function enter(weights: Map<string, Map<string, Translation>>, from: readonly string[], to: readonly string[], occurs: (stem: string) => boolean): void {
  const sources = new Set(from.map((term) => sourceKey(termWords(term))).filter((key) => key !== ''));
  const targets = new Map<string, string[]>();
  for (const term of to) {
    const words = termWords(term);
    const key = sourceKey(words);
    if (key === '' || targets.has(key) || !words.every((word) => occurs(wordKeys(word).stem))) continue;
    targets.set(key, words);
  }
  for (const source of sources) {
    const known = weights.get(source) ?? new Map<string, Translation>();
    weights.set(source, known);
    [...targets].forEach(([key, words], index) => {
      if (key === source) return;
      const weight = 1 / (1 + index * 0.5);
      const before = known.get(key);
      if (before === undefined) known.set(key, { words, weight });
      else before.weight += weight;
    });
    if (known.size === 0) weights.delete(source);
  }
}

/** What decides the drawer of a source: the root of its first word, so that a look-up by root finds related entries in the same file. */
export function drawerName(key: string): string {
  const first = key.split(' ')[0] ?? '';
  return isArabicWord(first) ? rootOf(first) : first;
}
