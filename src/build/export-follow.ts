/** What others follow and harvest: feeds, change log, OAI-PMH, authority data, site map. */
import { nameOfCountry } from '../archive/countries.ts';
import { facets } from '../archive/facets.ts';
import type { CableSummary } from '../archive/summary.ts';
import { titleIn } from '../archive/summary.ts';
import type { Person } from '../archive/schema.ts';
import { beacon, beacons, countryLd, organizationLd, personLd, postLd } from '../export/authority-ld.ts';
import { authorsOf, named, type CableRecord } from '../export/cable-record.ts';
import { atom, jsonFeed, latest, openSearch, type FeedEntry, type FeedHead } from '../export/feeds.ts';
import { oaiRecord, oaiRepository } from '../export/oai.ts';
import { robots, sitemaps, type SitemapPage } from '../export/sitemap.ts';
import { earliest } from '../text/dates.ts';
import type { MadeFile } from './export-ledger.ts';
import { keyOf } from './key-of.ts';
import { recordFrame, siteAddress } from './export-record.ts';
import type { ExportRun } from './export-step.ts';
import { layoutsOf, openSpliced } from './spliced-files.ts';
import { nameOf, subjectCodes } from './models/record-models.ts';

/** Day a cable's page last changed as its content says: correction, entry into the archive, else the document's own date. */
export function modifiedOn(c: CableSummary): string {
  let day = modified.get(c);
  if (day === undefined) modified.set(c, (day = lastDay(c)));
  return day;
}
const modified = new WeakMap<CableSummary, string>();
const lastDay = (c: CableSummary): string => {
  const days = [...c.meta.revised.map((r) => r.date), ...(c.meta.added ? [c.meta.added] : [])].map((d) => earliest(d).slice(0, 10)).filter(Boolean).sort();
  return days.at(-1) ?? ((c.meta.date ? earliest(c.meta.date).slice(0, 10) : '') || '1970-01-01');
};
const instant = (day: string): string => `${day}T00:00:00Z`;
const limit = 50;

function feedEntry(run: ExportRun, c: CableSummary, lang: string): FeedEntry {
  const title = titleIn(c, lang);
  const text = c.texts.find((t) => t.lang === lang) ?? c.texts[0];
  const last = [...c.meta.revised].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  const frame = recordFrame(run.site, c) as CableRecord;
  const day = modifiedOn(c);
  return {
    id: c.meta.id, url: siteAddress(run.site, lang, `/cables/${c.meta.id}/`), title: title.text, titleLang: title.lang, updated: instant(day), published: instant(c.meta.added ? earliest(c.meta.added).slice(0, 10) : day),
    summary: text?.opening ?? '', summaryLang: text?.lang ?? lang, author: authorsOf(frame, lang)[0]?.name, change: last?.change[lang], tags: [...c.meta.tags],
  };
}

export function writeFollow(run: ExportRun): MadeFile[] {
  const { archive, baseUrl, shells } = run.step;
  const out: MadeFile[] = [];
  if (run.on('feeds')) {
    const byModified = [...archive.cables].sort((a, b) => { const x = modifiedOn(a), y = modifiedOn(b); return x < y ? 1 : x > y ? -1 : a.meta.id < b.meta.id ? -1 : 1; });
    const codes = subjectCodes(archive);
    // The newest of each value, gathered in one way through all.
    const followed = facets.filter((f) => ['person', 'country', 'post', 'subject'].includes(f.key)).map((f) => ({ f, newest: new Map<string, CableSummary[]>() }));
    for (const c of byModified) for (const { f, newest } of followed) for (const v of f.values(c)) {
      const list = newest.get(v);
      if (!list) newest.set(v, [c]); else if (list.length < limit) list.push(c);
    }
    for (const lang of archive.site.languages) {
      const shell = shells[lang]!;
      const prefix = lang === archive.site.languages[0] ? '' : `${lang}/`;
      const made = new Map<CableSummary, FeedEntry>();
      const entry = (c: CableSummary): FeedEntry => { let e = made.get(c); if (!e) made.set(c, (e = feedEntry(run, c, lang))); return e; };
      const head = (title: string, page: string, file: string): FeedHead => ({ title, subtitle: shell.siteDescription || undefined, lang, url: siteAddress(run.site, lang, page), self: `${baseUrl}/${file}`, author: shell.publisher, rights: archive.site.rights.digests });
      // The digests of the cables tell whether a feed is as before: nothing is read to find out.
      const common = `${run.code} ${JSON.stringify(shell)}`;
      const keyFor = (title: string, chosen: readonly CableSummary[]): string => keyOf(common, title, chosen.map((c) => run.frames.get(c.meta.id)!));
      const newest = byModified.slice(0, limit);
      out.push(...run.ledger.group(`feed:${lang}`, keyFor('', newest), (write) => { const all = latest(newest.map(entry), limit); write(`${prefix}feed.xml`, atom(head(shell.siteTitle, '/', `${prefix}feed.xml`), all)); write(`${prefix}feed.json`, jsonFeed(head(shell.siteTitle, '/', `${prefix}feed.json`), all)); }));
      for (const { f, newest: of } of followed) {
        for (const [id, cables] of archive.byFacet.get(f.key)!) {
          if (f.key === 'post' && !archive.posts.has(id)) continue;
          const file = `${prefix}${f.folder}/${id}/feed.xml`;
          const chosen = cables.length <= limit ? cables : of.get(id)!;
          const title = `${nameOf(archive, f.key, id, lang, codes).text} · ${shell.siteTitle}`;
          run.ledger.group(`feed:${file}`, keyFor(title, chosen), (write) => write(file, atom(head(title, `/${f.folder}/${id}/`, file), latest(chosen.map(entry), limit))));
        }
      }
    }
  }
  for (const lang of archive.site.languages) {
    const shell = shells[lang]!;
    const file = `${lang === archive.site.languages[0] ? '' : `${lang}/`}opensearch.xml`;
    const text = openSearch({ name: shell.siteTitle, description: shell.siteDescription, lang, searchUrl: siteAddress(run.site, lang, '/search/'), icon: `${baseUrl}/icon.svg`, self: `${baseUrl}/${file}` });
    run.ledger.group(`opensearch:${lang}`, keyOf(text), (write) => write(file, text));
  }
  if (run.on('tables')) {
    const changes = [
      ...archive.cables.flatMap((c) => [...(c.meta.added ? [{ date: c.meta.added, id: c.meta.id, what: 'added' }] : []), ...c.meta.revised.map((r) => ({ date: r.date, id: c.meta.id, what: 'revised', change: r.change }))]),
      ...archive.withdrawn.map((c) => ({ date: c.meta.withdrawn!.date, id: c.meta.id, what: 'withdrawn', reason: c.meta.withdrawn!.reason })),
    ].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
    const text = `[${changes.map((x, i) => `${i ? ',' : ''}\n${JSON.stringify(x)}`).join('')}\n]\n`;
    out.push(...run.ledger.group('changes', keyOf(text), (write) => write('data/changes.json', text)));
  }
  // The protocol wants an e-mail address of whoever keeps the archive: without one no service would take the file.
  if (run.on('oai') && !/^https?:/i.test(archive.site.contact)) out.push(...writeOai(run));
  return out;
}

function writeOai(run: ExportRun): readonly MadeFile[] {
  const { archive, baseUrl, shells } = run.step;
  const key = keyOf('oai', run.code, run.frames.values());
  const kept = run.ledger.kept('oai', key);
  if (kept) return kept;
  const days = archive.cables.map(modifiedOn).sort();
  const { begin, end } = oaiRepository({ title: shells.en?.siteTitle ?? Object.values(shells)[0]!.siteTitle, url: baseUrl, contact: archive.site.contact, earliest: days[0] ?? '1970-01-01' });
  const group = openSpliced(run.ledger, layoutsOf(run.step), 'oai', key, [{ path: 'oai.xml', head: begin, separator: '', tail: end }]);
  for (const c of archive.cables) group.add(c.meta.id, run.frames.get(c.meta.id)!, () => [oaiRecord(recordFrame(run.site, c), baseUrl, modifiedOn(c), Object.fromEntries(c.texts.map((t) => [t.lang, t.opening])))]);
  return group.end();
}

/** JSON-LD of persons, organizations, posts and countries that have a page, and the BEACON file. */
export function writeAuthorities(run: ExportRun): MadeFile[] {
  if (!run.on('jsonld')) return [];
  const { archive, baseUrl } = run.step;
  const links = beacons.map((): [string, string][] => []);
  const write = (folder: string, id: string, ld: object, ids: Person['identifiers']): void => {
    const text = `${JSON.stringify(ld, null, 1)}\n`;
    run.ledger.group(`ld:${folder}/${id}`, keyOf(text), (w) => w(`${folder}/${id}.jsonld`, text));
    beacons.forEach(({ key }, i) => { const known = ids?.[key]; if (known) links[i]!.push([known, `${baseUrl}/${folder}/${id}/`]); });
  };
  const address = (folder: string, id: string): string => siteAddress(run.site, archive.site.languages[0]!, `/${folder}/${id}/`);
  for (const [id, p] of archive.persons) if (p.public) write('persons', id, personLd(address('persons', id), p), p.identifiers);
  for (const [id, o] of archive.organizations) write('organizations', id, organizationLd(address('organizations', id), o), o.identifiers);
  for (const [id, p] of archive.posts) write('posts', id, postLd(address('posts', id), p), p.identifiers);
  for (const code of archive.byFacet.get('country')!.keys()) { const c = archive.countries.get(code); write('countries', code, countryLd(address('countries', code), code, Object.fromEntries(archive.site.languages.map((l) => [l, nameOfCountry(code, l)])), c?.variants ?? [], c?.identifiers), c?.identifiers); }
  return beacons.flatMap(({ file, prefix }, i) => {
    if (!links[i]!.length) return [];
    const text = beacon(prefix, { name: named(archive.site.title, 'en'), contact: archive.site.contact, url: baseUrl, feed: `${baseUrl}/${file}` }, links[i]!.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
    return [...run.ledger.group(file, keyOf(text), (w) => w(file, text))];
  });
}

/** Site maps and robots.txt, once every page is known. `pages` are the paths below a language's root, of one language, without those not for search engines. */
export function writeSiteMaps(run: Pick<ExportRun, 'ledger' | 'step' | 'site' | 'on'>, pages: readonly string[]): void {
  const { archive, baseUrl } = run.step;
  run.ledger.group('robots', keyOf(baseUrl), (write) => write('robots.txt', robots(baseUrl)));
  if (!run.on('sitemap')) return;
  const entry = (p: string): SitemapPage => {
    const cable = /^\/cables\/([^/]+)\/$/.exec(p)?.[1];
    const c = cable ? archive.cableById.get(cable) : undefined;
    return { addresses: Object.fromEntries(archive.site.languages.map((l) => [l, siteAddress(run.site, l, encodeURI(p))])), defaultLanguage: archive.site.languages[0]!, modified: c ? modifiedOn(c) : undefined };
  };
  const dates = archive.cables.map((c) => c.meta.id + modifiedOn(c));
  const key = keyOf('sitemap', baseUrl, archive.site.languages.join(), pages, dates);
  run.ledger.group('sitemap', key, (write) => { for (const [file, text] of sitemaps((function* () { for (const p of pages) yield entry(p); })(), baseUrl)) write(file, text); });
}
