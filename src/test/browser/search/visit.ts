/** A reader's visit to the search: a page whose messages are held against the test, and what is read from it. */
import assert from 'node:assert/strict';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { interfaceWords } from '../../../i18n/index.ts';
import type { Site } from '../site.ts';

export const arabic = interfaceWords('ar').search;
export const english = interfaceWords('en').search;

export interface Visits {
  /** A page whose every console message, error and foreign request is held against the test, but for those `expected`. Pages without `options` share what the browser keeps. */
  withPage(use: (page: Page) => Promise<void>, options?: BrowserContextOptions, expected?: RegExp): Promise<void>;
  /** Address of a search; `more` begins with `&`. */
  searchAddress(query: string, more?: string, lang?: string): string;
}

export function visits(site: () => Site): Visits {
  let shared: BrowserContext | undefined;
  const contextFor = (options: BrowserContextOptions): Promise<BrowserContext> => site().browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  return {
    async withPage(use, options, expected) {
      const context = options ? await contextFor(options) : (shared ??= await contextFor({}));
      const page = await context.newPage();
      const heard: string[] = [];
      page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) heard.push(m.text()); });
      page.on('pageerror', (e) => heard.push(e.message));
      page.on('request', (r) => { if (!r.url().startsWith(site().address)) heard.push(`request to ${r.url()}`); });
      try {
        await use(page);
        assert.deepEqual(heard.filter((line) => !expected?.test(line)), []);
      } finally { await (options ? context.close() : page.close()); }
    },
    searchAddress: (query, more = '', lang = '') => `${site().address}${lang}/search/?q=${encodeURIComponent(query)}${more}`,
  };
}

export const status = (page: Page) => page.locator('[data-part=status]');
/** The answer to this very query is on the page. */
export const answered = (page: Page, query: string) => page.waitForFunction((q) => document.querySelector<HTMLElement>('[data-part=hits]')?.dataset.query === q, query);
export const total = async (page: Page): Promise<number> => Number(/\d[\d,]*/.exec(await status(page).innerText())?.[0]?.replace(',', '') ?? '0');
export const hitIds = (page: Page): Promise<(string | null)[]> => page.locator('.hit').evaluateAll((hits) => hits.map((hit) => hit.getAttribute('data-id')));
/** Asks in the box of the search page that is open. */
export async function ask(page: Page, query: string): Promise<void> {
  const box = page.locator('[data-part=box]');
  await box.fill(query);
  await box.press('Enter');
}
