import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { diskFetch } from './disk-fetch.ts';
import { drawerOf } from './drawers.ts';
import { entities, indexOf, makeRecord, openFolder, records } from './fixtures.ts';
import { openSearch } from './open.ts';
import type { SearchOptions, SearchResult, TextPart } from './result.ts';

const searcher = await openFolder(await indexOf(records));
const ask = (query: string, options?: SearchOptions): Promise<SearchResult> => searcher.search(query, options);
const found = async (query: string, options?: SearchOptions): Promise<string[]> => (await ask(query, options)).hits.map(({ id }) => id);
const marked = (parts: readonly TextPart[]): string[] => parts.filter((part) => part.marked).map(({ text }) => text);

test('finds a word in any ordinary spelling and shows it as written', async () => {
  for (const query of ['السفيرة', 'سفيره', 'والسفيرة', 'بالسفيرة', 'السّفيرةُ', 'ﺍﻟﺴﻔﻴﺮﺓ', 'السف\u200Dيرة']) assert.equal((await found(query))[0], '09BAMAKO776', query);
  const [hit] = (await ask('سفيرة', { lang: 'ar' })).hits;
  assert.deepEqual(marked(hit?.passages[0]?.parts ?? []), ['السفيرةُ']);
  assert.deepEqual(marked(hit?.titles['ar'] ?? []), ['السفيرة']);
});
test('lands on the paragraph and lists further ones', async () => {
  const [hit] = (await ask('arms smuggling Diarra', { acrossLanguages: false })).hits;
  assert.equal(hit?.anchor, 'p2');
  assert.deepEqual(hit.passages.map(({ anchor }) => anchor), ['p2', 'p1']);
  assert.equal(hit.passageCount, 2);
});
test('finds a note at its own anchor', async () => assert.equal((await ask('مخيمات')).hits[0]?.anchor, 'note-camps'));
test('finds an identifier in every usual writing', async () => {
  for (const query of ['09BAMAKO776', '09 BAMAKO 776', 'BAMAKO 776', '09-bamako-776', 'bamako776']) assert.equal((await found(query))[0], '09BAMAKO776', query);
  for (const query of ['1973LIMA02545', '1973 LIMA 2545', 'LIMA 02545', '73LIMA2545', '١٩٧٣ LIMA 2545']) assert.equal((await found(query))[0], '1973LIMA02545', query);
});
test('a phrase in quotes is exact, stop words included', async () => {
  assert.deepEqual(await found('"smuggling in the north"'), ['09BAMAKO776']);
  assert.deepEqual(await found('"smuggling the north"'), []);
  assert.deepEqual(await found('«في شمال»'), ['09BAMAKO776']);
});
test('a phrase that nothing holds gives way when words stand beside it, and is offered without quotes when it stands alone', async () => {
  const beside = await ask('"the smuggling of camels" in the ministry');
  assert.equal(beside.relaxed, true);
  assert.equal(beside.hits[0]?.id, '1973LIMA02545');
  const alone = await ask('"camel smuggling"');
  assert.deepEqual([alone.total, alone.relaxed, alone.suggestions], [0, false, ['camel smuggling']]);
});
test('a phrase does not reach from one paragraph into the next', async () => assert.deepEqual(await found('"bamako he spoke"'), []));
test('a minus leaves records out, in any form of the word', async () => {
  assert.deepEqual((await found('smuggling', { acrossLanguages: false })).sort(), ['09BAMAKO776', '1973LIMA02545']);
  assert.deepEqual(await found('smuggling -miles'), ['09BAMAKO776']);
  assert.deepEqual(await found('smuggling -mile -"arms smuggling"'), []);
});
test('field words take ids, codes and names in any script', async () => {
  for (const query of ['country:ml', 'country:Mali', 'بلد:مالي', 'country:"Mali"']) assert.deepEqual((await found(query)).sort(), ['06ALGIERS1', '09BAMAKO776'], query);
  assert.deepEqual(await found('person:ديارا'), ['09BAMAKO776']);
  assert.deepEqual(await found('tag:PTER'), ['09BAMAKO776']);
  for (const years of ['year:2006-2009', 'year:2006..2009', 'سنة:٢٠٠٦..٢٠٠٩', 'year:2006..']) assert.deepEqual((await found(years)).sort(), ['06ALGIERS1', '09BAMAKO776'], years);
  assert.deepEqual(await found('سنة:١٩٧٣'), ['1973LIMA02545']);
});
test('filters are alternatives within a field and narrow one another', async () => {
  assert.equal((await ask('', { filters: { country: ['ml', 'pe'] } })).total, 3);
  assert.deepEqual(await found('', { filters: { country: ['ml'], year: ['2006'] } }), ['06ALGIERS1']);
});
test("a field's own filter does not narrow its counts", async () => {
  const { facets, histogram, total } = await ask('', { filters: { country: ['pe'] } });
  assert.equal(total, 1);
  assert.deepEqual(facets.country, [{ value: 'ml', count: 2 }, { value: 'dz', count: 1 }, { value: 'pe', count: 1 }]);
  assert.deepEqual(facets.year, [{ value: '1973', count: 1 }]);
  assert.deepEqual(histogram, [{ year: 1973, count: 1 }]);
});
test('a range of years narrows all but the histogram', async () => {
  const { total, histogram } = await ask('', { filters: { country: ['ml', 'pe'] }, years: { from: 2000 } });
  assert.equal(total, 2);
  assert.deepEqual(histogram.map(({ year }) => year), [1973, 2006, 2009]);
});
test('sorts by date in both directions, undated records last', async () => {
  const all: SearchOptions = { filters: {}, years: {}, limit: 10 };
  assert.deepEqual(await found('', { ...all, sort: 'newest', years: { from: 1 } }), ['09BAMAKO776', '06ALGIERS1', '1973LIMA02545']);
  assert.deepEqual(await found('the', { sort: 'oldest', acrossLanguages: false }), ['1973LIMA02545', '09BAMAKO776']);
});
test('finds English texts from Arabic words, marks them so, and leaves them out on request', async () => {
  const { hits, translated } = await ask('تهريب السلاح');
  assert.deepEqual(hits.map(({ id, viaTranslation }) => [id, viaTranslation]), [['09BAMAKO776', true], ['1973LIMA02545', true]]);
  assert.equal(translated, 2);
  assert.deepEqual(marked(hits[0]?.passages[0]?.parts ?? []), ['arms', 'smuggling']);
  assert.deepEqual(await found('تهريب السلاح', { acrossLanguages: false }), []);
});
test('finds Arabic texts from English words', async () => assert.equal((await found('petroleum'))[0], '06ALGIERS1'));
test('a direct hit ranks above a translated one', async () => {
  const both = await openFolder(await indexOf([makeRecord('a', { text: { en: 'oil prices, oil, and weapon smuggling' } }), makeRecord('b', { text: { ar: 'أسعار النفط في كلام طويل عن أمور أخرى كثيرة لا تعني أحدًا' } })]));
  assert.deepEqual((await both.search('تهريب السلاح النفط')).hits.map(({ id }) => id), ['b', 'a']);
  assert.deepEqual((await both.search('النفط')).hits.map(({ id }) => id), ['b', 'a']);
  assert.deepEqual((await both.search('oil')).hits.map(({ id }) => id), ['a', 'b']);
});
test('finds a record by an Arabic name whose person has only a Latin form', async () => assert.equal((await found('ديارا'))[0], '09BAMAKO776'));
test('finds a record by another Latin spelling of a linked name', async () => assert.equal((await found('Dyara'))[0], '09BAMAKO776'));
test('while the last word is typed it stands for longer ones', async () => {
  assert.deepEqual(await found('smug', { typing: true }).then((ids) => ids.sort()), ['09BAMAKO776', '1973LIMA02545']);
  assert.deepEqual(await found('السف', { typing: true }), ['09BAMAKO776']);
});
test('a slip of one letter is corrected, searched and offered', async () => {
  const { hits, suggestions } = await ask('smugling');
  assert.equal(hits.length, 2);
  assert.deepEqual(suggestions, ['smuggling']);
});
test('a correction is offered as the archive spells the word', async () => {
  assert.deepEqual((await ask('السفيزة')).suggestions, ['السفيرة']);
  assert.deepEqual((await ask('بين البلدبن')).suggestions, ['بين البلدين']);
  assert.deepEqual((await ask('fishimg')).suggestions, ['Fishing']);
});
test('suggests persons and countries in any spelling', async () => {
  const first = async (query: string): Promise<string | undefined> => (await searcher.suggest(query))[0]?.id;
  assert.equal(await first('ديارا'), 'samba-diarra');
  assert.equal(await first('Samba Dia'), 'samba-diarra');
  assert.equal(await first('Algérie'), 'dz');
  assert.equal(await first('مالى'), 'ml');
  assert.equal(entities.length, 3);
});
test('the score of a record does not depend on its shard', async () => {
  const many = Array.from({ length: 40 }, (_, index) => makeRecord(`r${String(index).padStart(2, '0')}`, { date: `19${50 + index}`, text: { en: `${'word '.repeat(index % 7 + 1)} oil ${index % 3 === 0 ? 'embargo' : 'price'}` } }));
  const whole = await (await openFolder(await indexOf(many))).search('oil embargo', { limit: 40 });
  const partial: SearchResult[] = [];
  const parted = await (await openFolder(await indexOf(many, { shardSize: 7 }))).search('oil embargo', { limit: 40 }, (result) => partial.push(result));
  assert.deepEqual(parted.hits.map(({ id, score }) => [id, score.toFixed(6)]), whole.hits.map(({ id, score }) => [id, score.toFixed(6)]));
  assert.deepEqual([...new Set(partial.map(({ coverage }) => `${coverage.shards} of ${coverage.of}`))], ['2 of 6']);
  assert.deepEqual(parted.coverage, { shards: 6, of: 6 });
});
test('a large archive answers from its newest records first, from those of the chosen years before them, and says how far it is', async () => {
  const years = Array.from({ length: 40 }, (_, index) => makeRecord(`r${index}`, { date: `${1950 + index}`, text: { en: 'oil embargo' } }));
  const folder = await indexOf(years, { shardSize: 4 });
  const firstOf = async (options: SearchOptions): Promise<SearchResult> => {
    const partial: SearchResult[] = [];
    await (await openFolder(folder)).search('oil', options, (result) => partial.push(result));
    assert.deepEqual([...new Set(partial.map(({ coverage }) => coverage.shards))], [2, 6]);
    return partial[0] as SearchResult;
  };
  const dates = ({ hits }: SearchResult): string[] => hits.map(({ date }) => date);
  assert.deepEqual(dates(await firstOf({ limit: 3 })), ['1989', '1988', '1987']);
  assert.deepEqual(dates(await firstOf({ years: { from: 1961, to: 1963 } })), ['1963', '1962', '1961']);
  assert.deepEqual(dates(await firstOf({ sort: 'oldest', limit: 2 })), ['1950', '1951']);
});
test('a large archive shows what holds the words as typed while their translations are still on their way', async () => {
  const many = Array.from({ length: 12 }, (_, index) => makeRecord(`r${index}`, { date: `${1950 + index}`, text: index % 2 === 0 ? { ar: 'سعر النفط' } : { en: 'oil embargo' } }));
  const folder = await indexOf(many, { shardSize: 3 });
  const disk = diskFetch(folder);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => { release = done; });
  const slow = await openSearch({ base: '', fetch: async (url, init) => { if (/\/g\d+\.bin$/.test(url)) await held; return disk(url, init); } });
  const partial: SearchResult[] = [];
  const result = await slow.search('oil', { limit: 12 }, (some) => { if (partial.push(some) === 1) release(); });
  assert.deepEqual(partial[0]?.hits.map(({ id }) => id), ['r11', 'r9', 'r7']);
  assert.deepEqual([result.total, result.translated], [12, 6]);
  assert.deepEqual(result.hits.slice(0, 3).map(({ id }) => id), ['r11', 'r9', 'r7']);
});
test('another word with the same translation is found too, marked, and after what holds the word itself', async () => {
  for (const query of ['البترول', 'بترول', 'والبترول']) {
    const { hits } = await ask(query);
    assert.deepEqual(hits.map(({ id, viaTranslation }) => [id, viaTranslation]), [['06ALGIERS1', true]], query);
    assert.deepEqual(marked(hits[0]?.titles['ar'] ?? []), ['والنفط'], query);
  }
  assert.equal((await ask('البترول', { acrossLanguages: false })).total, 0);
  const both = await openFolder(await indexOf([makeRecord('n', { text: { ar: 'أسعار النفط وأسعار النفط وأسعار النفط' } }), makeRecord('b', { text: { ar: 'تُبحث كلمة البترول في نص أطول من غيره بكثير' } })]));
  assert.deepEqual((await both.search('بترول')).hits.map(({ id }) => id), ['b', 'n']);
});
test('an aborted question ends with its reason', async () => {
  await assert.rejects(ask('oil', { signal: AbortSignal.abort(new Error('newer question')) }), /newer question/);
});
test('gives an answer to anything a reader can type', async () => {
  const hostile = ['"', '""', '«', '-', '--', ':', 'country:', 'person:"', '\u0000', '\u202Eabc\u202C', '<script>alert(1)</script>', '🙂'.repeat(100), 'في', 'the of', '…', 'ء', 'constructor', '__proto__', 'toString hasOwnProperty',
    'x'.repeat(10_000), 'كلمة '.repeat(2000), '"'.repeat(10_000), `${'a:'.repeat(5000)}`, '-a '.repeat(3000)];
  for (const query of hostile) assert.ok(Array.isArray((await ask(query)).hits), query.slice(0, 20));
});
test('gives an answer to any characters at all', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (query) => {
    const { hits, total } = await ask(query, { typing: true });
    assert.ok(hits.length <= total);
    await searcher.suggest(query);
  }), { numRuns: 200 });
});
test('markup in a text stays text', async () => {
  const one = await openFolder(await indexOf([makeRecord('a', { text: { en: 'before <img src=x onerror=alert(1)> smuggling' } })]));
  const [hit] = (await one.search('smuggling')).hits;
  assert.equal(hit?.passages[0]?.parts.map(({ text }) => text).join(''), 'before <img src=x onerror=alert(1)> smuggling');
});
test('an archive without records answers with nothing', async () => {
  const empty = await openFolder(await indexOf([]));
  assert.equal((await empty.search('anything')).total, 0);
});
test('a word so frequent that its places stand apart is ranked, and found in phrases', async () => {
  const many = Array.from({ length: 900 }, (_, index) => makeRecord(`r${String(index).padStart(3, '0')}`, { titles: index === 7 ? { en: 'The ministry' } : {}, text: { en: `one ministry and another ministry ${index === 500 ? 'of ministry affairs' : 'again'} number ${index}` } }));
  const folder = await indexOf(many);
  assert.ok(readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => /\/p\d+\.bin$/.test(file)));
  const frequent = await openFolder(folder);
  assert.equal((await frequent.search('ministry')).hits[0]?.id, 'r007');
  assert.deepEqual((await frequent.search('"ministry affairs"')).hits.map(({ id }) => id), ['r500']);
  assert.equal((await frequent.search('"another ministry"')).total, 900);
  assert.equal((await frequent.search('"ministry another"')).total, 0);
});
test('fields are counted unasked only as long as their columns are small', async () => {
  const { facets } = await ask('', { filters: { country: ['ml'] }, facets: ['subject'], facetsIfCheap: ['country', 'person'] });
  assert.deepEqual(Object.keys(facets).sort(), ['country', 'person', 'subject']);
  const many = Array.from({ length: 3000 }, (_, index) => makeRecord(`r${index}`, { facets: { country: ['ml'], person: Array.from({ length: 16 }, (_unused, at) => `p${drawerOf(`${index} ${at}`, 4001)}`) }, text: { en: 'oil' } }));
  const dear = await (await openFolder(await indexOf(many))).search('oil', { facets: [], facetsIfCheap: ['country', 'person'] });
  assert.deepEqual(Object.keys(dear.facets), ['country']);
});

test('a word of the query that no record holds is named, as typed', async () => {
  assert.deepEqual((await ask('smuggling Zanzíbar')).missing, ['Zanzíbar']);
  assert.deepEqual((await ask('السفيرة خزعبلات')).missing, ['خزعبلات']);
  assert.deepEqual((await ask('smuggling')).missing, []);
  assert.deepEqual((await ask('smuggling Zanzíbar', { typing: true })).missing, []);
});
test('a French word is found with its elided particle and without, by any apostrophe', async () => {
  const titled = (id: string, text: string) => makeRecord(id, { titles: { fr: text }, text: { fr: text }, identifiers: [] });
  const french = await openFolder(await indexOf([titled('A1', "La Côte d'Ivoire et l’Algérie"), titled('B2', "À N'Djamena")]));
  const ids = async (query: string): Promise<string[]> => (await french.search(query)).hits.map(({ id }) => id);
  for (const query of ['Ivoire', "d'Ivoire", 'd’ivoire', 'dʼIvoire', 'divoire', 'Algérie', "l'algerie", 'l‘Algerie', '"Côte d’Ivoire"']) assert.deepEqual(await ids(query), ['A1'], query);
  for (const query of ['Ndjamena', "N'Djamena", 'n’djamena']) assert.deepEqual(await ids(query), ['B2'], query);
});
