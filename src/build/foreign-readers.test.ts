import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { parse as parseCsv } from 'csv-parse/sync';
import { csvRow, csvValue } from '../export/csv.ts';
import { frus } from '../import/frus/index.ts';
import { runImport } from '../import/run.ts';
import { Folder } from '../test/readers/reader.ts';
import { readers, readExports } from '../test/readers/read-exports.ts';
import { cable, smallArchive } from '../test/small-archive.ts';
import { exportArchive } from './round-trip.ts';
import { projectRoot } from './templates.ts';

const baseUrl = 'https://archive.example/cables-of-the-harbour';
/** Reads all exports of an archive; each reader must have read something, but those named. */
async function assertReadable(contentDir: string, outDir: string, more: { readonly single?: number; readonly nothingFor?: readonly string[] } = {}): Promise<void> {
  await exportArchive({ contentDir, outDir, cacheDir: `${outDir}-cache`, baseUrl, ...(more.single === undefined ? {} : { single: more.single }) });
  const read = await readExports(outDir);
  assert.deepEqual(Object.entries(read).flatMap(([name, r]) => r.findings.map((f) => `${name}: ${f.file}: ${f.what}`)).slice(0, 20), []);
  assert.deepEqual(Object.keys(read).filter((name) => read[name]!.read === 0 && !more.nothingFor?.includes(name)), []);
}

test('what the shipped collection exports is read by other hands’ programs without a fault', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-'));
  try { await assertReadable(path.join(projectRoot, 'content'), path.join(dir, 'out')); } finally { rmSync(dir, { recursive: true, force: true }); }
});

test('so is what an imported volume exports, and an archive in yearly bundles', async () => {
  const a = smallArchive();
  try {
    const volume = path.join(a.dir, 'volume');
    await runImport({ importer: frus, paths: [path.join(projectRoot, 'src/import/frus/fixtures/current/input.xml')], content: volume });
    await assertReadable(volume, path.join(a.dir, 'volume-out'), { nothingFor: ['BEACON'] });
    a.write('cables/04HARBOUR1.md', cable('04HARBOUR1', { body: '1. =SUM(A1) {braces} & \\\\ % _ # ~ ^ $ «عربي» "quoted".' }).replace('2003-05', '2004-05').replace(/title: .*/, 'title: "+1 {harbour} & \\\\ 100% of_#3 $5 ~ ^ برقية"'));
    await assertReadable(a.contentDir, a.outDir, { single: 1, nothingFor: ['BEACON'] });
    const pack = JSON.parse(readFileSync(path.join(a.outDir, 'data/datapackage.json'), 'utf8')) as { resources: { name: string }[] };
    for (const name of ['cables-2003', 'cables-2004', 'paragraphs-2004-json', 'persons']) assert.ok(pack.resources.some((r) => r.name === name), name);
  } finally { a.close(); }
});

test('each reader notices a fault of its kind', async () => {
  const a = smallArchive();
  try {
    a.write('authorities/countries/bv.yaml', 'identifiers: { wikidata: Q23408 }\n');
    await exportArchive({ contentDir: a.contentDir, outDir: a.outDir, cacheDir: a.cacheDir, baseUrl });
    const faults: [string, string, string | RegExp, string][] = [
      ['JSON by its schema (Ajv)', 'cables/03HARBOUR1.json', /"persons":\[\{"id":"[^"]*"/, '"persons":[{"id":7'], ['TEI by its schema (libxml2)', 'cables/03HARBOUR1.tei.xml', '<body>', '<body><head>x</head>'],
      ['TEI by its schema (libxml2)', 'cables/03HARBOUR1.tei.xml', 'target="note:light"', 'target="note:dark"'], ['feeds (Feedsmith)', 'feed.xml', /<updated>[^<]*<\/updated>(?=<published)/, ''], ['feeds (Feedsmith)', 'en/feed.json', /"date_modified": "[^"]*"/, '"x": 1'],
      ['BibTeX, RIS, CSL (citation-js)', 'cables/03HARBOUR1.bib', /url = \{.*\},\n/, ''], ['BibTeX, RIS, CSL (citation-js)', 'cables/03HARBOUR1.ris', 'UR  - ', 'U1  - '],
      ['JSON-LD (jsonld)', 'persons/ada-quay.jsonld', '"@id": "https://archive.example/', '"@id": "'], ['tables by Frictionless’s rules', 'data/cables.csv', '2003', '2004'], ['tables by Frictionless’s rules', 'data/datapackage.json', '"type": "integer"', '"type": "whole"'],
      ['OAI static repository', 'oai.xml', '<oai:datestamp>', '<oai:datestamp>on '], ['OAI static repository', 'oai.xml', 'metadataPrefix="oai_dc"', 'prefix="oai_dc"'], ['site maps', 'sitemap-1.xml', 'hreflang="en" href="https://archive.example', 'hreflang="en" href="https://other.example'], ['BEACON', 'data/beacon.txt', 'Q23408', 'q23408'],
    ];
    assert.deepEqual([...new Set(faults.map(([name]) => name))].sort(), Object.keys(readers).sort());
    for (const [name, file, from, to] of faults) {
      const f = path.join(a.outDir, file), before = readFileSync(f, 'utf8');
      assert.deepEqual((await readers[name]!(new Folder(a.outDir))).findings, [], `${name} before`);
      writeFileSync(f, before.replace(from, to));
      assert.notEqual(readFileSync(f, 'utf8'), before, `${file} has ${String(from)}`);
      const { findings } = await readers[name]!(new Folder(a.outDir));
      assert.ok(findings.length > 0, `${name} did not see ${String(from)} → ${to} in ${file}`);
      writeFileSync(f, before);
    }
  } finally { a.close(); }
});

test('a cell guarded against spreadsheets gives its words back, whatever they are', () => {
  const words = fc.array(fc.oneof(fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '\u200F', '"', ',', '|', 'a', '٣'), fc.string({ unit: 'grapheme' })), { maxLength: 8 }).map((x) => x.join(''));
  fc.assert(fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (row) => {
    const [cells] = parseCsv(csvRow(row), { record_delimiter: '\r\n', relax_column_count: true }) as string[][];
    if (row.length > 1 || row[0] !== '') assert.deepEqual(cells!.map(csvValue), row);
    for (const c of cells ?? []) assert.doesNotMatch(c, /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
  }), { seed: 7, numRuns: 3000 });
});
