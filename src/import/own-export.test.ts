/** Bringing back a part of an exported archive. What a whole one brings back: `src/build/round-trip.test.ts`. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { json } from './json.ts';
import { importOwn } from './own-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'barqiyat-own-'));
after(() => { rmSync(folder, { recursive: true, force: true }); });
const siteYaml = 'title: { en: Harbour }\nlanguages: [en]\nfeatured: 09EXAMPLE2   # the finest\ncontact: editor@example.org\n';
const withoutFeatured = siteYaml.replace(/featured.*\n/, '');

/** The folder of a built site with some of its cables. */
function site(name: string, cables: readonly string[]): string {
  const dir = join(folder, name);
  mkdirSync(join(dir, 'cables'), { recursive: true });
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'data/content.json'), JSON.stringify({ format: 'barqiyat-content/1', files: { 'site.yaml': siteYaml } }));
  for (const id of cables) writeFileSync(join(dir, `cables/${id}.json`), JSON.stringify({ format: 'barqiyat-cable/1', id, source: { [`${id}.md`]: `---\nid: ${id}\ntitle: T\ntext: { language: en, kind: full }\nprovenance: { kind: generated }\n---\n\nWords.\n` } }));
  return dir;
}

test('a part without the cable the home page opened with loses the field, with a warning; a part that brings it gives it back', async () => {
  const content = join(folder, 'archive'), held = (): string => readFileSync(join(content, 'site.yaml'), 'utf8');
  const first = await importOwn({ format: json, paths: [site('first', ['09EXAMPLE1'])], content });
  assert.deepEqual(first.warnings.map((w) => w.kind), ['featured cable not imported']);
  assert.match(first.warnings[0]!.message, /09EXAMPLE2/);
  assert.equal(held(), withoutFeatured);
  const again = await importOwn({ format: json, paths: [join(folder, 'first')], content });
  assert.deepEqual([again.warnings.length, again.conflicts.length, again.written.length], [0, 0, 0]);
  const second = await importOwn({ format: json, paths: [site('second', ['09EXAMPLE2'])], content });
  assert.deepEqual([second.warnings.length, second.conflicts.length], [0, 0]);
  assert.equal(held(), siteYaml);
});

test('a whole archive keeps the field, and settings an editor has changed stay', async () => {
  const content = join(folder, 'whole');
  const whole = await importOwn({ format: json, paths: [site('both', ['09EXAMPLE1', '09EXAMPLE2'])], content });
  assert.deepEqual(whole.warnings, []);
  assert.equal(readFileSync(join(content, 'site.yaml'), 'utf8'), siteYaml);
  writeFileSync(join(content, 'site.yaml'), siteYaml.replace('Harbour', 'Mole'));
  const again = await importOwn({ format: json, paths: [join(folder, 'both')], content });
  assert.deepEqual(again.conflicts.map((c) => c.file), ['site.yaml']);
  assert.match(readFileSync(join(content, 'site.yaml'), 'utf8'), /Mole/);
});
