/** From the linked archive to a cable's record. A person who has no page is in no export: his links are words here, and his name is in no list. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, isMap, isSeq } from 'yaml';
import { nameOfCountry } from '../archive/countries.ts';
import { facets, subjectTags } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import { splitFrontmatter } from '../archive/yaml-source.ts';
import { recordFormat, type CableRecord } from '../export/cable-record.ts';
import type { TeiText } from '../export/tei-text.ts';
import { siteRoot } from '../markup/markup.ts';
import { withoutPersonLinks } from '../markup/without-persons.ts';
import type { CableBody } from './compile.ts';
import { postOf } from './models/cable-model.ts';
import type { PersonRole } from '../archive/vocabulary.ts';

/** What is the same for all cables of a build. */
export interface ExportSite { readonly archive: Archive; readonly contentDir: string; readonly baseUrl: string; readonly hidden: ReadonlySet<string> }

export const exportSite = (archive: Archive, contentDir: string, baseUrl: string): ExportSite =>
  ({ archive, contentDir, baseUrl, hidden: new Set([...archive.persons].filter(([, p]) => !p.public).map(([id]) => id)) });

/** Address of a page in a language. */
export const siteAddress = (site: ExportSite, lang: string, pagePath: string): string => `${site.baseUrl}${lang === site.archive.site.languages[0] ? '' : `/${lang}`}${pagePath}`;

/** Everything of a record but its texts and sources: what authority records and the site add to the cable's own files. */
export function recordFrame(site: ExportSite, c: CableSummary): Omit<CableRecord, 'texts' | 'source'> {
  const { archive, hidden } = site;
  const roles = new Map<string, PersonRole>();
  for (const p of c.meta.persons) if (!roles.has(p.id)) roles.set(p.id, p.role);
  const values = (key: string): readonly string[] => facets.find((f) => f.key === key)!.values(c);
  for (const id of values('person')) if (!roles.has(id)) roles.set(id, 'mentioned');
  const postId = postOf(c);
  const post = postId ? archive.posts.get(postId) : undefined;
  const languages = archive.site.languages;
  return {
    format: recordFormat, id: c.meta.id, url: siteAddress(site, languages[0]!, `/cables/${c.meta.id}/`), addresses: Object.fromEntries(languages.map((l) => [l, siteAddress(site, l, `/cables/${c.meta.id}/`)])),
    archive: { ...archive.site.title }, titles: { [c.meta.text.language]: c.meta.title, ...Object.fromEntries(c.versions.map((v) => [v.lang, v.title])) },
    cable: hidden.size ? { ...c.meta, persons: c.meta.persons.filter((p) => !hidden.has(p.id)) } : c.meta,
    persons: [...roles].filter(([id]) => !hidden.has(id) && archive.persons.has(id)).map(([id, role]) => ({ id, role, names: archive.persons.get(id)!.names })),
    organizations: values('organization').flatMap((id) => { const o = archive.organizations.get(id); return o ? [{ id, names: o.names }] : []; }),
    ...(post ? { post: { id: postId!, names: post.names, city: post.city, country: post.country, derived: !c.meta.post } } : {}),
    countries: values('country').map((code) => ({ code, names: Object.fromEntries(languages.map((l) => [l, nameOfCountry(code, l)])) })),
    subjects: subjectTags(c.meta.tags), rights: archive.site.rights,
  };
}

/**
 * What else than its own files a cable's exports depend on, as words to compare: the names of the records it is joined to, and which of the cables it
 * cites are held. Made for every cable of every build, so each record is written once.
 */
export function recordStamps(site: ExportSite): (c: CableSummary) => string {
  const { archive, hidden } = site;
  const written = new Map<string, string>();
  const stamp = (kind: string, id: string, make: () => unknown): string => {
    const key = `${kind} ${id}`;
    let s = written.get(key);
    if (s === undefined) written.set(key, (s = `${key} ${JSON.stringify(make()) ?? ''}`));
    return s;
  };
  const [persons, organizations, countries] = ['person', 'organization', 'country'].map((key) => facets.find((f) => f.key === key)!);
  return (c) => {
    const post = postOf(c);
    const cited = (id: string): string => stamp('cable', id, () => archive.cableById.has(archive.redirects.get(id) ?? id));
    return [
      ...persons!.values(c).map((id) => stamp('person', id, () => (hidden.has(id) ? 'hidden' : archive.persons.get(id)?.names))), ...organizations!.values(c).map((id) => stamp('organization', id, () => archive.organizations.get(id)?.names)),
      ...countries!.values(c).map((code) => stamp('country', code, () => archive.site.languages.map((l) => nameOfCountry(code, l)))),
      post ? stamp('post', post, () => { const p = archive.posts.get(post); return p && [p.names, p.city, p.country]; }) : '',
      ...c.meta.references.map((r) => (typeof r === 'string' ? cited(r) : '')), ...c.texts.flatMap((t) => t.mentions.map((m) => (m.scheme === 'cable' ? cited(m.target) : ''))),
    ].join('\n');
  };
}

const hiddenLinks = (c: CableSummary, hidden: ReadonlySet<string>): string[] => (hidden.size ? [...new Set(facets[0]!.values(c).filter((id) => hidden.has(id)))] : []);

/** The record with its texts and sources, and the texts with the pipeline's HTML for TEI and EPUB. */
export function fullRecord(site: ExportSite, c: CableSummary, body: CableBody): { record: CableRecord; texts: TeiText[] } {
  const gone = hiddenLinks(c, site.hidden);
  const unlink = (html: string): string => gone.reduce((h, id) => h.replaceAll(new RegExp(`<a href="${siteRoot}/persons/${id}/" class="mention person">(.*?)</a>`, 'gs'), '$1'), html);
  const texts = body.texts.map((t, i): TeiText => ({
    lang: t.lang, own: i === 0, blocks: gone.length ? t.blocks.map((b) => ({ ...b, html: unlink(b.html) })) : t.blocks, notes: gone.length ? t.notes.map((n) => ({ ...n, html: unlink(n.html) })) : t.notes,
  }));
  const record: CableRecord = {
    ...recordFrame(site, c),
    texts: body.texts.map((t, i) => {
      const v = c.versions.find((x) => x.lang === t.lang);
      const edition = i === 0 ? c.meta.text : v!.text;
      return {
        lang: t.lang, dir: t.dir, own: i === 0, title: i === 0 ? c.meta.title : v!.title, kind: edition.kind, ...(edition.by ? { by: edition.by } : {}), ...(edition.date ? { date: edition.date } : {}), words: t.words,
        blocks: t.blocks.map((b) => ({
          kind: b.kind, anchor: b.anchor, ...(b.number ? { number: b.number } : {}), ...(b.mark ? { mark: b.mark } : {}), ...(b.level ? { level: b.level } : {}), ...(b.part ? { part: b.part } : {}), ...(b.section ? { section: b.section } : {}),
          lang: b.lang, text: b.text, notes: [...b.notes],
        })),
        notes: t.notes.map((n) => ({ label: n.label, lang: n.lang, text: n.text, notes: [...n.notes] })),
        mentions: t.mentions.filter((m) => m.scheme !== 'person' || !gone.includes(m.target)).map((m) => ({ scheme: m.scheme, target: m.target, ...(m.fragment ? { fragment: m.fragment } : {}), text: m.text, anchor: m.anchor })),
      };
    }),
    source: Object.fromEntries(sourcesOf(site, c)),
  };
  return { record, texts };
}

/** The editors' files of a cable as they are, name and text; links to persons who have no page are their words. */
export function sourcesOf(site: ExportSite, c: CableSummary): [string, string][] {
  const gone = hiddenLinks(c, site.hidden);
  return [`${c.meta.id}.md`, ...c.versions.map((v) => `${c.meta.id}.${v.lang}.md`)].map((name): [string, string] => {
    const text = readFileSync(path.join(site.contentDir, 'cables', name), 'utf8').replace(/^\uFEFF/, '');
    return [name, gone.length ? withoutPersons(text, gone) : text];
  });
}

/** Takes persons out of a source file: their links become words, their entries in the frontmatter go. */
export function withoutPersons(source: string, ids: readonly string[]): string {
  const parts = splitFrontmatter(source);
  let head = parts ? source.slice(0, parts.body) : '';
  const body = parts ? source.slice(parts.body) : source;
  if (parts && ids.some((id) => head.includes(id))) {
    const doc = parseDocument(source.slice(parts.start, parts.end));
    const persons = doc.get('persons', true);
    if (isSeq(persons)) {
      persons.items = persons.items.filter((p) => !(isMap(p) && ids.includes(String(p.get('id')))));
      if (!persons.items.length) doc.delete('persons');
      head = source.slice(0, parts.start) + doc.toString({ lineWidth: 0, flowCollectionPadding: true }) + source.slice(parts.end, parts.body);
    }
  }
  return head + withoutPersonLinks(body, ids);
}
