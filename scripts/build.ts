/** npm run build [-- --content DIR --out DIR --base-url URL --json] */
import { build, ContentError } from '../src/build/build.ts';
import { formatProblem } from '../src/archive/problems.ts';
import { compileTemplates } from '../src/build/templates.ts';
import { common, commandArguments, places } from './arguments.ts';
import { progressLine } from './progress.ts';

const { values } = commandArguments({ ...common, 'no-search': { type: 'boolean' }, 'only-cables': { type: 'boolean' }, 'only-templates': { type: 'boolean' } }, 'npm run build -- [--content DIR] [--out DIR] [--base-url URL] [--no-search] [--json]');
const started = performance.now();
const progress = progressLine(!values.json);
try {
  if (values['only-templates']) await compileTemplates('');
  const report = values['only-templates'] ? undefined : await build({ ...places(values), baseUrl: values['base-url'], workers: values.workers ? Number(values.workers) : undefined, search: !values['no-search'], onlyCables: values['only-cables'] ?? false, progress: progress.update });
  progress.end();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { milliseconds: Math.round(performance.now() - started), cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100, peakMegabytes: Math.round(maxRSS / 1024) };
  if (!report) { if (values.json) console.log(JSON.stringify({ ...cost, phases: {}, written: 0 })); process.exit(0); }
  for (const w of report.warnings) console.error(formatProblem(w));
  if (values.json) console.log(JSON.stringify({ ...report, warnings: report.warnings.length, ...cost }));
  else console.log(`${report.cables} cables, ${report.pages} pages (${report.written} written, ${report.removed} removed) in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (e) {
  progress.end();
  if (e instanceof ContentError) { console.error(e.message); console.error(`${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; nothing was published.`); process.exit(1); }
  console.error(`build failed: ${(e as Error).message}`);
  process.exit(1);
}
