/** How a record becomes words with places: the one layout that indexing, ranking and excerpts agree on. */
import type { SearchRecord } from './record.ts';
import { tokenize } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { identifierWritings } from './identifier-writings.ts';

/** Fields weigh differently in ranking. `about`: names, identifiers and TAGS, which are linked to the record but stand nowhere in its text. */
export const fields = ['title', 'text', 'note', 'about'] as const;
export type Field = (typeof fields)[number];

/** Places left free between two titles, paragraphs or names, so that words on either side don't count as neighbours. */
const gap = 8;

/** A title or passage with the place of its first word. */
export interface Section { field: Field; lang: string; anchor: string; text: string; tokens: Token[]; place: number }

/** What is shown of a record; the sections of its titles and passages can be laid out again from this alone. */
export type ShownRecord = Pick<SearchRecord, 'id' | 'url' | 'kind' | 'titles' | 'date' | 'post' | 'passages'> & { documentKind?: string; classification?: string };

/** Titles and passages in order, each word with a place: `section.place + index of the token`. */
export function layOut(record: ShownRecord): Section[] {
  const sections: Section[] = [];
  let place = 0;
  const add = (field: Field, lang: string, anchor: string, text: string): void => {
    const tokens = tokenize(text);
    sections.push({ field, lang, anchor, text, tokens, place });
    place += tokens.length + gap;
  };
  for (const [lang, title] of Object.entries(record.titles)) add('title', lang, '', title);
  for (const passage of record.passages) add(passage.field, passage.lang, passage.anchor, passage.text);
  return sections;
}

/** The sections of `layOut`, then one for every name, identifier writing and TAG. */
export function layOutAll(record: SearchRecord): Section[] {
  const sections = layOut(record);
  const last = sections.at(-1);
  let place = last === undefined ? 0 : last.place + last.tokens.length + gap;
  const about = [...record.identifiers.flatMap(identifierWritings), ...record.tags, ...record.names];
  for (const text of new Set(about)) {
    const tokens = tokenize(text);
    sections.push({ field: 'about', lang: '', anchor: '', text, tokens, place });
    place += tokens.length + gap;
  }
  return sections;
}

/** Where a record's titles stand, from their lengths in words: the places that `layOut` gives them. */
export function titleSpans(lengths: readonly number[]): { place: number; length: number }[] {
  let place = 0;
  return lengths.map((length) => {
    const span = { place, length };
    place += length + gap;
    return span;
  });
}
