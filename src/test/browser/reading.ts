/** What a reader does with a page: by keyboard, enlarged, in forced colours, in two scripts; pictures, passages, the list he keeps. Registered by `site.browser.ts`, on the site it has built. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { blocksHtml } from '../../components/block-html.ts';
import { interfaceWords } from '../../i18n/index.ts';
import { renderMarkup } from '../../markup/pipeline.ts';
import { mixedLines } from './mixed-direction.ts';
import type { Site } from './site.ts';

/** Pages whose controls differ. */
const walked = ['/', '/cables/09BAMAKO776/', '/persons/hassan-ii/', '/search/', '/reading-list/'] as const;

export function readingTests(site: () => Site): void {
  test('a first visit to a cable weighs at most 90 KB in Arabic and 60 KB in English, 10 KB of it script, and nothing moves', async () => {
    for (const [p, most] of [['/cables/frus1969-76ve05p2-d126/', 90_000], ['/en/cables/frus1969-76ve05p2-d126/', 60_000]] as const) {
      const context = await site().browser.newContext({ viewport: { width: 412, height: 823 } });
      const page = await context.newPage();
      await page.addInitScript(() => { (window as unknown as { moved: number }).moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) (window as unknown as { moved: number }).moved += (e as PerformanceEntry & { value: number }).value; }).observe({ type: 'layout-shift', buffered: true }); });
      const bytes = { all: 0, script: 0 };
      const reading: Promise<void>[] = [];
      page.on('response', (r) => reading.push(r.body().then((body) => {
        // As a server sends it: fonts are packed already.
        const size = r.url().endsWith('.woff2') ? body.length : brotliCompressSync(body).length;
        bytes.all += size;
        if (/\.m?js$/.test(new URL(r.url()).pathname)) bytes.script += size;
      })));
      await page.goto(site().address + p, { waitUntil: 'networkidle' });
      await Promise.all(reading);
      assert.ok(bytes.all > 30_000 && bytes.all <= most, `${p}: ${bytes.all} bytes`);
      assert.ok(bytes.script > 0 && bytes.script <= 10_000, `${p}: ${bytes.script} bytes of script`);
      assert.equal(await page.evaluate(() => (window as unknown as { moved: number }).moved), 0, `${p} moves`);
      await context.close();
    }
  });

  test('by keyboard every control is reached once, in the order it stands in, with a visible focus', async () => {
    const page = await site().browser.newPage({ viewport: { width: 1280, height: 900 } });
    const wrong: string[] = [];
    for (const p of ['/en/', '/cables/09BAMAKO776/', '/en/cables/09BAMAKO776/', '/persons/hassan-ii/', '/search/', '/en/reading-list/']) {
      // Until the script has put its tools where they belong.
      await page.goto(site().address + p, { waitUntil: 'networkidle' });
      const expected = await page.evaluate(() => {
        const radios = new Set<string>();
        return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) => {
          if (e.tabIndex < 0 || (e as HTMLButtonElement).disabled || !e.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true })) return false;
          const inClosed = e.closest('details:not([open])');
          if (inClosed && !(e.tagName === 'SUMMARY' && e.parentElement === inClosed && !inClosed.parentElement?.closest('details:not([open])'))) return false;
          // A group of choices is one stop.
          if (e instanceof HTMLInputElement && e.type === 'radio') { if (!e.checked || radios.has(e.name)) return false; radios.add(e.name); }
          return true;
        }).map((e, i) => { e.dataset.stop = String(i); return i; }).length;
      });
      assert.ok(expected > 10, `${p}: ${expected} controls`);
      const reached: number[] = [];
      // The search page puts the reader into its box at once: what stands before it is reached backwards.
      const begin = await page.evaluate(() => Number((document.activeElement as HTMLElement | null)?.dataset?.stop ?? -1)) + 1;
      for (let i = begin; i < expected; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const e = document.activeElement as HTMLElement | SVGElement;
          const style = getComputedStyle(e);
          const drawn = e.querySelector('circle:last-child, path, rect:last-child');
          const inner = e instanceof SVGElement && drawn ? getComputedStyle(drawn) : undefined;
          const sibling = e.nextElementSibling ? getComputedStyle(e.nextElementSibling) : undefined;
          const visible = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (inner && inner.strokeWidth !== '0px' && inner.stroke !== 'none') || (sibling && sibling.outlineStyle !== 'none' && parseFloat(sibling.outlineWidth) >= 2);
          return { stop: Number(e.dataset.stop ?? -1), visible: Boolean(visible), what: `${e.tagName} ${e.getAttribute('href') ?? e.textContent?.slice(0, 30) ?? ''}` };
        });
        reached.push(at.stop);
        if (!at.visible) wrong.push(`${p} no visible focus on ${at.what}`);
      }
      const astray = reached.findIndex((stop, k) => stop !== begin + k);
      if (astray >= 0) wrong.push(`${p}: stop ${begin + astray} of ${expected} is control ${reached[astray]}`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });

  test('at 200 % nothing is cut or scrolls sideways, and axe finds nothing', async () => {
    // A window of 1280 pixels enlarged twice leaves 640 for the page.
    const context = await site().browser.newContext({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const p of walked.flatMap((x) => [x, `/en${x}`])) {
      await page.goto(site().address + p);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) wrong.push(`${p} by ${over}`);
      // Letters alone enlarged, as a browser's text size does.
      await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '225%'); });
      const text = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (text > 0) wrong.push(`${p} with letters twice as large by ${text}`);
    }
    for (const p of ['/cables/09BAMAKO776/', '/en/countries/']) { await page.goto(site().address + p); for (const v of (await new AxeBuilder({ page }).analyze()).violations) wrong.push(`${p} ${v.id}: ${v.nodes[0]?.target.join(' ')}`); }
    await context.close();
    assert.deepEqual(wrong, []);
  });

  test('in forced colours axe finds nothing, and a redaction, a choice and a note can still be told', async () => {
    const context = await site().browser.newContext({ forcedColors: 'active' });
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const p of ['/', '/cables/SPECIMEN1/', '/en/cables/SPECIMEN1/', '/en/countries/', '/persons/hassan-ii/', '/search/']) {
      await page.goto(site().address + p);
      for (const v of (await new AxeBuilder({ page }).analyze()).violations) wrong.push(`${p} ${v.id}: ${v.nodes.slice(0, 2).map((n) => n.target.join(' ')).join(' | ')}`);
    }
    await page.goto(`${site().address}/en/cables/SPECIMEN1/`);
    const told = await page.evaluate(() => {
      const style = (s: string) => getComputedStyle(document.querySelector(s)!);
      const redaction = style('.redaction > span:first-child'), paper = getComputedStyle(document.body);
      const [chosen, other] = [style('.views input:checked + span'), style('.views input:not(:checked) + span')];
      return { redaction: redaction.backgroundColor !== paper.backgroundColor, chosen: chosen.backgroundColor !== other.backgroundColor, note: parseFloat(style('.note').borderInlineStartWidth) > 0 };
    });
    await context.close();
    assert.deepEqual(wrong, []);
    assert.deepEqual(told, { redaction: true, chosen: true, note: true });
  });

  test('lines in which Arabic and Latin meet are in the order a reader meets them', async () => {
    const page = await site().browser.newPage({ viewport: { width: 1280, height: 900 } });
    const shell = readFileSync(path.join(site().dir, 'cables/SPECIMEN1/index.html'), 'utf8');
    const rows = mixedLines.map((l, i) => {
      const { markup, problems } = renderMarkup({ file: { path: 'cables/X.md', shown: 'X.md', text: l.markdown }, start: 0, lang: l.lang, own: true, labelsElsewhere: [], noteNumbers: new Map() });
      assert.deepEqual(problems, [], l.markdown);
      return `<div class="row"><div class="cell" id="line-${i}" lang="${l.lang}" dir="${l.lang === 'ar' ? 'rtl' : 'ltr'}">${blocksHtml({ lang: l.lang, own: false, blocks: markup.blocks }, interfaceWords(l.lang), (b) => b.html)}</div></div>`;
    });
    const html = shell.replace(/<main[\s\S]*<\/main>/, `<main id="main"><div class="text">${rows.join('')}</div></main>`).replace(/<script(?![^>]*ld\+json)[^>]*src=[^>]*><\/script>/g, '');
    await page.route('**/mixed/', (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await page.goto(`${site().address}/mixed/`);
    await page.evaluate(() => document.fonts.ready);
    const wrong: string[] = [];
    for (const [i, l] of mixedLines.entries()) {
      const seen = await page.evaluate(({ i, order, units }) => {
        const host = document.querySelector(`#line-${i} .para`)!;
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
        for (let n = walker.nextNode(); n; n = walker.nextNode()) if (!n.parentElement!.closest('.number')) nodes.push(n as Text);
        const whole = nodes.map((n) => n.data).join('');
        const range = (from: number, to: number): Range => {
          const r = document.createRange();
          let at = 0;
          for (const n of nodes) {
            if (from >= at && from < at + n.length) r.setStart(n, from - at);
            if (to > at && to <= at + n.length) { r.setEnd(n, to - at); break; }
            at += n.length;
          }
          return r;
        };
        const middle = (r: Range) => { const b = r.getBoundingClientRect(); return { x: (b.left + b.right) / 2, y: b.top, wide: b.width }; };
        let from = 0;
        // Words are looked for in the order of the text where they can be; an Arabic run in an English line is given in the order it is seen.
        const places = order.map((o) => { let at = whole.indexOf(o, from); if (at < 0) at = whole.indexOf(o); else from = at + (/^[\u0600-\u06ff]/.test(o) ? 0 : o.length); return at < 0 ? { o, x: NaN, y: 0, wide: 0 } : { o, ...middle(range(at, at + o.length)) }; });
        const inside = units.map((u) => { const at = whole.indexOf(u); return { u, ok: at >= 0 && middle(range(at, at + 1)).x < middle(range(at + u.length - 1, at + u.length)).x }; });
        return { places, inside, lines: new Set(places.map((p) => Math.round(p.y / 12))).size };
      }, { i, order: l.order, units: l.leftToRight ?? [] });
      const step = l.lang === 'ar' ? -1 : 1;
      seen.places.forEach((p, k) => { const before = seen.places[k - 1]; if (Number.isNaN(p.x) || p.wide === 0) wrong.push(`${l.markdown}: "${p.o}" is not there`); else if (before && Math.abs(p.y - before.y) < 12 && (p.x - before.x) * step <= 0) wrong.push(`${l.markdown}: "${p.o}" stands before "${before.o}"`); });
      for (const u of seen.inside) if (!u.ok) wrong.push(`${l.markdown}: "${u.u}" does not run from the left`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });

  test('pictures are named in the reader’s language, lead where they say, and have their facts beneath', async () => {
    const page = await site().browser.newPage();
    await page.goto(`${site().address}/countries/`);
    assert.match((await page.locator('.world svg[role=group]').getAttribute('aria-label'))!, /البلدان التي في الأرشيف/);
    const links = await page.locator('.world a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    const listed = await page.locator('.record-groups a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.ok(links.length > 20 && links.every((l) => listed.includes(l)));
    await page.goto(`${site().address}/en/countries/dz/`);
    assert.match((await page.locator('.region svg').getAttribute('aria-label'))!, /Algeria and its neighbours; marked: /);
    const arcs = await page.locator('.graph .arc').count();
    await page.locator('.graph details summary').click();
    assert.equal(await page.locator('.graph tbody td li').count(), arcs);
    const years = await page.locator('.year-bars tbody tr').evaluateAll((rows) => rows.map((r) => Number(r.querySelector('td')!.textContent)));
    assert.equal(years.reduce((a, b) => a + b, 0), Number(/\d+/.exec(await page.locator('.total').innerText())![0]));
    await page.goto(`${site().address}/cables/frus1969-76ve05p2-d126/`);
    const held = await page.locator('#refers-to .what a, #cited-by .what a').evaluateAll((all) => new Set(all.filter((a) => !a.closest('li')!.querySelector('.flag')).map((a) => a.getAttribute('href')!.replace(/#.*/, ''))).size);
    assert.equal(await page.locator('.cable-foot .graph a').count(), held);
    await page.close();
  });

  test('a page’s link picture exists, in the page’s language, and is the one of its post or country', async () => {
    const page = await site().browser.newPage();
    for (const [p, picture] of [['/cables/09BAMAKO776/', '/pictures/posts/bamako.png'], ['/en/cables/09BAMAKO776/', '/en/pictures/posts/bamako.png'], ['/en/countries/dz/', '/en/pictures/countries/dz.png'], ['/', '/pictures/site.png']] as const) {
      await page.goto(site().address + p);
      const at = (await page.locator('meta[property="og:image"]').getAttribute('content'))!;
      assert.equal(new URL(at).pathname, picture);
      const png = readFileSync(path.join(site().dir, picture));
      const announced = await page.evaluate(() => ['width', 'height'].map((k) => Number(document.querySelector(`meta[property="og:image:${k}"]`)!.getAttribute('content'))));
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], announced);
    }
    await page.close();
  });

  test('a paragraph’s address, its citation and a selection’s address are copied; the list keeps, orders, shares and exports', async () => {
    const context = await site().browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
    const page = await context.newPage();
    const clip = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    const press = async (p: Page, name: string): Promise<void> => { await p.locator('.passage-tools').getByRole('button', { name }).click(); };
    await page.goto(`${site().address}/en/cables/09BAMAKO776/#p2`);
    const w = interfaceWords('en');
    await press(page, w.citation.copyLink);
    assert.equal(await clip(), 'https://archive.example/en/cables/09BAMAKO776/#p2');
    await press(page, w.citation.copyParagraph);
    assert.match(await clip(), /Barqiyat.*https:\/\/archive\.example\/en\/cables\/09BAMAKO776\/#p2/s);
    await press(page, w.readingList.add);
    await page.locator('#p3 .para-text').evaluate((e) => { const r = document.createRange(); r.selectNodeContents(e); r.setEnd(e.firstChild!, 10); document.getSelection()!.removeAllRanges(); document.getSelection()!.addRange(r); });
    await page.locator('.selection-tool').click();
    assert.match(await clip(), /#:~:text=/);
    await page.goto(`${site().address}/en/cables/frus1969-76ve05p2-d126/`);
    await page.locator('[data-tools]').getByRole('button', { name: w.readingList.add }).click();
    await page.goto(`${site().address}/en/reading-list/`);
    assert.equal(await page.locator('.reading-lines > li').count(), 2);
    await page.locator('.reading-lines textarea').first().fill('Ask the historian');
    await page.locator('.reading-lines textarea').first().blur();
    await page.getByRole('button', { name: new RegExp(`^${w.readingList.moveDown}`) }).first().click();
    assert.equal(await page.locator('.reading-lines textarea').last().inputValue(), 'Ask the historian');
    await page.getByRole('button', { name: w.readingList.share, exact: true }).click();
    const shared = await clip();
    for (const [name, expected] of [[w.readingList.exportMarkdown, /> Ask the historian/], [w.readingList.exportJson, /"note": "Ask the historian"/], [w.readingList.exportBibtex, /@\w+\{/]] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
      assert.match(readFileSync((await download.path())!, 'utf8'), expected);
    }
    const other = await site().browser.newPage();
    await other.goto(shared);
    assert.equal(await other.locator('.banner li').count(), 2);
    assert.equal(await other.evaluate(() => localStorage.length), 0, 'a shared list is only shown until the reader keeps it');
    await other.close();
    await context.close();
  });
}
