/** From laid-out records to words with their places. */
import { fields } from './document.ts';
import type { Section } from './document.ts';

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
export function lengthOf(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + (section.field === 'about' ? 0 : section.tokens.length), 0);
}

/** The field that a place lies in. Sections stand in order of place. */
export function fieldAt(sections: readonly Section[], place: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sections[middle] as Section).place <= place) low = middle;
    else high = middle - 1;
  }
  return fields.indexOf((sections[low] as Section).field);
}
