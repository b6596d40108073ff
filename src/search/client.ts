/** The page's side of the search worker: ask, and only the answer to the latest question arrives. */
import type { SearchErrorKind } from './errors.ts';
import type { FacetKey } from './record.ts';
import type { EntityLabel, EntitySuggestion, SearchOptions, SearchResult } from './result.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

export interface SearchFailure { reason: SearchErrorKind | 'internal'; message: string }

export interface SearchClient {
  /** Cancels the question before it. `onResult` may be called several times while a large archive streams in; `final` tells the last. */
  search(query: string, options: Omit<SearchOptions, 'signal'>, onResult: (result: SearchResult, final: boolean) => void, onFailure: (failure: SearchFailure) => void): void;
  suggest(query: string, lang: string, limit: number, onSuggestions: (suggestions: EntitySuggestion[]) => void): void;
  /** Names of values; every question gets its answer. */
  labels(wanted: Partial<Record<FacetKey, readonly string[]>>, onLabels: (labels: EntityLabel[]) => void): void;
}

/** The part of a Worker that is used; a test passes its own. */
export interface WorkerLike {
  postMessage(request: WorkerRequest, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { data: WorkerReply }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** `base`: address of the index folder, `/search-index/`; `manifest`: its first file, where the page loads it. The worker waits for it, questions may be asked at once. */
export function connectSearch(worker: WorkerLike, base: string, manifest?: Promise<ArrayBuffer | undefined>): SearchClient {
  let turn = 0;
  let search: { turn: number; onResult: (result: SearchResult, final: boolean) => void; onFailure: (failure: SearchFailure) => void } | undefined;
  let suggest: { turn: number; onSuggestions: (suggestions: EntitySuggestion[]) => void } | undefined;
  const labels = new Map<number, (labels: EntityLabel[]) => void>();
  worker.addEventListener('message', ({ data }) => {
    if (data.kind === 'labels') {
      labels.get(data.turn)?.(data.labels);
      labels.delete(data.turn);
    } else if (data.kind === 'failed' && labels.has(data.turn)) {
      // Without names a filter still works: it shows ids.
      labels.get(data.turn)?.([]);
      labels.delete(data.turn);
    } else if (data.kind === 'failed' && suggest?.turn === data.turn) {
      // Suggestions are a comfort: without them the search itself says what is wrong.
      suggest.onSuggestions([]);
    } else if (data.kind === 'suggestions') {
      if (suggest?.turn === data.turn) suggest.onSuggestions(data.suggestions);
    } else if (search?.turn === data.turn) {
      if (data.kind === 'failed') search.onFailure({ reason: data.reason, message: data.message });
      else search.onResult(data.result, data.kind === 'result');
    }
  });
  worker.addEventListener('error', () => search?.onFailure({ reason: 'internal', message: 'the search worker could not start' }));
  const open = (bytes?: ArrayBuffer): void => { if (bytes === undefined) worker.postMessage({ kind: 'open', base }); else worker.postMessage({ kind: 'open', base, manifest: bytes }, [bytes]); };
  if (manifest === undefined) open();
  else void manifest.then(open);
  return {
    search(query, options, onResult, onFailure) {
      if (search !== undefined) worker.postMessage({ kind: 'stop', turn: search.turn });
      search = { turn: ++turn, onResult, onFailure };
      worker.postMessage({ kind: 'search', turn, query, options });
    },
    suggest(query, lang, limit, onSuggestions) {
      suggest = { turn: ++turn, onSuggestions };
      worker.postMessage({ kind: 'suggest', turn, query, lang, limit });
    },
    labels(wanted, onLabels) {
      labels.set(++turn, onLabels);
      worker.postMessage({ kind: 'labels', turn, wanted });
    },
  };
}
