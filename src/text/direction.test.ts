import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directionalRuns, languageOfText } from './direction.ts';

test('runs joined give the text back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('rtl' as const, 'ltr' as const), (s, dir) => { assert.equal(directionalRuns(s, dir).map((r) => r.text).join(''), s); }));
});
test('a number alone is no foreign run in Arabic', () => assert.ok(directionalRuns('في عام 2009 فقط', 'rtl').every((r) => !r.foreign)));
test('brackets stay outside an identifier', () => assert.deepEqual(directionalRuns('البرقية (09BAMAKO776)', 'rtl').map((r) => r.text), ['البرقية (', '09BAMAKO776', ')']));
test('a block is in the language of most of its letters', () => {
  assert.equal(languageOfText('The minister said no.', 'ar'), 'en');
  assert.equal(languageOfText('قال الوزير: no', 'ar'), 'ar');
});

test('a number in groups is one run in an Arabic line; two years are two numbers', () => {
  const foreign = (t: string) => directionalRuns(t, 'rtl').filter((r) => r.foreign).map((r) => r.text);
  assert.deepEqual(foreign('الهاتف +223 20 22 54 70 في باماكو'), ['+223 20 22 54 70']);
  assert.deepEqual(foreign('الرقم 20 22 54 70.'), ['20 22 54 70']);
  assert.deepEqual(foreign('بين عامي 1955 1963 وبعدهما'), []);
  assert.deepEqual(foreign('في 2009-12-01 و12,5 في المئة'), ['2009-12-01']);
});

test('a web address is one run, the point after it is not in it', () => {
  assert.deepEqual(directionalRuns('انظر https://example.org/a/b?x=1#p3. ثم عُد', 'rtl').filter((r) => r.foreign).map((r) => r.text), ['https://example.org/a/b?x=1#p3']);
});

test('the point of an abbreviation stays with it; a sentence’s point does not', () => {
  const foreign = (t: string) => directionalRuns(t, 'rtl').filter((r) => r.foreign).map((r) => r.text);
  assert.deepEqual(foreign('كتب William Eagleton, Jr. إلى U.S. وعاد إلى AFRICOM.'), ['William Eagleton, Jr.', 'U.S.', 'AFRICOM']);
});
