/** npm run redact -- FILE "words" --reason REASON [--everywhere] [--keep-history] [--content DIR] */
import { redact } from '../src/build/redaction.ts';
import { redactionReasons } from '../src/archive/vocabulary.ts';
import { common, commandArguments, fromTyped, places } from './arguments.ts';

const usage = `npm run redact -- FILE "words" --reason ${redactionReasons.join('|')} [--everywhere] [--keep-history] [--content DIR]`;
const { values, positionals } = commandArguments({ ...common, reason: { type: 'string' }, everywhere: { type: 'boolean' }, 'keep-history': { type: 'boolean' } }, usage);
const [file, words, ...rest] = positionals;
if (!file || !words || rest.length || !values.reason) { console.error(`usage: ${usage}`); process.exit(2); }
const report = redact({ ...places(values), file: fromTyped(file), words, reason: values.reason, everywhere: values.everywhere ?? false, keepHistory: values['keep-history'] ?? false, key: process.env.BARQIYAT_REDACTION_KEY });
for (const c of report.changed) console.log(`${c.file}: ${c.count} redacted`);
for (const line of report.explanation) (report.done ? console.log : console.error)(line);
process.exitCode = report.done ? 0 : 1;
