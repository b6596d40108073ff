/** The search of the shipped collection in a real browser, by subject in `search/`. */
import { after, before } from 'node:test';
import { pageTests } from './search/page.ts';
import { resultTests } from './search/results.ts';
import { troubleTests } from './search/trouble.ts';
import { typingTests } from './search/typing.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(async () => { await site.close(); });

resultTests(() => site);
typingTests(() => site);
troubleTests(() => site);
pageTests(() => site);
