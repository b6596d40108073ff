import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assignShards } from './assign-shards.ts';

const archive = Array.from({ length: 5000 }, (_, index) => ({ id: `09POST${index * 7919 % 5000}`, date: String(1950 + (index % 60)) }));

test('an archive that fits is one shard', () => assert.deepEqual([...assignShards(archive, 5000).keys()], ['s0']));
test('every record is in one shard, and no shard is far from the size asked for', () => {
  const shards = assignShards(archive, 500);
  assert.equal([...shards.values()].flat().length, archive.length);
  assert.equal(new Set([...shards.values()].flat()).size, archive.length);
  for (const records of shards.values()) assert.ok(records.length <= 750, String(records.length));
});
test('the order in which records are given makes no difference', () => {
  assert.deepEqual([...assignShards([...archive].reverse(), 500)], [...assignShards(archive, 500)]);
});
test('one record more changes few shards', () => {
  const before = assignShards(archive, 500);
  fc.assert(fc.property(fc.integer({ min: 1940, max: 2020 }), fc.stringMatching(/^[A-Z]{5,9}$/), (year, name) => {
    const after = assignShards([...archive, { id: name, date: String(year) }], 500);
    const changed = [...after].filter(([id, records]) => JSON.stringify(before.get(id)) !== JSON.stringify(records));
    assert.ok(changed.length <= 4, `${changed.length} of ${after.size} shards changed`);
  }), { numRuns: 40 });
});
