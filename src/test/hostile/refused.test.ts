import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContent } from '../../build/check.ts';
import { smallArchive } from '../small-archive.ts';
import { corpus } from './samples.ts';

const { sound, bad } = corpus();

test('every sample of the corpus that is to be refused is named by check, and check comes to its end', async () => {
  const a = smallArchive();
  try {
    const unwritable = new Set<string>();
    for (const [file, text] of bad.files) try { a.write(file, text); } catch (e) { if (!['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'ENOENT'].includes((e as NodeJS.ErrnoException).code ?? '')) throw e; unwritable.add(file); }
    const started = performance.now();
    const { problems } = await checkContent({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, strict: false });
    const took = performance.now() - started;
    const named = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.file));
    const missed = bad.samples.filter((s) => !unwritable.has(s.file) && !named.has(`content/${s.file}`)).map((s) => `${s.name} in ${s.entrance} (${s.file})`);
    assert.deepEqual(missed, []);
    assert.ok(bad.samples.length >= 300, String(bad.samples.length));
    assert.ok(unwritable.size < 6, [...unwritable].join());
    assert.ok(took < 60_000, `${took} ms for ${bad.files.size} files`);
  } finally { a.close(); }
});

test('no sample that is published as characters is refused, and none is blamed on a neighbour', async () => {
  const a = smallArchive();
  try {
    for (const [file, text] of sound.files) a.write(file, text);
    const { problems } = await checkContent({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, strict: false });
    assert.deepEqual(problems.filter((p) => p.severity === 'error').map((p) => `${p.file}: ${p.found}`), []);
    assert.ok(sound.samples.length >= 300, String(sound.samples.length));
  } finally { a.close(); }
});
