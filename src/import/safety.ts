/**
 * Wording and numbers that may endanger someone, found in the files an import makes: an editor looks at each before publishing. It is a
 * list of places, not a judgement: a miss may harm a person, a false hit costs a glance, so the patterns are wide.
 */
export interface SensitivePlace { readonly kind: SensitiveKind; readonly line: number; readonly column: number; readonly words: string }
export type SensitiveKind = 'strictly protect' | 'please protect' | 'phone number' | 'e-mail address' | 'passport-like number';

/** What a place of each kind can't be without, quick to look for: most texts have none of all this. */
const hints = {
  protection: (text: string) => /protect|حماية|SP\)/i.test(text),
  address: (text: string) => text.includes('@'),
  // A plus sign; a digit of 555-0100, of 123456, behind 00, or behind a word such as "telephone".
  number: (text: string) => text.includes('+') || /\d(?:\d\d-\d{4}|\d{5}|(?<=00[1-9])|(?<=(?:tel(?:ephone)?|phone|cell|mobile|fax|ext)\b\.?(?: (?:no|number)\.?)?[:. ]+\(?\+?\d))/i.test(text),
} as const;
const patterns: readonly [SensitiveKind, RegExp, keyof typeof hints][] = [
  ['strictly protect', /\bstrict(?:ly)?[ -]+protect(?:ed|ion)?\b|\(\s*(?:strictly\s+)?protect\s*(?:source)?\s*\)|\bSP\)\s*(?=[A-Z])/gi, 'protection'],
  ['please protect', /\b(?:please|pls)[ -]+protect\b|\bprotect (?:the )?(?:source|contact|identit(?:y|ies)|interlocutors?|name)\b|\bsource (?:to be )?protected\b|يرجى حماية|حماية المصدر/gi, 'protection'],
  ['e-mail address', /[\w.+-]{2,}@(?:[\w-]+\.)+[a-z]{2,}/gi, 'address'],
  ['phone number', /(?:\+[1-9]|\b00[1-9])\d{0,2}[ .()/-]+(?:\d[ .()/-]*){6,12}\b|\b(?:tel(?:ephone)?|phone|cell|mobile|fax|ext)\b\.?(?: (?:no|number)\.?)?[:. ]+\(?\+?\d[\d .()/-]{5,18}\d|\(\d{3}\) ?\d{3}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b/gi, 'number'],
  ['passport-like number', /\b(?:passport|ppt|laissez[- ]passer|national id(?:entity)?|id card|dpob|visa foil)\b[^\n]{0,40}?\b[A-Z]{0,3}\d{6,10}\b/gi, 'number'],
];

/** Places in the text of a file, in order. Addresses on the web don't count. `from`: offset of the body, so that the frontmatter (checksums) is left out. */
export function sensitivePlaces(file: string, from = 0): SensitivePlace[] {
  const out: (SensitivePlace & { at: number })[] = [];
  const text = file.slice(from);
  const hinted = { protection: hints.protection(text), address: hints.address(text), number: hints.number(text) };
  if (!hinted.protection && !hinted.address && !hinted.number) return [];
  const body = text.replace(/\]\([^)\s]*\)/g, (m) => ' '.repeat(m.length));
  for (const [kind, pattern, hint] of patterns) {
    if (!hinted[hint]) continue;
    for (const m of body.matchAll(pattern)) {
      const at = from + m.index;
      const before = file.slice(0, at);
      out.push({ kind, at, line: before.split('\n').length, column: at - before.lastIndexOf('\n'), words: m[0].trim() });
    }
  }
  return out.sort((a, b) => a.at - b.at).map(({ kind, line, column, words }) => ({ kind, line, column, words }));
}
