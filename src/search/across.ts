/** Finds a query's words in the other language: by the glossary, and names by their sound. */
import { sourceKey } from './glossary.ts';
import type { Translation } from './glossary.ts';
import { Loaded } from './index-reader.ts';
import type { KnownWord, Lookups } from './lookups.ts';
import { weights } from './ranking-weights.ts';
import { reading } from './terms.ts';
import type { Term } from './terms.ts';
import { withoutClitics } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';
import { wordKeys } from '../text/keys.ts';
import { distance } from '../text/names/align.ts';
import { foldName } from '../text/names/fold-name.ts';
import type { NameWord } from '../text/names/fold-name.ts';

const phraseLength = 3;
/** Names of one sound taken into a query, closest first; and translations taken from words of the same root. */
const soundLimit = 3;
const relatedLimit = 4;

/** Adds to each term a reading for its translations and one for names that sound like it, where there are any. */
export async function addAcross(terms: readonly Term[], lookups: Lookups): Promise<void> {
  const shares = terms.map(() => new Map<string, number>());
  // Every table that will be looked into is asked for at once; what follows finds it here.
  const asked = terms.flatMap((term) => [lookups.translations(sourceKey([term.word])), ...term.isAbbreviation === true ? [] : [candidatesOf(term.word, 'other', lookups)]]);
  for (const one of asked) one.catch(() => undefined);
  const inPhrase = await addPhrases(terms, shares, lookups);
  await Promise.all(terms.map(async (term, index) => {
    const own = shares[index] as Map<string, number>;
    const synonyms = new Map<string, number>();
    const { translations, certainty } = await translationsOf(term.word, lookups);
    const scale = certainty * (inPhrase[index] === true ? weights.besidePhrase : 1);
    const script = isArabicWord(term.word);
    for (const translation of translations) addShare(isArabicWord(translation.words[0] ?? '') === script ? synonyms : own, translation, scale);
    if (synonyms.size > 0 && certainty >= 0.9) term.synonyms = reading(synonyms, weights.synonym, 'synonym');
    if (own.size > 0) term.readings.push(reading(own, weights.translation, 'translation'));
    const limit = own.size > 0 ? weights.soundDistanceOfKnown : weights.soundDistance;
    if (term.isAbbreviation === true) return;
    const sounds = await heardBefore(lookups).get(`${term.word} ${limit}`, () => soundsOf(term.word, 'other', limit, lookups));
    if (sounds.size > 0) term.readings.push(reading(sounds, weights.sound, 'sound'));
  }));
}

function addShare(shares: Map<string, number>, { words, weight }: Translation, scale: number): void {
  for (const word of words) shares.set(word, (shares.get(word) ?? 0) + (weight * scale) / words.length);
}

/** Phrases the glossary knows as such (`وزارة الخارجية`): their words share the translation's words. Tells which terms stand in one. */
async function addPhrases(terms: readonly Term[], shares: readonly Map<string, number>[], lookups: Lookups): Promise<boolean[]> {
  const inPhrase = terms.map(() => false);
  for (let length = phraseLength; length >= 2; length--) {
    for (let start = 0; start + length <= terms.length; start++) {
      if (inPhrase.slice(start, start + length).includes(true)) continue;
      const { exact } = await lookups.translations(sourceKey(terms.slice(start, start + length).map(({ word }) => word)));
      if (exact.length === 0) continue;
      for (const { words, weight } of exact) {
        // Word order differs between the languages; which word stands for which doesn't matter, as long as each is asked for.
        words.forEach((word, at) => addShare(shares[start + Math.min(at, length - 1)] as Map<string, number>, { words: [word], weight }, 1 - weights.besidePhrase / 2));
        if (words.length < length) for (let at = words.length; at < length; at++) addShare(shares[start + at] as Map<string, number>, { words: [words.at(-1) as string], weight }, 0.5);
      }
      for (let at = start; at < start + length; at++) inPhrase[at] = true;
    }
  }
  return inPhrase;
}

/** By the word's stem; else without a particle; else from words of the same root, with less certainty. */
async function translationsOf(word: string, lookups: Lookups): Promise<{ translations: Translation[]; certainty: number }> {
  const own = await lookups.translations(sourceKey([word]));
  if (own.exact.length > 0) return { translations: own.exact, certainty: 1 };
  if (!isArabicWord(word)) return { translations: [], certainty: 0 };
  for (const bare of withoutClitics(word)) {
    const { exact } = await lookups.translations(sourceKey([bare]));
    if (exact.length > 0) return { translations: exact, certainty: 0.9 };
  }
  const { stem } = wordKeys(word);
  const related = own.related.sort((a, b) => likeness(b.source, stem) - likeness(a.source, stem) || (a.source < b.source ? -1 : 1)).slice(0, relatedLimit);
  return { translations: related.flatMap(({ translations }) => translations.map(({ words, weight }) => ({ words, weight: weight / related.length }))), certainty: weights.relatedTranslation };
}

/** Letters that two stems of one root have in common, in order from the beginning, less what they differ in length. */
function likeness(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return shared - Math.abs(one.length - other.length);
}

/** Comparing sounds is the dearest part of a query; while a reader types, most words stay. */
const heard = new WeakMap<Lookups, Loaded<Map<string, number>>>();

function heardBefore(lookups: Lookups): Loaded<Map<string, number>> {
  let known = heard.get(lookups);
  if (known === undefined) heard.set(lookups, known = new Loaded());
  return known;
}

/** Other writings, in the same script, of a name that the archive doesn't hold as typed: `Tumani` for `Toumani`, `القدافي` for `القذافي`. */
export function namesLike(word: string, lookups: Lookups): Promise<Map<string, number>> {
  return heardBefore(lookups).get(`${word} same`, () => soundsOf(word, 'same', word.length < 5 ? weights.soundDistanceOfKnown : weights.soundDistanceOfSame, lookups));
}

/** The word as a name, and the words of the archive that begin with its sounds; none for a word too short to be told by its sound. */
async function candidatesOf(word: string, script: 'same' | 'other', lookups: Lookups): Promise<{ typed?: NameWord; known: KnownWord[] }> {
  const arabic = isArabicWord(word);
  const [typed] = foldName(arabic ? word.replace(/^(?:و?ال)(?=...)/, '') : word);
  if (typed === undefined || typed.text.length < 3) return { known: [] };
  return { typed, known: await lookups.soundingLike(word, arabic === (script === 'same')) };
}

/** Names that sound like the word, each with a share by its closeness. */
async function soundsOf(word: string, script: 'same' | 'other', limit: number, lookups: Lookups): Promise<Map<string, number>> {
  const { typed, known } = await candidatesOf(word, script, lookups);
  if (typed === undefined) return new Map();
  const close = known.flatMap((candidate) => {
    const [name] = foldName(candidate.word);
    const away = name === undefined ? 1 : distance(typed, name).whole;
    return away <= limit ? [{ ...candidate, away }] : [];
  });
  close.sort((a, b) => a.away - b.away || b.records - a.records || (a.word < b.word ? -1 : 1));
  return new Map(close.slice(0, soundLimit).map(({ word: name, away }) => [name, 1 - away / (weights.soundDistance * 2)]));
}
