/**
 * Compares files with the list of SHA-256 digests that came with them: a site's `SHA256SUMS`, a bag's manifests, the list inside a ZIP or
 * an e-book. Says what differs, what is missing and what is there that nobody listed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readSums, sha256Of, sumsFile } from './integrity.ts';
import { readByHosts } from './hosting.ts';
import { readZip } from './package-zip.ts';
import { judgeSignature, signatureFile, type Signature, type SignatureFault } from './signature.ts';
import { filesBelow } from './swap.ts';

export interface Difference { readonly file: string; readonly what: 'changed' | 'missing' | 'not listed' | 'unreadable' | SignatureFault['what']; readonly detail?: string }
export interface Verification { readonly list: string; /** SHA-256 of the list itself: two people who compare it compare everything. */ readonly listDigest: string; readonly files: number; /** Who signed the list, when it is signed and the signature fits. */ readonly signature?: Signature; readonly differences: readonly Difference[] }

const bagTags = ['tagmanifest-sha256.txt', 'manifest-sha256.txt'];
const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
/** A bag's manifest writes some characters as codes. */
const decoded = (m: Map<string, string>): Map<string, string> => new Map([...m].map(([f, d]) => [f.replace(/%(0A|0D|25)/gi, (c) => decodeURIComponent(c)), d]));

/** The lists of a set of files: names in it, and how to read one as text. Throws when there is none. */
function listsIn(names: readonly string[], read: (name: string) => string): { prefix: string; list: string; expected: Map<string, string>; ignored: Set<string>; text: string } {
  const shallow = [...names].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  const bagit = shallow.find((n) => /(^|\/)bagit\.txt$/.test(n));
  if (bagit) {
    const prefix = bagit.slice(0, -'bagit.txt'.length);
    const found = bagTags.map((t) => prefix + t).filter((t) => names.includes(t));
    if (!found.some((f) => f.endsWith('/manifest-sha256.txt') || f === 'manifest-sha256.txt')) throw new Error('a bag without manifest-sha256.txt');
    return { prefix, list: found.at(-1)!, text: read(found[0]!), expected: new Map(found.flatMap((f) => [...decoded(readSums(read(f)))])), ignored: new Set([bagTags[0]!]) };
  }
  const list = shallow.find((n) => n === `META-INF/${sumsFile}`) ?? shallow.find((n) => n.split('/').at(-1) === sumsFile);
  if (!list) throw new Error(`no ${sumsFile} and no bagit.txt in it: there is nothing to compare with`);
  const prefix = list.startsWith('META-INF/') ? '' : list.slice(0, -sumsFile.length);
  const text = read(list);
  return { prefix, list, text, expected: readSums(text), ignored: new Set([list.slice(prefix.length), 'mimetype', signatureFile]) };
}

/** `signers`: public keys of which one must have signed the list. */
export interface VerifyOptions { readonly signers?: readonly Buffer[] | undefined }

function compare(names: readonly string[], read: (name: string) => string, digestOf: (name: string) => string, options: VerifyOptions): Verification {
  const { prefix, list, expected, ignored, text } = listsIn(names, read);
  const differences: Difference[] = [];
  const there = new Set(names);
  for (const [file, sum] of expected) {
    if (!there.has(prefix + file)) differences.push({ file, what: 'missing' });
    else if (digestOf(prefix + file) !== sum) differences.push({ file, what: 'changed' });
  }
  for (const n of names) { const f = n.startsWith(prefix) ? n.slice(prefix.length) : n; if (!expected.has(f) && !ignored.has(f)) differences.push({ file: n, what: 'not listed' }); }
  const signed = judgeSignature(Buffer.from(text), names.includes(prefix + signatureFile) ? read(prefix + signatureFile) : undefined, options.signers);
  if (signed.fault) differences.push({ file: prefix + signatureFile, ...signed.fault });
  return { list, listDigest: digest(text), files: expected.size, ...(signed.signature ? { signature: signed.signature } : {}), differences: differences.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Verifies a folder, a ZIP or an EPUB. Throws when it holds no list or can't be read. */
export function verifyPath(target: string, options: VerifyOptions = {}): Verification {
  if (!existsSync(target)) throw new Error('no such file or folder');
  if (statSync(target).isDirectory()) return compare(filesBelow(target), (n) => readFileSync(path.join(target, n), 'utf8'), (n) => sha256Of(path.join(target, n)), options);
  const sums = new Map<string, string>();
  const texts = new Map<string, string>();
  readZip(target, (name) => {
    const hash = createHash('sha256');
    const keep = /(^|\/)(SHA256SUMS(\.sig)?|bagit\.txt|(tag)?manifest-sha256\.txt)$/.test(name);
    const pieces: Uint8Array[] = [];
    return (piece, last) => {
      hash.update(piece);
      if (keep) pieces.push(Buffer.from(piece));
      if (!last) return;
      if (sums.has(name)) throw new Error(`"${name}" stands in it twice`);
      sums.set(name, hash.digest('hex'));
      if (keep) texts.set(name, Buffer.concat(pieces).toString());
    };
  });
  return compare([...sums.keys()].filter((n) => !n.endsWith('/')), (n) => texts.get(n)!, (n) => sums.get(n)!, options);
}

/** Verifies a published site by asking for its list and then for every file on it. What is there but not listed can't be seen from outside. */
export async function verifySite(address: string, options: VerifyOptions & { readonly fetch?: typeof fetch; readonly onProgress?: (done: number, of: number) => void } = {}): Promise<Verification> {
  const ask = options.fetch ?? fetch;
  const base = address.endsWith('/') ? address : `${address.replace(/SHA256SUMS$/, '').replace(/\/$/, '')}/`;
  const answer = await ask(new URL(sumsFile, base));
  if (!answer.ok) throw new Error(`${new URL(sumsFile, base).href} answers ${answer.status}; expected the site's list of digests`);
  const text = await answer.text();
  const expected = [...readSums(text)];
  const differences: Difference[] = [];
  let next = 0, done = 0;
  const worker = async (): Promise<void> => {
    while (next < expected.length) {
      const [file, sum] = expected[next++]!;
      // The address a reader uses; hosts redirect from index.html.
      const url = new URL(file.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/'), base);
      try {
        const r = await ask(url);
        const body = new Uint8Array(await r.arrayBuffer());
        // Hosts read some files and do not serve them; 404.html may come with its own status.
        if (!r.ok && (readByHosts.includes(file) || file.startsWith('hosting/'))) { /* as it should be */ } else if (!r.ok && !/(^|\/)404\.html$/.test(file)) differences.push({ file, what: 'missing', detail: String(r.status) });
        else if (digest(body) !== sum) differences.push({ file, what: 'changed' });
      } catch (e) { differences.push({ file, what: 'unreadable', detail: (e as Error).message }); }
      options.onProgress?.(++done, expected.length);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const signature = await ask(new URL(signatureFile, base));
  const signed = judgeSignature(Buffer.from(text), signature.ok ? await signature.text() : undefined, options.signers);
  if (signed.fault) differences.push({ file: signatureFile, ...signed.fault });
  return { list: sumsFile, listDigest: digest(text), files: expected.length, ...(signed.signature ? { signature: signed.signature } : {}), differences: differences.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}
