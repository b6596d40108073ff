/** Which record goes into which shard, so that an edit renews one shard and newest years can be asked first. */
import { drawerOf } from './drawers.ts';

/** What assignment goes by. */
export interface Assignable { id: string; date?: string }

/**
 * Cuts an archive into shards of about `shardSize` records, oldest first; an archive that fits is one shard, `s0`.
 * Records are ordered by date and id, and a cut falls where a record's id says so (one in `shardSize / 2`), never before half and at the latest
 * at one and a half of `shardSize`. So a record added or removed moves at most the cuts next to it, and all other shards keep their records and names.
 * @returns shard id → its records in the order in which they are to be indexed.
 */
export function assignShards<T extends Assignable>(records: Iterable<T>, shardSize: number): Map<string, T[]> {
  const ordered = [...records].sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.id, b.id));
  if (ordered.length <= shardSize) return new Map([['s0', ordered]]);
  const shards = new Map<string, T[]>();
  let current: T[] = [];
  for (const record of ordered) {
    const isCut = current.length >= shardSize * 1.5 || (current.length >= shardSize / 2 && drawerOf(record.id, Math.ceil(shardSize / 2)) === 0);
    if (isCut || current.length === 0) shards.set(`s${drawerOf(record.id, 2 ** 31).toString(36)}`, current = []);
    current.push(record);
  }
  return shards;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
