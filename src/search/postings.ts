/**
 * Where a word occurs. As bytes, for each record in ascending order: gap to the record before (first: its number), number of occurrences,
 * and for each occurrence the gap to the place before × 4 + field.
 *
 * Of a frequent word the places are kept apart, for phrases alone: a first query would load more places than all the rest together, and a word that
 * stands in every tenth record says little by its place. What remains are counts (`writeCounts`): one byte a record, mostly.
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

/** Puts the postings of one word in several pieces of a shard together. */
export class JoinedPostings {
  readonly #writer = new ByteWriter();
  #last = 0;
  records = 0;

  /** `first`: number of the piece's first record in the shard; `last`: the last record in the piece that holds the word. */
  add(postings: Uint8Array, records: number, first: number, last: number): void {
    const reader = new ByteReader(postings);
    const start = first + reader.number();
    this.#writer.number(start - this.#last).raw(postings.subarray(reader.at));
    this.#last = first + last;
    this.records += records;
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

/** Stands for the place of an occurrence of which only the field is known. */
export const unknownPlace = 0x3fffffff;

/** How a record's occurrences are written in the lowest three bits beside its gap: text alone, once to four times; oftener; text and names; anything else. */
const oftener = 4;
const textAndAbout = 5;
const general = 6;

/** Postings without places, but for those in titles. */
export function writeCounts({ records, starts, occurrences }: Postings): Uint8Array {
  const writer = new ByteWriter();
  let last = 0;
  records.forEach((record, index) => {
    const gap = (record - last) * 8;
    last = record;
    const here = occurrences.subarray(starts[index] as number, starts[index + 1] as number);
    const counts = [0, 0, 0, 0];
    for (const code of here) counts[code & 3] = (counts[code & 3] as number) + 1;
    const [title = 0, text = 0, note = 0, about = 0] = counts;
    if (title + note + about === 0) {
      if (text <= 4) writer.number(gap + text - 1);
      else writer.number(gap + oftener).number(text - 5);
    } else if (title + note === 0 && text < 16 && about < 8) writer.number(gap + textAndAbout).number(text * 8 + about);
    else {
      writer.number(gap + general).number(title).number(text).number(note).number(about);
      let place = 0;
      for (const code of here) {
        if ((code & 3) !== 0) continue;
        writer.number((code >>> 2) - place);
        place = code >>> 2;
      }
    }
  });
  return writer.bytes();
}

/** Reads what `writeCounts` wrote; occurrences outside titles have `unknownPlace`. */
export function readCounts(bytes: Uint8Array, count: number): Postings {
  const reader = new ByteReader(bytes);
  const records = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const occurrences: number[] = [];
  const push = (field: number, times: number): void => { for (let left = times; left > 0; left--) occurrences.push(unknownPlace * 4 + field); };
  let record = 0;
  for (let index = 0; index < count; index++) {
    const head = reader.number();
    record += Math.floor(head / 8);
    records[index] = record;
    starts[index] = occurrences.length;
    const form = head % 8;
    if (form < oftener) push(1, form + 1);
    else if (form === oftener) push(1, reader.number() + 5);
    else if (form === textAndAbout) {
      const both = reader.number();
      push(1, both >>> 3);
      push(3, both & 7);
    } else {
      const [title, text, note, about] = [reader.number(), reader.number(), reader.number(), reader.number()];
      let place = 0;
      for (let left = title; left > 0; left--) occurrences.push((place += reader.number()) * 4);
      push(1, text);
      push(2, note);
      push(3, about);
    }
  }
  starts[count] = occurrences.length;
  return { records, starts, occurrences: Uint32Array.from(occurrences) };
}
