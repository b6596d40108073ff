/**
 * The search as the reader meets it: open an index, ask. The same module runs in the browser's worker and in Node.
 */
import { addAcross } from './across.ts';
import { answer } from './answer.ts';
import type { Memory, Question } from './answer.ts';
import type { Manifest, ShardEntry } from './build-options.ts';
import { addCompletions } from './complete.ts';
import { openDirectory } from './directory.ts';
import type { Directory } from './directory.ts';
import { IndexFiles, Loaded, Shard, loadManifest } from './index-reader.ts';
import type { Fetch } from './index-reader.ts';
import { openLookups } from './lookups.ts';
import { byAge, shardsAtFirst } from './manifest-file.ts';
import { parseQuery, parseYears } from './query.ts';
import type { ParsedQuery } from './query.ts';
import { facetKeys } from './record.ts';
import type { FacetKey } from './record.ts';
import type { EntityLabel, EntitySuggestion, SearchOptions, SearchResult } from './result.ts';
import { loadMatches } from './score-shard.ts';
import { valueRestriction, yearRestriction } from './selection.ts';
import type { Restriction } from './selection.ts';
import { termsOf } from './terms.ts';
import { tokenize } from '../text/tokens.ts';

/** Words that a name typed into the box may have. */
const nameWords = 6;
/** Results of words kept between questions. */
const memoryLimit = 2000;

export interface Searcher {
  /**
   * Never throws for what the reader typed. Throws a SearchError when the index can't be read and what `signal` was aborted with.
   * `onPartial` is given what is known so far while a large archive is still being asked.
   */
  search(query: string, options?: SearchOptions, onPartial?: (result: SearchResult) => void): Promise<SearchResult>;
  /** Pages of persons, countries, posts, organizations and subjects whose name the query is or begins, in any spelling and script; best first. */
  suggest(query: string, options?: { lang?: string; limit?: number }): Promise<EntitySuggestion[]>;
  /** Names of persons, countries, posts … by the ids that filters and counts give. */
  labels(wanted: Partial<Record<FacetKey, readonly string[]>>): Promise<EntityLabel[]>;
  readonly manifest: Manifest;
  /** Bytes received so far. */
  received(): number;
}

/** Opens the index at `base` (a path or address, `/search-index/`); `manifest`: its `manifest.bin` where that is here already. Throws a SearchError when there is none. */
export async function openSearch(place: { base: string; fetch: Fetch; manifest?: Uint8Array }): Promise<Searcher> {
  const files = new IndexFiles(place.base, place.fetch);
  const { manifest, heads } = await loadManifest(files, place.manifest);
  const opened = new Loaded<Shard>();
  const memory: Memory = { matches: new Map(), lookups: openLookups(files, manifest) };
  const directory = openDirectory(files, manifest);
  /** Of the question asked last. */
  let firstAnswer: Promise<void> = Promise.resolve();

  const shardOf = (entry: ShardEntry): Promise<Shard> => opened.get(entry.folder, () => Shard.open(files, entry, heads.get(entry.folder)));

  async function search(query: string, options: SearchOptions = {}, onPartial?: (result: SearchResult) => void): Promise<SearchResult> {
    const parsed = parseQuery(query);
    let answered = (): void => undefined;
    // A field word needs the names itself: then nothing waits for this question.
    if (parsed.fields.length === 0) firstAnswer = new Promise((done) => { answered = done; });
    try {
      return await searchParsed(query, parsed, options, (result) => { answered(); onPartial?.(result); });
    } finally { answered(); }
  }

  async function searchParsed(query: string, parsed: ParsedQuery, options: SearchOptions, onPartial: (result: SearchResult) => void): Promise<SearchResult> {
    const terms = termsOf(parsed.words, parsed.abbreviations);
    const asTyped = termsOf(parsed.words, parsed.abbreviations);
    const ordered = inOrder(manifest.shards, parsed, options);
    if (memory.matches.size > memoryLimit) memory.matches.clear();
    const restricting = fieldRestrictions(parsed, directory).then((more) => [...restrictionsOf(options), ...more]);
    // All that can be asked for at once is: the words as typed, their translations, names that sound like them. What waits for another costs a reader far away a step.
    const first = Promise.all(ordered.slice(0, shardsAtFirst).map(shardOf));
    const own = first.then((shards) => Promise.all(shards.map((shard) => loadMatches(shard, asTyped, asTyped, memory.matches))));
    const widened = Promise.all([
      options.acrossLanguages === false ? undefined : addAcross(terms, memory.lookups),
      options.typing === true ? addCompletions(terms, memory.lookups) : undefined,
    ]);
    let isWidened = false;
    const early = ordered.length > shardsAtFirst && terms.length > 0 ? (async (): Promise<void> => {
      const [restrictions, shards] = await Promise.all([restricting, first, own]);
      const result = await answer({ query, parsed, terms: asTyped, restrictions, options, isEarly: true }, shards, ordered.length, memory);
      // Direct hits come before all others: a large archive shows them while translations are still on their way.
      if (!isWidened && result.total > 0 && options.signal?.aborted !== true) onPartial(result);
    })() : undefined;
    // Each is waited for in its turn; a failure before that is not unheard of.
    for (const asked of [restricting, own, early]) asked?.catch(() => undefined);
    await widened;
    const question: Question = { query, parsed, terms, restrictions: await restricting, options };
    const shards: Shard[] = [];
    for (let atOnce = shardsAtFirst; ; atOnce *= 2) {
      shards.push(...await Promise.all(ordered.slice(shards.length, shards.length + atOnce).map(shardOf)));
      options.signal?.throwIfAborted();
      const result = await answer(question, shards, ordered.length, memory);
      options.signal?.throwIfAborted();
      isWidened = true;
      if (shards.length >= ordered.length) return result;
      onPartial(result);
    }
  }

  async function suggest(query: string, { lang, limit = 8 }: { lang?: string; limit?: number } = {}): Promise<EntitySuggestion[]> {
    // A question is no name: the table of all names is not loaded for it.
    if (tokenize(query).length > nameWords) return [];
    return (await directory(firstAnswer)).suggest(query, lang, limit);
  }

  function labels(wanted: Partial<Record<FacetKey, readonly string[]>>): Promise<EntityLabel[]> {
    return memory.lookups.labels(wanted);
  }

  return { search, suggest, labels, manifest, received: () => files.received };
}

/** The shards in the order in which they are asked: those of the chosen years before all others, then the newest first; the oldest when the oldest are wanted. */
function inOrder(shards: readonly ShardEntry[], parsed: ParsedQuery, options: SearchOptions): ShardEntry[] {
  const typed = parsed.fields.flatMap(({ field, value }) => (field === 'year' ? parseYears(value) ?? [] : []));
  const chosen = [...typed, ...options.years === undefined ? [] : [options.years], ...(options.filters?.year ?? []).flatMap((year) => parseYears(year) ?? [])];
  const isChosen = ({ years }: ShardEntry): boolean => years !== null && chosen.some(({ from = 0, to = Infinity }) => years[1] >= from && years[0] <= to);
  return byAge(shards, options.sort === 'oldest').sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
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
