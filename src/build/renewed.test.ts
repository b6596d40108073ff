import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cable, smallArchive } from '../test/small-archive.ts';
import { build } from './build.ts';
import { filesBelow } from './swap.ts';

const a = smallArchive();
const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-renewed-'));
after(() => { a.close(); rmSync(root, { recursive: true, force: true }); });
const outDir = path.join(root, 'dist');
const buildHere = () => build({ contentDir: a.contentDir, shown: 'content', outDir, cacheDir: path.join(root, 'cache'), workers: 1 });
const numbers = (): Map<string, number> => new Map(filesBelow(outDir).map((f) => [f, statSync(path.join(outDir, f)).ino]));

/** Pages that an edit writes anew and those that go; with `/en/…` where both languages' pages do, as the archive has two. */
async function renewedBy(edit: () => void): Promise<{ renewed: string[]; gone: string[] }> {
  const last = numbers();
  edit();
  await buildHere();
  const now = numbers();
  const names = (files: string[]): string[] => {
    const pages = files.filter((f) => f.endsWith('.html'));
    // Both languages always go together.
    for (const f of pages) assert.ok(pages.includes(f.startsWith('en/') ? f.slice(3) : `en/${f}`), `${f} in one language alone`);
    return pages.filter((f) => !f.startsWith('en/')).map((f) => `/${f.replace(/index\.html$/, '')}`).sort();
  };
  return { renewed: names([...now].filter(([f, n]) => last.get(f) !== n).map(([f]) => f)), gone: names([...last.keys()].filter((f) => !now.has(f))) };
}
const data = ['/data/'];
const sorted = (...names: string[]): string[] => names.sort();

before(async () => {
  // Enough others that most of the archive has nothing to do with what is edited.
  for (let n = 1; n <= 6; n++) a.write(`cables/04FAR${n}.md`, cable(`04FAR${n}`, { body: '1. (U) Far from here.' }).replace('post: harbour', 'post: lagoon').replace('countries: [bv]', 'countries: [hm]').replace('persons:\n  - { id: ada-quay, role: sender }\n', '').replace(/date: .*/, `date: 1994-03-0${n}`).replace('tags: [PGOV, PREL]', 'tags: [ECON]'));
  a.write('authorities/posts/lagoon.yaml', 'names: { ar: بعثة البحيرة, en: Mission Lagoon }\ncity: { ar: البحيرة, en: Lagoon }\ncountry: hm\n');
  await buildHere();
});

test('words added to a text write that cable’s own page and no other', async () => {
  const { renewed, gone } = await renewedBy(() => a.write('cables/04FAR2.md', readFileSync(path.join(a.contentDir, 'cables/04FAR2.md'), 'utf8').replace('Far from here.', 'Far from here, where nothing is heard, and nobody asks, and no ship has come for so long that the children take the word for the name of a bird; the old remember, and say nothing, since nobody would believe them, and the lamp is lit every evening all the same. Nobody counts the days there, and those who do are asked to stop.')));
  // The list of data tells the new size and digest of the tables; the opening words stand beside the cable in no list, but in link previews of its own page.
  assert.deepEqual({ renewed, gone }, { renewed: sorted('/cables/04FAR2/', ...data), gone: [] });
});

test('a title writes the cable, its neighbours at the post, and the lists it stands in', async () => {
  const { renewed, gone } = await renewedBy(() => a.write('cables/04FAR2.md', readFileSync(path.join(a.contentDir, 'cables/04FAR2.md'), 'utf8').replace(/^title: .*$/m, 'title: Nothing is heard')));
  assert.deepEqual({ renewed, gone }, { renewed: sorted('/cables/04FAR1/', '/cables/04FAR2/', '/cables/04FAR3/', '/cables/', '/countries/hm/', '/posts/lagoon/', '/subjects/econ/', '/years/1994/', ...data), gone: [] });
});

test('a cable that is cited writes, with its new title, the pages that cite it', async () => {
  const { renewed, gone } = await renewedBy(() => { for (const [f, title] of [['cables/03HARBOUR1.md', 'The lamp'], ['cables/03HARBOUR1.ar.md', 'المصباح']] as const) a.write(f, readFileSync(path.join(a.contentDir, f), 'utf8').replace(/^title: .*$/m, `title: ${title}`)); });
  assert.deepEqual({ renewed, gone }, { renewed: sorted('/cables/03HARBOUR1/', '/cables/03HARBOUR2/', '/cables/03HARBOUR3/', '/cables/02HARBOUR9/', '/cables/', '/annotations/context/', '/countries/bv/', '/organizations/pilots/', '/persons/ada-quay/', '/persons/basil-mole/', '/posts/harbour/', '/subjects/pgov/', '/subjects/prel/', '/years/2003/', ...data), gone: [] });
});

test('a rename leaves a redirect at the old address and writes what led to it', async () => {
  const { renewed, gone } = await renewedBy(() => {
    const from = path.join(a.contentDir, 'cables/04FAR4.md');
    const text = readFileSync(from, 'utf8').replace('id: 04FAR4\n', 'id: 04LAGOON4\nredirectFrom: [04FAR4]\n');
    renameSync(from, path.join(a.contentDir, 'cables/04LAGOON4.md'));
    a.write('cables/04LAGOON4.md', text);
  });
  assert.deepEqual({ renewed, gone }, { renewed: sorted('/cables/04FAR4/', '/cables/04LAGOON4/', '/cables/04FAR3/', '/cables/04FAR5/', '/cables/', '/countries/hm/', '/posts/lagoon/', '/subjects/econ/', '/years/1994/', ...data), gone: [] });
  assert.match(readFileSync(path.join(outDir, 'cables/04FAR4/index.html'), 'utf8'), /class="page-redirect"/);
});

test('a deletion takes the page away and writes what counted or listed it', async () => {
  const { renewed, gone } = await renewedBy(() => a.remove('cables/04FAR6.md'));
  assert.deepEqual(gone, ['/cables/04FAR6/']);
  assert.deepEqual(renewed, sorted('/cables/04FAR5/', '/cables/', '/', '/countries/', '/posts/', '/subjects/', '/years/', '/countries/hm/', '/posts/lagoon/', '/subjects/econ/', '/years/1994/', ...data));
  assert.deepEqual(filesBelow(outDir).filter((f) => f.includes('04FAR6')), []);
});

test('an authority record writes its own page, the cables that show its name, and the lists of names', async () => {
  const { renewed, gone } = await renewedBy(() => a.write('authorities/persons/basil-mole.yaml', 'names: { ar: باسل مول الأكبر, en: Basil Mole the Elder }\n'));
  assert.deepEqual({ renewed, gone }, { renewed: sorted('/persons/basil-mole/', '/persons/', '/', '/cables/03HARBOUR1/', '/countries/bv/', '/organizations/pilots/', '/persons/ada-quay/', '/posts/harbour/', '/years/2003/', ...data), gone: [] });
});
