/** Builds one shard: the records of a part of the archive, their words and facets, as files in one folder. Node only. */
import { facetKeys } from './record.ts';
import type { SearchRecord } from './record.ts';
import type { Records, ShardEntry, ShardOptions } from './build-options.ts';
import type { ShownRecord } from './document.ts';
import { writeFacetColumn } from './facet-column.ts';
import { openFolder } from './folder-writer.ts';
import type { FolderWriter } from './folder-writer.ts';
import { readPostings, writeCounts } from './postings.ts';
import { Inverter, invertPlainly } from './invert.ts';
import { invertWithPagefind } from './pagefind-inverter.ts';
import { dateNumber, writeHeader } from './shard-header.ts';
import { cutBlocks, writeBlock } from './word-block.ts';
import type { IndexedWord } from './word-block.ts';

/**
 * Shown records are stored in groups of at least so many characters: ten hits cost ten groups, of which each is to be little more than the record
 * itself; but short records must not stand alone each.
 */
const groupCharacters = 4_000;
/** A word block holds about this many bytes before compression; more in a large shard, so that there are never many more than `blockLimit`. */
const blockSize = 4_500;
const blockLimit = 2_500;
/** From so many bytes on the places of a word stand apart from its counts. */
const placesLimit = 2_500;

/** Records inverted at a time. One Pagefind process takes a thousand at about 0.3 GB; the plain way has nothing to gain from many. */
const defaultBatch = { pagefind: 1000, plain: 100 };

/**
 * Writes the shard `shard` into `options.outDir/<shard>-<hash>/` and returns what the manifest needs of it.
 * The same records in the same order give the same bytes. An older folder of the same shard is left for the caller to remove.
 */
export async function buildShard(records: Records, shard: string, options: ShardOptions): Promise<ShardEntry> {
  if (!/^[a-z0-9-]+$/.test(shard)) throw new Error(`shard id "${shard}": expected lower-case letters, digits and hyphens`);
  const folder = openFolder(options.outDir, shard);
  const write = (name: string, content: Uint8Array): void => folder.write(name, content);

  const { indexer = 'pagefind' } = options;
  const inverter = new Inverter(indexer === 'plain' ? invertPlainly : invertWithPagefind, options.batchSize ?? defaultBatch[indexer]);
  const groups = new GroupWriter(folder.packs('r'));
  const blocks = folder.packs('w'), placesApart = folder.packs('p');
  const dates: number[] = [];
  const facets = new Map(facetKeys.map((key) => [key, [] as string[][]]));
  for await (const record of records) {
    await inverter.add(record);
    groups.add(record);
    dates.push(dateNumber(record.date));
    for (const key of facetKeys) facets.get(key)?.push(record.facets[key] ?? []);
  }

  const places = new Map<string, Uint8Array>();
  const words = (await inverter.finish()).map((word): IndexedWord => {
    // Stop words are loaded for phrases alone, and then with their places.
    if (word.postings.length < placesLimit || word.key.startsWith('~')) return word;
    places.set(word.key, word.postings);
    return { ...word, placesApart: true, postings: writeCounts(readPostings(word.postings, word.records)) };
  });
  const blockKeys: string[] = [];
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
  write('head.bin', writeHeader({ lengths: inverter.lengths, titles: inverter.titles, dates, blockKeys, groupStarts: groups.starts, groupSizes: groups.end(), blockSizes: blocks.end(), placeSizes: placesApart.end() }));

  const known = dates.filter((date) => date > 0).map((date) => Math.floor(date / 10000));
  return {
    id: shard, folder: folder.finish(), records: dates.length,
    years: known.length === 0 ? null : [Math.min(...known), Math.max(...known)],
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

/** The line of a list names kind and classification: it must not load their columns for that. */
function factsOf({ documentKind, classification }: SearchRecord['facets']): Pick<ShownRecord, 'documentKind' | 'classification'> {
  return { ...(documentKind?.[0] === undefined ? {} : { documentKind: documentKind[0] }), ...(classification?.[0] === undefined ? {} : { classification: classification[0] }) };
}

/** Gathers shown records into members of packs. */
class GroupWriter {
  readonly starts: number[] = [];
  readonly #packs: ReturnType<FolderWriter['packs']>;
  #group: ShownRecord[] = [];
  #size = 0;
  #count = 0;
  constructor(packs: ReturnType<FolderWriter['packs']>) {
    this.#packs = packs;
  }

  add(record: SearchRecord): void {
    const { id, url, kind, titles, date, post, facets, passages } = record;
    const shown: ShownRecord = { id, url, kind, titles, ...(date === undefined ? {} : { date }), ...(post === undefined ? {} : { post }), ...factsOf(facets), passages };
    const size = passages.reduce((sum, passage) => sum + passage.text.length, 200);
    if (this.#size >= groupCharacters) this.#flush();
    if (this.#group.length === 0) this.starts.push(this.#count);
    this.#group.push(shown);
    this.#size += size;
    this.#count++;
  }

  /** Sizes of all members, in steps. */
  end(): number[] {
    this.#flush();
    return this.#packs.end();
  }

  #flush(): void {
    if (this.#group.length === 0) return;
    this.#packs.add(new TextEncoder().encode(JSON.stringify(this.#group)));
    this.#group = [];
    this.#size = 0;
  }
}
