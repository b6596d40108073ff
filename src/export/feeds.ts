/** Feeds: Atom (RFC 4287) and JSON Feed 1.1. Every date comes from the content: two builds give the same bytes. */
import { element, escapeXml, textElement, xmlDeclaration } from '../text/xml.ts';

export interface FeedEntry { readonly id: string; readonly url: string; readonly title: string; readonly titleLang: string; /** `YYYY-MM-DDT…Z` */ readonly updated: string; readonly published: string; readonly summary: string; readonly summaryLang: string; readonly author?: string | undefined; readonly change?: string | undefined; readonly tags: readonly string[] }
export interface FeedHead { readonly title: string; readonly subtitle?: string | undefined; readonly lang: string; /** Address of the page the feed belongs to. */ readonly url: string; /** Address of the feed itself. */ readonly self: string; readonly author: string; readonly rights?: string | undefined }

/** Younger first, the same day by id; at most `limit`. */
export const latest = (entries: readonly FeedEntry[], limit: number): FeedEntry[] => [...entries].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1)).slice(0, limit);
const newest = (entries: readonly FeedEntry[]): string => entries.reduce((d, e) => (e.updated > d ? e.updated : d), '1970-01-01T00:00:00Z');

export function atom(head: FeedHead, entries: readonly FeedEntry[]): string {
  const text = (name: string, value: string | undefined, lang: string): string => textElement(name, value, lang === head.lang ? {} : { 'xml:lang': lang });
  return `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(head.lang)}">
${textElement('id', head.self)}
${textElement('title', head.title)}
${textElement('subtitle', head.subtitle)}${element('link', { rel: 'self', type: 'application/atom+xml', href: head.self })}
${element('link', { rel: 'alternate', type: 'text/html', hreflang: head.lang, href: head.url })}
${element('author', {}, textElement('name', head.author))}
${textElement('rights', head.rights)}${textElement('updated', newest(entries))}
${entries.map((e) => `<entry>${textElement('id', e.url)}${text('title', e.title, e.titleLang)}${element('link', { rel: 'alternate', type: 'text/html', href: e.url })}${textElement('updated', e.updated)}${textElement('published', e.published)}${e.author ? element('author', {}, textElement('name', e.author)) : ''}${e.tags.map((t) => element('category', { term: t })).join('')}${text('summary', e.change ?? e.summary, e.change ? head.lang : e.summaryLang)}</entry>\n`).join('')}</feed>
`;
}

export function jsonFeed(head: FeedHead, entries: readonly FeedEntry[]): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title: head.title, ...(head.subtitle ? { description: head.subtitle } : {}), home_page_url: head.url, feed_url: head.self, language: head.lang, authors: [{ name: head.author }],
    items: entries.map((e) => ({ id: e.url, url: e.url, title: e.title, language: e.titleLang, content_text: e.change ?? (e.summary || e.title), date_published: e.published, date_modified: e.updated, tags: e.tags, ...(e.author ? { authors: [{ name: e.author }] } : {}) })),
  }, null, 1)}\n`;
}

/** How a browser's own search box asks the archive. */
export const openSearch = (o: { readonly name: string; readonly description: string; readonly lang: string; readonly searchUrl: string; readonly icon: string; readonly self: string }): string =>
  `${xmlDeclaration}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
${textElement('ShortName', [...o.name].slice(0, 16).join(''))}
${textElement('Description', [...(o.description || o.name)].slice(0, 1024).join(''))}
${element('Url', { type: 'text/html', template: `${o.searchUrl}?q={searchTerms}` })}
${element('Url', { type: 'application/opensearchdescription+xml', rel: 'self', template: o.self })}
${element('Image', { type: 'image/svg+xml' }, escapeXml(o.icon))}
${textElement('Language', o.lang)}
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
