/** From the linked archive to what the search indexes and suggests. */
import { keyOf } from './key-of.ts';
import { nameOfCountry } from '../archive/countries.ts';
import { facets } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import { explainTag } from '../archive/tags.ts';
import type { SearchEntity } from '../search/entities.ts';
import type { FacetKey, Passage, SearchRecord } from '../search/record.ts';
import type { CableBody } from './compile.ts';
import { nameOf, recordIds, subjectCodes } from './models/record-models.ts';

const countryLanguages = ['ar', 'en', 'fr'] as const;
const facetNames: Record<(typeof facets)[number]['key'], FacetKey> = { person: 'person', organization: 'organization', country: 'country', post: 'post', year: 'year', classification: 'classification', subject: 'subject', kind: 'documentKind' };

/** Names of everything a cable is linked to, in every script: what a reader may type for it. */
function linkedNames(archive: Archive, c: CableSummary): string[] {
  const names = new Set<string>();
  const add = (words: Iterable<string>) => { for (const w of words) names.add(w); };
  for (const f of facets) {
    for (const v of f.values(c)) {
      if (f.key === 'person') { const p = archive.persons.get(v); if (p?.public) { add(Object.values(p.names)); add(p.variants); } }
      else if (f.key === 'organization') { const o = archive.organizations.get(v); if (o) { add(Object.values(o.names)); add(o.variants); } }
      else if (f.key === 'post') { const p = archive.posts.get(v); if (p) { add(Object.values(p.names)); add(Object.values(p.city)); add(p.variants); if (p.code) names.add(p.code); } }
      else if (f.key === 'country') { for (const l of countryLanguages) names.add(nameOfCountry(v, l)); add(archive.countries.get(v)?.variants ?? []); }
    }
  }
  for (const t of c.meta.tags) { const x = explainTag(t).name; if (x) add([x.ar, x.en]); }
  return [...names];
}

/** What a cable's record takes from elsewhere than its own files, as words to compare: the names of all it is linked to. Each record is written and digested once. */
export function recordStamp(archive: Archive): (c: CableSummary) => string {
  const sources: Partial<Record<(typeof facets)[number]['key'], (id: string) => unknown>> = {
    person: (id) => { const p = archive.persons.get(id); return p && [p.public, p.names, p.variants]; },
    organization: (id) => { const o = archive.organizations.get(id); return o && [o.names, o.variants]; },
    post: (id) => { const p = archive.posts.get(id); return p && [p.names, p.city, p.variants, p.code]; },
    country: (id) => archive.countries.get(id)?.variants,
  };
  const stamped = facets.flatMap((f) => { const source = sources[f.key]; return source ? [{ values: f.values, source, written: new Map<string, string>() }] : []; });
  return (c) => {
    let out = '';
    for (const { values, source, written } of stamped) {
      for (const v of values(c)) {
        let s = written.get(v);
        if (s === undefined) written.set(v, (s = `${v} ${keyOf(JSON.stringify(source(v)) ?? '')}\n`));
        out += s;
      }
      out += '\n';
    }
    return out;
  };
}

/** One cable's record. */
export function cableRecord(archive: Archive, c: CableSummary, body: CableBody): SearchRecord {
  const titles: Record<string, string> = { [c.meta.text.language]: c.meta.title };
  for (const v of c.versions) titles[v.lang] = v.title;
  const hidden = (id: string) => archive.persons.get(id)?.public === false;
  const passages: Passage[] = [];
  const post = c.meta.post ?? c.meta.derived?.post;
  for (const t of body.texts) {
    let heading = '';
    for (const b of t.blocks) {
      // A heading has no address of its own in the results: its words are found with the paragraph below it.
      if (b.kind === 'heading') { heading = `${b.text} `; continue; }
      if (b.kind !== 'paragraph' || !b.text) continue;
      passages.push({ anchor: b.anchor, lang: b.lang, field: 'text', text: heading + b.text });
      heading = '';
    }
    for (const n of t.notes) passages.push({ anchor: `note-${n.label}`, lang: n.lang, field: 'note', text: n.text });
  }
  return {
    id: c.meta.id, url: `/cables/${c.meta.id}/`, kind: 'cable', titles, ...(c.meta.date ? { date: c.meta.date.split('/')[0]!.replace(/[?~%]$/, '').replace(/X+$/, (x) => '0'.repeat(x.length)) } : {}),
    facets: Object.fromEntries(facets.map((f) => [facetNames[f.key], f.values(c).filter((v) => f.key !== 'person' || !hidden(v))])),
    ...(post ? { post } : {}), passages, identifiers: [c.meta.id, ...c.meta.aliases], names: linkedNames(archive, c), tags: [...c.meta.tags],
  };
}

/** Everything the search box can suggest. */
export function searchEntities(archive: Archive): SearchEntity[] {
  const codes = subjectCodes(archive);
  const out: SearchEntity[] = [];
  for (const f of facets) {
    if (!f.page || f.key === 'year') continue;
    const kind = f.key as SearchEntity['kind'];
    for (const id of recordIds(archive, f.key as 'person')) {
      const labels = Object.fromEntries(archive.site.languages.map((l) => [l, nameOf(archive, f.key, id, l, codes).text]));
      const names = new Set<string>();
      if (kind === 'person') { const p = archive.persons.get(id)!; for (const n of [...Object.values(p.names), ...p.variants]) names.add(n); }
      else if (kind === 'organization') { const o = archive.organizations.get(id); if (o) for (const n of [...Object.values(o.names), ...o.variants]) names.add(n); }
      else if (kind === 'post') { const p = archive.posts.get(id); if (p) for (const n of [...Object.values(p.names), ...Object.values(p.city), ...p.variants]) names.add(n); }
      else if (kind === 'country') { for (const l of countryLanguages) names.add(nameOfCountry(id, l)); for (const v of archive.countries.get(id)?.variants ?? []) names.add(v); }
      else { const code = codes.get(id) ?? id; names.add(code); const x = explainTag(code).name; if (x) { names.add(x.ar); names.add(x.en); } }
      out.push({ kind, id, url: `/${f.folder}/${id}/`, labels, names: [...names], count: archive.byFacet.get(f.key)!.get(id)?.length ?? 0 });
    }
  }
  return out;
}
