/**
 * Makes the search index of a build, shard by shard: a shard whose records are as before is taken over.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { byDate } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import type { ShardEntry } from '../search/build-options.ts';
import { buildShard, finishIndex } from '../search/build.ts';
import { readGlossary } from '../search/glossary-files.ts';
import { indexFolder } from '../search/index-folder.ts';
import type { SearchRecord } from '../search/record.ts';
import { earliest } from '../text/dates.ts';
import { bodyOf } from './bodies.ts';
import type { Progress } from './build.ts';
import { readKeptValue, writeKept } from './kept-lines.ts';
import { KnownOutput } from './known-output.ts';
import { cableRecord, searchEntities } from './search-records.ts';
import type { Slice } from './slice.ts';
import { filesBelow } from './swap.ts';
import { templateDigest } from './templates.ts';

export interface SearchStep {
  readonly archive: Archive; readonly cacheDir: string; readonly contentDir: string; readonly outDir: string; readonly previousDir: string; readonly progress?: Progress | undefined;
  /** Records in one shard; bounds memory. */
  readonly shardSize?: number | undefined;
  /** `pagefind` unless told; `plain` takes less memory and gives the same bytes. */
  readonly indexer?: 'pagefind' | 'plain' | undefined;
  readonly known?: KnownOutput;
  /** Makes the shards that begin with one of these cables alone, and no directory of the index. */
  readonly slice?: Slice | undefined;
}

/** A shard as it is kept, under the digest of its records. */
export interface KeptShard { readonly digest: string; readonly entry: ShardEntry; /** How many files it has. */ readonly files: number }

/** Shards of whole years where they fit, so that a new cable changes its own years' shard alone. */
export function shardsOf(cables: readonly CableSummary[], shardSize: number): { id: string; cables: CableSummary[] }[] {
  const byYear = new Map<string, CableSummary[]>();
  for (const c of [...cables].sort(byDate)) { const y = c.meta.date ? earliest(c.meta.date).slice(0, 4) : 'undated'; byYear.set(y, [...(byYear.get(y) ?? []), c]); }
  if (cables.length <= shardSize) return [{ id: 'all', cables: [...byYear.values()].flat() }];
  const out: { id: string; cables: CableSummary[] }[] = [];
  let open: { id: string; cables: CableSummary[] } | undefined;
  for (const [year, list] of byYear) {
    if (list.length > shardSize) {
      open = undefined;
      for (let i = 0, n = 0; i < list.length; i += shardSize, n++) out.push({ id: `y${year}-${n}`, cables: list.slice(i, i + shardSize) });
      continue;
    }
    if (!open || open.cables.length + list.length > shardSize) { open = { id: `y${year}`, cables: [] }; out.push(open); }
    open.cables.push(...list);
  }
  return out;
}

export const shardFile = (cacheDir: string, digest: string): string => path.join(cacheDir, 'shards', `${digest}.json`);

/** Gives the shards that were made or taken over. */
export async function buildSearch(step: SearchStep): Promise<KeptShard[]> {
  const { archive } = step;
  const outDir = path.join(step.outDir, indexFolder);
  const before = path.join(step.previousDir, indexFolder);
  const code = templateDigest('search');
  const glossary = readGlossary(path.join(step.contentDir, 'glossary'));
  const known = step.known ?? new KnownOutput(step.cacheDir, step.previousDir);
  const built: KeptShard[] = [];
  let done = 0;
  for (const shard of shardsOf(archive.cables, step.shardSize ?? 5000)) {
    if (step.slice && !step.slice.begins(shard.cables)) continue;
    const h = createHash('sha256').update(code);
    const names = createHash('sha256');
    for (const c of shard.cables) {
      h.update(c.digest);
      // Linked names come from authority records, which a cable's digest does not know.
      names.update(JSON.stringify(cableRecord(archive, c, { texts: [], noteNumbers: {} })));
    }
    const digest = h.update(names.digest()).digest('hex').slice(0, 32);
    const keptFile = shardFile(step.cacheDir, digest);
    const kept = readKeptValue<KeptShard>(keptFile);
    if (kept) {
      const files = filesBelow(path.join(before, kept.entry.folder)).map((f) => `${indexFolder}/${kept.entry.folder}/${f}`);
      if (files.length === kept.files && known.takeOver(step.outDir, files)) { built.push(kept); done += shard.cables.length; continue; }
    }
    const records = function* (): Generator<SearchRecord> {
      for (const c of shard.cables) {
        const body = bodyOf(step.cacheDir, c.meta.id, c.digest);
        yield cableRecord(archive, c, body);
        step.progress?.('search', ++done, archive.cables.length);
      }
    };
    const b = await buildShard(records(), shard.id, { outDir, indexer: step.indexer ?? 'pagefind' });
    const made: KeptShard = { digest, entry: b, files: filesBelow(path.join(outDir, b.folder)).length };
    writeKept(keptFile, [made]);
    built.push(made);
  }
  if (!step.slice) {
    // Written in place by the search: it must not be the published file itself.
    rmSync(path.join(outDir, 'manifest.bin'), { force: true });
    finishIndex(built.map((k) => k.entry), searchEntities(archive), { outDir, glossary });
  }
  for (const f of filesBelow(outDir)) if (!known.kept.has(`${indexFolder}/${f}`)) known.wrote(`${indexFolder}/${f}`);
  return built;
}
