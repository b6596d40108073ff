/** BEACON files: meta lines, an empty line, then one link a line. */
import type { Finding, Folder, Reading } from './reader.ts';

export function readBeacon(folder: Folder): Reading {
  const readings = folder.named(/^data\/beacon[\w-]*\.txt$/).map((file) => readOne(folder, file));
  return { read: readings.reduce((n, r) => n + r.read, 0), findings: readings.flatMap((r) => r.findings) };
}

function readOne(folder: Folder, file: string): Reading {
  const findings: Finding[] = [];
  const [head = '', ...rest] = folder.text(file).split('\n\n');
  const meta = new Map(head.split('\n').map((l): [string, string] => { const m = /^#([A-Z]+): ?(.+)$/.exec(l); if (!m) findings.push({ file, what: `the line "${l}"` }); return [m?.[1] ?? '', m?.[2] ?? '']; }));
  if (head.split('\n')[0] !== '#FORMAT: BEACON' || !meta.has('PREFIX') || !meta.has('FEED')) findings.push({ file, what: `meta lines ${[...meta.keys()].join()}` });
  const links = rest.join('\n\n').split('\n').filter(Boolean);
  for (const l of links) if (!(meta.get('PREFIX')?.includes('wikidata.org') ? /^Q[1-9]\d*\|\|/ : /^[a-z0-9-]+\|\|/).test(l) || !/^[^|]+\|\|https?:\/\/\S+$/.test(l)) findings.push({ file, what: `the line "${l}"` });
  if (new Set(links).size !== links.length) findings.push({ file, what: 'a line twice' });
  return { read: links.length, findings };
}
