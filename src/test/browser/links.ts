/** Follows every internal link of a built site, fragments included, by reading its files. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../build/swap.ts';

const unescape = (s: string): string => s.replace(/&(?:amp|#38|#x26);/g, '&').replace(/&quot;|&#34;/g, '"');

/** `baseUrl`: the site's own address, so that canonical links are followed too. */
export function checkLinks(dir: string, baseUrl: string): { checked: number; fragments: number; broken: string[] } {
  const pages = new Map<string, { ids: Set<string>; links: string[] }>();
  for (const f of filesBelow(dir).filter((x) => x.endsWith('.html'))) {
    const html = readFileSync(path.join(dir, f), 'utf8').replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
    pages.set(f, { ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((m) => unescape(m[1]!))), links: [...html.matchAll(/(?:\s(?:href|src|action)|property="og:image" content)="([^"]*)"/g)].map((m) => unescape(m[1]!)) });
  }
  let checked = 0;
  let fragments = 0;
  const broken = new Set<string>();
  const known = new Map<string, string | undefined>();
  const fileOf = (pathname: string): string | undefined => {
    if (!known.has(pathname)) {
      const file = pathname.slice(1) + (pathname.endsWith('/') ? 'index.html' : '');
      known.set(pathname, pages.has(file) || (existsSync(path.join(dir, file)) && statSync(path.join(dir, file)).isFile()) ? file : undefined);
    }
    return known.get(pathname);
  };
  for (const [from, page] of pages) {
    for (const link of page.links) {
      const own = link.startsWith(baseUrl) ? link.slice(baseUrl.length) || '/' : link;
      if (/^[a-z][a-z0-9+.-]*:/i.test(own) || own.startsWith('//')) continue;
      const url = new URL(own, `http://x/${from.replace(/index\.html$/, '')}`);
      checked++;
      const file = fileOf(decodeURIComponent(url.pathname));
      if (file === undefined) { broken.add(`${own} on ${from}`); continue; }
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!fragment) continue;
      fragments++;
      if (!pages.get(file)?.ids.has(fragment)) broken.add(`${own} on ${from}: no such fragment`);
    }
  }
  return { checked, fragments, broken: [...broken].sort() };
}
