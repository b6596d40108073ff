/** From records to words with their postings. Memory grows with the shard, not with the archive. */
import type { SearchRecord } from './record.ts';
import { fields, layOutAll } from './document.ts';
import type { Section } from './document.ts';
import { NameCounter } from './name-words.ts';
import { PostingsWriter } from './postings.ts';
import { blockKey } from './word-block.ts';
import type { IndexedWord } from './word-block.ts';

/** Inverts a batch of laid-out records: for each word the records of the batch that hold it, with ascending places. */
export type InvertBatch = (batch: readonly (readonly Section[])[]) => Promise<Map<string, Map<number, number[]>>>;

/** The inversion in this process, in a few lines: what Pagefind's must agree with. */
export const invertPlainly: InvertBatch = (batch) => {
  const words = new Map<string, Map<number, number[]>>();
  batch.forEach((sections, record) => {
    for (const { tokens, place } of sections) {
      tokens.forEach(({ word }, index) => {
        let records = words.get(word);
        if (records === undefined) words.set(word, records = new Map());
        const places = records.get(record);
        if (places === undefined) records.set(record, [place + index]);
        else places.push(place + index);
      });
    }
  });
  return Promise.resolve(words);
};

/** Number of words in titles, paragraphs and notes: the length that ranking measures a record by. */
function lengthOf(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + (section.field === 'about' ? 0 : section.tokens.length), 0);
}

/** Collects a shard record by record, a batch at a time; `finish` gives the sorted words. */
export class Inverter {
  readonly #invert: InvertBatch;
  readonly #batchSize: number;
  readonly #words = new Map<string, PostingsWriter>();
  readonly #names = new NameCounter();
  #batch: Section[][] = [];
  readonly lengths: number[] = [];
  /** Words in each title of each record. */
  readonly titles: number[][] = [];

  constructor(invert: InvertBatch, batchSize: number) {
    this.#invert = invert;
    this.#batchSize = batchSize;
  }

  async add(record: SearchRecord): Promise<void> {
    const sections = layOutAll(record);
    this.#batch.push(sections);
    this.#names.add(sections);
    this.lengths.push(lengthOf(sections));
    this.titles.push(sections.filter((section) => section.field === 'title').map((section) => section.tokens.length));
    if (this.#batch.length >= this.#batchSize) await this.#takeBatch();
  }

  async #takeBatch(): Promise<void> {
    const batch = this.#batch;
    const first = this.lengths.length - batch.length;
    this.#batch = [];
    for (const [word, records] of await this.#invert(batch)) {
      let postings = this.#words.get(word);
      if (postings === undefined) this.#words.set(word, postings = new PostingsWriter());
      for (const [record, places] of records) postings.add(first + record, places.map((place) => (place << 2) | fieldAt(batch[record] ?? [], place)));
    }
  }

  async finish(): Promise<IndexedWord[]> {
    if (this.#batch.length > 0) await this.#takeBatch();
    return [...this.#words]
      .map(([word, postings]) => ({ key: blockKey(word), records: postings.records, isName: this.#names.isName(word), postings: postings.bytes() }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}

/** The field that a place lies in. Sections stand in order of place. */
function fieldAt(sections: readonly Section[], place: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sections[middle] as Section).place <= place) low = middle;
    else high = middle - 1;
  }
  return fields.indexOf((sections[low] as Section).field);
}
