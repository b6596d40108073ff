import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { generateArchive } from './bench/generate.ts';
import { build } from './build.ts';
import { filesBelow } from './swap.ts';

const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-workers-'));
after(() => rmSync(root, { recursive: true, force: true }));
const contentDir = path.join(root, 'content');
generateArchive({ cables: 180, dir: contentDir, paragraphs: 2 });

const tree = (dir: string): Map<string, string> => new Map(filesBelow(dir).map((f) => [f, readFileSync(path.join(dir, f), 'latin1')]));
const buildWith = async (workers: number, name: string) => {
  const outDir = path.join(root, name), cacheDir = path.join(root, `cache-${name}`);
  const report = await build({ contentDir, shown: 'content', outDir, cacheDir, workers, search: false, onlyCables: true });
  return { outDir, cacheDir, report };
};

test('three threads make the bytes that one makes, and texts that they find damaged are made again', async () => {
  const one = await buildWith(1, 'one');
  const three = await buildWith(3, 'three');
  assert.equal(one.report.written, 360);
  assert.deepEqual(tree(three.outDir), tree(one.outDir));
  const bodies = path.join(three.cacheDir, 'bodies');
  for (const d of readdirSync(bodies)) for (const f of readdirSync(path.join(bodies, d))) writeFileSync(path.join(bodies, d, f), 'no text');
  rmSync(three.outDir, { recursive: true });
  const again = await buildWith(3, 'three');
  assert.equal(again.report.compiled, 180);
  assert.deepEqual(tree(again.outDir), tree(one.outDir));
});
