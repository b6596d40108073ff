/** npm run build [-- --content DIR --out DIR --base-url URL --json] */
import { build, ContentError } from '../src/build/build.ts';
import { formatProblem } from '../src/archive/problems.ts';
import { common, commandArguments, places } from './arguments.ts';
import { progressLine } from './progress.ts';

const { values } = commandArguments({ ...common, 'no-search': { type: 'boolean' } }, 'npm run build -- [--content DIR] [--out DIR] [--base-url URL] [--no-search] [--json]');
const started = performance.now();
const progress = progressLine(!values.json);
try {
  const report = await build({ ...places(values), baseUrl: values['base-url'], workers: values.workers ? Number(values.workers) : undefined, search: !values['no-search'], progress: progress.update });
  progress.end();
  for (const w of report.warnings) console.error(formatProblem(w));
  if (values.json) console.log(JSON.stringify({ ...report, warnings: report.warnings.length, milliseconds: Math.round(performance.now() - started) }));
  else console.log(`${report.cables} cables, ${report.pages} pages (${report.written} written, ${report.removed} removed) in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (e) {
  progress.end();
  if (e instanceof ContentError) { console.error(e.message); console.error(`${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; nothing was published.`); process.exit(1); }
  console.error(`build failed: ${(e as Error).message}`);
  process.exit(1);
}
