/**
 * `npm run evaluate -- SETDIR [--run FILE] [--glossary FILE]… [--peer minisearch] [--json]`: scores search on a BEIR-format set. See DESIGN §1.
 * Without --glossary the collection's own `content/glossary` is used. --peer ranks with another engine instead, for comparison.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateDocuments, evaluatePersons, rankWithIndex } from '../src/search/evaluation.ts';
import { readGlossary } from '../src/search/glossary-files.ts';
import { rankWithMiniSearch } from '../src/search/peer.ts';
import { buildNameIndex, rankNames } from '../src/text/names/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { run: { type: 'string' }, glossary: { type: 'string', multiple: true }, peer: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [setDir] = positionals;
// npm changes to the package's folder; paths are meant from where the command was typed.
const here = process.env['INIT_CWD'] ?? process.cwd();
const resolve = (file: string): string => path.resolve(here, file);

if (setDir === undefined || !existsSync(resolve(setDir)) || (values.peer !== undefined && values.peer !== 'minisearch')) {
  console.error('usage: npm run evaluate -- SETDIR [--run FILE] [--glossary FILE or FOLDER]… [--peer minisearch] [--json]');
  process.exit(2);
}
for (const file of values.glossary ?? []) {
  if (existsSync(resolve(file))) continue;
  console.error(`glossary ${file}: no such file or folder`);
  process.exit(2);
}
const set = resolve(setDir);
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
