/** Exports an archive, imports what came out, exports that again, and compares: what an archive gives away must be enough to bring it back. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from '../import/json.ts';
import { importOwn, type OwnFormat } from '../import/own-export.ts';
import { tei } from '../import/tei.ts';
import { openChecked } from './build.ts';
import { writeExports, type ExportResult } from './export-step.ts';
import { writeSiteMaps } from './export-follow.ts';
import { makeShell } from './models/pages.ts';
import { filesBelow } from './swap.ts';

export const roundTripFormats: Readonly<Record<string, OwnFormat>> = { json, tei };

export interface ExportOptions { readonly contentDir: string; readonly cacheDir: string; readonly outDir: string; readonly baseUrl?: string; readonly previousDir?: string; readonly single?: number; readonly workers?: number }

/** The exports of an archive without its pages and its index, into a folder of their own. Throws a ContentError when the content has problems. */
export async function exportArchive(o: ExportOptions): Promise<ExportResult> {
  const { archive } = await openChecked({ contentDir: o.contentDir, shown: 'content', cacheDir: o.cacheDir, workers: o.workers ?? 1 });
  const baseUrl = (o.baseUrl ?? archive.site.baseUrl).replace(/\/$/, '');
  const shells = Object.fromEntries(archive.site.languages.map((l) => [l, makeShell(archive, l, baseUrl)]));
  const result = writeExports({ archive, shells, baseUrl, cacheDir: o.cacheDir, contentDir: o.contentDir, outDir: o.outDir, previousDir: o.previousDir ?? `${o.outDir}-none`, ...(o.single === undefined ? {} : { single: o.single }) });
  writeSiteMaps(result.run, ['/', ...archive.cables.map((c) => `/cables/${c.meta.id}/`)]);
  return result;
}

export interface RoundTrip { readonly format: string; readonly cables: number; readonly files: number; readonly bytes: number; /** Files that are not the same in both exports, or in one only. */ readonly differing: readonly string[]; readonly warnings: readonly string[] }

/** Out once, and back in each format. `single` as in `ExportStep`: above it, the yearly bundles are what is imported. */
export async function roundTrip(o: { readonly contentDir: string; readonly formats: readonly OwnFormat[]; readonly single?: number; readonly workers?: number }): Promise<RoundTrip[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-round-'));
  try {
    const first = path.join(dir, 'first');
    const more = { ...(o.single === undefined ? {} : { single: o.single }), workers: o.workers ?? 1 };
    const { run } = await exportArchive({ contentDir: o.contentDir, cacheDir: `${first}-cache`, outDir: first, ...more });
    const results: RoundTrip[] = [];
    for (const format of o.formats) {
      const back = path.join(dir, format.format), second = `${back}-second`;
      const report = await importOwn({ format, paths: [first], content: back });
      await exportArchive({ contentDir: back, cacheDir: `${second}-cache`, outDir: second, ...more });
      const files = [...new Set([...filesBelow(first), ...filesBelow(second)])].sort();
      const sizes = files.map((f) => sameBytes(path.join(first, f), path.join(second, f)));
      results.push({
        format: format.format, cables: run.step.archive.cables.length, files: files.length, bytes: sizes.reduce<number>((n, x) => n + (x ?? 0), 0),
        differing: files.filter((_, i) => sizes[i] === undefined), warnings: [...report.conflicts, ...report.warnings].map((w) => w.message),
      });
    }
    return results;
  } finally { rmSync(dir, { recursive: true, force: true }); }
}

/** Size of two files that are the same; undefined when they are not, or one is missing. */
function sameBytes(a: string, b: string): number | undefined {
  if (!existsSync(a) || !existsSync(b)) return undefined;
  const x = readFileSync(a);
  return x.equals(readFileSync(b)) ? x.byteLength : undefined;
}
