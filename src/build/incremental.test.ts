import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Random, edits, type Files } from '../test/random-edits.ts';
import { generateArchive } from './bench/generate.ts';
import { unpack } from '../search/folder-writer.ts';
import { build, ContentError } from './build.ts';
import { release } from './release.ts';
import { filesBelow } from './swap.ts';

const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-incremental-'));
after(() => rmSync(root, { recursive: true, force: true }));

// Two shards or three, and bundles by year from seven cables on: an archive that grows and shrinks goes through both forms of the data.
const limits = { shardSize: 4, single: 7 };
interface Place { readonly contentDir: string; readonly outDir: string; readonly cacheDir: string }
const place = (name: string): Place => ({ contentDir: path.join(root, name, 'content'), outDir: path.join(root, name, 'dist'), cacheDir: path.join(root, name, 'cache') });
const buildIn = (p: Place) => build({ ...p, shown: 'content', workers: 1, limits });

const read = (dir: string): Map<string, string> => new Map(filesBelow(dir).map((f) => [f, readFileSync(path.join(dir, f), 'utf8')]));
/** Makes the folder hold these files, writing those that differ alone. */
function put(dir: string, files: Files): void {
  const there = existsSync(dir) ? read(dir) : new Map<string, string>();
  for (const f of there.keys()) if (!files.has(f)) rmSync(path.join(dir, f));
  for (const [f, text] of files) if (there.get(f) !== text) { mkdirSync(path.join(dir, path.dirname(f)), { recursive: true }); writeFileSync(path.join(dir, f), text); }
}
interface Written { readonly number: number; readonly digest: string }
const tree = (dir: string): Map<string, Written> => new Map(filesBelow(dir).map((f) => { const full = path.join(dir, f); return [f, { number: statSync(full).ino, digest: createHash('sha256').update(readFileSync(full)).digest('hex') }]; }));
const differing = (a: ReadonlyMap<string, Written>, b: ReadonlyMap<string, Written>): string[] => [...new Set([...a.keys(), ...b.keys()])].filter((f) => a.get(f)?.digest !== b.get(f)?.digest).sort();
/** Files that have been written, not taken over. */
const renewed = (a: ReadonlyMap<string, Written>, b: ReadonlyMap<string, Written>): string[] => [...b].filter(([f, w]) => a.get(f)?.number !== w.number).map(([f]) => f).sort();

/** What is made of many cables without a page of its own and is made anew for more than it shows: the list of digests, tables, feeds, site maps, and what joins the shards. */
const always = /^(SHA256SUMS|_headers|_redirects|hosting\/.*|oai\.xml|(?:.*\/)?feed\.(xml|json)|(?:[a-z]{2}\/)?data\/[^/]+|sitemap-[^/]+|search-index\/(manifest\.bin|common-[^/]+\/.*))$/;

/** A file as text; of a file of a shard, the texts of all its records. */
function shownText(dir: string, file: string): string {
  const shard = /^search-index\/[^/]+\//.exec(file)?.[0];
  if (!shard) return readFileSync(path.join(dir, file), 'utf8');
  return filesBelow(path.join(dir, shard)).filter((f) => /^r\d+\.bin$/.test(f)).map((f) => new TextDecoder().decode(unpack(readFileSync(path.join(dir, shard, f))))).join('');
}

/** `steps` random edits; after each, only what changed was written; after each fourth, the site is the one a clean build makes. */
async function prove(seed: number, steps: number): Promise<string[]> {
  const name = `seed-${seed}`;
  const at = place(name);
  generateArchive({ cables: 8, dir: at.contentDir, paragraphs: 3 });
  // Of the persons, those nobody names are enough to be deleted.
  for (const f of filesBelow(path.join(at.contentDir, 'authorities/persons')).slice(12)) rmSync(path.join(at.contentDir, 'authorities/persons', f));
  let files: Files = read(at.contentDir);
  const known = new Set([...files.keys()].filter((f) => f.startsWith('authorities/persons/')).map((f) => path.basename(f, '.yaml')));
  files = new Map([...files].map(([f, t]) => [f, t.replace(/\(person:([a-z-]+)\)/g, (all, id: string) => (known.has(id) ? all : '(person:ada-quay)')).replace(/id: ([a-z]+-[a-z]+),/g, (all, id: string) => (known.has(id) ? all : 'id: ada-quay,')).replace(/( {2}- \{ id: ada-quay, role: sender \}\n) {2}- \{ id: ada-quay.*\n/, '$1')]));
  put(at.contentDir, files);
  await buildIn(at);
  const r = new Random(seed);
  const log: string[] = [];
  let before = tree(at.outDir);
  const compare = async (): Promise<void> => {
    const clean = { ...place(`${name}-clean`), contentDir: at.contentDir };
    rmSync(path.join(root, `${name}-clean`), { recursive: true, force: true });
    await buildIn(clean);
    assert.deepEqual(differing(before, tree(clean.outDir)), [], `after ${log.join(' · ')}`);
  };
  for (let step = 1; log.length < steps; step++) {
    const edit = r.of(edits)!;
    const next = edit.apply(files, r);
    if (!next) continue;
    put(at.contentDir, next);
    log.push(edit.name);
    const where = `seed ${seed}, step ${log.length}: ${log.slice(-4).join(' · ')}`;
    try {
      await buildIn(at);
    } catch (e) {
      if (!(e instanceof ContentError)) throw e;
      // Refused, and nothing has changed: the editor takes it back.
      log[log.length - 1] = `(${edit.name})`;
      assert.deepEqual(renewed(before, tree(at.outDir)), [], where);
      put(at.contentDir, files);
      continue;
    }
    const now = tree(at.outDir);
    const changed = new Set(differing(before, now));
    // What names a cable or record that was edited may depend on it without showing what was changed: its own files, those that cite it, its shard.
    const touched = [...new Set([...files.keys(), ...next.keys()])].filter((f) => next.get(f) !== files.get(f) && /^(cables|authorities)\//.test(f)).map((f) => path.basename(f).split('.')[0]!);
    const names = (f: string): boolean => {
      // A cable's citations and sources are made with its JSON, which names what it cites.
      const beside = /^(?:[a-z]{2}\/)?cables\/(?!index\.)([^/.]+)\./.exec(f)?.[1];
      const text = shownText(at.outDir, f) + (beside ? shownText(at.outDir, `cables/${beside}/index.html`) : '');
      return touched.some((id) => text.includes(id));
    };
    // Settings of the site, and crossing the size from which data is bundled, concern everything.
    const everything = next.get('site.yaml') !== files.get('site.yaml') || before.has('data/cables.csv') !== now.has('data/cables.csv');
    if (!everything) assert.deepEqual(renewed(before, now).filter((f) => !changed.has(f) && !always.test(f) && !names(f)), [], `written for nothing: ${where}`);
    files = next;
    before = now;
    if (log.length % 4 === 0) await compare();
    // From half-way on, what is published stays: deletions are refused, renames need their redirect.
    if (log.length === Math.floor(steps / 2)) { await release({ ...at, shown: 'content', workers: 1 }); files = read(at.contentDir); await buildIn(at); before = tree(at.outDir); }
  }
  await compare();
  return log;
}

const seeds = process.env.BARQIYAT_SEEDS?.split(',').map(Number) ?? [2];
const steps = Number(process.env.BARQIYAT_STEPS ?? 12);
for (const seed of seeds) {
  test(`after ${steps} random edits (seed ${seed}) the site is the one a clean build makes, and each edit wrote only what it changed`, async (t) => {
    t.diagnostic((await prove(seed, steps)).join(' · '));
  });
}
