import assert from 'node:assert/strict';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { writeInto } from './files.ts';
import { sumsFile, writeSums } from './integrity.ts';
import { KnownOutput, readOfTree, writeOfTree } from './known-output.ts';
import { abandon, commit, filesBelow, fill, stage, unlock } from './swap.ts';

/** A folder to publish in, with a build that writes some files and takes the others over. */
function place() {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-swap-'));
  const outDir = path.join(dir, 'dist'), cacheDir = path.join(dir, 'cache');
  const read = (root: string): Record<string, string> => Object.fromEntries(filesBelow(root).filter((f) => f !== sumsFile).map((f) => [f, readFileSync(path.join(root, f), 'utf8')]));
  const memory = path.join(cacheDir, 'texts.ndjson');
  /** Brings the output to `wanted`; says which files were written. */
  const run = (wanted: Record<string, string>): string[] => {
    const staging = stage(outDir);
    const before = new Map(readOfTree<[string, string]>(memory, outDir));
    const known = new KnownOutput(cacheDir, outDir, fill(staging, cacheDir));
    const written: string[] = [];
    for (const [f, text] of Object.entries(wanted)) {
      if (before.get(f) === text && known.takeOver(staging.dir, [f])) continue;
      writeInto(path.join(staging.dir, f), text);
      known.wrote(f);
      written.push(f);
    }
    const gone = known.clear(staging.dir);
    const sums = writeSums(staging.dir, known, known.names());
    commit(staging, { cacheDir, files: known.names(), made: known.made.keys(), gone });
    known.save(sums);
    writeOfTree(memory, outDir, Object.entries(wanted));
    unlock(staging);
    return written;
  };
  return { dir, outDir, cacheDir, spare: path.join(dir, '.dist.spare'), run, read, now: () => read(outDir), close: () => rmSync(dir, { recursive: true, force: true }) };
}
const ci = process.env.CI;
delete process.env.CI;
test.after(() => { if (ci !== undefined) process.env.CI = ci; });

test('a build writes what changed, removes what is gone, and the spare is the same as the output', () => {
  const p = place();
  try {
    assert.deepEqual(p.run({ 'a/index.html': 'A', 'b/index.html': 'B', 'c.json': 'C' }).length, 3);
    for (const wanted of [{ 'a/index.html': 'A', 'b/index.html': 'B2', 'd/e/f.html': 'F' }, { 'a/index.html': 'A', 'd/e/f.html': 'F2' }, { 'a/index.html': 'A2', 'b/index.html': 'B' }] as Record<string, string>[]) {
      const before = p.now();
      assert.deepEqual(p.run(wanted), Object.keys(wanted).filter((f) => before[f] !== wanted[f]));
      assert.deepEqual(p.now(), wanted);
      assert.deepEqual(p.read(p.spare), wanted);
      assert.equal(existsSync(path.join(p.outDir, 'c.json')), false);
    }
    assert.equal(existsSync(path.join(p.outDir, 'd')), false, 'empty folders go too');
    assert.equal(statSync(path.join(p.outDir, 'a/index.html')).ino, statSync(path.join(p.spare, 'a/index.html')).ino);
  } finally { p.close(); }
});

test('a file that somebody changed, removed or added is put right, in the output and in the spare', () => {
  const p = place();
  const wanted = { 'a/index.html': 'A', 'b/index.html': 'B', 'c/index.html': 'C' };
  try {
    p.run(wanted);
    p.run(wanted);
    for (const harm of [
      () => writeFileSync(path.join(p.outDir, 'a/index.html'), 'harmed'), () => rmSync(path.join(p.outDir, 'b/index.html')), () => writeFileSync(path.join(p.outDir, 'foreign.txt'), 'x'),
      () => { mkdirSync(path.join(p.outDir, 'c/d')); linkSync(path.join(p.outDir, 'a/index.html'), path.join(p.outDir, 'c/d/x')); }, () => rmSync(p.spare, { recursive: true }),
    ]) {
      harm();
      p.run(wanted);
      assert.deepEqual(p.now(), wanted);
      assert.deepEqual(p.read(p.spare), wanted);
      p.run({ ...wanted, 'a/index.html': 'A2' });
      assert.deepEqual(p.now(), { ...wanted, 'a/index.html': 'A2' });
      p.run(wanted);
    }
  } finally { p.close(); }
});

test('a build that gives up, or is killed at any step, leaves the last complete output, and the next one succeeds', () => {
  const p = place();
  const one = { 'a/index.html': 'A', 'b/index.html': 'B' }, two = { 'a/index.html': 'A2', 'c/index.html': 'C' };
  const memory = (): string => path.join(p.cacheDir, filesBelow(p.cacheDir).find((f) => f.startsWith('spare-'))!);
  try {
    p.run(one);
    p.run(one);
    const given = stage(p.outDir);
    assert.ok(fill(given, p.cacheDir));
    writeInto(path.join(given.dir, 'a/index.html'), 'half');
    assert.deepEqual(p.now(), one, 'what is written is not the published file');
    abandon(given);
    assert.deepEqual(p.now(), one);
    // Killed while writing: the lock is left, the spare is used up.
    const half = stage(p.outDir);
    fill(half, p.cacheDir);
    writeInto(path.join(half.dir, 'a/index.html'), 'half');
    unlock(half);
    assert.deepEqual(p.now(), one);
    p.run(two);
    assert.deepEqual(p.now(), two);
    // Killed between the two renames: the next run puts the old output back before anything else.
    renameSync(p.outDir, path.join(p.dir, '.dist.old'));
    abandon(stage(p.outDir));
    assert.deepEqual(p.now(), two);
    // Killed before the spare was noted, or its note is damaged: there is none.
    for (const note of [readFileSync(memory(), 'utf8'), 'no note']) {
      p.run(one);
      writeFileSync(memory(), note);
      p.run(two);
      assert.deepEqual(p.now(), two);
      assert.deepEqual(p.read(p.spare), two);
    }
  } finally { p.close(); }
});
