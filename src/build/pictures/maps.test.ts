import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCountryCodes } from '../../archive/countries.ts';
import { middleOf, outlineOf } from './geometry.ts';
import { regionMap, worldMap } from './maps.ts';

const numbers = (d: string) => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test('all countries but a few islands are on the map, as an outline or as their middle', () => {
  const missing = allCountryCodes().filter((c) => !outlineOf(c).length && !middleOf(c));
  assert.deepEqual(missing, ['bq', 'bv', 'cc', 'cx', 'gf', 'gi', 'gp', 'mq', 're', 'sj', 'tk', 'tv', 'um', 'yt']);
});
test('the world map has the country asked for where it lies: Mali north of the Gulf of Guinea, west of Niger', () => {
  const w = worldMap(['ml', 'ne', 'mt']);
  const start = (code: string) => numbers(w.countries.find((c) => c.code === code)!.d!).slice(0, 2) as [number, number];
  assert.ok(start('ml')[0] < start('ne')[0]);
  const [x, y] = w.countries.find((c) => c.code === 'mt')!.at!;
  assert.ok(x > w.width / 2 && x < w.width * 0.56 && y > w.height * 0.25 && y < w.height * 0.36);
  assert.ok(w.land.length < 60_000);
});
test('a region holds its country whole, its neighbours cut to the picture, and the places given', () => {
  const m = regionMap('ml', [[-7.9865, 12.653], [100, 60]], { width: 320, height: 240 })!;
  assert.ok(m.names.some((n) => n.code === 'dz') && m.names.some((n) => n.code === 'mr') && !m.names.some((n) => n.code === 'us'));
  const [x, y] = m.points[0]!;
  assert.ok(x > 80 && x < 160 && y > 120 && y < 200, `${x} ${y}`);
  assert.equal(m.points[1], undefined);
  assert.ok(m.land.length < 8000);
});
test('every country code gives a picture or none, never a fault', () => {
  for (const code of allCountryCodes()) {
    const m = regionMap(code, [], { width: 340, height: 250 });
    if (!m) continue;
    assert.doesNotMatch(m.land + m.own, /NaN|Infinity|undefined/, code);
    assert.ok(m.own || m.points.length === 1, code);
  }
});
test('a withdrawn code is shown as its successor', () => assert.ok(outlineOf('su').length > 0));
