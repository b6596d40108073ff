import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { frus } from '../import/frus/index.ts';
import { importOwn } from '../import/own-export.ts';
import { runImport } from '../import/run.ts';
import { tei } from '../import/tei.ts';
import { cable, smallArchive } from '../test/small-archive.ts';
import { exportArchive, roundTrip, roundTripFormats, type RoundTrip } from './round-trip.ts';
import { filesBelow } from './swap.ts';
import { projectRoot } from './templates.ts';

const formats = Object.values(roundTripFormats);
const faults = (results: readonly RoundTrip[]): string[] => results.flatMap((r) => [...r.differing, ...r.warnings].map((x) => `${r.format}: ${x}`));

test('the shipped collection comes back from its JSON and from its TEI: the second export is the first', async () => {
  const results = await roundTrip({ contentDir: path.join(projectRoot, 'content'), formats });
  assert.deepEqual(results.map((r) => r.format), ['json', 'tei']);
  assert.ok(results.every((r) => r.cables >= 80 && r.files > 1000));
  assert.deepEqual(faults(results), []);
});

test('an imported volume comes back likewise, and in yearly bundles too', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-'));
  try {
    const content = path.join(dir, 'content');
    await runImport({ importer: frus, paths: [path.join(projectRoot, 'src/import/frus/fixtures/current/input.xml')], content });
    const results = [...await roundTrip({ contentDir: content, formats }), ...await roundTrip({ contentDir: content, formats, single: 1 })];
    assert.ok(results.every((r) => r.cables === 2));
    assert.deepEqual(faults(results), []);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});

test('published addresses and the ids of withdrawn cables come back, the withdrawn words don’t', async () => {
  const a = smallArchive();
  try {
    a.write('permalinks.txt', 'languages ar en\n/cables/03HARBOUR6/ p1=k3f\n');
    a.write('cables/03HARBOUR6.md', cable('03HARBOUR6', { body: '1. Words withdrawn.', head: 'withdrawn: { date: 2026-01-02, reason: safety }\nredirectFrom: [03HARBOUR66]\n' }).replace('status: published', 'status: withdrawn'));
    assert.deepEqual(faults(await roundTrip({ contentDir: a.contentDir, formats })), []);
    await exportArchive({ contentDir: a.contentDir, cacheDir: a.cacheDir, outDir: a.outDir });
    await importOwn({ format: formats[0]!, paths: [a.outDir], content: path.join(a.dir, 'back') });
    assert.equal(readFileSync(path.join(a.dir, 'back/permalinks.txt'), 'utf8'), 'languages ar en\n/cables/03HARBOUR6/ p1=k3f\n');
    assert.doesNotMatch(readFileSync(path.join(a.dir, 'back/cables/03HARBOUR6.md'), 'utf8'), /Words|harbour master/);
  } finally { a.close(); }
});

test('TEI whose text was edited brings the edit; a table without a head and words that look like Markdown stay what they were', async () => {
  const a = smallArchive();
  try {
    a.write('cables/03HARBOUR3.md', cable('03HARBOUR3', { head: '# A remark of the editor.\n', body: '| | |\n| - | - |\n| nets | 3 |\n| [](cell:up) | **4** |\n\n2. (C) \\*not\\* emphasis, \\[no link\\](x), `code *here*`, a\\\nbreak, <b>.\n\n   > quoted\n\n   1. one\n   3. three\n\n> # loud\n\n~~gone~~\n\nThe lamp.' }));
    await exportArchive({ contentDir: a.contentDir, cacheDir: a.cacheDir, outDir: a.outDir });
    // A word is changed by hand in one text, in the next cable nothing but the digest: what is read is the TEI, not the editors' files beside it.
    for (const f of filesBelow(a.outDir).filter((x) => x.endsWith('.tei.xml'))) {
      const file = path.join(a.outDir, f);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"texts":"[0-9a-f]{4}/, '"texts":"0000').replace('>The lamp.<', '>The lantern.<'));
    }
    const back = path.join(a.dir, 'back'), again = path.join(a.dir, 'again');
    await importOwn({ format: tei, paths: [a.outDir], content: back });
    assert.match(readFileSync(path.join(back, 'cables/03HARBOUR3.md'), 'utf8'), /^---\nid: 03HARBOUR3\n[^]*# A remark of the editor\.\n---\n\n[^]*The lantern\.\n$/);
    await exportArchive({ contentDir: back, cacheDir: a.cacheDir, outDir: again });
    const texts = (dir: string, f: string): string => /<text>[^]*/.exec(readFileSync(path.join(dir, f), 'utf8'))![0];
    for (const f of filesBelow(a.outDir).filter((x) => x.endsWith('.tei.xml'))) assert.equal(texts(again, f), texts(a.outDir, f), f);
  } finally { a.close(); }
});
