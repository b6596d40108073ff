/** Runs importers over files: everything is read and staged first, then moves into the archive together, or not at all. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RootContent } from 'mdast';
import { parse } from 'yaml';
import { bytesOf } from '../archive/bytes-of.ts';
import { PersonMatcher } from './authorities.ts';
import type { KnownPerson, ReviewEntry } from './authorities.ts';
import { digest } from './digest.ts';
import { FieldCheck } from './field-check.ts';
import { ImportError } from './importer.ts';
import type { ImportContext, ImportedDocument, Importer, OrganizationInput, PersonInput, PostInput, SourceFile } from './importer.ts';
import { newArchiveFiles } from './new-archive.ts';
import { RecordReader, readRecordsMade, recordLine, recordName } from './import-record.ts';
import type { DocumentRecord } from './import-record.ts';
import { addArrivals } from './report.ts';
import type { FileReport, ImportReport, LocatedWarning } from './report.ts';
import { Staging, recover } from './staging.ts';
import { sensitivePlaces } from './safety.ts';
import { openSource } from './source.ts';
import { TermRegister } from './terms.ts';
import { mergeImported, recordOf } from './three-way.ts';
import { documentText, yamlText } from './write.ts';

export interface ImportOptions {
  readonly importer: Importer;
  readonly paths: readonly string[];
  /** The archive's folder; need not exist. */
  readonly content: string;
  readonly dryRun?: boolean;
  /** Name of who has reviewed leaked full text; recorded in each document. */
  readonly reviewedBy?: { readonly name: string; readonly date: string };
  readonly onProgress?: (file: string, share: number) => void;
}

/**
 * Imports files into an archive.
 * @throws {ImportError} for a file that can't be read to its end: nothing of the whole import is kept then.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { content } = options;
  const report: ImportReport = { files: [], warnings: [], sensitive: [], conflicts: [], more: {}, undecided: 0, personsCreated: 0, personsLinked: 0, written: [], dryRun: options.dryRun ?? false };
  if (!report.dryRun) await recover(content);
  const sources: SourceFile[] = [];
  for (const path of options.paths) sources.push(await openSource(path));
  const isNew = !existsSync(join(content, 'site.yaml'));
  const staging = await Staging.open(content);
  try {
    const decided = await readReview(content);
    const matcher = new PersonMatcher(await readPersonRecords(content), decided);
    const shared: Shared = { staging, content, hasCables: existsSync(join(content, 'cables')), matcher, seen: new Map(), organizations: new Map(), posts: new Map(), glossary: new TermRegister(content), files: {} };
    for (const source of sources) await importOne(source, options, shared, report);
    writeRecords(shared, report, isNew, decided);
    report.personsCreated = matcher.created;
    report.personsLinked = matcher.linked;
    report.undecided = [...matcher.review.values()].filter((r) => r.decision === '').length;
    // One by one: a quarter of a million arguments are more than a call can take.
    for (const path of [...staging.paths].sort()) report.written.push(path);
    if (report.dryRun || staging.paths.size === 0) await staging.discard();
    else await staging.commit();
    return report;
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

interface Shared {
  readonly staging: Staging; readonly content: string; readonly matcher: PersonMatcher;
  /** Whether the archive has any cable: a new one need not be asked about each. */
  readonly hasCables: boolean;
  /** Document id → the source it came from. */
  readonly seen: Map<string, string>;
  readonly organizations: Map<string, OrganizationInput>; readonly posts: Map<string, PostInput>; readonly glossary: TermRegister;
  /** Digests of records as earlier imports of these sources wrote them, by path. */
  files: Record<string, string>;
}

async function importOne(source: SourceFile, options: ImportOptions, shared: Shared, report: ImportReport): Promise<void> {
  const began = performance.now();
  const counts: FileReport = {
    path: source.path, format: options.importer.format, bytes: source.size, seconds: 0, documents: 0, created: 0, updated: 0, unchanged: 0, conflicts: 0, paragraphs: 0, notes: 0, tables: 0, withheld: 0, pages: 0,
    persons: 0, mentions: 0, terms: 0, references: 0, withCountry: 0, withForeignCountry: 0, source: {}, arrived: {},
  };
  const persons = new Map<string, string>();
  const fields = new FieldCheck();
  const name = recordName(options.importer.format, source.name);
  const made = await readRecordsMade(shared.content, name);
  shared.matcher.remember(made.persons, (id) => Object.hasOwn(made.files, `authorities/persons/${id}.yaml`));
  shared.files = { ...shared.files, ...made.files };
  const records = RecordReader.open(shared.content, name);
  const lines = shared.staging.lines(name + '.jsonl');
  const kept = new Set(shared.matcher.records.keys()), glossaries = new Set(shared.glossary.files.keys());
  const warn = (w: LocatedWarning): void => { add(report, report.warnings, w); };
  const context: ImportContext = {
    warn: (w) => { warn({ ...w, file: source.path }); },
    person: (p) => { const id = shared.matcher.answer(p); persons.set(p.key, id); return id; },
    organization: (id, record) => { shared.organizations.set(id, record); return id; },
    post: (id, record) => { shared.posts.set(id, joinPosts(shared.posts.get(id), record)); return id; },
    terms: (file, entries) => shared.glossary.add(file, entries),
    count: (held, arrived) => { addArrivals(counts.source, held); addArrivals(counts.arrived, arrived); },
    progress: (read) => { options.onProgress?.(source.path, Math.min(1, read / source.size)); },
  };
  for await (const document of options.importer.import(source, context)) {
    const { id } = document.cable;
    const before = shared.seen.get(id);
    if (before !== undefined) {
      context.warn({ kind: 'duplicate document', message: `${id} was already imported from ${before}; this one is left out`, place: document.place });
      continue;
    }
    shared.seen.set(id, source.path);
    for (const { path, message } of fields.problems(document.cable)) context.warn({ kind: 'field that check will refuse', message: `${path}: ${message}`, place: document.place, document: id });
    counts.documents++;
    count(document.body.children, counts);
    const countries = [...(document.cable.countries ?? []), ...(document.cable.derived?.countries ?? [])];
    if (countries.length > 0) counts.withCountry++;
    if (countries.some((c) => c !== 'us')) counts.withForeignCountry++;
    if (document.cable.provenance?.kind === 'leaked' && !['digest', 'header'].includes(document.cable.text?.kind ?? 'full')) {
      if (options.reviewedBy) document.cable.provenance.review = { by: options.reviewedBy.name, date: options.reviewedBy.date, note: 'Reviewed before import for people who could come to harm.' };
      else if (!options.dryRun) throw new ImportError(source.path, `${id} is leaked full text; nothing was imported: look at the sensitive places with --dry-run, then import with --i-have-reviewed NAME, which is recorded`, document.place);
      document.cable.status = 'draft';
    }
    lines.add(place(document, counts, shared, await records.take(id), report));
  }
  for (const id of await records.rest()) if (existsSync(join(shared.content, `cables/${id}.md`))) report.conflicts.push({ kind: 'no longer in the source', message: `${id} was imported from this file before and isn't in it now; it stays as it is`, file: `cables/${id}.md` });
  counts.persons = new Set(persons.values()).size;
  counts.seconds = (performance.now() - began) / 1000;
  report.files.push(counts);
  await lines.close();
  const files: Record<string, string> = {};
  for (const [id, record] of shared.matcher.records) if (!kept.has(id)) files[`authorities/persons/${id}.yaml`] = digest(yamlText(record));
  for (const [file, entries] of shared.glossary.files) if (!glossaries.has(file)) files[`glossary/${file}.yaml`] = digest(yamlText(entries));
  writeIfChanged(shared, name + '.json', JSON.stringify({ persons: Object.fromEntries(persons), files }, null, 1) + '\n');
}

/** The first twenty thousand are listed, the rest counted: a list must not outgrow memory. */
function add(report: ImportReport, list: LocatedWarning[], w: LocatedWarning): void {
  if (list.length < 20_000) list.push(w);
  else report.more[w.kind] = (report.more[w.kind] ?? 0) + 1;
}

/** Stages a document's file, joined with what an editor made of it since the last import. Answers the line for the next import. */
function place(document: ImportedDocument, counts: FileReport, { staging, content, hasCables }: Shared, before: DocumentRecord | undefined, report: ImportReport): string {
  const { id } = document.cable;
  const path = `cables/${id}.md`;
  const text = documentText(document), bytes = bytesOf(text);
  const record = recordOf(id, bytes, document.cable);
  const body = text.indexOf('\n---\n', 4);
  for (const s of sensitivePlaces(text, body)) add(report, report.sensitive, { kind: s.kind, message: `"${s.words.slice(0, 60)}"`, file: path, place: { line: s.line, column: s.column }, document: id });
  const conflict = (kind: string, message: string): void => { counts.conflicts++; report.conflicts.push({ kind, message, file: path, document: id }); };
  const held = hasCables ? heldText(content, path) : undefined;
  if (held === undefined && before !== undefined) { counts.unchanged++; conflict('removed by an editor', 'imported before and no longer in the archive; it is not made again'); }
  else if (held === undefined) { counts.created++; staging.write(path, bytes); }
  else if (held === text || (before !== undefined && before.whole === record.whole)) counts.unchanged++;
  else if (before === undefined) { counts.unchanged++; conflict('not made by an import', 'the archive has a file of this name that no import of this source made; it stays as it is'); }
  else if (digest(held) === before.whole) { counts.updated++; staging.write(path, bytes); }
  else {
    const merged = mergeImported(before, held, text, document.cable);
    for (const c of merged.conflicts) conflict('changed on both sides', c);
    if (merged.text === held) counts.unchanged++;
    else { counts.updated++; staging.write(path, merged.text); }
  }
  return recordLine(record);
}

const ranks = ['embassy', 'legation', 'consulate-general', 'consulate', 'mission', 'interests-section', 'branch-office'];
/** One city's mission under two names (a consulate that was an embassy before): the record is the higher one's, the other name a variant. */
function joinPosts(a: PostInput | undefined, b: PostInput): PostInput {
  if (!a || a.names['en'] === b.names['en']) return a ?? b;
  const rank = (p: PostInput): number => (ranks.indexOf(p.kind ?? 'embassy') + ranks.length + 1) % (ranks.length + 1);
  const [high, low] = rank(a) <= rank(b) ? [a, b] : [b, a];
  return { ...high, variants: [...new Set([...(high.variants ?? []), ...(low.variants ?? []), ...Object.values(low.names)])].filter((v) => !Object.values(high.names).includes(v)) };
}

/** Text of a file of the archive; `undefined` when there is none. */
function heldText(content: string, path: string): string | undefined {
  const file = join(content, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeIfChanged({ staging, content }: Shared, path: string, text: string): void {
  if (heldText(content, path) !== text) staging.write(path, text);
}

/** Writes a record that this import makes: unless an editor has changed it since, in which case it stays. */
function writeRecord(shared: Shared, report: ImportReport, path: string, text: string): void {
  const held = heldText(shared.content, path);
  if (held === text) return;
  const last = shared.files[path];
  if (held === undefined || (last !== undefined && digest(held) === last)) shared.staging.write(path, text);
  else if (last !== digest(text)) report.conflicts.push({ kind: 'changed on both sides', message: 'an editor has changed this record, and the source too; the editor\'s stays', file: path });
}

/** Counts what a body holds, by walking it. */
function count(nodes: readonly RootContent[], counts: FileReport): void {
  for (const node of nodes) {
    if (node.type === 'paragraph') counts.paragraphs++;
    else if (node.type === 'footnoteDefinition') counts.notes++;
    else if (node.type === 'table') counts.tables++;
    else if (node.type === 'link') {
      const scheme = node.url.slice(0, node.url.indexOf(':'));
      if (scheme === 'redaction') counts.withheld++;
      else if (scheme === 'page') counts.pages++;
      else if (scheme === 'person') counts.mentions++;
      else if (scheme === 'term') counts.terms++;
      else if (scheme === 'cable' || scheme.startsWith('http')) counts.references++;
    }
    if ('children' in node) count(node.children, counts);
  }
}

function writeRecords(shared: Shared, report: ImportReport, isNew: boolean, decided: ReadonlyMap<string, ReviewEntry>): void {
  const { staging, content, matcher } = shared;
  const absent = (path: string): boolean => !existsSync(join(content, path));
  for (const [id, record] of matcher.records) writeRecord(shared, report, `authorities/persons/${id}.yaml`, yamlText(record));
  for (const [folder, records] of [['organizations', shared.organizations], ['posts', shared.posts]] as const) {
    for (const [id, record] of records) if (absent(`authorities/${folder}/${id}.yaml`)) staging.write(`authorities/${folder}/${id}.yaml`, yamlText(record));
  }
  for (const [file, entries] of shared.glossary.files) if (entries.length > 0) writeRecord(shared, report, `glossary/${file}.yaml`, yamlText(entries));
  if (isNew) for (const [path, text] of newArchiveFiles()) if (absent(path)) staging.write(path, text);
  const review = [...matcher.review.values()];
  if (review.length > 0 && JSON.stringify(review) !== JSON.stringify([...decided.values()])) staging.write('import-review.yaml', reviewHelp + yamlText(review));
}

const reviewHelp = `# Persons an import found who may be ones the archive knows already. Nothing was merged.
# decision: ''      not decided; the import made a record of its own (see record)
# decision: new     he is somebody else; the record stays
# decision: <id>    he is that person; import the source again, and its documents link there
`;

async function readPersonRecords(content: string): Promise<KnownPerson[]> {
  const folder = join(content, 'authorities', 'persons');
  const out: KnownPerson[] = [];
  for (const name of (await readdir(folder).catch(() => [] as string[])).filter((n) => n.endsWith('.yaml')).sort()) {
    const record = parse(await readFile(join(folder, name), 'utf8')) as PersonInput | null;
    if (record && typeof record === 'object' && record.names) out.push({ id: name.slice(0, -5), record });
  }
  return out;
}

async function readReview(content: string): Promise<Map<string, ReviewEntry>> {
  const text = await readFile(join(content, 'import-review.yaml'), 'utf8').catch(() => '');
  const entries = text ? (parse(text) as ReviewEntry[] | null) ?? [] : [];
  return new Map(entries.map((e) => [e.key, e]));
}
