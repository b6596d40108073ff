/** Persons named in a text must be linked at their first mention. */
import type { Finding } from './finding.ts';
import type { Readable } from './readable.ts';

export interface NamedPerson { readonly id: string; readonly names: Readonly<Record<string, string>>; readonly variants: readonly string[] }

const escape = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const marks = /[\u0640\u064B-\u0652\u0670]/g;
const isArabic = (s: string) => /[\u0621-\u064A]/.test(s);

const titled = /^(?:Ambassador|President|King|Queen|Prince|General|Colonel|Major|Captain|Admiral|Secretary|Minister|Senator|Mr\.?|Mrs\.?|Dr\.?|السفيرة?|الرئيس|الملك|الأمير|الجنرال|العقيد|الرائد|الوزير|السيد|الدكتور)\s/;
const surname = (name: string) => name.split(/[\s-]+/).at(-1)!.toLowerCase();

/** How many persons bear a surname, to tell whom "Ambassador Jones" can mean. */
function bearers(persons: readonly NamedPerson[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const p of persons) for (const s of new Set([...Object.values(p.names), ...p.variants].map(surname))) count.set(s, (count.get(s) ?? 0) + 1);
  return count;
}

/** Forms of a name long enough to be nobody else's: two words at least, abbreviations not, a title with a surname only where one person bears it. */
function forms(person: NamedPerson, language: string, borne: ReadonlyMap<string, number>): string[] {
  const all = [person.names[language], ...person.variants].filter((n) => n !== undefined);
  return [...new Set(all.filter((n) => isArabic(n) === (language === 'ar') && /\S[\s-]\S/.test(n) && n.length >= 7 && !(titled.test(n) && (borne.get(surname(n)) ?? 0) > 1)))];
}

/**
 * Persons who are named in full before, or without, a link to their record, in one language's text. One finding a person, at the first such mention.
 * Only full names count: «الرئيس» or a surname may mean another. A name inside a link can't be linked itself: inside a note's phrase it must
 * be linked elsewhere in the text or in that note; inside any other link it is passed over.
 */
export function unlinkedFirstMentions(text: Readable, persons: readonly NamedPerson[], language: string): Finding[] {
  const findings: Finding[] = [];
  const borne = bearers(persons);
  // Vowel signs must not hide a name; they are replaced by nothing, with the offsets kept.
  const kept: number[] = [];
  let bare = '';
  for (let i = 0; i < text.text.length; i++) if (!marks.test(text.text[i]!)) { kept.push(i); bare += text.text[i]!; marks.lastIndex = 0; } else marks.lastIndex = 0;
  for (const person of persons) {
    const names = forms(person, language, borne).map((n) => n.replace(marks, ''));
    if (!names.length || !names.some((n) => bare.includes(n))) continue;
    const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\d])(?:[وبلكف]|ول|وب|فل)?(?<name>${names.sort((a, b) => b.length - a.length).map(escape).join('|')})(?![\\p{L}\\p{M}\\d])`, 'u');
    const m = pattern.exec(bare);
    if (!m) continue;
    const at = kept[m.index]!;
    const first = text.links.find((l) => l.scheme === 'person' && l.target === person.id);
    if (first && first.start <= at + m[0].length) continue;
    const around = text.links.find((l) => l.start <= at && l.end > at && l.scheme !== 'part');
    if (around && (around.scheme !== 'note' || first)) continue;
    // Without the conjunction or preposition written on to it.
    const name = m.groups!.name!;
    findings.push({
      offset: text.at(at + m[0].length - name.length), found: first ? `${name} is named before the first link to ${person.id}` : `${name} is named and never linked`, expected: `[${name}](person:${person.id}) at the first mention`, advice: 'link the first mention',
    });
  }
  return findings.sort((a, b) => a.offset - b.offset);
}

/** Persons a record lists as present or mentioned whom a text of it never links. `listed`: ids from its frontmatter. */
export function neverLinked(text: Readable, listed: readonly string[]): string[] {
  const linked = new Set(text.links.filter((l) => l.scheme === 'person').map((l) => l.target));
  return listed.filter((id) => !linked.has(id));
}
