import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countWords } from './count-words.ts';

const byPattern = (s: string): number => s.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

test('hyphens and apostrophes join, one at a time', () => {
  assert.equal(countWords("The Secretary-General's 2nd note -- so-called"), 5);
  assert.equal(countWords('قال السفير: «لا»، ثم خرج.'), 5);
});

test('words are counted as the pattern of words finds them', () => {
  const text = fc.array(fc.constantFrom('a', 'Ø', 'ش', 'ً', '7', '٣', "'", '’', '-', ' ', '.', '𐐷', '😀', '\uD801', '\uDC37', '_', '\n')).map((a) => a.join(''));
  fc.assert(fc.property(text, (s) => assert.equal(countWords(s), byPattern(s))), { seed: 850, numRuns: 3000 });
});
