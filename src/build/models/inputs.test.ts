import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { generateArchive, randomFrom } from '../bench/generate.ts';
import { openStore } from '../store.ts';
import { makeShell, pageTasks } from './pages.ts';

test('wherever a random change of the archive changes the model of a cable’s or a record’s page, its inputs change too', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-inputs-'));
  try {
    const contentDir = path.join(dir, 'content');
    generateArchive({ cables: 40, dir: contentDir });
    // Records with several pages.
    appendFileSync(path.join(contentDir, 'site.yaml'), 'pageSize: 7\n');
    const random = randomFrom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const edit = (folder: string, change: (text: string) => string, choose = (f: string): boolean => Boolean(f)): void => {
      const file = path.join(contentDir, folder, pick(readdirSync(path.join(contentDir, folder)).filter(choose).sort()));
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    };
    const main = (f: string): boolean => !f.includes('.ar.');
    const changes: (() => void)[] = [
      () => { edit('cables', (t) => `${t}\nOne more sentence.\n`); },
      () => { edit('cables', (t) => t.replace(/title: "(.*)"/, 'title: "$1 again"')); },
      () => { edit('cables', (t) => t.replace(/date: (\d+)-(\d\d)/, (_, y, m) => `date: ${Number(y) + 1}-${String(m)}`), main); },
      () => { edit('cables', (t) => t.replace(/post: \w+/, 'post: rabat'), main); },
      () => { edit('cables', (t) => t.replace(/references: \[.*\]/, `references: [${pick(['99BAMAKO999', '60BAMAKO0', '61ALGIERS1'])}]`), main); },
      () => { const file = pick(readdirSync(path.join(contentDir, 'cables')).filter((f) => f.includes('.ar.'))); rmSync(path.join(contentDir, 'cables', file)); },
      () => { edit('authorities/persons', (t) => t.replace('Minister', 'Prime minister')); },
      () => { edit('authorities/persons', (t) => t.replace(/en: "(.*?)"/, 'en: "$1 II"')); },
      () => { edit('authorities/persons', (t) => `${t}public: false\n`, (f) => !readFileSync(path.join(contentDir, 'authorities/persons', f), 'utf8').includes('public')); },
      () => { edit('authorities/posts', (t) => t.replace(/en: Mission/, 'en: Embassy')); },
    ];
    const look = async (): Promise<Map<string, { inputs: string; model: string }>> => {
      const { archive } = await openStore({ contentDir, shown: 'content', cacheDir: path.join(dir, 'cache'), drafts: false, workers: 1 });
      const out = new Map<string, { inputs: string; model: string }>();
      for (const lang of archive.site.languages) for (const t of pageTasks(archive, makeShell(archive, lang, 'https://example.org'))) if (t.inputs !== undefined) out.set(`${lang} ${t.path}`, { inputs: t.inputs, model: JSON.stringify({ ...t, inputs: '' }) });
      return out;
    };
    let before = await look();
    let changed = 0, spared = 0;
    for (let i = 0; i < 30; i++) {
      changes[i % changes.length]!();
      const now = await look();
      for (const [file, b] of now) {
        const a = before.get(file);
        if (!a) continue;
        if (a.model !== b.model) { changed++; assert.notEqual(a.inputs, b.inputs, `${file} after change ${i}`); } else if (a.inputs === b.inputs) spared++;
      }
      before = now;
    }
    assert.ok(changed > 60 && spared > 1500, `${changed} changed, ${spared} spared`);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});
