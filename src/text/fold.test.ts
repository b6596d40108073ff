import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldDigits, foldWord } from './fold.ts';

const same = (...words: string[]): void => {
  const [first = '', ...others] = words.map(foldWord);
  for (const other of others) assert.equal(other, first);
};

test('folds alef with hamza, madda and wasla', () => same('أحمد', 'احمد', 'إحمد', 'ٱحمد'));
test('folds the carriers of hamza into one', () => same('مسؤول', 'مسئول', 'مسءول'));
test('drops a hamza that ends a word after alef', () => same('الصحراء', 'الصحرا'));
test('folds ta marbuta with ha and alef maqsura with ya', () => { same('سفارة', 'سفاره'); same('موسى', 'موسي'); });
test('drops tashkeel, tatweel and invisible characters', () => same('السِّفَارَةُ', 'السفـــارة', '\u200Fالسفا\u200Dرة\u200B', 'السفارة'));
test('folds Persian letters and presentation forms', () => { same('کتاب', 'كتاب'); same('علی', 'علي'); same('ﻣﺼﺮ', 'مصر'); });
test('reads Arabic-Indic and Persian digits as ASCII', () => { assert.equal(foldDigits('٢٠٠٩ ۲۰۰۹'), '2009 2009'); same('٢٠٠٩', '۲۰۰۹', '2009'); });
test('folds Latin letters with diacritics and the signs for ʿayn and hamza', () => { same('Touré', 'toure', 'TOURE'); same('Qaʿida', 'qaida'); same('Łódź', 'lodz'); });
test('a folded word folds to itself, whatever it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => { assert.equal(foldWord(foldWord(word)), foldWord(word)); }));
});
