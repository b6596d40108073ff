/**
 * `manifest.bin`, the one file of the index with a fixed address: what shards there are, and beside it the heads of those that are asked first.
 * A reader would ask for these heads as his next step anyway; so they come with the first.
 */
import type { Manifest, ShardEntry } from './build-options.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { indexVersion } from './shard-header.ts';

/**
 * Shards asked before the first answer, newest first: a large archive answers from these while the rest is loading. Then twice as many each time,
 * so that all are ranked together only a few times.
 */
export const shardsAtFirst = 2;

/** Newest first; the oldest with `oldest`. */
export function byAge(shards: readonly ShardEntry[], oldest = false): ShardEntry[] {
  const direction = oldest ? -1 : 1;
  return [...shards].sort((a, b) => direction * ((b.years?.[1] ?? 0) - (a.years?.[1] ?? 0)) || (a.id < b.id ? -1 : 1));
}

/** `heads`: content of `head.bin` by folder. */
export interface ManifestFile { manifest: Manifest; heads: ReadonlyMap<string, Uint8Array> }

export function writeManifest({ manifest, heads }: ManifestFile): Uint8Array {
  const writer = new ByteWriter().text(JSON.stringify(manifest)).number(heads.size);
  for (const [folder, head] of heads) writer.text(folder).number(head.length).raw(head);
  return writer.bytes();
}

/** Throws a VersionError before anything else is understood of a manifest that another version of the software wrote. */
export function readManifest(bytes: Uint8Array): ManifestFile {
  const reader = new ByteReader(bytes);
  const manifest = JSON.parse(reader.text()) as Manifest;
  if (manifest.version !== indexVersion) throw new VersionError(`version ${manifest.version}, expected ${indexVersion}`);
  const heads = new Map<string, Uint8Array>();
  for (let left = reader.number(); left > 0; left--) heads.set(reader.text(), reader.raw(reader.number()));
  return { manifest, heads };
}

export class VersionError extends Error {}
