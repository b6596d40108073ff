/** What an archive is made of besides its cables (settings, authority records, glossary, pages), as the editors wrote it: with the cables' JSON it is all an import needs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listContent, type ContentEntry } from './content-folder.ts';
import { keyOf, type MadeFile } from './export-ledger.ts';
import { sourcesOf, withoutPersons, type ExportSite } from './export-record.ts';
import type { ExportRun } from './export-step.ts';

/** Files of the content folder that are no cables and may be given away, in order. */
export function commonFiles(site: ExportSite): ContentEntry[] {
  const secret = new Set([...site.hidden].map((id) => `authorities/persons/${id}.yaml`));
  return listContent(site.contentDir, '').others.filter((e) => /^(site\.yaml|authorities\/.+\.yaml|glossary\/.+\.(yaml|tsv)|pages\/.+\.md)$/.test(e.path) && !secret.has(e.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}
function textOf(site: ExportSite, e: ContentEntry): string {
  const text = readFileSync(path.join(site.contentDir, e.path), 'utf8').replace(/^\uFEFF/, '');
  return site.hidden.size && e.path.endsWith('.md') ? withoutPersons(text, [...site.hidden]) : text;
}

/** Everything of the content folder that may be given away: no draft, no withdrawn text, no person without a page. Path and text. */
export function* publishedContent(site: ExportSite): Generator<[string, string]> {
  for (const e of commonFiles(site)) yield [e.path, textOf(site, e)];
  for (const c of site.archive.cables) for (const [name, text] of sourcesOf(site, c)) yield [`cables/${name}`, text];
}

export function writeSources(run: ExportRun): readonly MadeFile[] {
  const { archive } = run.step;
  const entries = commonFiles(run.site);
  const key = keyOf(run.code, [...run.site.hidden].join(' '), ...entries.map((e) => `${e.path}|${e.size}|${e.modified}`), String(archive.cables.length));
  const kept = run.ledger.kept('content', key);
  if (kept) return kept;
  const group = run.ledger.begin('content', key);
  const out = group.file('data/content.json');
  out.write('{"format":"barqiyat-content/1",\n"files":{');
  entries.forEach((e, i) => out.write(`${i ? ',' : ''}\n${JSON.stringify(e.path)}:${JSON.stringify(textOf(run.site, e))}`));
  out.write('\n}}\n');
  out.close();
  return group.end();
}
