import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf } from './key-of.ts';

test('a key may be made of more digests than a call takes arguments, and tells their order', () => {
  const digests = Array.from({ length: 300_000 }, (_, i) => `d${i}`);
  assert.equal(keyOf('all', digests), keyOf('all', new Set(digests)));
  assert.notEqual(keyOf('all', digests), keyOf('all', [...digests].reverse()));
  assert.equal(keyOf('a', ['b', 'c'], 'd'), keyOf('a', 'b', 'c', 'd'));
  assert.notEqual(keyOf('ab', 'c'), keyOf('a', 'bc'));
});
