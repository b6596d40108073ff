/** What an archive is made of besides its cables (settings, authority records, glossary, pages, published addresses, withdrawn ids), as the editors wrote it: with the cables' JSON it is all an import needs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ledgerFile } from '../archive/permalinks.ts';
import { listContent, type ContentEntry } from './content-folder.ts';
import type { MadeFile } from './export-ledger.ts';
import { keyOf } from './key-of.ts';
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

/** The published addresses, without those of persons who have no page now. */
function ledgerOf(site: ExportSite): [string, string][] {
  let text: string;
  try { text = readFileSync(path.join(site.contentDir, ledgerFile), 'utf8'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return []; throw e; }
  return [[ledgerFile, text.split('\n').filter((line) => !site.hidden.has(/^\/persons\/([^/]+)\//.exec(line)?.[1] ?? '')).join('\n')]];
}

/** What remains of a withdrawn cable: that it was here, when it went and why. Neither its title nor anything else that was in it. */
const tombstones = (site: ExportSite): [string, string][] => site.archive.withdrawn.map(({ meta: m }) => [`cables/${m.id}.md`,
  `---\nid: ${m.id}\ntitle: ${m.id}\n${m.redirectFrom.length ? `redirectFrom: [${m.redirectFrom.join(', ')}]\n` : ''}text: { kind: header }\nprovenance: { kind: ${m.provenance.kind} }\nstatus: withdrawn\nwithdrawn: { date: ${JSON.stringify(m.withdrawn!.date)}, reason: ${m.withdrawn!.reason} }\n---\n`]);

/** Everything of the content folder that may be given away: no draft, no withdrawn text, no person without a page. Path and text. */
export function* publishedContent(site: ExportSite): Generator<[string, string]> {
  for (const e of commonFiles(site)) yield [e.path, textOf(site, e)];
  yield* ledgerOf(site);
  yield* tombstones(site);
  for (const c of site.archive.cables) for (const [name, text] of sourcesOf(site, c)) yield [`cables/${name}`, text];
}

export function writeSources(run: ExportRun): readonly MadeFile[] {
  const { archive } = run.step;
  const entries = commonFiles(run.site);
  const more = [...ledgerOf(run.site), ...tombstones(run.site)];
  const key = keyOf(run.code, more.flat(), [...run.site.hidden].join(' '), entries.map((e) => `${e.path}|${e.size}|${e.modified}`), String(archive.cables.length));
  const kept = run.ledger.kept('content', key);
  if (kept) return kept;
  const group = run.ledger.begin('content', key);
  const out = group.file('data/content.json');
  out.write('{"format":"barqiyat-content/1",\n"files":{');
  entries.forEach((e, i) => out.write(`${i ? ',' : ''}\n${JSON.stringify(e.path)}:${JSON.stringify(textOf(run.site, e))}`));
  more.forEach(([name, text], i) => out.write(`${i || entries.length ? ',' : ''}\n${JSON.stringify(name)}:${JSON.stringify(text)}`));
  out.write('\n}}\n');
  out.close();
  return group.end();
}
