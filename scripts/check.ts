/** npm run check [-- --content DIR] [--json] [--strict] */
import { formatProblem, sortProblems } from '../src/archive/problems.ts';
import { checkContent } from '../src/build/check.ts';
import { interfaceWords } from '../src/i18n/index.ts';
import { common, commandArguments, places } from './arguments.ts';

const { values } = commandArguments({ ...common, strict: { type: 'boolean' } }, 'npm run check -- [--content DIR] [--strict] [--json]');
const { counts } = interfaceWords('en');
const number = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const report = await checkContent({ ...places(values), strict: values.strict ?? false });
const problems = sortProblems(report.problems);
const failing = problems.filter((p) => p.severity === 'error' || values.strict);
if (values.json) console.log(JSON.stringify({ cables: report.cables, problems, failing: failing.length }, null, 2));
else {
  for (const p of problems) console.log(formatProblem(p));
  console.log(`${counts.cables(report.cables)} checked; ${number(failing.length, 'problem')}${problems.length > failing.length ? `, ${number(problems.length - failing.length, 'warning')}` : ''}`);
}
process.exitCode = failing.length ? 1 : 0;
