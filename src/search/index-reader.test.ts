import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { diskFetch } from './disk-fetch.ts';
import { SearchError } from './errors.ts';
import { indexOf, openFolder, records } from './fixtures.ts';
import { readManifest, writeManifest } from './manifest-file.ts';
import { openSearch } from './open.ts';
import type { Searcher } from './open.ts';

const failsAs = (kind: string, file: RegExp) => (error: unknown): boolean => error instanceof SearchError && error.kind === kind && file.test(error.file);
const filesNamed = (folder: string, name: RegExp): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file)).map((file) => path.join(folder, file));

test('an index that is not there is said to be missing', async () => {
  await assert.rejects(openFolder('/nowhere/at/all'), failsAs('missing', /manifest/));
});
test('a network that does not answer is said to be the network', async () => {
  await assert.rejects(openSearch({ base: '', fetch: () => Promise.reject(new TypeError('Failed to fetch')) }), failsAs('network', /manifest/));
});
test('a missing word file is named, and found again when it is back', async () => {
  const folder = await indexOf(records);
  const [file] = filesNamed(folder, /w0\.bin$/);
  assert.ok(file !== undefined);
  const bytes = readFileSync(file);
  rmSync(file);
  const searcher = await openFolder(folder);
  await assert.rejects(searcher.search('smuggling'), failsAs('missing', /w0\.bin$/));
  writeFileSync(file, bytes);
  assert.equal((await searcher.search('smuggling')).total, 2);
});
test('a damaged file is named, wherever the damage is', async () => {
  // The head of the newest shards comes with the manifest: of the others it is a file.
  for (const [name, shardSize] of [[/s1-[^/]*\/head\.bin$/, 1], [/w0\.bin$/, 10], [/r0\.bin$/, 10], [/manifest\.bin$/, 10], [/f-country\.bin$/, 10]] as const) {
    const folder = await indexOf(records, { shardSize });
    const [file] = filesNamed(folder, name);
    assert.ok(file !== undefined);
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    await assert.rejects((async () => (await openFolder(folder)).search('smuggling'))(), failsAs('damaged', name));
  }
});
test('a file that is something else altogether is damaged, not empty', async () => {
  for (const name of [/w0\.bin$/, /r0\.bin$/, /manifest\.bin$/]) {
    const folder = await indexOf(records);
    const file = filesNamed(folder, name)[0]!;
    const whole = readFileSync(file);
    const disk = diskFetch(folder);
    for (const open of [() => openFolder(folder), () => openSearch({ base: '', fetch: (url) => disk(url) })]) {
      writeFileSync(file, '<!doctype html><title>not an index</title>');
      let searcher: Searcher | undefined;
      await assert.rejects(async () => (searcher = await open()).search('smuggling'), failsAs('damaged', name));
      writeFileSync(file, whole);
      assert.equal((await (searcher ?? await open()).search('smuggling')).total, 2);
    }
  }
});
test('a manifest of another version of the software is refused as such', async () => {
  const folder = await indexOf(records);
  const file = path.join(folder, 'manifest.bin');
  const { manifest, heads } = readManifest(gunzipSync(readFileSync(file)));
  writeFileSync(file, writeManifest({ manifest: { ...manifest, version: 1 }, heads }));
  await assert.rejects(openFolder(folder), failsAs('version', /manifest\.bin$/));
});
test('bytes that a server has decompressed in transit are read all the same', async () => {
  const folder = await indexOf(records);
  const disk = diskFetch(folder);
  const searcher = await openSearch({ base: '', fetch: async (url, init) => {
    // Such a server takes what begins like gzip for gzip, and knows no ranges then.
    const bytes = new Uint8Array(await (await disk(url)).arrayBuffer());
    return bytes[0] === 0x1f ? new Response(new Uint8Array(gunzipSync(bytes))) : disk(url, init);
  } });
  assert.equal((await searcher.search('smuggling')).total, 2);
});
test('a second question loads nothing again', async () => {
  const searcher = await openFolder(await indexOf(records));
  await searcher.search('smuggling in the north');
  const before = searcher.received();
  await searcher.search('smuggling in the north');
  assert.equal(searcher.received(), before);
});
