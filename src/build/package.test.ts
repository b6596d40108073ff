import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { copyOf, smallArchive } from '../test/small-archive.ts';
import { readSums, writeSums } from './integrity.ts';
import { KnownOutput } from './known-output.ts';
import { makePackage } from './package.ts';
import { bag } from './package-keep.ts';
import { exportSite } from './export-record.ts';
import { openStore } from './store.ts';
import { readZip, writeZip } from './package-zip.ts';
import { verifyPath, verifySite } from './verify.ts';
import { listen, siteServer } from './serve.ts';

const unzipped = (file: string): Map<string, string> => { const out = new Map<string, string>(); readZip(file, (name) => { const pieces: Uint8Array[] = []; return (p, last) => { pieces.push(Buffer.from(p)); if (last) out.set(name, Buffer.concat(pieces).toString()); }; }); return out; };
const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('an e-book turns its pages as its language is read, every link in it leads somewhere, and a second making is the same bytes', async () => {
  const a = smallArchive();
  const copy = copyOf(a);
  try {
    const make = (contentDir: string, outDir: string) => makePackage({ kind: 'epub', contentDir, shown: 'content', cacheDir: path.join(outDir, 'cache'), outDir, select: [], workers: 1 });
    const files = await make(a.contentDir, a.outDir);
    assert.deepEqual(files.map((f) => path.basename(f.file)), ['harbour-ar.epub', 'harbour-en.epub']);
    const again = await make(path.join(copy, 'content'), path.join(copy, 'out'));
    assert.deepEqual(again.map((f) => sha(f.file)), files.map((f) => sha(f.file)));
    for (const [i, direction] of ['rtl', 'ltr'].entries()) {
      const bytes = readFileSync(files[i]!.file);
      // OCF: the first entry is "mimetype", stored, so that its words stand at byte 38.
      assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
      const book = unzipped(files[i]!.file);
      assert.match(book.get('book/package.opf')!, new RegExp(`<spine page-progression-direction="${direction}">`));
      const ids = new Map([...book].map(([n, text]) => [n, new Set([...text.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!))]));
      for (const [name, text] of book) {
        if (!name.endsWith('.xhtml')) continue;
        const p = new SaxesParser({ xmlns: true });
        p.on('error', (e) => { throw new Error(`${name}: ${e.message}`); });
        p.write(text).close();
        assert.equal([...text.matchAll(/ id="([^"]+)"/g)].length, ids.get(name)!.size, `${name} has an id twice`);
        for (const [, href] of text.matchAll(/ href="(?!https?:)([^"]+)"/g)) {
          const [file, fragment] = href!.split('#');
          const target = file ? `book/${file}` : name;
          assert.ok(book.has(target), `${name} → ${href}`);
          if (fragment) assert.ok(ids.get(target)!.has(fragment), `${name} → ${href}`);
        }
      }
      assert.match(book.get('book/03HARBOUR1.xhtml')!, /<aside epub:type="footnote" role="doc-footnote" id="note-light">/);
      assert.match(book.get('book/03HARBOUR1.xhtml')!, /<a href="03HARBOUR2\.xhtml/);
      assert.deepEqual(verifyPath(files[i]!.file).differences, []);
    }
    const part = await makePackage({ kind: 'epub', contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, outDir: a.outDir, select: ['person=basil-mole'], languages: ['en'], workers: 1 });
    assert.equal(path.basename(part[0]!.file), 'harbour-person-basil-mole-en.epub');
    assert.equal([...unzipped(part[0]!.file).keys()].filter((n) => /HARBOUR/.test(n)).join(), 'book/03HARBOUR1.xhtml');
    await assert.rejects(makePackage({ kind: 'epub', contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, outDir: a.outDir, select: ['person=basil-moel'], workers: 1 }), /did you mean "basil-mole"/);
  } finally { a.close(); rmSync(copy, { recursive: true, force: true }); }
});

test('a bag is complete and valid, and says when a file was changed, taken away or added', async () => {
  const a = smallArchive();
  try {
    const { archive } = await openStore({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, drafts: false, workers: 1 });
    const siteDir = path.join(a.dir, 'site');
    mkdirSync(siteDir);
    writeFileSync(path.join(siteDir, 'index 100%.html'), 'a page');
    const input = { site: exportSite(archive, a.contentDir, 'https://archive.example'), siteDir, name: 'a-bag' };
    const zip = path.join(a.dir, 'bag.zip');
    writeZip(zip, bag(input));
    const before = sha(zip);
    writeZip(zip, bag(input));
    assert.equal(sha(zip), before);
    assert.deepEqual(verifyPath(zip).differences, []);
    const files = unzipped(zip);
    assert.match(files.get('a-bag/manifest-sha256.txt')!, /^[0-9a-f]{64} {2}data\/site\/index 100%25\.html$/m);
    const oxum = /Payload-Oxum: (\d+)\.(\d+)/.exec(files.get('a-bag/bag-info.txt')!)!;
    const payload = [...files].filter(([n]) => n.startsWith('a-bag/data/'));
    assert.deepEqual([Number(oxum[1]), Number(oxum[2])], [payload.reduce((n, [, t]) => n + Buffer.byteLength(t), 0), payload.length]);
    const crate = JSON.parse(files.get('a-bag/data/ro-crate-metadata.json')!) as { '@graph': { '@id': string }[] };
    assert.deepEqual(crate['@graph'].slice(0, 2).map((x) => x['@id']), ['ro-crate-metadata.json', './']);
    files.set('a-bag/data/content/site.yaml', 'changed');
    files.delete('a-bag/data/content/cables/03HARBOUR2.md');
    files.set('a-bag/data/added.txt', 'new');
    writeZip(zip, [...files].map(([name, data]) => ({ name, data })));
    assert.deepEqual(verifyPath(zip).differences.map((d) => `${d.what} ${d.file}`), ['not listed a-bag/data/added.txt', 'missing data/content/cables/03HARBOUR2.md', 'changed data/content/site.yaml']);
    writeFileSync(zip, readFileSync(zip).subarray(0, 4000));
    assert.throws(() => verifyPath(zip));
  } finally { a.close(); }
});

test('a published site is verified over the network, by the addresses a reader uses', async () => {
  const a = smallArchive();
  const dir = path.join(a.dir, 'site');
  const server = siteServer(dir);
  try {
    mkdirSync(path.join(dir, 'cables', 'x'), { recursive: true });
    for (const [f, text] of [['index.html', 'home'], ['404.html', 'none'], ['cables/x/index.html', 'x'], ['برقية.txt', 'y']] as const) writeFileSync(path.join(dir, f), text);
    writeSums(dir, new KnownOutput(a.cacheDir, dir));
    assert.deepEqual(verifyPath(dir), { ...verifyPath(dir), files: 4, differences: [] });
    const port = await listen(server, 0);
    const address = `http://127.0.0.1:${port}`;
    assert.deepEqual((await verifySite(address)).differences, []);
    writeFileSync(path.join(dir, 'cables/x/index.html'), 'another');
    rmSync(path.join(dir, 'برقية.txt'));
    assert.deepEqual((await verifySite(address)).differences.map((d) => `${d.what} ${d.file}`), ['changed cables/x/index.html', 'missing برقية.txt']);
    // The next list knows the changed file, though most of it comes from what was known before.
    writeSums(dir, new KnownOutput(a.cacheDir, dir));
    assert.deepEqual((await verifySite(address)).differences, []);
  } finally { server.close(); a.close(); }
});

test('a list of digests that names a file outside is refused', () => {
  const d = 'a'.repeat(64);
  assert.throws(() => readSums(`${d}  ../x\n`), /outside/);
  assert.throws(() => readSums(`${d}  /etc/x\n`), /outside/);
  assert.throws(() => readSums('nonsense\n'), /line 1/);
  assert.deepEqual([...readSums(`\\${d}  a\\nb\n`)], [['a\nb', d]]);
});
