/** npm run fidelity -- VOLUME.xml… [--site DIR] [--json]: imports and builds the volumes (or takes a site built from them) and compares every page with its source */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../src/build/build.ts';
import { compareWithPages } from '../src/build/page-fidelity.ts';
import { frus } from '../src/import/frus/index.ts';
import { runImport } from '../src/import/run.ts';
import { commandArguments, fromTyped } from './arguments.ts';
import { progressLine } from './progress.ts';

const { values, positionals } = commandArguments({ site: { type: 'string' }, json: { type: 'boolean' } }, 'npm run fidelity -- VOLUME.xml… [--site DIR] [--json]');
if (positionals.length === 0) { console.error('name at least one volume of FRUS in TEI'); process.exit(2); }
const files = positionals.map(fromTyped);
const work = values.site ? undefined : mkdtempSync(path.join(tmpdir(), 'barqiyat-fidelity-'));
try {
  const site = values.site ? fromTyped(values.site) : path.join(work!, 'site');
  if (work) {
    const progress = progressLine(!values.json);
    await runImport({ importer: frus, paths: files, content: path.join(work, 'content') });
    await build({ contentDir: path.join(work, 'content'), shown: 'content', outDir: site, cacheDir: path.join(work, 'cache'), search: false, progress: progress.update });
    progress.end();
  }
  const results = files.map((f) => compareWithPages(f, path.join(site, 'en/cables')));
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else {
    for (const r of results) {
      for (const d of r.differences.slice(0, 20)) console.error(`${r.volume}: ${d}`);
      console.log(`${r.volume}: ${r.documents} documents, ${r.characters} characters, ${r.notes} notes, ${r.pages} page marks, ${r.withheld} withheld, ${r.tables} tables: ${r.differences.length === 0 ? 'all on the pages, in order' : `${r.differences.length} differences`}`);
    }
  }
  process.exitCode = results.some((r) => r.differences.length > 0) ? 1 : 0;
} finally { if (work) rmSync(work, { recursive: true, force: true }); }
