import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { sumLine, sha256Of, sumsFile } from './integrity.ts';
import { listen, siteServer } from './serve.ts';
import { judgeSignature, readPublicKeys, signatureFile, signerOf, signSums } from './signature.ts';
import { verifyPath, verifySite } from './verify.ts';

/** A small built site, and keys made for this test. */
function site(): { dir: string; out: string; key(kind: string, name?: string): string; close(): void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-sign-'));
  const out = path.join(dir, 'dist');
  for (const [f, text] of [['index.html', 'home'], ['404.html', 'gone'], ['_headers', '/*'], ['hosting/nginx.conf', 'server'], ['cables/03HARBOUR1/index.html', 'كلام']] as const) { mkdirSync(path.dirname(path.join(out, f)), { recursive: true }); writeFileSync(path.join(out, f), text); }
  writeFileSync(path.join(out, sumsFile), ['404.html', '_headers', 'cables/03HARBOUR1/index.html', 'hosting/nginx.conf', 'index.html'].map((f) => sumLine(sha256Of(path.join(out, f)), f)).join(''));
  return {
    dir, out, close: () => rmSync(dir, { recursive: true, force: true }),
    key: (kind, name = kind) => { const r = spawnSync('ssh-keygen', ['-q', '-t', kind, '-N', '', '-C', 'test', '-f', path.join(dir, name)]); assert.equal(r.status, 0, String(r.stderr)); return path.join(dir, name); },
  };
}
const withKeys = (t: TestContext): boolean => { const there = spawnSync('ssh-keygen', ['-?']).error === undefined; if (!there) t.skip('ssh-keygen is not installed'); return there; };

test('what ssh-keygen signed is read here: Ed25519, RSA and ECDSA; and OpenSSH itself accepts it', (t) => {
  if (!withKeys(t)) return;
  const s = site();
  try {
    for (const kind of ['ed25519', 'rsa', 'ecdsa']) {
      const key = s.key(kind);
      signSums(s.out, key);
      const list = readFileSync(path.join(s.out, sumsFile));
      const signature = readFileSync(path.join(s.out, signatureFile), 'utf8');
      const [own] = readPublicKeys(readFileSync(`${key}.pub`, 'utf8'));
      const { key: found, fingerprint } = signerOf(list, signature);
      assert.ok(found.equals(own!));
      assert.ok(spawnSync('ssh-keygen', ['-l', '-f', `${key}.pub`], { encoding: 'utf8' }).stdout.includes(`${fingerprint} `));
      writeFileSync(path.join(s.dir, 'allowed'), `editor ${readFileSync(`${key}.pub`, 'utf8')}`);
      const theirs = spawnSync('ssh-keygen', ['-Y', 'verify', '-f', path.join(s.dir, 'allowed'), '-I', 'editor', '-n', 'barqiyat', '-s', path.join(s.out, signatureFile)], { input: list, encoding: 'utf8' });
      assert.equal(theirs.status, 0, theirs.stderr);
      // One bit anywhere, of the list or of the signature's own bytes, is found out.
      for (let i = 0; i < 40; i++) { const other = Buffer.from(list); other[(i * 37) % other.length]! ^= 1 << (i % 8); assert.throws(() => signerOf(other, signature), /does not fit/); }
      const bytes = Buffer.from(signature.replace(/-----[^-]+-----|\s/g, ''), 'base64');
      for (let i = 0; i < bytes.length; i += 5) { const other = Buffer.from(bytes); other[i]! ^= 1; const r = judgeSignature(list, `-----BEGIN SSH SIGNATURE-----\n${other.toString('base64')}\n-----END SSH SIGNATURE-----\n`, [own!]); assert.ok(r.fault, `byte ${i}`); }
    }
  } finally { s.close(); }
});

test('a signature for something else, words that are none, and a cut one are refused', (t) => {
  if (!withKeys(t)) return;
  const s = site();
  try {
    const key = s.key('ed25519');
    const list = path.join(s.out, sumsFile);
    spawnSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', 'git', list]);
    assert.match(judgeSignature(readFileSync(list), readFileSync(`${list}.sig`, 'utf8')).fault!.detail, /made for "git"/);
    signSums(s.out, key);
    const whole = readFileSync(`${list}.sig`, 'utf8');
    for (const bad of ['', 'x', whole.slice(0, 120), whole.replace(/\n[^\n]{40}/, '\n'), '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----']) assert.equal(judgeSignature(readFileSync(list), bad).fault?.what, 'bad signature', bad);
    assert.throws(() => readPublicKeys('nothing here'), /public key/);
    assert.throws(() => signSums(path.join(s.dir, 'nowhere'), key), /build the site first/);
    assert.throws(() => signSums(s.out, path.join(s.dir, 'no-key')), /ssh-keygen -t ed25519/);
  } finally { s.close(); }
});

test('verify names the signer of a folder and of a published address, and what differs: a changed file, list, signature, or another\'s key', async (t) => {
  if (!withKeys(t)) return;
  const s = site();
  const server = siteServer(s.out);
  try {
    const address = `http://127.0.0.1:${await listen(server, 0)}/`;
    const both = async (signers?: Buffer[]) => [verifyPath(s.out, { signers }), await verifySite(address, { signers })];
    const [own] = readPublicKeys(readFileSync(`${s.key('ed25519')}.pub`, 'utf8'));
    const [other] = readPublicKeys(readFileSync(`${s.key('ed25519', 'other')}.pub`, 'utf8'));
    for (const v of await both()) assert.deepEqual([v.differences, v.signature], [[], undefined]);
    for (const v of await both([own!])) assert.deepEqual(v.differences.map((d) => d.what), ['not signed']);
    signSums(s.out, path.join(s.dir, 'ed25519'));
    for (const v of await both()) { assert.deepEqual(v.differences, []); assert.match(v.signature!.fingerprint, /^SHA256:/); }
    for (const v of await both([other!, own!])) assert.deepEqual([v.differences, v.signature!.trusted], [[], true]);
    for (const v of await both([other!])) assert.deepEqual(v.differences.map((d) => d.what), ['other signer']);
    writeFileSync(path.join(s.out, 'index.html'), 'other');
    for (const v of await both()) assert.deepEqual(v.differences.map((d) => `${d.file} ${d.what}`), ['index.html changed']);
    // Whoever changes a file and the list together is found by the signature.
    writeFileSync(path.join(s.out, sumsFile), readFileSync(path.join(s.out, sumsFile), 'utf8').replace(/.{64}(?= {2}index)/, sha256Of(path.join(s.out, 'index.html'))));
    for (const v of await both()) assert.deepEqual(v.differences.map((d) => d.what), ['bad signature']);
  } finally { server.closeAllConnections(); server.close(); s.close(); }
});

test('an address that answers everything with the same page is no verified site', async () => {
  const server = createServer((_, r) => { r.end('<!doctype html>'); });
  try { await assert.rejects(verifySite(`http://127.0.0.1:${await listen(server, 0)}/`), /no digest and file name/); } finally { server.closeAllConnections(); server.close(); }
});
