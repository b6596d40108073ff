import { arabicToArabic, arabicToLatin, costOfOmitting, latinToLatin, slotOf, type LetterCosts, type Rewriting, type Rewritings } from './letter-costs.ts';
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
const slots = new Uint8Array(longest);

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

/** What may be written for the letters at one place of a word: what leaving the first out costs, and the rewritings of one, two … letters from here. */
type Place = { readonly omitted: number; readonly options: readonly { readonly letters: number; readonly ways: Rewritings }[]; readonly openings: Rewritings | undefined };

// A typed word is compared with hundreds: what may stand for its letters is looked up once.
let placesKept: { readonly word: string; readonly costs: LetterCosts; readonly places: readonly Place[] } | undefined;

function placesOf(word: string, costs: LetterCosts): readonly Place[] {
  if (placesKept?.word === word && placesKept.costs === costs) return placesKept.places;
  const places = Array.from(word, (letter, at): Place => {
    const options: { letters: number; ways: Rewritings }[] = [];
    for (let letters = 1; letters <= costs.longest && at + letters <= word.length; letters++) {
      const ways = letters === 1 ? costs.letters.get(letter) : costs.groups.get(word.slice(at, at + letters));
      if (ways !== undefined) options.push({ letters, ways });
    }
    return { omitted: costOfOmitting(word, at) * (at === 0 ? initialFactor : 1), options, openings: at === 0 ? costs.initial.get(letter) : undefined };
  });
  placesKept = { word, costs, places };
  return places;
}

/** Leaves in `table[row × (length of to + 1) + column]` the least cost of writing the first `row` letters of `from` as the first `column` letters of `to`. */
function fill(from: string, to: string, costs: LetterCosts): void {
  const rows = from.length, columns = to.length, width = columns + 1, places = placesOf(from, costs);
  const worthless = differentName * lengthOf(from.length + to.length);
  table.fill(unreached, 0, (rows + 1) * width);
  table[0] = 0;
  if (rows >= 5 && from.startsWith('ال')) table[2 * width] = strayArticle;
  if ((columns >= 6 && (to.startsWith('al') || to.startsWith('el'))) || (columns >= 5 && to.startsWith('ال'))) table[2] = strayArticle;
  for (let column = 0; column < columns; column++) {
    omissions[column] = costOfOmitting(to, column) * (column === 0 ? initialFactor : 1);
    slots[column] = slotOf(to.charCodeAt(column));
  }
  for (let row = 0; row <= rows; row++) {
    const place = places[row];
    for (let column = 0; column <= columns; column++) {
      const at = row * width + column, here = table[at] as number;
      if (here > worthless) continue;
      if (column < columns) reach(at + 1, here + (omissions[column] as number));
      if (place === undefined) continue;
      reach(at + width, here + place.omitted);
      if (column === columns) continue;
      reach(at + width + 1, here + substitution);
      const slot = slots[column] as number, { options, openings } = place;
      for (let option = 0; option < options.length; option++) {
        const { letters, ways } = options[option] as { letters: number; ways: Rewritings };
        apply(ways[slot], to, column, at + letters * width, here);
      }
      if (column === 0 && openings !== undefined) apply(openings[slot], to, column, at + width, here);
    }
  }
}

function reach(at: number, cost: number): void {
  if (cost < (table[at] as number)) table[at] = cost;
}

function apply(ways: readonly Rewriting[] | undefined, text: string, column: number, target: number, here: number): void {
  if (ways === undefined) return;
  for (let way = 0; way < ways.length; way++) {
    const { to, cost } = ways[way] as Rewriting;
    if (to.length === 1 || text.startsWith(to, column)) reach(target + to.length, here + cost);
  }
}
