/**
 * Takes the pictures of the README and of docs/main-job.md: `node scripts/pictures.ts [VOLUME.xml]`.
 * Without a volume only the shipped collection is photographed; with one, the main job is done on it step by step.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from '../src/build/build.ts';
import { listen, siteServer } from '../src/build/serve.ts';
import { projectRoot } from '../src/build/templates.ts';
import { launchBrowser } from '../src/test/browser/chromium.ts';

const pictures = path.join(projectRoot, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-pictures-'));
const cacheDir = path.join(projectRoot, '.barqiyat');

async function serve(contentDir: string, name: string): Promise<{ address: string; close: () => void }> {
  const outDir = path.join(dir, name);
  await build({ contentDir, shown: name, outDir, cacheDir });
  const server = siteServer(outDir);
  return { address: `http://127.0.0.1:${await listen(server, 0)}`, close: () => { server.close(); server.closeAllConnections(); } };
}

async function shoot(browser: Browser, name: string, options: { width: number; height?: number; dark?: boolean }, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: options.width, height: options.height ?? (options.width < 600 ? 844 : 860) }, colorScheme: options.dark ? 'dark' : 'light' });
  await act(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await page.close();
  console.log(name);
}

const browser = await launchBrowser();
try {
  const own = await serve(path.join(projectRoot, 'content'), 'collection');
  const text = async (page: Page) => { await page.locator('.text').scrollIntoViewIfNeeded(); await page.locator('.text').evaluate((e) => e.scrollIntoView({ behavior: 'instant', block: 'start' })); };
  for (const [name, url, width, dark] of [
    ['home-ar-1280', '/', 1280, false], ['home-ar-390', '/', 390, false], ['home-en-1280-dark', '/en/', 1280, true],
    ['cable-ar-1280', '/cables/09BAMAKO776/', 1280, false], ['cable-en-1280', '/en/cables/09BAMAKO776/', 1280, false], ['cable-ar-390', '/cables/09BAMAKO776/', 390, false], ['cable-ar-390-dark', '/cables/09BAMAKO776/', 390, true],
    ['person-ar-1280', '/persons/hassan-ii/', 1280, false], ['country-en-1280', '/en/countries/dz/', 1280, false],
  ] as const) await shoot(browser, name, { width, dark }, async (p) => { await p.goto(own.address + url); });
  for (const [name, url, width, dark] of [['text-ar-1600', '/cables/frus1969-76ve05p2-d126/', 1600, false], ['text-en-1920-dark', '/en/cables/frus1969-76ve05p2-d126/', 1920, true], ['text-ar-768', '/cables/frus1969-76ve05p2-d126/', 768, false], ['text-ar-390', '/cables/frus1969-76ve05p2-d126/', 390, false], ['specimen-ar-1280', '/cables/SPECIMEN1/', 1280, false]] as const) {
    await shoot(browser, name, { width, dark }, async (p) => { await p.goto(own.address + url); await text(p); });
  }
  const found = async (p: Page) => { await p.locator('.hits .hit').first().waitFor({ timeout: 20_000 }); };
  await shoot(browser, 'search-ar-1280', { width: 1280 }, async (p) => { await p.goto(`${own.address}/search/?q=${encodeURIComponent('تهريب السلاح')}`); await found(p); });
  await shoot(browser, 'search-ar-390', { width: 390 }, async (p) => { await p.goto(`${own.address}/search/?q=${encodeURIComponent('بن بله')}`); await found(p); });
  own.close();

  const volume = process.argv[2];
  if (volume) {
    const content = path.join(dir, 'my-archive');
    const imported = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/import.ts'), 'frus', path.resolve(volume), '--content', content], { stdio: 'inherit' });
    if (imported.status !== 0) throw new Error('the import failed');
    const site = await serve(content, 'my-archive');
    const query = `${site.address}/search/?q=${encodeURIComponent('الجزائر')}`;
    await shoot(browser, 'job-1-home', { width: 1280 }, async (p) => { await p.goto(site.address); });
    await shoot(browser, 'job-2-search', { width: 1280 }, async (p) => { await p.goto(query); await found(p); });
    await shoot(browser, 'job-3-filter', { width: 1280 }, async (p) => {
      await p.goto(query); await found(p);
      const person = p.locator('.filter-group', { hasText: 'الشخص' }).first();
      await person.evaluate((e) => { (e as HTMLDetailsElement).open = true; });
      await person.locator('input[type=checkbox]').first().check(); await p.waitForURL(/person=/); await found(p);
    });
    let hit = '';
    await shoot(browser, 'job-4-cable', { width: 1280 }, async (p) => {
      await p.goto(query); await found(p);
      hit = (await p.locator('.hits .hit-title a').first().getAttribute('href'))!.replace(/[#?].*/, '');
      await p.goto(new URL(hit, site.address).href);
    });
    await shoot(browser, 'job-5-paragraph', { width: 1280 }, async (p) => { await p.goto(`${new URL(hit, site.address).href}#p2`); await p.locator('#p2').evaluate((e) => e.scrollIntoView({ behavior: 'instant', block: 'start' })); });
    site.close();
  }
} finally {
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
}
