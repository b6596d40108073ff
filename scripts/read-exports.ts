/** node scripts/read-exports.ts SITE…: reads a built site's data with other hands' programs and by the formats' rules; exit 1 when one finds a fault. */
import { readExports } from '../src/test/readers/read-exports.ts';
import { commandArguments, fromTyped } from './arguments.ts';

const usage = 'node scripts/read-exports.ts SITE…';
const { positionals } = commandArguments({}, usage);
if (!positionals.length) { console.error(`usage: ${usage}`); process.exit(2); }
for (const site of positionals) {
  for (const [name, { read, findings }] of Object.entries(await readExports(fromTyped(site)))) {
    for (const f of findings.slice(0, 20)) console.error(`${f.file}: ${f.what}`);
    console.log(`${name}: ${read} read, ${findings.length} faults`);
    if (findings.length) process.exitCode = 1;
  }
}
