/**
 * Where a word occurs. As bytes, for each record in ascending order: gap to the record before (first: its number), number of occurrences,
 * and for each occurrence the gap to the place before × 4 + field.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

export interface Postings {
  /** Record numbers, ascending. */
  records: Uint32Array;
  /** Occurrences of the n-th record are `occurrences[starts[n]]` up to `starts[n + 1]`. */
  starts: Uint32Array;
  /** Place × 4 + field, ascending within a record. */
  occurrences: Uint32Array;
}

/** Collects the occurrences of one word while records are read in ascending order. */
export class PostingsWriter {
  readonly #writer = new ByteWriter();
  #last = -1;
  /** Number of records so far. */
  records = 0;

  /** `occurrences`: place × 4 + field, ascending. */
  add(record: number, occurrences: readonly number[]): void {
    this.#writer.number(this.#last < 0 ? record : record - this.#last).number(occurrences.length);
    let place = 0;
    for (const occurrence of occurrences) {
      const here = occurrence >>> 2;
      this.#writer.number(((here - place) << 2) | (occurrence & 3));
      place = here;
    }
    this.#last = record;
    this.records++;
  }

  bytes(): Uint8Array {
    return this.#writer.bytes();
  }
}

/** Decodes postings of `count` records. */
export function readPostings(bytes: Uint8Array, count: number): Postings {
  const reader = new ByteReader(bytes);
  const records = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const occurrences: number[] = [];
  let record = 0;
  for (let index = 0; index < count; index++) {
    record += reader.number();
    records[index] = record;
    starts[index] = occurrences.length;
    let place = 0;
    for (let left = reader.number(); left > 0; left--) {
      const code = reader.number();
      place += code >>> 2;
      occurrences.push((place << 2) | (code & 3));
    }
  }
  starts[count] = occurrences.length;
  return { records, starts, occurrences: Uint32Array.from(occurrences) };
}
