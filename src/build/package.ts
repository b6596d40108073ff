/** `npm run package`: the archive, or a part of it, to take away or to keep. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { termId } from '../archive/authorities.ts';
import { build, openChecked, type BuildOptions } from './build.ts';
import { exportSite, siteAddress, type ExportSite } from './export-record.ts';
import { publishedContent } from './export-sources.ts';
import { makeShell } from './models/pages.ts';
import { epub } from './package-epub.ts';
import { bag, roCrate } from './package-keep.ts';
import { select } from './package-select.ts';
import { siteAnywhere } from './package-site.ts';
import { writeZip, type ZipEntry } from './package-zip.ts';

export const packageKinds = ['epub', 'zip', 'bag', 'ro-crate'] as const;
export type PackageKind = (typeof packageKinds)[number];
export interface PackageOptions extends Pick<BuildOptions, 'contentDir' | 'shown' | 'cacheDir' | 'baseUrl' | 'workers' | 'progress'> { readonly kind: PackageKind; readonly select: readonly string[]; readonly outDir: string; /** Languages of the e-books; all when empty. */ readonly languages?: readonly string[] }
export interface PackageFile { readonly file: string; readonly bytes: number }

/** Makes the package's files and answers where they are. Throws a ContentError when the content has problems, an Error when the selection is empty. */
export async function makePackage(options: PackageOptions): Promise<PackageFile[]> {
  const store = await openChecked(options);
  const { archive } = store;
  const baseUrl = (options.baseUrl ?? archive.site.baseUrl).replace(/\/$/, '');
  const site = exportSite(archive, options.contentDir, baseUrl);
  const part = select(archive, options.select);
  const name = [termId(archive.site.title.en ?? '') || 'archive', part.name].filter(Boolean).join('-');
  const made = (file: string, entries: Iterable<ZipEntry>): PackageFile => { const to = path.join(options.outDir, file); return { file: to, bytes: writeZip(to, entries) }; };
  mkdirSync(options.outDir, { recursive: true });
  if (options.kind === 'epub') {
    const languages = options.languages?.length ? options.languages : archive.site.languages;
    for (const l of languages) if (!archive.site.languages.includes(l)) throw new Error(`--lang ${l}: expected one of ${archive.site.languages.join(', ')}`);
    return languages.map((lang) => made(`${name}-${lang}.epub`, epub({ site, shell: makeShell(archive, lang, baseUrl), cables: part.cables, cacheDir: options.cacheDir, subtitle: options.select.join(', ') })));
  }
  const work = path.join(options.cacheDir, 'package', part.name || 'all');
  const chosen = part.name ? chosenContent(site, new Set(part.cables.map((c) => c.meta.id)), path.join(work, 'content')) : options.contentDir;
  const siteDir = path.join(work, 'site');
  await build({ ...options, contentDir: chosen, outDir: siteDir, cacheDir: part.name ? path.join(work, 'cache') : options.cacheDir, baseUrl });
  if (options.kind === 'zip') return [made(`${name}-site.zip`, siteAnywhere(siteDir, name, makeShell(archive, archive.site.languages[0]!, baseUrl).base))];
  const partArchive = part.name ? (await openChecked({ ...options, contentDir: chosen, cacheDir: path.join(work, 'cache') })).archive : archive;
  const input = { site: exportSite(partArchive, chosen, baseUrl), siteDir, name: `${name}-${options.kind}` };
  return [made(`${name}-${options.kind}.zip`, options.kind === 'bag' ? bag(input) : roCrate(input))];
}

/** A content folder with some of the cables, made anew. */
function chosenContent(site: ExportSite, ids: ReadonlySet<string>, dir: string): string {
  rmSync(dir, { recursive: true, force: true });
  const cables = site.archive.cables.filter((c) => ids.has(c.meta.id));
  for (const [p, text] of publishedContent({ ...site, archive: { ...site.archive, cables } })) {
    const f = path.join(dir, p);
    mkdirSync(path.dirname(f), { recursive: true });
    // The site's own pages may name a cable that is not in the part: they lead to the whole archive then.
    writeFileSync(f, p.startsWith('pages/') ? text.replace(/\]\(cable:([A-Za-z0-9_.-]+)(#[\w-]+)?\)/g, (whole, id: string, fragment = '') => (ids.has(id) ? whole : `](${siteAddress(site, site.archive.site.languages[0]!, `/cables/${id}/`)}${fragment})`)) : text);
  }
  return dir;
}
