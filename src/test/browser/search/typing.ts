/** A reader types: history, late answers, suggestions by keyboard alone. Registered by `search.browser.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Route } from 'playwright-core';
import { indexFolder } from '../../../search/index-folder.ts';
import type { Site } from '../site.ts';
import { answered, hitIds, status, total, visits } from './visit.ts';

export function typingTests(site: () => Site): void {
  const { withPage, searchAddress } = visits(site);

  test('each question is one step of the history, however many letters were typed', async () => {
    await withPage(async (page) => {
      await page.goto(`${site().address}/en/search/`);
      await page.locator('[data-part=box]').fill('');
      await page.keyboard.type('gas', { delay: 5 });
      await page.keyboard.press('Enter');
      await answered(page, 'gas');
      await page.locator('[data-part=box]').fill('treaty');
      await answered(page, 'treaty');
      await page.locator('[data-part=box]').fill('treaty with');
      await answered(page, 'treaty with');
      await page.locator('[data-part=sort]').selectOption('oldest');
      await page.waitForURL(/sort=oldest/);
      await page.goBack();
      await answered(page, 'treaty with');
      assert.equal(await page.locator('[data-part=sort]').inputValue(), '');
      await page.goBack();
      await answered(page, 'gas');
      assert.equal(await page.locator('[data-part=box]').inputValue(), 'gas');
      await page.goForward();
      await answered(page, 'treaty with');
    });
  });

  test('an older answer never overwrites a newer one', async () => {
    await withPage(async (page) => {
      const box = page.locator('[data-part=box]');
      await page.goto(searchAddress('gas', '', '/en'));
      await answered(page, 'gas');
      const expected = await hitIds(page);
      const held: Route[] = [];
      await page.route(`**/${indexFolder}/**`, (route) => { held.push(route); });
      const asked = page.waitForRequest(`**/${indexFolder}/**`);
      await box.fill('quixotic earthquake');
      await box.press('Enter');
      await asked;
      await box.fill('gas');
      await box.press('Enter');
      await answered(page, 'gas');
      assert.ok(held.length > 0);
      const released = held.map((route) => page.waitForResponse(route.request().url()));
      await Promise.all([...held.map((route) => route.continue()), ...released]);
      await page.unroute(`**/${indexFolder}/**`);
      // One more question and answer pass through the worker after the late files have arrived.
      await page.locator('.filter-group:not([open]) summary').first().click();
      await page.locator('.filter-group[open] li').first().waitFor();
      assert.deepEqual(await hitIds(page), expected);
      assert.equal(await status(page).innerText().then((text) => text.includes('gas')), true);
    });
  });

  test('by keyboard alone: a suggestion to a person’s page; a query, a filter, a hit', async () => {
    await withPage(async (page) => {
      const requests: string[] = [];
      page.on('request', (r) => { if (r.url().includes(indexFolder) || r.url().includes('worker')) requests.push(r.url()); });
      await page.goto(`${site().address}/countries/`);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(requests, [], 'nothing of the search is loaded before the reader turns to it');
      await page.keyboard.press('/');
      const box = page.getByRole('combobox').or(page.locator('[data-search-box]')).first();
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
      await page.keyboard.type('توري');
      await page.getByRole('option').nth(4).waitFor();
      await page.keyboard.press('ArrowDown');
      assert.equal(await box.getAttribute('aria-activedescendant'), await page.getByRole('option').first().getAttribute('id'));
      const href = await page.getByRole('option', { selected: true }).getAttribute('href');
      assert.match(href ?? '', /^\/persons\/.*toure\/$/);
      await page.keyboard.press('Escape');
      assert.equal(await box.getAttribute('aria-expanded'), 'false');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option').nth(4).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site().address}${href}`);

      await page.goto(`${site().address}/search/`);
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
      await page.keyboard.type('الغاز');
      await page.keyboard.press('Enter');
      await answered(page, 'الغاز');
      const all = await total(page);
      const tabTo = async (selector: string): Promise<void> => {
        for (let step = 0; step < 60; step++) {
          await page.keyboard.press('Tab');
          if (await page.evaluate((s) => document.activeElement?.matches(s) === true, selector)) return;
        }
        assert.fail(`${selector} is not reached by Tab`);
      };
      await tabTo('.filter-group input[type=checkbox]:not(:checked)');
      await page.keyboard.press('ArrowDown');
      await tabTo('.filter-group input[type=checkbox]');
      await page.keyboard.press('Space');
      await page.locator('.chip').first().waitFor();
      assert.ok(await total(page) < all);
      assert.ok(await page.evaluate(() => document.activeElement?.matches('.filter-group input:checked') === true), 'the focus stays on the filter');
      await tabTo('.hit-title a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/cables\//);
    });
  });
}
