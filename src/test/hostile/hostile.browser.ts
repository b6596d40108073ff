import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after as afterAll, before as beforeAll, test } from 'node:test';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { build } from '../../build/build.ts';
import { checkContent } from '../../build/check.ts';
import { listen, siteServer } from '../../build/serve.ts';
import { filesBelow } from '../../build/swap.ts';
import { toFragment, toJson } from '../../components/reading/list-store.ts';
import { cableImporters } from '../../import/cables/index.ts';
import { frus } from '../../import/frus/index.ts';
import { ImportError } from '../../import/importer.ts';
import { json } from '../../import/json.ts';
import { importOwn } from '../../import/own-export.ts';
import { runImport } from '../../import/run.ts';
import { tei } from '../../import/tei.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { smallArchive, type SmallArchive } from '../small-archive.ts';
import { examine, visit, type Examined } from './examine.ts';
import { hostileSources, ownSources, type HostileSource } from './imports.ts';
import { payloads } from './payloads.ts';
import { after, before, corpus, twin } from './samples.ts';

let a: SmallArchive;
let server: Server | undefined;
let browser: Browser | undefined;
let address: string;
const { sound } = corpus();
/** Ids of the documents that came in, by format; names of the sources that did not. */
const imported = new Map<string, string[]>();
const refused: string[] = [];

const cablesIn = (): string[] => readdirSync(path.join(a.contentDir, 'cables')).filter((f) => /^[^.]+\.md$/.test(f));
async function bringIn(format: string, sources: readonly HostileSource[], bring: (file: string) => Promise<unknown>): Promise<void> {
  const folder = path.join(a.dir, 'sources');
  mkdirSync(folder, { recursive: true });
  const known = new Set(cablesIn());
  for (const s of sources) {
    const file = path.join(folder, s.name);
    writeFileSync(file, s.text);
    // A page that a sample cuts off is no cable's page: refused as a whole.
    try { await bring(file); } catch (e) { if (!(e instanceof ImportError)) throw e; refused.push(s.name); }
  }
  imported.set(format, cablesIn().filter((f) => !known.has(f)).map((f) => f.replace(/\.md$/, '')).sort());
}

beforeAll(async () => {
  a = smallArchive();
  const options = { contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 2 };
  // A harmless twin's own exports, to be made hostile.
  a.write(`cables/${twin.yaml}.md`, sound.files.get(`cables/${twin.yaml}.md`)!);
  await build({ ...options, search: false });
  const exported = { json: readFileSync(path.join(a.outDir, `cables/${twin.yaml}.json`), 'utf8'), tei: readFileSync(path.join(a.outDir, `cables/${twin.yaml}.tei.xml`), 'utf8') };
  for (const [file, text] of sound.files) a.write(file, text);
  for (const importer of [frus, ...cableImporters]) await bringIn(importer.format, hostileSources.filter((s) => s.format === importer.format), (file) => runImport({ importer, paths: [file], content: a.contentDir, reviewedBy: { name: 'A reviewer', date: '2026-01-01' } }));
  for (const [format, own] of [['json', json], ['tei', tei]] as const) await bringIn(format, ownSources(format, exported[format], twin.yaml, twin.words), (file) => importOwn({ format: own, paths: [file], content: a.contentDir }));
  // An editor publishes what was imported, without looking.
  for (const f of readdirSync(path.join(a.contentDir, 'cables'))) {
    const text = readFileSync(path.join(a.contentDir, 'cables', f), 'utf8');
    if (/^status: draft$/m.test(text)) a.write(`cables/${f}`, text.replace(/^status: draft$/m, 'status: published').replace(/kind: leaked/, 'kind: generated'));
  }
  await build(options);
  // The policy is one wall; here the others have to hold without it.
  for (const f of filesBelow(a.outDir)) {
    if (!f.endsWith('.html')) continue;
    const html = readFileSync(path.join(a.outDir, f), 'utf8');
    writeFileSync(path.join(a.outDir, f), html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, ''));
  }
  server = siteServer(a.outDir, '', { securityHeaders: false });
  address = `http://127.0.0.1:${await listen(server, 0)}`;
  browser = await launchBrowser();
});
afterAll(async () => { await browser?.close(); server?.closeAllConnections(); server?.close(); a.close(); });

const flat = (s: string): string => s.replace(/\s+/g, ' ').trim();

/** Where two structures part. */
function difference(one: string, other: string): string {
  const [x, y] = [one.split(' '), other.split(' ')];
  const at = x.findIndex((e, i) => e !== y[i]);
  return `${x.slice(Math.max(0, at - 2), at + 4).join(' ')} / ${y.slice(Math.max(0, at - 2), at + 4).join(' ')}`;
}

/** A page of the site's own origin to load others in, and what it heard: requests to elsewhere, dialogs, new windows. */
async function host(): Promise<{ page: Page; heard: string[]; look: (addresses: readonly string[], ready?: string) => Promise<Map<string, Examined>> }> {
  const page = await browser!.newPage();
  const heard: string[] = [];
  page.on('request', (r) => { if (!r.url().startsWith(address) && !/^(data|blob):/.test(r.url())) heard.push(`request to ${r.url()}`); });
  page.on('dialog', (d) => { heard.push(`a dialog: ${d.message()}`); void d.dismiss(); });
  page.on('popup', (p) => { heard.push(`a window: ${p.url()}`); });
  await page.route('**/host-of-frames', (r) => r.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title><body>' }));
  await page.route('**/*.woff2', (r) => r.abort());
  await page.goto(`${address}/host-of-frames`);
  // It is used inside the browser, where the modules of this file are not.
  await page.evaluate(`globalThis.visit = ${visit.toString()}`);
  return { page, heard, look: async (addresses, ready = '') => {
    const found = await page.evaluate(([list, source, selector]) => (globalThis as unknown as { visit: typeof visit }).visit(list, source, selector), [addresses, examine.toString(), ready] as const);
    return new Map(addresses.map((at, i) => [at, found[i]!]));
  } };
}

/** Without the two lines of metadata that are there or not by the words of a document: an archive, and a place in it. Once each; a second one stays. */
const structure = (skeleton: string): string => ['DC.source', 'z.archiveLocation'].reduce((s, name) => s.replace(`META[content,name]=${name} `, ''), skeleton);

test('with the policy off, no sample runs, leads away or alters what stands beside it, and each shows its characters', async () => {
  const { page, heard, look } = await host();
  const wrong: string[] = [];
  const pages = new Map<string, typeof sound.samples[number][]>();
  for (const s of sound.samples) if (s.page) pages.set(s.page, [...(pages.get(s.page) ?? []), s]);
  const english = [...pages.keys()].filter((p) => /^\/cables\/Y/.test(p)).filter((_, i) => i % 3 === 0).map((p) => `/en${p}`);
  const twins = [`/cables/${twin.yaml}/`, `/en/cables/${twin.yaml}/`];
  const lists = ['/cables/', '/persons/', '/organizations/', '/posts/', '/subjects/', '/annotations/context/', '/corrections/', '/search/', '/reading-list/', '/data/', '/en/persons/', '/en/glossary/', '/en/data/'];
  const found = await look([...pages.keys(), ...english, ...twins, ...lists]);
  for (const [at, { faults, text, skeleton }] of found) {
    for (const f of faults) wrong.push(`${at}: ${f}`);
    for (const shown of new Set((pages.get(at) ?? []).flatMap((s) => (s.shows === undefined ? [] : [s.shows])))) if (!text.includes(flat(shown))) wrong.push(`${at}: the characters ${shown} are not shown`);
    if (/^\/cables\/M/.test(at)) for (const words of [before, after, ...Array.from({ length: 7 }, (_, k) => `Neighbour ${k} stands.`)]) if (!text.includes(words)) wrong.push(`${at}: "${words}" is gone`);
    const ofTwin = structure(found.get(at.startsWith('/en') ? twins[1]! : twins[0]!)!.skeleton);
    if (/^(\/en)?\/cables\/Y/.test(at) && structure(skeleton) !== ofTwin) wrong.push(`${at}: another structure than its harmless twin: ${difference(ofTwin, structure(skeleton))}`);
  }
  await page.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(heard, []);
  assert.ok(sound.samples.length >= 1000, String(sound.samples.length));
});

test('what the importers made of hostile sources runs nowhere, and check finds no error in it', async () => {
  const { problems } = await checkContent({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, strict: false });
  assert.deepEqual(problems.filter((p) => p.severity === 'error'), []);
  const { page, heard, look } = await host();
  const found = await look([...imported.values()].flat().map((id) => `/cables/${id}/`));
  await page.close();
  assert.deepEqual([...found].flatMap(([at, { faults }]) => faults.map((f) => `${at}: ${f}`)), []);
  assert.deepEqual(heard, []);
  for (const format of ['frus', 'cable-csv', 'cable-html', 'cable-text', 'aad', 'json', 'tei']) assert.ok(imported.get(format)!.length >= 15, `${format}: ${imported.get(format)!.length} documents; refused: ${refused.join()}`);
  // Words of a TEI file stand in its record of the editor's files too, where most payloads make it unreadable: refused as a whole.
  assert.ok(refused.filter((f) => !f.startsWith('TTWIN')).length < 20, refused.join());
});

test('no address of the search and no reading list in an address runs anything or breaks the page', async () => {
  const { page, heard, look } = await host();
  const at = (k: number): string => encodeURIComponent(payloads[k % payloads.length]!.text);
  const searches = payloads.map((_, k) => k).filter((k) => k % 2 === 0).map((k) => `${k % 4 ? '/en' : ''}/search/?q=${at(k)}&person=${at(k + 1)}&country=${at(k + 2)}&sort=${at(k + 3)}&year=${at(k + 4)}&view=${at(k + 5)}&subject=${at(k + 6)}#${at(k)}`);
  const found = [...await look(searches, '[data-part=status]')];
  const lists = [
    payloads.map((p) => ({ id: '03HARBOUR1', anchor: '', title: p.text, note: p.text })).map((e, i) => ({ ...e, id: `09ATLANTIS${i + 1}` })),
    payloads.map((p) => ({ id: p.text, anchor: p.text, title: p.text, note: p.text })),
  ];
  found.push(...await look([...lists.map((l) => `/reading-list/#${toFragment(l)}`), ...payloads.filter((_, i) => i % 6 === 0).map((p) => `/en/reading-list/#list=${encodeURIComponent(p.text)}`)], 'main'));
  await page.close();
  assert.deepEqual(found.flatMap(([where, { faults }]) => faults.map((f) => `${where.slice(0, 200)}: ${f}`)), []);
  assert.deepEqual(heard, []);
  assert.ok(found.find(([where]) => where.startsWith('/reading-list/'))![1].text.includes(flat(payloads[0]!.text)), 'titles of a shared list are shown as characters');
});

test('no query typed into the box and no reading list opened from a file runs anything; what is kept and drawn again is characters', async () => {
  const { page, heard } = await host();
  page.on('pageerror', (e) => heard.push(e.message));
  const faultsOf = (): Promise<readonly string[]> => page.evaluate(`(${examine.toString()})(window).faults`);
  await page.goto(`${address}/en/search/`);
  const box = page.locator('[data-part=box]');
  for (const p of payloads.filter((x) => !x.text.includes('\n'))) {
    await box.fill(`light ${p.text}`);
    await box.press('Enter');
    await page.waitForFunction(() => { const hits = document.querySelector<HTMLElement>('[data-part=hits]'); return hits?.dataset.query?.startsWith('light') && hits.getAttribute('aria-busy') !== 'true'; }, undefined, { timeout: 30_000 });
    const faults = await faultsOf();
    assert.deepEqual(faults, [], p.name);
  }
  await page.goto(`${address}/reading-list/`);
  const list = payloads.map((p, i) => ({ id: `09ATLANTIS${i + 1}`, anchor: '', title: p.text, note: p.text }));
  await page.locator('#open-list').setInputFiles({ name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(toJson(list)) });
  await page.locator('.reading-lines li').nth(list.length - 1).waitFor();
  await page.reload();
  await page.locator('.reading-lines li').nth(list.length - 1).waitFor();
  assert.ok(flat(await page.locator('.reading-lines').innerText()).includes('<script>window.__hit=1</script>'));
  assert.deepEqual((await faultsOf()).filter((f) => f !== 'a form'), []);
  await page.close();
  assert.deepEqual(heard, []);
});

test('no table begins a cell with a formula', () => {
  for (const f of filesBelow(a.outDir).filter((x) => x.endsWith('.csv'))) {
    const text = readFileSync(path.join(a.outDir, f), 'utf8');
    assert.doesNotMatch(text, /(?:^|[,\n])"?[=@](?:HYPERLINK|SUM)/, f);
  }
  assert.ok(filesBelow(a.outDir).some((x) => x.endsWith('.csv')));
});
