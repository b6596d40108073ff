/** Nothing found, an index that is damaged or gone, hostile queries: there is always a way on. Registered by `search.browser.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanQuery } from '../../../components/search/address.ts';
import { indexFolder } from '../../../search/index-folder.ts';
import type { Site } from '../site.ts';
import { answered, ask, english, hitIds, total, visits } from './visit.ts';

const hostile: readonly (readonly [string, string])[] = [
  ['ten thousand characters', 'ديبلوماسية '.repeat(910)], ['ten thousand letters without a space', 'ا'.repeat(10_000)], ['only stop words', 'من في على the of'], ['only punctuation', '؟!،.;:-—…()[]{}<>/\\|@#$%^&*~`'],
  ['unbalanced quotes', '"military «التعاون'], ['bidi controls', '\u202Eجزائر\u202C \u2067algeria\u2069 \u200F-'], ['HTML', '<img src=x onerror=alert(1)><script>alert(2)</script>'], ['emoji', '🇩🇿 👨‍👩‍👧‍👦 ☎️'],
  ['NUL and control characters', 'a\u0000b\u0007\u001B[31m gas'], ['lone surrogates', 'gas \uD800 \uDC00'], ['field words without values', 'person: year:abc country:"" -'], ['prototype names', '__proto__ constructor toString'],
];
export function troubleTests(site: () => Site): void {
  const { withPage, searchAddress } = visits(site);

  test('with nothing found the page offers another query, fewer filters and the lists', async () => {
    await withPage(async (page) => {
      await page.goto(searchAddress('zzxqyvw', '', '/en'));
      await answered(page, 'zzxqyvw');
      assert.match(await page.locator('[data-part=message]').innerText(), new RegExp(english.noResults));
      assert.ok(await page.locator('[data-part=ways] a').first().isVisible());
      await page.goto(searchAddress('gas', '&country=zw', '/en'));
      await answered(page, 'gas');
      await page.locator('[data-part=message] button', { hasText: english.clearFilters }).click();
      await page.locator('.hit').first().waitFor();
      await page.goto(searchAddress('negotiasions', '', '/en'));
      await answered(page, 'negotiasions');
      await page.locator('.did-you-mean button', { hasText: 'negotiations' }).click();
      await answered(page, 'negotiations');
      assert.ok(await total(page) > 0);
      assert.match(page.url(), /q=negotiations/);
    });
  });

  test('a damaged or missing index gives a message with a way on, and trying again works once it is whole', async () => {
    await withPage(async (page) => {
      await page.route(`**/${indexFolder}/**/w*.bin`, (route) => route.fulfill({ body: 'not an index' }));
      await page.goto(searchAddress('gas', '', '/en'));
      await page.getByRole('alert').waitFor();
      assert.ok((await page.getByRole('alert').innerText()).includes(english.failures.damaged));
      assert.ok(await page.locator('[data-part=ways] a').first().isVisible());
      await page.unroute(`**/${indexFolder}/**/w*.bin`);
      await page.getByRole('button', { name: english.tryAgain }).click();
      await page.locator('.hit').first().waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);

      for (const [answer, reason] of [[{ status: 404 }, 'missing'], ['abort', 'network']] as const) {
        const other = await page.context().newPage();
        await other.route(`**/${indexFolder}/**`, (route) => (answer === 'abort' ? route.abort() : route.fulfill(answer)));
        await other.goto(searchAddress('gas', '', '/en'));
        await other.getByRole('alert').waitFor();
        assert.ok((await other.getByRole('alert').innerText()).includes(english.failures[reason]), reason);
        await other.close();
      }
      // Names of filter values are a comfort: without them the search still answers.
      const nameless = await page.context().newPage();
      await nameless.route(`**/${indexFolder}/**/names.bin`, (route) => route.fulfill({ body: 'x' }));
      await nameless.route(`**/${indexFolder}/**/l*.bin`, (route) => route.fulfill({ body: 'x' }));
      await nameless.goto(searchAddress('gas', '', '/en'));
      await nameless.locator('.hit').first().waitFor();
      await nameless.close();
    }, {}, /Failed to load resource/);
  });

  test('hostile queries give an answer or a helpful empty state, never an error or markup', async () => {
    await withPage(async (page) => {
      await page.goto(`${site().address}/en/search/`);
      page.on('dialog', () => assert.fail('a script of the query ran'));
      const steps: { what: string; shown: string; ids: (string | null)[] }[] = [];
      for (const [what, query] of hostile) {
        await ask(page, query);
        const shown = cleanQuery(query);
        assert.equal(cleanQuery(await page.locator('[data-part=box]').inputValue()), shown, what);
        await answered(page, shown);
        assert.equal(await page.locator('[role=alert]').count(), 0, what);
        assert.equal(await page.locator('main img, main script:not([src])').count(), 0, what);
        assert.ok(page.url().length < 5000, what);
        assert.ok(shown.length > 0, what);
        steps.push({ what, shown, ids: await hitIds(page) });
      }
      // The address alone brings the same page again: read from it while going back, and loaded once.
      await page.reload();
      for (const { what, shown, ids } of steps.reverse()) {
        await answered(page, shown);
        assert.deepEqual(await hitIds(page), ids, what);
        await page.goBack();
      }
      for (const odd of ['?person=%3Cb%3E&year=99999&sort=up&page=-4&kind=..', '?year=1963..1958&q=gas', '?q=%00%FF', '?country=ml&country=ml&country=constructor']) {
        await page.goto(`${site().address}/en/search/${odd}`);
        await page.locator('[data-part=start]:not([hidden]) a, .hit, [data-part=message] h2').first().waitFor();
        assert.equal(await page.locator('[role=alert]').count(), 0, odd);
      }
    });
  });
}
