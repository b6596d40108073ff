/** Records that hold words side by side, exactly as written but for spelling variants (`foldWord`). */
import type { Shard, ShardWord } from './index-reader.ts';
import type { Postings } from './postings.ts';
import { occurrencesIn } from './rank.ts';
import { rootGroup } from './word-block.ts';
import { wordKeys } from '../text/keys.ts';

/** Record numbers with the words of `phrase` in this order and next to each other; stop words count like others. */
export async function phraseRecords(shard: Shard, phrase: readonly string[]): Promise<Set<number>> {
  const words = await Promise.all(phrase.map(async (word) => (await shard.words(rootGroup(word))).find((candidate) => candidate.surface === word)));
  if (words.some((word) => word === undefined)) return new Set();
  const found = words as ShardWord[];
  const places = await Promise.all(found.map((word) => word.places()));
  const rarest = places.reduce((least, word) => (word.records.length < least.records.length ? word : least));
  const records = new Set<number>();
  for (const record of rarest.records) {
    if (standTogether(places, record)) records.add(record);
  }
  return records;
}

function standTogether(words: readonly Postings[], record: number): boolean {
  let starts: number[] | undefined;
  for (const [offset, word] of words.entries()) {
    const places = new Set(Array.from(occurrencesIn(word, record), (code) => (code >>> 2) - offset));
    starts = starts === undefined ? [...places] : starts.filter((start) => places.has(start));
    if (starts.length === 0) return false;
  }
  return true;
}

/** Records that hold a word in any form of the same stem. */
export async function stemRecords(shard: Shard, word: string): Promise<Set<number>> {
  const { stem } = wordKeys(word);
  const words = (await shard.words(rootGroup(word))).filter((candidate) => wordKeys(candidate.surface).stem === stem);
  return new Set(words.flatMap((candidate) => [...candidate.postings.records]));
}
