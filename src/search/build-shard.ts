/** Builds one shard: the pieces of a part of the archive, their words and facets, as files in one folder. Node only. */
import { facetKeys } from './record.ts';
import type { ShardEntry, ShardOptions } from './build-options.ts';
import { writeFacetColumn } from './facet-column.ts';
import { openFolder } from './folder-writer.ts';
import { isNameWord } from './name-words.ts';
import type { Piece } from './piece.ts';
import { JoinedPostings, readPostings, writeCounts } from './postings.ts';
import { writeHeader } from './shard-header.ts';
import { blockKey, cutBlocks, writeBlock } from './word-block.ts';
import type { IndexedWord } from './word-block.ts';

/** A word block holds about this many bytes before compression; more in a large shard, so that there are never many more than `blockLimit`. */
const blockSize = 4_500;
const blockLimit = 2_500;
/** From so many bytes on the places of a word stand apart from its counts. */
const placesLimit = 2_500;

/**
 * Puts the shard `shard` together from its pieces, in `options.outDir/<shard>-<hash>/`, and returns what the manifest needs of it.
 * The same pieces in the same order give the same bytes. An older folder of the same shard is left for the caller to remove.
 */
export async function buildShard(pieces: AsyncIterable<Piece> | Iterable<Piece>, shard: string, options: Pick<ShardOptions, 'outDir'>): Promise<ShardEntry> {
  if (!/^[a-z0-9-]+$/.test(shard)) throw new Error(`shard id "${shard}": expected lower-case letters, digits and hyphens`);
  const folder = openFolder(options.outDir, shard);
  const write = (name: string, content: Uint8Array): void => folder.write(name, content);

  const shown = folder.packs('r');
  const groupStarts: number[] = [];
  const lengths: number[] = [], dates: number[] = [], titles: (readonly number[])[] = [];
  const facets = new Map(facetKeys.map((key) => [key, [] as (readonly string[])[]]));
  const gathered = new Map<string, { readonly postings: JoinedPostings; capital: number; small: number; linked: boolean }>();
  for await (const piece of pieces) {
    const first = lengths.length;
    let start = first;
    for (const [records, member] of piece.groups) { groupStarts.push(start); shown.addMember(member); start += records; }
    lengths.push(...piece.lengths);
    titles.push(...piece.titles);
    dates.push(...piece.dates);
    for (const key of facetKeys) facets.get(key)?.push(...piece.facets.map((values) => values[key] ?? []));
    for (const [word, { postings, records, last, capital, small, linked }] of piece.words) {
      let known = gathered.get(word);
      if (known === undefined) gathered.set(word, known = { postings: new JoinedPostings(), capital: 0, small: 0, linked: false });
      known.postings.add(postings, records, first, last);
      known.capital += capital;
      known.small += small;
      known.linked ||= linked;
    }
  }

  const places = new Map<string, Uint8Array>();
  const words = [...gathered].map(([word, known]): IndexedWord => ({ key: blockKey(word), records: known.postings.records, isName: isNameWord(word, known), postings: known.postings.bytes() }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map((word): IndexedWord => {
      // Stop words are loaded for phrases alone, and then with their places.
      if (word.postings.length < placesLimit || word.key.startsWith('~')) return word;
      places.set(word.key, word.postings);
      return { ...word, placesApart: true, postings: writeCounts(readPostings(word.postings, word.records)) };
    });
  gathered.clear();
  const blockKeys: string[] = [];
  const blocks = folder.packs('w'), placesApart = folder.packs('p');
  let lastKey = '';
  // Stop words have blocks of their own, which only phrases load.
  const wordBytes = words.reduce((sum, word) => sum + (word.key.startsWith('~') ? 0 : word.postings.length), 0);
  for (const block of cutBlocks(words, Math.max(blockSize, Math.ceil(wordBytes / blockLimit)))) {
    blocks.add(writeBlock(block));
    const apart = block.filter((word) => word.placesApart === true).map((word) => ({ ...word, postings: places.get(word.key) as Uint8Array }));
    placesApart.add(writeBlock(apart));
    blockKeys.push(separator(lastKey, (block[0] as IndexedWord).key));
    lastKey = (block.at(-1) as IndexedWord).key;
  }
  for (const [key, values] of facets) {
    if (values.some((list) => list.length > 0)) write(`f-${key}.bin`, writeFacetColumn(values));
  }
  write('head.bin', writeHeader({ lengths, titles, dates, blockKeys, groupStarts, groupSizes: shown.end(), blockSizes: blocks.end(), placeSizes: placesApart.end() }));

  const known = dates.filter((date) => date > 0).map((date) => Math.floor(date / 10000));
  return {
    id: shard, folder: folder.finish(), records: dates.length,
    years: known.length === 0 ? null : [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))],
    facets: Object.fromEntries(facetKeys.filter((key) => folder.files.has(`f-${key}.bin`)).map((key) => [key, folder.files.get(`f-${key}.bin`) as number])),
    wordPacks: [...folder.files.keys()].filter((name) => name.startsWith('w')).length, bytes: folder.bytes,
  };
}

/** The shortest text that sorts after `before` and not after `key`: enough to find a block by. */
function separator(before: string, key: string): string {
  let length = 1;
  while (length < key.length && (key.slice(0, length) <= before || !key.slice(0, length).isWellFormed())) length++;
  return key.slice(0, length);
}
