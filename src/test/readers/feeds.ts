/** Feeds as Feedsmith, a feed parser of another hand, reads them. */
import { parseFeed } from 'feedsmith';
import { readEach, type Folder, type Reading } from './reader.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export function readFeeds(folder: Folder): Promise<Reading> {
  return readEach(folder.named(/(^|\/)feed\.(xml|json)$/), (file, find) => {
    const read = parseFeed(folder.text(file));
    if (read.format !== (file.endsWith('.xml') ? 'atom' : 'json')) { find(`read as ${read.format}`); return; }
    const entries = read.format === 'atom'
      ? (read.feed.entries ?? []).map((e) => ({ id: e.id, title: e.title?.value, url: e.links?.[0]?.href, updated: e.updated, words: e.summary?.value }))
      : read.format === 'json' ? (read.feed.items ?? []).map((e) => ({ id: e.id, title: e.title, url: e.url, updated: e.date_modified, words: e.content_text })) : [];
    const head = read.format === 'atom' ? { title: read.feed.title?.value, self: read.feed.links?.find((l) => l.rel === 'self')?.href } : read.format === 'json' ? { title: read.feed.title, self: read.feed.feed_url } : {};
    if (!head.title) find('no title');
    if (!head.self?.endsWith(`/${file}`)) find(`calls itself ${head.self}`);
    if (!entries.length) find('no entry');
    // RFC 4287 §4.1.1 allows two entries of one id only when they are revisions; a feed here has each cable once.
    if (new Set(entries.map((e) => e.id)).size !== entries.length) find('two entries with one id');
    for (const e of entries) if (!e.id || !e.title || !/^https?:\/\//.test(e.url ?? '') || !instant.test(String(e.updated))) find(`an entry that lacks something: ${JSON.stringify(e).slice(0, 120)}`);
  });
}
