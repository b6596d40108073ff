/**
 * Bringing an archive back from what this software exported. Nothing is matched or merged here, unlike with foreign sources: ids are the
 * archive's own, and what was published stays published. A file the archive already has and that differs is reported, never overwritten.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cableIdPattern } from '../archive/identifiers.ts';
import { ImportError } from './importer.ts';
import { newArchiveFiles } from './new-archive.ts';
import type { FileReport, ImportReport, LocatedWarning } from './report.ts';
import { textOfFile } from './source.ts';
import { Staging, recover } from './staging.ts';

/** One file of the content folder. `weak`: made from names alone; a fuller one of the same path comes first. */
export interface ContentFile { readonly path: string; readonly text: string; readonly weak?: boolean }

export interface OwnFormat {
  /** The word on the command line. */
  readonly format: string;
  readonly about: string;
  /** True for a file of a site's `cables/` folder that this format reads. */
  readonly isCable: (name: string) => boolean;
  /** True for a file of its `data/` folder that holds a year's cables: read where there are none in `cables/`. */
  readonly isBundle?: (name: string) => boolean;
  /** The content files one exported file holds. Throws an ImportError when it is no export of ours. */
  read(file: string, warn: (message: string) => void): AsyncIterable<ContentFile>;
}

const allowed = /^(site\.yaml|permalinks\.txt|authorities\/(persons|organizations|posts|countries)\/[a-z0-9-]+\.yaml|glossary\/[\w.-]+\.(yaml|tsv)|pages\/[A-Za-z-]+\/[a-z0-9-]+\.md|cables\/([^/]+)\.md)$/;
/** A file name from an export may only name a place where content stands. */
function isContentPath(path: string): boolean {
  const m = allowed.exec(path);
  return m !== null && !path.includes('..') && (m[3] === undefined || cableIdPattern.test(m[3].replace(/\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, '')));
}

/** Whether a file of a cable's source is one of its own: `ID.md`, `ID.ar.md`. */
export const isSourceName = (id: string, name: string): boolean => name === `${id}.md` || (name.startsWith(`${id}.`) && /^\.[A-Za-z-]+\.md$/.test(name.slice(id.length)));

/** Files of a site folder that hold the archive: the common records first, then its cables in order. */
async function filesOf(paths: readonly string[], format: OwnFormat): Promise<string[]> {
  const out: string[] = [];
  for (const p of paths) {
    const s = await stat(p).catch(() => undefined);
    if (!s) throw new ImportError(p, 'no such file or folder');
    if (!s.isDirectory()) { out.push(p); continue; }
    const content = join(p, 'data', 'content.json');
    if (existsSync(content)) out.push(content);
    const cables = (await readdir(join(p, 'cables')).catch(() => [] as string[])).filter(format.isCable).sort();
    const bundles = cables.length || !format.isBundle ? [] : (await readdir(join(p, 'data')).catch(() => [] as string[])).filter(format.isBundle).sort();
    if (!cables.length && !bundles.length && !existsSync(content)) throw new ImportError(p, `neither data/content.json nor cables/ with files of this format; expected the folder of a built site`);
    out.push(...cables.map((n) => join(p, 'cables', n)), ...bundles.map((n) => join(p, 'data', n)));
  }
  return out;
}

export async function importOwn(options: { readonly format: OwnFormat; readonly paths: readonly string[]; readonly content: string; readonly dryRun?: boolean }): Promise<ImportReport> {
  const { content, format } = options;
  const report: ImportReport = { files: [], warnings: [], sensitive: [], conflicts: [], more: {}, undecided: 0, personsCreated: 0, personsLinked: 0, written: [], dryRun: options.dryRun ?? false };
  if (!report.dryRun) await recover(content);
  const files = await filesOf(options.paths, format);
  const isNew = !existsSync(join(content, 'site.yaml'));
  const staging = await Staging.open(content);
  const counts: FileReport = {
    path: options.paths.length === 1 ? options.paths[0]! : `${options.paths.length} files`, format: format.format, bytes: await sizeOf(files), seconds: 0, documents: 0, created: 0, updated: 0, unchanged: 0, conflicts: 0, paragraphs: 0, notes: 0, tables: 0, withheld: 0, pages: 0,
    persons: 0, mentions: 0, terms: 0, references: 0, withCountry: 0, withForeignCountry: 0, source: {}, arrived: {},
  };
  const seen = new Map<string, string>();
  let site: { readonly text: string; readonly file: string } | undefined;
  const began = performance.now();
  try {
    for (const file of files) {
      const warn = (w: Omit<LocatedWarning, 'file'>): void => { report.warnings.push({ ...w, file }); };
      // The common records of a folder are JSON whatever the cables are read from.
      const reader = file.endsWith('content.json') ? readContentJson : format.read.bind(format);
      for await (const c of reader(file, (message) => { warn({ kind: 'not imported', message }); })) {
        if (!isContentPath(c.path)) { warn({ kind: 'file name', message: `"${c.path.slice(0, 80)}" is no place in a content folder; left out` }); continue; }
        const digest = createHash('sha256').update(c.text).digest('base64');
        const before = seen.get(c.path);
        if (before !== undefined) { if (!c.weak && before !== digest) warn({ kind: 'duplicate document', message: `${c.path} came before with other words; this one is left out` }); continue; }
        seen.set(c.path, digest);
        // Which cables there are is known at the end.
        if (c.path === 'site.yaml') { site = { text: c.text, file }; continue; }
        const main = /^cables\/[^/]+\.md$/.test(c.path) && !/\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\.md$/.test(c.path);
        if (main) counts.documents++;
        const held = await readFile(join(content, c.path), 'utf8').catch(() => undefined);
        if (held === c.text || (held !== undefined && c.weak)) { if (main) counts.unchanged++; continue; }
        if (held !== undefined) { counts.conflicts++; report.conflicts.push({ kind: 'the archive has another', message: 'the archive has a file of this name with other words; it stays as it is', file: c.path }); continue; }
        if (main) counts.created++;
        if (c.path.startsWith('authorities/persons/')) report.personsCreated++;
        staging.write(c.path, c.text);
      }
    }
    if (site) {
      const isHere = (id: string): boolean => seen.has(`cables/${id}.md`) || existsSync(join(content, `cables/${id}.md`));
      const featured = featuredOf(site.text), bare = site.text.replace(featuredLine, '');
      const lacks = featured !== undefined && !isHere(featured);
      const wanted = lacks ? bare : site.text, held = await readFile(join(content, 'site.yaml'), 'utf8').catch(() => undefined);
      if (lacks && held !== bare) report.warnings.push({ kind: 'featured cable not imported', message: `the home page opened with ${featured}, which is not among the cables imported; the field is left out of site.yaml, and the home page opens with the cable added last`, file: site.file });
      // What an import of another part left out is put back when its cable comes.
      if (held === undefined || (held === bare && held !== wanted)) staging.write('site.yaml', wanted);
      else if (held !== wanted) { counts.conflicts++; report.conflicts.push({ kind: 'the archive has another', message: 'the archive has a file of this name with other words; it stays as it is', file: 'site.yaml' }); }
    }
    if (isNew) for (const [path, text] of newArchiveFiles()) if (!seen.has('site.yaml') && !seen.has(path)) staging.write(path, text);
    counts.seconds = (performance.now() - began) / 1000;
    report.files.push(counts);
    report.written.push(...[...staging.paths].sort());
    if (report.dryRun || staging.paths.size === 0) await staging.discard();
    else await staging.commit();
    return report;
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

/** The field of site.yaml that names the cable the home page opens with, on its line. */
const featuredLine = /^featured[ \t]*:.*(?:\r?\n|$)/m;

/** Its value; a site.yaml that can't be read is told of by `check`. */
function featuredOf(site: string): string | undefined {
  try { const value = (parse(site) as { featured?: unknown } | null)?.featured; return typeof value === 'string' ? value : undefined; } catch { return undefined; }
}

const sizeOf = async (files: readonly string[]): Promise<number> => { let n = 0; for (const f of files) n += (await stat(f)).size; return n; };

/** `data/content.json`: everything but the cables, as the editors wrote it. */
export async function* readContentJson(file: string): AsyncIterable<ContentFile> {
  const data = parseJson(file, await textOfFile(file)) as { format?: string; files?: unknown };
  if (data.format !== 'barqiyat-content/1' || typeof data.files !== 'object' || data.files === null) throw new ImportError(file, `format ${JSON.stringify(data.format)}; expected "barqiyat-content/1" with files`);
  for (const [path, text] of Object.entries(data.files)) if (typeof text === 'string') yield { path, text };
}

/** JSON, or an ImportError that names the file. */
export function parseJson(file: string, text: string): unknown {
  try { return JSON.parse(text); } catch (e) {
    const { message } = e as Error;
    const at = / \(line (\d+) column (\d+)\)/.exec(message);
    const said = message.replace(/ in JSON at position .*$/s, '').replace(/, ".*$/s, '').replace(/\s+/g, ' ');
    throw new ImportError(file, `not JSON: ${said}; expected a file that this software exported, whole`, at ? { line: Number(at[1]), column: Number(at[2]) } : { line: 1, column: 1 });
  }
}
