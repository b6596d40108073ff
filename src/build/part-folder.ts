/**
 * A part of an archive as a folder: `site/`, its pages, data and shards; and what the join needs to take them over as an unchanged build
 * would: summaries of its cables, what each page and each group of exports was made from, its shards. `part.json` says what it is a part of.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { KeptGroup } from './export-ledger.ts';
import { readSums, sumsFile } from './integrity.ts';
import { readKept, readKeptValue, writeKept } from './kept-lines.ts';
import { sha256Of } from './known-output.ts';
import type { KeptShard } from './search-step.ts';
import { nameOfPart, type Part, type Slice } from './slice.ts';
import type { KeptSummary, Store } from './store.ts';
import { filesBelow } from './swap.ts';
import { templateDigest } from './templates.ts';

export const siteOfPart = (dir: string): string => path.join(dir, 'site');
const label = 'part.json';
const lists = ['summaries.ndjson', 'pages.ndjson', 'groups.ndjson', 'shards.ndjson'] as const;
const format = 'barqiyat-part/1';

/** What all parts of one archive have in common. */
export interface PartOf {
  readonly of: number;
  /** The program's code, and the versions that decide bytes. */
  readonly program: string;
  readonly shown: string; readonly baseUrl: string; readonly search: boolean; readonly limits: string;
  /** Files that are no cables: path → SHA-256. */
  readonly others: Readonly<Record<string, string>>;
}
interface Label extends PartOf { readonly format: string; readonly part: number; readonly lists: Readonly<Record<string, string>>; /** SHA-256 of the site's list. */ readonly sums: string }

/** The code, and what it stands on: another Node or another processor may compress the same index to other bytes. */
export const programOf = (): string => `${templateDigest('parts')} ${process.version} ${process.arch}`;

/** Every file of a content folder outside `cables/`, with its digest. */
export function otherFiles(contentDir: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const top of readdirSync(contentDir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (top.name === 'cables' || top.name.startsWith('.')) continue;
    if (top.isDirectory()) for (const f of filesBelow(path.join(contentDir, top.name))) out[`${top.name}/${f}`] = sha256Of(path.join(contentDir, top.name, f));
    else if (top.isFile()) out[top.name] = sha256Of(path.join(contentDir, top.name));
  }
  return out;
}

export interface PartSettings { readonly contentDir: string; readonly shown: string; readonly search?: boolean | undefined; readonly limits?: object | undefined }

export const settingsOf = (options: PartSettings, baseUrl: string): Omit<PartOf, 'of'> =>
  ({ program: programOf(), shown: options.shown, baseUrl, search: options.search ?? true, limits: JSON.stringify(options.limits ?? {}), others: otherFiles(options.contentDir) });

/** Adds to a finished `site/` what makes the folder a part. Summaries of what is not published belong to the first part. */
export function writePart(step: {
  readonly dir: string; readonly part: Part; readonly options: PartSettings; readonly store: Store; readonly slice: Slice;
  readonly pages: ReadonlyMap<string, string>; readonly groups: Iterable<KeptGroup>; readonly shards: readonly KeptShard[]; readonly baseUrl: string;
}): void {
  const { dir, part, store, slice } = step;
  const file = (name: string): string => path.join(dir, name);
  const published = store.archive.cableById;
  const own = function* (): Generator<KeptSummary> {
    for (const summary of store.summaries) if (published.has(summary.meta.id) ? slice.has(summary) : part.part === 1) yield { id: summary.meta.id, stamp: '', summary };
  };
  writeKept(file('summaries.ndjson'), own());
  writeKept(file('pages.ndjson'), step.pages);
  writeKept(file('groups.ndjson'), step.groups);
  writeKept(file('shards.ndjson'), step.shards);
  const about: Label = {
    format, ...part, ...settingsOf(step.options, step.baseUrl),
    lists: Object.fromEntries(lists.map((l) => [l, sha256Of(file(l))])), sums: createHash('sha256').update(readFileSync(path.join(siteOfPart(dir), sumsFile))).digest('hex'),
  };
  writeKept(file(label), [about]);
}

/** A part that was read: whole, with the digest of each file of its site. */
export interface PartFolder {
  readonly dir: string;
  /** How the folder is called in messages. */
  readonly shown: string;
  readonly name: string;
  readonly label: Label;
  readonly sums: ReadonlyMap<string, string>;
  summaries(): Generator<KeptSummary>;
  pages(): Generator<readonly [string, string]>;
  groups(): Generator<KeptGroup>;
  shards(): Generator<KeptShard>;
}

/** Reads a part and checks every byte of it. Gives the part, or in one line what is wrong with it. */
export function readPart(dir: string, shown: string): PartFolder | string {
  if (!existsSync(path.join(dir, label))) return `${shown}: no ${label} in it; expected a folder made by npm run build -- --part; give such a folder`;
  const about = readKeptValue<Label>(path.join(dir, label));
  if (!about) return `${shown}/${label}: damaged; expected it as the build wrote it; copy the part again, or build it again`;
  if (about.format !== format) return `${shown}: a part of the format "${String(about.format)}"; expected ${format}; build it again with this version`;
  const name = nameOfPart(about);
  const broken = (file: string, what: string): string => `${shown}/${file}: ${what}; expected part ${name} as it was built; copy the part again, or build it again`;
  for (const l of lists) {
    if (!existsSync(path.join(dir, l))) return broken(l, 'missing');
    if (sha256Of(path.join(dir, l)) !== about.lists[l]) return broken(l, 'damaged');
  }
  const site = siteOfPart(dir);
  const sumsPath = path.join(site, sumsFile);
  if (!existsSync(sumsPath)) return broken(`site/${sumsFile}`, 'missing');
  if (sha256Of(sumsPath) !== about.sums) return broken(`site/${sumsFile}`, 'damaged');
  const sums = readSums(readFileSync(sumsPath, 'utf8'));
  const there = filesBelow(site).filter((f) => f !== sumsFile);
  const set = new Set(there);
  const wrong: string[] = [];
  for (const [f, sum] of sums) if (!set.has(f)) wrong.push(`${f} is missing`); else if (sha256Of(path.join(site, f)) !== sum) wrong.push(`${f} is damaged`);
  for (const f of there) if (!sums.has(f)) wrong.push(`${f} is not of it`);
  if (wrong.length) return broken('site', `${wrong.slice(0, 3).join(', ')}${wrong.length > 3 ? ` and ${wrong.length - 3} more` : ''}`);
  const all = <T>(l: (typeof lists)[number]) => (): Generator<T> => readKept<T>(path.join(dir, l));
  return { dir, shown, name, label: about, sums, summaries: all('summaries.ndjson'), pages: all('pages.ndjson'), groups: all('groups.ndjson'), shards: all('shards.ndjson') };
}
