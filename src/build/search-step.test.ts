import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { generateArchive } from './bench/generate.ts';
import { folderKey } from './known-output.ts';
import { buildSearch, forgetPieces } from './search-step.ts';
import { openStore } from './store.ts';
import { filesBelow } from './swap.ts';

test('an edit analyses its own piece of the index alone, the others are taken from the cache, and of what is no piece any more nothing is kept', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-pieces-'));
  try {
    const contentDir = path.join(dir, 'content'), cacheDir = path.join(dir, 'cache'), previousDir = path.join(dir, 'dist');
    generateArchive({ cables: 400, dir: contentDir, paragraphs: 1 });
    const open = async () => (await openStore({ contentDir, shown: 'content', cacheDir, drafts: false, workers: 1 })).archive;
    const index = async (name: string, cache = cacheDir): Promise<string> => {
      const outDir = path.join(dir, name);
      if (cache !== cacheDir) await openStore({ contentDir, shown: 'content', cacheDir: cache, drafts: false, workers: 1 });
      await buildSearch({ archive: await open(), cacheDir: cache, contentDir, outDir, previousDir, indexer: 'plain', shardSize: 300 });
      return outDir;
    };
    const pieces = (): string[] => readdirSync(path.join(cacheDir, `pieces-${folderKey(previousDir)}`)).sort();
    const bytesOf = (out: string): string[] => filesBelow(out).map((f) => `${f} ${readFileSync(path.join(out, f)).toString('base64')}`);
    await index('first');
    const before = pieces();
    assert.ok(before.length >= 3, `${before.length} pieces`);
    const [some, other] = readdirSync(path.join(contentDir, 'cables')).filter((f) => !f.includes('.ar.')).map((f) => path.join(contentDir, 'cables', f));
    writeFileSync(some!, readFileSync(some!, 'utf8').replace(/\n---\n\n(1\. )?/, '\n---\n\n$1Zanzibar '));
    const edited = await index('edited');
    const after = pieces();
    assert.deepEqual([after.filter((f) => !before.includes(f)).length, before.filter((f) => !after.includes(f)).length], [1, 1]);
    assert.deepEqual(bytesOf(edited), bytesOf(await index('clean', path.join(dir, 'other-cache'))));
    // A build without index forgets the texts that went, too.
    writeFileSync(other!, readFileSync(other!, 'utf8').replace('status: published', 'status: withdrawn\nwithdrawn: { date: 2026-03-01, reason: safety }'));
    forgetPieces({ archive: await open(), cacheDir, previousDir, shardSize: 300 });
    assert.ok(pieces().length < after.length && pieces().every((f) => after.includes(f)));
  } finally { rmSync(dir, { recursive: true, force: true }); }
});
