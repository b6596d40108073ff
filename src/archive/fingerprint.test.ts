import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fingerprint } from './permalinks.ts';

test('a paragraph has one fingerprint however its letters are composed and its spaces are set', () => {
  const piece = fc.constantFrom('a', 'e\u0301', 'é', ' ', '  ', '\n', '\u00A0', 'ا\u0653', 'آ', 'ل', 'ً', '’', '–', '٣', 'ﷲ', '\u212B', 'Å', '\u1E0D\u0307', '-', 'ي\u0654', 'ئ', '\u064B\u0651', '\u0651\u064B', '가', '\u1100\u1161');
  fc.assert(fc.property(fc.array(piece).map((p) => p.join('')), (words) => {
    assert.equal(fingerprint(words), fingerprint(words.normalize('NFD')));
    assert.equal(fingerprint(words), fingerprint(` ${words.normalize('NFC').replace(/\s+/gu, ' \n ')} `));
  }), { seed: 42, numRuns: 2000 });
});

test('every character that stays out of normalization is composed already', () => {
  for (const [from, to] of [[0, 0x2FF], [0x600, 0x60F], [0x61B, 0x64A], [0x660, 0x66D], [0x2010, 0x2027]] as const) {
    for (let c = from; c <= to; c++) for (const beside of ['', 'a', 'ا', 'é']) assert.equal((beside + String.fromCharCode(c)).normalize('NFC'), beside + String.fromCharCode(c));
  }
});
