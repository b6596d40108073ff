/**
 * `/SHA256SUMS`: every file of the site with its digest, as `sha256sum -c` reads it. A file taken over by hard link keeps its number, size
 * and time, and is not read again.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeInto, writeWhole } from './files.ts';
import { filesBelow } from './swap.ts';

export const sumsFile = 'SHA256SUMS';

/** SHA-256 of a file in hexadecimal, read in pieces. */
export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const fd = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(1 << 16);
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n));
  } finally { closeSync(fd); }
  return hash.digest('hex');
}

/** Writes the list into a finished tree; what was known of unchanged files comes from the cache. */
export function writeSums(step: { readonly dir: string; readonly outDir: string; readonly cacheDir: string }): void {
  const keptFile = path.join(step.cacheDir, `sums-${createHash('sha256').update(path.resolve(step.outDir)).digest('base64url').slice(0, 22)}.json`);
  let before: Record<string, string> = {};
  try { before = JSON.parse(readFileSync(keptFile, 'utf8')) as Record<string, string>; } catch { /* The first build of this folder. */ }
  const after: Record<string, string> = {};
  const lines: string[] = [];
  for (const f of filesBelow(step.dir)) {
    if (f === sumsFile) continue;
    const full = path.join(step.dir, f);
    const s = statSync(full);
    const stamp = `${s.ino}.${s.size}.${s.mtimeMs}`;
    const old = before[f];
    const sum = old?.startsWith(`${stamp} `) ? old.slice(stamp.length + 1) : sha256Of(full);
    after[f] = `${stamp} ${sum}`;
    lines.push(sumLine(sum, f));
  }
  writeInto(path.join(step.dir, sumsFile), lines.join(''));
  writeWhole(keptFile, JSON.stringify(after));
}

/** One line; coreutils marks a name with a backslash or a line break by a backslash before the digest. */
export const sumLine = (sum: string, file: string): string => (/[\\\n]/.test(file) ? `\\${sum}  ${file.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n` : `${sum}  ${file}\n`);

/** Reads such a list: path → digest. Throws on a line that is none, or a path that leaves the folder. */
export function readSums(text: string): Map<string, string> {
  const out = new Map<string, string>();
  text.split('\n').forEach((line, i) => {
    if (line === '') return;
    const m = /^(\\?)([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line.replace(/\r$/, ''));
    if (!m) throw new Error(`line ${i + 1} of the list is no digest and file name: "${line.slice(0, 80)}"`);
    const file = m[1] ? m[3]!.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c)) : m[3]!;
    if (file.startsWith('/') || file.split(/[/\\]/).includes('..')) throw new Error(`line ${i + 1} names a file outside the folder: "${file}"`);
    out.set(file, m[2]!.toLowerCase());
  });
  return out;
}
