/** `/SHA256SUMS`: every file of the site with its digest, as `sha256sum -c` reads it. */
import { closeSync } from 'node:fs';
import path from 'node:path';
import { openInto } from './files.ts';
import { writeWholly } from './kept-lines.ts';
import type { KnownOutput } from './known-output.ts';
import { filesBelow } from './swap.ts';

export { sha256Of } from './known-output.ts';

export const sumsFile = 'SHA256SUMS';

/** Writes the list of `files` into a finished tree and gives it back; a file taken over from `known`, or written by someone who knew its digest, is not read again. */
export function writeSums(dir: string, known: KnownOutput, files: readonly string[] = filesBelow(dir)): [file: string, sum: string][] {
  const sums = files.filter((f) => f !== sumsFile).map((f): [string, string] => [f, known.sum(dir, f)]);
  const fd = openInto(path.join(dir, sumsFile));
  try {
    let waiting = '';
    const flush = (): void => { writeWholly(fd, Buffer.from(waiting)); waiting = ''; };
    for (const [f, sum] of sums) { waiting += sumLine(sum, f); if (waiting.length > 1 << 20) flush(); }
    flush();
  } finally { closeSync(fd); }
  known.wrote(sumsFile);
  return sums;
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
