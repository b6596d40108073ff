/** node scripts/round-trip.ts [json|tei]… [--content DIR]: exports an archive, imports it, exports it again; exit 1 when one byte differs. */
import { availableParallelism } from 'node:os';
import { roundTrip, roundTripFormats } from '../src/build/round-trip.ts';
import { commandArguments, places } from './arguments.ts';

const usage = 'node scripts/round-trip.ts [json|tei]… [--content DIR]';
const { values, positionals } = commandArguments({ content: { type: 'string' } }, usage);
for (const name of positionals) if (!roundTripFormats[name]) { console.error(`"${name}" is no format; expected one of ${Object.keys(roundTripFormats).join(', ')}\nusage: ${usage}`); process.exit(2); }
const formats = Object.entries(roundTripFormats).filter(([name]) => positionals.length === 0 || positionals.includes(name)).map(([, f]) => f);
for (const r of await roundTrip({ contentDir: places({ content: values.content }).contentDir, formats, workers: availableParallelism() })) {
  for (const w of r.warnings) console.error(`${r.format}: ${w}`);
  for (const f of r.differing) console.error(`${r.format}: ${f} differs`);
  console.log(`${r.format}: ${r.cables} cables, ${r.files} files, ${(r.bytes / 1e6).toFixed(1)} MB: ${r.differing.length ? `${r.differing.length} differ` : 'the second export is the first, byte for byte'}`);
  if (r.differing.length || r.warnings.length) process.exitCode = 1;
}
