/** npm run bench [-- --cables N --growth-from M --peer hugo --peer eleventy --json --keep DIR --only generate|import|search --tei MB --rows N] */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runImportBench } from '../src/build/bench/import-cost.ts';
import { runBench } from '../src/build/bench/measure.ts';
import { runSearchBench } from '../src/build/bench/search-cost.ts';
import { launchBrowser } from '../src/test/browser/chromium.ts';
import { commandArguments, fromTyped } from './arguments.ts';

const { values } = commandArguments({ cables: { type: 'string' }, peer: { type: 'string', multiple: true }, json: { type: 'boolean' }, keep: { type: 'string' }, only: { type: 'string' }, tei: { type: 'string' }, rows: { type: 'string' }, 'growth-from': { type: 'string' } }, 'npm run bench -- [--cables N] [--growth-from M] [--peer hugo|eleventy …] [--keep DIR] [--only generate|import|search] [--tei MEGABYTES] [--rows N] [--json]');
const cables = Number(values.cables ?? 1000);
if (!Number.isInteger(cables) || cables < 1) { console.error('--cables: a whole number from 1'); process.exit(2); }
const growthFrom = values['growth-from'] === undefined ? undefined : Number(values['growth-from']);
if (growthFrom !== undefined && !(Number.isInteger(growthFrom) && growthFrom > 0 && growthFrom < cables)) { console.error('--growth-from: a whole number below that of --cables'); process.exit(2); }
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
  const report = runBench({ cables, dir, onlyGenerate: values.only === 'generate', peers: values.peer ?? [], growthFrom, report: (line) => { if (!values.json) console.log(line); } });
  if (report) {
    if (values.keep) writeFileSync(path.join(dir, 'results.json'), JSON.stringify(report, null, 2));
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else {
      const { output: x, growth } = report;
      console.log(`output: ${x.files} files, ${x.megabytes} MB (${x.filesPerCable} files and ${x.kilobytesPerCable} KB a cable), of which index ${x.indexFiles} files (${x.indexFilesPerCable} a cable), ${x.indexMegabytes} MB`);
      console.log(`a cable's page of ${x.page.words} words: ${x.page.brotli} bytes by brotli, ${x.page.beyondText} beyond its text's own (at most ${x.page.mostBeyondText})`);
      if (growth) console.log(`memory for a further thousand cables, from ${growth.from}: pages ${growth.pages} MB, index ${growth.index} MB`);
    }
  }
  }
} finally { if (!values.keep) rmSync(dir, { recursive: true, force: true }); }
