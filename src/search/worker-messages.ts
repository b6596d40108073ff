import type { SearchErrorKind } from './errors.ts';
import type { FacetKey } from './record.ts';
import type { EntityLabel, EntitySuggestion, SearchOptions, SearchResult } from './result.ts';

/** What the page sends to the worker. `turn` numbers the questions, so that an older answer never replaces a newer one. */
export type WorkerRequest =
  | { kind: 'open'; base: string; manifest?: ArrayBuffer }
  | { kind: 'search'; turn: number; query: string; options: Omit<SearchOptions, 'signal'> }
  | { kind: 'suggest'; turn: number; query: string; lang: string; limit: number }
  | { kind: 'labels'; turn: number; wanted: Partial<Record<FacetKey, readonly string[]>> }
  | { kind: 'stop'; turn: number };

/** What the worker sends back. */
export type WorkerReply =
  | { kind: 'partial' | 'result'; turn: number; result: SearchResult }
  | { kind: 'suggestions'; turn: number; suggestions: EntitySuggestion[] }
  | { kind: 'labels'; turn: number; labels: EntityLabel[] }
  | { kind: 'failed'; turn: number; reason: SearchErrorKind | 'internal'; message: string };
