/**
 * The archive in memory: lists the content, compiles what is new (in worker threads when it is much), keeps summaries between runs,
 * links. The result depends on the content alone: not on the cache, not on the number of workers.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readAuthorities, type Authorities } from '../archive/authorities.ts';
import { linkArchive, type Archive } from '../archive/link.ts';
import { ledgerFile, parseLedger, pinsFor, type Ledger } from '../archive/permalinks.ts';
import { didYouMean, sortProblems, type Problem } from '../archive/problems.ts';
import { positionAt, type SourceFile } from '../archive/source-text.ts';
import type { CableSummary } from '../archive/summary.ts';
import { isCountryCode } from '../archive/countries.ts';
import { rememberedAuthorities } from './authority-memory.ts';
import { bodyFile, heldBodies } from './bodies.ts';
import { compileVersion, digestOfCable, pinsOfCable, type CableBytes } from './compile.ts';
import { listContent, readEntry, readOthers, type CableFiles, type ContentFolder } from './content-folder.ts';
import { amendKept, readKeptPlaces, writeKept, type Place } from './kept-lines.ts';
import { compileAll } from './compile-pool.ts';
import { Workers } from './workers.ts';

export interface StoreOptions {
  readonly contentDir: string;
  /** The content folder's name in messages. */
  readonly shown: string;
  readonly cacheDir: string;
  readonly drafts: boolean;
  /** Threads for compiling; the result is the same for any number. A number of them is started for this alone. */
  readonly workers: number | Workers;
  /** Whether the rendered texts must be in the cache; only lists are made without them. */
  readonly bodies?: boolean;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Store {
  readonly archive: Archive;
  readonly folder: ContentFolder;
  readonly problems: readonly Problem[];
  /** Of all cables that could be read, drafts and withdrawn ones too, by file name. */
  readonly summaries: readonly CableSummary[];
  /** Ids compiled in this run. */
  readonly compiled: readonly string[];
  readonly authorities: Authorities;
  readonly ledger: Ledger;
}

/** What is remembered of a cable: the stamp of its files, and its summary. */
export interface KeptSummary { readonly id: string; readonly stamp: string; readonly summary: CableSummary }

/** Sizes and times of a cable's files, and what was published of it: when they are as before, the files are not read. */
export const stampOfCable = (c: CableFiles, published: Ledger, former: readonly string[]): string => stampOf(c, pinStamp(published, c.id, former));
/** Names published for a cable under its present and its former ids: part of what its text is made from. */
const pinStamp = (published: Ledger, id: string, former: readonly string[]): string => [id, ...former].map((x) => [...(published.addresses.get(`/cables/${x}/`)?.anchors ?? [])].join(' ')).join('|');
const stampOf = (c: CableFiles, published: string): string => [compileVersion, published, ...[c.main, ...c.versions].map((f) => `${f.shown}|${f.size}|${f.modified}|${f.changed}`)].join('\n');

export async function openStore(options: StoreOptions): Promise<Store> {
  const { cacheDir } = options;
  const folder = listContent(options.contentDir, options.shown);
  const others = readOthers(folder);
  const problems: Problem[] = [...folder.problems, ...others.problems];
  const { authorities, problems: authorityProblems } = rememberedAuthorities(options.cacheDir, (remember) => readAuthorities(others.files, isCountryCode, remember));
  problems.push(...authorityProblems.map((p) => (p.file.startsWith(options.shown) ? p : { ...p, file: `${options.shown}/${p.file}` })));

  const ledgerText = readLedgerText(options.contentDir);
  const { ledger: published, problems: ledgerProblems } = parseLedger(ledgerText, `${options.shown}/${ledgerFile}`);
  problems.push(...ledgerProblems);
  mkdirSync(cacheDir, { recursive: true });
  const keptFile = summariesFile(cacheDir);
  const kept = new Map<string, KeptSummary>();
  const places = new Map<string, Place>();
  let lines = 0;
  for (const [k, place] of readKeptPlaces<KeptSummary>(keptFile)) { kept.set(k.id, k); places.set(k.id, place); lines++; }
  const summaries = new Map<string, { stamp: string; summary: CableSummary }>();
  const todo: CableFiles[] = [];
  const held = options.bodies === false ? undefined : heldBodies(cacheDir);
  for (const c of folder.cables) {
    const k = kept.get(c.id);
    const stamp = k && stampOfCable(c, published, k.summary.meta.redirectFrom);
    if (!k || (held && !held.has(k.summary.digest))) todo.push(c);
    else if (k.stamp === stamp) summaries.set(c.id, k);
    // Another time but the same bytes: checked out anew, moved, touched. Reading them costs a hundredth of compiling them.
    else if (digestNow(c, k.summary, published) === k.summary.digest) summaries.set(c.id, { stamp: stamp!, summary: k.summary });
    else todo.push(c);
  }
  const workers = typeof options.workers === 'number' ? new Workers(options.workers) : options.workers;
  await compileAll(todo, { cacheDir, ledger: ledgerText }, workers, (c, result) => {
    if (result.summary) summaries.set(c.id, { stamp: stampOfCable(c, published, result.summary.meta.redirectFrom), summary: result.summary });
    else problems.push(...result.problems);
    options.onProgress?.(summaries.size, folder.cables.length);
  });
  if (workers !== options.workers) await workers.end();
  // Stable order whatever worker finished first.
  const ordered = folder.cables.flatMap((c) => { const s = summaries.get(c.id); return s ? [{ id: c.id, ...s }] : []; });
  // A text that was changed, withdrawn or removed is not kept in the cache either. (Another content folder's texts are.)
  for (const [id, k] of kept) {
    const now = summaries.get(id)?.summary.digest;
    if (k.summary.digest !== now && k.stamp.includes(`\n${options.shown}/cables/`)) rmSync(bodyFile(cacheDir, k.summary.digest), { force: true });
  }
  const changed = ordered.filter((o) => { const k = kept.get(o.id); return !k || k.stamp !== o.stamp || k.summary !== o.summary; });
  const gone = [...kept.keys()].some((id) => !summaries.has(id));
  // A file with more lines than cables was being amended when its build was killed.
  if (gone || lines !== kept.size || changed.length > ordered.length / 10) writeKept(keptFile, ordered satisfies KeptSummary[]);
  else if (changed.length) amendKept(keptFile, changed satisfies KeptSummary[], changed.flatMap((o) => places.get(o.id) ?? []));
  const linked = linkArchive(ordered.map((o) => o.summary), authorities, { drafts: options.drafts, isCountry: isCountryCode, ledger: published });
  problems.push(...linked.problems.map((p) => (p.file.startsWith('authorities/') ? { ...p, file: `${options.shown}/${p.file}` } : p)));
  const featured = linked.archive.site.featured;
  if (featured !== undefined && !linked.archive.cableById.has(featured)) problems.push(unknownFeatured(featured, others.files.find((f) => f.path === 'site.yaml'), [...linked.archive.cableById.keys()]));
  return { archive: linked.archive, summaries: ordered.map((o) => o.summary), folder, problems: sortProblems(problems), compiled: todo.map((c) => c.id), authorities, ledger: published };
}

function unknownFeatured(id: string, file: SourceFile | undefined, held: readonly string[]): Problem {
  const place = positionAt(file?.text ?? '', Math.max(0, file?.text.search(/^featured\s*:/m) ?? 0));
  return { file: file?.shown ?? 'site.yaml', ...place, kind: 'unknown-target', found: `featured: the cable "${id}" is not published here`, expected: 'the id of a published cable', advice: didYouMean(id, held, 'correct the id, or remove the field'), severity: 'error' };
}

function readLedgerText(contentDir: string): string {
  try { return readFileSync(path.join(contentDir, ledgerFile), 'utf8'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return ''; throw e; }
}

export const summariesFile = (cacheDir: string): string => path.join(cacheDir, 'summaries.ndjson');

/** Digest of a cable's files as they are, under the fields its summary has: equal to the summary's when nothing has changed. Undefined when they can't be read. */
export function digestNow(c: CableFiles, summary: CableSummary, published: Ledger): string | undefined {
  const read = [c.main, ...c.versions].map((f) => ({ f, ...readEntry(f) }));
  if (read.some((r) => r.problem)) return undefined;
  const [main, ...versions] = read.map((r) => ({ path: r.f.path, shown: r.f.shown, bytes: r.bytes }));
  const languages = c.versions.map((v) => v.lang);
  const pins = pinsOfCable(summary.meta, languages, (ids, lang, retired) => pinsFor(published, ids, lang, retired));
  return digestOfCable({ id: c.id, main: main!, versions: versions.map((v, i) => ({ ...v, lang: languages[i]! })) }, JSON.stringify(pins));
}

export type { CableBytes };
