/** Who refers to whom among the cables of a record: cables on a line of time while they are few, years when they are many, so that no page grows with its record. */
import type { Archive } from '../../archive/link.ts';
import { titleIn, type CableSummary } from '../../archive/summary.ts';
import { yearsOf } from '../../text/dates.ts';

export interface GraphCable { readonly id: string; readonly title: string; readonly titleLang: string; readonly year?: string | undefined }
export type ReferenceGraph =
  /** Nodes in the order of their dates; a link goes from the citing to the cited node, by place in `nodes`. */
  | { readonly of: 'cables'; readonly nodes: readonly GraphCable[]; readonly links: readonly (readonly [from: number, to: number])[] }
  /** The strongest links between years, with how many references each stands for; `total` counts all references. */
  | { readonly of: 'years'; readonly nodes: readonly string[]; readonly links: readonly (readonly [from: number, to: number, count: number])[]; readonly total: number };

/** More cables than a line of this length can tell apart. */
const mostCables = 48;
const mostLinks = 120;

export const yearOf = (c: CableSummary): string | undefined => (c.meta.date ? String(yearsOf(c.meta.date)[0] ?? '') || undefined : undefined);

const found = new WeakMap<readonly CableSummary[], readonly (readonly [number, number])[]>();
/** Who cites whom, by place in `cables`: the same for every language in which a record's page is written. */
function linksAmong(archive: Archive, cables: readonly CableSummary[]): readonly (readonly [from: number, to: number])[] {
  const known = found.get(cables);
  if (known) return known;
  const place = new Map(cables.map((c, i) => [c.meta.id as string, i]));
  const links: [number, number][] = [];
  for (const [i, c] of cables.entries()) {
    const seen = new Set<number>();
    for (const { from } of archive.citedBy.get(c.meta.id) ?? []) {
      const at = place.get(from);
      if (at !== undefined && !seen.has(at)) { seen.add(at); links.push([at, i]); }
    }
  }
  found.set(cables, links);
  return links;
}

/** The references among `cables` (in the order of their dates); undefined where there are fewer than two. */
export function referenceGraph(archive: Archive, cables: readonly CableSummary[], lang: string): ReferenceGraph | undefined {
  const links = linksAmong(archive, cables);
  if (links.length < 2) return undefined;
  const linked = [...new Set(links.flat())].sort((a, b) => a - b);
  if (linked.length <= mostCables && links.length <= mostLinks) {
    const at = new Map(linked.map((old, now) => [old, now]));
    return {
      of: 'cables',
      nodes: linked.map((i) => { const c = cables[i]!; const t = titleIn(c, lang); return { id: c.meta.id, title: t.text, titleLang: t.lang, year: yearOf(c) }; }),
      links: links.map(([a, b]) => [at.get(a)!, at.get(b)!] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    };
  }
  const counts = new Map<string, number>();
  for (const [a, b] of links) {
    const from = yearOf(cables[a]!), to = yearOf(cables[b]!);
    if (from && to) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  }
  const strongest = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostLinks);
  const nodes = [...new Set(strongest.flatMap(([k]) => k.split(' ')))].sort();
  return { of: 'years', nodes, total: links.length, links: strongest.map(([k, n]) => { const [a, b] = k.split(' '); return [nodes.indexOf(a!), nodes.indexOf(b!), n] as const; }).sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}
