/**
 * The query language: words; "exact phrases"; -excluded; field words (`person:`, `country:`, `post:`, `year:`, `tag:`, in Arabic `شخص:` …).
 * Nothing a reader types is an error: what can't be understood as more is taken as words.
 */
import { tokenize } from '../text/tokens.ts';
import { isStopWord } from '../text/stop-words.ts';
import { foldDigits, foldWord } from '../text/fold.ts';
import type { FacetKey } from './record.ts';

/** Words beyond this many are ignored: a page pasted into the box must not stop the browser. */
const wordLimit = 48;

export type QueryField = Extract<FacetKey, 'person' | 'country' | 'post' | 'year' | 'organization' | 'subject' | 'classification'>;

export interface ParsedQuery {
  /** Folded words to look for, in order, stop words included, words of phrases too. */
  words: string[];
  /** Those of the words that were typed in two to four capitals. */
  abbreviations: Set<string>;
  /** Folded words that must stand side by side. */
  phrases: string[][];
  /** True when words stand outside the phrases too: then the quotes may be part of a question, and give way when nothing holds them. */
  hasLooseWords: boolean;
  /** Words (or phrases) that must not occur. */
  excluded: string[][];
  /** `country:mali` → { field: 'country', value: 'mali' }, value as typed. */
  fields: { field: QueryField; value: string }[];
}

const fieldWords: Record<string, QueryField> = {
  person: 'person', country: 'country', post: 'post', year: 'year', tag: 'subject', organization: 'organization', org: 'organization', classification: 'classification',
  شخص: 'person', بلد: 'country', بعثة: 'post', سنة: 'year', وسم: 'subject', منظمة: 'organization', تصنيف: 'classification',
};
const fieldByFolded = new Map(Object.entries(fieldWords).map(([word, field]) => [foldWord(word), field]));

/** Quotation marks that open and close a phrase. */
const quotes: Record<string, string> = { '"': '"', '“': '”', '”': '”', '„': '“', '«': '»', '‟': '”', '＂': '＂' };
const quoted = Object.entries(quotes).map(([open, close]) => `${open}([^${close}]*)${close}`).join('|');
/** A sign, a field word, then a quoted or a plain value; each part may be missing. */
const piece = new RegExp(`(?<sign>(?<=^|\\s)[-−])?(?:(?<field>[\\p{L}\\p{M}\\u0640]{2,20}):(?=\\S))?(?:(?<quoted>${quoted})|(?<plain>[^\\s"“”„«»‟＂]+))`, 'gu');

/** Takes any string. */
export function parseQuery(query: string): ParsedQuery {
  const parsed: ParsedQuery = { words: [], abbreviations: new Set(), phrases: [], hasLooseWords: false, excluded: [], fields: [] };
  const wordsOf = (text: string): string[] => tokenize(text).map(({ word, start, end }) => {
    if (/^[A-Z]{2,4}$/.test(text.slice(start, end))) parsed.abbreviations.add(word);
    return word;
  });
  // Direction controls may stand before a sign or a field word when the query was pasted from a page.
  const typed = query.slice(0, 10_000).replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0000]/gu, '');
  for (const match of typed.matchAll(piece)) {
    const { sign, field: fieldWord, plain } = match.groups ?? {};
    const inQuotes = match.groups?.['quoted'];
    const value = plain ?? (inQuotes ?? '').slice(1, -1);
    const field = fieldWord === undefined ? undefined : fieldByFolded.get(foldWord(fieldWord));
    if (field !== undefined) {
      parsed.fields.push({ field, value });
      continue;
    }
    const words = wordsOf(fieldWord === undefined ? value : `${fieldWord} ${value}`);
    if (words.length === 0) continue;
    if (sign !== undefined) parsed.excluded.push(words);
    else {
      if (inQuotes !== undefined) parsed.phrases.push(words);
      else if (words.some((word) => !isStopWord(word))) parsed.hasLooseWords = true;
      parsed.words.push(...words);
    }
  }
  parsed.words = parsed.words.slice(0, wordLimit);
  return parsed;
}

/** `2009`, `2005-2009`, `2005..2009`, `٢٠٠٩`, `-2009`, `2005-` → inclusive years; undefined when it is no year. */
export function parseYears(value: string): { from?: number; to?: number } | undefined {
  const match = /^(\d{4})?([-–]|\.\.)?(\d{4})?$/.exec(foldDigits(value).trim());
  if (match === null || (match[1] === undefined && match[3] === undefined)) return undefined;
  const from = match[1] === undefined ? undefined : Number(match[1]);
  const to = match[3] !== undefined ? Number(match[3]) : match[2] === undefined ? from : undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
