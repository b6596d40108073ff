/** For keeping: a BagIt bag (RFC 8493) and an RO-Crate (1.1) of content and built site. No date of the making: dates are the content's. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../archive/link.ts';
import { modifiedOn } from './export-follow.ts';
import { publishedContent } from './export-sources.ts';
import type { ExportSite } from './export-record.ts';
import { sha256Of } from './integrity.ts';
import type { ZipEntry } from './package-zip.ts';
import { filesBelow } from './swap.ts';

export interface KeepInput { readonly site: ExportSite; /** Folder of the built site. */ readonly siteDir: string; /** Folder in the package. */ readonly name: string }

const sha = (data: string): string => createHash('sha256').update(data).digest('hex');
const newest = (a: Archive): string => a.cables.map(modifiedOn).sort().at(-1) ?? '1970-01-01';
const words = (o: Readonly<Record<string, string>> | undefined): string | undefined => (o ? o.en ?? Object.values(o)[0] : undefined);
/** RFC 8493 §2.1.3: a line break or a percent sign in a path is written as its code. */
const manifestPath = (p: string): string => p.replace(/[%\r\n]/g, (c) => encodeURIComponent(c));

/** Description of the package for programs (JSON-LD). Paths are relative to the crate. */
export function crateMetadata(input: KeepInput): string {
  const { archive, baseUrl } = input.site;
  const { site } = archive;
  const rights = [...new Set([site.rights.digests, site.rights.notes].filter((x) => x !== undefined))];
  const licence = (l: string): string => (/^CC-BY(-SA)?-4\.0$/.test(l) ? `https://creativecommons.org/licenses/${l.slice(3, -4).toLowerCase()}/4.0/` : `#licence-${l.replace(/[^A-Za-z0-9.-]/g, '-')}`);
  const publisher = { '@id': '#publisher' };
  const graph = [
    { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' }, about: { '@id': './' } },
    {
      '@id': './', '@type': 'Dataset', name: words(site.title), description: words(site.description) ?? words(site.title), url: `${baseUrl}/`, datePublished: newest(archive), inLanguage: site.languages, publisher, author: publisher,
      license: rights.length ? rights.map((l) => ({ '@id': licence(l) })) : 'See the pages of the site.', hasPart: [{ '@id': 'content/' }, { '@id': 'site/' }],
    },
    { '@id': 'content/', '@type': 'Dataset', name: 'Content', description: `What the editors wrote, as Markdown and YAML: ${archive.cables.length} cables with their annotations, and authority records.` },
    { '@id': 'site/', '@type': 'Dataset', name: 'Built site', description: 'The static web site: pages, search index and data. Any web server serves it.', hasPart: [{ '@id': 'site/SHA256SUMS' }, ...(site.exports.includes('tables') ? [{ '@id': 'site/data/datapackage.json' }] : [])] },
    { '@id': 'site/SHA256SUMS', '@type': 'File', name: 'SHA-256 of every file of the site', encodingFormat: 'text/plain' },
    ...(site.exports.includes('tables') ? [{ '@id': 'site/data/datapackage.json', '@type': 'File', name: 'Frictionless description of the tables', encodingFormat: 'application/json' }] : []),
    { '@id': '#publisher', '@type': 'Organization', name: words(site.publisher) ?? words(site.title), ...(/^https?:/.test(site.contact) ? { url: site.contact } : { email: site.contact }) },
    ...rights.map((l) => ({ '@id': licence(l), '@type': 'CreativeWork', name: l })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 1)}\n`;
}

/** Content and site below a folder. */
function* payload(input: KeepInput, below: string): Generator<ZipEntry> {
  for (const [p, text] of publishedContent(input.site)) yield { name: `${below}content/${p}`, data: text };
  for (const f of filesBelow(input.siteDir)) yield { name: `${below}site/${f}`, data: { file: path.join(input.siteDir, f) } };
}

/** An RO-Crate: its description, its list of digests, content and site. */
export function* roCrate(input: KeepInput): Generator<ZipEntry> {
  const metadata = crateMetadata(input);
  const lines = [`${sha(metadata)}  ro-crate-metadata.json\n`];
  yield { name: `${input.name}/ro-crate-metadata.json`, data: metadata };
  for (const e of payload(input, '')) { lines.push(`${digestOf(e)}  ${e.name}\n`); yield { ...e, name: `${input.name}/${e.name}` }; }
  yield { name: `${input.name}/SHA256SUMS`, data: lines.join('') };
}

const digestOf = (e: ZipEntry): string => (typeof e.data === 'string' ? sha(e.data) : e.data instanceof Uint8Array ? createHash('sha256').update(e.data).digest('hex') : sha256Of(e.data.file));
const sizeOf = (e: ZipEntry): number => (typeof e.data === 'string' ? Buffer.byteLength(e.data) : e.data instanceof Uint8Array ? e.data.byteLength : statSync(e.data.file).size);

/** A BagIt bag whose payload is an RO-Crate. */
export function* bag(input: KeepInput): Generator<ZipEntry> {
  const { archive } = input.site;
  const manifest: string[] = [];
  let bytes = 0, files = 0;
  const crate = { name: 'data/ro-crate-metadata.json', data: crateMetadata(input) };
  for (const e of [crate, ...payload(input, 'data/')]) {
    manifest.push(`${digestOf(e)}  ${manifestPath(e.name)}\n`);
    bytes += sizeOf(e);
    files++;
    yield { ...e, name: `${input.name}/${e.name}` };
  }
  const info = [
    `Source-Organization: ${words(archive.site.publisher) ?? words(archive.site.title)}`, `Contact-Email: ${archive.site.contact}`, `External-Description: ${(words(archive.site.description) ?? words(archive.site.title))!.replace(/\s+/g, ' ')}`,
    `External-Identifier: ${input.site.baseUrl}/`, `Bagging-Date: ${newest(archive)}`, `Payload-Oxum: ${bytes}.${files}`, '',
  ].join('\n');
  const tags: [string, string][] = [['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'], ['bag-info.txt', info], ['manifest-sha256.txt', manifest.join('')]];
  for (const [name, data] of tags) yield { name: `${input.name}/${name}`, data };
  yield { name: `${input.name}/tagmanifest-sha256.txt`, data: tags.map(([name, data]) => `${sha(data)}  ${name}\n`).join('') };
}
