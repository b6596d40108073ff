/** One question to the shards loaded so far: scores, filters, counts, and the hits that are shown. */
import { namesLike } from './across.ts';
import { correction } from './complete.ts';
import { layOut } from './document.ts';
import type { Section, ShownRecord } from './document.ts';
import { bestPassages, highlighter, markText } from './excerpt.ts';
import type { Highlighter } from './excerpt.ts';
import type { Shard } from './index-reader.ts';
import type { Lookups } from './lookups.ts';
import { phraseRecords, stemRecords } from './phrase.ts';
import type { ParsedQuery } from './query.ts';
import { countLevels } from './rank.ts';
import type { Collection, Matches } from './rank.ts';
import { weights } from './ranking-weights.ts';
import { facetKeys } from './record.ts';
import type { FacetKey } from './record.ts';
import type { Hit, SearchOptions, SearchResult } from './result.ts';
import { loadMatches, scoreShard, worthOf } from './score-shard.ts';
import type { Scored, ShardMatches } from './score-shard.ts';
import { countFacets, countYears, failures } from './selection.ts';
import type { Restriction } from './selection.ts';
import { isAcross, reading } from './terms.ts';
import type { Term } from './terms.ts';
import { withoutClitics } from '../text/arabic.ts';
import { isArabicWord } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';

/** Further passages of a record shown under its best one. */
const passageLimit = 3;

export interface Question {
  query: string;
  parsed: ParsedQuery;
  terms: readonly Term[];
  restrictions: readonly Restriction[];
  options: SearchOptions;
  /** Only the words as typed are asked, without fallbacks: a first answer, soon to be followed by another. */
  isEarly?: boolean;
}

/** What is kept between questions. */
export interface Memory { matches: Map<string, Matches>; lookups: Lookups }

/** `shardCount`: how many shards the archive has; `shards` may be fewer while it is loading. */
export async function answer(question: Question, shards: readonly Shard[], shardCount: number, memory: Memory): Promise<SearchResult> {
  const { parsed, options, restrictions } = question;
  const { terms, corrections, missing } = question.isEarly === true ? { terms: question.terms, corrections: new Map<string, string>(), missing: new Set<string>() } : await withFallbacks(question.terms, shards, memory);
  let scored = terms.length > 0 ? await scoreAll(parsed, terms, shards, memory.matches)
    : restrictions.length > 0 || parsed.excluded.length > 0 ? await everything(parsed, shards) : [];
  const isRelaxed = scored.length === 0 && parsed.phrases.length > 0 && parsed.hasLooseWords;
  if (isRelaxed) scored = await scoreAll({ ...parsed, phrases: [] }, terms, shards, memory.matches);
  options.signal?.throwIfAborted();
  const failed = await failures(scored, restrictions, shards);
  const found = sortHits(scored.filter((_, index) => failed[index] === 0), options.sort ?? (terms.length > 0 ? 'relevance' : 'newest'));
  const offset = options.offset ?? 0;
  const marker = markerOf(terms, parsed);
  const [hits, facets] = await Promise.all([
    Promise.all(found.slice(offset, offset + (options.limit ?? 10)).map((hit) => showHit(hit, marker, options))),
    countFacets(countedFields(options, shards), scored, failed, restrictions, shards),
  ]);
  return {
    query: question.query, total: found.length, hits, facets,
    histogram: countYears(scored, failed, restrictions),
    suggestions: suggestionsFor(question.query, parsed, asSpelt(corrections, hits), found.length),
    missing: shards.length < shardCount || options.typing === true ? [] : asTyped(question.query, missing),
    relaxed: isRelaxed,
    coverage: { shards: shards.length, of: shardCount },
    translated: found.reduce((count, hit) => count + Number(isTranslated(hit)), 0),
  };
}

/** Bytes of facet columns that a first query may load for counts nobody has asked for yet. */
const cheapColumns = 30_000;

function countedFields({ facets = facetKeys, facetsIfCheap = [] }: SearchOptions, shards: readonly Shard[]): FacetKey[] {
  const fields = [...facets];
  const first = shards[0]?.entry.facets ?? {};
  let bytes = 0;
  for (const field of facetsIfCheap) {
    if (fields.includes(field)) continue;
    // Judged by the first shard: what is counted must not change while a large archive is being asked.
    bytes += first[field] ?? 0;
    if (bytes <= cheapColumns) fields.push(field);
  }
  return fields;
}

/** Corrections as the hits spell them: the vocabulary knows folded words only. Vowel signs are left out; what no hit shows stays folded. */
function asSpelt(corrections: ReadonlyMap<string, string>, hits: readonly Hit[]): Map<string, string> {
  if (corrections.size === 0) return new Map();
  const counts = new Map<string, Map<string, number>>();
  for (const { text } of hits.flatMap((hit) => [...Object.values(hit.titles).flat(), ...hit.passages.flatMap(({ parts }) => parts)]).filter(({ marked }) => marked)) {
    for (const { word, start, end } of tokenize(text)) {
      const spellings = counts.get(word) ?? new Map<string, number>();
      const written = text.slice(start, end).replace(/[\u064B-\u0652\u0670\u0640]/gu, '');
      counts.set(word, spellings.set(written, (spellings.get(written) ?? 0) + 1));
    }
  }
  return new Map([...corrections].map(([typed, corrected]) => [typed, [...counts.get(corrected) ?? []].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0] ?? corrected]));
}

/** The query with its slips corrected, all else as typed; without its quotes when they leave nothing. */
function suggestionsFor(query: string, parsed: ParsedQuery, corrections: ReadonlyMap<string, string>, total: number): string[] {
  if (corrections.size > 0) {
    let at = 0;
    let corrected = '';
    for (const { word, start, end } of tokenize(query)) {
      corrected += query.slice(at, start) + (corrections.get(word) ?? query.slice(start, end));
      at = end;
    }
    return [corrected + query.slice(at)];
  }
  return total === 0 && parsed.phrases.length > 0 && parsed.words.length > 1 ? [query.replace(/["“”„«»‟＂]/gu, '').trim()] : [];
}

function isTranslated(hit: Scored): boolean {
  return hit.across * 2 > hit.score;
}

/** Holds words as they were asked for: such hits come before all that were found through translations. Numbers are of no language and don't decide. */
function isDirect(hit: Scored): boolean {
  return hit.hasOwnWord && !isTranslated(hit);
}

/**
 * A word whose stem the archive doesn't hold may carry a particle that stemming dares not cut; if that isn't it either,
 * it may be another spelling of a name, or a slip: then these are searched too, at a lower weight, and a correction is offered.
 */
async function withFallbacks(terms: readonly Term[], shards: readonly Shard[], { matches, lookups }: Memory): Promise<{ terms: Term[]; corrections: Map<string, string>; missing: Set<string> }> {
  const found = await Promise.all(shards.map((shard) => loadMatches(shard, terms, terms, matches)));
  const corrections = new Map<string, string>();
  const missing = new Set<string>();
  const completed = await Promise.all(terms.map(async (typed): Promise<Term> => {
    // Loading the places of another word is worth it where the typed one has little to give.
    const few = typed.synonyms !== undefined && heldBy(typed, found) < synonymsBelow;
    const term = few && typed.synonyms !== undefined ? { ...typed, readings: [...typed.readings, typed.synonyms] } : typed;
    if (isHeld(term, found)) return term;
    const bare = isArabicWord(term.word) ? withoutClitics(term.word).map((word) => reading(new Map([[word, 1]]), weights.clitic, 'clitic')) : [];
    const extended = { word: term.word, readings: [...term.readings, ...bare] };
    const again = await Promise.all(shards.map((shard) => loadMatches(shard, [extended], terms, matches)));
    if (isHeld(extended, again)) return extended;
    if (!isTranslatedIn(term, found)) missing.add(term.word);
    const names = await namesLike(term.word, lookups);
    if (names.size > 0) extended.readings.push(reading(names, weights.similar, 'similar'));
    if (term.readings.some(({ kind }) => isAcross(kind) || kind === 'prefix')) return extended;
    const corrected = await correction(term.word, lookups);
    if (corrected === undefined) return extended;
    corrections.set(term.word, corrected);
    return { word: term.word, readings: [...extended.readings, reading(new Map([[corrected, 1]]), weights.similar, 'similar')] };
  }));
  return { terms: completed, corrections, missing };
}

/** A word that fewer records hold is also sought by others of the same translation. */
const synonymsBelow = 10;

/** Records that hold a reading in the typed language at the level of its stem. */
function heldBy(term: Term, found: readonly ShardMatches[]): number {
  return Math.max(0, ...term.readings.filter(({ kind }) => kind === 'word' || kind === 'clitic').map((one) => countLevels(found.flatMap((matches) => matches.get(one) ?? []))[1]));
}

function isHeld(term: Term, found: readonly ShardMatches[]): boolean {
  return heldBy(term, found) > 0;
}

/** True when a translation of the word is held: then the word's absence is no surprise, and the hits say how they were found. */
function isTranslatedIn(term: Term, found: readonly ShardMatches[]): boolean {
  return term.readings.some((one) => one.kind === 'translation' && found.some((matches) => (matches.get(one)?.records.length ?? 0) > 0));
}

/** Folded words as they stand in the query, each once. */
function asTyped(query: string, words: ReadonlySet<string>): string[] {
  if (words.size === 0) return [];
  const typed = new Map(tokenize(query).filter(({ word }) => words.has(word)).map(({ word, start, end }) => [word, query.slice(start, end)]));
  return [...words].map((word) => typed.get(word) ?? word);
}

async function scoreAll(parsed: ParsedQuery, terms: readonly Term[], shards: readonly Shard[], cache: Map<string, Matches>): Promise<Scored[]> {
  const matches = await Promise.all(shards.map((shard) => loadMatches(shard, terms, terms, cache)));
  const collection = collectionOf(shards);
  const worth = worthOf(terms, matches, collection);
  const all: Scored[] = [];
  for (const [index, shard] of shards.entries()) {
    const allowed = await allowedRecords(parsed, shard);
    for (const hit of scoreShard(shard, terms, matches[index] ?? new Map(), worth, collection, allowed)) all.push(hit);
  }
  return all;
}

function collectionOf(shards: readonly Shard[]): Collection {
  const records = shards.reduce((sum, shard) => sum + shard.entry.records, 0);
  const words = shards.reduce((sum, shard) => sum + shard.header.lengths.reduce((total, length) => total + length, 0), 0);
  return { records, averageLength: Math.max(1, words / Math.max(1, records)) };
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

/** A query of filters or exclusions alone means all records that pass them. */
async function everything(parsed: ParsedQuery, shards: readonly Shard[]): Promise<Scored[]> {
  const all: Scored[] = [];
  for (const shard of shards) {
    const allowed = await allowedRecords(parsed, shard);
    for (let record = 0; record < shard.entry.records; record++) {
      if (allowed === undefined || allowed[record] === 1) all.push({ shard, record, score: 0, across: 0, hasOwnWord: true });
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
  const oldest = (a: Scored, b: Scored): number => (date(a) || 99_999_999) - (date(b) || 99_999_999);
  const first = sort === 'newest' ? newest : sort === 'oldest' ? oldest : (a: Scored, b: Scored): number => Number(isDirect(b)) - Number(isDirect(a)) || b.score - a.score || newest(a, b);
  return hits.sort((a, b) => first(a, b) || b.score - a.score || byPlace(a, b));
}

function markerOf(terms: readonly Term[], parsed: ParsedQuery): Highlighter {
  const levels = { surface: new Map<string, number>(), stem: new Map<string, number>(), root: new Map<string, number>() };
  const raise = (map: Map<string, number>, key: string, weight: number): void => {
    if ((map.get(key) ?? 0) < weight) map.set(key, weight);
  };
  const [, stemWeight = 0, rootWeight = 0] = weights.long.levels;
  for (const { parts, weight, widest } of terms.flatMap((term) => term.readings)) {
    for (const { keys, share } of parts) {
      raise(levels.surface, keys.surface, weight * share);
      if (widest >= 1) raise(levels.stem, keys.stem, weight * share * stemWeight);
      if (widest >= 2) raise(levels.root, keys.root, weight * share * rootWeight);
    }
  }
  // Stop words of a phrase are marked, but a passage isn't chosen for them.
  for (const word of parsed.phrases.flat()) raise(levels.surface, word, 0.1);
  return highlighter(levels);
}

/** Sections of records shown before: a group of records stays in memory, and so does their layout. */
const laidOut = new WeakMap<ShownRecord, Section[]>();

function sectionsOf(record: ShownRecord): Section[] {
  let sections = laidOut.get(record);
  if (sections === undefined) laidOut.set(record, sections = layOut(record));
  return sections;
}

async function showHit(hit: Scored, marker: Highlighter, { lang }: SearchOptions): Promise<Hit> {
  const record = await hit.shard.record(hit.record);
  const sections = sectionsOf(record);
  const { passages, count } = bestPassages(sections, marker, lang, passageLimit);
  const titles = Object.fromEntries(sections.filter((section) => section.field === 'title').map((section) => [section.lang, markText(section, marker)]));
  return {
    id: record.id, url: record.url, kind: record.kind, anchor: count > 0 ? passages[0]?.anchor ?? '' : '',
    titles, date: record.date ?? '', score: hit.score, passages, passageCount: count, viaTranslation: isTranslated(hit),
    facets: Object.fromEntries((['post', 'documentKind', 'classification'] as const).flatMap((key) => (record[key] === undefined ? [] : [[key, [record[key]]]]))),
  };
}
