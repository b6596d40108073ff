import { test } from 'node:test';
import assert from 'node:assert/strict';
import { countryName, formatEdtf, formatSpan, languageName } from './index.ts';
import type { DateStyle } from './dates.ts';

const style = (more: Partial<DateStyle> = {}): DateStyle => ({ months: 'both', numerals: 'latn', hijri: false, ...more });

test('a day is written in the month names of each region', () => {
  const day = (months: DateStyle['months']) => formatEdtf('2009-01-09', 'ar', style({ months }));
  assert.equal(day('maghreb'), '9 جانفي 2009');
  assert.equal(day('egypt'), '9 يناير 2009');
  assert.equal(day('levant'), '9 كانون الثاني 2009');
  assert.equal(day('both'), '9 كانون الثاني/يناير 2009');
  assert.equal(formatEdtf('2009-01-09', 'en', style({ months: 'maghreb', numerals: 'arab', hijri: true })), '9 January 2009');
});

test('every form of date has its words in both languages', () => {
  const cases: [string, string, string][] = [
    ['2009-12-01T14:07Z', '1 December 2009, 14:07 UTC', '1 ديسمبر 2009، 14:07 بالتوقيت العالمي'],
    ['2009-12-01T14:07:59Z', '1 December 2009, 14:07 UTC', '1 ديسمبر 2009، 14:07 بالتوقيت العالمي'],
    ['1973-05-01T21:00-05:00', '1 May 1973, 21:00 (UTC-05:00)', '1 مايو 1973، 21:00 (UTC-05:00)'],
    ['1973-05-01T21:00', '1 May 1973, 21:00', '1 مايو 1973، 21:00'],
    ['2009-12', 'December 2009', 'ديسمبر 2009'],
    ['1956', '1956', '1956'],
    ['1973?', 'probably 1973', '1973 على الأرجح'],
    ['1973-04~', 'about April 1973', 'نحو أبريل 1973'],
    ['1973%', 'probably about 1973', 'نحو 1973 على الأرجح'],
    ['196X', '1960s', 'ستينيات القرن العشرين'],
    ['200X', '2000s', 'العقد الأول من القرن الحادي والعشرين'],
    ['19XX', '20th century', 'القرن العشرون'],
    ['1958-01/1958-03', 'January–March 1958', 'من يناير إلى مارس 1958'],
    ['1958-01-03/1958-01-05', '3–5 January 1958', 'من 3 إلى 5 يناير 1958'],
    ['1958-01-30/1958-02-02', '30 January – 2 February 1958', 'من 30 يناير إلى 2 فبراير 1958'],
    ['1958-12/1959-02', 'December 1958 – February 1959', 'من ديسمبر 1958 إلى فبراير 1959'],
    ['1958/1962', '1958–1962', 'من 1958 إلى 1962'],
    ['1958-01/1958', 'January 1958 – 1958', 'من يناير 1958 إلى 1958'],
    ['1973?/1975', 'probably 1973 – 1975', 'من 1973 على الأرجح إلى 1975'],
    ['1958/..', 'from 1958', 'ابتداءً من 1958'],
    ['1958/', 'from 1958, end not known', 'من 1958 إلى تاريخ غير معروف'],
    ['../1962-07-05', 'until 5 July 1962', 'حتى 5 يوليو 1962'],
  ];
  for (const [edtf, english, arabic] of cases) {
    assert.equal(formatEdtf(edtf, 'en'), english, edtf);
    assert.equal(formatEdtf(edtf, 'ar', style({ months: 'egypt' })), arabic, edtf);
  }
});

test('Arabic digits and the Hijri date come on request only', () => {
  assert.equal(formatEdtf('2009-12-01T14:07Z', 'ar', style({ months: 'egypt', numerals: 'arab' })), '١ ديسمبر ٢٠٠٩، ١٤:٠٧ بالتوقيت العالمي');
  assert.equal(formatEdtf('2009-12-01', 'ar', style({ months: 'egypt', hijri: true })), '1 ديسمبر 2009 (14 ذو الحجة 1430 هـ)');
  assert.equal(formatEdtf('2009-12', 'ar', style({ months: 'egypt', hijri: true })), 'ديسمبر 2009');
  assert.equal(formatEdtf('2009-12-01/2009-12-02', 'ar', style({ months: 'egypt', hijri: true })),
    'من 1 ديسمبر 2009 (14 ذو الحجة 1430 هـ) إلى 2 ديسمبر 2009 (15 ذو الحجة 1430 هـ)');
});

test('what is no date is refused', () => {
  for (const wrong of ['', '..', 'yesterday', '2009-13', '2009-06-31', '2009-12-01T25:00']) assert.throws(() => formatEdtf(wrong, 'en'), RangeError, wrong);
});

test('a span may lack either end', () => {
  assert.equal(formatSpan('2002-06-08', '2012-03-22', 'en'), '8 June 2002 – 22 March 2012');
  assert.equal(formatSpan('1954', undefined, 'ar'), 'ابتداءً من 1954');
  assert.equal(formatSpan(undefined, '1962', 'en'), 'until 1962');
  assert.equal(formatSpan('1961', '1961', 'en'), '1961');
  assert.equal(formatSpan('1958/1959', '1962', 'en'), '1958–1962');
  assert.equal(formatSpan(undefined, undefined, 'en'), '');
});

test('countries and languages have names in the reader’s language', () => {
  assert.equal(countryName('ml', 'en'), 'Mali');
  assert.equal(countryName('dz', 'ar'), 'الجزائر');
  assert.equal(countryName('zx', 'en'), 'ZX');
  assert.equal(languageName('fr', 'ar'), 'الفرنسية');
  assert.equal(languageName('qqx', 'en'), 'qqx');
});
