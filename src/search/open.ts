/**
 * The search as the reader meets it: open an index, ask. The same module runs in the browser's worker and in Node.
 */
import type { Manifest } from './build-options.ts';
import { layOut } from './document.ts';
import { bestPassages, highlighter, markText } from './excerpt.ts';
import type { Highlighter } from './excerpt.ts';
import { addAcross } from './across.ts';
import { openLookups } from './lookups.ts';
import { IndexFiles, Loaded, Shard, readManifest } from './index-reader.ts';
import type { Fetch } from './index-reader.ts';
import { phraseRecords, stemRecords } from './phrase.ts';
import { parseQuery, parseYears } from './query.ts';
import type { ParsedQuery } from './query.ts';
import { countLevels } from './rank.ts';
import type { Matches } from './rank.ts';
import { facetKeys } from './record.ts';
import type { EntitySuggestion, Hit, SearchOptions, SearchResult } from './result.ts';
import { openDirectory } from './directory.ts';
import type { Directory } from './directory.ts';
import { loadMatches, scoreShard, worthOf } from './score-shard.ts';
import type { Scored } from './score-shard.ts';
import { countFacets, countYears, failures, valueRestriction, yearRestriction } from './selection.ts';
import type { Restriction } from './selection.ts';
import { reading, termsOf } from './terms.ts';
import type { Term } from './terms.ts';
import { withoutClitics } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';
import { weights } from './ranking-weights.ts';

/** Further passages of a record shown under its best one. */
const passageLimit = 3;
/** Shards asked at a time, newest first: a large archive answers from the first ones while the rest is loading. */
const shardsAtOnce = 4;

export interface Searcher {
  /**
   * Never throws for what the reader typed. Throws a SearchError when the index can't be read and an AbortError when `signal` says so.
   * `onPartial` is given what is known so far while a large archive is still being asked.
   */
  search(query: string, options?: SearchOptions, onPartial?: (result: SearchResult) => void): Promise<SearchResult>;
  /** Pages of persons, countries, posts, organizations and subjects whose name the query is or begins, in any spelling and script; best first. */
  suggest(query: string, options?: { lang?: string; limit?: number }): Promise<EntitySuggestion[]>;
  readonly manifest: Manifest;
  /** Bytes received so far. */
  received(): number;
}

/** Opens the index at `base` (a path or address, `/search-index/`). Throws a SearchError when there is none. */
export async function openSearch(place: { base: string; fetch: Fetch }): Promise<Searcher> {
  const files = new IndexFiles(place.base, place.fetch);
  const manifest = await readManifest(files);
  const opened = new Loaded<Shard>();
  const cache = new Map<string, Matches>();
  const lookups = openLookups(files, manifest);
  const directory = openDirectory(files, manifest);
  const newestFirst = [...manifest.shards].sort((a, b) => (b.years?.[1] ?? 0) - (a.years?.[1] ?? 0) || (a.id < b.id ? -1 : 1));

  async function search(query: string, options: SearchOptions = {}, onPartial?: (result: SearchResult) => void): Promise<SearchResult> {
    const parsed = parseQuery(query);
    const restrictions = [...restrictionsOf(options), ...await fieldRestrictions(parsed, directory)];
    const terms = termsOf(parsed.words);
    if (options.acrossLanguages !== false) await addAcross(terms, lookups);
    const shards: Shard[] = [];
    let result: SearchResult | undefined;
    for (let at = 0; at < newestFirst.length || at === 0; at += shardsAtOnce) {
      const entries = newestFirst.slice(at, at + shardsAtOnce);
      shards.push(...await Promise.all(entries.map((entry) => opened.get(entry.folder, () => Shard.open(files, entry)))));
      options.signal?.throwIfAborted();
      result = await answer(query, parsed, terms, restrictions, shards, options);
      options.signal?.throwIfAborted();
      if (shards.length < newestFirst.length) onPartial?.(result);
    }
    return result as SearchResult;
  }

  async function answer(query: string, parsed: ParsedQuery, terms: Term[], restrictions: Restriction[], shards: Shard[], options: SearchOptions): Promise<SearchResult> {
    const scored = terms.length > 0 ? await scoreAll(parsed, terms, shards, cache)
      : restrictions.length > 0 || parsed.excluded.length > 0 ? await everything(parsed, shards) : [];
    options.signal?.throwIfAborted();
    const failed = await failures(scored, restrictions, shards);
    const found = sortHits(scored.filter((_, index) => failed[index] === 0), terms.length > 0 ? options.sort ?? 'relevance' : options.sort ?? 'newest');
    const offset = options.offset ?? 0;
    const marker = markerOf(terms, parsed);
    const hits = await Promise.all(found.slice(offset, offset + (options.limit ?? 10)).map((hit) => showHit(hit, marker, options.lang)));
    return {
      query, total: found.length, hits,
      facets: await countFacets(options.facets ?? facetKeys, scored, failed, restrictions, shards),
      histogram: countYears(scored, failed, restrictions),
      suggestions: [],
      coverage: { shards: shards.length, of: newestFirst.length },
      translated: found.reduce((count, hit) => count + Number(hit.across * 2 > hit.score), 0),
    };
  }

  async function suggest(query: string, { lang, limit = 8 }: { lang?: string; limit?: number } = {}): Promise<EntitySuggestion[]> {
    return (await directory()).suggest(query, lang, limit);
  }

  return { search, suggest, manifest, received: () => files.received };
}

function restrictionsOf(options: SearchOptions): Restriction[] {
  const restrictions: Restriction[] = [];
  for (const key of facetKeys) {
    const values = options.filters?.[key];
    if (values !== undefined && values.length > 0) restrictions.push(valueRestriction(key, values));
  }
  if (options.years !== undefined) restrictions.push(yearRestriction(options.years));
  return restrictions;
}

/** `country:مالي`, `person:toure`, `tag:PTER`, `year:2005-2009`: a value is an id, a code or a name in any spelling. */
async function fieldRestrictions(parsed: ParsedQuery, directory: () => Promise<Directory>): Promise<Restriction[]> {
  return Promise.all(parsed.fields.map(async ({ field, value }) => {
    const years = field === 'year' ? parseYears(value) : undefined;
    if (years !== undefined) return yearRestriction(years);
    const named = field === 'year' || field === 'classification' ? [] : (await directory()).named(field, value);
    return valueRestriction(field, [value, value.toLowerCase(), ...named]);
  }));
}

async function scoreAll(parsed: ParsedQuery, terms: Term[], shards: Shard[], cache: Map<string, Matches>): Promise<Scored[]> {
  let matches = await Promise.all(shards.map((shard) => loadMatches(shard, terms, cache)));
  // A word whose stem is unknown may carry a particle that stemming dares not cut.
  for (const term of terms) {
    const own = term.readings[0];
    if (own === undefined || !isArabicWord(term.word) || countLevels(matches.flatMap((found) => found.get(own) ?? []))[1] > 0) continue;
    term.readings.push(...withoutClitics(term.word).map((word) => reading(new Map([[word, 1]]), weights.clitic, 'clitic')));
  }
  matches = await Promise.all(shards.map((shard) => loadMatches(shard, terms, cache)));
  const records = shards.reduce((sum, shard) => sum + shard.entry.records, 0);
  const words = shards.reduce((sum, shard) => sum + shard.header.lengths.reduce((total, length) => total + length, 0), 0);
  const collection = { records, averageLength: Math.max(1, words / Math.max(1, records)) };
  const worth = worthOf(terms, matches, collection);
  const all: Scored[] = [];
  for (const [index, shard] of shards.entries()) {
    const allowed = await allowedRecords(parsed, shard);
    for (const hit of scoreShard(shard, terms, matches[index] ?? new Map(), worth, collection, allowed)) all.push(hit);
  }
  return all;
}

/** Records that hold all phrases and nothing excluded; undefined when the query asks for neither. */
async function allowedRecords(parsed: ParsedQuery, shard: Shard): Promise<Uint8Array | undefined> {
  if (parsed.phrases.length === 0 && parsed.excluded.length === 0) return undefined;
  const allowed = new Uint8Array(shard.entry.records).fill(1);
  for (const phrase of parsed.phrases) {
    const records = await phraseRecords(shard, phrase);
    for (let record = 0; record < allowed.length; record++) if (!records.has(record)) allowed[record] = 0;
  }
  for (const words of parsed.excluded) {
    const [only] = words;
    const records = words.length === 1 && only !== undefined ? await stemRecords(shard, only) : await phraseRecords(shard, words);
    for (const record of records) allowed[record] = 0;
  }
  return allowed;
}

async function everything(parsed: ParsedQuery, shards: Shard[]): Promise<Scored[]> {
  const all: Scored[] = [];
  for (const shard of shards) {
    const allowed = await allowedRecords(parsed, shard);
    for (let record = 0; record < shard.entry.records; record++) {
      if (allowed === undefined || allowed[record] === 1) all.push({ shard, record, score: 0, across: 0 });
    }
  }
  return all;
}

/** Ties fall to the newer record, then to the place in the index, so that an order never depends on chance. */
function sortHits(hits: Scored[], sort: 'relevance' | 'newest' | 'oldest'): Scored[] {
  const date = (hit: Scored): number => hit.shard.header.dates[hit.record] as number;
  const byPlace = (a: Scored, b: Scored): number => (a.shard.entry.id === b.shard.entry.id ? a.record - b.record : a.shard.entry.id < b.shard.entry.id ? -1 : 1);
  const newest = (a: Scored, b: Scored): number => date(b) - date(a);
  // Undated records come last in either direction.
  const oldest = (a: Scored, b: Scored): number => (date(a) || Infinity) - (date(b) || Infinity) || 0;
  const first = sort === 'newest' ? newest : sort === 'oldest' ? oldest : (a: Scored, b: Scored): number => b.score - a.score || newest(a, b);
  return hits.sort((a, b) => first(a, b) || b.score - a.score || byPlace(a, b));
}

function markerOf(terms: readonly Term[], parsed: ParsedQuery): Highlighter {
  const levels = { surface: new Map<string, number>(), stem: new Map<string, number>(), root: new Map<string, number>(), prefixes: [] as string[] };
  const raise = (map: Map<string, number>, key: string, weight: number): void => {
    if ((map.get(key) ?? 0) < weight) map.set(key, weight);
  };
  for (const { readings } of terms) {
    for (const { keys, weight, widest } of readings.flatMap((one) => one.parts.map((part) => ({ keys: part.keys, weight: one.weight * part.share, widest: one.widest })))) {
      raise(levels.surface, keys.surface, weight);
      if (widest >= 1) raise(levels.stem, keys.stem, weight * (weights.long.levels[1] as number));
      if (widest >= 2) raise(levels.root, keys.root, weight * (weights.long.levels[2] as number));
    }
  }
  for (const word of parsed.phrases.flat()) raise(levels.surface, word, 0.1);
  return highlighter(levels);
}

async function showHit(hit: Scored, marker: Highlighter, lang: string | undefined): Promise<Hit> {
  const record = await hit.shard.record(hit.record);
  const sections = layOut(record);
  const { passages, count } = bestPassages(sections, marker, lang, passageLimit);
  const titles = Object.fromEntries(sections.filter((section) => section.field === 'title').map((section) => [section.lang, markText(section, marker)]));
  return {
    id: record.id, url: record.url, kind: record.kind, anchor: count > 0 ? passages[0]?.anchor ?? '' : '',
    titles, date: record.date ?? '', score: hit.score, passages, passageCount: count, viaTranslation: hit.across * 2 > hit.score,
  };
}
