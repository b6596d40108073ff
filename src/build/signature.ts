/**
 * A signature of the site's list of digests, in the form OpenSSH gives (`ssh-keygen -Y sign`), since nearly everybody who publishes has such a
 * key. It is made by `ssh-keygen`, which knows agents, passphrases and keys on hardware; it is checked here, without any program.
 * The form is described in OpenSSH's PROTOCOL.sshsig.
 */
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sumsFile } from './integrity.ts';

export const signatureFile = `${sumsFile}.sig`;
/** What the signature is for: one made for a commit or a mail is none for a site. */
export const signatureNamespace = 'barqiyat';

/** Signs the list of a built site with a private key, or with a public key whose private part an agent holds. Throws with what ssh-keygen said. */
export function signSums(outDir: string, key: string): void {
  const list = path.join(outDir, sumsFile);
  if (!existsSync(list)) throw new Error(`${list} is not there; build the site first`);
  if (!existsSync(key)) throw new Error(`there is no key ${key}; make one with: ssh-keygen -t ed25519 -f ${key}`);
  rmSync(path.join(outDir, signatureFile), { force: true });
  const r = spawnSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', signatureNamespace, list], { stdio: ['inherit', 'ignore', 'pipe'], encoding: 'utf8' });
  if (r.error) throw new Error('ssh-keygen is not installed; it comes with OpenSSH 8.0 or later');
  if (r.status !== 0) throw new Error(`ssh-keygen did not sign: ${r.stderr.trim()}`);
}

export interface Signature { readonly fingerprint: string; /** The key is one the caller trusts; undefined when he named none. */ readonly trusted?: boolean }
export interface SignatureFault { readonly what: 'not signed' | 'bad signature' | 'other signer'; readonly detail: string }

/** Judges the signature of a list. With `signers` given there must be one, by one of them; without, one that is there must fit. */
export function judgeSignature(list: Uint8Array, signature: string | undefined, signers?: readonly Buffer[]): { readonly signature?: Signature; readonly fault?: SignatureFault } {
  if (signature === undefined) return signers ? { fault: { what: 'not signed', detail: `there is no ${signatureFile}` } } : {};
  try {
    const { key, fingerprint } = signerOf(list, signature);
    if (!signers) return { signature: { fingerprint } };
    const trusted = signers.some((s) => s.equals(key));
    return { signature: { fingerprint, trusted }, ...(trusted ? {} : { fault: { what: 'other signer', detail: `signed with ${fingerprint}` } }) };
  } catch (e) { return { fault: { what: 'bad signature', detail: (e as Error).message } }; }
}

/** Reads the length-prefixed strings SSH writes. */
class Reader {
  #at = 0;
  readonly bytes: Buffer;
  constructor(bytes: Buffer) { this.bytes = bytes; }
  take(n: number): Buffer { const b = this.bytes.subarray(this.#at, this.#at + n); if (b.length !== n) throw new Error('it ends too early'); this.#at += n; return b; }
  number(): number { return this.take(4).readUInt32BE(); }
  string(): Buffer { return this.take(this.number()); }
  words(): string { return this.string().toString('utf8'); }
}
const sshString = (b: Buffer | string): Buffer => { const bytes = Buffer.from(b); const n = Buffer.alloc(4); n.writeUInt32BE(bytes.length); return Buffer.concat([n, bytes]); };
const unsigned = (b: Buffer): Buffer => { let i = 0; while (i < b.length - 1 && b[i] === 0) i++; return b.subarray(i); };

const curves: Record<string, { crv: string; size: number; hash: string }> = { nistp256: { crv: 'P-256', size: 32, hash: 'sha256' }, nistp384: { crv: 'P-384', size: 48, hash: 'sha384' }, nistp521: { crv: 'P-521', size: 66, hash: 'sha512' } };

/** Fingerprint of a public key as `ssh-keygen -l` shows it. */
export const fingerprintOf = (publicKey: Buffer): string => `SHA256:${createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '')}`;

/** The keys of a file: `id_ed25519.pub`, `authorized_keys`, or an `allowed_signers` file. Throws when it holds none. */
export function readPublicKeys(text: string): Buffer[] {
  const keys = text.split('\n').flatMap((line) => { const m = /(?:^|\s)(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+\s+(AAAA[A-Za-z0-9+/=]+)/.exec(line.replace(/^#.*/, '')); return m ? [Buffer.from(m[1]!, 'base64')] : []; });
  if (!keys.length) throw new Error('it holds no public key; expected a line such as "ssh-ed25519 AAAA… name"');
  return keys;
}

/** Who signed a text: the public key and its fingerprint. Throws when the signature is none, is for something else, or does not fit the text. */
export function signerOf(text: Uint8Array, signature: string): { readonly key: Buffer; readonly fingerprint: string } {
  const armour = /^-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END SSH SIGNATURE-----\s*$/.exec(signature);
  if (!armour) throw new Error('it is no SSH signature');
  const r = new Reader(Buffer.from(armour[1]!.replace(/\s+/g, ''), 'base64'));
  if (r.take(6).toString('latin1') !== 'SSHSIG' || r.number() !== 1) throw new Error('it is no SSH signature of version 1');
  const key = r.string();
  const namespace = r.words();
  const reserved = r.string();
  const hash = r.words();
  const inner = new Reader(r.string());
  if (namespace !== signatureNamespace) throw new Error(`it was made for "${namespace}", not for "${signatureNamespace}"`);
  if (hash !== 'sha256' && hash !== 'sha512') throw new Error(`it uses the hash "${hash}"`);
  const signed = Buffer.concat([Buffer.from('SSHSIG'), sshString(namespace), sshString(reserved), sshString(hash), sshString(createHash(hash).update(text).digest())]);
  if (!fits(key, inner.words(), inner.string(), signed)) throw new Error('it does not fit the list: one of the two was changed');
  return { key, fingerprint: fingerprintOf(key) };
}

function fits(key: Buffer, algorithm: string, signature: Buffer, signed: Buffer): boolean {
  const k = new Reader(key);
  const kind = k.words();
  const open = (jwk: Record<string, string>) => createPublicKey({ key: jwk, format: 'jwk' });
  if (kind === 'ssh-ed25519' && algorithm === kind) return verify(null, signed, open({ kty: 'OKP', crv: 'Ed25519', x: k.string().toString('base64url') }), signature);
  if (kind === 'ssh-rsa' && /^rsa-sha2-(256|512)$/.test(algorithm)) {
    const e = unsigned(k.string()), n = unsigned(k.string());
    if (n.length < 256) throw new Error('its RSA key is shorter than 2048 bits');
    return verify(algorithm.replace('rsa-sha2-', 'sha'), signed, open({ kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') }), signature);
  }
  const curve = curves[kind.replace('ecdsa-sha2-', '')];
  if (curve && algorithm === kind) {
    k.words();
    const point = k.string();
    const s = new Reader(signature);
    const part = (): Buffer => { const b = unsigned(s.string()); return Buffer.concat([Buffer.alloc(Math.max(0, curve.size - b.length)), b]); };
    const raw = Buffer.concat([part(), part()]);
    return verify(curve.hash, signed, { key: open({ kty: 'EC', crv: curve.crv, x: point.subarray(1, 1 + curve.size).toString('base64url'), y: point.subarray(1 + curve.size).toString('base64url') }), dsaEncoding: 'ieee-p1363' }, raw);
  }
  throw new Error(`its key is of the kind "${kind}", which is not read here; check it with: ssh-keygen -Y verify -f ALLOWED_SIGNERS -I NAME -n ${signatureNamespace} -s ${signatureFile} < ${sumsFile}`);
}
