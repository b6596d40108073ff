/**
 * Editorial checks (`npm run check -- --strict`): what no schema can say about a text that people are to read. All of them are pure; none repairs.
 * The caller gives sources and rendered texts, this file says which check looks at what.
 */
import type { Problem } from '../problems.ts';
import type { Cable, CableVersion } from '../schema.ts';
import type { SourceFile } from '../source-text.ts';
import { arabicPunctuation, arabicQuotes, mixedDigits } from './arabic-punctuation.ts';
import { arabicSpelling, doubledWords } from './arabic-spelling.ts';
import { digestLength, digestWords, missingLanguages, unsourcedNotes } from './completeness.ts';
import { spellingChoices } from './consistency.ts';
import { problemOf, type Finding } from './finding.ts';
import { neverLinked, unlinkedFirstMentions, type NamedPerson } from './first-mention.ts';
import { unisolatedLatin } from './isolation.ts';
import { readable, type Readable } from './readable.ts';

/** One language's text of a cable, or a page of the site. */
export interface StrictText {
  readonly file: SourceFile;
  /** Offset in `file.text` at which the Markdown begins. */
  readonly start: number;
  readonly lang: string;
  /** Words in its blocks (`Markup.words`). */
  readonly words: number;
  /** Its blocks and notes as HTML, each with its direction. */
  readonly html: readonly { readonly dir: 'rtl' | 'ltr'; readonly html: string }[];
  /** Labels of the notes it refers to. */
  readonly notes: readonly string[];
}

export interface StrictCable {
  readonly meta: Cable;
  readonly versions: readonly (CableVersion & { readonly lang: string })[];
  /** Own text first, then the versions. */
  readonly texts: readonly StrictText[];
}

export interface StrictContext { readonly persons: readonly NamedPerson[]; readonly languages: readonly string[] }

/** Offset of a field of the frontmatter, or of the file's first line. */
const fieldAt = (file: SourceFile, field: string) => Math.max(0, file.text.search(new RegExp(`^${field}:`, 'm')));

/** Checks of one cable. Withdrawn ones and drafts are passed over: they are not published. */
export function strictCable(cable: StrictCable, context: StrictContext): Problem[] {
  const { meta, texts, versions } = cable;
  const main = texts[0];
  if (meta.status !== 'published' || !main) return [];
  const problems: Problem[] = [];
  const add = (file: SourceFile, field: string, found: string, expected: string, advice: string) => problems.push(problemOf(file, { offset: fieldAt(file, field), found, expected, advice }));
  for (const lang of missingLanguages(meta.text.language, versions.map((v) => v.lang), meta.text.kind, context.languages)) {
    add(main.file, 'title', `no text in the language "${lang}"`, `cables/${meta.id}.${lang}.md`, 'write it');
  }
  texts.forEach((text, i) => {
    const kind = i === 0 ? meta.text.kind : versions.find((v) => v.lang === text.lang)?.text.kind ?? 'translation';
    const long = digestLength(kind, text.words);
    if (long) add(text.file, 'text', long, `${digestWords.least} to ${digestWords.most} words`, 'shorten or complete it');
    const original = i === 0 && (kind === 'full' || kind === 'extract');
    problems.push(...strictText(text, { original }));
    const words = readable(text.file.text.slice(text.start));
    // An edition's text is not ours to link; what its editors linked, they linked.
    if (!original || meta.provenance.kind === 'generated') {
      for (const f of unlinkedFirstMentions(words, context.persons, text.lang)) problems.push(problemOf(text.file, { ...f, offset: f.offset + text.start }));
      // A sender or an addressee may stand in the header alone.
      const listed = meta.persons.filter((p) => p.role === 'participant' || p.role === 'mentioned').map((p) => p.id);
      if (kind !== 'header') for (const id of neverLinked(words, listed)) add(main.file, 'persons', `${id} is listed and never linked in ${text.file.path}`, `[…](person:${id}) at the first mention`, 'link the mention, or take the person out of the list');
    }
  });
  for (const label of unsourcedNotes(texts.flatMap((t) => t.notes), meta.notes)) {
    add(main.file, 'notes', `note "${label}" names no source`, 'sources: […], or by: editors for a remark of the editors’ own', `complete notes.${label}`);
  }
  return problems;
}

/** Checks of one text's words: punctuation, spelling, digits, isolation. `original`: the words are the archive's own, only our notes are checked. */
export function strictText(text: StrictText, options: { original: boolean }): Problem[] {
  const words = readable(text.file.text.slice(text.start), options.original ? 'notes' : 'all');
  const problems = wordFindings(words.text, text.lang).map((f) => problemOf(text.file, { ...f, offset: words.at(f.offset) + text.start }));
  for (const block of text.html) {
    if (block.dir !== 'rtl') continue;
    for (const latin of unisolatedLatin(block.html)) {
      const at = text.file.text.indexOf(latin, text.start);
      problems.push(problemOf(text.file, { offset: Math.max(at, 0), found: `"${latin}" stands in Arabic text without isolation`, expected: 'a run of its own direction', advice: 'write it as one word or as `code`' }));
    }
  }
  return problems;
}

function wordFindings(words: string, lang: string): Finding[] {
  if (lang !== 'ar') return doubledWords(words);
  return [...arabicPunctuation(words), ...arabicQuotes(words), ...mixedDigits(words), ...arabicSpelling(words), ...doubledWords(words)].sort((a, b) => a.offset - b.offset);
}

/** Fields whose words are not ours to correct, or are meant to be wrong: other people's titles, spellings found in sources. */
const foreign = new Set(['variants', 'sources', 'sourceNote', 'publisher', 'publication', 'archive', 'subject', 'transmission', 'aliases', 'ar', 'url']);

/**
 * Arabic strings in a parsed YAML value (an authority record, a glossary, a cable's frontmatter), checked as running text.
 * `value` is what the file's YAML says. A glossary's bare lists of words (`ar: […]`) are lexicon, not prose, and are passed over; `ar: words` is prose.
 */
export function strictValues(file: SourceFile, value: unknown): Problem[] {
  const problems: Problem[] = [];
  const walk = (v: unknown, key: string): void => {
    if (typeof v === 'string') {
      if (!/[\u0621-\u064A]/.test(v)) return;
      const start = file.text.indexOf(v);
      for (const f of wordFindings(v, 'ar')) problems.push(problemOf(file, { ...f, offset: start < 0 ? fieldAt(file, key) : start + f.offset }));
    } else if (Array.isArray(v)) {
      if (!foreign.has(key)) for (const item of v) walk(item, key);
    } else if (v && typeof v === 'object') {
      for (const [k, item] of Object.entries(v)) if (!foreign.has(k) || (k === 'ar' && typeof item === 'string')) walk(item, k);
    }
  };
  walk(value, '');
  return problems;
}

/** Checks across the whole collection: one spelling where Arabic allows two. `start` of a YAML file is 0; variants and quotations are the caller's to leave out. */
export function strictCollection(texts: readonly { readonly file: SourceFile; readonly start: number }[]): Problem[] {
  const words: Readable[] = texts.map((t) => readable(t.file.text.slice(t.start)));
  return spellingChoices(words.map((w) => w.text)).flatMap((findings, i) => {
    const { file, start } = texts[i]!;
    return findings.map((f) => problemOf(file, { ...f, offset: words[i]!.at(f.offset) + start }));
  });
}

