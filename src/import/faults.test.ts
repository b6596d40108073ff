/** Every format, every kind of broken file: one line that says what is wrong and where, and nothing written. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { asOrdinaryUser, permissionsDontBind } from '../test/ordinary-user.ts';
import { cableImporters } from './cables/index.ts';
import { frus } from './frus/index.ts';
import { ImportError } from './importer.ts';
import { json } from './json.ts';
import { importOwn } from './own-export.ts';
import { runImport } from './run.ts';
import { tei } from './tei.ts';

const here = import.meta.dirname;
const read = (path: string): string => readFileSync(join(here, path), 'utf8');
const own = { json, tei };
const ownJson = JSON.stringify({ format: 'barqiyat-cable/1', id: '09EXAMPLE1', source: { '09EXAMPLE1.md': '---\nid: 09EXAMPLE1\ntitle: T\ntext: { language: en, kind: full }\nprovenance: { kind: generated }\n---\n\nTexte né.\n' } }, null, 1);
const ownTei = `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><xenoData type="json">${JSON.stringify({ format: 'barqiyat-cable/1', cable: { id: '09EXAMPLE1', title: 'T', text: { language: 'en', kind: 'full' }, provenance: { kind: 'generated' } }, versions: {} })}</xenoData></teiHeader><text><group><text xml:lang="en"><body><p>Texte né.</p></body></text></group></text></TEI>`;
/** A good file of each format, with the ending it has. */
const good: Record<string, [name: string, text: string]> = {
  frus: ['v.xml', read('frus/fixtures/telegrams/input.xml')],
  'cable-csv': ['c.csv', read('cables/fixtures/csv/input.csv')],
  'cable-html': ['c.html', read('cables/fixtures/html-first/input.html')],
  'cable-text': ['c.txt', read('cables/fixtures/text-three-sections/input.txt')],
  aad: ['a.txt', read('cables/fixtures/aad/input.txt')],
  json: ['c.json', ownJson],
  tei: ['c.tei.xml', ownTei],
};
const skip = permissionsDontBind();
const folder = mkdtempSync(join(tmpdir(), 'barqiyat-faults-'));
after(() => { rmSync(folder, { recursive: true, force: true }); });
let count = 0;

/** Imports bytes into a folder that isn't there yet; answers the error, having made sure that nothing else was left. */
async function refused(format: string, bytes: Uint8Array | string | undefined, more: { name?: string; prepare?: (path: string) => void } = {}): Promise<ImportError> {
  const dir = join(folder, String(count++));
  mkdirSync(dir);
  const path = join(dir, more.name ?? good[format]![0]);
  if (bytes !== undefined) writeFileSync(path, bytes);
  more.prepare?.(path);
  const before = readdirSync(dir);
  const where = { paths: [path], content: join(dir, 'archive') };
  const importer = [frus, ...cableImporters].find((i) => i.format === format);
  let error: unknown;
  try { await (importer ? runImport({ importer, ...where, reviewedBy: { name: 'A. Editor', date: '2026-11-24' } }) : importOwn({ format: own[format as 'json'], ...where })); } catch (e) { error = e; }
  assert.ok(error instanceof ImportError, `${format}: ${error === undefined ? 'was imported' : String(error)}`);
  assert.doesNotMatch(error.message, /[\r\n]/);
  assert.ok(error.message.length > 10 && error.message.length < 400, error.message);
  assert.deepEqual(readdirSync(dir), before, 'something was written');
  return error;
}

for (const [format, [, text]] of Object.entries(good)) {
  test(`${format}: a missing file, a folder and an empty file are told apart`, async () => {
    assert.match((await refused(format, undefined)).message, /no such file/);
    assert.match((await refused(format, undefined, { prepare: (p) => { mkdirSync(p); } })).message, /folder/);
    assert.match((await refused(format, '')).message, /empty/);
    await refused(format, ' \r\n\t\n');
  });

  test(`${format}: a file that may not be read says so`, { skip }, async () => {
    await asOrdinaryUser([folder], async () => { assert.match((await refused(format, text, { prepare: (p) => { chmodSync(p, 0); } })).message, /may not be read/); });
  });

  test(`${format}: UTF-16 with and without its mark, and Latin-1, are named, the byte with line and column`, async () => {
    for (const bytes of [Buffer.from('\uFEFF' + text, 'utf16le'), Buffer.from('\uFEFF' + text, 'utf16le').swap16(), Buffer.from(text, 'utf16le')]) {
      const e = await refused(format, bytes);
      assert.match(e.message, /UTF-16/);
      assert.deepEqual(e.place, { line: 1, column: 1 });
    }
    const latin = text.replace(/[^\u0000-\u00FF]/g, '?');
    const at = latin.lastIndexOf('e', latin.length - 30);
    const e = await refused(format, Buffer.from(latin.slice(0, at) + 'é' + latin.slice(at + 1), 'latin1'));
    assert.match(e.message, /byte 0x[89A-F][0-9A-F] is not UTF-8/);
    assert.ok(e.place!.line >= 1 && e.place!.column >= 1);
  });

  test(`${format}: a compressed file, a picture and noise are no documents`, async () => {
    await refused(format, gzipSync(text));
    await refused(format, Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]));
    await refused(format, 'lorem ipsum\n'.repeat(50));
  });

  test(`${format}: the files of the other formats are refused`, async () => {
    for (const [other, [name, words]] of Object.entries(good)) if (other !== format) await refused(format, words, { name });
  });

  // A raw cable may end anywhere: what is there of it is kept as an extract.
  if (format !== 'cable-text') {
    test(`${format}: a file cut short at any place is refused whole`, async () => {
      for (const share of [0.2, 0.5, 0.8, 0.97]) await refused(format, text.slice(0, Math.floor(text.length * share)));
    });
  }
}

test('frus: malformed XML has its line and column, and so has an encoding that is declared but not UTF-8', async () => {
  const text = good['frus']![1];
  const broken = await refused('frus', text.replace('</quote>', '</qoute>'));
  assert.ok(broken.place!.line > 1 && broken.place!.column > 1);
  assert.match((await refused('frus', Buffer.from(text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace('Specimen', 'Spécimen').replace(/[^\u0000-\u00FF]/g, ''), 'latin1'))).message, /ISO-8859-1|not UTF-8/);
  for (const xml of ['<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>&nosuch;</TEI>', '<TEI xmlns="http://www.tei-c.org/ns/1.0" a="1" a="2"><teiHeader/></TEI>', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>\u0001</TEI>']) assert.match((await refused('frus', xml)).message, /not well-formed/);
});
