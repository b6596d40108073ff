/**
 * Writes the archive as data beside its pages (DESIGN §2). Each text is read once, for all exports together; what depends on nothing that
 * changed is taken over. Nothing here knows the time of the build: every date comes from the content.
 */
import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import type { Archive } from '../archive/link.ts';
import type { CableSummary } from '../archive/summary.ts';
import { bibtex, csl, ris } from '../export/bibliography.ts';
import { cableJsonSchema, type CableRecord } from '../export/cable-record.ts';
import { csvHeader, csvLine, dataPackage, organizationRow, personRow, postRow, rowsOf, schemaPath, tableSchema, type DataFile, type TableName } from '../export/tables.ts';
import { tei, teiCorpus } from '../export/tei.ts';
import { siteBase, siteRoot } from '../markup/markup.ts';
import { earliest } from '../text/dates.ts';
import { bodyOf } from './bodies.ts';
import { ExportLedger, type MadeFile } from './export-ledger.ts';
import { keyOf } from './key-of.ts';
import { exportSite, fullRecord, recordStamps, sourcesOf, type ExportSite } from './export-record.ts';
import { writeAuthorities, writeFollow } from './export-follow.ts';
import { writeSources } from './export-sources.ts';
import type { KnownOutput } from './known-output.ts';
import type { Shell } from './models/model.ts';
import type { Slice } from './slice.ts';
import { layoutsOf, openSpliced, type SplicedFile } from './spliced-files.ts';
import { templateDigest } from './templates.ts';

export interface ExportStep {
  readonly archive: Archive; readonly shells: Readonly<Record<string, Shell>>; readonly baseUrl: string; readonly cacheDir: string; readonly contentDir: string; readonly outDir: string; readonly previousDir: string;
  /** Above this many cables everything but their JSON is in yearly bundles. For tests. */
  readonly single?: number | undefined;
  readonly known?: KnownOutput;
  /** Makes what belongs to these cables alone: their files, and the tables and bundles that begin with one of them. */
  readonly slice?: Slice | undefined;
}
export interface ExportResult { readonly run: ExportRun; /** What the data page lists. */ readonly files: readonly DataFile[] }

const streamed = ['cables', 'paragraphs', 'annotations', 'mentions', 'references'] as const;
export const marks = { root: siteRoot, base: siteBase };

/** The RELAX NG schema of our TEI, published with it. */
const teiSchema = readFileSync(new URL('../export/tei.rng', import.meta.url), 'utf8');

/** What the step's functions share. */
export interface ExportRun { readonly step: ExportStep; readonly site: ExportSite; readonly ledger: ExportLedger; readonly code: string; readonly on: (kind: string) => boolean; readonly publisher: string; /** Digest of all that a cable's exports are made from, by id. */ readonly frames: Map<string, string> }

export function writeExports(step: ExportStep): ExportResult {
  const { archive } = step;
  const exports: readonly string[] = archive.site.exports;
  const site = exportSite(archive, step.contentDir, step.baseUrl);
  const publisher = archive.site.publisher ?? archive.site.title;
  const run: ExportRun = {
    step, site, ledger: new ExportLedger(step.cacheDir, step.outDir, step.previousDir, step.known), on: (k) => exports.includes(k), publisher: publisher.en ?? Object.values(publisher)[0]!,
    frames: new Map(), code: keyOf(templateDigest('exports'), step.baseUrl, JSON.stringify(archive.site)),
  };
  const files: DataFile[] = [];
  const single = archive.cables.length <= (step.single ?? 5000);
  const { frames } = run;
  const stampOf = recordStamps(site);
  for (const c of archive.cables) frames.set(c.meta.id, keyOf(run.code, c.digest, stampOf(c)));
  for (const part of partsOf(archive.cables, single)) files.push(...writePart(run, part, single, frames));
  if (step.slice) return { run, files };
  if (run.on('json')) files.push(...run.ledger.group('schema', run.code, (write) => write('data/schema/cable.json', `${JSON.stringify(cableJsonSchema(`${step.baseUrl}/data/schema/cable.json`), null, 1)}\n`)));
  if (run.on('tei')) files.push(...run.ledger.group('tei-schema', keyOf(teiSchema), (write) => write('data/schema/tei.rng', teiSchema)));
  if (run.on('tables')) files.push(...recordTables(run));
  if (run.on('json')) files.push(...writeSources(run));
  files.push(...writeAuthorities(run));
  const followed = writeFollow(run);
  files.push(...followed);
  if (run.on('tables')) {
    // A table in parts has its schema once.
    const split = [...new Set(files.flatMap((f) => (f.table && f.path.endsWith('.csv') && f.path !== `data/${f.table}.csv` ? [f.table] : [])))];
    const whole = new Set<string>(files.flatMap((f) => (f.table && f.path === `data/${f.table}.csv` ? [f.table] : [])));
    for (const t of split) { const text = `${JSON.stringify(tableSchema(t, whole), null, 1)}\n`; files.push(...run.ledger.group(`table-schema:${t}`, keyOf(text), (write) => write(`data/${schemaPath(t)}`, text))); }
    const licences = [...new Set(Object.values(archive.site.rights).filter((x) => x !== undefined))];
    const pack = `${JSON.stringify(dataPackage({ title: archive.site.title, description: archive.site.description, url: `${step.baseUrl}/`, licences, contributors: [run.publisher] }, files), null, 1)}\n`;
    files.push(...run.ledger.group('datapackage', keyOf(pack), (write) => write('data/datapackage.json', pack)));
  }
  return { run, files };
}

interface Part { readonly name: string; readonly cables: readonly CableSummary[] }
/** All cables as one part, or a part a year. */
function partsOf(cables: readonly CableSummary[], single: boolean): Part[] {
  if (single) return [{ name: '', cables }];
  const years = new Map<string, CableSummary[]>();
  for (const c of cables) { const y = (c.meta.date ? earliest(c.meta.date).slice(0, 4) : '') || 'undated'; const l = years.get(y); if (l) l.push(c); else years.set(y, [c]); }
  return [...years].map(([name, list]) => ({ name, cables: list }));
}

/** Per-cable files and the streamed tables of one part. */
function writePart(run: ExportRun, part: Part, single: boolean, frames: ReadonlyMap<string, string>): DataFile[] {
  const { step, site, ledger } = run;
  const { archive } = step;
  const suffix = part.name ? `-${part.name}` : '';
  const whole = !step.slice || step.slice.begins(part.cables);
  const tableKey = keyOf('tables', run.code, part.cables.map((c) => frames.get(c.meta.id)!));
  const keptTables = whole && run.on('tables') ? ledger.kept(`tables${suffix}`, tableKey) : [];
  const tableFiles = streamed.flatMap((t): SplicedFile[] => [{ path: `data/${t}${suffix}.json`, head: '[', separator: ',', tail: '\n]\n' }, { path: `data/${t}${suffix}.csv`, head: csvHeader(t), separator: '', tail: '' }]);
  const tables = keptTables ? undefined : openSpliced(ledger, layoutsOf(step), `tables${suffix}`, tableKey, tableFiles);
  const bundled = whole && !single && ['tei', 'bibtex', 'ris', 'csl', 'markdown'].some(run.on);
  const keptBundle = bundled ? keptBundleOf(run, part.name, tableKey) : [];
  const bundle = keptBundle ? undefined : openBundle(run, part.name, tableKey);
  for (const c of part.cables) {
    let full: ReturnType<typeof fullRecord> | undefined;
    const record = (): ReturnType<typeof fullRecord> => {
      if (full) return full;
      const body = bodyOf(step.cacheDir, c.meta.id, c.digest);
      return (full = fullRecord(site, c, body));
    };
    if ((!step.slice || step.slice.has(c)) && (single ? cableKinds.some(run.on) : run.on('json'))) ledger.group(`cable:${c.meta.id}`, keyOf(frames.get(c.meta.id)!, String(single)), (write) => {
      for (const [file, text] of cableFiles(run, c, record, single)) write(file, text);
    });
    tables?.add(c.meta.id, frames.get(c.meta.id)!, () => tablePieces(record().record, c));
    bundle?.add(c, frames.get(c.meta.id)!, record);
  }
  const madeTables = keptTables ?? tables!.end();
  const madeBundle = keptBundle ?? bundle!.end();
  return [...madeTables.map((f): DataFile => ({ ...f, table: /^data\/([a-z]+)/.exec(f.path)![1] as TableName })), ...madeBundle];

  /** The rows of one cable in each table, as JSON and as CSV. */
  function tablePieces(r: CableRecord, c: CableSummary): string[] {
    const anchors = new Map(c.texts.flatMap((t) => t.notes.map((n): [string, string] => [n.label, n.anchor])).reverse());
    const rows = rowsOf(r, (l) => anchors.get(l) || undefined, (id) => archive.cableById.has(archive.redirects.get(id) ?? id));
    return streamed.flatMap((t) => [(rows[t] as Record<string, unknown>[]).map((row) => `\n${JSON.stringify(row)}`).join(','), (rows[t] as Record<string, unknown>[]).map((row) => csvLine(t, row)).join('')]);
  }
}
const cableKinds = ['json', 'markdown', 'tei', 'bibtex', 'ris', 'csl'];
type Full = ReturnType<typeof fullRecord>;

export const teiOf = (run: ExportRun, r: Full): string => tei(r.record, r.texts, { base: run.step.baseUrl, publisher: run.publisher }, marks);
const prefixOf = (run: ExportRun, lang: string): string => (lang === run.step.archive.site.languages[0] ? '' : `${lang}/`);

/** The files beside one cable's page. */
function* cableFiles(run: ExportRun, c: CableSummary, record: () => Full, single: boolean): Generator<[string, string]> {
  const at = `cables/${c.meta.id}`;
  const { on } = run;
  if (on('json')) yield [`${at}.json`, `${JSON.stringify(record().record)}\n`];
  if (!single) return;
  if (on('markdown')) for (const [name, text] of on('json') ? Object.entries(record().record.source) : sourcesOf(run.site, c)) yield [`cables/${name}`, text];
  if (on('tei')) yield [`${at}.tei.xml`, teiOf(run, record())];
  for (const lang of run.step.archive.site.languages) {
    const to = prefixOf(run, lang) + at;
    if (on('bibtex')) yield [`${to}.bib`, bibtex(record().record, lang)];
    if (on('ris')) yield [`${to}.ris`, ris(record().record, lang)];
    if (on('csl')) yield [`${to}.csl.json`, `${JSON.stringify(csl(record().record, lang), null, 1)}\n`];
  }
}

/** A year's bundle as the last build made it, its sources included; undefined when one of the two must be made again. */
function keptBundleOf(run: ExportRun, year: string, key: string): readonly MadeFile[] | undefined {
  const zip = run.on('markdown') ? run.ledger.kept(`sources-${year}`, key) : [];
  const rest = zip && run.ledger.kept(`bundle-${year}`, key);
  return rest && [...rest, ...zip];
}

/** A year's TEI, citations and sources, each as one file. The sources are packed, not pressed: pressing them cost as much as all the rest. */
function openBundle(run: ExportRun, year: string, key: string) {
  const { on, step } = run;
  const parts = teiCorpus(step.archive.site.title, year, { base: step.baseUrl, publisher: run.publisher });
  const plain = { head: '', separator: '', tail: '' };
  const files: { readonly file: SplicedFile; readonly piece: (r: Full) => string }[] = [
    ...(on('tei') ? [{ file: { path: `data/${year}.tei.xml`, head: parts.begin, separator: '', tail: parts.end }, piece: (r: Full) => parts.member(teiOf(run, r)) }] : []),
    ...step.archive.site.languages.flatMap((lang) => {
      const to = `${prefixOf(run, lang)}data/${year}`;
      return [
        ...(on('bibtex') ? [{ file: { path: `${to}.bib`, ...plain }, piece: (r: Full) => bibtex(r.record, lang) }] : []), ...(on('ris') ? [{ file: { path: `${to}.ris`, ...plain }, piece: (r: Full) => ris(r.record, lang) }] : []),
        ...(on('csl') ? [{ file: { path: `${to}.csl.json`, head: '[\n', separator: ',\n', tail: '\n]\n' }, piece: (r: Full) => JSON.stringify(csl(r.record, lang)[0]) }] : []),
      ];
    }),
  ];
  const spliced = openSpliced(run.ledger, layoutsOf(step), `bundle-${year}`, key, files.map((f) => f.file));
  const sources: Zippable = {};
  return {
    add: (c: CableSummary, frame: string, record: () => Full): void => {
      let made: Full | undefined;
      spliced.add(c.meta.id, frame, () => { made = record(); return files.map((f) => f.piece(made!)); });
      if (on('markdown')) for (const [name, text] of made ? Object.entries(made.record.source) : sourcesOf(run.site, c)) sources[name] = Buffer.from(text);
    },
    end: (): readonly MadeFile[] => {
      const zip = on('markdown') ? run.ledger.group(`sources-${year}`, key, (write) => write(`data/${year}.md.zip`, zipSync(sources, { level: 0, mtime: zipTime }))) : [];
      return [...spliced.end(), ...zip];
    },
  };
}
/** ZIP can't say "no date": this is its first. Local time, since that is what it writes. */
export const zipTime = new Date(1980, 0, 1);

/** Tables of records, whole. */
function recordTables(run: ExportRun): DataFile[] {
  const { archive } = run.step;
  const count = (facet: 'person' | 'organization' | 'post', id: string): number => archive.byFacet.get(facet)!.get(id)?.length ?? 0;
  const sorted = <T>(m: ReadonlyMap<string, T>): [string, T][] => [...m].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const rows: Record<'persons' | 'organizations' | 'posts', object[]> = {
    persons: sorted(archive.persons).filter(([, p]) => p.public).map(([id, p]) => personRow(id, p, count('person', id))),
    organizations: sorted(archive.organizations).map(([id, o]) => organizationRow(id, o, count('organization', id))),
    posts: sorted(archive.posts).map(([id, p]) => postRow(id, p, count('post', id))),
  };
  return (Object.keys(rows) as (keyof typeof rows)[]).flatMap((t) => {
    const json = `[${rows[t].map((r, i) => `${i ? ',' : ''}\n${JSON.stringify(r)}`).join('')}\n]\n`;
    return run.ledger.group(`table:${t}`, keyOf(run.code, json), (write) => { write(`data/${t}.json`, json); write(`data/${t}.csv`, csvHeader(t) + rows[t].map((r) => csvLine(t, r as Record<string, unknown>)).join('')); }).map((f) => ({ ...f, table: t }));
  });
}
