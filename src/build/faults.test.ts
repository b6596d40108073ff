import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cable, smallArchive } from '../test/small-archive.ts';
import { asOrdinaryUser, permissionsDontBind } from '../test/ordinary-user.ts';
import { Random } from '../test/random-edits.ts';
import { build } from './build.ts';
import { readSums } from './integrity.ts';
import { filesBelow } from './swap.ts';
import { projectRoot } from './templates.ts';

const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-faults-'));
const archive = smallArchive();
after(() => { rmSync(root, { recursive: true, force: true }); archive.close(); });
const { contentDir } = archive;

const script = path.join(projectRoot, 'scripts/build.ts');
const preload = path.join(projectRoot, 'src/test/fault-preload.ts');
const outDir = path.join(root, 'out', 'dist'), cacheDir = path.join(root, 'cache');
const command = (more: readonly string[] = []): string[] => ['--import', preload, script, '--content', contentDir, '--out', outDir, '--workers', '1', ...more];
const environment = (fault: string): NodeJS.ProcessEnv => ({ ...process.env, BARQIYAT_CACHE: cacheDir, BARQIYAT_FAULT: fault, INIT_CWD: '' });
/** `npm run build` as a process of its own, with a fault. */
const buildWith = (fault: string): SpawnSyncReturns<string> => spawnSync(process.execPath, command(), { encoding: 'utf8', env: environment(fault) });
const buildHere = () => build({ contentDir, shown: contentDir, outDir, cacheDir, workers: 1 });

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
/** What a server of the folder would say is wrong with it: files that are not as its list says, or not in it. */
function faultsOf(dir: string): string[] {
  const sums = readSums(readFileSync(path.join(dir, 'SHA256SUMS'), 'utf8'));
  const there = new Set(filesBelow(dir));
  there.delete('SHA256SUMS');
  return [...[...sums].filter(([f, sum]) => !there.has(f) || digestOf(path.join(dir, f)) !== sum).map(([f]) => f), ...[...there].filter((f) => !sums.has(f))];
}
const listOf = (dir: string): string => readFileSync(path.join(dir, 'SHA256SUMS'), 'utf8');
const linesThatDiffer = (a: string, b: string): string[] => { const there = new Set(b.split('\n')); return a.split('\n').filter((l) => !there.has(l)); };
/** Two states of the content, each with the list of digests a clean build gives it: an edit goes from one to the other. */
const states: { text: string; clean: string }[] = [];
let state = 0;
const edit = (): void => { state = 1 - state; archive.write('cables/03HARBOUR2.md', states[state]!.text); };

before(async () => {
  for (const body of ['1. (C) The lamp is out.', '1. (C) The lamp burns again. [Ada Quay](person:ada-quay) lit it.']) {
    const text = cable('03HARBOUR2', { body });
    archive.write('cables/03HARBOUR2.md', text);
    const clean = path.join(root, 'clean');
    await build({ contentDir, shown: contentDir, outDir: clean, cacheDir: path.join(root, 'clean-cache'), workers: 1 });
    states.push({ text, clean: listOf(clean) });
    for (const d of ['clean', 'clean-cache']) rmSync(path.join(root, d), { recursive: true });
  }
  state = 1;
  await buildHere();
  assert.equal(listOf(outDir), states[1]!.clean);
});

const kills = Number(process.env.BARQIYAT_KILLS ?? 8);

test(`killed at ${kills} points of its work, a build leaves the last complete site, and the next one is as a clean one`, async (t) => {
  edit();
  const counted = path.join(root, 'count');
  assert.equal(buildWith(`count:${counted}`).status, 0);
  const events = Number(readFileSync(counted, 'utf8'));
  assert.ok(events > 100, `${events} requests to the file system`);
  const r = new Random(Number(process.env.BARQIYAT_SEED ?? 7));
  // A third of them at the end, where the site and what is remembered of it are put in place.
  const points = Array.from({ length: kills }, (_, i) => (i % 3 ? 1 + r.below(events) : events - r.below(14)));
  for (const point of points) {
    edit();
    const { signal, status, stderr } = buildWith(`kill:${point}`);
    const where = `killed at ${point} of ${events}`;
    // Unchanged work is counted differently after a kill, so a late point may never come.
    assert.ok(signal === 'SIGKILL' || status === 0, `${where}: ${stderr}`);
    // Between the two renames the site has no folder for a moment: it is whole beside it, and the next build puts it back.
    const serving = existsSync(outDir) ? outDir : path.join(root, 'out', '.dist.old');
    assert.deepEqual(faultsOf(serving), [], where);
    assert.ok(states.some((s) => s.clean === listOf(serving)), `${where}: one of the two states`);
    await buildHere();
    assert.equal(listOf(outDir), states[state]!.clean, `${where}: the next build`);
    assert.deepEqual(faultsOf(outDir), [], where);
    assert.deepEqual(readdirSync(path.join(root, 'out')).filter((f) => f !== '.dist.spare'), ['dist'], `${where}: nothing but the spare is left beside the site`);
  }
  t.diagnostic(`${events} requests; killed at ${points.join(', ')}`);
});

test('a disk that is full at any of five points is said in one line, a complete site stays, and the next build is as a clean one', async () => {
  const counted = path.join(root, 'count');
  edit();
  assert.equal(buildWith(`count:${counted}`).status, 0);
  const events = Number(readFileSync(counted, 'utf8'));
  for (let i = 0; i < 5; i++) {
    edit();
    const { status, stderr } = buildWith(`full:${2 + Math.floor(((events - 12) * i) / 5)}`);
    assert.equal(status, 1);
    assert.match(stderr, /^(?:[a-z]+: \d[^\n]*\n)*build failed: ENOSPC: no space left on device[^\n]*\n$/);
    // The last of the points lies behind the moment at which the new site is put in place.
    assert.ok(listOf(outDir) === states[1 - state]!.clean || (i === 4 && listOf(outDir) === states[state]!.clean), 'the last site');
    assert.deepEqual(faultsOf(outDir), []);
    await buildHere();
    assert.equal(listOf(outDir), states[state]!.clean);
  }
});

test('each file of the cache, cut short or overwritten, costs work and no byte of the site', async () => {
  const files = filesBelow(cacheDir);
  assert.ok(files.some((f) => f.startsWith('bodies/')) && files.some((f) => f.startsWith('shards/')) && files.includes('summaries.ndjson'), files.join(' '));
  for (const [i, f] of files.entries()) {
    edit();
    const file = path.join(cacheDir, f);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    if (i % 2) writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    else { bytes.set(Buffer.from('"spoilt"'), Math.floor(bytes.length / 3)); writeFileSync(file, bytes); }
    await buildHere();
    assert.deepEqual(linesThatDiffer(listOf(outDir), states[state]!.clean), [], f);
  }
});

test('texts of the cache that are all damaged at once are all made again', async () => {
  const bodies = filesBelow(cacheDir).filter((f) => f.startsWith('bodies/'));
  assert.ok(bodies.length > 2);
  for (const f of bodies) writeFileSync(path.join(cacheDir, f), readFileSync(path.join(cacheDir, f)).subarray(1));
  edit();
  await buildHere();
  assert.deepEqual(linesThatDiffer(listOf(outDir), states[state]!.clean), []);
});

test('a file of the site that was altered, cut or deleted since the last build is made again', async () => {
  await buildHere();
  writeFileSync(path.join(outDir, 'index.html'), 'altered');
  rmSync(path.join(outDir, 'en/cables/03HARBOUR1/index.html'));
  writeFileSync(path.join(outDir, 'stranger.html'), '');
  for (const f of ['cables/03HARBOUR1.json', 'icon.svg', 'search-index/manifest.bin']) { const bytes = readFileSync(path.join(outDir, f)); rmSync(path.join(outDir, f)); writeFileSync(path.join(outDir, f), bytes.subarray(0, 20)); }
  edit();
  await buildHere();
  assert.equal(listOf(outDir), states[state]!.clean);
  assert.deepEqual(faultsOf(outDir), []);
});

test('a file that can’t be read is named with what to do, and the site stays', { skip: permissionsDontBind() }, async () => {
  const file = path.join(contentDir, 'cables/03HARBOUR3.md');
  const before = listOf(outDir);
  chmodSync(file, 0o000);
  try { await assert.rejects(asOrdinaryUser([root, archive.dir], buildHere), /cables\/03HARBOUR3\.md:1:1: a file that can't be read \(EACCES\); expected a readable file; change its permissions/); } finally { chmodSync(file, 0o644); }
  assert.equal(listOf(outDir), before);
});
test('a link or a folder in the place of a cable is named, and nothing is published', async () => {
  const before = listOf(outDir);
  mkdirSync(path.join(contentDir, 'cables/03HARBOUR4.md'));
  writeFileSync(path.join(contentDir, 'cables/03HARBOUR4.md/inside.md'), 'x');
  try { await assert.rejects(buildHere(), /cables\/03HARBOUR4\.md\/inside\.md:1:1: .*expected cables\/<id>\.md/); } finally { rmSync(path.join(contentDir, 'cables/03HARBOUR4.md'), { recursive: true }); }
  assert.equal(listOf(outDir), before);
});

test('two builds of one folder: the second says who is writing; with one cache and two folders both succeed', async () => {
  edit();
  const twin = path.join(root, 'out', 'twin');
  const run = (dir: string) => new Promise<{ status: number | null; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [script, '--content', contentDir, '--out', dir, '--workers', '1'], { env: environment('') });
    let stderr = '';
    child.stderr.on('data', (d) => { stderr += String(d); });
    child.on('close', (status) => resolve({ status, stderr }));
  });
  rmSync(cacheDir, { recursive: true });
  const results = await Promise.all([run(twin), run(outDir), run(outDir)]);
  for (const { status, stderr } of results) assert.ok(status === 0 || (status === 1 && /^build failed: another build \(process \d+\) is writing \S+; wait for it, or give another folder with --out\n$/.test(stderr)), stderr);
  assert.equal(results[0]!.status, 0);
  assert.ok(results.slice(1).some((x) => x.status === 0));
  for (const dir of [twin, outDir]) { assert.equal(listOf(dir), states[state]!.clean); assert.deepEqual(faultsOf(dir), []); }
});

test('a folder that holds what no build made is not replaced', async () => {
  const mine = path.join(root, 'mine');
  mkdirSync(mine);
  writeFileSync(path.join(mine, 'thesis.txt'), 'years of work');
  const run = () => build({ contentDir, shown: contentDir, outDir: mine, cacheDir, workers: 1 });
  await assert.rejects(run(), /mine holds files that no build made \(thesis\.txt\) and a build replaces the whole folder; empty it, or give another with --out/);
  assert.deepEqual(readdirSync(mine), ['thesis.txt']);
  await assert.rejects(build({ contentDir, shown: contentDir, outDir: path.join(mine, 'thesis.txt'), cacheDir, workers: 1 }), /is a file or a dead link; expected a folder/);
  assert.deepEqual(readdirSync(root).filter((f) => f.startsWith('.mine')), []);
});
