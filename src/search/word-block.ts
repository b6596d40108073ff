/**
 * Words with their postings, sorted by root and then by word, cut into blocks of a few kilobytes: a reader loads only the blocks its query falls into.
 * A word's stem is not stored: `wordKeys` gives it.
 */
import { ByteReader, ByteWriter, readNextText, writeNextText } from './bytes.ts';
import { isStopWord } from '../text/stop-words.ts';
import { wordKeys } from '../text/keys.ts';

export interface IndexedWord {
  /** `blockKey` of the word. */
  key: string;
  /** Number of records that hold it. */
  records: number;
  /** Written with a capital inside sentences, or part of a linked name: worth comparing by sound with the other script. */
  isName: boolean;
  /** With places (`readPostings`), or of a frequent word counts alone (`readCounts`): then the places stand in a file of their own. */
  postings: Uint8Array;
  placesApart?: boolean;
}

/** Divides root and word in a key; sorts before every letter. */
const divider = '\t';

/**
 * Sort key of a folded word: words of one root are neighbours. A stop word stands alone, so that nobody loads the postings of
 * `كان` for a question about a place (`مكان`).
 */
export function blockKey(surface: string): string {
  return `${rootGroup(surface)}${divider}${surface}`;
}

/** The part of a key that all words of its root share. */
export function rootGroup(surface: string): string {
  return isStopWord(surface) ? `~${surface}` : wordKeys(surface).root;
}

export function surfaceOf(key: string): string {
  return key.slice(key.indexOf(divider) + 1);
}

/** First and last key that a root's words can have. */
export function keyRange(root: string): [string, string] {
  return [root + divider, `${root}${divider}\uFFFF`];
}

/** The words of one block, ascending by key, as bytes. */
export function writeBlock(words: readonly IndexedWord[]): Uint8Array {
  const writer = new ByteWriter();
  let previous = '';
  for (const word of words) {
    writeNextText(writer, previous, word.key);
    writer.number(word.records * 4 + Number(word.placesApart === true) * 2 + Number(word.isName)).number(word.postings.length).raw(word.postings);
    previous = word.key;
  }
  return writer.bytes();
}

export function readBlock(bytes: Uint8Array): IndexedWord[] {
  const reader = new ByteReader(bytes);
  const words: IndexedWord[] = [];
  let key = '';
  while (!reader.atEnd) {
    key = readNextText(reader, key);
    const count = reader.number();
    words.push({ key, records: count >>> 2, isName: (count & 1) === 1, placesApart: (count & 2) === 2, postings: reader.raw(reader.number()) });
  }
  return words;
}

/** Cuts sorted words into blocks of about `size` bytes; a longer word has a block of its own. */
export function* cutBlocks(words: Iterable<IndexedWord>, size: number): Generator<IndexedWord[]> {
  let block: IndexedWord[] = [];
  let bytes = 0;
  for (const word of words) {
    if (block.length > 0 && bytes + word.postings.length > size) {
      yield block;
      block = [];
      bytes = 0;
    }
    block.push(word);
    bytes += word.postings.length + 4;
  }
  if (block.length > 0) yield block;
}
