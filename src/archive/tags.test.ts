import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captions, explainCaption } from './captions.ts';
import { classificationReasons, readDeclassifyLine, reasonsIn } from './explain.ts';
import { explainTag, parseTags, subjectTags } from './tags.ts';
import { portionMarkAt } from './words.ts';

test('every subject TAG has a name in both languages and belongs to a category', () => {
  assert.equal(Object.keys(subjectTags).length, 96);
  for (const [code, name] of Object.entries(subjectTags)) {
    assert.match(code, /^[ABCEMOPST][A-Z]{3}$/);
    assert.match(name.ar, /[\u0621-\u064A]/);
    assert.match(name.en, /[a-z]/i);
  }
});

test('geopolitical TAGS are not ISO codes', () => {
  const iso = { AG: 'dz', CH: 'cn', RS: 'ru', IZ: 'iq', MO: 'ma', TS: 'tn', NG: 'ne', NI: 'ng', WI: 'eh', SU: 'sd', IS: 'il', LE: 'lb', SZ: 'ch', AU: 'at', AS: 'au', ML: 'ml' };
  for (const [tag, country] of Object.entries(iso)) assert.equal(explainTag(tag).country, country, tag);
  assert.deepEqual(explainTag('AG').name, { ar: 'الجزائر', en: 'Algeria' });
});

test('a code nobody knows stays a code', () => {
  assert.deepEqual(explainTag('QZQZ'), { kind: 'unknown' });
  assert.equal(explainTag('constructor').kind, 'unknown');
  assert.equal(explainTag('KZZZ').kind, 'program');
});

test('a TAGS line comes apart, whatever separates its codes', () => {
  assert.deepEqual(parseTags('ASEC, ML, PGOV'), ['ASEC', 'ML', 'PGOV']);
  assert.deepEqual(parseTags('PREL ML\n  AG'), ['PREL', 'ML', 'AG']);
  assert.deepEqual(parseTags('PGOV; PREL.'), ['PGOV', 'PREL']);
  assert.deepEqual(parseTags(''), []);
});

test('fused TAGS come apart only where every piece is known', () => {
  assert.deepEqual(parseTags('PGOVPRELML'), ['PGOV', 'PREL', 'ML']);
  assert.deepEqual(parseTags('PGOVQQQQ'), ['PGOVQQQQ']);
});

test('a person in a TAGS line keeps the comma', () => {
  assert.deepEqual(parseTags('PINR (TARKALI, ISSOUF), ML'), ['PINR', 'TARKALI, ISSOUF', 'ML']);
  assert.deepEqual(parseTags('PINR, TARKALI, ISSOUF, ML'), ['PINR', 'TARKALI, ISSOUF', 'ML']);
});

test('captions are found under their other writings', () => {
  assert.equal(explainCaption('Dept only'), captions['DEPARTMENT ONLY']);
  assert.equal(explainCaption('roger channel'), captions.ROGER);
  assert.equal(explainCaption('toString'), undefined);
});

test('an E.O. line gives order and date in either writing', () => {
  assert.equal(readDeclassifyLine('E.O. 12958: DECL: 11/30/2019').date, '2019-11-30');
  assert.equal(readDeclassifyLine('E.O. 13526: DECL: 2020/02/05').date, '2020-02-05');
  assert.deepEqual(readDeclassifyLine('E.O. 11652: GDS').order, '11652');
  assert.equal(readDeclassifyLine('DECL: 13/45/2019').date, undefined);
});

test('reasons are read from a Classified By line', () => {
  assert.deepEqual(reasonsIn('Ambassador X, for reasons 1.4 (b) and (d).'), ['b', 'd']);
  assert.deepEqual(reasonsIn('REASONS: 1.5(B,D,H)'), ['b', 'd', 'h']);
  assert.deepEqual(reasonsIn('no reasons (b)'), []);
  assert.deepEqual(reasonsIn('for reasons 1.4 (b) and (d) of E.O. 12958'), ['b', 'd']);
  assert.equal(Object.keys(classificationReasons).length, 8);
});

test('a portion mark is read with its caveat', () => {
  assert.deepEqual(portionMarkAt('(C/NF) Words'), { mark: 'C/NF', length: 6 });
  assert.deepEqual(portionMarkAt('(S//NF) Words'), { mark: 'S/NF', length: 7 });
  assert.deepEqual(portionMarkAt('(SBU) Words'), { mark: 'SBU', length: 5 });
  assert.equal(portionMarkAt('(see below)'), undefined);
});

test('every geopolitical TAG stands for a country that exists', () => {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  let known = 0;
  for (const a of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    for (const b of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const { country } = explainTag(a + b);
      if (!country) continue;
      known++;
      assert.ok(regions.of(country.toUpperCase()), `${a + b}: ${country}`);
    }
  }
  assert.ok(known > 200, String(known));
});
