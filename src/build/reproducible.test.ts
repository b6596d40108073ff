import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { smallArchive } from '../test/small-archive.ts';
import { filesBelow } from './swap.ts';

/** What a process does in its own surroundings: a build with its index, and every package. */
const program = `
  const { build } = await import(${JSON.stringify(new URL('./build.ts', import.meta.url).href)});
  const { makePackage, packageKinds } = await import(${JSON.stringify(new URL('./package.ts', import.meta.url).href)});
  const [contentDir, dir] = process.argv.slice(1);
  const common = { contentDir, shown: 'content', cacheDir: dir + '/cache', baseUrl: 'https://archive.example/harbour', workers: 1 };
  await build({ ...common, outDir: dir + '/dist' });
  for (const kind of packageKinds) await makePackage({ ...common, kind, select: [], outDir: dir + '/packages' });
  console.log(new Date(2026, 0, 1).toISOString(), Intl.DateTimeFormat().resolvedOptions().locale);
`;

test('two processes in other time zones, languages and folders, over files of other times, make the same site and the same packages byte for byte', async () => {
  const a = smallArchive();
  const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-twice-'));
  try {
    const run = async (name: string, environment: NodeJS.ProcessEnv, changed: Date): Promise<{ files: string[]; where: string }> => {
      const dir = path.join(root, name), contentDir = path.join(dir, 'in', 'content');
      mkdirSync(dir, { recursive: true });
      cpSync(a.contentDir, contentDir, { recursive: true });
      for (const f of filesBelow(contentDir)) utimesSync(path.join(contentDir, f), changed, changed);
      const where = await new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program, contentDir, dir], { env: { ...process.env, ...environment } });
        let out = '', err = '';
        child.stdout.on('data', (d) => { out += String(d); });
        child.stderr.on('data', (d) => { err += String(d); });
        child.on('close', (status) => { if (status === 0) resolve(out); else reject(new Error(err)); });
      });
      const digest = (f: string): string => `${f} ${createHash('sha256').update(readFileSync(path.join(dir, f))).digest('hex')}`;
      return { files: filesBelow(dir).filter((f) => /^(dist|packages)\//.test(f)).map(digest), where };
    };
    const here = await run('a', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, new Date('2001-02-03T04:05:06Z'));
    const there = await run('a-much-longer-name of a folder', { TZ: 'Asia/Tokyo', LANG: 'ar_DZ.UTF-8', LC_ALL: 'ar_DZ.UTF-8' }, new Date('2026-10-25T01:30:00Z'));
    // The surroundings were other ones indeed.
    assert.notEqual(here.where, there.where);
    assert.ok(here.files.some((f) => f.startsWith('dist/SHA256SUMS ')) && here.files.some((f) => f.startsWith('dist/search-index/')));
    assert.deepEqual(here.files.filter((f) => f.startsWith('packages/')).map((f) => path.basename(f.split(' ')[0]!)), ['harbour-ar.epub', 'harbour-bag.zip', 'harbour-en.epub', 'harbour-ro-crate.zip', 'harbour-site.zip']);
    assert.deepEqual(there.files, here.files);
  } finally { a.close(); rmSync(root, { recursive: true, force: true }); }
});
