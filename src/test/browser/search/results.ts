/** What a search shows: hits, counts, filters, years, places in a text. Registered by `search.browser.ts`. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { diskFetch } from '../../../search/disk-fetch.ts';
import { indexFolder } from '../../../search/index-folder.ts';
import { openSearch } from '../../../search/open.ts';
import type { Site } from '../site.ts';
import { answered, arabic, ask, hitIds, status, total, visits } from './visit.ts';

export function resultTests(site: () => Site): void {
  const { withPage, searchAddress } = visits(site);

  test('«الجزائر» finds cables: counted in Arabic, words marked as they are spelt, each passage in its language', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('الجزائر'));
      await answered(page, 'الجزائر');
      const found = await total(page);
      assert.ok(found > 20, String(found));
      assert.ok((await status(page).innerText()).startsWith(arabic.results(found, 'الجزائر')));
      assert.equal(await page.locator('.hit').count(), 10);
      const marks = await page.locator('.passage mark').allInnerTexts();
      assert.ok(marks.some((word) => /الجزائر/.test(word)), marks.join(' '));
      for (const words of await page.locator('.passage-words').all()) assert.deepEqual(await words.evaluate((e) => [e.getAttribute('dir'), (e as HTMLElement).lang]).then(([dir, lang]) => dir === (lang === 'ar' ? 'rtl' : 'ltr')), true);
      assert.match(await page.title(), /^«\u2068الجزائر\u2069»/);
      assert.equal(await status(page).locator('bdi').innerText(), 'الجزائر');
    });
  });

  test('a person narrows the results to the number shown beside the name, and taking it away brings all back', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('الجزائر'));
      await answered(page, 'الجزائر');
      const all = await total(page);
      const line = page.locator('.filter-group', { hasText: arabic.person }).locator('li').first();
      const promised = Number(await line.locator('.count').innerText());
      const name = await line.locator('.filter-name').innerText();
      assert.match(name, /\p{Script=Arabic}/u);
      await line.locator('input').check();
      await page.locator('.chip', { hasText: name }).waitFor();
      assert.ok(promised > 0 && promised < all);
      assert.equal(await total(page), promised);
      assert.match(page.url(), /person=[a-z-]+/);
      for (const count of await page.locator('.filter-group').first().locator('.count').allInnerTexts()) assert.ok(Number(count) <= promised);
      // Values of a field are alternatives: a second person adds to the first.
      await page.locator('.filter-group', { hasText: arabic.person }).locator('li').nth(1).locator('input').check();
      await page.locator('.chips .chip').nth(1).waitFor();
      assert.ok(await total(page) >= promised);
      await page.getByRole('button', { name: arabic.clearFilters }).click();
      await page.waitForFunction(() => !document.querySelector('.chip'));
      assert.equal(await total(page), all);
    });
  });

  test('a hit opens at its paragraph with the words marked and a clean address; back restores query, filters and results', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('algeria', '&country=ml', '/en'));
      await answered(page, 'algeria');
      const before = await hitIds(page);
      const passage = page.locator('.passage', { hasText: 'paragraph' }).first();
      const href = (await passage.getAttribute('href'))!;
      await passage.click();
      await page.waitForURL((url) => /^\/en\/cables\/.*\/$/.test(url.pathname) && url.search === '');
      const { hash } = new URL(page.url());
      assert.equal(hash, new URL(href, site().address).hash);
      assert.match(hash, /^#p\d/);
      assert.ok(await page.locator(':target').isVisible());
      assert.equal(await page.locator(':target').getAttribute('id'), hash.slice(1));
      assert.ok(await page.evaluate(() => (CSS.highlights.get('found')?.size ?? 0) > 0));
      const marked = await page.evaluate(() => [...CSS.highlights.get('found')!].map((range) => String(range).toLowerCase()));
      assert.ok(marked.every((word) => /alger|جزائر/.test(word)), marked.join());
      await page.goBack();
      await answered(page, 'algeria');
      assert.equal(await page.locator('[data-part=box]').inputValue(), 'algeria');
      assert.ok(await page.locator('.chip', { hasText: 'Mali' }).isVisible());
      assert.deepEqual(await hitIds(page), before);
    });
  });

  test('years are chosen by number and by dragging over the bars', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('الجزائر'));
      await answered(page, 'الجزائر');
      const all = await total(page);
      await page.getByLabel(arabic.fromYear).fill('1958');
      await page.getByLabel(arabic.toYear).fill('1963');
      await page.keyboard.press('Tab');
      await page.waitForURL(/year=1958\.\.1963/);
      await page.locator('.chip', { hasText: '1958–1963' }).waitFor();
      const some = await total(page);
      assert.ok(some > 0 && some < all);
      for (const when of await page.locator('.hit-facts span:first-child').allInnerTexts()) assert.match(when, /19(58|59|60|61|62|63)/);
      await page.locator('.chip', { hasText: '1958–1963' }).click();
      await page.waitForFunction(() => !document.querySelector('.chip'));
      // In Arabic time runs from right to left, in English from left to right: the first third of the chart are its first years.
      for (const lang of ['', '/en']) {
        await page.goto(searchAddress('الجزائر', '', lang));
        await answered(page, 'الجزائر');
        const chart = page.locator('.filter-years svg');
        const [first, last] = (await chart.getAttribute('aria-label'))!.match(/\d{4}/g)!.map(Number) as [number, number];
        const { x, y, width } = (await chart.boundingBox())!;
        const at = (share: number): number => x + width * (lang === '' ? 1 - share : share);
        await page.mouse.move(at(0.01), y + 20);
        await page.mouse.down();
        await page.mouse.move(at(0.33), y + 20, { steps: 4 });
        await page.mouse.up();
        await page.waitForURL(/year=\d{4}\.\.\d{4}/);
        assert.equal(new URL(page.url()).searchParams.get('year'), `${first}..${first + Math.floor(0.33 * (last - first + 1))}`);
        await page.locator('.chip').waitFor();
        assert.ok(await total(page) > 0 && await total(page) < all);
        const [earliest, latest] = await chart.locator('text').evaluateAll((labels) => labels.map((label) => ({ text: label.textContent, left: label.getBoundingClientRect().left })).sort((one, other) => one.left - other.left).map(({ text }) => Number(text)));
        assert.deepEqual(lang === '' ? [latest, earliest] : [earliest, latest], [first, last]);
      }
    });
  });

  test('more results follow below, the address keeps them, and the focus goes on with the first new one', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('الجزائر'));
      await answered(page, 'الجزائر');
      await page.getByRole('button', { name: arabic.more }).click();
      await page.locator('.hit').nth(19).waitFor();
      assert.equal(await page.evaluate(() => [...document.querySelectorAll('.hit')].indexOf(document.activeElement!.closest('.hit')!)), 10);
      const shown = await hitIds(page);
      assert.equal(new Set(shown).size, 20);
      await page.reload();
      await answered(page, 'الجزائر');
      assert.deepEqual(await hitIds(page), shown);
    });
  });

  test('filters without words list all they leave, newest first, in the other language of the page too', async () => {
    await withPage(async (page) => {
      await page.goto(`${site().address}/search/?country=ml`);
      await page.locator('.hit').first().waitFor();
      const found = await total(page);
      assert.ok(found > 1);
      assert.equal(await page.locator('[data-part=sort]').inputValue(), 'newest');
      assert.equal(await page.locator('.chip').first().innerText(), 'مالي');
      await page.locator('.languages a').click();
      await page.waitForURL(/\/en\/search\/\?country=ml$/);
      await page.locator('.chip', { hasText: 'Mali' }).waitFor();
      assert.equal(await total(page), found);
    });
  });

  test('the browser’s worker and the terminal give the same hits in the same order', async () => {
    const searcher = await openSearch({ base: '/', fetch: diskFetch(path.join(site().dir, indexFolder)) });
    await withPage(async (page) => {
      await page.goto(`${site().address}/search/`);
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
      for (const query of ['الجزائر', 'والسفارة', 'تهريب السلاح في شمال مالي', '"التعاون العسكري"', 'gas -pipeline', 'بوتفليقة', 'Toure', '09 BAMAKO 776', 'country:morocco year:1960-1965', 'Soviet aid to Guinea']) {
        await ask(page, query);
        await answered(page, query);
        const expected = await searcher.search(query, { lang: 'ar', limit: 10 });
        assert.deepEqual(await hitIds(page), expected.hits.map((hit) => hit.id), query);
        assert.ok((await status(page).innerText()).startsWith(arabic.results(expected.total, query)), query);
      }
    });
  });
}
