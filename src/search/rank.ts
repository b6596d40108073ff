/**
 * Ranking: the sum over the query's words of BM25, each word counted at the best of three levels (surface, stem, root), with bonuses for
 * words that stand together and for records that hold them all. Works on loaded words only; pure.
 */
import type { ShardWord } from './index-reader.ts';
import type { ReadHeader } from './shard-header.ts';
import type { WordKeys } from '../text/keys.ts';
import { wordKeys } from '../text/keys.ts';
import { weights } from './ranking-weights.ts';

/** Records that hold a reading at one level: weighted number of occurrences of each. */
export interface LevelMatches { records: number[]; frequencies: number[] }

/** Matches of one reading in one shard, widest level last. */
export interface ReadingMatches { surface: LevelMatches; stem: LevelMatches; root: LevelMatches; words: ShardWord[] }

/** Gathers, for a reading, the records of its surface form, its stem and its root. `words`: the whole root group. */
export function matchReading(keys: WordKeys, words: readonly ShardWord[], recordCount: number): ReadingMatches {
  const at = { surface: [] as ShardWord[], stem: [] as ShardWord[], root: [] as ShardWord[] };
  for (const word of words) {
    at.root.push(word);
    if (word.surface === keys.surface) at.surface.push(word);
    if (wordKeys(word.surface).stem === keys.stem) at.stem.push(word);
  }
  const root = merge(at.root, recordCount);
  const stem = at.stem.length === at.root.length ? root : merge(at.stem, recordCount);
  const surface = at.surface.length === at.stem.length ? stem : merge(at.surface, recordCount);
  return { surface, stem, root, words: at.root };
}

function merge(words: readonly ShardWord[], recordCount: number): LevelMatches {
  const sums = new Float32Array(words.length > 1 ? recordCount : 0);
  const records: number[] = [];
  const frequencies: number[] = [];
  for (const { postings } of words) {
    for (let index = 0; index < postings.records.length; index++) {
      const record = postings.records[index] as number;
      let frequency = 0;
      for (let at = postings.starts[index] as number, end = postings.starts[index + 1] as number; at < end; at++) {
        frequency += weights.fields[(postings.occurrences[at] as number) & 3] as number;
      }
      if (words.length === 1) {
        records.push(record);
        frequencies.push(frequency);
      } else {
        if (sums[record] === 0) records.push(record);
        sums[record] = (sums[record] as number) + frequency;
      }
    }
  }
  if (words.length > 1) for (const record of records) frequencies.push(sums[record] as number);
  return { records, frequencies };
}

/** Number of records in which a reading stands, at each level. */
export interface LevelCounts { surface: number; stem: number; root: number }

/** What ranking must know of all shards together, so that a record's score doesn't depend on its shard. */
export interface Collection { records: number; averageLength: number }

/** Inverse document frequency, never negative. */
export function idf(collection: Collection, records: number): number {
  return Math.log(1 + (collection.records - records + 0.5) / (records + 0.5));
}

/** Adds to `best` the BM25 scores of one level where they are higher than what is there. */
export function raise(best: Float32Array, touched: number[], level: LevelMatches, factor: number, header: ReadHeader, averageLength: number): void {
  const { saturation, lengthNormalisation } = weights;
  for (let index = 0; index < level.records.length; index++) {
    const record = level.records[index] as number;
    const frequency = level.frequencies[index] as number;
    const length = (header.lengths[record] as number) / averageLength;
    const score = factor * frequency * (saturation + 1) / (frequency + saturation * (1 - lengthNormalisation + lengthNormalisation * length));
    const before = best[record] as number;
    if (before === 0) touched.push(record);
    if (score > before) best[record] = score;
  }
}

/** Places (ascending, without field) where any of the words stands in a record. */
export function placesIn(words: readonly ShardWord[], record: number): number[] {
  const places: number[] = [];
  for (const { postings } of words) {
    const index = indexOf(postings.records, record);
    if (index < 0) continue;
    for (let at = postings.starts[index] as number, end = postings.starts[index + 1] as number; at < end; at++) {
      places.push((postings.occurrences[at] as number) >>> 2);
    }
  }
  return places.sort((a, b) => a - b);
}

function indexOf(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Smallest distance between a place of one list and a different place of the other; Infinity when a list is empty. */
export function closest(a: readonly number[], b: readonly number[]): number {
  let best = Infinity;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (b[j] as number) - (a[i] as number);
    const distance = Math.abs(difference);
    if (distance > 0 && distance < best) best = distance;
    if (difference > 0) i++;
    else j++;
  }
  return best;
}
