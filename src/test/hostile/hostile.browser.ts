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
import { cableImporters } from '../../import/cables/index.ts';
import { frus } from '../../import/frus/index.ts';
import { ImportError } from '../../import/importer.ts';
import { runImport } from '../../import/run.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { smallArchive, type SmallArchive } from '../small-archive.ts';
import { hostileSources } from './imports.ts';
import { payloads } from './payloads.ts';
import { after, before, corpus, twin } from './samples.ts';

let a: SmallArchive;
let server: Server | undefined;
let browser: Browser | undefined;
let address: string;
const { sound } = corpus();
let imported: string[] = [];
const refused: string[] = [];

beforeAll(async () => {
  a = smallArchive();
  for (const [file, text] of sound.files) a.write(file, text);
  const sources = path.join(a.dir, 'sources');
  mkdirSync(sources);
  for (const importer of [frus, ...cableImporters]) {
    const own = hostileSources.filter((s) => s.format === importer.format);
    for (const s of own) writeFileSync(path.join(sources, s.name), s.text);
    for (const s of own) {
      try { await runImport({ importer, paths: [path.join(sources, s.name)], content: a.contentDir, reviewedBy: { name: 'A reviewer', date: '2026-01-01' } }); } catch (e) {
        // A page that a sample cuts off is no cable's page: refused as a whole.
        if (!(e instanceof ImportError)) throw e;
        refused.push(s.name);
      }
    }
  }
  // An editor publishes what was imported, without looking.
  for (const f of readdirSync(path.join(a.contentDir, 'cables'))) {
    const text = readFileSync(path.join(a.contentDir, 'cables', f), 'utf8');
    if (!/^status: draft$/m.test(text)) continue;
    imported.push(f.replace(/\.md$/, ''));
    a.write(`cables/${f}`, text.replace(/^status: draft$/m, 'status: published').replace(/kind: leaked/, 'kind: generated'));
  }
  imported = imported.sort();
  await build({ contentDir: a.contentDir, shown: 'content', outDir: a.outDir, cacheDir: a.cacheDir, workers: 2 });
  // The policy is one wall; here the others have to hold without it.
  for (const f of filesBelow(a.outDir)) {
    if (!f.endsWith('.html')) continue;
    const html = readFileSync(path.join(a.outDir, f), 'utf8');
    writeFileSync(path.join(a.outDir, f), html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, ''));
  }
  server = siteServer(a.outDir);
  address = `http://127.0.0.1:${await listen(server, 0)}`;
  browser = await launchBrowser();
});
afterAll(async () => { await browser?.close(); server?.closeAllConnections(); server?.close(); a.close(); });

/** What a hostile page would have done to its document, as a list of findings; empty when nothing. */
function examine(): { faults: string[]; text: string; skeleton: string } {
  const faults: string[] = [];
  const w = window as unknown as { __hit?: unknown };
  for (const el of document.querySelectorAll('*')) {
    for (const { name, value } of el.attributes) {
      if (/^on/i.test(name)) faults.push(`${el.tagName} has ${name}`);
      if (/^(href|src|action|formaction|data|srcdoc|xlink:href|poster|background)$/i.test(name) && /^\s*(javascript|data|vbscript|file|blob):/i.test(value)) faults.push(`${el.tagName} ${name}=${value.slice(0, 40)}`);
      if (name === 'style') faults.push(`${el.tagName} has a style`);
      if (/^(href|src|action|formaction)$/i.test(name) && /evil\.example/.test(value) && !value.includes(encodeURIComponent('evil'))) { const u = new URL(value, location.href); if (u.host === 'evil.example') faults.push(`${el.tagName} leads to ${value}`); }
    }
    if (/^(iframe|object|embed|base|style|template|math|marquee|video|audio|noscript)$/i.test(el.tagName) && !(el.tagName === 'NOSCRIPT' && document.body.className.includes('search'))) faults.push(`an element ${el.tagName}`);
    if (el.tagName === 'SCRIPT' && !/^\/_astro\//.test(el.getAttribute('src') ?? '') && el.getAttribute('type') !== 'application/ld+json') faults.push('a script');
    if (el.tagName === 'SCRIPT' && el.getAttribute('type') === 'application/ld+json') try { JSON.parse(el.textContent); } catch { faults.push('linked data that is no JSON'); }
    if (el.tagName === 'FORM' && !/search/.test(el.className)) faults.push('a form');
    if (el.tagName === 'META' && el.getAttribute('http-equiv') === 'refresh') faults.push('a refresh');
    for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle', 'begin', 'animationstart', 'pointerenter']) el.dispatchEvent(new Event(type));
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) faults.push(`two elements with the id ${id}`);
  if (document.querySelector('main')?.id !== 'main' || document.getElementById('main')?.tagName !== 'MAIN') faults.push('main is not main');
  if (!(document.documentElement instanceof HTMLHtmlElement) || typeof document.getElementById !== 'function') faults.push('an object of the page is hidden by another');
  if (w.__hit !== undefined) faults.push('EXECUTED');
  const skeleton = [...document.querySelectorAll('*')].filter((e) => e.tagName !== 'BDI' && !e.closest('[data-search-page]')).map((e) => `${e.tagName}[${[...e.attributes].map((x) => x.name).sort().join()}]`).join(' ');
  return { faults, text: document.body.textContent.replace(/\s+/g, ' '), skeleton };
}
const flat = (s: string): string => s.replace(/\s+/g, ' ').trim();

async function open(page: Page, at: string): Promise<ReturnType<typeof examine>> {
  await page.goto(address + at, { waitUntil: 'load' });
  return page.evaluate(examine);
}

test('with the policy off, no sample runs, leads away or alters what stands beside it, and each shows its characters', async () => {
  const page = await browser!.newPage();
  const away: string[] = [];
  page.on('request', (r) => { if (!r.url().startsWith(address)) away.push(r.url()); });
  page.on('dialog', (d) => { away.push(`a dialog: ${d.message()}`); void d.dismiss(); });
  const wrong: string[] = [];
  const pages = new Map<string, typeof sound.samples[number][]>();
  for (const s of sound.samples) if (s.page) pages.set(s.page, [...(pages.get(s.page) ?? []), s]);
  const twins = { '': (await open(page, `/cables/${twin.yaml}/`)).skeleton, '/en': (await open(page, `/en/cables/${twin.yaml}/`)).skeleton };
  for (const [at, samples] of pages) {
    const { faults, text, skeleton } = await open(page, at);
    for (const f of faults) wrong.push(`${at}: ${f}`);
    for (const shown of new Set(samples.flatMap((s) => (s.shows === undefined ? [] : [s.shows])))) if (!text.includes(flat(shown))) wrong.push(`${at}: the characters ${shown} are not shown`);
    if (/^\/cables\/M/.test(at)) for (const words of [before, after, ...Array.from({ length: 7 }, (_, k) => `Neighbour ${k} stands.`)]) if (!text.includes(words)) wrong.push(`${at}: "${words}" is gone`);
    if (/^\/cables\/Y/.test(at)) {
      if (skeleton !== twins['']) wrong.push(`${at}: another structure than its harmless twin`);
      const en = await open(page, `/en${at}`);
      for (const f of en.faults) wrong.push(`/en${at}: ${f}`);
      if (en.skeleton !== twins['/en']) wrong.push(`/en${at}: another structure than its harmless twin`);
    }
  }
  for (const at of ['/', '/cables/', '/persons/', '/organizations/', '/posts/', '/subjects/', '/annotations/context/', '/corrections/', '/en/', '/en/persons/', '/en/glossary/']) for (const f of (await open(page, at)).faults) wrong.push(`${at}: ${f}`);
  await page.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(away, []);
  assert.ok(sound.samples.length >= 1000, String(sound.samples.length));
});

test('what the importers made of hostile sources runs nowhere, and check finds no error in it', async () => {
  const { problems } = await checkContent({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, strict: false });
  assert.deepEqual(problems.filter((p) => p.severity === 'error'), []);
  const page = await browser!.newPage();
  const away: string[] = [];
  page.on('request', (r) => { if (!r.url().startsWith(address)) away.push(r.url()); });
  const wrong: string[] = [];
  for (const id of imported) for (const f of (await open(page, `/cables/${id}/`)).faults) wrong.push(`${id}: ${f}`);
  await page.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(away, []);
  assert.ok(refused.length < 20, refused.join());
  assert.ok(imported.length >= 3 * payloads.length, `${imported.length} documents were imported`);
});

test('no query and no address of the search runs anything or breaks the page', async () => {
  const page = await browser!.newPage();
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('request', (r) => { if (!r.url().startsWith(address)) errors.push(`request to ${r.url()}`); });
  for (const p of payloads) {
    const q = encodeURIComponent(p.text);
    for (const at of [`/search/?q=${q}`, `/en/search/?q=light&person=${q}&country=${q}&sort=${q}&year=${q}&view=${q}`]) {
      await page.goto(address + at);
      await page.waitForFunction(() => (document.querySelector('[data-part=status]')?.textContent ?? '').trim() !== '' || document.querySelector('[data-part=body]') === null, undefined, { timeout: 20_000 });
      for (const f of (await page.evaluate(examine)).faults) errors.push(`${at}: ${f}`);
    }
  }
  await page.close();
  assert.deepEqual(errors, []);
});

test('no table begins a cell with a formula', () => {
  for (const f of filesBelow(a.outDir).filter((x) => x.endsWith('.csv'))) {
    const text = readFileSync(path.join(a.outDir, f), 'utf8');
    assert.doesNotMatch(text, /(?:^|[,\n])"?[=@](?:HYPERLINK|SUM)/, f);
  }
  assert.ok(filesBelow(a.outDir).some((x) => x.endsWith('.csv')));
});
