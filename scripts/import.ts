/**
 * `npm run import -- FORMAT FILE… [--content DIR] [--dry-run] [--json] [--i-have-reviewed NAME]`
 *
 * package.json gives Node a nursery of 16 MB for it: a document lives for a moment, and dies there before it has to be moved.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { cableImporters } from '../src/import/cables/index.ts';
import { frus } from '../src/import/frus/index.ts';
import { json } from '../src/import/json.ts';
import { importOwn, type OwnFormat } from '../src/import/own-export.ts';
import { tei } from '../src/import/tei.ts';
import { ImportError } from '../src/import/importer.ts';
import type { Importer } from '../src/import/importer.ts';
import { reportTable, warningLine } from '../src/import/report.ts';
import { runImport } from '../src/import/run.ts';

const importers: Record<string, Importer> = Object.fromEntries([frus, ...cableImporters].map((i) => [i.format, i]));
/** What this software exports itself. */
const own: Record<string, OwnFormat> = { json, tei };

const usage = `usage: npm run import -- FORMAT FILE… [--content DIR] [--dry-run] [--json] [--i-have-reviewed NAME]
formats:
${[...Object.values(importers), ...Object.values(own)].map((i) => `  ${i.format.padEnd(12)} ${i.about}`).join('\n')}`;

async function main(): Promise<number> {
  // npm runs scripts in the package's folder; names on the command line are relative to where it was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { content: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, 'i-have-reviewed': { type: 'string' }, help: { type: 'boolean', short: 'h' }, verbose: { type: 'boolean' } },
  });
  const [format, ...files] = positionals;
  if (values.help) { console.log(usage); return 0; }
  const importer = format === undefined ? undefined : importers[format];
  const ownFormat = format === undefined ? undefined : own[format];
  if ((!importer && !ownFormat) || files.length === 0) {
    console.error(format !== undefined && !importer && !ownFormat ? `"${format}" is no format; expected one of ${[...Object.keys(importers), ...Object.keys(own)].join(', ')}` : 'nothing to import: name a format and at least one file');
    console.error(usage);
    return 2;
  }
  const shows = process.stderr.isTTY && !values.json;
  const tidy = heapKeeper();
  const where = { paths: files.map((f) => resolve(from, f)), content: resolve(from, values.content ?? 'content'), dryRun: values['dry-run'] ?? false };
  const report = ownFormat ? await importOwn({ format: ownFormat, ...where }) : await runImport({
    importer: importer!, ...where,
    ...(values['i-have-reviewed'] ? { reviewedBy: { name: values['i-have-reviewed'], date: new Date().toISOString().slice(0, 10) } } : {}),
    onProgress: (file: string, share: number) => { tidy(); if (shows) process.stderr.write(`\r${file.split('/').at(-1)!} ${Math.round(share * 100)} % `); },
  });
  if (shows) process.stderr.write('\r\u001B[K');
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { seconds: Math.round(performance.now() / 10) / 100, cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100, peakMegabytes: Math.round(maxRSS / 1024) };
  if (values.json) console.log(JSON.stringify({ ...report, cost }, null, 2));
  else {
    const shown = values.verbose ? report.warnings : report.warnings.slice(0, 20);
    for (const w of [...report.conflicts, ...report.sensitive.slice(0, values.verbose ? undefined : 20), ...shown]) console.error(warningLine(w));
    if (shown.length < report.warnings.length) console.error(`… and ${report.warnings.length - shown.length} more (--verbose shows all)`);
    console.log(reportTable(report));
    if (report.dryRun) console.log(`dry run: nothing was written; ${report.written.length} files would be`);
  }
  return 0;
}

/**
 * Node lets the heap grow by what the machine has; what an import holds is a few dozen megabytes, and what it dropped lies about until then.
 * Answers a function that collects it whenever 60 MB have gathered.
 */
function heapKeeper(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let limit = 110e6;
  return () => {
    if (getHeapStatistics().used_heap_size < limit) return;
    collect();
    limit = Math.max(110e6, getHeapStatistics().used_heap_size + 60e6);
  };
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ImportError) console.error(`${error.file}${error.place ? `:${error.place.line}:${error.place.column}` : ''}: ${error.message}`);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) console.error(error.message + '\n' + usage);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
