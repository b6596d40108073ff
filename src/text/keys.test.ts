import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitAffixes, withoutClitics } from './arabic.ts';
import { foldWord } from './fold.ts';
import { wordKeys } from './keys.ts';
import { isStopWord } from './stop-words.ts';

const stem = (word: string): string => wordKeys(foldWord(word)).stem;
const root = (word: string): string => wordKeys(foldWord(word)).root;
const letters = fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويء'), minLength: 1, maxLength: 12 });

test('article, clitics and endings leave the stem alone', () => {
  for (const word of ['سفارة', 'السفارة', 'والسفارة', 'بالسفارات', 'للسفارات', 'سفارتهم']) assert.equal(stem(word), 'سفار');
});
test('derived words share a root', () => {
  for (const word of ['كتاب', 'مكتوب', 'يكتبون', 'الكتابة', 'كاتب']) assert.equal(root(word), 'كتب');
});
test('words of one stem are words of one root, so that one look-up finds both', () => {
  fc.assert(fc.property(letters, fc.constantFrom('', 'ال', 'وال', 'بال', 'لل', 'و'), fc.constantFrom('', 'ها', 'ات', 'ين', 'هم', 'ه'), (word, before, after) => {
    const [one, other] = [wordKeys(word), wordKeys(before + word + after)];
    if (one.stem === other.stem) assert.equal(one.root, other.root);
  }));
});
test('prefix, stem and ending joined are the word again', () => {
  fc.assert(fc.property(letters, (word) => {
    const { prefix, stem: middle, ending } = splitAffixes(word);
    assert.equal(prefix + middle + ending, word);
  }));
});
test('offers a word without one and two particles', () => assert.deepEqual(withoutClitics('فبكتاب'), ['بكتاب', 'كتاب']));
test('stems English plurals and participles', () => {
  assert.equal(stem('embassies'), stem('embassy'));
  assert.equal(stem('planning'), stem('planned'));
  assert.equal(stem('boxes'), stem('box'));
  assert.notEqual(stem('Paris'), stem('pari'));
});
test('stop words are known in any spelling', () => {
  for (const word of ['في', 'فى', 'إلى', 'الى', 'the']) assert.ok(isStopWord(foldWord(word)), word);
  assert.ok(!isStopWord(foldWord('سفارة')));
});
