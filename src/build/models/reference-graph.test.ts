import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../archive/link.ts';
import type { CableSummary } from '../../archive/summary.ts';
import { referenceGraph } from './reference-graph.ts';

const cable = (id: string, date?: string) => ({ meta: { id, title: `Title ${id}`, date, text: { language: 'en' } }, versions: [{ lang: 'ar', title: `عنوان ${id}` }], texts: [] }) as unknown as CableSummary;
/** `cited ← citing …` */
const archive = (cited: Record<string, string[]>) => ({ citedBy: new Map(Object.entries(cited).map(([to, from]) => [to, from.map((f) => ({ from: f, anchor: '' }))])) }) as unknown as Archive;

test('links the cables of a record, and only those; a reference made twice counts once', () => {
  const g = referenceGraph(archive({ A: ['B', 'C', 'B', 'elsewhere'], other: ['A'] }), [cable('A', '1958'), cable('B', '1959'), cable('C'), cable('D', '1960')], 'ar');
  assert.ok(g?.of === 'cables');
  assert.deepEqual(g.nodes.map((n) => [n.id, n.title, n.year]), [['A', 'عنوان A', '1958'], ['B', 'عنوان B', '1959'], ['C', 'عنوان C', undefined]]);
  assert.deepEqual(g.links, [[1, 0], [2, 0]]);
});
test('one reference alone is no picture', () => assert.equal(referenceGraph(archive({ A: ['B'] }), [cable('A'), cable('B')], 'en'), undefined));
test('a record with thousands of cables is drawn by years, and its picture stays small', () => {
  const cables = Array.from({ length: 6000 }, (_, i) => cable(`C${i}`, String(1950 + Math.floor(i / 100))));
  const cited: Record<string, string[]> = {};
  for (let i = 0; i < 5900; i++) cited[`C${i}`] = [`C${i + 1}`, `C${i + 97}`];
  const g = referenceGraph(archive(cited), cables, 'en');
  assert.ok(g?.of === 'years');
  assert.equal(g.total, 11_800);
  assert.ok(g.links.length <= 120 && g.nodes.length <= 60);
  assert.ok(JSON.stringify(g).length < 4000, 'bounded');
  assert.deepEqual(g.nodes, [...g.nodes].sort());
  assert.ok(g.links.every(([a, b, n]) => g.nodes[a] !== undefined && g.nodes[b] !== undefined && n > 0));
});
