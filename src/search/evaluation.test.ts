import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluateDocuments, evaluatePersons, rankWithIndex } from './evaluation.ts';

function folderWith(files: Record<string, unknown[] | string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'barqiyat-set-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), typeof content === 'string' ? content : content.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return folder;
}

test('writes one TREC run for queries and variations, and scores each group', async () => {
  const set = folderWith({
    'corpus.jsonl': [{ _id: 'd1', title: '', text: 'السفارة في باماكو', lang: 'ar' }, { _id: 'd2', title: 'Oil', text: 'The price of oil', lang: 'en' }],
    'queries.jsonl': [{ _id: 'q1', text: 'سفارة', metadata: { group: 'question' } }, { _id: 'q2', text: 'camel', metadata: { group: 'question' } }],
    'variations.jsonl': [{ _id: 'v1', base: 'q1', kind: 'clitic added', text: 'والسفارة' }],
    'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n',
  });
  const { run, lines } = await evaluateDocuments(set, rankWithIndex([]));
  assert.match(run, /^q1 Q0 d1 1 \d+\.\d{6} barqiyat\nv1 Q0 d1 1 \d+\.\d{6} barqiyat\n$/);
  assert.deepEqual(lines.map(({ group, queries, mrr }) => [group, queries, mrr]), [['all queries', 2, 0.5], ['question', 2, 0.5], ['variation: clitic added', 1, 1]]);
});
test('ranks persons where the set has persons', () => {
  const set = folderWith({ 'persons.jsonl': [{ _id: 'p1', latin: 'Toure' }], 'queries.jsonl': [{ _id: 'q', text: 'توري', relevant: ['p1'], group: 'single' }] });
  const { run } = evaluatePersons(set, (entries) => () => entries.map(({ id }) => ({ id, score: 1 })));
  assert.equal(run, 'q Q0 p1 1 1.000000 barqiyat\n');
});
test('a set without judgements, variations or languages is run all the same, empty lines and all', async () => {
  const set = folderWith({ 'corpus.jsonl': '\uFEFF{"_id":"d1","text":"oil"}\n\n\n{"_id":"d2","text":"النفط","lang":"xx-odd"}\n{"_id":"d3"}\n', 'queries.jsonl': '\n{"_id":"q1","text":"oil"}' });
  const { run, lines } = await evaluateDocuments(set, rankWithIndex([{ en: ['oil'], ar: ['نفط'] }]));
  assert.match(run, /^q1 Q0 d1 1 .*\nq1 Q0 d2 2 /);
  assert.deepEqual(lines.map(({ mrr }) => mrr), [0, 0]);
});
test('judgements are read in the layouts of BEIR and TREC, with and without a header', async () => {
  for (const qrels of ['query-id\tcorpus-id\tscore\nq1\td1\t1\n', 'q1\td1\t1', 'q1 0 d1 1\nq1 0 d2 0\n']) {
    const set = folderWith({ 'corpus.jsonl': [{ _id: 'd1', text: 'oil' }], 'queries.jsonl': [{ _id: 'q1', text: 'oil' }], 'qrels.tsv': qrels });
    assert.equal((await evaluateDocuments(set, rankWithIndex([]))).lines[0]?.mrr, 1, qrels);
  }
});
test('a broken line is named by file and line', async () => {
  const set = folderWith({ 'corpus.jsonl': '{"_id":"d1","text":"oil"}\n{"_id":', 'queries.jsonl': '' });
  await assert.rejects(evaluateDocuments(set, rankWithIndex([])), /corpus\.jsonl:2:1: found/);
});
