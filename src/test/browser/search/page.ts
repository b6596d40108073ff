/** The search page itself: for assistive technology, under the strictest policy, on small screens, and what it loads. Registered by `search.browser.ts`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Site } from '../site.ts';
import { answered, ask, visits } from './visit.ts';

export function pageTests(site: () => Site): void {
  const { withPage, searchAddress } = visits(site);

  for (const lang of ['', '/en']) {
    test(`axe finds nothing in results, suggestions, filters and messages, ${lang === '' ? 'Arabic' : 'English'}, light and dark`, async () => {
      await withPage(async (page) => {
        const found: string[] = [];
        const look = async (where: string): Promise<void> => {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const { violations, passes } = await new AxeBuilder({ page }).analyze();
            assert.ok(passes.length > 10);
            for (const v of violations) found.push(`${where}, ${colorScheme} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? ''}`).join(' | ')}`);
          }
        };
        await page.goto(searchAddress('الجزائر', '&country=dz&year=1950..1980', lang));
        await answered(page, 'الجزائر');
        await look('results');
        await page.locator('[data-part=box]').fill('alg');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await look('suggestions');
        await page.keyboard.press('Escape');
        await ask(page, 'gas zzxqyvw');
        await answered(page, 'gas zzxqyvw');
        await page.locator('.not-in-archive').waitFor();
        await look('a word the archive does not hold');
        await page.goto(searchAddress('zzxqyvw', '', lang));
        await answered(page, 'zzxqyvw');
        await look('nothing found');
        await page.goto(`${site().address}${lang}/`);
        await page.locator('[data-search-box]').click();
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
        await page.keyboard.type('mali');
        await page.getByRole('option').nth(3).waitFor();
        await look('suggestions on the first page');
        assert.deepEqual(found, []);
      });
    });
  }

  test('whoever comes by the address of a search waits for one step of files before his question is asked', async () => {
    await withPage(async (page) => {
      const scripts: string[] = [];
      let manifests = 0;
      page.on('request', (r) => {
        const { pathname } = new URL(r.url());
        if (pathname.endsWith('.js')) scripts.push(pathname);
        if (pathname.endsWith('/manifest.bin')) manifests++;
      });
      for (const lang of ['', '/en']) {
        await page.goto(searchAddress('الغاز', '', lang));
        await answered(page, 'الغاز');
        const named = await page.locator('link[rel=modulepreload], script[src]').evaluateAll((all) => all.map((e) => new URL((e as HTMLLinkElement).href || (e as HTMLScriptElement).src).pathname));
        assert.deepEqual(scripts.filter((script) => !named.includes(script)), []);
        assert.ok(scripts.some((script) => script.includes('worker')));
        scripts.length = 0;
      }
      assert.equal(manifests, 2);
    }, {});
  });

  test('the search needs no markup made from text: it works where the browser forbids that (trusted types), and shifts nothing as it answers', async () => {
    await withPage(async (page) => {
      const policies: string[] = [];
      page.on('response', (r) => { if (r.request().isNavigationRequest()) policies.push(r.headers()['content-security-policy'] ?? ''); });
      await page.addInitScript(() => {
        const shifts: number[] = ((globalThis as { shifts?: number[] }).shifts = []);
        interface Shift extends PerformanceEntry { value: number; hadRecentInput: boolean }
        new PerformanceObserver((list) => { for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) shifts.push(entry.value); }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(searchAddress('الجزائر'));
      await answered(page, 'الجزائر');
      await page.locator('.filter-group li').first().waitFor();
      assert.match(policies.join(), /require-trusted-types-for 'script'; trusted-types barqiyat; frame-ancestors/);
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const shifted = await page.evaluate(() => (globalThis as { shifts?: number[] }).shifts!.reduce((sum, value) => sum + value, 0));
      assert.ok(shifted < 0.05, `layout shift ${shifted}`);
    });
  });

  test('at 390 pixels nothing scrolls sideways, and the filters open and close', async () => {
    await withPage(async (page) => {
      for (const lang of ['', '/en']) {
        await page.goto(searchAddress('الجزائر', '&country=dz', lang));
        await answered(page, 'الجزائر');
        assert.ok(!(await page.locator('.filter-group').first().isVisible()));
        await page.locator('.filter-button').click();
        assert.ok(await page.locator('.filter-group').first().isVisible());
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        await page.locator('.filter-button').click();
        assert.ok(!(await page.locator('.filter-group').first().isVisible()));
      }
    }, { viewport: { width: 390, height: 844 } });
  });

  test('nothing is stored, and the scripts of every page stay under ten kilobytes', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('gas', '', '/en'));
      await page.locator('.passage').first().click();
      await page.waitForURL(/cables/);
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
      const scripts = new Set<string>();
      page.on('request', (r) => { if (r.resourceType() === 'script') scripts.add(new URL(r.url()).pathname); });
      await page.goto(`${site().address}/en/countries/`);
      await page.waitForLoadState('networkidle');
      const bytes = [...scripts].map((file) => gzipSync(readFileSync(path.join(site().dir, file))).length).reduce((sum, n) => sum + n, 0);
      assert.ok(scripts.size > 0 && bytes <= 10_240, `${[...scripts].join()} ${bytes}`);
    });
  });
}
