/**
 * Makes the search index of a build, shard by shard: a shard whose records are as before is taken over. Another is put together from its pieces
 * (`piece.ts`), of which only those are analysed whose records have changed: the others are kept in the cache, under the digest of what they are made from.
 */
import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { byDate } from '../archive/facets.ts';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import type { ShardEntry } from '../search/build-options.ts';
import { buildShard, cutPieces, finishIndex, makePiece, readPiece, writePiece, type Piece } from '../search/build.ts';
import { readGlossary } from '../search/glossary-files.ts';
import { indexFolder } from '../search/index-folder.ts';
import { earliest } from '../text/dates.ts';
import { bodyOf } from './bodies.ts';
import type { Progress } from './build.ts';
import { keepBytes, keptBytes, readKeptValue, writeKept } from './kept-lines.ts';
import { folderKey, KnownOutput } from './known-output.ts';
import { cableRecord, recordStamp, searchEntities } from './search-records.ts';
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
  const ordered = [...cables].sort(byDate);
  if (cables.length <= shardSize) return [{ id: 'all', cables: ordered }];
  const byYear = new Map<string, CableSummary[]>();
  for (const c of ordered) { const y = c.meta.date ? earliest(c.meta.date).slice(0, 4) : 'undated'; const list = byYear.get(y); if (list) list.push(c); else byYear.set(y, [c]); }
  const out: { id: string; cables: CableSummary[] }[] = [];
  let open: { id: string; cables: CableSummary[] } | undefined;
  for (const [year, list] of byYear) {
    if (list.length > shardSize) {
      open = undefined;
      for (let i = 0, n = 0; i < list.length; i += shardSize, n++) out.push({ id: `y${year}-${n}`, cables: list.slice(i, i + shardSize) });
      continue;
    }
    if (!open || open.cables.length + list.length > shardSize) { open = { id: `y${year}`, cables: [] }; out.push(open); }
    for (const c of list) open.cables.push(c);
  }
  return out;
}

interface PlannedPiece { readonly digest: string; readonly cables: readonly CableSummary[] }
interface PlannedShard { readonly id: string; readonly digest: string; readonly cables: number; readonly first: readonly CableSummary[]; readonly pieces: readonly PlannedPiece[] }

/** Every shard of the archive with its pieces, each under the digest of what it is made from. */
function planOf(archive: Archive, shardSize: number): PlannedShard[] {
  const code = templateDigest('search');
  // Linked names come from authority records, which a cable's digest does not know.
  const stampOf = recordStamp(archive);
  return shardsOf(archive.cables, shardSize).map(({ id, cables }) => {
    const whole = createHash('sha256').update(code);
    const pieces = cutPieces(cables, (c) => c.meta.id).map((list): PlannedPiece => {
      const digest = hash('sha256', `${code}\0${list.map((c) => `${c.digest}\n${stampOf(c)}`).join('\0')}`, 'hex').slice(0, 32);
      whole.update(digest);
      return { digest, cables: list };
    });
    return { id, digest: whole.digest('hex').slice(0, 32), cables: cables.length, first: cables.slice(0, 1), pieces };
  });
}
const defaultShardSize = 5000;

/** Pieces are kept for each output, since what is no piece of it any more goes: of a text that was withdrawn nothing stays in the cache. */
const piecesDir = (cacheDir: string, previousDir: string): string => path.join(cacheDir, `pieces-${folderKey(previousDir)}`);
function forgetOthers(dir: string, plan: readonly PlannedShard[]): void {
  if (!existsSync(dir)) return;
  const used = new Set(plan.flatMap((s) => s.pieces.map((p) => `${p.digest}.bin`)));
  for (const f of readdirSync(dir)) if (!used.has(f)) rmSync(path.join(dir, f), { force: true });
}
/** For a build without index: forgets pieces with texts that are not as they were. */
export function forgetPieces(step: Pick<SearchStep, 'archive' | 'cacheDir' | 'previousDir' | 'shardSize'>): void {
  const dir = piecesDir(step.cacheDir, step.previousDir);
  if (existsSync(dir)) forgetOthers(dir, planOf(step.archive, step.shardSize ?? defaultShardSize));
}

export const shardFile = (cacheDir: string, digest: string): string => path.join(cacheDir, 'shards', `${digest}.json`);

/** Gives the shards that were made or taken over. */
export async function buildSearch(step: SearchStep): Promise<KeptShard[]> {
  const { archive } = step;
  const outDir = path.join(step.outDir, indexFolder);
  const before = path.join(step.previousDir, indexFolder);
  const glossary = readGlossary(path.join(step.contentDir, 'glossary'));
  const known = step.known ?? new KnownOutput(step.cacheDir, step.previousDir);
  const kept = piecesDir(step.cacheDir, step.previousDir);
  const built: KeptShard[] = [];
  let done = 0;
  const plan = planOf(archive, step.shardSize ?? defaultShardSize);
  for (const shard of plan) {
    if (step.slice && !step.slice.begins(shard.first)) continue;
    const keptFile = shardFile(step.cacheDir, shard.digest);
    const last = readKeptValue<KeptShard>(keptFile);
    if (last) {
      const files = filesBelow(path.join(before, last.entry.folder)).map((f) => `${indexFolder}/${last.entry.folder}/${f}`);
      if (files.length === last.files && known.takeOver(step.outDir, files)) { built.push(last); done += shard.cables; continue; }
    }
    const pieces = async function* (): AsyncGenerator<Piece> {
      for (const { digest, cables } of shard.pieces) {
        const file = path.join(kept, `${digest}.bin`);
        const bytes = keptBytes(file);
        let piece = bytes && readPiece(bytes);
        if (!piece) {
          piece = await makePiece(cables.map((c) => cableRecord(archive, c, bodyOf(step.cacheDir, c.meta.id, c.digest))), step.indexer);
          keepBytes(file, writePiece(piece));
        }
        yield piece;
        step.progress?.('search', done += cables.length, archive.cables.length);
      }
    };
    const entry = await buildShard(pieces(), shard.id, { outDir });
    const made: KeptShard = { digest: shard.digest, entry, files: filesBelow(path.join(outDir, entry.folder)).length };
    writeKept(keptFile, [made]);
    built.push(made);
  }
  forgetOthers(kept, plan);
  if (!step.slice) {
    // Written in place by the search: it must not be the published file itself.
    rmSync(path.join(outDir, 'manifest.bin'), { force: true });
    finishIndex(built.map((k) => k.entry), searchEntities(archive), { outDir, glossary });
  }
  for (const f of filesBelow(outDir)) if (!known.kept.has(`${indexFolder}/${f}`)) known.wrote(`${indexFolder}/${f}`);
  return built;
}
