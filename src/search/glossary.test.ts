import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { glossary, indexOf, makeRecord, openFolder } from './fixtures.ts';
import { sourceKey, translationTable } from './glossary.ts';
import { readGlossary } from './glossary-files.ts';
import { foldWord } from '../text/fold.ts';

const everything = (): boolean => true;
const key = (...words: string[]): string => sourceKey(words.map(foldWord));

test('both directions are looked up by stem, likelier translations first, other words of the same entry last', () => {
  const table = translationTable(glossary, everything);
  assert.deepEqual(table.get(key('الأسلحة'))?.map(({ words }) => words), [['arms'], ['weapon'], ['سلاح']]);
  assert.deepEqual(table.get(key('smuggled'))?.[0], { words: [foldWord('تهريب')], weight: 0.6 });
});
test('a phrase is no other word for a word, nor a word for itself', () => {
  const table = translationTable([{ en: ['oil', 'crude oil', 'oils', 'petroleum'], ar: ['نفط'] }], everything);
  assert.deepEqual(table.get('oil')?.map(({ words }) => words.join(' ')), ['نفط', 'petroleum']);
  assert.deepEqual(table.get(key('نفط'))?.map(({ words }) => words.join(' ')), ['oil', 'crude oil', 'petroleum']);
});
test('phrases are kept as phrases', () => assert.deepEqual(translationTable(glossary, everything).get(key('وزارة', 'الخارجية'))?.[0]?.words, ['foreign', 'ministry']));
test('a word has four translations at most, and their weights sum to one', () => {
  const table = translationTable([{ en: ['run'], ar: ['جرى', 'ركض', 'هرب', 'سال', 'عمل', 'دام'] }], everything);
  const translations = table.get('run') ?? [];
  assert.equal(translations.length, 4);
  assert.ok(Math.abs(translations.reduce((sum, { weight }) => sum + weight, 0) - 1) < 0.02);
});
test('translations that the archive does not hold are left out', () => {
  const table = translationTable(glossary, (stem) => stem === 'weapon');
  const found = Object.fromEntries([...table].map(([source, translations]) => [source, translations.map(({ words }) => words.join(' '))]));
  // `arm` is what is left of `arms`, which the same entry gives beside `weapon`.
  assert.deepEqual(found, { [key('سلاح')]: ['weapon'], [key('أسلحة')]: ['weapon'], arm: ['weapon'] });
});
test('countries and peoples are known without a glossary', async () => {
  const searcher = await openFolder(await indexOf([makeRecord('a', { text: { en: 'Chinese engineers came to Germany.' } })], { glossary: [] }));
  for (const query of ['ألمانيا', 'الصينية']) assert.equal((await searcher.search(query)).hits[0]?.id, 'a', query);
});
test('YAML lists and TSV lexicons in either order are read, comments and headers left out', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'barqiyat-glossary-'));
  writeFileSync(path.join(folder, 'a.yaml'), '# words\n- { en: [oil, petroleum], ar: [نفط] }\n- { en: no, ar: [لا] }\n');
  writeFileSync(path.join(folder, 'b.tsv'), '\uFEFFArabic\tEnglish\n# by hand\nسلاح|أسلحة\tweapon|arms\nborder\tحدود\n\n');
  assert.deepEqual(readGlossary(folder), [
    { en: ['oil', 'petroleum'], ar: ['نفط'] }, { en: ['no'], ar: ['لا'] }, { en: ['weapon', 'arms'], ar: ['سلاح', 'أسلحة'] }, { en: ['border'], ar: ['حدود'] },
  ]);
  assert.deepEqual(readGlossary(path.join(folder, 'none.yaml')), []);
});
