/** Small volumes of our own, one for each encoding, with the oddities of real ones. `UPDATE=1` writes what is expected anew; look at the difference. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { termId } from '../../archive/authorities.ts';
import type { ImportContext, ImportWarning } from '../importer.ts';
import { openSource } from '../source.ts';
import { documentText } from '../write.ts';
import { frus } from './index.ts';

const folder = join(import.meta.dirname, 'fixtures');
const update = process.env['UPDATE'] === '1' && !process.env['CI'];

for (const name of readdirSync(folder)) {
  test(`the specimen volume "${name}" becomes the files that are expected`, async () => {
    const warnings: ImportWarning[] = [], records: Record<string, unknown> = {};
    const context: ImportContext = {
      warn: (w) => { warnings.push(w); },
      person: (p) => { records[`person ${p.key}`] = { slug: p.slug, record: p.record }; return p.slug; },
      organization: (id) => id, post: (id, record) => { records[`post ${id}`] = record; return id; },
      terms: (file, entries) => { records[`terms ${file}`] = entries; return entries.map((e) => termId(e.en[0]!)); }, count: () => undefined, progress: () => undefined,
    };
    const made = new Map<string, string>();
    for await (const d of frus.import(await openSource(join(folder, name, 'input.xml')), context)) made.set(d.cable.id + '.md', documentText(d));
    made.set('records.yaml', stringify({ records, warnings: warnings.map((w) => `${w.place?.line}:${w.place?.column} ${w.kind} in ${w.document ?? '-'}: ${w.message}`) }, { lineWidth: 0 }));
    const expected = join(folder, name, 'expected');
    if (update) {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected);
      for (const [file, text] of made) writeFileSync(join(expected, file), text);
    }
    assert.ok(existsSync(expected), 'run once with UPDATE=1 and look at what it writes');
    assert.deepEqual(readdirSync(expected).sort(), [...made.keys()].sort());
    for (const [file, text] of made) assert.equal(text, readFileSync(join(expected, file), 'utf8'), file);
  });
}
