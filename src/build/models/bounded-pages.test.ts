import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { generateArchive } from '../bench/generate.ts';
import { openStore } from '../store.ts';
import { makeShell, pageTasks } from './pages.ts';

/** The longest model of each kind of page of an archive in which every cable cites the first, names places of its own and was corrected. */
async function longest(cables: number): Promise<Map<string, number>> {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-bounded-'));
  try {
    const contentDir = path.join(dir, 'content');
    generateArchive({ cables, dir: contentDir, languages: ['en'] });
    appendFileSync(path.join(contentDir, 'site.yaml'), 'pageSize: 10\n');
    const files = readdirSync(path.join(contentDir, 'cables')).filter((f) => !f.includes('.ar.')).sort();
    const first = files[0]!.slice(0, -3);
    files.forEach((f, n) => {
      const file = path.join(contentDir, 'cables', f);
      // Short texts: what is measured is what a page gathers from other cables.
      const text = readFileSync(file, 'utf8').replace(/references: .*/, n ? `references: [${first}]` : 'references: []').replace('status: published', 'status: published\nrevised:\n  - { date: 2026-02-01, change: { en: A word. } }')
        .replace(/\n\n1\. [\s\S]*/, `\n\n1. (U) From [a place](place:ml/place-${n}) and [another](place:ml/other-${n}).[^first]\n\n[^first]: A note.\n`);
      writeFileSync(file, text);
    });
    for (const f of readdirSync(path.join(contentDir, 'cables')).filter((x) => x.includes('.ar.'))) rmSync(path.join(contentDir, 'cables', f));
    const store = await openStore({ contentDir, shown: 'content', cacheDir: path.join(dir, 'cache'), drafts: false, workers: 1 });
    assert.deepEqual(store.problems.filter((p) => p.severity === 'error').map((p) => p.found), []);
    const out = new Map<string, number>();
    for (const task of pageTasks(store.archive, makeShell(store.archive, 'en', 'https://example.org'))) {
      const kind = task.model.kind === 'record' || task.model.kind === 'records' ? `${task.model.kind} ${task.model.facet}` : task.model.kind;
      out.set(kind, Math.max(out.get(kind) ?? 0, JSON.stringify(task).length));
    }
    return out;
  } finally { rmSync(dir, { recursive: true, force: true }); }
}

test('no page grows with the archive: its model is bounded, whatever gathers in it', async () => {
  const some = await longest(400), more = await longest(800);
  assert.ok(some.size > 12, [...some.keys()].join(' '));
  const grown = [...more].filter(([kind, n]) => n > 1.1 * (some.get(kind) ?? 0) + 500).map(([kind, n]) => `${kind}: ${some.get(kind)} → ${n}`);
  assert.deepEqual(grown, []);
});
