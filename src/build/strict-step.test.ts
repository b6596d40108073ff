import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sortProblems } from '../archive/problems.ts';
import { openStore } from './store.ts';
import { strictProblems } from './strict-step.ts';

test('editorial slips in cables, pages and records are found where they stand, and only in the published', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-strict-'));
  try {
    const write = (name: string, text: string) => { const f = path.join(dir, 'content', name); mkdirSync(path.dirname(f), { recursive: true }); writeFileSync(f, text); };
    write('site.yaml', 'title: { ar: أرشيف, en: Archive }\ncontact: editor@example.org\n');
    write('authorities/persons/habib-bourguiba.yaml', 'names: { ar: الحبيب بورقيبة, en: Habib Bourguiba }\nvariants: [الرئيس التونسى]\ndescription: { ar: "ذهب الى تونس" }\n');
    const head = (id: string, status: string) => `---\nid: ${id}\ntitle: A title\ntext: { kind: extract }\nprovenance: { kind: declassified }\nstatus: ${status}\n---\n\n`;
    write('cables/09TEST1.md', `${head('09TEST1', 'published')}The Habib Bourguiba of the source.[^a]\n\n[^a]: Our the the note.\n`);
    write('cables/09TEST1.ar.md', '---\nid: 09TEST1\ntitle: عنوان\ntext: { kind: digest }\n---\n\nعاد الحبيب بورقيبة ،ثم ذهب الى تونس.\n');
    write('cables/09TEST2.md', `${head('09TEST2', 'draft')}The the draft.\n`);
    write('pages/ar/about.md', '---\ntitle: عن الموقع\n---\n\nهذا موقع او أرشيف.\n');
    const cacheDir = path.join(dir, 'cache');
    const store = await openStore({ contentDir: path.join(dir, 'content'), shown: 'content', cacheDir, drafts: true, workers: 1 });
    assert.deepEqual(store.problems, []);
    assert.deepEqual(sortProblems(strictProblems(store, cacheDir)).map((p) => `${p.file.slice('content/'.length)}:${p.line}:${p.column} ${p.expected}`), [
      'authorities/persons/habib-bourguiba.yaml:3:25 إلى',
      'cables/09TEST1.ar.md:4:1 150 to 400 words',
      'cables/09TEST1.ar.md:7:5 [الحبيب بورقيبة](person:habib-bourguiba) at the first mention',
      'cables/09TEST1.ar.md:7:19 no space there',
      'cables/09TEST1.ar.md:7:20 a space',
      'cables/09TEST1.ar.md:7:28 إلى',
      'cables/09TEST1.md:1:1 sources: […], or by: editors for a remark of the editors’ own',
      'cables/09TEST1.md:11:11 the word once',
      'pages/ar/about.md:5:10 أو',
    ]);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});
