import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oneLine } from './one-line.ts';

test('every run of what JavaScript calls white space is one space, and none is at the ends', () => {
  const space = Array.from({ length: 0x10000 }, (_, i) => String.fromCharCode(i)).filter((c) => /\s/.test(c));
  assert.ok(space.length > 20);
  for (const c of space) for (const t of [c, `a${c}b`, `a ${c}`, `${c}a`, `a${c}`]) assert.equal(oneLine(t), t.replace(/\s+/g, ' ').trim(), JSON.stringify(t));
  const text = fc.array(fc.oneof(fc.constantFrom(' ', ' ', '\n', '\t', ...space), fc.string({ unit: 'grapheme', maxLength: 3 }))).map((l) => l.join(''));
  fc.assert(fc.property(text, (t) => { assert.equal(oneLine(t), t.replace(/\s+/g, ' ').trim()); }), { seed: 776, numRuns: 2000 });
});
