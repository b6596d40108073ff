import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Staging } from './staging.ts';

const folder = mkdtempSync(join(tmpdir(), 'barqiyat-staging-'));
after(() => { rmSync(folder, { recursive: true, force: true }); });

test('an import that gives up at once, with a file of lines just begun, leaves nothing beside the archive', async () => {
  const staging = await Staging.open(join(folder, 'archive'));
  staging.lines('.imports/a.jsonl').add('{}');
  staging.write('cables/a.md', 'words\n');
  await staging.discard();
  assert.deepEqual(readdirSync(folder), []);
});

test('a file of lines that is written a second time with the same lines is not staged', async () => {
  const content = join(folder, 'again');
  const write = async (lines: readonly string[]): Promise<Staging> => {
    const staging = await Staging.open(content), file = staging.lines('.imports/a.jsonl');
    for (const l of lines) file.add(l);
    await file.close();
    return staging;
  };
  const lines = Array.from({ length: 20_000 }, (_, i) => `{"id":"${i}","words":"مرفأ"}`);
  await (await write(lines)).commit();
  assert.equal(readFileSync(join(content, '.imports/a.jsonl'), 'utf8'), lines.join('\n') + '\n');
  const same = await write(lines), other = await write([...lines, '{}']);
  assert.deepEqual([[...same.paths], [...other.paths]], [[], ['.imports/a.jsonl']]);
  await same.discard();
  await other.discard();
});
