import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanQuery, countFilters, isIdle, readAddress, readYears, searchOptions, toggled, writeAddress, writeYears } from './address.ts';

test('a search and its address say the same', () => {
  const address = '?q=%D8%A7%D9%84%D8%BA%D8%A7%D8%B2&country=dz&country=ml&person=amadou-toumani-toure&kind=telegram&year=1958..1963&sort=oldest&languages=one&page=3';
  const state = readAddress(address);
  assert.deepEqual(state, {
    query: 'الغاز', filters: { country: ['dz', 'ml'], person: ['amadou-toumani-toure'], documentKind: ['telegram'] }, years: { from: 1958, to: 1963 }, sort: 'oldest', acrossLanguages: false, page: 3,
  });
  assert.equal(writeAddress(state), address);
  assert.equal(writeAddress(readAddress('')), '');
});

test('what an address says that no search can mean is left out', () => {
  const state = readAddress('?person=%3Cb%3E&person=&year=soon&sort=up&page=-2&colour=red&q=%20%00%20');
  assert.ok(isIdle(state));
  assert.equal(writeAddress(state), '');
});

test('years are one, a span, or open at either end', () => {
  assert.deepEqual([readYears('1958'), readYears('1958..1963'), readYears('1963..1958'), readYears('1958..'), readYears('..1963'), readYears('..'), readYears('58-63')],
    [{ from: 1958, to: 1958 }, { from: 1958, to: 1963 }, { from: 1958, to: 1963 }, { from: 1958, to: undefined }, { from: undefined, to: 1963 }, undefined, undefined]);
  for (const years of ['1958', '1958..1963', '1958..', '..1963']) assert.equal(writeYears(readYears(years)!), years);
});

test('a query keeps its words and loses control characters and what is too long', () => {
  assert.equal(cleanQuery('  a\u0000b\u0007 «ج»  '), 'a b  «ج»');
  assert.equal(cleanQuery('س'.repeat(10_000)).length, 400);
  assert.ok(cleanQuery(`${'a'.repeat(399)}😀`).isWellFormed());
});

test('choosing a value begins the list anew, choosing it again takes it away', () => {
  const start = readAddress('?q=gas&page=4');
  const chosen = toggled(start, 'country', 'ml');
  assert.deepEqual([chosen.filters, chosen.page, countFilters(chosen)], [{ country: ['ml'] }, 1, 1]);
  assert.deepEqual(toggled(chosen, 'country', 'ml').filters, {});
});

test('the search is asked for what the address says', () => {
  assert.deepEqual(searchOptions(readAddress('?q=gas&kind=letter&year=..1960'), 'en'), { lang: 'en', acrossLanguages: true, filters: { documentKind: ['letter'] }, years: { to: 1960 } });
});
