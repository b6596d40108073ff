import type { SearchRecord } from './record.ts';

/** English words and their Arabic equivalents, commonest first. */
export interface GlossaryEntry { en: readonly string[]; ar: readonly string[] }

export interface ShardOptions {
  /** Folder of the whole index, `dist/search`. A shard writes into `OUT/<shard id>/`. */
  outDir: string;
  /** `pagefind` (default) inverts with Pagefind's indexer in child processes; `plain` inverts in this process: same bytes, less memory. */
  indexer?: 'pagefind' | 'plain';
  /** Records handed to one Pagefind process; bounds its memory (about 0.5 GB per 1,000 pages). */
  batchSize?: number;
}

export interface IndexOptions extends ShardOptions {
  /** Records in one shard; 5,000 unless told. */
  shardSize?: number;
  glossary?: Iterable<GlossaryEntry>;
}

/** What is known of a shard once it is built; kept by the build between runs and handed to `joinShards`. Plain JSON. */
export interface ShardEntry {
  id: string;
  records: number;
  /** First and last date that occurs, as years; null when no record has a date. */
  years: [number, number] | null;
  /** Folder-relative file names of the shard, each with a content hash in its name. */
  files: string[];
  /** The shard's own header file. */
  header: string;
}

export interface IndexReport {
  records: number;
  words: number;
  shards: ShardEntry[];
  files: number;
  bytes: number;
}

export type Records = AsyncIterable<SearchRecord> | Iterable<SearchRecord>;
