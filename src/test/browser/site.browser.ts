import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
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
    const page = await context.newPage();
    const found: string[] = [];
    for (const p of bothLanguages) {
      await page.goto(site.address + p.path);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      assert.ok(passes.length > 10, `axe looked at ${p.path}`);
      for (const v of violations) found.push(`${p.path} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`);
    }
    await context.close();
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
