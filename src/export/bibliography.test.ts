import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { cableSchema } from '../archive/schema.ts';
import { bibtex, csl, ris } from './bibliography.ts';
import { csvRow } from './csv.ts';
import { recordFormat, type CableRecord } from './cable-record.ts';
import { jsonFeed, latest } from './feeds.ts';
import { sitemaps } from './sitemap.ts';
import { escapeXml } from '../text/xml.ts';

// Another hand's readers, not our own.
interface Cite { new(data: string): { data: Record<string, unknown>[] } }
const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as { Cite: Cite };
require('@citation-js/plugin-ris');
require('@citation-js/plugin-bibtex');

const record: CableRecord = {
  format: recordFormat, id: '03HARBOUR_1', url: 'https://archive.example/cables/03HARBOUR_1/', addresses: { ar: 'https://archive.example/cables/03HARBOUR_1/', en: 'https://archive.example/en/cables/03HARBOUR_1/' },
  archive: { ar: 'مرفأ', en: 'Harbour & Sons' }, titles: { en: '100% of {the} lamps_at #3: $5 & ~more^ \\ "old"', ar: 'مصابيح الميناء: ١٠٠٪' },
  cable: cableSchema.parse({ id: '03HARBOUR_1', title: 'x', date: '2003-05-04', text: { language: 'en', kind: 'full' }, provenance: { kind: 'generated', publication: 'Papers_of the Port' } }),
  persons: [{ id: 'ada-quay', role: 'sender', names: { ar: 'آدا كواي', en: 'Ada Quay' } }], organizations: [], countries: [], subjects: ['PREL'], texts: [], rights: {}, source: {},
};

test('BibTeX keeps Arabic and another reader gets the same words back', () => {
  const en = bibtex(record, 'en');
  assert.match(en, /^@misc\{03HARBOUR_1,\n/);
  const [read] = new Cite(en).data;
  assert.equal(read!.title, record.titles.en);
  assert.equal(read!.URL, record.addresses.en);
  assert.deepEqual((read!.issued as { 'date-parts': number[][] })['date-parts'][0], [2003, 5, 4]);
  assert.deepEqual((read!.author as { family: string; given: string }[]).map((a) => `${a.given} ${a.family}`), ['Ada Quay']);
  const ar = bibtex(record, 'ar');
  assert.match(ar, /title = \{\{مصابيح الميناء: ١٠٠٪\}\}/);
  assert.match(ar, /author = \{\{آدا كواي\}\}/);
});

test('RIS is read by another reader, in both languages', () => {
  for (const lang of ['en', 'ar']) {
    const [read] = new Cite(ris(record, lang)).data;
    assert.equal(read!.type, 'report');
    assert.equal(read!.title, record.titles[lang]);
    assert.equal(read!.URL, record.addresses[lang]);
    assert.deepEqual((read!.issued as { 'date-parts': (number | string)[][] })['date-parts'][0]!.map(Number), [2003, 5, 4]);
  }
  assert.equal(ris({ ...record, titles: { en: 'one\nER  - two' } }, 'en').match(/^ER {2}- /gm)?.length, 1);
});

test('CSL-JSON says the date as far as it is known', () => {
  const with_ = (date: string) => csl({ ...record, cable: { ...record.cable, date } }, 'en')[0]!.issued;
  assert.deepEqual(with_('1958-01/1958-03'), { 'date-parts': [[1958, 1], [1958, 3]] });
  assert.deepEqual(with_('1973?'), { 'date-parts': [[1973]], circa: true });
  assert.equal(csl(record, 'en')[0]!.language, 'en');
});

test('a CSV cell that a spreadsheet would run is words, and a number stays a number', () => {
  assert.equal(csvRow(['=1+1', '@x', '-1+2', '+2', '\t=3', -4.5, 'a,"b"\n', ['x', 'y'], undefined]), '\'=1+1,\'@x,\'-1+2,\'+2,\'\t=3,-4.5,"a,""b""\n",x|y,\r\n');
});

test('XML text loses what XML can’t hold and keeps the rest', () => {
  assert.equal(escapeXml('a<b>&"\u0001\u{1F4A1}ﷺ\uD800'), 'a&lt;b&gt;&amp;&quot;\u{1F4A1}ﷺ');
});

test('a site map never holds more than 50,000 addresses', () => {
  const pages = Array.from({ length: 30_000 }, (_, i) => ({ addresses: { ar: `https://x.example/${i}`, en: `https://x.example/en/${i}` }, defaultLanguage: 'ar', modified: i === 29_999 ? '2004-01-01' : undefined }));
  const files = sitemaps(pages, 'https://x.example');
  assert.deepEqual(files.map(([f]) => f), ['sitemap-index.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
  assert.deepEqual(files.slice(1).map(([, text]) => text.match(/<loc>/g)!.length), [50_000, 10_000]);
  assert.match(files[0]![1], /sitemap-2\.xml<\/loc><lastmod>2004-01-01<\/lastmod>/);
});

test('a feed puts the youngest change first and takes its dates from the entries', () => {
  const entry = (id: string, updated: string) => ({ id, url: `https://x.example/${id}`, title: id, titleLang: 'en', updated, published: updated, summary: '', summaryLang: 'en', tags: [] });
  const list = latest([entry('a', '2001-01-01T00:00:00Z'), entry('b', '2003-01-01T00:00:00Z'), entry('c', '2003-01-01T00:00:00Z')], 2);
  assert.deepEqual(list.map((e) => e.id), ['b', 'c']);
  const feed = JSON.parse(jsonFeed({ title: 't', lang: 'en', url: 'https://x.example/', self: 'https://x.example/feed.json', author: 'x' }, list)) as { items: { date_modified: string }[] };
  assert.equal(feed.items[0]!.date_modified, '2003-01-01T00:00:00Z');
});
