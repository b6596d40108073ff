/** npm test: types, lint, unit tests, then the built site in a real browser. Every step is run; the first fault decides the exit code. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../src/build/templates.ts';

const find = (dir: string, ending: string): string[] => readdirSync(path.join(projectRoot, dir), { recursive: true, withFileTypes: true })
  .filter((d) => d.isFile() && d.name.endsWith(ending)).map((d) => path.relative(projectRoot, path.join(d.parentPath, d.name))).filter((f) => !f.includes('node_modules')).sort();

const steps: [name: string, command: string, args: string[]][] = [
  ['types', 'astro', ['check', '--minimumSeverity', 'warning']],
  ['lint', 'eslint', ['--config', 'scripts/eslint.config.js', '--max-warnings', '0', 'src', 'scripts']],
  ['unit tests', process.execPath, ['--test', '--test-reporter=dot', '--test-timeout=300000', ...find('src', '.test.ts')]],
  ['the site in a browser', process.execPath, ['--test', '--test-concurrency=1', '--test-timeout=600000', ...find('src/test', '.browser.ts')]],
];
const only = process.argv.slice(2);
let failed = 0;
for (const [name, command, args] of steps) {
  if (only.length && !only.some((o) => name.includes(o))) continue;
  console.log(`\n— ${name}`);
  const started = performance.now();
  const bin = command === process.execPath ? command : path.join(projectRoot, 'node_modules/.bin', command);
  const { status } = spawnSync(bin, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  console.log(`  ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (status !== 0) failed++;
}
console.log(failed ? `\n${failed} of ${steps.length} steps failed` : '\nall steps passed');
process.exit(failed ? 1 : 0);
