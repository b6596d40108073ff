/** Sitemaps (sitemaps.org 0.9) with the other languages of each page, at most 50,000 addresses a file. */
import { element, textElement, xmlDeclaration } from '../text/xml.ts';

export interface SitemapPage { readonly addresses: Readonly<Record<string, string>>; readonly defaultLanguage: string; readonly modified?: string | undefined }
const limit = 50_000;

/** The entries of a page: one for each language, each naming all. */
function entries(p: SitemapPage): string[] {
  const all = Object.entries(p.addresses);
  const others = all.length > 1 ? [...all.map(([l, href]) => element('xhtml:link', { rel: 'alternate', hreflang: l, href })), element('xhtml:link', { rel: 'alternate', hreflang: 'x-default', href: p.addresses[p.defaultLanguage] })].join('') : '';
  return all.map(([, loc]) => `<url>${textElement('loc', loc)}${textElement('lastmod', p.modified)}${others}</url>\n`);
}

/** Files of the site map, name and text; the first is the index. Without any date of the build. */
export function sitemaps(pages: Iterable<SitemapPage>, baseUrl: string): [string, string][] {
  const files: [string, string][] = [];
  let open: string[] = [];
  let newest = '';
  const dates: string[] = [];
  const close = (): void => {
    if (!open.length) return;
    files.push([`sitemap-${files.length + 1}.xml`, `${xmlDeclaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${open.join('')}</urlset>\n`]);
    dates.push(newest);
    open = [];
    newest = '';
  };
  for (const p of pages) {
    const es = entries(p);
    if (open.length + es.length > limit) close();
    open.push(...es);
    if (p.modified && p.modified > newest) newest = p.modified;
  }
  close();
  return [['sitemap-index.xml', `${xmlDeclaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files.map(([f], i) => `<sitemap>${textElement('loc', `${baseUrl}/${f}`)}${textElement('lastmod', dates[i])}</sitemap>\n`).join('')}</sitemapindex>\n`], ...files];
}

export const robots = (baseUrl: string): string => `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}/sitemap-index.xml\n`;
