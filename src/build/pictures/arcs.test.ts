import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arcs } from './arcs.ts';

test('what a document refers to rises above the line when it is older, and sinks beneath it when it is younger', () => {
  const a = arcs(3, [[2, 0], [0, 1]], false, 60);
  assert.deepEqual(a.x, [167, 500, 833]);
  assert.deepEqual(a.paths.map((p) => p.up), [true, false]);
  const heights = a.paths.map((p) => Number(/ (-?\d+) \d+ -?\d+ \d+ \d+$/.exec(p.d)![1]));
  assert.ok(heights[0]! < a.line && heights[1]! > a.line);
});
test('every arc stays inside the picture', () => {
  const links = Array.from({ length: 40 }, (_, i): [number, number] => [i, (i * 7) % 40]);
  const a = arcs(40, links, false, 90);
  for (const p of a.paths) {
    const [, y] = /C-?\d+ (-?\d+)/.exec(p.d)!;
    const reach = a.line + (Number(y) - a.line) * 0.75;
    assert.ok(reach >= 0 && reach <= a.height, p.d);
  }
});
test('nothing but the nodes and links given decides the picture', () => assert.deepEqual(arcs(5, [[4, 1], [3, 0]], true), arcs(5, [[4, 1], [3, 0]], true)));

test('from right to left the picture is the other way round', () => {
  const links = [[2, 0], [0, 1]] as const;
  const [one, other] = [arcs(3, links, false), arcs(3, links, true)];
  assert.deepEqual(other.x, one.x.map((x) => 1000 - x));
  assert.deepEqual([other.line, other.height], [one.line, one.height]);
});
