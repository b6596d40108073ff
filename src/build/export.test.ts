import { test } from 'node:test';
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import { importOwn } from '../import/own-export.ts';
import { json } from '../import/json.ts';
import { tei } from '../import/tei.ts';
import { cable, copyOf, smallArchive } from '../test/small-archive.ts';
import { generateArchive } from './bench/generate.ts';
import type { ExportResult } from './export-step.ts';
import { writeSums } from './integrity.ts';
import { KnownOutput } from './known-output.ts';
import { exportArchive } from './round-trip.ts';
import { filesBelow } from './swap.ts';

const baseUrl = 'https://archive.example/cables-of-the-harbour';

const exportTo = (contentDir: string, outDir: string, more: { previousDir?: string; single?: number; cacheDir?: string } = {}): Promise<ExportResult> =>
  exportArchive({ contentDir, outDir, cacheDir: `${outDir}-cache`, baseUrl, ...more });
const read = (dir: string, f: string): string => readFileSync(path.join(dir, f), 'utf8');
const differing = (a: string, b: string, but: RegExp): string[] => [...new Set([...filesBelow(a), ...filesBelow(b)])].filter((f) => !but.test(f) && (!existsSync(path.join(a, f)) || !existsSync(path.join(b, f)) || read(a, f) !== read(b, f)));
function assertWellFormed(xml: string, file: string): void { const p = new SaxesParser({ xmlns: true }); p.on('error', (e) => { throw new Error(`${file}: ${e.message}`); }); p.write(xml).close(); }

test('a cable’s JSON is valid against the schema published beside it', async () => {
  const a = smallArchive();
  try {
    await exportTo(a.contentDir, a.outDir);
    const schema = JSON.parse(read(a.outDir, 'data/schema/cable.json')) as { $id: string };
    assert.equal(schema.$id, `${baseUrl}/data/schema/cable.json`);
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    for (const id of ['03HARBOUR1', '03HARBOUR2', '03HARBOUR3']) { const ok = validate(JSON.parse(read(a.outDir, `cables/${id}.json`))); assert.deepEqual(ok ? [] : validate.errors, []); }
    assert.equal(validate({ format: 'barqiyat-cable/1', id: 3 }), false);
  } finally { a.close(); }
});

test('every XML file is well formed, and every table’s CSV has the rows of its JSON', async () => {
  const a = smallArchive();
  try {
    a.write('authorities/countries/bv.yaml', 'identifiers: { wikidata: Q23408 }\n');
    await exportTo(a.contentDir, a.outDir);
    const files = filesBelow(a.outDir);
    for (const f of files.filter((x) => x.endsWith('.xml'))) assertWellFormed(read(a.outDir, f), f);
    for (const f of ['feed.xml', 'en/feed.xml', 'persons/ada-quay/feed.xml', 'countries/bv/feed.xml', 'oai.xml', 'sitemap-index.xml', 'sitemap-1.xml', 'robots.txt', 'en/opensearch.xml', 'persons/ada-quay.jsonld', 'data/beacon.txt', 'data/changes.json', 'en/cables/03HARBOUR1.bib']) assert.ok(files.includes(f), f);
    for (const t of ['cables', 'paragraphs', 'annotations', 'mentions', 'references', 'persons', 'organizations', 'posts']) {
      const rows = JSON.parse(read(a.outDir, `data/${t}.json`)) as object[];
      assert.ok(rows.length > 0, t);
      assert.equal((parseCsv(read(a.outDir, `data/${t}.csv`), { columns: true }) as object[]).length, rows.length, t);
    }
    const pack = JSON.parse(read(a.outDir, 'data/datapackage.json')) as { resources: { name: string; path: string; schema?: { fields: { name: string; description: string }[] } }[] };
    const columns = Object.keys((parseCsv(read(a.outDir, 'data/cables.csv'), { columns: true }) as object[])[0]!);
    const described = pack.resources.find((r) => r.name === 'cables')!.schema!.fields;
    assert.deepEqual(described.map((f) => f.name), columns);
    assert.deepEqual(described.filter((f) => !f.description), []);
    assert.match(read(a.outDir, 'sitemap-1.xml'), /<loc>https:\/\/archive\.example\/cables-of-the-harbour\/en\/cables\/03HARBOUR1\/<\/loc>/);
  } finally { a.close(); }
});

test('drafts, withdrawn texts and persons without a page stand in no export', async () => {
  const a = smallArchive();
  try {
    a.write('authorities/persons/hidden-hand.yaml', 'names: { ar: اليد الخفية, en: Hidden Handwriting }\nvariants: [Whisperer]\npublic: false\n');
    a.write('cables/03HARBOUR4.md', cable('03HARBOUR4', { body: '1. (C) A man, [known as *the \\[friend\\]*](person:hidden-hand), came.' }).replace('persons:\n', 'persons:\n  - { id: hidden-hand, role: participant }\n'));
    a.write('cables/03HARBOUR5.md', cable('03HARBOUR5', { body: 'Words of a draft.' }).replace('status: published', 'status: draft'));
    a.write('cables/03HARBOUR6.md', cable('03HARBOUR6', { body: 'Words withdrawn.', head: 'withdrawn: { date: 2026-01-02, reason: safety }\n' }).replace('status: published', 'status: withdrawn'));
    await exportTo(a.contentDir, a.outDir);
    const all = filesBelow(a.outDir).map((f) => `${f}\n${read(a.outDir, f)}`).join('\n');
    for (const secret of ['hidden-hand', 'Hidden Handwriting', 'Whisperer', 'Words of a draft', 'Words withdrawn', '03HARBOUR5']) assert.equal(all.includes(secret), false, secret);
    assert.match(read(a.outDir, 'cables/03HARBOUR4.md'), /A man, known as \*the \\\[friend\\\]\*, came\./);
    assert.match(read(a.outDir, 'cables/03HARBOUR4.tei.xml'), /A man, known as <hi rend="italic">the \[friend\]<\/hi>, came\./);
    assert.doesNotMatch(all, /The harbour master reports on 03HARBOUR6/);
    assert.deepEqual((JSON.parse(read(a.outDir, 'data/changes.json')) as { id: string; what: string }[]).filter((x) => x.what === 'withdrawn').map((x) => x.id), ['03HARBOUR6']);
  } finally { a.close(); }
});

test('an unchanged archive is exported without writing anything, and an edit writes its own cable’s files', async () => {
  const a = smallArchive();
  const second = `${a.outDir}-2`, third = `${a.outDir}-3`;
  try {
    const cacheDir = a.cacheDir;
    const one = await exportTo(a.contentDir, second, { cacheDir, previousDir: a.outDir });
    assert.ok(one.run.ledger.made > 10);
    cpSync(second, a.outDir, { recursive: true });
    KnownOutput.save(cacheDir, a.outDir, writeSums(a.outDir, new KnownOutput(cacheDir, a.outDir)));
    one.run.ledger.save();
    const two = await exportTo(a.contentDir, third, { cacheDir, previousDir: a.outDir });
    assert.equal(two.run.ledger.made, 0);
    assert.deepEqual(differing(a.outDir, third, /^SHA256SUMS$/), []);
    rmSync(third, { recursive: true });
    a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: '1. (C) The lamp burns again.' }));
    utimesSync(path.join(a.contentDir, 'cables/03HARBOUR2.md'), new Date(0), new Date(1000));
    await exportTo(a.contentDir, third, { cacheDir, previousDir: a.outDir });
    const cableFiles = differing(a.outDir, third, /^(data|persons|posts|countries|subjects|organizations|oai|feed|SHA256SUMS)|^en\/(?!cables)/);
    assert.deepEqual(cableFiles, ['cables/03HARBOUR2.json', 'cables/03HARBOUR2.md', 'cables/03HARBOUR2.tei.xml']);
    assert.match(read(third, 'data/paragraphs.csv'), /The lamp burns again/);
    // What stood there before is as it was: files taken over share their bytes with it.
    assert.doesNotMatch(read(a.outDir, 'data/paragraphs.csv'), /The lamp burns again/);
  } finally { a.close(); }
});

test('two exports of the same content on two paths are the same bytes', async () => {
  const a = smallArchive();
  const copy = copyOf(a);
  try {
    await exportTo(a.contentDir, a.outDir);
    await exportTo(path.join(copy, 'content'), path.join(copy, 'out'));
    assert.deepEqual(differing(a.outDir, path.join(copy, 'out'), /^$/), []);
  } finally { a.close(); rmSync(copy, { recursive: true, force: true }); }
});

test('a large archive has JSON beside each cable and the rest in a bundle a year, which an import reads too', async () => {
  const a = smallArchive();
  try {
    await exportTo(a.contentDir, a.outDir, { single: 2 });
    const files = filesBelow(a.outDir);
    assert.deepEqual(files.filter((f) => f.startsWith('cables/')), ['cables/03HARBOUR1.json', 'cables/03HARBOUR2.json', 'cables/03HARBOUR3.json']);
    for (const f of ['data/2003.tei.xml', 'data/2003.bib', 'en/data/2003.ris', 'data/2003.csl.json', 'data/2003.md.zip', 'data/paragraphs-2003.csv']) assert.ok(files.includes(f), f);
    const corpus = read(a.outDir, 'data/2003.tei.xml');
    assertWellFormed(corpus, 'corpus');
    const ids = [...corpus.matchAll(/xml:id="([^"]+)"/g)].map((m) => m[1]);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal((JSON.parse(read(a.outDir, 'data/2003.csl.json')) as object[]).length, 3);
    const back = await importOwn({ format: tei, paths: [path.join(a.outDir, 'data/2003.tei.xml')], content: path.join(a.dir, 'back') });
    assert.equal(back.files[0]!.documents, 3);
    assert.match(readFileSync(path.join(a.dir, 'back/authorities/posts/harbour.yaml'), 'utf8'), /country: bv/);
    assert.match(readFileSync(path.join(a.dir, 'back/cables/03HARBOUR1.ar.md'), 'utf8'), /كان \[الضوء\]\(note:light\)\[\^light\] مطفأً/);
  } finally { a.close(); }
});

test('an import of our own never overwrites a file, and refuses names that leave the content folder', async () => {
  const a = smallArchive();
  try {
    await exportTo(a.contentDir, a.outDir);
    const target = path.join(a.dir, 'target');
    await importOwn({ format: json, paths: [a.outDir], content: target });
    const again = await importOwn({ format: json, paths: [a.outDir], content: target });
    assert.deepEqual([again.written.length, again.conflicts.length], [0, 0]);
    a.write('../evil.json', JSON.stringify({ format: 'barqiyat-content/1', files: { '../outside.yaml': 'x', 'cables/../../x.md': 'y', 'site.yaml': 'title: { en: Other }\n' } }));
    const evil = await importOwn({ format: json, paths: [path.join(a.dir, 'evil.json')], content: target });
    assert.deepEqual(evil.written, []);
    assert.equal(evil.warnings.filter((w) => w.kind === 'file name').length, 2);
    assert.deepEqual(evil.conflicts.map((c) => c.file), ['site.yaml']);
  } finally { a.close(); }
});

test('identifiers are links to other catalogues in JSON-LD and a BEACON file for each catalogue; a catalogue nobody is in has none', async () => {
  const a = smallArchive();
  try {
    a.write('authorities/persons/ada-quay.yaml', 'names: { ar: آدا كواي, en: Ada Quay }\nidentifiers: { historian: quay-ada-maria }\n');
    await exportTo(a.contentDir, a.outDir);
    const page = 'https://history.state.gov/departmenthistory/people/';
    assert.deepEqual((JSON.parse(read(a.outDir, 'persons/ada-quay.jsonld')) as { sameAs?: string[] }).sameAs, [`${page}quay-ada-maria`]);
    const [head, links] = read(a.outDir, 'data/beacon-historian.txt').split('\n\n');
    assert.match(head!, new RegExp(`^#PREFIX: ${page}$`, 'm'));
    assert.equal(links, `quay-ada-maria||${baseUrl}/persons/ada-quay/\n`);
    assert.ok(!filesBelow(a.outDir).includes('data/beacon.txt'));
  } finally { a.close(); }
});

test('without an e-mail address of the editors there is no OAI repository, which must name one; all else is exported', async () => {
  const a = smallArchive();
  try {
    a.write('site.yaml', 'title: { ar: مرفأ, en: Harbour }\nlanguages: [ar, en]\ncontact: https://archive.example/contact\n');
    await exportTo(a.contentDir, a.outDir);
    assert.ok(!filesBelow(a.outDir).includes('oai.xml') && filesBelow(a.outDir).includes('feed.xml'));
    a.write('site.yaml', 'title: { ar: مرفأ, en: Harbour }\nlanguages: [ar, en]\ncontact: editor@example.org\n');
    await exportTo(a.contentDir, a.outDir);
    assert.match(read(a.outDir, 'oai.xml'), /<oai:adminEmail>editor@example\.org</);
  } finally { a.close(); }
});

/** `BARQIYAT_WHOLE=5000` tries the size that holds where nobody says another. */
const whole = Number(process.env.BARQIYAT_WHOLE ?? 60);
const single = whole === 5000 ? {} : { single: whole };

test(`up to ${whole} cables a table is one file; one cable more and each year has its own, which the package describes and which hold every cable once`, async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-split-'));
  try {
    const contentDir = path.join(dir, 'content');
    generateArchive({ cables: whole + 1, dir: contentDir, paragraphs: 1 });
    appendFileSync(path.join(contentDir, 'site.yaml'), 'exports: [tables]\n');
    const out = (name: string): string => path.join(dir, name);
    await exportTo(contentDir, out('many'), { cacheDir: out('cache'), ...single });
    const many = filesBelow(out('many'));
    const years = many.flatMap((f) => /^data\/cables-(\d{4})\.csv$/.exec(f)?.[1] ?? []);
    assert.ok(years.length > 10);
    for (const t of ['cables', 'paragraphs', 'annotations', 'mentions', 'references']) for (const kind of ['csv', 'json']) {
      assert.deepEqual(many.filter((f) => f.startsWith(`data/${t}`) && f.endsWith(kind) && !f.includes('schema')), years.map((y) => `data/${t}-${y}.${kind}`), `${t}.${kind}`);
    }
    const rows = years.flatMap((y) => parseCsv(read(out('many'), `data/cables-${y}.csv`), { columns: true }) as { id: string; year: string }[]);
    assert.deepEqual([rows.length, new Set(rows.map((r) => r.id)).size], [whole + 1, whole + 1]);
    for (const y of years) assert.deepEqual([...new Set((JSON.parse(read(out('many'), `data/cables-${y}.json`)) as { year: number }[]).map((r) => r.year))], [Number(y)]);
    const pack = JSON.parse(read(out('many'), 'data/datapackage.json')) as { resources: { path: string | string[]; bytes?: number; hash?: string }[] };
    const described = pack.resources.flatMap((r) => r.path);
    for (const y of years) assert.ok(described.includes(`cables-${y}.csv`), y);
    const [first] = filesBelow(path.join(contentDir, 'cables')).filter((f) => !f.includes('.ar.'));
    for (const f of filesBelow(path.join(contentDir, 'cables'))) if (f.split('.')[0] === first!.split('.')[0]) rmSync(path.join(contentDir, 'cables', f));
    await exportTo(contentDir, out('fewer'), { cacheDir: out('cache'), ...single });
    assert.deepEqual(filesBelow(out('fewer')).filter((f) => /^data\/cables.*csv$/.test(f)), ['data/cables.csv']);
    assert.equal((parseCsv(read(out('fewer'), 'data/cables.csv'), { columns: true }) as object[]).length, whole);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});
