/** The search in a worker of its own: typing never waits for ranking. Speaks `worker-messages.ts`. */
import { SearchError } from './errors.ts';
import { openSearch } from './open.ts';
import type { Searcher } from './open.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

interface Scope {
  addEventListener(type: 'message', listener: (event: { data: WorkerRequest }) => void): void;
  postMessage(reply: WorkerReply): void;
}
const scope = globalThis as unknown as Scope;

/** Questions may come before the page has said where the index is. */
let tell: (place: { base: string; manifest?: Uint8Array }) => void;
let place = new Promise<{ base: string; manifest?: Uint8Array }>((done) => { tell = done; });
let searcher: Promise<Searcher> | undefined;
const running = new Map<number, AbortController>();

function open(): Promise<Searcher> {
  if (searcher === undefined) {
    searcher = place.then((told) => openSearch({ ...told, fetch: (url, init) => fetch(url, init) }));
    // A failed start is tried again with the next question, and then with files asked for anew.
    searcher.catch(async () => {
      searcher = undefined;
      place = Promise.resolve({ base: (await place).base });
    });
  }
  return searcher;
}

async function answer(request: Exclude<WorkerRequest, { kind: 'open' | 'stop' }>): Promise<void> {
  const controller = new AbortController();
  running.set(request.turn, controller);
  try {
    const opened = await open();
    if (request.kind === 'suggest') {
      scope.postMessage({ kind: 'suggestions', turn: request.turn, suggestions: await opened.suggest(request.query, { lang: request.lang, limit: request.limit }) });
      return;
    }
    if (request.kind === 'labels') {
      scope.postMessage({ kind: 'labels', turn: request.turn, labels: await opened.labels(request.wanted) });
      return;
    }
    const result = await opened.search(request.query, { ...request.options, signal: controller.signal }, (partial) => {
      scope.postMessage({ kind: 'partial', turn: request.turn, result: partial });
    });
    scope.postMessage({ kind: 'result', turn: request.turn, result });
  } catch (error) {
    if (controller.signal.aborted) return;
    scope.postMessage({
      kind: 'failed', turn: request.turn, reason: error instanceof SearchError ? error.kind : 'internal', message: error instanceof Error ? error.message : String(error),
    });
  } finally {
    running.delete(request.turn);
  }
}

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'open') {
    tell({ base: data.base, ...data.manifest === undefined ? {} : { manifest: new Uint8Array(data.manifest) } });
    void open().catch(() => undefined);
  } else if (data.kind === 'stop') running.get(data.turn)?.abort();
  else void answer(data);
});
