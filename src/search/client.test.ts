import { test } from 'node:test';
import assert from 'node:assert/strict';
import { connectSearch } from './client.ts';
import type { SearchResult } from './result.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

function fakeWorker(): { requests: WorkerRequest[]; reply: (reply: WorkerReply) => void; fail: () => void; client: ReturnType<typeof connectSearch> } {
  const requests: WorkerRequest[] = [];
  let onMessage: (event: { data: WorkerReply }) => void = () => assert.fail('no listener');
  let onError: () => void = () => assert.fail('no listener');
  const client = connectSearch({
    postMessage: (request) => { requests.push(request); },
    addEventListener: (type: 'message' | 'error', listener: never) => { if (type === 'message') onMessage = listener; else onError = listener; },
  }, '/search-index/');
  return { requests, reply: (data) => { onMessage({ data }); }, fail: () => { onError(); }, client };
}
const result = (query: string): SearchResult => ({ query, total: 0, hits: [], facets: {}, histogram: [], suggestions: [], missing: [], relaxed: false, coverage: { shards: 1, of: 1 }, translated: 0 });

test('an older answer never replaces a newer one', () => {
  const { client, reply, requests } = fakeWorker();
  const seen: string[] = [];
  client.search('old', {}, ({ query }) => seen.push(query), () => seen.push('failed'));
  client.search('new', {}, ({ query }) => seen.push(query), () => seen.push('failed'));
  reply({ kind: 'result', turn: 2, result: result('new') });
  reply({ kind: 'result', turn: 1, result: result('old') });
  reply({ kind: 'failed', turn: 1, reason: 'internal', message: '' });
  assert.deepEqual(seen, ['new']);
  assert.deepEqual(requests.map(({ kind }) => kind), ['open', 'search', 'stop', 'search']);
});
test('tells partial answers from the last', () => {
  const { client, reply } = fakeWorker();
  const finals: boolean[] = [];
  client.search('q', {}, (_, final) => finals.push(final), () => assert.fail());
  reply({ kind: 'partial', turn: 1, result: result('q') });
  reply({ kind: 'result', turn: 1, result: result('q') });
  assert.deepEqual(finals, [false, true]);
});
test('a worker that cannot start is told to the one who asks', () => {
  const { client, fail } = fakeWorker();
  const reasons: string[] = [];
  client.search('q', {}, () => assert.fail(), ({ reason }) => reasons.push(reason));
  fail();
  assert.deepEqual(reasons, ['internal']);
});
