import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cities, missionSeats } from './cities.ts';
import { isCountryCode } from './countries.ts';
import { deriveCountriesAndPost } from './derive.ts';
import { countryAdjectives, historicalNames } from './historical-places.ts';
import { slugPattern } from './identifiers.ts';

const countries = (title: string, more: object = {}): string[] => [...deriveCountriesAndPost({ title, ...more }).countries].sort();

test('names of today, in English and in French', () => {
  assert.deepEqual(countries('Letter to the Government of Côte d’Ivoire'), ['ci']);
  assert.deepEqual(countries('Relations avec le Maroc et la Tunisie'), ['ma', 'tn']);
});

test('names of states that are gone', () => {
  assert.deepEqual(countries('Conversation on the French Soudan'), ['ml']);
  assert.deepEqual(countries('Policy toward the United Arab Republic', { date: '1959-01-01' }), ['eg', 'sy']);
  assert.deepEqual(countries('Policy toward the United Arab Republic', { date: '1964-01-01' }), ['eg']);
  assert.deepEqual(countries('Visit to Tanganyika and the Trucial States'), ['ae', 'tz']);
  assert.deepEqual(countries('Phosphates of the Spanish Sahara (Rio de Oro)'), ['eh']);
  assert.deepEqual(countries('Note from the U.S.S.R.'), ['ru']);
});

test('a longer name is not the shorter one in it', () => {
  assert.deepEqual(countries('Guinea-Bissau and Equatorial Guinea'), ['gq', 'gw']);
  assert.deepEqual(countries('Nigeria'), ['ng']);
  assert.deepEqual(countries('South Sudan'), ['ss']);
});

test('surnames, seas and pacts are no countries', () => {
  assert.deepEqual(countries('Memorandum From the Under Secretary (Jordan) on the Indian Ocean and the Baghdad Pact'), []);
  assert.deepEqual(countries('Letter to Lord Salisbury and King Constantine'), []);
});

test('the sender\'s mission is the post, by its own city, the dateline\'s, or the seat at the time', () => {
  const of = (from: string, more: object = {}): string | undefined => deriveCountriesAndPost({ title: '', from, ...more }).post;
  assert.equal(of('Embassy in Jordan', { place: 'Amman' }), 'amman');
  assert.equal(of('Embassy in Saudi Arabia', { date: '1958' }), 'jidda');
  assert.equal(of('Embassy in Saudi Arabia', { date: '1991' }), 'riyadh');
  assert.equal(of('Consulate General in Dar-es-Salaam', { place: 'Dar-es-Salaam' }), 'dar-es-salaam');
  assert.equal(of('Embassy in South Africa', { place: 'Cape Town' }), 'cape-town');
  assert.equal(of('Mission at the United Nations', { place: 'New York' }), 'usun');
  assert.equal(of('Department of State', { place: 'Washington' }), undefined);
  assert.equal(of('Mr. Adams', { place: 'Legation of the United States, London, June 7, 1861.' }), 'london');
  assert.equal(of('Secretary of State', { place: 'Paris' }), undefined);
});

test('a post comes with its record in both languages', () => {
  assert.deepEqual(deriveCountriesAndPost({ title: '', from: 'Consulate in Oran' }).postRecord, { names: { en: 'Consulate Oran', ar: 'القنصلية في وهران' }, city: { en: 'Oran', ar: 'وهران' }, kind: 'consulate', country: 'dz' });
});

test('the innermost chapter that names a country adds it; a region only where nothing else does', () => {
  assert.deepEqual(countries('Memorandum for the Record', { place: 'Washington', within: ['Africa', 'Libya'] }), ['ly', 'us']);
  assert.deepEqual(countries('Telegram', { from: 'Embassy in Iraq', within: ['Jordan', 'The Baghdad Pact'] }), ['iq', 'jo']);
  assert.deepEqual(countries('Telegram', { from: 'Embassy in Mali', within: ['North Africa'] }), ['ml']);
  assert.deepEqual(countries('Paper', { within: ['North Africa'] }), ['dz', 'ly', 'ma', 'tn']);
});

test('a division\'s title that lists topics is asked only where nothing else names a country', () => {
  const topics = 'Deterioration in Relations Between the United States and Syria; the Egyptian-Saudi Arabian Pact; the Jordan River';
  assert.deepEqual(countries('Memorandum of a Conversation', { place: 'Washington', within: ['Syria', topics] }), ['sy', 'us']);
  assert.deepEqual(countries('Memorandum of a Conversation', { place: 'Washington', within: ['Documents', topics] }), ['eg', 'sa', 'sy', 'us']);
  assert.deepEqual(countries('Telegram From the Embassy in France', { within: ['Documents', topics] }), ['fr']);
});

test('a river and an interpreter\'s language are no countries', () => {
  assert.deepEqual(countries('Diversion of the Jordan River'), []);
  assert.deepEqual(countries('Conversation With King Hassan of Morocco, via a French Interpreter'), ['ma']);
  assert.deepEqual(countries('Situation in the Horn of Africa'), ['et', 'so']);
});

test('a telegram from a capital alone is its embassy\'s', () => {
  assert.equal(deriveCountriesAndPost({ title: '', from: 'Moscow', date: '1963' }).post, 'moscow');
  assert.equal(deriveCountriesAndPost({ title: '', from: 'Aleppo', date: '1963' }).post, undefined);
});

test('the tables hold nothing but slugs, codes and two names', () => {
  for (const c of cities.values()) {
    assert.match(c.slug, slugPattern);
    assert.ok(isCountryCode(c.country), c.slug);
    assert.ok(c.names.en && /[\u0600-\u06FF]/.test(c.names.ar), c.slug);
  }
  for (const [name, codes] of [...historicalNames, ...countryAdjectives]) for (const code of codes) assert.ok(isCountryCode(code), `${name}: ${code}`);
  for (const [country, seats] of Object.entries(missionSeats)) for (const [, slug] of seats) assert.equal(cities.get(slug)?.country, country, slug);
});
