import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { layOutAll } from './document.ts';
import { indexOf, makeRecord, records } from './fixtures.ts';
import { invertPlainly } from './invert.ts';
import { invertWithPagefind, opaqueWord } from './pagefind-inverter.ts';

const filesOf = (folder: string): [string, string][] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry): [string, string] => [path.relative(folder, path.join(entry.parentPath, entry.name)), readFileSync(path.join(entry.parentPath, entry.name)).toString('base64')]).sort();

test("Pagefind's index and the plain inversion give the same bytes, in one piece and in several", async () => {
  const many = Array.from({ length: 300 }, (_, index) => makeRecord(`r${index}`, { text: { en: `A dispatch of day ${index} from ${index % 7 ? 'Harbour' : 'the harbour'}.` }, facets: { year: [`${1950 + (index % 9)}`] } }));
  for (const given of [records, [...records, ...many]]) assert.deepEqual(filesOf(await indexOf(given, { indexer: 'pagefind' })), filesOf(await indexOf(given)));
});
test('Pagefind finds every place of every word, however many chunks its index has', async () => {
  const many = Array.from({ length: 300 }, (_, index) => makeRecord(`r${index}`, { text: { en: Array.from({ length: 120 }, (_unused, at) => `w${(index * 31 + at * 17) % 900}`).join(' ') } }));
  const batch = [...many, makeRecord('empty', { identifiers: [] })].map(layOutAll);
  const sorted = (words: Map<string, Map<number, number[]>>): unknown => [...words].map(([word, places]) => [word, [...places]] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(await invertWithPagefind(batch)), sorted(await invertPlainly(batch)));
});
test('opaque words are letters only, and no two are the same', () => {
  assert.equal(new Set(Array.from({ length: 20_000 }, (_, number) => opaqueWord(number))).size, 20_000);
  fc.assert(fc.property(fc.nat(10_000_000), (number) => { assert.match(opaqueWord(number), /^x[a-z]+$/); }));
});
