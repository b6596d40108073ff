/** Where the words of a text stand. Index, query and highlighting cut text by this one function. */
import { foldWord } from './fold.ts';

export interface Token {
  /** Folded form, never empty. */
  word: string;
  /** Offsets into the text, in UTF-16 units; `end` is exclusive. */
  start: number;
  end: number;
}

const joiner = '\\p{M}\\u0640\\u00AD\\u034F\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF';
const arabic = '(?=\\p{Script=Arabic})\\p{L}';
const other = '(?:(?!\\p{Script=Arabic})[\\p{L}\\p{N}]|[٠-٩۰-۹])';
/**
 * A run of Arabic letters, an abbreviation with points (`U.S.`), or a run of other letters and digits with inner apostrophes (`Qur'an`).
 * Arabic letters part from digits and Latin letters: `عام2009م` is three words, `B-52` two, `09BAMAKO776` one.
 */
const pattern = new RegExp(
  `${arabic}(?:${arabic}|[${joiner}])*`
  + '|(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\.){2,}'
  + `|${other}(?:${other}|[${joiner}]|['’ʼʿʾ‘](?=${other}))*`,
  'gu',
);

/** The words of a text in order. Every token has a place of its own; punctuation, symbols and emoji are no words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [written] = match;
    const word = plainWord(written);
    if (word !== '') tokens.push({ word, start: match.index, end: match.index + written.length });
  }
  return tokens;
}

/** French words that lose their vowel before another: `d'Ivoire`, `l'Algérie`, `qu'ils`. `N'Djamena`, `Qur'an` and `M'hamed` are no such thing. */
const elision = /^(?<particle>[dlnscjmt]|qu)['’ʼ‘](?<rest>.{3,})$/iu;
/** Nearly all words are told from these at a glance. */
const hasEarlyApostrophe = /^[a-z]{1,2}['’ʼ‘]/iu;
const elidedBefore = (particle: string): RegExp => (/^[dls]$|^qu$/.test(particle) ? /^[aeiouyh][a-z]+$/ : /^[aeiouy][a-z]+$/);

/** The folded form without apostrophes and points; an elided particle keeps its apostrophe, so that keys can do without it: `d’Ivoire` → `d'ivoire`. `Touré's` → `toure`; zeros before a telegram's serial number don't count: `1973LIMA02545` → `1973lima2545`. */
function plainWord(written: string): string {
  // Before folding, which takes one of the apostrophes for a sign of romanization.
  const { particle, rest } = (hasEarlyApostrophe.test(written) ? elision.exec(written)?.groups : undefined) ?? {};
  if (particle !== undefined && rest !== undefined) {
    const bare = plainWord(rest);
    if (elidedBefore(particle.toLowerCase()).test(bare)) return `${particle.toLowerCase()}'${bare}`;
  }
  let word = foldWord(written);
  if (/^[a-z]*$/.test(word)) return word;
  if (/^[\u0621-\u064A]*$/.test(word)) return word;
  const isPossessive = /['’ʼ]s$/iu.test(written);
  word = word.replace(/[^\p{L}\p{N}]/gu, '');
  if (isPossessive && word.length > 2) return word.slice(0, -1);
  return word.replace(/^(\d{2,4}[a-z]+)0+(?=\d)/, '$1');
}
