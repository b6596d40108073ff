/** BEACON files: meta lines, an empty line, then one link a line. */
import type { Finding, Folder, Reading } from './reader.ts';

export function readBeacon(folder: Folder): Reading {
  const file = 'data/beacon.txt';
  const findings: Finding[] = [];
  const [head = '', ...rest] = folder.text(file).split('\n\n');
  const meta = new Map(head.split('\n').map((l): [string, string] => { const m = /^#([A-Z]+): ?(.+)$/.exec(l); if (!m) findings.push({ file, what: `the line "${l}"` }); return [m?.[1] ?? '', m?.[2] ?? '']; }));
  if (head.split('\n')[0] !== '#FORMAT: BEACON' || !meta.has('PREFIX') || !meta.has('FEED')) findings.push({ file, what: `meta lines ${[...meta.keys()].join()}` });
  const links = rest.join('\n\n').split('\n').filter(Boolean);
  for (const l of links) if (!/^Q[1-9]\d*\|\|https?:\/\/\S+$/.test(l)) findings.push({ file, what: `the line "${l}"` });
  if (new Set(links).size !== links.length) findings.push({ file, what: 'a line twice' });
  return { read: links.length, findings };
}
