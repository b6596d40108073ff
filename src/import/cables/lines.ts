/**
 * The lines of a raw cable, and which of them the network or a page put there. Such lines may stand in the middle of a sentence. They are
 * taken out of the reading text and kept with the line they stood before, so that nothing is lost.
 */
import { captionNames } from '../../archive/captions.ts';
import type { Classification } from '../../archive/vocabulary.ts';

export type Line = {
  readonly text: string;
  /** 1-based, in the source. */
  readonly number: number;
  /** Lines that were taken out right before this one, trimmed. */
  readonly taken?: readonly string[];
};

/** Cuts text into lines; page feeds end lines too. `first` is the number of the first line in the source. */
export function linesOf(text: string, first = 1): Line[] {
  return text.split(/\r\n|\r|\n|\f/).map((t, i) => ({ text: (t.includes('\t') ? t.replaceAll('\t', '        ') : t).trimEnd(), number: first + i }));
}

/** A word printed with or without a space between its letters: `S E C R E T`. */
const spaced = (word: string): string => word.split(' ').map((w) => [...w].join(' ?')).join(' {0,4}');
const classes: readonly (readonly [RegExp, Classification])[] = ([
  ['TOP SECRET', 'top-secret'], ['SECRET', 'secret'], ['CONFIDENTIAL', 'confidential'], ['LIMITED OFFICIAL USE', 'official-use-only'], ['FOR OFFICIAL USE ONLY', 'official-use-only'],
  ['OFFICIAL USE ONLY', 'official-use-only'], ['RESTRICTED', 'restricted'], ['UNCLASSIFIED', 'unclassified'], ['UNCLAS', 'unclassified'],
] as const).map(([word, value]) => [new RegExp(`^${spaced(word)}(?![A-Za-z])`), value]);

export type ClassificationLine = {
  readonly classification: Classification;
  readonly captions: readonly string[];
  readonly section?: { readonly number: number; readonly of: number };
  /** Post and number, as printed: `BAMAKO 000776`. */
  readonly cable?: string;
  /** True when the line holds nothing but the classification: in a page's head or foot as often as in a header. */
  readonly bare: boolean;
};

/**
 * Reads a classification line: `S E C R E T SECTION 01 OF 03 BAMAKO 000776`, `UNCLAS TUNIS 000123`, `CONFIDENTIAL NODIS`.
 * A sentence that happens to begin with the word (`SECRET POLICE ARRESTED …`) is none.
 */
export function classificationLine(text: string): ClassificationLine | undefined {
  // Asked about every line of every cable: most are told by their first letters.
  if (!/^\s*(?:T ?O|S ?E|C ?O|L ?I|F ?O|O ?F|R ?E|U ?N)/.test(text)) return undefined;
  const line = text.trim().replace(/\s+/g, ' ').slice(0, 200);
  for (const [pattern, classification] of classes) {
    const m = pattern.exec(line);
    if (!m) continue;
    let rest = line.slice(m[0].length).replace(/^[\s/-]+/, '');
    const captions: string[] = [];
    let section: { number: number; of: number } | undefined;
    for (let rounds = 0; rounds < 8; rounds++) {
      const s = /^(?:FINAL )?SECTION (\d{1,2}) OF (\d{1,2})\s*/.exec(rest) ?? /^FINAL SECTION OF ((\d{1,2}))\s*/.exec(rest);
      if (s) { section = { number: Number(s[1]), of: Number(s[2]) }; rest = rest.slice(s[0].length); continue; }
      const caption = captionNames.find((c) => rest.startsWith(c) && !/^[A-Z]/.test(rest.slice(c.length)));
      if (!caption) break;
      captions.push(caption);
      rest = rest.slice(caption.length).replace(/^[\s/,-]+/, '');
    }
    const cable = /^([A-Z][A-Z ]{1,28}?) ?(\d{1,7})(?: \d{6}Z)?$/.exec(rest);
    if (rest !== '' && !cable) return undefined;
    return { classification, captions, ...(section && { section }), ...(cable && { cable: `${cable[1]!} ${cable[2]!}` }), bare: rest === '' && captions.length === 0 && !section };
  }
  return undefined;
}

/** Page lines: nothing of this can be a line of a cable's own text. */
const pageLines: readonly RegExp[] = [
  // BAMAKO 00000776  002 OF 003 · BLA 0000001 003.2 OF 39
  /^[A-Z][A-Z ]{1,28} \d{5,8} {1,6}\d{3}(?:\.\d)? ?OF ?\d{2,3}$/,
  // PAGE 02        LIMA  02545  01 OF 02  151652Z
  /^PAGE \d{2,3} {1,12}[A-Z][A-Z ]{0,28} {1,6}\d{4,6}(?: {1,6}\d{2} OF \d{2})?(?: {1,6}\d{6}Z)?$/,
  // PAGE 02 RUEHBP 000776 S E C R E T
  /^PAGE \d{2,3} R[A-Z]{4,7} \d{3,6}\b.{0,40}$/,
  /^BT$/, /^#\d{3,5}$/, /^N{3,4}(?:[A-Z]{4,10})?$/, /^<< ?END OF DOCUMENT ?>>$/,
  /^UNCLASSIFIED {1,12}U\.?S\.? Department of State {1,12}Case No\..{0,100}$/i, /^RELEASED IN (?:FULL|PART)\b.{0,60}$/i,
  /^(?:Declassified\/Released|Sheryl P\. Walter Declassified\/Released) US Department of State EO Systematic Review.{0,30}$/i,
];
/** The section a page line belongs to: 2 of `BAMAKO 00000776  002 OF 003` and of `PAGE 03 LIMA 02545 02 OF 02 151652Z`. */
export function sectionOfPageLine(text: string): number | undefined {
  const m = /(?<!\d)0{0,2}([1-9]\d?)(?:\.\d)? ?OF ?\d{2,3}(?!\d)/.exec(text);
  return m ? Number(m[1]) : undefined;
}
/** Lines of the relay: VZCZCXYZ1264, RR RUEHWEB, DE RUEHBP #0217/01 0630935, ZNY SSSSS ZZH. */
const relayLines: readonly RegExp[] = [
  /^V?ZCZC[A-Z0-9]{2,12}\d*$/, /^(?:ZZ|OO|PP|RR|YY)(?: R[A-Z]{4,7}){1,40}$/, /^DE R[A-Z]{4,7} ?#?\d{3,5}(?:\/\d{1,3})?(?: \d{7})?$/, /^Z(?:NY|NR) [A-Z]{5}(?: Z[A-Z]{2})?$/,
  /^Z(?:DS|OC|FD|DK|FR|UI|EL|FF|NO|OV|KZK)\d?(?: .{0,60})?$/,
];
export const isRelayLine = (text: string): boolean => relayLines.some((p) => p.test(text.trim()));
/** The first line of a section that was sent as a message of its own. */
export const startsMessage = (text: string): boolean => relayLines[0]!.test(text.trim());
const isArchivePage = (text: string): boolean => pageLines[1]!.test(text.trim());
export const isPageLine = (text: string): boolean => {
  const line = text.trim();
  // Asked about every line of every cable: most are longer than any of these, or begin with a small letter as only three of them may.
  return line.length > 0 && line.length <= 200 && !/^[a-ce-qtv-z]/.test(line) && pageLines.some((p) => p.test(line));
};

/**
 * Takes page lines out. A line with nothing but a classification goes too where it is a page's head or foot: where only blank lines
 * stand between it and a page line. Blank lines next to what was taken go with it, since the page made them.
 * @returns the remaining lines; the last, empty one holds what was taken after the end
 */
export function withoutPageLines(lines: readonly Line[]): Line[] {
  const page = lines.map((l) => isPageLine(l.text));
  const blank = (i: number): boolean => lines[i]!.text.trim() === '';
  const archive = lines.map((l, i) => page[i]! && (isArchivePage(l.text) || /^N{3}/.test(l.text.trim()) || l.text.includes('END OF DOCUMENT')));
  const spread = (start: number, step: 1 | -1): void => {
    for (let i = start + step; i >= 0 && i < lines.length && Math.abs(i - start) < 12; i += step) {
      if (blank(i) || page[i]) continue;
      if (!classificationLine(lines[i]!.text)?.bare) return;
      page[i] = true;
    }
  };
  archive.forEach((yes, i) => { if (yes) { spread(i, -1); spread(i, 1); } });
  const out: Line[] = [];
  let taken: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (page[i]) {
      if (taken.length === 0) while (out.length > 0 && out.at(-1)!.text.trim() === '' && !out.at(-1)!.taken) out.pop();
      taken.push(line.text.trim());
    } else if (taken.length > 0 && blank(i)) continue;
    else if (taken.length > 0) { out.push({ ...line, taken }); taken = []; }
    else out.push(line);
  }
  out.push({ text: '', number: lines.length, ...(taken.length > 0 && { taken }) });
  return out;
}
