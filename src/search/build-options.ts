import type { FacetKey, SearchRecord } from './record.ts';

/** English words and their Arabic equivalents, commonest first. */
export interface GlossaryEntry { en: readonly string[]; ar: readonly string[] }

export interface ShardOptions {
  /** Folder of the whole index, `dist/search`. A shard is written into `OUT/<shard id>-<hash>/`. */
  outDir: string;
  /** `pagefind` unless told; `plain` inverts in this process. Both give the same bytes. */
  indexer?: 'pagefind' | 'plain';
}

export interface IndexOptions extends ShardOptions {
  /** Records in one shard; 10,000 unless told. Indexing memory grows with it, and the number of files a query loads falls. */
  shardSize?: number;
  glossary?: Iterable<GlossaryEntry>;
}

/** What is known of a shard once it is built: plain JSON, kept by the build between runs and handed to `writeManifest`. */
export interface ShardEntry {
  id: string;
  /** Folder in the index, named by the shard's content. */
  folder: string;
  records: number;
  /** First and last year of its records; null when none has a date. */
  years: [number, number] | null;
  /** Facets that occur, and the bytes of their columns. */
  facets: Partial<Record<FacetKey, number>>;
  /** Number of packs of words. */
  wordPacks: number;
  bytes: number;
}

/** `manifest.bin`, the first file a reader loads. */
export interface Manifest {
  version: number;
  shards: ShardEntry[];
  /** What belongs to the whole archive: its folder, the number of entities, and in how many drawers the tables of `lookups.ts` stand. */
  common: { folder: string; entities: number; labels: number; glossary: number; sounds: number; beginnings: number };
}

export interface IndexReport {
  records: number;
  words: number;
  shards: ShardEntry[];
  files: number;
  bytes: number;
}

export type Records = AsyncIterable<SearchRecord> | Iterable<SearchRecord>;
