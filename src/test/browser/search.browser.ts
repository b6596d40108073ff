import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { cleanQuery } from '../../components/search/address.ts';
import { interfaceWords } from '../../i18n/index.ts';
import { diskFetch } from '../../search/disk-fetch.ts';
import { indexFolder } from '../../search/index-folder.ts';
import { openSearch } from '../../search/open.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(async () => { await site.close(); });

const arabic = interfaceWords('ar').search;
const english = interfaceWords('en').search;

/** A page of its own whose every console message, error and foreign request is held against the test. */
async function withPage(use: (page: Page, heard: string[]) => Promise<void>, options: BrowserContextOptions = {}, expected?: RegExp): Promise<void> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) heard.push(m.text()); });
  page.on('pageerror', (e) => heard.push(e.message));
  page.on('request', (r) => { if (!r.url().startsWith(site.address)) heard.push(`request to ${r.url()}`); });
  try {
    await use(page, heard);
    assert.deepEqual(heard.filter((line) => !expected?.test(line)), []);
  } finally { await context.close(); }
}

const searchAddress = (query: string, more = '', lang = ''): string => `${site.address}${lang}/search/?q=${encodeURIComponent(query)}${more}`;
const status = (page: Page) => page.locator('[data-part=status]');
/** The answer to this very query is on the page. */
const answered = (page: Page, query: string) => page.waitForFunction((q) => document.querySelector<HTMLElement>('[data-part=hits]')?.dataset.query === q, query);
const total = async (page: Page): Promise<number> => Number(/\d[\d,]*/.exec(await status(page).innerText())?.[0]?.replace(',', '') ?? '0');
const hitIds = (page: Page): Promise<(string | null)[]> => page.locator('.hit').evaluateAll((hits) => hits.map((hit) => hit.getAttribute('data-id')));

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
    assert.equal(hash, new URL(href, site.address).hash);
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

test('each question is one step of the history, however many letters were typed', async () => {
  await withPage(async (page) => {
    await page.goto(`${site.address}/en/search/`);
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
    await page.goto(`${site.address}/countries/`);
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
    await page.waitForURL(`${site.address}${href}`);

    await page.goto(`${site.address}/search/`);
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
    const chart = (await page.locator('.filter-years svg').boundingBox())!;
    await page.mouse.move(chart.x + 2, chart.y + 20);
    await page.mouse.down();
    await page.mouse.move(chart.x + chart.width / 3, chart.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/year=\d{4}\.\.\d{4}/);
    await page.locator('.chip').waitFor();
    assert.ok(await total(page) > 0 && await total(page) < all);
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
    await page.goto(`${site.address}/search/?country=ml`);
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

const hostile: readonly (readonly [string, string])[] = [
  ['ten thousand characters', 'ديبلوماسية '.repeat(910)], ['ten thousand letters without a space', 'ا'.repeat(10_000)], ['only stop words', 'من في على the of'], ['only punctuation', '؟!،.;:-—…()[]{}<>/\\|@#$%^&*~`'],
  ['unbalanced quotes', '"military «التعاون'], ['bidi controls', '\u202Eجزائر\u202C \u2067algeria\u2069 \u200F-'], ['HTML', '<img src=x onerror=alert(1)><script>alert(2)</script>'], ['emoji', '🇩🇿 👨‍👩‍👧‍👦 ☎️'],
  ['NUL and control characters', 'a\u0000b\u0007\u001B[31m gas'], ['lone surrogates', 'gas \uD800 \uDC00'], ['field words without values', 'person: year:abc country:"" -'], ['prototype names', '__proto__ constructor toString'],
];
test('hostile queries give an answer or a helpful empty state, never an error or markup', async () => {
  await withPage(async (page) => {
    await page.goto(`${site.address}/en/search/`);
    page.on('dialog', () => assert.fail('a script of the query ran'));
    for (const [what, query] of hostile) {
      await page.locator('[data-part=box]').fill(query);
      await page.locator('[data-part=box]').press('Enter');
      const shown = cleanQuery(query);
      assert.equal(cleanQuery(await page.locator('[data-part=box]').inputValue()), shown, what);
      await answered(page, shown);
      assert.equal(await page.locator('[role=alert]').count(), 0, what);
      assert.equal(await page.locator('main img, main script:not([src])').count(), 0, what);
      assert.ok(page.url().length < 5000, what);
      assert.ok(shown.length > 0, what);
      // The address alone brings the same page again.
      const ids = await hitIds(page);
      await page.reload();
      await answered(page, shown);
      assert.deepEqual(await hitIds(page), ids, what);
    }
    for (const odd of ['?person=%3Cb%3E&year=99999&sort=up&page=-4&kind=..', '?year=1963..1958&q=gas', '?q=%00%FF', '?country=ml&country=ml&country=constructor']) {
      await page.goto(`${site.address}/en/search/${odd}`);
      await page.locator('[data-part=start]:not([hidden]) a, .hit, [data-part=message] h2').first().waitFor();
      assert.equal(await page.locator('[role=alert]').count(), 0, odd);
    }
  });
});

test('the browser’s worker and the terminal give the same hits in the same order', async () => {
  const searcher = await openSearch({ base: '/', fetch: diskFetch(path.join(site.dir, indexFolder)) });
  await withPage(async (page) => {
    for (const query of ['الجزائر', 'والسفارة', 'تهريب السلاح في شمال مالي', '"التعاون العسكري"', 'gas -pipeline', 'بوتفليقة', 'Toure', '09 BAMAKO 776', 'country:morocco year:1960-1965', 'Soviet aid to Guinea']) {
      await page.goto(searchAddress(query));
      await answered(page, query);
      const expected = await searcher.search(query, { lang: 'ar', limit: 10 });
      assert.deepEqual(await hitIds(page), expected.hits.map((hit) => hit.id), query);
      assert.ok((await status(page).innerText()).startsWith(arabic.results(expected.total, query)), query);
    }
  });
});

for (const lang of ['', '/en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in results, suggestions, filters and messages, ${lang === '' ? 'Arabic' : 'English'}, ${colorScheme}`, async () => {
      await withPage(async (page) => {
        const found: string[] = [];
        const look = async (where: string): Promise<void> => {
          const { violations, passes } = await new AxeBuilder({ page }).analyze();
          assert.ok(passes.length > 10);
          for (const v of violations) found.push(`${where} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? ''}`).join(' | ')}`);
        };
        await page.goto(searchAddress('الجزائر', '&country=dz&year=1950..1980', lang));
        await answered(page, 'الجزائر');
        await look('results');
        await page.locator('[data-part=box]').fill('alg');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await look('suggestions');
        await page.goto(searchAddress('zzxqyvw', '', lang));
        await answered(page, 'zzxqyvw');
        await look('nothing found');
        await page.goto(`${site.address}${lang}/`);
        await page.locator('[data-search-box]').click();
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
        await page.keyboard.type('mali');
        await page.getByRole('option').nth(3).waitFor();
        await look('suggestions on the first page');
        assert.deepEqual(found, []);
      }, { colorScheme });
    });
  }
}

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
    await page.goto(`${site.address}/en/countries/`);
    await page.waitForLoadState('networkidle');
    const bytes = [...scripts].map((file) => gzipSync(readFileSync(path.join(site.dir, file))).length).reduce((sum, n) => sum + n, 0);
    assert.ok(scripts.size > 0 && bytes <= 10_240, `${[...scripts].join()} ${bytes}`);
  });
});
