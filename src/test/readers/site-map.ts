/** Site maps by sitemaps.org's rules and what search engines ask of hreflang: every language names all, and each is named back. */
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { Finding, Folder, Reading } from './reader.ts';

const ns = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', x: 'http://www.w3.org/1999/xhtml' };

export function readSiteMaps(folder: Folder): Reading {
  const findings: Finding[] = [];
  using index = XmlDocument.fromString(folder.text('sitemap-index.xml'));
  const names = (index.root.find('s:sitemap/s:loc', ns) as XmlElement[]).map((l) => new URL(l.content).pathname.split('/').at(-1)!);
  const alternates = new Map<string, string>();
  for (const file of names) {
    const find = (what: string): void => { findings.push({ file, what }); };
    if (!folder.files.includes(file)) { find('is not there'); continue; }
    using map = XmlDocument.fromString(folder.text(file));
    const urls = map.root.find('s:url', ns) as XmlElement[];
    if (urls.length > 50_000) find(`${urls.length} addresses`);
    for (const u of urls) {
      const loc = (u.find('s:loc', ns) as XmlElement[])[0]?.content ?? '';
      const modified = (u.find('s:lastmod', ns) as XmlElement[])[0]?.content;
      const links = (u.find('x:link', ns) as XmlElement[]).map((l) => `${l.attr('hreflang')?.value} ${l.attr('href')?.value}`);
      if (!URL.canParse(loc)) find(`address ${loc}`);
      if (alternates.has(loc)) find(`${loc} twice`);
      if (modified !== undefined && !/^\d{4}-\d\d-\d\d$/.test(modified)) find(`${loc}: lastmod ${modified}`);
      if (links.length && (!links.some((l) => l.endsWith(` ${loc}`)) || !links.some((l) => l.startsWith('x-default ')))) find(`${loc}: its languages are ${links.join()}`);
      alternates.set(loc, links.join('\n'));
    }
  }
  for (const [loc, links] of alternates) for (const l of links ? links.split('\n') : []) if (alternates.get(l.split(' ')[1]!) !== links) findings.push({ file: 'sitemap', what: `${loc} names ${l}, which does not name it` });
  return { read: alternates.size, findings };
}
