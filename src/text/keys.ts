/**
 * The search keys of a word, from exact to wide: surface (as written, folded), stem, root. Index and query use this one function;
 * the key string puts words of one root side by side, so that one look-up answers all three.
 */
import { isArabicWord } from './fold.ts';
import { rootOf, splitAffixes } from './arabic.ts';
import { latinStem } from './latin.ts';

export interface WordKeys {
  surface: string;
  stem: string;
  root: string;
}

/** Keys of a folded word. Words that are neither Arabic nor plain Latin (numbers, identifiers, other scripts) have one key for all levels. */
export function wordKeys(word: string): WordKeys {
  if (isArabicWord(word)) {
    const { stem } = splitAffixes(word);
    return { surface: word, stem, root: rootOf(stem) };
  }
  if (/^[a-z]+$/.test(word)) {
    const stem = latinStem(word);
    return { surface: word, stem, root: stem };
  }
  // `d'ivoire` is itself as typed, and `ivoire` in a wider sense.
  const elided = /^[a-z]{1,2}'([a-z]+)$/.exec(word)?.[1];
  if (elided !== undefined) return { ...wordKeys(elided), surface: word };
  return { surface: word, stem: word, root: word };
}
