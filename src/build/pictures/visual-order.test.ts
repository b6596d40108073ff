import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visualOrder } from './visual-order.ts';

const shown = (text: string, direction: 'rtl' | 'ltr') => visualOrder(text, direction).map((p) => p.text);

test('an Arabic line is laid out from the right, its numbers and identifiers from the left', () => {
  assert.deepEqual(shown('برقية 09BAMAKO776 سرية', 'rtl'), ['سرية', ' 09BAMAKO776 ', 'برقية']);
  assert.deepEqual(shown('بين عامي 1955 و2010', 'rtl'), ['2010', 'و', ' 1955 ', 'عامي', ' ', 'بين']);
});
test('brackets turn with the line they stand in', () => {
  assert.deepEqual(shown('السفارة (منذ 1962)', 'rtl').join(''), '(1962 منذ) السفارة');
  assert.equal(shown('بين 1955 و2010 (AQIM)', 'rtl').join(''), '(AQIM) 2010و 1955 بين');
  assert.deepEqual(shown('Algiers (Embassy)', 'ltr'), ['Algiers (Embassy)']);
  assert.equal(shown('«الخارجية»', 'rtl').join(''), '«الخارجية»');
});
test('Arabic words in an English line keep their own order', () => assert.deepEqual(shown('See باماكو مالي now', 'ltr'), ['See ', 'مالي', ' ', 'باماكو', ' now']));
test('identifiers keep what stands inside them', () => assert.deepEqual(shown('وثيقة frus1969-76ve05p2-d126', 'rtl'), ['frus1969-76ve05p2-d126 ', 'وثيقة']));
test('a vowel mark stays with its letter', () => assert.deepEqual(shown('محمَّد', 'rtl'), ['محمَّد']));
test('nothing is lost', () => { for (const d of ['rtl', 'ltr'] as const) assert.equal([...shown('أ (B) — ج 12/3 "x" د', d).join('')].sort().join(''), [...'أ (B) — ج 12/3 "x" د'].sort().join('')); });
