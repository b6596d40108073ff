/** Runs importers over files: everything is read and staged first, then moves into the archive together, or not at all. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RootContent } from 'mdast';
import { parse } from 'yaml';
import { cableSchema } from '../archive/schema.ts';
import { PersonMatcher } from './authorities.ts';
import type { KnownPerson, ReviewEntry } from './authorities.ts';
import { ImportError } from './importer.ts';
import type { GlossaryEntry, ImportContext, ImportedDocument, Importer, OrganizationInput, PersonInput, PostInput, SourceFile } from './importer.ts';
import { newArchiveFiles } from './new-archive.ts';
import type { FileReport, ImportReport, LocatedWarning } from './report.ts';
import { Staging, recover } from './staging.ts';
import { openSource } from './source.ts';
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
  const report: ImportReport = { files: [], warnings: [], sensitive: [], conflicts: [], undecided: 0, personsCreated: 0, personsLinked: 0, written: [], dryRun: options.dryRun ?? false };
  if (!report.dryRun) await recover(content);
  const sources: SourceFile[] = [];
  for (const path of options.paths) sources.push(await openSource(path));
  const isNew = !existsSync(join(content, 'site.yaml'));
  const staging = await Staging.open(content);
  try {
    const known = await readPersonRecords(content);
    const matcher = new PersonMatcher(known, await readReview(content), new Map());
    const shared: Shared = { staging, content, matcher, seen: new Map(), organizations: new Map(), posts: new Map(), glossary: new Map() };
    for (const source of sources) await importOne(source, options, shared, report);
    await writeRecords(shared, report, isNew, sources);
    report.personsCreated = matcher.created.size;
    report.personsLinked = matcher.linked;
    report.undecided = matcher.review.filter((r) => r.decision === '').length;
    report.written.push(...[...staging.paths].sort());
    if (report.dryRun) await staging.discard();
    else if (staging.paths.size > 0) await staging.commit();
    else await staging.discard();
    return report;
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

interface Shared {
  readonly staging: Staging; readonly content: string; readonly matcher: PersonMatcher;
  /** Document id → the source it came from. */
  readonly seen: Map<string, string>;
  readonly organizations: Map<string, OrganizationInput>; readonly posts: Map<string, PostInput>; readonly glossary: Map<string, GlossaryEntry[]>;
}

async function importOne(source: SourceFile, options: ImportOptions, shared: Shared, report: ImportReport): Promise<void> {
  const began = performance.now();
  const counts: FileReport = {
    path: source.path, format: options.importer.format, bytes: source.size, seconds: 0, documents: 0, created: 0, updated: 0, unchanged: 0, conflicts: 0, paragraphs: 0, notes: 0, tables: 0, withheld: 0, pages: 0,
    persons: 0, mentions: 0, terms: 0, references: 0, withCountry: 0, withForeignCountry: 0,
  };
  const persons = new Set<string>();
  const warn = (w: LocatedWarning): void => { report.warnings.push(w); };
  const context: ImportContext = {
    warn: (w) => { warn({ ...w, file: source.path }); },
    person: (p) => { const id = shared.matcher.answer(p); persons.add(id); return id; },
    organization: (id, record) => { shared.organizations.set(id, record); return id; },
    post: (id, record) => { shared.posts.set(id, record); return id; },
    terms: (file, entries) => { shared.glossary.set(file, [...(shared.glossary.get(file) ?? []), ...entries]); },
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
    const checked = cableSchema.safeParse(document.cable);
    if (!checked.success) for (const issue of checked.error.issues) context.warn({ kind: 'field that check will refuse', message: `${issue.path.join('.')}: ${issue.message}`, place: document.place, document: id });
    counts.documents++;
    count(document.body.children, counts);
    const countries = [...(document.cable.countries ?? []), ...(document.cable.derived?.countries ?? [])];
    if (countries.length > 0) counts.withCountry++;
    if (countries.some((c) => c !== 'us')) counts.withForeignCountry++;
    await place(document, counts, shared);
  }
  counts.persons = persons.size;
  counts.seconds = (performance.now() - began) / 1000;
  report.files.push(counts);
}

async function place(document: ImportedDocument, counts: FileReport, { staging, content }: Shared): Promise<void> {
  const path = `cables/${document.cable.id}.md`;
  const text = documentText(document);
  const held = await readFile(join(content, path), 'utf8').catch(() => undefined);
  if (held === text) { counts.unchanged++; return; }
  if (held === undefined) counts.created++;
  else counts.updated++;
  await staging.write(path, text);
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

async function writeRecords(shared: Shared, report: ImportReport, isNew: boolean, sources: readonly SourceFile[]): Promise<void> {
  const { staging, content, matcher } = shared;
  const absent = (path: string): boolean => !existsSync(join(content, path));
  for (const [id, record] of matcher.created) await staging.write(`authorities/persons/${id}.yaml`, yamlText(record));
  for (const [folder, records] of [['organizations', shared.organizations], ['posts', shared.posts]] as const) {
    for (const [id, record] of records) if (absent(`authorities/${folder}/${id}.yaml`)) await staging.write(`authorities/${folder}/${id}.yaml`, yamlText(record));
  }
  for (const [file, entries] of shared.glossary) {
    const path = `glossary/${file}.yaml`;
    if (absent(path)) await staging.write(path, yamlText(entries));
  }
  if (isNew) for (const [path, text] of newArchiveFiles(sources.length === 1 ? 'Diplomatic documents' : 'Diplomatic documents')) if (absent(path)) await staging.write(path, text);
  if (matcher.review.length > 0) await staging.write('import-review.yaml', reviewHelp + yamlText(matcher.review));
  void report;
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

export { ImportError };
