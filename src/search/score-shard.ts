/** Scores of the records of one shard for a query whose words are loaded. */
import type { Shard } from './index-reader.ts';
import { closest, idf, matchReading, placesIn, raise } from './rank.ts';
import type { Collection, LevelCounts, ReadingMatches } from './rank.ts';
import { weights } from './ranking-weights.ts';
import { isAcross } from './terms.ts';
import type { Reading, Term } from './terms.ts';

/** A shard's matches for every reading of a query, by `Reading`. */
export type ShardMatches = Map<Reading, ReadingMatches>;

export interface Scored {
  shard: Shard;
  record: number;
  score: number;
  /** Part of the score that comes from readings in the other language. */
  across: number;
}

/** Loads what the terms need of one shard. Remembers matches between queries in `cache`: while a reader types, most words stay. */
export async function loadMatches(shard: Shard, terms: readonly Term[], cache: Map<string, ReadingMatches>): Promise<ShardMatches> {
  const matches: ShardMatches = new Map();
  await Promise.all(terms.flatMap((term) => term.readings).map(async (reading) => {
    const key = `${shard.entry.folder} ${reading.word}`;
    const known = cache.get(key);
    const found = known ?? matchReading(reading.keys, await shard.words(reading.group), shard.entry.records);
    if (known === undefined) cache.set(key, found);
    matches.set(reading, found);
  }));
  return matches;
}

/** In how many records of all shards each reading stands. */
export function countReading(reading: Reading, shards: readonly ShardMatches[]): LevelCounts {
  const counts = { surface: 0, stem: 0, root: 0 };
  for (const matches of shards) {
    const found = matches.get(reading);
    if (found === undefined) continue;
    counts.surface += found.surface.records.length;
    counts.stem += found.stem.records.length;
    counts.root += found.root.records.length;
  }
  return counts;
}

/**
 * All records of a shard that hold a word of the query, unsorted. `allowed` (one entry a record) leaves records out; `counts` come from all shards.
 */
export function scoreShard(
  shard: Shard, terms: readonly Term[], matches: ShardMatches, counts: Map<Reading, LevelCounts>, collection: Collection, allowed: Uint8Array | undefined,
): Scored[] {
  const size = shard.entry.records;
  const total = new Float64Array(size);
  const across = new Float64Array(size);
  const held = new Uint8Array(size);
  const hits: number[] = [];
  const short = terms.length <= weights.shortQuery;
  const stemWeight = short ? weights.stemShort : weights.stem;
  const rootWeight = short ? weights.rootShort : weights.root;
  for (const term of terms) {
    const best = { own: new Float32Array(size), across: new Float32Array(size) };
    const touched = { own: [] as number[], across: [] as number[] };
    for (const reading of term.readings) {
      const found = matches.get(reading);
      const count = counts.get(reading);
      if (found === undefined || count === undefined) continue;
      const side = isAcross(reading.kind) ? 'across' : 'own';
      for (const [level, weight] of [['surface', weights.surface], ['stem', stemWeight], ['root', rootWeight]] as const) {
        if (reading.kind === 'translation' && level === 'root') continue;
        raise(best[side], touched[side], found[level], reading.weight * weight * idf(collection, count[level]), shard.header, collection.averageLength);
      }
    }
    const take = (record: number, score: number, fromAcross: boolean): void => {
      if (allowed !== undefined && allowed[record] === 0) return;
      if (held[record] === 0) hits.push(record);
      held[record] = (held[record] as number) + 1;
      total[record] = (total[record] as number) + score;
      if (fromAcross) across[record] = (across[record] as number) + score;
    };
    for (const record of touched.own) take(record, best.own[record] as number, false);
    for (const record of touched.across) if (best.own[record] === 0) take(record, best.across[record] as number, true);
  }
  const coverage = short ? weights.coverage : 0;
  const scored = hits.map((record) => ({
    shard, record, score: (total[record] as number) * (1 + coverage * ((held[record] as number) - 1) / Math.max(1, terms.length - 1)), across: across[record] as number,
  }));
  addProximity(scored, held, terms, matches);
  return scored;
}

/** Words that neighbour in the query and stand close together in a record raise it. Only the best records are looked at. */
function addProximity(scored: Scored[], held: Uint8Array, terms: readonly Term[], matches: ShardMatches): void {
  if (terms.length < 2) return;
  const candidates = scored.filter((hit) => (held[hit.record] as number) > 1).sort((a, b) => b.score - a.score || a.record - b.record)
    .slice(0, weights.proximityCandidates);
  for (const hit of candidates) {
    const places = terms.map((term) => placesIn(term.readings.flatMap((reading) => matches.get(reading)?.words ?? []), hit.record))
      .filter((list) => list.length > 0);
    for (let index = 1; index < places.length; index++) {
      const distance = closest(places[index - 1] ?? [], places[index] ?? []);
      if (distance <= weights.proximityWindow) hit.score += weights.proximity / distance;
    }
  }
}
