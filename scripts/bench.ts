/** npm run bench [-- --cables N --peer hugo --json --keep DIR --only generate|import|search --tei MB --rows N] */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runImportBench } from '../src/build/bench/import-cost.ts';
import { runBench } from '../src/build/bench/measure.ts';
import { runSearchBench } from '../src/build/bench/search-cost.ts';
import { launchBrowser } from '../src/test/browser/chromium.ts';
import { commandArguments, fromTyped } from './arguments.ts';

const { values } = commandArguments({ cables: { type: 'string' }, peer: { type: 'string', multiple: true }, json: { type: 'boolean' }, keep: { type: 'string' }, only: { type: 'string' }, tei: { type: 'string' }, rows: { type: 'string' } }, 'npm run bench -- [--cables N] [--peer hugo] [--keep DIR] [--only generate|import|search] [--tei MEGABYTES] [--rows N] [--json]');
const cables = Number(values.cables ?? 1000);
if (!Number.isInteger(cables) || cables < 1) { console.error('--cables: a whole number from 1'); process.exit(2); }
const dir = values.keep ? fromTyped(values.keep) : mkdtempSync(path.join(tmpdir(), 'barqiyat-bench-'));
mkdirSync(dir, { recursive: true });
try {
  if (values.only === 'import') {
    const costs = runImportBench({ dir, megabytes: Number(values.tei ?? 200), rows: Number(values.rows ?? 251_287), report: (line) => { if (!values.json) console.log(line); } });
    if (values.json) console.log(JSON.stringify(costs, null, 2));
  } else if (values.only === 'search') {
    const costs = await runSearchBench({ dir, records: Number(values.cables ?? 10_000), launch: launchBrowser, report: (line) => { if (!values.json) console.log(line); } });
    if (values.json) console.log(JSON.stringify(costs, null, 2));
  } else {
  const report = runBench({ cables, dir, onlyGenerate: values.only === 'generate', peers: values.peer ?? [], report: (line) => { if (!values.json) console.log(line); } });
  if (report) {
    if (values.keep) writeFileSync(path.join(dir, 'results.json'), JSON.stringify(report, null, 2));
    console.log(values.json ? JSON.stringify(report, null, 2) : `output: ${report.output.files} files, ${report.output.megabytes} MB, of which index ${report.output.indexFiles} files, ${report.output.indexMegabytes} MB`);
  }
  }
} finally { if (!values.keep) rmSync(dir, { recursive: true, force: true }); }
