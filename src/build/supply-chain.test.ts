import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { billOfMaterials, isAllowed, licenceList, projectLock, readLock, supplyProblems, type Package } from './supply-chain.ts';
import { projectRoot } from './templates.ts';

interface Bom { components: { name: string; version: string; 'bom-ref': string; purl: string; hashes: { content: string }[]; licenses: unknown[] }[]; dependencies: { ref: string; dependsOn: string[] }[] }
const self = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { name: string; version: string; description: string; license: string; dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: Record<string, unknown> };
const asked = { ...self.dependencies, ...self.devDependencies };
const bom = (packages: readonly Package[]): Bom => JSON.parse(billOfMaterials(packages, { ...self, direct: Object.keys(asked) })) as Bom;

test('every package has a licence that may be used, a digest, and no program of its own at installation that nobody decided on', () => {
  const packages = projectLock();
  assert.ok(packages.length > 300);
  assert.deepEqual(supplyProblems(packages, asked, self.allowScripts), []);
});

test('a package with another licence, none, a range for a version, no digest or an undecided program is named', () => {
  const sound = projectLock()[0]!;
  const problems = supplyProblems([{ ...sound, licence: 'AGPL-3.0-only' }, { ...sound, name: 'two', licence: '' }, { ...sound, name: 'three', integrity: 'sha1-x' }, { ...sound, name: 'four', installScript: true }], { loose: '^1.0.0', git: 'github:x/y' }, {});
  assert.equal(problems.length, 6);
  for (const words of ['"AGPL-3.0-only"', 'two', 'three', 'four', 'loose', 'git']) assert.ok(problems.some((p) => p.includes(words)), words);
});

test('a licence expression is allowed when one of its alternatives is, and all of what applies together', () => {
  for (const good of ['MIT', '(MIT AND Zlib)', 'GPL-3.0-only OR MIT', '(AGPL-3.0-only OR (ISC AND MIT))', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT']) assert.ok(isAllowed(good), good);
  for (const bad of ['', 'UNLICENSED', 'SEE LICENSE IN x', 'MIT AND GPL-3.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', '(MIT', 'MIT)', 'MIT OR', 'AND MIT', 'MIT MIT', 'mit']) assert.ok(!isAllowed(bad), bad);
});

test('the bill of materials names every package once with digest and licence, every dependency it speaks of, and is the same twice', () => {
  const packages = projectLock();
  const b = bom(packages);
  const refs = new Set(b.components.map((c) => c['bom-ref']));
  assert.equal(refs.size, packages.length);
  for (const c of b.components) { assert.match(c.purl, /^pkg:npm\/(%40[^/@]+\/)?[^/@]+@\d/); assert.match(c.hashes[0]!.content, /^[0-9a-f]{128}$/); assert.equal(c.licenses.length, 1, c.name); }
  for (const d of b.dependencies) for (const on of d.dependsOn) assert.ok(refs.has(on), on);
  assert.ok(Object.keys(asked).every((n) => b.dependencies[0]!.dependsOn.some((r) => r.startsWith(`${n}@`))));
  assert.deepEqual(bom(projectLock()), b);
  assert.match(licenceList(packages), /^MIT \(\d+\)\n {2}to build: /);
});

test('npm\'s own bill of materials names the same packages', (t) => {
  const r = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1 << 26, shell: process.platform === 'win32' });
  if (r.error || r.status !== 0) { t.skip(`this npm makes none: ${r.error?.message ?? r.stderr.slice(0, 200)}`); return; }
  const theirs = (JSON.parse(r.stdout) as Bom).components.map((c) => `${c.name}@${c.version}`).sort();
  assert.deepEqual(bom(projectLock()).components.map((c) => `${c.name}@${c.version}`).sort(), [...new Set(theirs)]);
});

test('a lock file of another form is refused', () => assert.throws(() => readLock('{"lockfileVersion":1,"dependencies":{}}'), /lockfileVersion/));
