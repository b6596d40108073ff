/** Each folder of `fixtures/` holds an `input.*` of our own invention and what the importer makes of it. `UPDATE_FIXTURES=1` writes it anew. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cableSchema } from '../../archive/schema.ts';
import type { ImportContext, ImportWarning, ImportedDocument, PostInput } from '../importer.ts';
import { openSource } from '../source.ts';
import { documentText } from '../write.ts';
import { cableImporters } from './index.ts';

const folder = join(import.meta.dirname, 'fixtures');
const update = process.env['UPDATE_FIXTURES'] === '1';
const formatOf = (name: string): string => (name.startsWith('text') ? 'cable-text' : name.startsWith('csv') ? 'cable-csv' : name.startsWith('html') ? 'cable-html' : 'aad');

for (const name of readdirSync(folder)) {
  test(`${name} becomes what is expected of it`, async () => {
    const input = readdirSync(join(folder, name)).find((f) => f.startsWith('input.'))!;
    const importer = cableImporters.find((i) => i.format === formatOf(name))!;
    const warnings: ImportWarning[] = [];
    const posts = new Map<string, PostInput>();
    const context: ImportContext = {
      warn: (w) => { warnings.push(w); }, post: (id, record) => { posts.set(id, record); return id; }, organization: (id) => id, person: () => '', terms: () => [], count: () => undefined, progress: () => undefined,
    };
    const documents: ImportedDocument[] = [];
    for await (const d of importer.import(await openSource(join(folder, name, input)), context)) documents.push(d);
    for (const d of documents) assert.equal(cableSchema.safeParse(d.cable).error, undefined, d.cable.id);
    const files = new Map(documents.map((d) => [`${d.cable.id}.md`, documentText(d)]));
    files.set('warnings.txt', warnings.map((w) => `${w.place?.line ?? ''}: ${w.kind}: ${w.message}\n`).join('') + [...posts.keys()].map((p) => `post ${p}\n`).join(''));
    const expected = join(folder, name, 'expected');
    if (update) {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected, { recursive: true });
      for (const [file, text] of files) writeFileSync(join(expected, file), text);
    }
    assert.ok(existsSync(expected), 'expected/ is missing: run with UPDATE_FIXTURES=1 and read what it writes');
    assert.deepEqual([...files.keys()].sort(), readdirSync(expected).sort());
    for (const [file, text] of files) assert.equal(text, readFileSync(join(expected, file), 'utf8'), file);
  });
}
