import { arabicToArabic, arabicToLatin, costOfOmitting, latinToLatin, slotOf, type LetterCosts, type Rewritings } from './letter-costs.ts';
import type { NameWord } from './fold-name.ts';

/** How far two words of names are apart: as whole words, and when the first is the beginning of the second (a reader still typing). 0 is the same name, 1 and more another. */
export type Distance = { readonly whole: number; readonly asPrefix: number };

/** One letter standing for a wholly different one. */
const substitution = 1.2;
/** Article `ال` or `al` on one side alone. */
const strayArticle = .2;
/** A first letter without a counterpart is noticed more than one inside. */
const initialFactor = 1.5;
const unreached = 1e9;
/** Words this far apart are different names, and no exact figure is needed. */
export const differentName = .5;
/** Longer words are cut: no name is longer, a hostile query may be. */
const longest = 30;

// One table for all calls: a query compares some hundred pairs of words.
const table = new Float64Array((longest + 1) * (longest + 1));
const omissions = new Float64Array(longest);

/** What a sum of costs is divided by, from the letters of both words. */
const lengthOf = (letters: number): number => Math.max(2, letters / 2.6);

/**
 * The distance of a typed word from a word of a name (both from `foldName`), by the cheapest way to write one as the other with the tables of `letter-costs.ts`.
 * The sum of costs is divided by the length of the words, so that one odd letter weighs less in a long name.
 */
export function distance(typed: NameWord, other: NameWord): Distance {
  const typedText = typed.text.slice(0, longest), otherText = other.text.slice(0, longest);
  // The table between the scripts is written from Arabic to Latin, whichever was typed.
  const swapped = typed.script === 'latin' && other.script === 'arabic';
  const from = swapped ? otherText : typedText, to = swapped ? typedText : otherText;
  fill(from, to, typed.script !== other.script ? arabicToLatin : typed.script === 'latin' ? latinToLatin : arabicToArabic);
  const width = to.length + 1, whole = table[from.length * width + to.length] ?? unreached;
  let asPrefix = unreached;
  for (let end = 1; end <= otherText.length; end++) {
    const cost = table[swapped ? end * width + to.length : from.length * width + end] ?? unreached;
    asPrefix = Math.min(asPrefix, cost / lengthOf(typedText.length + end));
  }
  return { whole: whole / lengthOf(from.length + to.length), asPrefix };
}

/** Leaves in `table[row × (length of to + 1) + column]` the least cost of writing the first `row` letters of `from` as the first `column` letters of `to`. */
function fill(from: string, to: string, costs: LetterCosts): void {
  const rows = from.length, columns = to.length, width = columns + 1;
  const worthless = differentName * lengthOf(from.length + to.length);
  table.fill(unreached, 0, (rows + 1) * width);
  table[0] = 0;
  if (rows >= 5 && from.startsWith('ال')) table[2 * width] = strayArticle;
  if ((columns >= 6 && (to.startsWith('al') || to.startsWith('el'))) || (columns >= 5 && to.startsWith('ال'))) table[2] = strayArticle;
  for (let column = 0; column < columns; column++) omissions[column] = costOfOmitting(to, column) * (column === 0 ? initialFactor : 1);
  for (let row = 0; row <= rows; row++) {
    const letter = from.charAt(row);
    const letterOptions = costs.letters.get(letter);
    const openings = row === 0 ? costs.initial.get(letter) : undefined;
    const groupOptions: (Rewritings | undefined)[] = [];
    for (let length = 2; length <= costs.longest && row + length <= rows; length++) groupOptions.push(costs.groups.get(from.slice(row, row + length)));
    const omitted = row === rows ? 0 : costOfOmitting(from, row) * (row === 0 ? initialFactor : 1);
    for (let column = 0; column <= columns; column++) {
      const here = table[row * width + column] ?? unreached;
      if (here > worthless) continue;
      if (column < columns) reach(row * width + column + 1, here + (omissions[column] ?? 0));
      if (row === rows) continue;
      reach((row + 1) * width + column, here + omitted);
      if (column === columns) continue;
      reach((row + 1) * width + column + 1, here + substitution);
      const slot = slotOf(to.charCodeAt(column));
      apply(letterOptions, slot, to, column, (row + 1) * width + column, here);
      for (let at = 0; at < groupOptions.length; at++) apply(groupOptions[at], slot, to, column, (row + 2 + at) * width + column, here);
      if (column === 0) apply(openings, slot, to, column, (row + 1) * width + column, here);
    }
  }
}

function reach(at: number, cost: number): void {
  if (cost < (table[at] ?? 0)) table[at] = cost;
}

function apply(options: Rewritings | undefined, slot: number, text: string, column: number, target: number, here: number): void {
  const list = options?.[slot];
  if (list === undefined) return;
  for (const { to, cost } of list) {
    if (to.length === 1 || text.startsWith(to, column)) reach(target + to.length, here + cost);
  }
}
