/** npm run build [-- --content DIR --out DIR --base-url URL --json | --part 3/8 | --join DIR…] */
import path from 'node:path';
import { build, ContentError } from '../src/build/build.ts';
import { join, PartsError } from '../src/build/join.ts';
import { parsePart } from '../src/build/slice.ts';
import { formatProblem } from '../src/archive/problems.ts';
import { compileTemplates, projectRoot } from '../src/build/templates.ts';
import { common, commandArguments, fromTyped, places, typedIn } from './arguments.ts';
import { progressLine } from './progress.ts';

const usage = 'npm run build -- [--content DIR] [--out DIR] [--base-url URL] [--part 3/8 | --join DIR…] [--no-search] [--small] [--json]';
const { values, positionals } = commandArguments({ ...common, part: { type: 'string' }, join: { type: 'string', multiple: true }, 'no-search': { type: 'boolean' }, small: { type: 'boolean' }, 'only-cables': { type: 'boolean' }, 'only-templates': { type: 'boolean' } }, usage);
const started = performance.now();
const progress = progressLine(!values.json);
try {
  if (positionals.length && !values.join) throw new Error(`"${positionals[0]}" is no option; usage: ${usage}`);
  if (values.join && values.part) throw new Error('--part and --join at once; build the parts first, then join them');
  const part = values.part === undefined ? undefined : parsePart(values.part);
  // A part never stands where the site does unless it is told to.
  const where = places(part && !values.out ? { ...values, out: path.join(projectRoot, 'parts', `${part.part}-of-${part.of}`) } : values);
  const options = { ...where, baseUrl: values['base-url'], workers: values.workers ? Number(values.workers) : undefined, search: !values['no-search'], small: values.small ?? false, progress: progress.update };
  if (values['only-templates']) await compileTemplates('');
  const report = values['only-templates'] ? undefined
    : values.join ? await join({ ...options, parts: [...values.join, ...positionals].map((shown) => ({ shown, dir: fromTyped(shown) })) })
      : await build({ ...options, part, onlyCables: values['only-cables'] ?? false });
  progress.end();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { milliseconds: Math.round(performance.now() - started), cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100, peakMegabytes: Math.round(maxRSS / 1024) };
  if (!report) { if (values.json) console.log(JSON.stringify({ ...cost, phases: {}, written: 0 })); process.exit(0); }
  for (const w of report.warnings) console.error(formatProblem(w));
  if (values.json) console.log(JSON.stringify({ ...report, warnings: report.warnings.length, ...cost }));
  else console.log(`${part ? `part ${values.part}: ` : ''}${report.cables} cables, ${report.pages} pages (${report.written} written, ${report.removed} removed) in ${((performance.now() - started) / 1000).toFixed(1)} s${part ? `, in ${path.relative(typedIn, where.outDir) || '.'}` : ''}`);
} catch (e) {
  progress.end();
  if (e instanceof ContentError) { console.error(e.message); console.error(`${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; nothing was published.`); process.exit(1); }
  if (e instanceof PartsError) { console.error(e.message); console.error(`${e.problems.length} problem${e.problems.length === 1 ? '' : 's'}; nothing was joined.`); process.exit(1); }
  console.error(`build failed: ${(e as Error).message}`);
  process.exit(1);
}
