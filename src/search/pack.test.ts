import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { diskFetch } from './disk-fetch.ts';
import { SearchError } from './errors.ts';
import { indexOf, openFolder, records } from './fixtures.ts';
import { openFolder as writeFolder, unpack } from './folder-writer.ts';
import { IndexFiles } from './index-reader.ts';
import { membersOf, packLimits } from './pack.ts';
import { openSearch } from './open.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-packs-'));
after(() => { rmSync(dir, { recursive: true, force: true }); });
const same = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('members of any size come back by their ranges and out of a whole pack, and an empty one takes no room', async () => {
  // Bytes that don't shrink, so that sizes are what they seem.
  const content = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 8, arbitrary: fc.integer({ min: 1, max: 9000 }) }, { weight: 1, arbitrary: fc.integer({ min: 40_000, max: 60_000 }) });
  await fc.assert(fc.asyncProperty(fc.array(content, { maxLength: 40 }), fc.integer({ min: 1 }), async (lengths, seed) => {
    let state = seed;
    const contents = lengths.map((length) => Uint8Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff));
    const folder = writeFolder(dir, 'x');
    const packs = folder.packs('r');
    for (const c of contents) packs.add(c);
    const places = membersOf('r', packs.end());
    const at = path.join(dir, folder.finish());
    const ranges = new IndexFiles('', diskFetch(at));
    const whole = new IndexFiles('', (url) => diskFetch(at)(url));
    for (const [i, place] of places.entries()) {
      if (contents[i]!.length === 0) { assert.equal(place.length, 0); continue; }
      for (const files of [ranges, whole]) assert.equal(await files.member(place.file, place, same), same(contents[i]!));
    }
    const all = [...new Set(places.filter((p) => p.length > 0).map((p) => p.file))].map((f) => readFileSync(path.join(at, f)));
    assert.deepEqual(all.map((pack) => same(unpack(pack))).join(''), contents.map(same).join(''));
    assert.ok(all.every((pack) => pack.length <= packLimits.r || pack.length > 40_000));
    assert.equal(readdirSync(at).length, all.length);
    rmSync(at, { recursive: true });
  }), { numRuns: 40, seed: 4 });
});

test('a host that knows no ranges is asked once for a pack, and its answers are the same', async () => {
  const folder = await indexOf(records);
  const asked: string[] = [];
  const plain = await openSearch({ base: '', fetch: (url) => { asked.push(url); return diskFetch(folder)(url); } });
  const found = await plain.search('smuggling');
  assert.deepEqual(found, await (await openFolder(folder)).search('smuggling'));
  const before = asked.length;
  await plain.search('smuggling in the north');
  assert.deepEqual(asked.slice(before).filter((url) => /\/[rw]\d+\.bin$/.test(url)), []);
});

test('a part that is not the one asked for is a damaged file', async () => {
  const folder = await indexOf(records);
  const disk = diskFetch(folder);
  const shifted = await openSearch({ base: '', fetch: (url, init) => disk(url, init && { headers: { range: init.headers.range.replace(/\d+/, (n) => String(Number(n) + 3)) } }) });
  await assert.rejects(shifted.search('smuggling'), (e) => e instanceof SearchError && e.kind === 'damaged' && /[rw]0\.bin$/.test(e.file));
});
