/**
 * `npm run evaluate -- SETDIR [--run FILE] [--glossary FILE]… [--peer minisearch] [--json]`: scores search on a BEIR-format set. See DESIGN §1.
 * `npm run evaluate -- SETDIR --costs [--documents N] [--json]`: what searching documents made of the set's texts costs a reader: bytes, files, time.
 * Without --glossary the collection's own `content/glossary` is used. --peer ranks with another engine instead, for comparison.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runSetCosts } from '../src/build/bench/search-cost.ts';
import { evaluateDocuments, evaluatePersons, rankWithIndex } from '../src/search/evaluation.ts';
import { readGlossary } from '../src/search/glossary-files.ts';
import { rankWithMiniSearch } from '../src/search/peer.ts';
import { buildNameIndex, rankNames } from '../src/text/names/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { run: { type: 'string' }, glossary: { type: 'string', multiple: true }, peer: { type: 'string' }, json: { type: 'boolean', default: false }, costs: { type: 'boolean', default: false }, documents: { type: 'string', default: '10000' } },
});
const [setDir] = positionals;
// npm changes to the package's folder; paths are meant from where the command was typed.
const here = process.env['INIT_CWD'] ?? process.cwd();
const resolve = (file: string): string => path.resolve(here, file);

if (setDir === undefined || !existsSync(resolve(setDir)) || (values.peer !== undefined && values.peer !== 'minisearch') || !/^[1-9]\d{0,6}$/.test(values.documents)) {
  console.error('usage: npm run evaluate -- SETDIR [--run FILE] [--glossary FILE or FOLDER]… [--peer minisearch] [--json]\n       npm run evaluate -- SETDIR --costs [--documents N] [--json]');
  process.exit(2);
}
for (const file of values.glossary ?? []) {
  if (existsSync(resolve(file))) continue;
  console.error(`glossary ${file}: no such file or folder`);
  process.exit(2);
}
const set = resolve(setDir);
if (values.costs) {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-costs-'));
  try {
    const costs = await runSetCosts({ dir, setDir: set, records: Number(values.documents), report: (line) => { if (!values.json) console.log(line); } });
    if (values.json) console.log(JSON.stringify(costs, null, 2));
  } finally { rmSync(dir, { recursive: true, force: true }); }
  process.exit(0);
}
const glossary = (values.glossary ?? ['content/glossary']).flatMap((file) => readGlossary(values.glossary === undefined ? path.resolve(file) : resolve(file)));
const evaluation = existsSync(path.join(set, 'persons.jsonl'))
  ? evaluatePersons(set, (entries) => {
    const index = buildNameIndex(entries);
    return (query, limit) => rankNames(index, query, limit);
  })
  : await evaluateDocuments(set, values.peer === 'minisearch' ? rankWithMiniSearch : rankWithIndex(glossary));
if (values.run !== undefined) writeFileSync(resolve(values.run), evaluation.run);
if (values.json) console.log(JSON.stringify(evaluation.lines));
else {
  console.log(`${'group'.padEnd(44)} queries   MRR@10    @1     @3    @10`);
  for (const line of evaluation.lines) {
    console.log(`${line.group.padEnd(44)} ${String(line.queries).padStart(7)}    ${line.mrr.toFixed(4)}  ${[line.atOne, line.atThree, line.atTen].map((share) => share.toFixed(3)).join('  ')}`);
  }
}
