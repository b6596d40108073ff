/**
 * What a search takes and gives: plain data, never HTML, so that it crosses a worker boundary and can't inject markup.
 */
import type { FacetKey } from './record.ts';

export interface SearchOptions {
  /** Language of the reader's page; titles and equal passages in it are preferred. */
  lang?: string;
  /** Values within a field are alternatives, fields narrow one another. */
  filters?: Partial<Record<FacetKey, string[]>>;
  /** Inclusive years, either end open. */
  years?: { from?: number; to?: number };
  sort?: 'relevance' | 'newest' | 'oldest';
  /** Ten unless told. */
  limit?: number;
  offset?: number;
  signal?: AbortSignal;
  /** Also find texts in the other language through the glossary; true unless told. */
  acrossLanguages?: boolean;
  /** The last word is still being typed: it also stands for words that begin with it. */
  typing?: boolean;
  /** Facets to count; all unless told. Counting loads the columns of these fields. */
  facets?: readonly FacetKey[];
  /** Facets to count beside these as long as their columns together are small (`cheapColumns`), in this order. */
  facetsIfCheap?: readonly FacetKey[];
}

/** A stretch of text; marked where a word of the query stands. */
export interface TextPart { text: string; marked: boolean }

export interface HitPassage {
  anchor: string;
  lang: string;
  field: 'text' | 'note';
  parts: TextPart[];
}

export interface Hit {
  id: string;
  url: string;
  kind: 'cable' | 'page';
  /** Where to land; empty when only the title, a name or an identifier matched. */
  anchor: string;
  titles: Record<string, TextPart[]>;
  date: string;
  score: number;
  /** Best passage first; then further passages of the same record. */
  passages: HitPassage[];
  /** How many passages hold a word of the query, shown or not. */
  passageCount: number;
  /** Found mainly through translations of the query's words. */
  viaTranslation: boolean;
  /** Its values in the fields a line of the list shows. */
  facets?: Partial<Record<'post' | 'documentKind' | 'classification', string[]>>;
}

export interface SearchResult {
  /** The query as understood, for the interface to show. */
  query: string;
  total: number;
  hits: Hit[];
  /** Counts by value among all hits, most frequent first; of each field that was counted, and of no other. A field's own filter doesn't narrow its counts. */
  facets: Partial<Record<FacetKey, { value: string; count: number }[]>>;
  /** Hits by year, ascending; hits without a date are left out. */
  histogram: { year: number; count: number }[];
  /** Other queries to try, when nothing or little was found. */
  suggestions: string[];
  /** Words of the query, as typed, that the archive holds neither so nor in another form, nor their translation: what was found for them is of the same root or sound. Empty while shards are missing. */
  missing: string[];
  /** Nothing holds the quoted words as a phrase: the hits are for the words without quotes. */
  relaxed: boolean;
  /** Shards answered so far of all: less than all while a large archive is still streaming in. */
  coverage: { shards: number; of: number };
  /** How many of the hits were found through translations alone or mainly. */
  translated: number;
}

/** A line under the search box: an entity's page. */
export interface EntitySuggestion {
  kind: FacetKey;
  id: string;
  url: string;
  labels: Record<string, string>;
  count: number;
  score: number;
}

/** What a value of a field is called, for filters and lists. */
export type EntityLabel = Pick<EntitySuggestion, 'kind' | 'id' | 'labels'>;
