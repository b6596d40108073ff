/**
 * What a reader must know of a shard before its first query: how many records, how long each, in which files the words and the shown records stand.
 */
import { ByteReader, ByteWriter, readNextText, writeNextText } from './bytes.ts';
import { membersOf } from './pack.ts';
import type { Member, PackKind } from './pack.ts';

/** Raised whenever any file of the index changes its form; a reader refuses another version. */
export const indexVersion = 5;

export interface ShardHeader {
  /** Words in each record, rounded by `packLength`. */
  lengths: readonly number[];
  /** Days as yyyymmdd, 0 where a date or a part of it is unknown (`2009-12` → 20091200). */
  dates: readonly number[];
  /** Number of words in each title of each record. */
  titles: readonly (readonly number[])[];
  /** What the first key of each word block begins with, enough to tell it from the block before. */
  blockKeys: readonly string[];
  /** First record of each member of the packs of shown records. */
  groupStarts: readonly number[];
  /** Sizes of these members, of the word blocks, and of each block's places, in steps (`pack.ts`). */
  groupSizes: readonly number[];
  blockSizes: readonly number[];
  placeSizes: readonly number[];
}

/** `2009-12-01T14:07Z` → 20091201, `2009-12` → 20091200, a season (`2009-21`) → its year, empty or undated → 0. */
export function dateNumber(date: string | undefined): number {
  const match = /^(\d{4})(?:-(0\d|1[0-2])(?:-([0-2]\d|3[01]))?)?/.exec(date ?? '');
  return match === null ? 0 : Number(match[1]) * 10000 + Number(match[2] ?? 0) * 100 + Number(match[3] ?? 0);
}

/** yyyymmdd as a number without gaps between months and years, where a month has 32 days and a year 13 months: the 0 of an unknown one included. */
const dayOf = (date: number): number => (Math.floor(date / 10000) * 13 + (Math.floor(date / 100) % 100)) * 32 + (date % 100);
const dateOf = (day: number): number => Math.floor(day / 416) * 10000 + (Math.floor(day / 32) % 13) * 100 + (day % 32);

/** Lengths are kept in one byte, exact to 6 %: 16 steps for each doubling. */
export function packLength(words: number): number {
  return Math.min(255, Math.round(Math.log2(1 + words) * 16));
}

export function unpackLength(packed: number): number {
  return 2 ** (packed / 16) - 1;
}

export function writeHeader(header: ShardHeader): Uint8Array {
  const writer = new ByteWriter();
  writer.number(indexVersion).number(header.lengths.length);
  writer.raw(Uint8Array.from(header.lengths, packLength));
  let last = 0;
  for (const date of header.dates) {
    // Records usually come in order of date: the difference in days, with its sign in the lowest bit, is short.
    const day = dayOf(date), step = day - last;
    writer.number(step < 0 ? -step * 2 + 1 : step * 2);
    last = day;
  }
  for (const titles of header.titles) {
    writer.number(titles.length);
    for (const length of titles) writer.number(length);
  }
  writer.number(header.blockKeys.length);
  let previous = '';
  for (const key of header.blockKeys) {
    writeNextText(writer, previous, key);
    previous = key;
  }
  writer.number(header.groupStarts.length);
  header.groupStarts.forEach((start, index) => writer.number(start - (header.groupStarts[index - 1] ?? 0)));
  for (const size of [...header.groupSizes, ...header.blockSizes, ...header.placeSizes]) writer.number(size);
  return writer.bytes();
}

export interface ReadHeader {
  lengths: Float32Array;
  dates: Uint32Array;
  titles: number[][];
  blockKeys: string[];
  groupStarts: number[];
  groups: Member[];
  blocks: Member[];
  places: Member[];
}

/** Throws a RangeError when the bytes end early or have another version. */
export function readHeader(bytes: Uint8Array): ReadHeader {
  const reader = new ByteReader(bytes);
  const version = reader.number();
  if (version !== indexVersion) throw new RangeError(`index version ${version}, expected ${indexVersion}`);
  const count = reader.number();
  const lengths = Float32Array.from(reader.raw(count), unpackLength);
  const dates = new Uint32Array(count);
  let day = 0;
  for (let index = 0; index < count; index++) {
    const step = reader.number();
    day += step % 2 === 1 ? -(step - 1) / 2 : step / 2;
    dates[index] = dateOf(day);
  }
  const titles = Array.from({ length: count }, () => Array.from({ length: reader.number() }, () => reader.number()));
  const blockKeys: string[] = [];
  let key = '';
  for (let left = reader.number(); left > 0; left--) blockKeys.push(key = readNextText(reader, key));
  const groupStarts: number[] = [];
  let start = 0;
  for (let left = reader.number(); left > 0; left--) groupStarts.push(start += reader.number());
  const members = (kind: PackKind, length: number): Member[] => membersOf(kind, Array.from({ length }, () => reader.number()));
  return { lengths, dates, titles, blockKeys, groupStarts, groups: members('r', groupStarts.length), blocks: members('w', blockKeys.length), places: members('p', blockKeys.length) };
}
