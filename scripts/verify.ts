/** npm run verify -- FILE|DIR|URL… [--signer FILE] [--json]: compares a site, a package or an e-book with the digests that came with it, and looks who signed them. */
import { readFileSync } from 'node:fs';
import { readPublicKeys } from '../src/build/signature.ts';
import { verifyPath, verifySite } from '../src/build/verify.ts';
import { commandArguments, fromTyped } from './arguments.ts';
import { progressLine } from './progress.ts';

const usage = 'npm run verify -- FILE|DIR|URL… [--signer PUBLIC-KEY-FILE] [--json]';
const { values, positionals } = commandArguments({ signer: { type: 'string' }, json: { type: 'boolean' } }, usage);
if (!positionals.length) { console.error(`what shall be verified?\nusage: ${usage}`); process.exit(2); }
let signers: Buffer[] | undefined;
try { signers = values.signer === undefined ? undefined : readPublicKeys(readFileSync(fromTyped(values.signer), 'utf8')); } catch (e) { console.error(`${values.signer}: ${(e as Error).message}`); process.exit(2); }
const progress = progressLine(!values.json);
for (const target of positionals) {
  try {
    const url = /^https?:\/\//.test(target);
    const v = url ? await verifySite(target, { signers, onProgress: (done, of) => progress.update('files', done, of) }) : verifyPath(fromTyped(target), { signers });
    progress.end();
    if (v.differences.length) process.exitCode = 1;
    if (values.json) { console.log(JSON.stringify({ target, ...v })); continue; }
    for (const d of v.differences) console.error(`${target}: ${d.file}: ${d.what}${d.detail ? ` (${d.detail})` : ''}`);
    console.log(v.differences.length ? `${target}: ${v.differences.length} of ${v.files} files differ from ${v.list}` : `${target}: ${v.files} files, all as ${v.list} says (its own SHA-256: ${v.listDigest})`);
    if (v.signature) console.log(`${target}: signed with the key ${v.signature.fingerprint}${v.signature.trusted ? ', which is one of yours' : v.signature.trusted === false ? '' : '; compare it with the one the archive made known, or give --signer'}`);
  } catch (e) {
    progress.end();
    console.error(`${target}: ${(e as Error).message}`);
    process.exitCode = 1;
  }
}
