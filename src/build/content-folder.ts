/** The content folder as a list of files. Reads names and sizes; bytes are read when a digest says they are needed. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cableFileName } from '../archive/cable-file.ts';
import { cableIdPattern } from '../archive/identifiers.ts';
import type { Problem } from '../archive/problems.ts';
import { decodeSource, type SourceFile } from '../archive/source-text.ts';

export interface ContentEntry { readonly path: string; readonly shown: string; readonly full: string; readonly size: number; /** Times of the last change, of bytes and of the entry, in milliseconds. */ readonly modified: number; readonly changed: number }
export interface CableFiles { readonly id: string; readonly main: ContentEntry; readonly versions: readonly (ContentEntry & { readonly lang: string })[] }

export interface ContentFolder {
  readonly dir: string;
  /** How the folder is called in messages. */
  readonly shown: string;
  readonly cables: readonly CableFiles[];
  readonly others: readonly ContentEntry[];
  readonly problems: readonly Problem[];
}

const maxBytes = 16 * 1024 * 1024;
/** Files beside the content that are no content. */
const ignored = /(^|\/)(\.|_|~|#)|~$|^(permalinks\.txt|redactions\.txt|import-review\.yaml|import-record.*|README\.md)$/;

/** Lists a content folder. Links are not followed: a content folder can't reach outside itself. */
export function listContent(dir: string, shown: string): ContentFolder {
  const problems: Problem[] = [];
  const entries: ContentEntry[] = [];
  const problem = (rel: string, kind: Problem['kind'], found: string, expected: string, advice: string, severity: Problem['severity'] = 'error') =>
    problems.push({ file: `${shown}/${rel}`, line: 1, column: 1, kind, found, expected, advice, severity });
  const walk = (rel: string): void => {
    let names;
    try { names = readdirSync(path.join(dir, rel), { withFileTypes: true }); } catch (e) {
      problem(rel, 'unreadable', `a folder that can't be read (${(e as NodeJS.ErrnoException).code})`, 'a readable folder', rel ? 'change its permissions' : 'give an existing folder with --content');
      return;
    }
    for (const d of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const p = rel ? `${rel}/${d.name}` : d.name;
      if (ignored.test(p)) continue;
      if (d.isDirectory()) { walk(p); continue; }
      if (!d.isFile()) { problem(p, 'unreadable', 'a link or device', 'a plain file', 'put the file itself here'); continue; }
      const s = lstatSync(path.join(dir, p));
      if (s.size > maxBytes) { problem(p, 'size', `a file of ${s.size} bytes`, `at most ${maxBytes} bytes`, 'split it'); continue; }
      entries.push({ path: p, shown: `${shown}/${p}`, full: path.join(dir, p), size: s.size, modified: s.mtimeMs, changed: s.ctimeMs });
    }
  };
  walk('');
  const mains = new Map<string, ContentEntry>();
  const versions = new Map<string, (ContentEntry & { lang: string })[]>();
  const others: ContentEntry[] = [];
  const lower = new Map<string, string>();
  for (const e of entries) {
    if (!e.path.startsWith('cables/')) { others.push(e); continue; }
    const name = cableFileName(e.path);
    if (!name || e.path.split('/').length !== 2 || !cableIdPattern.test(name.id)) { problem(e.path, 'file-name', `the file name "${e.path}"`, 'cables/<id>.md or cables/<id>.<lang>.md', 'rename or move the file'); continue; }
    if (name.lang) { versions.set(name.id, [...(versions.get(name.id) ?? []), { ...e, lang: name.lang }]); continue; }
    const twin = lower.get(name.id.toLowerCase());
    if (twin !== undefined) problem(e.path, 'duplicate', `the id "${name.id}", which differs from "${twin}" only by case`, 'one file a cable', 'remove one of the two');
    lower.set(name.id.toLowerCase(), name.id);
    mains.set(name.id, e);
  }
  for (const [id, vs] of versions) if (!mains.has(id)) for (const v of vs) problem(v.path, 'missing', `a version in ${v.lang} without its cable`, `cables/${id}.md`, 'write that file, or correct this file\'s name');
  const cables = [...mains].map(([id, main]) => ({ id, main, versions: (versions.get(id) ?? []).sort((a, b) => (a.lang < b.lang ? -1 : 1)) }));
  return { dir, shown, cables, others, problems };
}

/** Bytes of one entry, or a problem that says why there are none. */
export function readEntry(e: ContentEntry): { bytes: Uint8Array; problem?: Problem } {
  try { return { bytes: readFileSync(e.full) }; } catch (error) {
    return { bytes: new Uint8Array(), problem: { file: e.shown, line: 1, column: 1, kind: 'unreadable', found: `a file that can't be read (${(error as NodeJS.ErrnoException).code})`, expected: 'a readable file', advice: 'change its permissions', severity: 'error' } };
  }
}

/** The files that are no cables, decoded. */
export function readOthers(folder: ContentFolder): { files: SourceFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: SourceFile[] = [];
  for (const e of folder.others) {
    if (!/\.(ya?ml|md|tsv)$/.test(e.path)) continue;
    const { bytes, problem } = readEntry(e);
    if (problem) { problems.push(problem); continue; }
    if (e.path.endsWith('.tsv')) continue;
    const d = decodeSource(bytes, e.path, e.shown);
    problems.push(...d.problems);
    files.push(d.file);
  }
  return { files, problems };
}
