import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { siteAnywhere } from '../../build/package-site.ts';
import { listen, siteServer } from '../../build/serve.ts';
import { filesBelow } from '../../build/swap.ts';
import { checkLinks } from './links.ts';
import { readingTests } from './reading.ts';
import { bothLanguages, openSite, pageTypes, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(async () => { await site.close(); });

readingTests(() => site);

/** A stub and an imported kind of page exist only where content has them: find one. */
const stub = () => filesBelow(path.join(site.dir, 'cables')).find((f) => f.endsWith('index.html') && /class="page-stub"/.test(readFileSync(path.join(site.dir, 'cables', f), 'utf8')));

test('every page type loads, in its language and direction, without a console message or a request to elsewhere', async () => {
  const page = await site.browser.newPage();
  const heard: string[] = [];
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') heard.push(`${page.url()} ${m.text()}`); });
  page.on('pageerror', (e) => heard.push(`${page.url()} ${e.message}`));
  page.on('request', (r) => { if (!r.url().startsWith(site.address) && !r.url().startsWith('data:')) heard.push(`request to ${r.url()}`); });
  for (const p of bothLanguages) {
    const response = await page.goto(site.address + p.path);
    assert.equal(response?.status(), 200, p.path);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), p.lang === 'ar' ? ['ar', 'rtl'] : ['en', 'ltr'], p.path);
    assert.equal(await page.locator('h1').count(), 1, `${p.path} has one h1`);
  }
  await page.close();
  assert.deepEqual(heard, []);
});

test('nothing is stored before the reader asks for it', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  for (const p of pageTypes) await page.goto(site.address + p.path);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page type in either language, ${scheme}`, async () => {
    const context = await site.browser.newContext({ colorScheme: scheme });
    const found: string[] = [];
    const waiting = [...bothLanguages];
    let looked = 0;
    // Two pages at a time: each has a process of its own.
    await Promise.all([1, 2].map(async () => {
      const page = await context.newPage();
      for (let p = waiting.shift(); p; p = waiting.shift()) {
        await page.goto(site.address + p.path);
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        assert.ok(passes.length > 10, `axe looked at ${p.path}`);
        looked++;
        for (const v of violations) found.push(`${p.path} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`);
      }
    }));
    await context.close();
    assert.equal(looked, bothLanguages.length);
    assert.deepEqual(found, []);
  });
}

test('html-validate finds nothing on any page type', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'require-sri': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-raw-characters': 'off' } });
  const found: string[] = [];
  const files = [...bothLanguages.map((p) => p.path.slice(1) + (p.path.endsWith('/') ? 'index.html' : '')), `cables/${stub()}`];
  for (const f of files) {
    const report = await validator.validateString(readFileSync(path.join(site.dir, f), 'utf8'));
    for (const r of report.results) for (const m of r.messages) found.push(`${f}:${m.line}:${m.column} ${m.ruleId} ${m.message}`);
  }
  assert.ok(files.length > 50);
  assert.deepEqual(found, []);
});

test('every internal link and fragment resolves', () => {
  const { checked, fragments, broken } = checkLinks(site.dir, 'https://archive.example');
  assert.ok(checked > 20_000 && fragments > 2000, `only ${checked} links and ${fragments} fragments were checked`);
  assert.deepEqual(broken.slice(0, 40), [], `${broken.length} broken`);
});

test('at 390 pixels nothing scrolls sideways', async () => {
  const page = await site.browser.newPage({ viewport: { width: 390, height: 844 } });
  const wide: string[] = [];
  for (const p of bothLanguages) {
    await page.goto(site.address + p.path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wide.push(`${p.path} by ${over}`);
  }
  await page.close();
  assert.deepEqual(wide, []);
});

test('no page has an inline handler, style or script, and each forbids them', () => {
  const pages = filesBelow(site.dir).filter((f) => f.endsWith('.html'));
  assert.ok(pages.length > 300, String(pages.length));
  for (const f of pages) {
    const html = readFileSync(path.join(site.dir, f), 'utf8');
    assert.doesNotMatch(html, /<[^>]+\son\w+=/i, f);
    assert.doesNotMatch(html, /<[a-z][^>]*\sstyle=|<style/i, f);
    assert.doesNotMatch(html, /<script(?![^>]*(src=|application\/ld\+json))[^>]*>/i, f);
    assert.match(html, /content-security-policy" content="default-src 'none'; script-src 'self'/, f);
  }
});

test('without scripts a cable is read whole: text, notes, header, references', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}/cables/09BAMAKO776/`);
  assert.ok(await page.locator('.para').count() >= 4);
  assert.ok(await page.locator('.note').first().isVisible());
  assert.ok(await page.locator('.cable-header dt').count() > 6);
  await page.locator('details.explain > summary').first().click();
  assert.ok(await page.locator('details.explain[open]').count() > 0);
  await page.goto(`${site.address}/search/`);
  assert.ok(await page.locator('main a').count() >= 6);
  assert.ok(await page.locator('noscript, main p.lead').first().isVisible());
  await context.close();
});

test('a paragraph and a note are reached by their address, and the note leads back', async () => {
  const page = await site.browser.newPage();
  await page.goto(`${site.address}/cables/09BAMAKO776/#p2`);
  assert.ok(await page.locator('#p2').evaluate((e) => e.matches(':target')));
  const ref = page.locator('.cell-0 a.note-ref').first();
  const target = (await ref.getAttribute('href'))!;
  await ref.click();
  assert.ok(page.url().endsWith(target));
  await page.locator(`${target} .note-number`).click();
  assert.match(page.url(), /#ref-/);
  await page.close();
});

test('one language alone is shown on choice, the choice is in the address and remembered', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/cables/09BAMAKO776/`);
  assert.ok(await page.locator('.cell[lang=en]').first().isVisible());
  await page.locator('.views input').nth(1).check();
  assert.ok(!(await page.locator('.cell[lang=en]').first().isVisible()));
  assert.match(page.url(), /\?view=ar/);
  await page.goto(`${site.address}/cables/09BAMAKO754/`);
  await page.goto(`${site.address}/cables/SPECIMEN1/`);
  assert.ok(!(await page.locator('.cell[lang=en]').first().isVisible()));
  await context.close();
});

test('in print the notes stand after the text and the address is given', async () => {
  const page = await site.browser.newPage();
  await page.goto(`${site.address}/en/cables/09BAMAKO776/`);
  await page.emulateMedia({ media: 'print' });
  const [text, note, address] = await Promise.all([
    page.locator('.cell-0 .para').last().boundingBox(), page.locator('.note').first().boundingBox(), page.locator('.print-only.address').isVisible(),
  ]);
  assert.ok(text && note && note.y >= text.y, 'notes follow the text');
  assert.ok(address);
  assert.ok(!(await page.locator('.masthead').isVisible()));
  await page.close();
});

test('the generated specimen is marked as invented on its page', async () => {
  const page = await site.browser.newPage();
  await page.goto(`${site.address}/en/cables/SPECIMEN1/`);
  assert.match(await page.locator('.banner.warn').innerText(), /invented/);
  await page.close();
});

test('a cable that is cited but not held has a page that says who cites it', () => {
  const f = stub();
  assert.ok(f && existsSync(path.join(site.dir, 'cables', f)));
  const html = readFileSync(path.join(site.dir, 'cables', f), 'utf8');
  assert.match(html, /class="cable-lines"/);
  assert.match(html, /name="robots" content="noindex"/);
});

test('on the reader’s choice the site is kept: without a connection a cable is read and a search answered, until he takes it back', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/en/data/`);
  assert.deepEqual(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]), [0, 0]);
  await page.locator('[data-offline-keep]').click();
  await page.locator('[data-offline-forget]').waitFor({ timeout: 120_000 });
  await context.setOffline(true);
  await page.goto(`${site.address}/cables/09BAMAKO776/`);
  assert.match(await page.locator('h1').innerText(), /وارد/);
  await page.goto(`${site.address}/en/search/?q=Boumediene`);
  await page.locator('.hit-title a').first().click();
  await page.waitForURL(/\/en\/cables\//);
  await page.waitForFunction(() => (CSS.highlights.get('found')?.size ?? 0) > 0);
  await context.setOffline(false);
  await page.goto(`${site.address}/data/`);
  await page.locator('[data-offline-forget]').click();
  await page.locator('[data-offline-keep]').waitFor();
  assert.deepEqual(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]), [0, 0]);
  await context.close();
});

test('what the ZIP holds works from a folder of any server, however deep: styles, fonts, links, search', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-anywhere-'));
  const server = siteServer(dir, '', { securityHeaders: false });
  const page = await site.browser.newPage();
  const heard: string[] = [];
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') heard.push(m.text()); });
  page.on('pageerror', (e) => heard.push(e.message));
  page.on('response', (r) => { if (r.status() >= 400) heard.push(`${r.status()} ${r.url()}`); });
  try {
    for (const { name, data } of siteAnywhere(site.dir, 'some where/barqiyat', '')) {
      const to = path.join(dir, name);
      mkdirSync(path.dirname(to), { recursive: true });
      if (typeof data === 'object' && 'file' in data) copyFileSync(data.file, to); else writeFileSync(to, data);
    }
    const root = `http://127.0.0.1:${await listen(server, 0)}/some%20where/barqiyat`;
    for (const p of bothLanguages.filter((x) => !x.path.endsWith('404.html'))) {
      await page.goto(root + p.path);
      assert.ok(await page.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0]!.cssRules.length > 0), p.path);
    }
    await page.goto(`${root}/en/cables/09BAMAKO776/`);
    assert.ok(await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].some((f) => f.status === 'loaded'); }));
    await page.locator('nav.languages a').click();
    await page.waitForURL(`${root}/cables/09BAMAKO776/`);
    await page.goto(`${root}/search/?q=${encodeURIComponent('الجزائر')}`);
    await page.locator('.hit-title a').first().click();
    await page.waitForURL((url) => url.href.startsWith(`${root}/cables/`));
    await page.waitForFunction(() => (CSS.highlights.get('found')?.size ?? 0) > 0);
  } finally {
    await page.close();
    await new Promise((done) => { server.close(done); server.closeAllConnections(); });
    rmSync(dir, { recursive: true, force: true });
  }
  assert.deepEqual(heard, []);
});
