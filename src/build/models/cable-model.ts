/** From the linked archive to what a cable's page shows in one language. */
import { nameOfCountry } from '../../archive/countries.ts';
import { facets } from '../../archive/facets.ts';
import type { Archive, Citation } from '../../archive/link.ts';
import type { PersonRole } from '../../archive/vocabulary.ts';
import { titleIn, type CableSummary } from '../../archive/summary.ts';
import { officeIn } from '../../archive/office-words.ts';
import { earliest } from '../../text/dates.ts';
import type { CableLine, CableModel, ReferenceLine } from './model.ts';

/** Words of a record in a language, else in English, else in any. */
export function wordsIn(words: Readonly<Record<string, string>>, lang: string): { text: string; lang: string } {
  const l = words[lang] !== undefined ? lang : words.en !== undefined ? 'en' : Object.keys(words)[0]!;
  return { text: words[l]!, lang: l };
}

export const postOf = (c: CableSummary): string | undefined => c.meta.post ?? c.meta.derived?.post;

export function cableLine(archive: Archive, c: CableSummary, lang: string): CableLine {
  const title = titleIn(c, lang);
  const postId = postOf(c);
  const post = postId ? archive.posts.get(postId) : undefined;
  return {
    id: c.meta.id, title: title.text, titleLang: title.lang, date: c.meta.date, kind: c.meta.kind, classification: c.meta.classification, textKind: c.meta.text.kind, status: c.meta.status,
    generated: c.meta.provenance.kind === 'generated', office: c.meta.office === undefined ? undefined : officeIn(c.meta.office, lang).text,
    ...(post ? { post: { id: postId!, name: wordsIn(post.names, lang).text } } : {}),
  };
}

function referenceLine(archive: Archive, id: string, lang: string, anchor: string, fragment?: string): ReferenceLine {
  const c = archive.cableById.get(archive.redirects.get(id) ?? id);
  if (!c) return { id, held: false, anchor, ...(fragment ? { fragment } : {}) };
  const text = c.texts.find((t) => t.lang === lang) ?? c.texts[0];
  return { ...cableLine(archive, c, lang), held: true, anchor, ...(fragment ? { fragment } : {}), ...(text ? { preview: text.opening, previewLang: text.lang } : {}) };
}

/** A page lists so many of the cables that cite it, and says how many there are: no page grows with the archive. */
const mostCiting = 100;

/** Cables that cite an id: the first of them as lines, and their number. */
export const citedByLines = (archive: Archive, id: string, lang: string): { citedBy: ReferenceLine[]; citedByTotal: number } => {
  const seen = new Set<string>();
  const all = (archive.citedBy.get(id) ?? []).filter((c: Citation) => !seen.has(c.from) && seen.add(c.from));
  return { citedBy: all.slice(0, mostCiting).map((c) => referenceLine(archive, c.from, lang, c.anchor)), citedByTotal: all.length };
};

const roleOrder: readonly PersonRole[] = ['sender', 'author', 'drafter', 'recipient', 'participant', 'mentioned'];

/** The office a person held on a date, where the record says so. */
export function officeOn(archive: Archive, id: string, date: string | undefined, lang: string): string | undefined {
  const day = date ? earliest(date) : '';
  if (!day) return undefined;
  const held = archive.persons.get(id)?.offices.find((o) => (o.from ? earliest(o.from) <= day : Boolean(o.to)) && (o.to ? day <= (o.to + '-99-99').slice(0, 10) : true));
  return held ? wordsIn(held.title, lang).text : undefined;
}

/** Neighbours at the same post, by date; computed once for all. */
export function neighbours(archive: Archive): Map<string, { earlier?: string; later?: string }> {
  const out = new Map<string, { earlier?: string; later?: string }>();
  const last = new Map<string, string>();
  for (const c of archive.cables) {
    const post = postOf(c);
    if (!post || !c.meta.date) continue;
    const before = last.get(post);
    out.set(c.meta.id, before ? { earlier: before } : {});
    if (before) out.set(before, { ...out.get(before), later: c.meta.id });
    last.set(post, c.meta.id);
  }
  return out;
}

export function cableModel(archive: Archive, c: CableSummary, lang: string, near: ReturnType<typeof neighbours>): CableModel {
  const { meta } = c;
  const title = titleIn(c, lang);
  const roles = new Map<string, PersonRole>(meta.persons.map((p) => [p.id as string, p.role]));
  for (const id of facets.find((f) => f.key === 'person')!.values(c)) if (!roles.has(id)) roles.set(id, 'mentioned');
  const hidden = [...roles.keys()].filter((id) => archive.persons.get(id)?.public === false);
  const persons = [...roles].filter(([id]) => !hidden.includes(id) && archive.persons.has(id)).map(([id, role]) => {
    const name = wordsIn(archive.persons.get(id)!.names, lang);
    return { id, name: name.text, nameLang: name.lang, role, office: officeOn(archive, id, meta.date, lang) };
  }).sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
  const derived = new Set<string>(meta.derived?.countries ?? []);
  const countries = facets.find((f) => f.key === 'country')!.values(c).map((code) => ({ code, name: nameOfCountry(code, lang), derived: derived.has(code) && !(meta.countries as string[]).includes(code) }));
  const organizations = facets.find((f) => f.key === 'organization')!.values(c).flatMap((id) => { const o = archive.organizations.get(id); return o ? [{ id, name: wordsIn(o.names, lang).text }] : []; });
  const places = new Map<string, { country: string; slug: string; text: string }>();
  for (const t of [...c.texts].sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang))) {
    for (const m of t.mentions) if (m.scheme === 'place' && !places.has(m.target)) places.set(m.target, { country: m.target.slice(0, 2), slug: m.target.slice(3), text: m.text });
  }
  const postId = postOf(c);
  const post = postId ? archive.posts.get(postId) : undefined;
  const cited = new Map<string, { anchor: string; fragment?: string }>();
  for (const r of meta.references) if (typeof r === 'string') cited.set(r, { anchor: '' });
  for (const t of c.texts) for (const m of t.mentions) if (m.scheme === 'cable' && m.target !== meta.id && !cited.get(m.target)?.anchor) cited.set(m.target, { anchor: m.anchor, ...(m.fragment ? { fragment: m.fragment } : {}) });
  const line = (id: string | undefined) => { const n = id ? archive.cableById.get(id) : undefined; return n ? cableLine(archive, n, lang) : undefined; };
  const side = near.get(meta.id);
  const sender = persons.find((p) => p.role === 'sender' || p.role === 'author');
  const citedAs = (l: string): CableModel['cited']['ar'] => ({
    title: titleIn(c, l).text,
    who: sender ? wordsIn(archive.persons.get(sender.id)!.names, l).text : post ? wordsIn(post.names, l).text : meta.office === undefined ? undefined : officeIn(meta.office, l).text,
  });
  return {
    kind: 'cable', meta, title: title.text, titleLang: title.lang,
    otherTitles: [{ lang: meta.text.language, text: meta.title }, ...c.versions.map((v) => ({ lang: v.lang, text: v.title }))].filter((t) => t.lang !== title.lang),
    digest: c.digest,
    texts: c.texts.map((t) => { const v = c.versions.find((x) => x.lang === t.lang); return { lang: t.lang, own: t.own, kind: t.own ? meta.text.kind : v!.text.kind, by: t.own ? meta.text.by : v!.text.by, words: t.words }; }),
    opening: (c.texts.find((t) => t.lang === lang) ?? c.texts[0])?.opening ?? '',
    persons, countries, organizations, places: [...places.values()],
    ...(post ? { post: { id: postId!, name: wordsIn(post.names, lang).text, derived: !meta.post } } : {}),
    references: [...cited].map(([id, x]) => referenceLine(archive, id, lang, x.anchor, x.fragment)),
    otherReferences: meta.references.flatMap((r) => (typeof r === 'string' ? [] : [r.text])),
    cited: { ar: citedAs('ar'), en: citedAs('en') },
    ...citedByLines(archive, meta.id, lang), earlier: line(side?.earlier), later: line(side?.later), unlink: hidden,
  };
}
