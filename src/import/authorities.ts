/**
 * Whether a person of a source is one the archive knows. A sure match links; an unsure one becomes a record of its own and a
 * line in `import-review.yaml`, which an editor decides and the next import obeys. Nothing is merged silently.
 */
import type { PersonInput, PersonProposal } from './importer.ts';
import { slugOf } from './slug.ts';

export interface KnownPerson { readonly id: string; readonly record: PersonInput }
/** One line of `import-review.yaml`. `decision`: `''` (not yet), `new`, or the id of the record that the person is. */
export interface ReviewEntry { key: string; name: string; description?: string; record: string; candidates: { id: string; name: string; because: string }[]; decision: string }

const particles = new Set(['al', 'el', 'ben', 'bin', 'ibn', 'de', 'du', 'la', 'le', 'von', 'van', 'jr', 'sr', 'sir', 'lord', 'dr', 'general', 'ambassador']);
const tokens = (name: string): string[] => slugOf(name).split('-').filter((t) => t && !particles.has(t));
/** Two names that could be one person's: same surname, and given names that agree as far as both are written out. */
function compatible(a: string[], b: string[]): boolean {
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
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

/** Answers ids for persons; collects new records and what an editor has to decide. */
export class PersonMatcher {
  readonly created = new Map<string, PersonInput>();
  readonly review: ReviewEntry[] = [];
  linked = 0;
  readonly #known = new Map<string, PersonInput>();
  readonly #bySurname = new Map<string, Set<string>>();
  readonly #answers = new Map<string, string>();
  readonly #decided: ReadonlyMap<string, ReviewEntry>;
  readonly #recorded: ReadonlyMap<string, string>;

  /** `recorded`: entry of a source → id, as the last import of that source answered; it stays so. */
  constructor(known: Iterable<KnownPerson>, decided: ReadonlyMap<string, ReviewEntry>, recorded: ReadonlyMap<string, string>) {
    this.#decided = decided;
    this.#recorded = recorded;
    for (const k of known) this.#add(k.id, k.record);
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
    const verdict = this.#decided.get(p.key);
    if (verdict && verdict.decision && verdict.decision !== 'new' && this.#known.has(verdict.decision)) { this.review.push(verdict); this.linked++; return verdict.decision; }
    const recorded = this.#recorded.get(p.key);
    if (recorded && this.#known.has(recorded)) { if (verdict) this.review.push(verdict); return recorded; }
    // Two entries of one list are two persons, however alike their names.
    const volume = p.key.split('#')[0]!;
    const sameList = new Set([...this.#answers].filter(([k]) => k.startsWith(volume + '#')).map(([, v]) => v));
    const mine = tokens(p.name);
    const candidates = [...(this.#bySurname.get(mine.at(-1) ?? '') ?? [])].filter((id) => !sameList.has(id)).map((id) => ({ id, record: this.#known.get(id)! }))
      .filter(({ record }) => !yearsConflict(record, p.record) && (record.names['en'] !== undefined) && [...Object.values(record.names), ...(record.variants ?? [])].some((n) => compatible(mine, tokens(n))));
    const sure = candidates.filter(({ record }) => {
      const same = [...Object.values(record.names), ...(record.variants ?? [])].some((n) => tokens(n).join(' ') === mine.join(' '));
      const born = record.dates?.born?.slice(0, 4), mineBorn = p.record.dates?.born?.slice(0, 4);
      if (same && born && born === mineBorn) return true;
      const theirs = facts(record), shared = [...facts(p.record)].filter((w) => theirs.has(w));
      return same && mine.length >= 2 && shared.length >= 1;
    });
    if (!verdict && sure.length === 1 && candidates.length === 1) { this.linked++; return sure[0]!.id; }
    let slug = this.#known.has(p.slug) ? `${p.slug}-${p.distinguish}` : p.slug;
    for (let i = 2; this.#known.has(slug); i++) slug = `${p.slug}-${p.distinguish}-${i}`;
    if (verdict) this.review.push({ ...verdict, record: slug });
    else if (candidates.length > 0) {
      this.review.push({
        key: p.key, name: p.name, ...(p.record.description?.['en'] ? { description: p.record.description['en'] } : {}), record: slug,
        candidates: candidates.map(({ id, record }) => ({ id, name: nameOf(record), because: tokens(nameOf(record)).join(' ') === mine.join(' ') ? 'same name' : 'same surname, given names agree' })), decision: '',
      });
    }
    this.created.set(slug, p.record);
    this.#add(slug, p.record);
    return slug;
  }
}
