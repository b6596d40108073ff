/**
 * Names in any spelling and either script: an index of all names of all persons (places, bodies …), and its ranking for what a reader typed.
 * The index is plain data; what look-up needs beyond it (words, skeletons) is made once, when it is first asked or by `prepareNames`.
 */
import { differentName, distance } from './align.ts';
import { foldName, foldedWords, type NameWord } from './fold-name.ts';
import { nearSkeletons, skeletonOf, skeletonTree, type Skeleton, type SkeletonTree } from './skeleton.ts';

/** What is shipped: `names[i]` holds the folded spellings of `ids[i]`, separated by `|`; a leading `=` marks an abbreviation. */
export type NameIndex = { readonly version: 1; readonly ids: readonly string[]; readonly names: readonly string[] };
export type RankedName = { readonly id: string; /** 0…1; 1 is the very name. */ readonly score: number };

/** `ATT`, `FLN`, `CIA`: capitals that are found by exactly these letters and never by their sound. */
const abbreviation = /^(?:[A-Z]\.? ?){2,6}$/u;

/**
 * The index of `entries`, in their order. Spellings that fold alike are kept once. An entry without a comparable name stays in the index and is never found.
 * @param entries ids as the caller knows them, with every name and variant in any script, whole (`Qaddafi, Muammar al-` or `معمر القذافي`).
 */
export function buildNameIndex(entries: readonly { readonly id: string; readonly names: readonly string[] }[]): NameIndex {
  return {
    version: 1,
    ids: entries.map(({ id }) => id),
    names: entries.map(({ names }) => [...new Set(names.map(indexed).filter((name) => name !== ''))].join('|')),
  };
}

function indexed(name: string): string {
  const trimmed = name.trim();
  if (abbreviation.test(trimmed)) return `=${trimmed.replace(/[^A-Z]/gu, '').toLowerCase()}`;
  return foldName(trimmed).map(({ text }) => text).join(' ');
}

/** A distinct word of the index and the places where it stands. `span` 2: two neighbouring words read as one (Ben Bella, Benbella). */
type IndexedWord = { readonly word: NameWord; readonly skeleton: number; readonly uses: { readonly name: number; readonly at: number; readonly span: number }[] };
type Name = { readonly owner: number; readonly weights: readonly number[] };
type Prepared = { readonly words: readonly IndexedWord[]; readonly names: readonly Name[]; readonly skeletons: SkeletonTree; readonly wordsOfSkeleton: readonly (readonly number[])[]; readonly exact: ReadonlyMap<string, readonly number[]> };

const prepared = new WeakMap<NameIndex, Prepared>();

/** How much a word counts for the name it stands in. */
const weightOf = (word: NameWord): number => (word.particle ? .3 : 1);
/** Short words may have been joined to the next one, or torn from it: «بو تفليقة». */
const joins = (word: NameWord): boolean => word.particle || word.text.length <= 3;

/** Makes what look-up needs (some 100 ms for 10,000 persons); `rankNames` does so by itself at its first call, a worker may do it before. */
export function prepareNames(index: NameIndex): void {
  preparedFor(index);
}

function preparedFor(index: NameIndex): Prepared {
  const known = prepared.get(index);
  if (known !== undefined) return known;
  const words: IndexedWord[] = [], wordByText = new Map<string, IndexedWord>(), names: Name[] = [], exact = new Map<string, number[]>();
  const skeletons: Skeleton[] = [], skeletonByKey = new Map<string, number>(), wordsOfSkeleton: number[][] = [];
  const enter = (word: NameWord, name: number, at: number, span: number): void => {
    let entry = wordByText.get(word.text);
    if (entry === undefined) {
      const skeleton = skeletonOf(word.text), key = skeleton.join(' ');
      let place = skeletonByKey.get(key);
      if (place === undefined) {
        place = skeletons.push(skeleton) - 1;
        skeletonByKey.set(key, place);
        wordsOfSkeleton.push([]);
      }
      entry = { word, skeleton: place, uses: [] };
      wordByText.set(word.text, entry);
      wordsOfSkeleton[place]?.push(words.push(entry) - 1);
    }
    entry.uses.push({ name, at, span });
  };
  index.names.forEach((spellings, owner) => {
    for (const spelling of spellings.split('|')) {
      if (spelling === '') continue;
      exact.set(spelling.replace('=', ''), [...(exact.get(spelling.replace('=', '')) ?? []), owner]);
      if (spelling.startsWith('=')) continue;
      const folded = foldedWords(spelling), name = names.push({ owner, weights: folded.map(weightOf) }) - 1;
      folded.forEach((word, at) => {
        enter(word, name, at, 1);
        const next = folded[at + 1];
        if (next !== undefined && next.script === word.script && joins(word)) enter({ text: word.text + next.text, script: word.script, particle: false }, name, at, 2);
      });
    }
  });
  const result = { words, names, skeletons: skeletonTree(skeletons), wordsOfSkeleton, exact };
  prepared.set(index, result);
  return result;
}

/** Words of the index compared exactly for one word of a query: enough that the right one is among them, few enough for ten milliseconds. */
const candidates = 350;
/** What a word costs that is only the beginning of the indexed one, and each word of the name that was not asked for. */
const prefixCost = .12, leftOver = .02;
/** Entries below this score have nothing to do with the query. */
const nothingNear = .25;
/** The prefix cost among skeletons, where whole words go first too. */
const skeletonPrefixCost = .75;

/** Candidate words (by their number) and their distances from the query's word. */
function closeWords(word: NameWord, isLast: boolean, data: Prepared): Map<number, number> {
  const found = new Map<number, number>();
  for (const places of closeSkeletons(skeletonOf(word.text), isLast, data)) {
    if (found.size >= candidates) break;
    const numbers = places.flatMap((place) => data.wordsOfSkeleton[place] ?? []);
    for (const number of found.size + numbers.length <= candidates ? numbers : likelyLengths(word, numbers, data.words, candidates * 1.25 - found.size)) {
      const other = data.words[number];
      if (other === undefined) continue;
      const { whole, asPrefix } = distance(word, other.word);
      found.set(number, isLast && word.text.length >= 2 ? Math.min(whole, asPrefix + prefixCost) : whole);
    }
  }
  return found;
}

/** Places of skeletons in groups of like distance, closest first: those one consonant away, and further ones when these have too few words. */
function closeSkeletons(skeleton: Skeleton, isLast: boolean, { skeletons, wordsOfSkeleton }: Prepared): number[][] {
  const widest = skeleton.length <= 1 ? 1.25 : Math.max(2, skeleton.length / 2), groups: number[][] = [];
  let words = 0, nearest = -1;
  for (const limit of [1, widest]) {
    nearSkeletons(skeletons, skeleton, limit, isLast ? skeletonPrefixCost : Infinity, (place, away) => {
      if (away <= nearest) return;
      words += wordsOfSkeleton[place]?.length ?? 0;
      (groups[Math.round(away * 4)] ??= []).push(place);
    });
    if (words >= candidates) break;
    nearest = limit;
  }
  return groups.filter((group) => group !== undefined).map((group) => group.sort((one, other) => one - other));
}

/** At most `most` of the words, those first that are about as long as the typed one: short vowels make Latin words a third longer than Arabic ones. */
function likelyLengths(typed: NameWord, numbers: readonly number[], words: readonly IndexedWord[], most: number): number[] {
  const asArabic = (word: NameWord): number => word.text.length * (word.script === 'latin' ? .77 : 1), length = asArabic(typed);
  return numbers.map((number) => ({ number, off: Math.abs(asArabic(words[number]?.word ?? typed) - length) })).sort((left, right) => left.off - right.off).slice(0, most).map(({ number }) => number);
}

/** The words as typed, and with each pair joined that may have been torn apart. */
function readings(words: readonly NameWord[]): NameWord[][] {
  const result = [[...words]];
  for (let at = 0; at + 1 < words.length && result.length < 4; at++) {
    const word = words[at], next = words[at + 1];
    if (word !== undefined && next !== undefined && word.script === next.script && joins(word)) {
      result.push([...words.slice(0, at), { text: word.text + next.text, script: word.script, particle: false }, ...words.slice(at + 2)]);
    }
  }
  return result;
}

/**
 * The entries whose names come closest to `query`, best first; at most `limit`. An empty list when nothing comes near, or the query holds no letter of the two scripts.
 * The last word may be the beginning of a name. A name that is written just so scores 1.
 * Example: `rankNames(index, 'معمر القذافي', 5)` finds `Qaddafi, Muammar` and `Gadhafi`.
 */
export function rankNames(index: NameIndex, query: string, limit: number): RankedName[] {
  const words = foldName(query).slice(0, 6);
  if (words.length === 0) return [];
  const data = preparedFor(index), scores = new Map<number, number>();
  const raise = (owner: number, score: number): void => { if (score > (scores.get(owner) ?? 0)) scores.set(owner, score); };
  const distances = new Map<string, Map<number, number>>();
  for (const reading of readings(words)) {
    const perWord = reading.map((word, at) => {
      const isLast = at === reading.length - 1, key = `${isLast}${word.text}`;
      const known = distances.get(key) ?? closeWords(word, isLast, data);
      distances.set(key, known);
      return known;
    });
    scoreReading(reading, perWord, data, 100 + 5 * limit, raise);
  }
  for (const owner of data.exact.get(words.map(({ text }) => text).join(' ')) ?? []) raise(owner, 1);
  for (const owner of data.exact.get(query.trim().replace(/[\s.]/gu, '').toLowerCase()) ?? []) raise(owner, 1);
  return [...scores].filter(([, score]) => score >= nothingNear).sort(([leftOwner, left], [rightOwner, right]) => right - left || leftOwner - rightOwner).slice(0, Math.max(0, limit))
    .map(([owner, score]) => ({ id: index.ids[owner] ?? '', score: Math.round(score * 1e4) / 1e4 }));
}

/** Gives each name that may be among the best its score for one reading of the query. */
function scoreReading(reading: readonly NameWord[], perWord: readonly Map<number, number>[], data: Prepared, most: number, raise: (owner: number, score: number) => void): void {
  const weights = reading.map(weightOf), total = weights.reduce((sum, weight) => sum + weight, 0);
  const promising = new Set(mostPromising(weights, perWord, data, most));
  const matches = new Map<number, Match[]>();
  perWord.forEach((found, query) => {
    for (const [number, cost] of found) {
      if (cost > differentName) continue;
      for (const { name, at, span } of data.words[number]?.uses ?? []) {
        if (!promising.has(name)) continue;
        const match = { query, at, span, cost }, list = matches.get(name);
        if (list === undefined) matches.set(name, [match]);
        else list.push(match);
      }
    }
  });
  for (const [number, list] of matches) {
    const name = data.names[number];
    if (name !== undefined) raise(name.owner, scoreOf(list, name, weights, total));
  }
}

type Match = { readonly query: number; readonly at: number; readonly span: number; readonly cost: number };

function scoreOf(matches: Match[], name: Name, weights: readonly number[], total: number): number {
  // One to one, the closest pairs first: exact enough for names of a few words.
  matches.sort((left, right) => left.cost - right.cost || right.span - left.span);
  const usedQuery = new Set<number>(), usedName = new Set<number>();
  let cost = total;
  for (const match of matches) {
    if (usedQuery.has(match.query) || usedName.has(match.at) || (match.span === 2 && usedName.has(match.at + 1))) continue;
    usedQuery.add(match.query);
    usedName.add(match.at);
    if (match.span === 2) usedName.add(match.at + 1);
    cost -= (1 - match.cost) * (weights[match.query] ?? 0);
  }
  const unused = name.weights.reduce((sum, weight, at) => sum + (usedName.has(at) ? 0 : weight), 0);
  return Math.max(0, Math.min(.999, 1 - cost / total - leftOver * unused));
}

/** The `most` names that could score best if each word of the query had its closest word for itself: a bound that is cheap to reckon over all names. */
function mostPromising(weights: readonly number[], perWord: readonly Map<number, number>[], { words, names }: Prepared, most: number): number[] {
  const gain = new Float32Array(names.length), seen = new Uint8Array(names.length), touched: number[] = [];
  perWord.forEach((found, query) => {
    const weight = weights[query] ?? 0;
    for (const [number, cost] of [...found].sort(([, left], [, right]) => left - right)) {
      if (cost > differentName) break;
      for (const { name } of words[number]?.uses ?? []) {
        if (seen[name] === query + 1) continue;
        if (seen[name] === 0) touched.push(name);
        seen[name] = query + 1;
        gain[name] = (gain[name] ?? 0) + weight * (1 - cost);
      }
    }
  });
  for (const name of touched) gain[name] = (gain[name] ?? 0) - leftOver * Math.max(0, (names[name]?.weights.length ?? 0) - weights.length);
  if (touched.length <= most) return touched;
  return touched.sort((left, right) => (gain[right] ?? 0) - (gain[left] ?? 0)).slice(0, most);
}
