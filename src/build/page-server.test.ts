import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { beginning } from '../text/dates.ts';
import { embeddedMetadata } from '../test/readers/embedded-metadata.ts';
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

test('a citation manager reads of every cable’s page, in both languages, title, senders, date, archive, place in it, address and language', async () => {
  const store = await openStore({ contentDir: path.join(projectRoot, 'content'), shown: 'content', cacheDir, drafts: false, workers: 1 });
  const { entry } = await compileTemplates('');
  const server = (await import(pathToFileURL(entry).href)) as Record<'renderPage', typeof requestPage>;
  const seen: Record<string, ReturnType<typeof embeddedMetadata>> = {};
  for (const lang of store.archive.site.languages) {
    const shell = makeShell(store.archive, lang, 'https://archive.example/of');
    for (const task of pageTasks(store.archive, shell)) {
      const { model } = task;
      if (model.kind !== 'cable') continue;
      const item = embeddedMetadata(await server.renderPage(shell.root + task.path, { shell, task, body: readBody(cacheDir, model.digest) ?? null }));
      seen[`${lang} ${model.meta.id}`] = item;
      const { fields, creators } = item;
      assert.equal(item.itemType, 'report');
      assert.equal(fields.title, model.title.replace(/\s+/g, ' '));
      assert.equal(fields.date ?? '', model.meta.date ? beginning(model.meta.date) : '', `${task.path}: no more exact than ${model.meta.date}`);
      assert.equal(fields.url, `https://archive.example/of${lang === 'en' ? '/en' : ''}/cables/${model.meta.id}/`);
      assert.equal(fields.language, model.titleLang);
      assert.equal(fields.reportNumber, model.meta.id);
      assert.ok(fields.archive && fields.archiveLocation, task.path);
      const senders = model.persons.filter((p) => p.role === 'sender' || p.role === 'author').map((p) => p.name.replace(',', ''));
      assert.deepEqual(creators.map((c) => `${c.firstName} ${c.lastName}`.trim()), senders, task.path);
      if (model.post ?? model.meta.office) assert.equal(fields.institution, model.post?.name ?? model.meta.office);
      assert.ok(creators.length > 0 || fields.institution, `${task.path} has a sender`);
    }
  }
  assert.ok(Object.keys(seen).length >= 2 * 76);
  // Read once by eye: a cable from an embassy, with both its files.
  const { title, date, archive, archiveLocation, institution } = seen['en frus1958-60v13-d190']!.fields;
  assert.deepEqual({ title, date, archive, archiveLocation, institution }, { title: 'An editor asks for Nasser what Washington thinks of the union with Syria', date: '1958-02-04', archive: 'Department of State', archiveLocation: 'Central Files, 786.00/2–458', institution: 'Embassy Cairo' });
  assert.deepEqual(seen['ar 09BAMAKO776']!.fields.date, '2009-12');
  assert.deepEqual(seen['ar 09BAMAKO776']!.creators, [{ firstName: 'جيليان', lastName: 'ميلوفانوفيتش' }]);
  assert.equal(seen['ar 09BAMAKO776']!.fields.institution, 'السفارة في باماكو');
});
