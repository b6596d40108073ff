import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sensitivePlaces } from './safety.ts';

const kinds = (s: string): string[] => sensitivePlaces(s).map((p) => p.kind);

test('wording that asks for protection is found', () => {
  assert.deepEqual(kinds('a (strictly protect) said'), ['strictly protect']);
  assert.deepEqual(kinds('our contact (please protect) said'), ['please protect']);
  assert.deepEqual(kinds('Please protect source.'), ['please protect']);
  assert.deepEqual(kinds('المصدر (يرجى حماية هويته)'), ['please protect']);
});

test('phone numbers, addresses and passport numbers are found', () => {
  assert.deepEqual(kinds('call +223 70 12 34 56 now'), ['phone number']);
  assert.deepEqual(kinds('tel. 202-555-0100'), ['phone number']);
  assert.deepEqual(kinds('someone.else@example.org'), ['e-mail address']);
  assert.deepEqual(kinds('passport no. AB1234567'), ['passport-like number']);
});

test('file numbers, dates and links are none', () => {
  assert.deepEqual(kinds('Central Files, 785.00/1–1056, Lot 66 D 123, 1961–1963, $1,200,000'), []);
  assert.deepEqual(kinds('[a](https://example.org/202-555-0100)'), []);
});

test('a place has its line and column', () => {
  assert.deepEqual(sensitivePlaces('one\ntwo please protect'), [{ kind: 'please protect', line: 2, column: 5, words: 'please protect' }]);
});
