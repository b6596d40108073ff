import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildShard, finishIndex, piecesOf } from './build.ts';
import type { Manifest } from './build-options.ts';
import { entities, glossary, indexOf, makeRecord, openFolder, records } from './fixtures.ts';
import { readManifest } from './manifest-file.ts';

const filesOf = (folder: string): [string, string][] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry): [string, string] => [path.relative(folder, path.join(entry.parentPath, entry.name)), readFileSync(path.join(entry.parentPath, entry.name)).toString('base64')]).sort();

test('the same records give the same bytes', async () => assert.deepEqual(filesOf(await indexOf(records)), filesOf(await indexOf(records))));
test('renewing one shard gives the bytes of a clean build, and the old shard is gone', async () => {
  const before = records.slice(0, 2);
  const changed = [before[0] ?? makeRecord('x'), makeRecord('1973LIMA02545', { text: { en: 'Quite another text.' } })];
  const options = { glossary, indexer: 'plain' as const };
  const outDir = await indexOf(before, { shardSize: 1 });
  const old = readdirSync(outDir);
  const kept = manifestOf(outDir);
  const renewed = await buildShard(piecesOf(changed.slice(1), options), 's1', { outDir });
  finishIndex([...kept.shards.filter(({ id }) => id !== 's1'), renewed], entities, { outDir, ...options });
  assert.deepEqual(filesOf(outDir), filesOf(await indexOf(changed, { shardSize: 1 })));
  assert.equal(readdirSync(outDir).length, old.length);
  assert.equal((await (await openFolder(outDir)).search('fishing')).total, 0);
});
test('a shard id that could climb out of the folder is refused', async () => {
  await assert.rejects(buildShard(piecesOf(records), '../x', { outDir: 'nowhere' }), /shard id/);
});

const manifestOf = (folder: string): Manifest => readManifest(gunzipSync(readFileSync(path.join(folder, 'manifest.bin')))).manifest;
