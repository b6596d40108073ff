/**
 * Nothing is lost between a volume and a reader: documents imported, built, and read back from the pages, against an independent walk over the
 * source. Our own volumes with their oddities always; one real volume where ../shared/data is there. All eight: `npm run fidelity -- FILE…`.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from '../build/build.ts';
import { compareWithPages, pageWords } from '../build/page-fidelity.ts';
import { projectRoot } from '../build/templates.ts';
import { frus } from '../import/frus/index.ts';
import { runImport } from '../import/run.ts';

const fixtures = path.join(projectRoot, 'src/import/frus/fixtures');
const own = readdirSync(fixtures).map((name) => path.join(fixtures, name, 'input.xml'));
const real = path.join(process.env['FRUS_TEI'] ?? path.join(projectRoot, '../shared/data/frus-tei'), 'frus1917-72PubDip.xml');
const isThere = existsSync(real);
const folder = mkdtempSync(path.join(tmpdir(), 'page-fidelity-'));
const outDir = path.join(folder, 'site');
after(() => { rmSync(folder, { recursive: true, force: true }); });

before(async () => {
  const contentDir = path.join(folder, 'content');
  await runImport({ importer: frus, paths: [...own, ...(isThere ? [real] : [])], content: contentDir });
  await build({ contentDir, shown: 'content', outDir, cacheDir: path.join(folder, 'cache'), search: false });
});

for (const file of own) {
  test(`every character of the specimen volume ${path.basename(path.dirname(file))} stands on its pages, in order`, () => {
    const r = compareWithPages(file, path.join(outDir, 'en/cables'));
    assert.deepEqual(r.differences, []);
    assert.ok(r.documents > 0 && r.characters > 0);
  });
}

test('every character of a real volume stands on its pages, in order, with its notes and page numbers', { skip: isThere ? false : 'the FRUS volumes are not here (../shared/data/frus-tei)' }, () => {
  const r = compareWithPages(real, path.join(outDir, 'en/cables'));
  assert.deepEqual(r.differences, []);
  assert.equal(r.documents, 44);
});

test('a page that lacks a word, a note or a page mark is found out', () => {
  const page = (text: string): string => `<main id="main"><h1>A title</h1><div class="text"><div class="row"><div class="cell"><p>${text}</p></div></div></div></main>`;
  assert.deepEqual(pageWords(page('Some <b>words</b>.<a class="note-ref"><sup>1</sup></a>')).text.trim(), 'Some words.');
  assert.deepEqual(pageWords(page('har<a class="page-mark" id="page-3">p. 3</a>bour')).pages, ['3']);
  const r = compareWithPages(own[0]!, path.join(folder, 'nothing'));
  assert.equal(r.differences.length, r.documents);
});
