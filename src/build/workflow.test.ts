import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { smallArchive } from '../test/small-archive.ts';
import { build } from './build.ts';
import { projectRoot } from './templates.ts';

interface Step { readonly run?: string; readonly uses?: string; readonly name?: string }
interface Workflow { readonly permissions: object; readonly jobs: Readonly<Record<string, { readonly needs?: string | readonly string[]; readonly permissions?: object; readonly steps: readonly Step[] }>> }

const workflow = parse(readFileSync(path.join(projectRoot, '.github/workflows/publish.yml'), 'utf8'), { strict: true }) as Workflow;

test('the workflow is YAML whose jobs need jobs that are there, whose actions are pinned by digest, and of which only the last may publish', () => {
  const names = Object.keys(workflow.jobs);
  assert.deepEqual(names, ['plan', 'part', 'site', 'publish']);
  for (const [name, job] of Object.entries(workflow.jobs)) {
    for (const n of [job.needs ?? []].flat()) assert.ok(names.includes(n), `${name} needs ${n}`);
    for (const s of job.steps) if (s.uses) assert.match(s.uses, /@[0-9a-f]{40}$/);
    assert.equal('permissions' in job, name === 'publish');
  }
  assert.deepEqual(workflow.permissions, { contents: 'read' });
});

test('each command of the workflow runs: two parts, their join and its verification give the bytes of a single build', async () => {
  const a = smallArchive();
  try {
    // The project, linked, and beside it the content, which the commands are told of: the project's own would take longer.
    const at = path.join(a.dir, 'project');
    mkdirSync(at);
    for (const f of ['package.json', 'scripts', 'src', 'node_modules']) symlinkSync(path.join(projectRoot, f), path.join(at, f));
    symlinkSync(a.contentDir, path.join(at, 'content'));
    const run = (job: string, name: string, environment: Record<string, string>): string => {
      const step = workflow.jobs[job]!.steps.find((s) => (name ? s.name === name : s.run));
      const command = step!.run!.replaceAll('npm run build -- ', 'npm run build -- --content content ');
      const r = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', command], { cwd: at, encoding: 'utf8', env: { ...process.env, CI: 'true', BARQIYAT_CACHE: a.cacheDir, ...environment } });
      assert.equal(r.status, 0, `${job}, ${name}: ${r.stdout}${r.stderr}`);
      return r.stdout;
    };
    const output = path.join(a.dir, 'output');
    run('plan', '', { WANTED: '2', GITHUB_OUTPUT: output });
    assert.equal(readFileSync(output, 'utf8'), 'of=2\nparts=[1,2]\n');
    for (const part of ['1', '2']) {
      run('part', 'Build one part', { PART: `${part}/2`, BASE_URL: 'https://archive.example' });
      // What upload and download do.
      mkdirSync(path.join(at, 'parts', `part-${part}`), { recursive: true });
      spawnSync('mv', [path.join(at, 'part.tar'), path.join(at, 'parts', `part-${part}`, 'part.tar')]);
    }
    run('site', 'Join the parts', {});
    await build({ contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, baseUrl: 'https://archive.example', workers: 1 });
    const sums = (dir: string): string => readFileSync(path.join(dir, 'SHA256SUMS'), 'utf8');
    assert.equal(sums(path.join(at, 'dist')), sums(a.outDir));
  } finally { a.close(); }
});
