/** From records to words: the plain inversion, in this process. Its memory grows with the shard, not with the archive. */
import type { SearchRecord } from './record.ts';
import { fields, layOutAll } from './document.ts';
import type { Section } from './document.ts';
import { NameCounter } from './name-words.ts';
import { PostingsWriter } from './postings.ts';
import { blockKey } from './word-block.ts';
import type { IndexedWord } from './word-block.ts';

/** Occurrences of each word of one record: place × 4 + field, ascending. */
export function occurrencesOf(sections: readonly Section[]): Map<string, number[]> {
  const occurrences = new Map<string, number[]>();
  for (const section of sections) {
    const field = fields.indexOf(section.field);
    section.tokens.forEach((token, index) => {
      const code = ((section.place + index) << 2) | field;
      const list = occurrences.get(token.word);
      if (list === undefined) occurrences.set(token.word, [code]);
      else list.push(code);
    });
  }
  return occurrences;
}

/** Number of words in titles, paragraphs and notes: the length that ranking measures a record by. */
export function lengthOf(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + (section.field === 'about' ? 0 : section.tokens.length), 0);
}

/** Collects a shard record by record; `words` gives the sorted result. */
export class Inverter {
  readonly #words = new Map<string, PostingsWriter>();
  readonly #names = new NameCounter();
  readonly lengths: number[] = [];
  /** Words in each title of each record. */
  readonly titles: number[][] = [];

  add(record: SearchRecord): void {
    const sections = layOutAll(record);
    const number = this.lengths.length;
    for (const [word, occurrences] of occurrencesOf(sections)) {
      let postings = this.#words.get(word);
      if (postings === undefined) this.#words.set(word, postings = new PostingsWriter());
      postings.add(number, occurrences);
    }
    this.#names.add(sections);
    this.lengths.push(lengthOf(sections));
    this.titles.push(sections.filter((section) => section.field === 'title').map((section) => section.tokens.length));
  }

  words(): IndexedWord[] {
    return [...this.#words]
      .map(([word, postings]) => ({ key: blockKey(word), records: postings.records, isName: this.#names.isName(word), postings: postings.bytes() }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}
