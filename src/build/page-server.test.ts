import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readBody } from './bodies.ts';
import { makeShell, pageTasks } from './models/pages.ts';
import type { PageTask } from './models/model.ts';
import { openStore } from './store.ts';
import { compileTemplates, projectRoot } from './templates.ts';
import type { requestPage } from './page-server.ts';

const cacheDir = mkdtempSync(path.join(tmpdir(), 'barqiyat-pages-'));
after(() => rmSync(cacheDir, { recursive: true, force: true }));

test('pages rendered directly are, byte for byte, those that Astro gives to a request', async () => {
  const store = await openStore({ contentDir: path.join(projectRoot, 'content'), shown: 'content', cacheDir, drafts: false, workers: 1 });
  const { entry } = await compileTemplates('');
  const server = (await import(pathToFileURL(entry).href)) as Record<'renderPage' | 'requestPage', typeof requestPage>;
  const kinds = new Set<string>();
  for (const lang of store.archive.site.languages) {
    const shell = makeShell(store.archive, lang, 'https://example.org');
    const perKind = new Map<string, PageTask[]>();
    for (const task of pageTasks(store.archive, shell)) {
      const of = perKind.get(task.model.kind) ?? [];
      if (of.length < 3) perKind.set(task.model.kind, [...of, task]);
    }
    for (const tasks of perKind.values()) for (const task of tasks) {
      kinds.add(task.model.kind);
      const locals = { shell, task, body: task.model.kind === 'cable' ? readBody(cacheDir, task.model.digest) ?? null : null };
      assert.equal(await server.renderPage(shell.root + task.path, locals), await server.requestPage(shell.root + task.path, locals), task.path);
    }
  }
  assert.ok(kinds.size >= 10, [...kinds].join(' '));
});
