/**
 * Whether a person of a source is one the archive knows. A sure match links; an unsure one becomes a record of its own and a
 * line in `import-review.yaml`, which an editor decides and the next import obeys. Nothing is merged silently.
 */
import type { PersonInput, PersonProposal } from './importer.ts';
import { buildNameIndex, rankNames } from '../text/names/index.ts';
import type { NameIndex } from '../text/names/index.ts';
import { slugOf } from './slug.ts';

export interface KnownPerson { readonly id: string; readonly record: PersonInput }
/** One line of `import-review.yaml`. `decision`: `''` (not yet), `new`, or the id of the record that the person is. */
export interface ReviewEntry { key: string; name: string; description?: string; record: string; candidates: { id: string; name: string; because: string }[]; decision: string }

const particles = new Set(['al', 'el', 'ben', 'bin', 'ibn', 'de', 'du', 'la', 'le', 'von', 'van', 'sir', 'lord', 'dr', 'general', 'ambassador']);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const tokens = (name: string): string[] => slugOf(name).split('-').filter((t) => t && !particles.has(t) && !suffixes.has(t));
/** Father and son: "Jr." and none are two persons until an editor says otherwise. */
const suffixOf = (name: string): string => slugOf(name).split('-').find((t) => suffixes.has(t)) ?? '';
/** Two names that could be one person's: same surname, and given names that agree as far as both are written out. */
function compatible(a: string[], b: string[]): boolean {
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  if (a.join(' ') === b.join(' ')) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const t of short.slice(0, -1)) {
    const hit = long.findIndex((l, i) => i >= at && i < long.length - 1 && (l === t || (l.length === 1 && t.startsWith(l)) || (t.length === 1 && l.startsWith(t))));
    if (hit < 0) return false;
    at = hit + 1;
  }
  return short[0]!.length > 1 && (long[0] === short[0] || long[0]!.length === 1);
}

const common = new Set(['the', 'and', 'for', 'from', 'until', 'thereafter', 'department', 'state', 'office', 'affairs', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'assistant', 'deputy', 'secretary', 'director', 'member', 'united', 'states', 'bureau', 'also', 'acting']);
const facts = (record: PersonInput): Set<string> => new Set((record.description?.['en'] ?? '').toLowerCase().split(/[^\p{L}]+/u).filter((w) => w.length > 2 && !common.has(w)));
const nameOf = (record: PersonInput): string => record.names['en'] ?? Object.values(record.names)[0] ?? '';
const yearsConflict = (a: PersonInput, b: PersonInput): boolean => (['born', 'died'] as const).some((k) => {
  const x = a.dates?.[k]?.slice(0, 4), y = b.dates?.[k]?.slice(0, 4);
  return x !== undefined && y !== undefined && x !== y;
});

const sameName = (p: PersonProposal, record: PersonInput): boolean => [...Object.values(record.names), ...(record.variants ?? [])]
  .some((n) => tokens(n).join(' ') === tokens(p.name).join(' ') && suffixOf(n) === suffixOf(p.name));

/** Score of the name index from which a record is offered: below it, most pairs are different persons. */
const soundsAlike = 0.9;

/** Answers ids for persons; collects new records and what an editor has to decide. */
export class PersonMatcher {
  /** Records this run makes, and those an earlier import of the same entries made, as they would be made now. */
  readonly records = new Map<string, PersonInput>();
  created = 0;
  /** Everything that is or was to be decided, by key. */
  readonly review: Map<string, ReviewEntry>;
  linked = 0;
  readonly #known = new Map<string, PersonInput>();
  readonly #bySurname = new Map<string, Set<string>>();
  readonly #answers = new Map<string, string>();
  /** Source list → ids already answered for it, with the names as printed. */
  readonly #lists = new Map<string, Map<string, string>>();
  readonly #recorded = new Map<string, string>();
  readonly #wrote = new Set<string>();
  /** Names of the records the archive held before this run, by sound and across scripts. */
  readonly #sounds: NameIndex | undefined;
  readonly #renamed = new Map<string, string>();

  constructor(known: Iterable<KnownPerson>, decided: ReadonlyMap<string, ReviewEntry>) {
    this.review = new Map(decided);
    const held = [...known];
    this.#sounds = held.length > 0 ? buildNameIndex(held.map((k) => ({ id: k.id, names: [...Object.values(k.record.names), ...(k.record.variants ?? [])] }))) : undefined;
    for (const k of held) {
      this.#add(k.id, k.record);
      for (const old of k.record.redirectFrom ?? []) this.#renamed.set(old, k.id);
    }
  }

  /** Entry of a source → id, as the last import of that source answered; it stays so. `wrote`: that import made the record itself. */
  remember(recorded: Readonly<Record<string, string>>, wrote: (id: string) => boolean): void {
    for (const [key, id] of Object.entries(recorded)) { this.#recorded.set(key, id); if (wrote(id)) this.#wrote.add(id); }
  }

  get answers(): ReadonlyMap<string, string> { return this.#answers; }

  #add(id: string, record: PersonInput): void {
    this.#known.set(id, record);
    for (const name of [...Object.values(record.names), ...(record.variants ?? [])]) {
      const surname = tokens(name).at(-1);
      if (!surname) continue;
      if (!this.#bySurname.has(surname)) this.#bySurname.set(surname, new Set());
      this.#bySurname.get(surname)!.add(id);
    }
  }

  /** The id a person links to. The same entry of a source always gets the same answer. */
  answer(p: PersonProposal): string {
    const before = this.#answers.get(p.key);
    if (before) return before;
    const id = this.#decide(p);
    this.#answers.set(p.key, id);
    return id;
  }

  #decide(p: PersonProposal): string {
    const list = p.key.split('#')[0]!;
    const sameList = this.#lists.get(list) ?? new Map<string, string>();
    this.#lists.set(list, sameList);
    // The same name printed twice in one list is one person listed twice; otherwise two entries are two persons, however alike.
    const again = [...sameList].find(([, printed]) => printed === p.printed);
    if (again) { this.#addDescription(again[0], p.record); return again[0]; }
    const id = this.#before(p) ?? this.#match(p, this.review.get(p.key), sameList);
    sameList.set(id, p.printed);
    return id;
  }

  /** What a person listed twice is said to be the second time joins the first. */
  #addDescription(id: string, record: PersonInput): void {
    const first = this.records.get(id), words = record.description?.['en'];
    if (!first || !words || first.description?.['en']?.includes(words)) return;
    this.records.set(id, { ...first, description: { ...first.description, en: first.description?.['en'] ? `${first.description['en']}; ${words}` : words } });
  }

  /** An editor's decision, or the answer of the last import of this source. */
  #before(p: PersonProposal): string | undefined {
    const verdict = this.review.get(p.key);
    const decided = verdict ? this.#renamed.get(verdict.decision) ?? verdict.decision : '';
    if (decided && decided !== 'new' && this.#known.has(decided)) { this.linked++; return decided; }
    const last = this.#recorded.get(p.key);
    const recorded = last === undefined ? undefined : this.#renamed.get(last) ?? last;
    if (recorded === undefined || !this.#known.has(recorded)) return undefined;
    if (this.#wrote.has(recorded) && !this.records.has(recorded)) this.records.set(recorded, p.record);
    return recorded;
  }

  #match(p: PersonProposal, verdict: ReviewEntry | undefined, sameList: ReadonlyMap<string, string>): string {
    const mine = tokens(p.name);
    const candidates = [...(this.#bySurname.get(mine.at(-1) ?? '') ?? [])].filter((id) => !sameList.has(id)).map((id) => ({ id, record: this.#known.get(id)! }))
      .filter(({ record }) => !yearsConflict(record, p.record) && [...Object.values(record.names), ...(record.variants ?? [])].some((n) => compatible(mine, tokens(n))));
    const sure = candidates.filter(({ record }) => {
      const same = sameName(p, record);
      const born = record.dates?.born?.slice(0, 4), mineBorn = p.record.dates?.born?.slice(0, 4);
      if (same && born && born === mineBorn) return true;
      const theirs = facts(record), shared = [...facts(p.record)].filter((w) => theirs.has(w));
      // Three parts of a name that are all the same ("Christian A. Herter"), or two with the same office or country.
      return same && (mine.length >= 3 || (mine.length === 2 && shared.length >= 1));
    });
    // A namesake with the same suffix makes even a sure match unsure.
    if (!verdict && sure.length === 1 && candidates.every((c) => c === sure[0] || suffixOf(nameOf(c.record)) !== suffixOf(p.name))) { this.linked++; return sure[0]!.id; }
    const alike = candidates.length > 0 || !this.#sounds ? [] : rankNames(this.#sounds, p.name, 3)
      .filter(({ id, score }) => score >= soundsAlike && !sameList.has(id)).map(({ id }) => ({ id, record: this.#known.get(id)! })).filter(({ record }) => !yearsConflict(record, p.record));
    let slug = this.#known.has(p.slug) ? `${p.slug}-${p.distinguish}` : p.slug;
    for (let i = 2; this.#known.has(slug); i++) slug = `${p.slug}-${p.distinguish}-${i}`;
    if (verdict) this.review.set(p.key, { ...verdict, record: slug });
    else if (candidates.length + alike.length > 0) {
      this.review.set(p.key, {
        key: p.key, name: p.name, ...(p.record.description?.['en'] ? { description: p.record.description['en'] } : {}), record: slug,
        candidates: [...candidates.map(({ id, record }) => ({ id, name: nameOf(record), because: sameName(p, record) ? 'same name' : 'same surname, given names agree' })),
          ...alike.map(({ id, record }) => ({ id, name: nameOf(record), because: 'the name sounds alike' }))], decision: '',
      });
    }
    this.created++;
    this.records.set(slug, p.record);
    this.#add(slug, p.record);
    return slug;
  }
}
