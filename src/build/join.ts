/**
 * Joins parts into the site that one build would have made. The parts, put together, are what the last build would have left behind, so the
 * join is an ordinary build that finds all cables' pages, data and shards unchanged, and makes what grows with the whole: lists, records,
 * feeds, site map, the directory of the index, SHA256SUMS. No text is compiled or read.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ledgerFile, parseLedger } from '../archive/permalinks.ts';
import { buildInto, pagesFile, type BuildOptions, type BuildReport } from './build.ts';
import { listContent } from './content-folder.ts';
import { exportLedgerFile } from './export-ledger.ts';
import { writeKept } from './kept-lines.ts';
import { sumLine, sumsFile } from './integrity.ts';
import { KnownOutput, writeOfTree } from './known-output.ts';
import { otherFiles, programOf, readPart, siteOfPart, type PartFolder } from './part-folder.ts';
import { shardFile } from './search-step.ts';
import { digestNow, stampOfCable, summariesFile, type KeptSummary } from './store.ts';
import { abandon, beside, stage } from './swap.ts';

/** Thrown when folders are not all the parts of this content: the output folder is as before. One line a problem. */
export class PartsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export interface JoinOptions extends Omit<BuildOptions, 'part' | 'onlyCables'> { /** Folders, and how they are called in messages. */ readonly parts: readonly { readonly dir: string; readonly shown: string }[] }

/** Joins all parts of the archive in `contentDir`. Throws PartsError; ContentError when the archive as a whole has errors. */
export async function join(options: JoinOptions): Promise<BuildReport> {
  const out = path.resolve(options.outDir);
  for (const { dir, shown } of options.parts) {
    const p = path.resolve(dir);
    if (p === out || out.startsWith(p + path.sep) || p.startsWith(out + path.sep)) throw new PartsError([`${shown}: lies in the output folder or holds it; expected folders apart; give another with --out`]);
  }
  const parts = readParts(options);
  const staging = stage(options.outDir);
  try {
    const work = beside(options.outDir, 'parts');
    const previousDir = path.join(work, 'site');
    const cacheDir = path.join(work, 'cache');
    mkdirSync(previousDir, { recursive: true });
    writeKept(summariesFile(cacheDir), matched(parts, options));
    gather(parts, previousDir, cacheDir);
    const { label } = parts[0]!;
    return await buildInto({ ...options, baseUrl: label.baseUrl, search: label.search, limits: JSON.parse(label.limits) as object, staging, siteDir: staging.dir, previousDir, cacheDir, bodies: false });
  } finally {
    // What was put together is of no use to anyone once the site is in place, or once it can't be.
    abandon(staging);
  }
}

/** Every part there once, whole, and all of one program, one content and one setting. */
function readParts(options: JoinOptions): PartFolder[] {
  const problems: string[] = [];
  const parts: PartFolder[] = [];
  options.parts.forEach(({ dir, shown }, i) => {
    options.progress?.('parts', i, options.parts.length);
    const p = readPart(dir, shown);
    if (typeof p === 'string') problems.push(p); else parts.push(p);
  });
  const first = parts[0];
  if (!first) throw new PartsError(problems.length ? problems : ['no part was given; expected npm run build -- --join DIR…']);
  const of = first.label.of;
  const byNumber = new Map<number, string>();
  for (const p of parts) {
    const differs = (what: string, expected: string): void => { problems.push(`${p.shown}: part ${p.name} ${what}; expected ${expected}; build all parts anew from one state`); };
    if (p.label.of !== of) { differs(`is one of ${p.label.of}`, `parts of ${of}, as ${first.shown} is`); continue; }
    const twin = byNumber.get(p.label.part);
    if (twin !== undefined) { problems.push(`${p.shown}: part ${p.name} again; expected each part once; ${twin} is the same part: leave one out`); continue; }
    byNumber.set(p.label.part, p.shown);
    if (p.label.program !== programOf()) { differs('was built by another version of the program, or on another kind of machine', 'the version that joins them'); continue; }
    if (p.label.shown !== options.shown) { problems.push(`${p.shown}: part ${p.name} was built with --content ${p.label.shown}; expected ${options.shown}; give the same --content to the parts and to the join`); continue; }
    if (p.label.search !== first.label.search || p.label.limits !== first.label.limits) { differs('was built with other options', `those of ${first.shown}`); continue; }
    if (p.label.baseUrl !== first.label.baseUrl) { differs(`was built for ${p.label.baseUrl}`, `${first.label.baseUrl}, as ${first.shown}`); continue; }
    if (options.baseUrl !== undefined && p.label.baseUrl !== options.baseUrl.replace(/\/$/, '')) { differs(`was built for ${p.label.baseUrl}`, options.baseUrl); continue; }
    const other = differing(p.label.others, otherFiles(options.contentDir));
    if (other.length) differs(`was built from other content (${some(other)})`, `the files in ${options.shown} as they are now`);
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((n) => !byNumber.has(n));
  // A part that could not be read may be the one that is missing: its own line says enough.
  if (missing.length && !problems.length) problems.push(`part${missing.length > 1 ? 's' : ''} ${missing.map((n) => `${n}/${of}`).join(', ')} missing; expected all ${of}; build with --part ${missing[0]}/${of}, and give its folder too`);
  if (problems.length) throw new PartsError(problems);
  return parts.sort((a, b) => a.label.part - b.label.part);
}

const some = (names: readonly string[]): string => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
const differing = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((k) => a[k] !== b[k]).sort();

/** Summaries of all parts with the stamps of the files here, once each file is seen to be the one the part was made from. */
function* matched(parts: readonly PartFolder[], options: JoinOptions): Generator<KeptSummary> {
  const folder = listContent(options.contentDir, options.shown);
  let text = '';
  const file = path.join(options.contentDir, ledgerFile);
  if (existsSync(file)) text = readFileSync(file, 'utf8');
  const { ledger } = parseLedger(text, file);
  const here = new Map(folder.cables.map((c) => [c.id, c]));
  const problems: string[] = [];
  for (const p of parts) {
    const other: string[] = [];
    for (const k of p.summaries()) {
      const c = here.get(k.id);
      here.delete(k.id);
      if (!c || digestNow(c, k.summary, ledger) !== k.summary.digest) other.push(`cables/${k.id}.md`);
      else yield { id: k.id, stamp: stampOfCable(c, ledger, k.summary.meta.redirectFrom), summary: k.summary };
    }
    if (other.length) problems.push(`${p.shown}: part ${p.name} was built from other content (${some(other)}); expected the cables in ${options.shown} as they are now; build all parts anew from one state`);
  }
  if (here.size && !problems.length) problems.push(`${options.shown}: ${some([...here.keys()].map((id) => `cables/${id}.md`))} ${here.size > 1 ? 'are' : 'is'} in no part; expected parts of this content; build all parts anew`);
  if (problems.length) throw new PartsError(problems);
}

/** Puts the parts' sites together by hard link, and what is known of them into one cache. */
function gather(parts: readonly PartFolder[], siteDir: string, cacheDir: string): void {
  const sums = new Map<string, string>();
  const made = new Set<string>();
  for (const p of parts) for (const [f, sum] of p.sums) {
    if (sums.has(f)) throw new PartsError([`${p.shown}: ${f} is in two parts; expected each file in one; build all parts anew`]);
    sums.set(f, sum);
    const to = path.join(siteDir, f), folder = path.dirname(to), from = path.join(siteOfPart(p.dir), f);
    if (!made.has(folder)) { mkdirSync(folder, { recursive: true }); made.add(folder); }
    try { linkSync(from, to); } catch { copyFileSync(from, to); }
  }
  writeFileSync(path.join(siteDir, sumsFile), [...sums].map(([f, sum]) => sumLine(sum, f)).join(''));
  KnownOutput.save(cacheDir, siteDir, sums);
  const each = <T>(of: (p: PartFolder) => Iterable<T>) => function* (): Generator<T> { for (const p of parts) yield* of(p); };
  writeOfTree(pagesFile(cacheDir, siteDir), siteDir, each((p) => p.pages())());
  writeOfTree(exportLedgerFile(cacheDir, siteDir), siteDir, each((p) => p.groups())());
  for (const p of parts) for (const s of p.shards()) writeKept(shardFile(cacheDir, s.digest), [s]);
}
