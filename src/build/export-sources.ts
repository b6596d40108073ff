/** What an archive is made of besides its cables (settings, authority records, glossary, pages), as the editors wrote it: with the cables' JSON it is all an import needs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listContent } from './content-folder.ts';
import { withoutPersons } from './export-record.ts';
import { keyOf, type MadeFile } from './export-ledger.ts';
import type { ExportRun } from './export-step.ts';

export function writeSources(run: ExportRun): readonly MadeFile[] {
  const { archive } = run.step;
  const secret = new Set([...run.site.hidden].map((id) => `authorities/persons/${id}.yaml`));
  const entries = listContent(run.step.contentDir, '').others.filter((e) => /^(site\.yaml|authorities\/.+\.yaml|glossary\/.+\.(yaml|tsv)|pages\/.+\.md)$/.test(e.path) && !secret.has(e.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const hidden = [...run.site.hidden];
  const source = (file: string): string => {
    const text = readFileSync(path.join(run.step.contentDir, file), 'utf8').replace(/^\uFEFF/, '');
    return hidden.length && file.endsWith('.md') ? withoutPersons(text, hidden) : text;
  };
  const key = keyOf(run.code, hidden.join(' '), ...entries.map((e) => `${e.path}|${e.size}|${e.modified}`), String(archive.cables.length));
  const kept = run.ledger.kept('content', key);
  if (kept) return kept;
  const group = run.ledger.begin('content', key);
  const out = group.file('data/content.json');
  out.write('{"format":"barqiyat-content/1",\n"files":{');
  entries.forEach((e, i) => out.write(`${i ? ',' : ''}\n${JSON.stringify(e.path)}:${JSON.stringify(source(e.path))}`));
  out.write('\n}}\n');
  out.close();
  return group.end();
}
