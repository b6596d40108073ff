import { test } from 'node:test';
import assert from 'node:assert/strict';
import { interfaceLanguages, interfaceWords, isInterfaceLanguage } from './index.ts';

/** Every string and every function's answers in a tree of words, with the path to it. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    if (path === '.language.list' || path === '.search.also') return [[path, String((value as (x: string[]) => string)(['س', 'ص']))]];
    return [0, 1, 2, 3, 11, 100].map((n) => [`${path}(${n})`, String((value as (...x: unknown[]) => string)(n, n, n))]);
  }
  return Object.entries(value as object).flatMap(([k, v]) => leaves(v, `${path}.${k}`));
}
const paths = (o: unknown) => leaves(o).map(([p]) => p).sort();

test('Arabic counts take all six forms', () => {
  const { cables, persons, countries } = interfaceWords('ar').counts;
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(cables), [
    'لا برقيات', 'برقية واحدة', 'برقيتان', '3 برقيات', '10 برقيات', '11 برقية', '99 برقية', '100 برقية', '102 برقية', '103 برقيات',
  ]);
  assert.deepEqual([2, 4, 12, 200].map(persons), ['شخصان', '4 أشخاص', '12 شخصًا', '200 شخص']);
  assert.deepEqual([1, 2, 3, 15].map(countries), ['بلد واحد', 'بلدان', '3 بلدان', '15 بلدًا']);
});

test('English counts know one and many', () => {
  const { countries, cables } = interfaceWords('en').counts;
  assert.deepEqual([0, 1, 2, 1234].map(countries), ['no countries', '1 country', '2 countries', '1,234 countries']);
  assert.equal(cables(1), '1 cable');
});

test('Arabic counts are written in the digits asked for', () => {
  assert.equal(interfaceWords('ar', 'arab').counts.cables(12), '١٢ برقية');
  assert.equal(interfaceWords('ar', 'latn').counts.cables(12), '12 برقية');
});

test('all interface languages say the same things and none says an empty one', () => {
  const [first, ...others] = interfaceLanguages.map((l) => interfaceWords(l));
  for (const other of others) assert.deepEqual(paths(other), paths(first));
  for (const words of [first, ...others]) {
    for (const [path, text] of leaves(words)) {
      assert.notEqual(text.trim(), '', path);
      assert.doesNotMatch(text, /undefined|NaN|#|\[object/, path);
      // Direction marks in interface words would reach attributes and file names: isolation is the page's work.
      assert.doesNotMatch(text, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, path);
    }
  }
});

test('Arabic words use Arabic punctuation and quotation marks', () => {
  for (const [path, text] of leaves(interfaceWords('ar'))) {
    if (/[\u0600-\u06ff]/.test(text)) assert.doesNotMatch(text, /[“”"?;]|,(?!\d)| [،؛؟]/, path);
  }
});

test('sentences with a gap are filled', () => {
  assert.equal(interfaceWords('ar').search.results(3, 'الجزائر'), '3 نتائج للبحث عن «الجزائر»');
  assert.equal(interfaceWords('en').search.results(0, ''), 'No results');
  assert.equal(interfaceWords('ar').cable.noteOnlyIn('الإنجليزية'), 'لا توجد هذه الحاشية إلا بالإنجليزية.');
  assert.equal(interfaceWords('ar').language.list(['مالي', 'الجزائر', 'النيجر']), 'مالي والجزائر والنيجر');
});

test('a language without words is refused by name', () => {
  assert.equal(isInterfaceLanguage('fr'), false);
  assert.equal(isInterfaceLanguage('toString'), false);
  assert.throws(() => interfaceWords('fr'), /"fr".*ar, en/);
});
