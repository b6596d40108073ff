/**
 * Which records hold a word of the query, and how well: BM25 over a word's own form, its stem and its root together, where wider forms count less.
 * Works on loaded words only; pure.
 */
import type { ShardWord } from './index-reader.ts';
import type { Postings } from './postings.ts';
import type { ReadHeader } from './shard-header.ts';
import { wordKeys } from '../text/keys.ts';
import { weights } from './ranking-weights.ts';
import type { Reading } from './terms.ts';

/** How a record's word agrees with the query's: 0 the same form, 1 the same stem, 2 the same root. */
export type Level = 0 | 1 | 2;

/** A word of the index that answers a word of the query; `factor`: what its occurrences count. */
export interface LevelWord { word: ShardWord; level: Level; factor: number }

/** The records of one shard that answer one reading. */
export interface Matches {
  records: number[];
  /** Occurrences, weighted by field, level and share. */
  frequencies: number[];
  /** Closest level in the record. */
  levels: Level[];
  words: LevelWord[];
}

/**
 * Gathers the records that hold any part of a reading. `groups`: the root group of each part. `levels`: weight of each level.
 * Where a reading has several parts (translations), an occurrence counts by the part's share: a likely translation more than a rare one.
 */
export function matchReading(reading: Reading, groups: readonly (readonly ShardWord[])[], recordCount: number, levels: readonly number[]): Matches {
  const words = reading.parts.flatMap(({ keys, share }, part) => (groups[part] ?? []).map((word): LevelWord => {
    const level = word.surface === keys.surface ? 0 : wordKeys(word.surface).stem === keys.stem ? 1 : 2;
    return { word, level, factor: share * (levels[level] as number) };
  })).filter(({ level }) => level <= reading.widest);
  const sums = new Float32Array(recordCount);
  const closest = new Uint8Array(recordCount);
  const records: number[] = [];
  for (const { word: { postings }, level, factor } of words) {
    for (let index = 0; index < postings.records.length; index++) {
      const record = postings.records[index] as number;
      let frequency = 0;
      for (let at = postings.starts[index] as number, end = postings.starts[index + 1] as number; at < end; at++) {
        frequency += weights.fields[(postings.occurrences[at] as number) & 3] as number;
      }
      if (sums[record] === 0) {
        records.push(record);
        closest[record] = level;
      } else closest[record] = Math.min(closest[record] as number, level);
      sums[record] = (sums[record] as number) + frequency * factor;
    }
  }
  return { records, frequencies: records.map((record) => sums[record] as number), levels: records.map((record) => closest[record] as Level), words };
}

/** Records by closest level: `counts[1]` hold the stem (or the very form). */
export type LevelCounts = [number, number, number];

/** In how many records a word stands at each level, wider levels including closer ones. */
export function countLevels(matches: readonly Matches[]): LevelCounts {
  const counts: LevelCounts = [0, 0, 0];
  for (const { levels } of matches) for (const level of levels) for (let wider = level; wider <= 2; wider++) counts[wider]++;
  return counts;
}

/** What ranking must know of all shards together, so that a record's score doesn't depend on its shard. */
export interface Collection { records: number; averageLength: number }

/** What one occurrence at a level is worth: its inverse document frequency (never negative) times the level's weight. */
export function levelWeights(counts: LevelCounts, collection: Collection, levels: readonly number[]): [number, number, number] {
  const worth = (level: Level): number => Math.log(1 + (collection.records - counts[level] + 0.5) / (counts[level] + 0.5)) * (levels[level] as number);
  return [worth(0), worth(1), worth(2)];
}

/** Raises `best` to the BM25 scores of these matches where they are higher, and notes newly touched records. */
export function raise(best: Float32Array, touched: number[], matches: Matches, worth: readonly number[], header: ReadHeader, averageLength: number, lengthNormalisation: number): void {
  const { saturation } = weights;
  for (let index = 0; index < matches.records.length; index++) {
    const record = matches.records[index] as number;
    const frequency = matches.frequencies[index] as number;
    const length = (header.lengths[record] as number) / averageLength;
    const score = (worth[matches.levels[index] as Level] as number) * frequency * (saturation + 1)
      / (frequency + saturation * (1 - lengthNormalisation + lengthNormalisation * length));
    const before = best[record] as number;
    if (before === 0) touched.push(record);
    if (score > before) best[record] = score;
  }
}

/** Occurrences (place × 4 + field, ascending) of a word in a record; empty when it doesn't stand there. */
export function occurrencesIn({ records, starts, occurrences }: Postings, record: number): Uint32Array {
  let low = 0;
  let high = records.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = records[middle] as number;
    if (found === record) return occurrences.subarray(starts[middle] as number, starts[middle + 1] as number);
    if (found < record) low = middle + 1;
    else high = middle - 1;
  }
  return occurrences.subarray(0, 0);
}
