/** npm run fuzz [-- --cases N --seed S --only TARGET --from NUMBER --json]: random and damaged input, always the same for a seed. */
import { fuzz, limit } from '../src/test/fuzz/run.ts';
import { targets } from '../src/test/fuzz/targets.ts';
import { commandArguments } from './arguments.ts';
import { progressLine } from './progress.ts';

const usage = `npm run fuzz -- [--cases N] [--seed S] [--only ${targets.map((t) => t.name).join('|')}] [--from NUMBER] [--json]`;
const { values } = commandArguments({ cases: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, from: { type: 'string' }, json: { type: 'boolean' } }, usage);
const numberOf = (given: string | undefined, otherwise: number): number => { const n = Number(given ?? otherwise); if (!Number.isInteger(n) || n < 0) { console.error(`"${given}" is no number\nusage: ${usage}`); process.exit(2); } return n; };
const cases = numberOf(values.cases, 100_000), seed = numberOf(values.seed, 1), from = numberOf(values.from, 0);
const chosen = targets.filter((t) => !values.only || t.name === values.only);
if (!chosen.length) { console.error(`there is no target "${values.only}"\nusage: ${usage}`); process.exit(2); }
const progress = progressLine(!values.json);
for (const t of chosen) {
  const r = await fuzz(t.name, { cases, seed, from, onProgress: (done) => progress.update(t.name, done, cases) });
  progress.end();
  if (values.json) console.log(JSON.stringify(r));
  else {
    const crashes = r.findings.filter((f) => f.what === 'crash').length;
    console.log(`${t.name}: ${cases} cases, ${crashes} crashes, ${r.findings.length - crashes} hangs over ${limit} ms; slowest ${Math.round(r.slowest.milliseconds)} ms (case ${r.slowest.number}); ${(r.milliseconds / 1000).toFixed(0)} s — ${t.says}`);
    for (const f of r.findings) console.error(`  case ${f.number} (npm run fuzz -- --only ${t.name} --seed ${seed} --from ${f.number} --cases 1): ${f.what}: ${f.detail}\n    ${JSON.stringify(f.text.length > 300 ? `${f.text.slice(0, 300)}…` : f.text)}`);
  }
  if (r.findings.length) process.exitCode = 1;
}
