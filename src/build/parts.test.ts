import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateArchive } from './bench/generate.ts';
import { build, type BuildOptions } from './build.ts';
import { join, PartsError } from './join.ts';
import { parsePart } from './slice.ts';
import { filesBelow } from './swap.ts';

const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-parts-'));
const at = (...names: string[]): string => path.join(root, ...names);
after(() => rmSync(root, { recursive: true, force: true }));

// Bundles by year and several shards, as a large archive has them, with few and short cables.
const limits = { shardSize: 7, single: 5 };
const common = { contentDir: at('content'), shown: 'content', workers: 1, limits } satisfies Partial<BuildOptions>;
const part = (k: number, of: number, more: Partial<BuildOptions> = {}) => build({ ...common, outDir: at(`p${of}`, String(k)), cacheDir: at('cache'), part: { part: k, of }, ...more });
const joinParts = (names: readonly string[], more: Partial<BuildOptions> = {}) => join({ ...common, outDir: at('joined'), cacheDir: at('cache'), parts: names.map((n) => ({ dir: at(n), shown: n })), ...more });

/** Names of files that differ between two trees. */
function differing(a: string, b: string): string[] {
  return [...new Set([...filesBelow(a), ...filesBelow(b)])].filter((f) => !existsSync(path.join(a, f)) || !existsSync(path.join(b, f)) || !readFileSync(path.join(a, f)).equals(readFileSync(path.join(b, f))));
}
async function refusal(names: readonly string[], more: Partial<BuildOptions> = {}): Promise<readonly string[]> {
  try { await joinParts(names, more); } catch (e) { if (e instanceof PartsError) return e.problems; throw e; }
  return assert.fail('joined');
}

before(async () => {
  generateArchive({ cables: 24, dir: at('content'), paragraphs: 3 });
  // A draft, a withdrawn cable and a redirect belong to no slice of what is published.
  const file = (id: string) => at('content', 'cables', `${id}.md`);
  const edit = (f: string, from: RegExp, to: string) => writeFileSync(f, readFileSync(f, 'utf8').replace(from, to));
  edit(file('61ALGIERS1'), /status: published/, 'status: draft');
  edit(file('62RABAT2'), /status: published/, 'status: withdrawn\nwithdrawn: { date: 2026-02-01, reason: privacy }');
  edit(file('63TUNIS3'), /status: published/, 'status: published\nredirectFrom: [63TUNIS9]');
  await build({ ...common, outDir: at('single'), cacheDir: at('cache') });
});

test('two and five parts join into the bytes of a single build: pages, data, index and SHA256SUMS', async () => {
  const single = filesBelow(at('single'));
  for (const f of ['SHA256SUMS', 'index.html', 'en/persons/index.html', 'cables/61ALGIERS1/index.html', 'cables/63TUNIS9/index.html', 'sitemap-1.xml', 'feed.xml', 'data/datapackage.json', 'search-index/manifest.bin', 'data/1964.md.zip']) assert.ok(single.includes(f), f);
  for (const n of [2, 5]) {
    let cables = 0;
    for (let k = 1; k <= n; k++) cables += (await part(k, n)).cables;
    assert.equal(cables, 22, 'each published cable is in one part');
    // In any order.
    const report = await joinParts(Array.from({ length: n }, (_, i) => `p${n}/${n - i}`));
    assert.deepEqual(differing(at('single'), at('joined')), []);
    assert.equal(report.compiled, 0);
    assert.equal(report.pages - report.written, 2 * 22, 'the join writes no cable page');
  }
});

test('a joined site is known to be whole, and the next join of fresh parts replaces it', async () => {
  const again = await joinParts(['p2/1', 'p2/2']);
  assert.equal(again.cables, 22);
  assert.deepEqual(differing(at('single'), at('joined')), []);
  assert.equal(filesBelow(root).filter((f) => /(^|\/)\.(joined|single)\.(?!spare)/.test(f)).length, 0, 'nothing is left beside it but the spare of the single build');
});

test('parts that are missing, doubled, foreign, damaged or cut short are named, one line each, and the site stays', async () => {
  const before = readFileSync(at('joined', 'SHA256SUMS'), 'utf8');
  assert.deepEqual(await refusal(['p5/1', 'p5/3', 'p5/4']), ['parts 2/5, 5/5 missing; expected all 5; build with --part 2/5, and give its folder too']);
  assert.deepEqual(await refusal(['p2/1', 'p2/2', 'p2/1']), ['p2/1: part 1/2 again; expected each part once; p2/1 is the same part: leave one out']);
  assert.deepEqual(await refusal(['p2/1', 'p5/2']), ['p5/2: part 2/5 is one of 5; expected parts of 2, as p2/1 is; build all parts anew from one state']);
  assert.deepEqual(await refusal(['p2/1', 'single']), ['single: no part.json in it; expected a folder made by npm run build -- --part; give such a folder']);
  assert.deepEqual(await refusal(['p2/1', 'p2/2'], { shown: '../elsewhere' }), ['p2/1: part 1/2 was built with --content content; expected ../elsewhere; give the same --content to the parts and to the join', 'p2/2: part 2/2 was built with --content content; expected ../elsewhere; give the same --content to the parts and to the join']);
  assert.deepEqual(await refusal(['p2/1', 'p2/2'], { outDir: at('p2') }), ['p2/1: lies in the output folder or holds it; expected folders apart; give another with --out']);
  assert.deepEqual(await refusal([]), ['no part was given; expected npm run build -- --join DIR…']);
  const damaged = async (name: string, harm: (file: string) => void): Promise<readonly string[]> => {
    rmSync(at('bad'), { recursive: true, force: true });
    cpSync(at('p2/2'), at('bad'), { recursive: true });
    harm(at('bad', name));
    return refusal(['p2/1', 'bad']);
  };
  const page = filesBelow(at('p2/2/site')).find((f) => f.endsWith('index.html'))!;
  const cut = (f: string) => writeFileSync(f, readFileSync(f).subarray(0, 100));
  const built = 'expected part 2/2 as it was built; copy the part again, or build it again';
  assert.deepEqual(await damaged(`site/${page}`, cut), [`bad/site: ${page} is damaged; ${built}`]);
  assert.deepEqual(await damaged(`site/${page}`, rmSync), [`bad/site: ${page} is missing; ${built}`]);
  assert.deepEqual(await damaged('site/extra.html', (f) => writeFileSync(f, '')), [`bad/site: extra.html is not of it; ${built}`]);
  assert.deepEqual(await damaged('site/SHA256SUMS', cut), [`bad/site/SHA256SUMS: damaged; ${built}`]);
  assert.deepEqual(await damaged('summaries.ndjson', cut), [`bad/summaries.ndjson: damaged; ${built}`]);
  assert.deepEqual(await damaged('groups.ndjson', rmSync), [`bad/groups.ndjson: missing; ${built}`]);
  assert.deepEqual(await damaged('part.json', cut), ['bad/part.json: damaged; expected it as the build wrote it; copy the part again, or build it again']);
  assert.equal(readFileSync(at('joined', 'SHA256SUMS'), 'utf8'), before);
});

test('parts of other content are refused with the files that differ; a mere change of times is none', async () => {
  const cable = at('content', 'cables', '64TRIPOLI4.md');
  const old = readFileSync(cable);
  utimesSync(cable, new Date(0), new Date(0));
  await joinParts(['p2/1', 'p2/2']);
  appendFileSync(cable, '\nOne more sentence.\n');
  assert.deepEqual(await refusal(['p2/1', 'p2/2']), ['p2/1: part 1/2 was built from other content (cables/64TRIPOLI4.md); expected the cables in content as they are now; build all parts anew from one state']);
  // One part built before the edit, one after it.
  await part(2, 2);
  assert.match((await refusal(['p2/1', 'p2/2'])).join(), /^[^\n]*part 1\/2 was built from other content \(cables\/64TRIPOLI4\.md\)/);
  writeFileSync(cable, old);
  await part(2, 2);
  writeFileSync(at('content', 'cables', '64TRIPOLI99.md'), old.toString().replaceAll('64TRIPOLI4', '64TRIPOLI99'));
  assert.deepEqual(await refusal(['p2/1', 'p2/2']), ['content: cables/64TRIPOLI99.md is in no part; expected parts of this content; build all parts anew']);
  rmSync(at('content', 'cables', '64TRIPOLI99.md'));
  const person = at('content', 'authorities', 'persons', 'ada-quay.yaml');
  writeFileSync(person, readFileSync(person, 'utf8').replace('Minister', 'Envoy'));
  assert.deepEqual((await refusal(['p2/1', 'p2/2'])).map((p) => p.slice(0, 90)), ['p2/1: part 1/2 was built from other content (authorities/persons/ada-quay.yaml); expected ', 'p2/2: part 2/2 was built from other content (authorities/persons/ada-quay.yaml); expected ']);
});

test('the number of a part says what it should be when it is none', () => {
  assert.deepEqual(parsePart('3/8'), { part: 3, of: 8 });
  for (const bad of ['0/8', '9/8', '3', '3/', 'a/b', '-1/2', '1/99999']) assert.throws(() => parsePart(bad), /expected a number and how many parts there are, such as 3\/8/, bad);
});

test('an empty archive can be built in parts too', async () => {
  const contentDir = at('empty');
  generateArchive({ cables: 0, dir: contentDir });
  const of = { contentDir, cacheDir: at('empty-cache') };
  await build({ ...common, ...of, outDir: at('empty-single') });
  for (const k of [1, 2]) await build({ ...common, ...of, outDir: at('e', String(k)), part: { part: k, of: 2 } });
  await joinParts(['e/1', 'e/2'], { ...of, outDir: at('empty-joined') });
  assert.deepEqual(differing(at('empty-single'), at('empty-joined')), []);
});
