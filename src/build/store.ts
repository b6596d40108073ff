/**
 * The archive in memory: lists the content, compiles what is new (in worker threads when it is much), keeps summaries between runs,
 * links. The result depends on the content alone: not on the cache, not on the number of workers.
 */
import { createReadStream, createWriteStream, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readAuthorities, type Authorities } from '../archive/authorities.ts';
import { linkArchive, type Archive } from '../archive/link.ts';
import { ledgerFile, parseLedger, type Ledger } from '../archive/permalinks.ts';
import { sortProblems, type Problem } from '../archive/problems.ts';
import type { CableSummary } from '../archive/summary.ts';
import { isCountryCode } from '../archive/countries.ts';
import { bodyFile, hasBody } from './bodies.ts';
import { compileVersion, type CableBytes } from './compile.ts';
import { listContent, readOthers, type CableFiles, type ContentFolder } from './content-folder.ts';
import { compileAll } from './compile-pool.ts';

export interface StoreOptions {
  readonly contentDir: string;
  /** The content folder's name in messages. */
  readonly shown: string;
  readonly cacheDir: string;
  readonly drafts: boolean;
  /** Worker threads for compiling; the result is the same for any number. */
  readonly workers: number;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Store {
  readonly archive: Archive;
  readonly folder: ContentFolder;
  readonly problems: readonly Problem[];
  /** Ids compiled in this run. */
  readonly compiled: readonly string[];
  readonly authorities: Authorities;
  readonly ledger: Ledger;
}

/** What is remembered of a cable: the stamp of its files, and its summary. */
interface Kept { readonly id: string; readonly stamp: string; readonly summary: CableSummary }

/** Sizes and times of a cable's files, and what was published of it: when they are as before, the files are not read. */
const stampOf = (c: CableFiles, published: string): string => [compileVersion, published, ...[c.main, ...c.versions].map((f) => `${f.shown}|${f.size}|${f.modified}`)].join('\n');

export async function openStore(options: StoreOptions): Promise<Store> {
  const { cacheDir } = options;
  const folder = listContent(options.contentDir, options.shown);
  const others = readOthers(folder);
  const problems: Problem[] = [...folder.problems, ...others.problems];
  const { authorities, problems: authorityProblems } = readAuthorities(others.files, isCountryCode);
  problems.push(...authorityProblems.map((p) => (p.file.startsWith(options.shown) ? p : { ...p, file: `${options.shown}/${p.file}` })));

  const ledgerText = readLedgerText(options.contentDir);
  const { ledger: published, problems: ledgerProblems } = parseLedger(ledgerText, `${options.shown}/${ledgerFile}`);
  problems.push(...ledgerProblems);
  // Names published for a cable under its present and its former ids: part of what its text is made from.
  const pinStamp = (id: string, former: readonly string[]): string => [id, ...former].map((x) => [...(published.addresses.get(`/cables/${x}/`)?.anchors ?? [])].join(' ')).join('|');

  mkdirSync(cacheDir, { recursive: true });
  const summariesFile = path.join(cacheDir, 'summaries.ndjson');
  const kept = await readKept(summariesFile);
  const summaries = new Map<string, { stamp: string; summary: CableSummary }>();
  const todo: CableFiles[] = [];
  for (const c of folder.cables) {
    const k = kept.get(c.id);
    if (k && k.stamp === stampOf(c, pinStamp(c.id, k.summary.meta.redirectFrom)) && hasBody(cacheDir, k.summary.digest)) summaries.set(c.id, k);
    else todo.push(c);
  }
  const dropped = kept.size !== summaries.size;
  await compileAll(todo, { cacheDir, workers: options.workers, ledger: ledgerText }, (c, result) => {
    if (result.summary) summaries.set(c.id, { stamp: stampOf(c, pinStamp(c.id, result.summary.meta.redirectFrom)), summary: result.summary });
    else problems.push(...result.problems);
    options.onProgress?.(summaries.size, folder.cables.length);
  });
  // Stable order whatever worker finished first.
  const ordered = folder.cables.flatMap((c) => { const s = summaries.get(c.id); return s ? [{ id: c.id, ...s }] : []; });
  // A text that was changed, withdrawn or removed is not kept in the cache either. (Another content folder's texts are.)
  for (const [id, k] of kept) {
    const now = summaries.get(id)?.summary.digest;
    if (k.summary.digest !== now && k.stamp.includes(`\n${options.shown}/cables/`)) rmSync(bodyFile(cacheDir, k.summary.digest), { force: true });
  }
  if (todo.length || dropped) await writeKept(summariesFile, ordered);
  const linked = linkArchive(ordered.map((o) => o.summary), authorities, { drafts: options.drafts, isCountry: isCountryCode, ledger: published });
  problems.push(...linked.problems.map((p) => (p.file.startsWith('authorities/') ? { ...p, file: `${options.shown}/${p.file}` } : p)));
  return { archive: linked.archive, folder, problems: sortProblems(problems), compiled: todo.map((c) => c.id), authorities, ledger: published };
}

function readLedgerText(contentDir: string): string {
  try { return readFileSync(path.join(contentDir, ledgerFile), 'utf8'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return ''; throw e; }
}

async function readKept(file: string): Promise<Map<string, Kept>> {
  const out = new Map<string, Kept>();
  try {
    const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
    for await (const line of lines) {
      // A damaged line costs one compilation, nothing more.
      try { const k = JSON.parse(line) as Kept; out.set(k.id, k); } catch { continue; }
    }
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e;
  }
  return out;
}

async function writeKept(file: string, kept: readonly Kept[]): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  const out = createWriteStream(beside);
  for (const k of kept) if (!out.write(JSON.stringify(k) + '\n')) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  renameSync(beside, file);
}

export type { CableBytes };
