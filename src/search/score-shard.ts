/** Scores of the records of one shard for a query whose words are loaded. */
import { unknownPlace } from './postings.ts';
import { titleSpans } from './document.ts';
import { evidence } from './evidence.ts';
import type { Occurrence } from './evidence.ts';
import type { Shard } from './index-reader.ts';
import { countLevels, levelWeights, matchReading, occurrencesIn, raise } from './rank.ts';
import type { Collection, Matches } from './rank.ts';
import { weights } from './ranking-weights.ts';
import type { Profile } from './ranking-weights.ts';
import { isAcross } from './terms.ts';
import type { Reading, Term } from './terms.ts';

/** A shard's matches for every reading of a query. */
export type ShardMatches = Map<Reading, Matches>;

export interface Scored {
  shard: Shard;
  record: number;
  score: number;
  /** Part of the score that comes from readings in the other language. */
  across: number;
  /** Holds a word of the query, not only a number, in the language it was asked in. */
  hasOwnWord: boolean;
}

/**
 * Loads what `terms` need of one shard, weighed for the whole `query`. Remembers matches between questions in `cache`: while a reader types, most words stay.
 */
export async function loadMatches(shard: Shard, terms: readonly Term[], query: readonly Term[], cache: Map<string, Matches>): Promise<ShardMatches> {
  const matches: ShardMatches = new Map();
  const { levels } = profileOf(query);
  await Promise.all(terms.flatMap((term) => term.readings).map(async (reading) => {
    const key = `${shard.entry.folder} ${levels.join()} ${reading.name}`;
    const known = cache.get(key);
    const found = known ?? matchReading(reading, await Promise.all(reading.parts.map((part) => shard.words(part.group))), shard.entry.records, levels);
    if (known === undefined) cache.set(key, found);
    matches.set(reading, found);
  }));
  return matches;
}

function isShort(terms: readonly Term[]): boolean {
  return terms.length <= weights.shortQuery;
}

function profileOf(terms: readonly Term[]): Profile {
  return isShort(terms) ? weights.short : weights.long;
}

/** What an occurrence of each reading is worth at each level, by its rarity in all shards. */
export function worthOf(terms: readonly Term[], shards: readonly ShardMatches[], collection: Collection): Map<Reading, number[]> {
  return new Map(terms.flatMap((term) => term.readings).map((reading) => {
    const counts = countLevels(shards.flatMap((matches) => matches.get(reading) ?? []));
    return [reading, levelWeights(counts, collection, profileOf(terms).levels).map((worth) => worth * reading.weight)] as const;
  }));
}

/** All records of a shard that hold a word of the query, unsorted. `allowed` (one entry a record) leaves records out. */
export function scoreShard(
  shard: Shard, terms: readonly Term[], matches: ShardMatches, worth: ReadonlyMap<Reading, number[]>, collection: Collection, allowed: Uint8Array | undefined,
): Scored[] {
  const size = shard.entry.records;
  const total = new Float64Array(size);
  const across = new Float64Array(size);
  const held = new Uint8Array(size);
  const exact = new Uint8Array(size);
  const worded = new Uint8Array(size);
  const hits: number[] = [];
  for (const term of terms) {
    const own = { best: new Float32Array(size), touched: [] as number[] };
    const other = { best: new Float32Array(size), touched: [] as number[] };
    for (const reading of term.readings) {
      const found = matches.get(reading);
      const side = isAcross(reading.kind) ? other : own;
      if (found === undefined) continue;
      if (reading.kind === 'word') found.records.forEach((record, index) => { if (found.levels[index] === 0) exact[record] = (exact[record] as number) + 1; });
      raise(side.best, side.touched, found, worth.get(reading) ?? [], shard.header, collection.averageLength, profileOf(terms).lengthNormalisation);
    }
    const take = (record: number, score: number): void => {
      if (held[record] === 0) hits.push(record);
      held[record] = (held[record] as number) + 1;
      total[record] = (total[record] as number) + score;
    };
    const isWord = /\p{L}/u.test(term.word);
    for (const record of own.touched) {
      take(record, own.best[record] as number);
      if (isWord) worded[record] = 1;
    }
    for (const record of other.touched) {
      const score = other.best[record] as number;
      if (score <= (own.best[record] as number)) continue;
      if (own.best[record] === 0) take(record, score);
      else total[record] = (total[record] as number) + score - (own.best[record] as number);
      across[record] = (across[record] as number) + score - (own.best[record] as number);
    }
  }
  const short = isShort(terms);
  const scored: Scored[] = [];
  for (const record of hits) {
    if (allowed !== undefined && allowed[record] === 0) continue;
    const share = ((held[record] as number) - 1) / Math.max(1, terms.length - 1);
    const gain = short ? (1 + weights.coverage * share) * (exact[record] === terms.length ? 1 + weights.exact : 1) : 1;
    scored.push({ shard, record, score: (total[record] as number) * gain, across: (across[record] as number) * gain, hasOwnWord: worded[record] === 1 });
  }
  const best = scored.length > weights.candidates ? [...scored].sort((a, b) => b.score - a.score || a.record - b.record).slice(0, weights.candidates) : scored;
  for (const hit of best) {
    const gain = evidence(occurrencesOf(terms, matches, worth, hit.record), titleSpans(shard.header.titles[hit.record] ?? []));
    hit.across *= 1 + gain / hit.score;
    hit.score += gain;
  }
  return scored;
}

function occurrencesOf(terms: readonly Term[], matches: ShardMatches, worth: ReadonlyMap<Reading, number[]>, record: number): Occurrence[] {
  const occurrences: Occurrence[] = [];
  terms.forEach((term, number) => {
    for (const reading of term.readings) {
      for (const { word, level, factor } of matches.get(reading)?.words ?? []) {
        for (const code of occurrencesIn(word.postings, record)) {
          if (code >>> 2 !== unknownPlace) occurrences.push({ term: number, place: code >>> 2, isTitle: (code & 3) === 0, weight: (worth.get(reading)?.[level] ?? 0) * (isAcross(reading.kind) ? factor : 1) });
        }
      }
    }
  });
  return occurrences.sort((a, b) => a.place - b.place);
}
