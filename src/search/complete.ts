/** Words the reader may be typing, and words he may have meant: from the archive's own vocabulary. */
import type { KnownWord, Lookups } from './lookups.ts';
import { weights } from './ranking-weights.ts';
import { reading } from './terms.ts';
import type { Term } from './terms.ts';
import { splitAffixes } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';

/** Words taken for the beginning of one, most frequent first. */
const completionLimit = 8;

/** Article and particles of a word, and the rest, which the vocabulary is ordered by. */
function bareWord(word: string): { prefix: string; bare: string } {
  const { prefix } = isArabicWord(word) ? splitAffixes(word) : { prefix: '' };
  return { prefix, bare: word.slice(prefix.length) };
}

/** While a reader types, the last word also stands for those it may become: `سفا` for `سفارة`, `smug` for `smuggling`. */
export async function addCompletions(terms: readonly Term[], lookups: Lookups): Promise<void> {
  const last = terms.at(-1);
  if (last === undefined) return;
  const { bare } = bareWord(last.word);
  if (bare.length < 2) return;
  const longer = (await lookups.beginningLike(bare)).filter(({ word }) => word.length > bare.length && word.startsWith(bare))
    .sort((a, b) => b.records - a.records || (a.word < b.word ? -1 : 1)).slice(0, completionLimit);
  if (longer.length > 0) last.readings.push(reading(new Map(longer.map(({ word }) => [word, 1])), weights.prefix, 'prefix'));
}

/**
 * The likeliest correction of a word that the archive doesn't hold: one letter more, less, other or swapped, first two letters untouched or swapped.
 * Undefined when nothing is that close. The article of the typed word is kept.
 */
export async function correction(word: string, lookups: Lookups): Promise<string | undefined> {
  const { prefix, bare } = bareWord(word);
  if (bare.length < 4 || /\d/.test(bare)) return undefined;
  const swapped = bare.charAt(1) + bare.charAt(0) + bare.slice(2);
  const known = [...await lookups.beginningLike(bare), ...await lookups.beginningLike(swapped)];
  const close = known.filter((candidate) => isOneEditAway(bare, candidate.word));
  const best = close.reduce<KnownWord | undefined>((most, one) => (most === undefined || one.records > most.records ? one : most), undefined);
  return best === undefined ? undefined : prefix + best.word;
}

/** One insertion, deletion, substitution or swap of neighbours. */
export function isOneEditAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const restOne = one.slice(start);
  const restOther = other.slice(start);
  if (one.length === other.length) {
    return restOne.slice(1) === restOther.slice(1)
      || (restOne.charAt(0) === restOther.charAt(1) && restOne.charAt(1) === restOther.charAt(0) && restOne.slice(2) === restOther.slice(2));
  }
  return one.length > other.length ? restOne.slice(1) === restOther : restOther.slice(1) === restOne;
}
