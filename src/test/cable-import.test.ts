/** From a source file to a checked archive, and from `npm run new` to one: the commands' own functions, on folders of their own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { checkContent } from '../build/check.ts';
import { cableImporters } from '../import/cables/index.ts';
import { ImportError } from '../import/importer.ts';
import { runImport } from '../import/run.ts';

const root = path.join(import.meta.dirname, '../..');
const fixtures = path.join(root, 'src/import/cables/fixtures');
const folder = mkdtempSync(path.join(tmpdir(), 'cable-import-'));
after(() => { rmSync(folder, { recursive: true }); });
const importer = (format: string) => cableImporters.find((i) => i.format === format)!;
const reviewedBy = { name: 'J. Q. Placeholder', date: '2026-11-24' };
const check = async (contentDir: string): Promise<string[]> => (await checkContent({ contentDir, shown: 'content', cacheDir: path.join(folder, 'cache'), strict: false })).problems.filter((p) => p.severity === 'error').map((p) => `${p.file}: ${p.found}`);

for (const name of readdirSync(fixtures)) {
  test(`an archive made from ${name} has no fault`, async () => {
    const format = name.startsWith('text') ? 'cable-text' : name.startsWith('csv') ? 'cable-csv' : name.startsWith('html') ? 'cable-html' : 'aad';
    const input = path.join(fixtures, name, readdirSync(path.join(fixtures, name)).find((f) => f.startsWith('input.'))!);
    const content = path.join(folder, name);
    const report = await runImport({ importer: importer(format), paths: [input], content, reviewedBy });
    assert.ok(report.files[0]!.documents > 0);
    assert.deepEqual(await check(content), []);
    const again = await runImport({ importer: importer(format), paths: [input], content, reviewedBy });
    assert.equal(again.files[0]!.unchanged, again.files[0]!.documents);
    assert.deepEqual(again.written, []);
  });
}

test('words that ask to protect someone are listed with their place', async () => {
  const report = await runImport({ importer: importer('cable-text'), paths: [path.join(fixtures, 'text-three-sections/input.txt')], content: path.join(folder, 'dry'), dryRun: true });
  assert.deepEqual(report.sensitive.map((s) => s.kind), ['strictly protect']);
});

test('a file that breaks off leaves nothing behind', async () => {
  const broken = path.join(folder, 'broken.csv');
  writeFileSync(broken, readFileSync(path.join(fixtures, 'csv/input.csv'), 'utf8').slice(0, -60));
  const content = path.join(folder, 'nothing');
  await assert.rejects(runImport({ importer: importer('cable-csv'), paths: [broken], content, reviewedBy }), ImportError);
  assert.ok(!existsSync(path.join(content, 'cables')) && !existsSync(path.join(content, 'site.yaml')));
});

test('npm run new writes files that check accepts, and overwrites none', async () => {
  const content = path.join(folder, 'new');
  mkdirSync(content);
  cpSync(path.join(root, 'content/site.yaml'), path.join(content, 'site.yaml'));
  const run = (...args: string[]) => spawnSync(process.execPath, [path.join(root, 'scripts/new.ts'), ...args, '--content', content], { encoding: 'utf8' });
  assert.equal(run('cable', '09', 'BAMAKO', '776').status, 0);
  assert.equal(run('person', 'jane-placeholder').status, 0);
  assert.equal(run('organization', 'lost-luggage-office').status, 0);
  assert.deepEqual(await check(content), []);
  const before = readFileSync(path.join(content, 'cables/09BAMAKO776.md'), 'utf8');
  const second = run('cable', '09BAMAKO776');
  assert.equal(second.status, 1);
  assert.match(second.stderr, /exists already; nothing was written/);
  assert.equal(readFileSync(path.join(content, 'cables/09BAMAKO776.md'), 'utf8'), before);
  assert.equal(run('person', '../escape').status, 2);
  assert.equal(run('cable').status, 2);
});
