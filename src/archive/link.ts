/** Joins everything that was read: references both ways, authorities, facets. Any error found here stops the build. */
import type { Authorities } from './authorities.ts';
import { byDate, facets, type FacetKey } from './facets.ts';
import { emptyLedger, type Ledger } from './permalinks.ts';
import { didYouMean, type Problem } from './problems.ts';
import type { CableSummary } from './summary.ts';

export interface Citation { readonly from: string; /** Anchor of the citing paragraph; '' for the REF line. */ readonly anchor: string; readonly fragment?: string }

export interface Archive extends Authorities {
  /** Published cables in the order of `byDate`. */
  readonly cables: readonly CableSummary[];
  readonly cableById: ReadonlyMap<string, CableSummary>;
  readonly withdrawn: readonly CableSummary[];
  /** Who cites a cable, held or not, in the order of `cables`. */
  readonly citedBy: ReadonlyMap<string, readonly Citation[]>;
  /** Ids that are cited but not held. */
  readonly notHeld: readonly string[];
  /** facet → value → cables, both in stable order. */
  readonly byFacet: ReadonlyMap<FacetKey, ReadonlyMap<string, readonly CableSummary[]>>;
  /** Old id → present id. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Values of facets whose pages were published: they stay, empty if need be. */
  readonly keptPages: ReadonlyMap<FacetKey | 'annotation', readonly string[]>;
}

export interface LinkOptions { readonly drafts: boolean; readonly isCountry: (code: string) => boolean; /** What was ever published. */ readonly ledger?: Ledger }

export function linkArchive(summaries: readonly CableSummary[], authorities: Authorities, options: LinkOptions): { archive: Archive; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const s of summaries) problems.push(...s.problems);
  const held = summaries.filter((s) => s.meta.status === 'published' || (options.drafts && s.meta.status === 'draft')).sort(byDate);
  const withdrawn = summaries.filter((s) => s.meta.status === 'withdrawn').sort(byDate);
  const cableById = new Map(held.map((c) => [c.meta.id as string, c]));
  checkTargets(summaries, authorities, options, problems);

  const hidden = new Set([...authorities.persons].filter(([, p]) => !p.public).map(([id]) => id));
  const citedBy = new Map<string, Citation[]>();
  const cite = (target: string, c: Citation) => {
    if (target === c.from) return;
    const list = citedBy.get(target) ?? [];
    if (!list.some((x) => x.from === c.from && x.anchor === c.anchor)) list.push(c);
    citedBy.set(target, list);
  };
  const byFacet = new Map<FacetKey, Map<string, CableSummary[]>>(facets.map((f) => [f.key, new Map()]));
  const redirects = new Map<string, string>();
  for (const cable of held) {
    const from = cable.meta.id;
    for (const text of cable.texts) for (const m of text.mentions) if (m.scheme === 'cable') cite(m.target, { from, anchor: m.anchor, ...(m.fragment ? { fragment: m.fragment } : {}) });
    for (const r of cable.meta.references) if (typeof r === 'string' && !citedBy.get(r)?.some((x) => x.from === from)) cite(r, { from, anchor: '' });
    for (const f of facets) {
      const values = byFacet.get(f.key)!;
      for (const v of f.values(cable)) {
        if (f.key === 'person' && hidden.has(v)) continue;
        const list = values.get(v);
        if (list) list.push(cable); else values.set(v, [cable]);
      }
    }
    for (const old of cable.meta.redirectFrom) redirects.set(old, from);
  }
  for (const c of withdrawn) for (const old of c.meta.redirectFrom) redirects.set(old, c.meta.id);
  for (const c of [...held, ...withdrawn]) for (const old of c.meta.redirectFrom) {
    if (cableById.has(old) || redirects.get(old) !== c.meta.id) problems.push({ file: c.texts[0]?.shown ?? '', line: 1, column: 1, kind: 'duplicate', found: `redirectFrom names "${old}", which ${cableById.has(old) ? 'is a cable of the archive' : `redirects to "${redirects.get(old)}" too`}`, expected: 'one page at every address', advice: 'take the id out of one of the two', severity: 'error' });
  }
  const gone = new Set(withdrawn.map((c) => c.meta.id as string));
  const kept = options.ledger ?? emptyLedger;
  const citedOnce = [...kept.addresses].flatMap(([a, p]) => (p.cited ? [a.slice('/cables/'.length, -1)] : []));
  const keptPages = new Map<FacetKey | 'annotation', string[]>();
  for (const a of kept.addresses.keys()) {
    const [, folder, value, more] = a.split('/');
    // Persons, organizations and posts have records of their own, whose loss is for the editor to decide.
    const key = folder === 'annotations' ? 'annotation' : facets.find((x) => x.folder === folder && ['country', 'subject', 'year'].includes(x.key))?.key;
    if (key && value && !more) { const list = keptPages.get(key); if (list) list.push(value); else keptPages.set(key, [value]); }
  }
  const notHeld = [...new Set([...citedBy.keys(), ...citedOnce])].filter((id) => !cableById.has(id) && !gone.has(id) && !redirects.has(id)).sort();
  return { archive: { ...authorities, cables: held, cableById, withdrawn, citedBy, notHeld, byFacet, redirects, keptPages }, problems };
}

/** Every person, organization, post, country and term a cable names must be known. */
function checkTargets(summaries: readonly CableSummary[], a: Authorities, options: LinkOptions, problems: Problem[]): void {
  const terms = new Set(a.glossary.filter((g) => g.definition).map((g) => g.id));
  const tables: Record<string, { known: ReadonlyMap<string, unknown> | ReadonlySet<string>; what: string; where: string }> = {
    person: { known: a.persons, what: 'person', where: 'authorities/persons' },
    org: { known: a.organizations, what: 'organization', where: 'authorities/organizations' },
    post: { known: a.posts, what: 'post', where: 'authorities/posts' },
    term: { known: terms, what: 'glossary term', where: 'glossary' },
  };
  const codes = new Map<string, boolean>();
  const isCountry = (code: string): boolean => { let known = codes.get(code); if (known === undefined) codes.set(code, (known = options.isCountry(code))); return known; };
  const isKnown = (scheme: string, target: string): boolean => tables[scheme]?.known.has(target) ?? ((scheme !== 'country' && scheme !== 'place') || isCountry(target.slice(0, 2)));
  const unknown = (scheme: string, target: string, file: string, line: number, column: number) => {
    const t = tables[scheme];
    if (t) {
      if (!t.known.has(target)) problems.push({ file, line, column, kind: 'unknown-target', found: `${t.what} "${target}" is not known`, expected: `a record in ${t.where}`, advice: didYouMean(target, t.known.keys(), t.what === 'glossary term' ? 'define the term, or correct the id' : `write ${t.where}/${target}.yaml, or correct the id`), severity: 'error' });
    } else if (scheme === 'country' || scheme === 'place') {
      const code = target.slice(0, 2);
      if (!options.isCountry(code)) problems.push({ file, line, column, kind: 'unknown-target', found: `country code "${code}" is not known`, expected: 'an ISO 3166-1 alpha-2 code', advice: 'correct the code', severity: 'error' });
    }
  };
  for (const s of summaries) {
    const shown = s.texts[0]?.shown ?? '';
    const m = s.meta;
    const at = s.places;
    const field = (name: string, scheme: string, target: string) => {
      if (isKnown(scheme, target)) return;
      const p = at[`${name}:${target}`] ?? at[name] ?? { line: 1, column: 1 };
      unknown(scheme, target, shown, p.line, p.column);
    };
    if (m.post) field('post', 'post', m.post);
    for (const c of m.countries) field('countries', 'country', c);
    for (const o of m.organizations) field('organizations', 'org', o);
    for (const p of m.persons) field('persons', 'person', p.id);
    if (m.derived?.post) field('derived', 'post', m.derived.post);
    for (const t of s.texts) for (const x of t.mentions) if (!isKnown(x.scheme, x.target)) unknown(x.scheme, x.target, t.shown, x.line, x.column);
  }
  for (const [id, p] of a.persons) for (const o of p.offices) {
    const file = `authorities/persons/${id}.yaml`;
    if (o.organization && !a.organizations.has(o.organization)) unknown('org', o.organization, file, 1, 1);
    if (o.post && !a.posts.has(o.post)) unknown('post', o.post, file, 1, 1);
  }
  for (const [id, p] of a.posts) if (!options.isCountry(p.country)) unknown('country', p.country, `authorities/posts/${id}.yaml`, 1, 1);
}
