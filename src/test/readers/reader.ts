/** What one foreign reader, or one specification's rules, found in a folder of exports. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../build/swap.ts';

export interface Finding { readonly file: string; readonly what: string }
/** `read` counts what was looked at: nothing found in nothing read says nothing. */
export interface Reading { readonly read: number; readonly findings: readonly Finding[] }

/** A folder of exports: its files, and their text. */
export class Folder {
  readonly files: readonly string[];
  readonly dir: string;
  constructor(dir: string) { this.dir = dir; this.files = filesBelow(dir); }
  named(pattern: RegExp): string[] { return this.files.filter((f) => pattern.test(f)); }
  text(file: string): string { return readFileSync(path.join(this.dir, file), 'utf8'); }
  json(file: string): unknown { return JSON.parse(this.text(file)); }
}

/** Reads every file with `read`, which reports by calling `find`; what it throws is a finding too. */
export async function readEach(files: readonly string[], read: (file: string, find: (what: string) => void) => void | Promise<void>): Promise<Reading> {
  const findings: Finding[] = [];
  for (const file of files) {
    try { await read(file, (what) => findings.push({ file, what })); } catch (e) { findings.push({ file, what: (e as Error).message }); }
  }
  return { read: files.length, findings };
}
