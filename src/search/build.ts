/** Builds the index of a whole archive: shards, then the manifest that makes them one. Node only. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildShard } from './build-shard.ts';
import type { IndexOptions, IndexReport, Manifest, Records, ShardEntry } from './build-options.ts';
import { writeCommon } from './build-common.ts';
import { compress } from './folder-writer.ts';
import { piecesOf } from './piece.ts';
import type { SearchEntity } from './entities.ts';
import type { SearchRecord } from './record.ts';
import { indexVersion } from './shard-header.ts';
import { byAge, shardsAtFirst, writeManifest } from './manifest-file.ts';
import { readVocabulary } from './vocabulary.ts';

export { assignShards } from './assign-shards.ts';
export { buildShard } from './build-shard.ts';
export { cutPieces, makePiece, piecesOf, readPiece, writePiece, type Piece } from './piece.ts';

/**
 * Indexes all records in the given order, `shardSize` of them a shard, and writes the manifest.
 * Holds one shard in memory. The same records give the same bytes.
 */
export async function buildIndex(records: Records, entities: readonly SearchEntity[], options: IndexOptions): Promise<IndexReport> {
  const shardSize = options.shardSize ?? 10_000;
  const source = iterate(records);
  const built: ShardEntry[] = [];
  for (let next = await source.next(); next.done !== true || built.length === 0;) {
    const part = (async function* () {
      for (let count = 0; count < shardSize && next.done !== true; count++) {
        yield next.value;
        next = await source.next();
      }
    })();
    built.push(await buildShard(piecesOf(part, options), `s${built.length}`, options));
  }
  return finishIndex(built, entities, options);
}

/**
 * Writes what belongs to the whole archive and the manifest, and removes folders that no longer belong to the index.
 * `shards`: every shard of the archive, just built or kept from before.
 */
export function finishIndex(shards: readonly ShardEntry[], entities: readonly SearchEntity[], options: IndexOptions): IndexReport {
  mkdirSync(options.outDir, { recursive: true });
  const entries = [...shards].sort((a, b) => (a.id < b.id ? -1 : 1));
  const vocabulary = readVocabulary(options.outDir, entries);
  const common = writeCommon(options.outDir, entities, [...options.glossary ?? []], vocabulary);
  const manifest: Manifest = { version: indexVersion, shards: entries, common };
  const heads = new Map(byAge(entries).slice(0, shardsAtFirst).map(({ folder }) => [folder, gunzipSync(readFileSync(path.join(options.outDir, folder, 'head.bin')))] as const));
  writeFileSync(path.join(options.outDir, 'manifest.bin'), compress(writeManifest({ manifest, heads })));
  removeOthers(options.outDir, ['manifest.bin', common.folder, ...entries.map((entry) => entry.folder)]);
  return { records: entries.reduce((sum, entry) => sum + entry.records, 0), words: vocabulary.size, shards: entries, ...folderSize(options.outDir) };
}

function removeOthers(outDir: string, kept: readonly string[]): void {
  for (const name of readdirSync(outDir)) if (!kept.includes(name)) rmSync(path.join(outDir, name), { recursive: true, force: true });
}

function folderSize(folder: string): { files: number; bytes: number } {
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

async function* iterate(records: Records): AsyncGenerator<SearchRecord> {
  yield* records;
}
