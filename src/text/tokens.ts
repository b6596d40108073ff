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
    const word = plainSerial(foldWord(match[0]).replace(/[^\p{L}\p{N}]/gu, ''));
    if (word !== '') tokens.push({ word: withoutPossessive(word, match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** `Touré's` → `toure`: the apostrophe is gone from the folded form, so the written one decides. */
function withoutPossessive(word: string, written: string): string {
  return /['’ʼ]s$/iu.test(written) && word.length > 2 ? word.slice(0, -1) : word;
}

/** Zeros before the serial number of a telegram don't count: `1973LIMA02545` = `1973LIMA2545`. */
function plainSerial(word: string): string {
  return word.replace(/^(\d{2,4}[a-z]+)0+(?=\d)/, '$1');
}
