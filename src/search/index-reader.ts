/** Reads the files of an index, in the browser and in Node alike: what is loaded once is kept. */
import { SearchError } from './errors.ts';
import type { ShardEntry } from './build-options.ts';
import type { ShownRecord } from './document.ts';
import { readFacetColumn } from './facet-column.ts';
import type { FacetColumn } from './facet-column.ts';
import { readCounts, readPostings } from './postings.ts';
import type { Member } from './pack.ts';
import type { Postings } from './postings.ts';
import type { FacetKey } from './record.ts';
import { VersionError, readManifest } from './manifest-file.ts';
import type { ManifestFile } from './manifest-file.ts';
import { readHeader } from './shard-header.ts';
import type { ReadHeader } from './shard-header.ts';
import { keyRange, readBlock, surfaceOf } from './word-block.ts';
import type { IndexedWord } from './word-block.ts';

/** The part of `fetch` that is needed: the browser's own, or one that reads a folder (`disk-fetch.ts`). */
export type Fetch = (url: string, init?: { headers: { range: string } }) => Promise<Pick<Response, 'ok' | 'status' | 'arrayBuffer'>>;

/** Loads files relative to the index folder and undoes their compression. */
export class IndexFiles {
  readonly #base: string;
  readonly #fetch: Fetch;
  /** Packs that a host without ranges has sent as a whole. */
  readonly #whole = new Map<string, Uint8Array>();
  /** Bytes received so far, as transferred. */
  received = 0;
  constructor(base: string, fetch: Fetch) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
    this.#fetch = fetch;
  }

  /** Throws a SearchError: `network` when nothing answers, `missing` when the file isn't there. */
  async bytes(file: string): Promise<Uint8Array> {
    return (await this.#load(file)).bytes;
  }

  /** Loads and parses a member of a pack, by its range of bytes where the host knows ranges. Errors as `read`. */
  async member<T>(file: string, member: Member, parse: (bytes: Uint8Array) => T): Promise<T> {
    const bytes = await this.#memberBytes(file, member);
    try {
      // A member is always compressed: anything else, and anything too short, is no member.
      if (bytes.length !== member.length || !isGzip(bytes)) throw new SearchError('damaged', file, `no member of ${member.length} bytes at ${member.from}`);
      return await parsed(file, bytes, parse);
    } catch (error) {
      // Asked for anew the next time.
      this.#whole.delete(file);
      throw error;
    }
  }

  async #memberBytes(file: string, { from, length }: Member): Promise<Uint8Array> {
    let whole = this.#whole.get(file);
    if (whole === undefined) {
      const { bytes, status } = await this.#load(file, { headers: { range: `bytes=${from}-${from + length - 1}` } });
      if (status === 206) return bytes;
      this.#whole.set(file, whole = bytes);
    }
    return whole.subarray(from, from + length);
  }

  async #load(file: string, init?: { headers: { range: string } }): Promise<{ bytes: Uint8Array; status: number }> {
    let response;
    try {
      response = await this.#fetch(this.#base + file, init);
    } catch (error) {
      throw new SearchError('network', file, String(error));
    }
    if (!response.ok) throw new SearchError('missing', file, `status ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.received += bytes.length;
    return { bytes, status: response.status };
  }

  /** Decompresses and parses what was loaded; errors as `read`. */
  parse<T>(file: string, bytes: Uint8Array, parse: (bytes: Uint8Array) => T): Promise<T> {
    return parsed(file, bytes, parse);
  }

  /** Loads, decompresses and parses; whatever is wrong with the bytes is a SearchError `damaged`. */
  async read<T>(file: string, parse: (bytes: Uint8Array) => T): Promise<T> {
    return parsed(file, await this.bytes(file), parse);
  }
}

async function parsed<T>(file: string, bytes: Uint8Array, parse: (bytes: Uint8Array) => T): Promise<T> {
  try {
    return parse(await decompress(bytes));
  } catch (error) {
    throw new SearchError(error instanceof VersionError ? 'version' : 'damaged', file, error instanceof Error ? error.message : String(error));
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Undoes gzip; bytes that a server has already decompressed in transit are taken as they are. */
async function decompress(bytes: Uint8Array): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Keeps one promise for each key; a failure is forgotten, so that the next query tries again. */
export class Loaded<T> {
  readonly #promises = new Map<string, Promise<T>>();

  get(key: string, load: () => Promise<T>): Promise<T> {
    let promise = this.#promises.get(key);
    if (promise === undefined) {
      promise = load();
      this.#promises.set(key, promise);
      promise.catch(() => this.#promises.delete(key));
    }
    return promise;
  }
}

/** `manifest.bin`. Throws `version` when it was written by another version of the software. */
export function loadManifest(files: IndexFiles, given?: Uint8Array): Promise<ManifestFile> {
  return given === undefined ? files.read('manifest.bin', readManifest) : parsed('manifest.bin', given, readManifest);
}

/** A word of the index with its postings, decoded on first use. */
export class ShardWord {
  readonly surface: string;
  readonly records: number;
  readonly #word: IndexedWord;
  readonly #loadPlaces: () => Promise<IndexedWord[]>;
  #postings: Postings | undefined;
  /** `loadPlaces`: the words of the block whose places stand apart. */
  constructor(word: IndexedWord, loadPlaces: () => Promise<IndexedWord[]>) {
    this.surface = surfaceOf(word.key);
    this.records = word.records;
    this.#word = word;
    this.#loadPlaces = loadPlaces;
  }

  /** For ranking: of a frequent word without places but in titles (`unknownPlace`). */
  get postings(): Postings {
    return this.#postings ??= (this.#word.placesApart === true ? readCounts : readPostings)(this.#word.postings, this.records);
  }

  /** For phrases: with every place. */
  async places(): Promise<Postings> {
    if (this.#word.placesApart !== true) return this.postings;
    const found = (await this.#loadPlaces()).find(({ key }) => key === this.#word.key);
    return readPostings(found?.postings ?? new Uint8Array(), found === undefined ? 0 : this.records);
  }
}

export class Shard {
  readonly entry: ShardEntry;
  readonly header: ReadHeader;
  readonly #files: IndexFiles;
  readonly #blocks = new Loaded<IndexedWord[]>();
  readonly #roots = new Loaded<ShardWord[]>();
  readonly #places = new Loaded<IndexedWord[]>();
  readonly #groups = new Loaded<ShownRecord[]>();
  readonly #facets = new Loaded<FacetColumn>();

  private constructor(entry: ShardEntry, header: ReadHeader, files: IndexFiles) {
    this.entry = entry;
    this.header = header;
    this.#files = files;
  }

  /** `head`: content of the shard's `head.bin`, where it is here already. */
  static async open(files: IndexFiles, entry: ShardEntry, head?: Uint8Array): Promise<Shard> {
    const file = `${entry.folder}/head.bin`;
    return new Shard(entry, await (head === undefined ? files.read(file, readHeader) : parsed(file, head, readHeader)), files);
  }

  /** All words of one root group (`rootGroup`), ascending. */
  words(root: string): Promise<ShardWord[]> {
    return this.#roots.get(root, async () => {
      const [low, high] = keyRange(root);
      const { blockKeys } = this.header;
      const first = Math.max(0, lastAtMost(blockKeys, low));
      const last = lastAtMost(blockKeys, high);
      const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      const blocks = await Promise.all(numbers.map((number) => this.#block(number)));
      return blocks.flatMap((words, index) => words.filter(({ key }) => key >= low && key <= high)
        .map((word) => new ShardWord(word, () => this.#placesOf(first + index))));
    });
  }

  #block(number: number): Promise<IndexedWord[]> {
    const member = this.header.blocks[number];
    if (member === undefined || member.length === 0) return Promise.resolve([]);
    return this.#blocks.get(String(number), () => this.#files.member(`${this.entry.folder}/${member.file}`, member, readBlock));
  }

  /** The words of a block whose places stand apart, with these. */
  #placesOf(block: number): Promise<IndexedWord[]> {
    const member = this.header.places[block];
    if (member === undefined || member.length === 0) return Promise.resolve([]);
    return this.#places.get(String(block), () => this.#files.member(`${this.entry.folder}/${member.file}`, member, readBlock));
  }

  /** What is shown of record `number`. */
  async record(number: number): Promise<ShownRecord> {
    const { groupStarts } = this.header;
    let group = groupStarts.findIndex((start) => start > number) - 1;
    if (group < 0) group = groupStarts.length - 1;
    const member = this.header.groups[group];
    if (member === undefined) throw new SearchError('damaged', `${this.entry.folder}/head.bin`, `record ${number} is not in it`);
    const file = `${this.entry.folder}/${member.file}`;
    const records = await this.#groups.get(String(group), () => this.#files.member(file, member, (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as ShownRecord[]));
    const record = records[number - (groupStarts[group] ?? 0)];
    if (record === undefined) throw new SearchError('damaged', file, `record ${number} is not in it`);
    return record;
  }

  facet(key: FacetKey): Promise<FacetColumn> {
    if (this.entry.facets[key] === undefined) return Promise.resolve(new Map());
    const file = `${this.entry.folder}/f-${key}.bin`;
    return this.#facets.get(file, () => this.#files.read(file, readFacetColumn));
  }
}

/** Index of the last entry ≤ key in an ascending list; −1 when all are greater. */
export function lastAtMost(ascending: readonly string[], key: string): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as string) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
