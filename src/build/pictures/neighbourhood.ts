/** The picture of one cable among those it refers to and those that refer to it, as SVG. */
import type { Interface } from '../../i18n/index.ts';
import { yearsOf } from '../../text/dates.ts';
import { isRightToLeft } from '../../text/direction.ts';
import type { CableModel, ReferenceLine, Shell } from '../models/model.ts';
import { arcs } from './arcs.ts';

const escape = (s: string): string => (/[&<"]/.test(s) ? s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;') : s);
/** More on a line cannot be told apart; the lists on the page have them all. */
const most = 40;

/** Undefined where fewer than two other documents would be on it: the lists alone are plainer then. */
export function neighbourhood(model: CableModel, shell: Shell, w: Interface): string | undefined {
  const seen = new Set<string>();
  const others = [...model.references, ...model.citedBy].filter((r) => r.held && !seen.has(r.id) && seen.add(r.id)).slice(0, most);
  if (others.length < 2) return undefined;
  const own = { id: model.meta.id as string, title: model.title, date: model.meta.date };
  const out = new Set(model.references.map((r) => r.id)), back = new Set(model.citedBy.map((r) => r.id));
  const order = (r: Pick<ReferenceLine, 'id' | 'date'>): string => `${r.date ?? '~'} ${r.id}`;
  const nodes = [own, ...others].map((n) => ({ n, key: order(n) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ n }) => n);
  const me = nodes.indexOf(own);
  // Above the line what this document refers to, whatever its date: an arc's side says its direction.
  const cited: [number, number][] = [], citing: [number, number][] = [];
  for (const [i, n] of nodes.entries()) if (i !== me) { if (out.has(n.id)) cited.push([Math.max(i, me), Math.min(i, me)]); if (back.has(n.id)) citing.push([Math.min(i, me), Math.max(i, me)]); }
  const a = arcs(nodes.length, [...cited, ...citing], isRightToLeft(shell.lang), 56);
  const years = nodes.map(({ date }) => (date ? String(yearsOf(date)[0] ?? '') : ''));
  let written: number | undefined;
  const labels = years.flatMap((y, i) => {
    if (!y || y === years[i - 1] || (written !== undefined && Math.abs(a.x[i]! - written) < 80)) return [];
    written = a.x[i]!;
    return [`<text x="${a.x[i]! / 10}%" y="${a.height + 17}" text-anchor="middle">${w.language.digits(y)}</text>`];
  });
  const circles = nodes.map((n, i) => {
    const at = `cx="${a.x[i]! / 10}%" cy="${a.line}"`;
    if (i === me) return `<circle class="own" ${at} r="7"><title>${escape(own.title)}</title></circle>`;
    const name = escape(n.title ?? (n.id as string));
    return `<a href="${escape(`${shell.root}/cables/${n.id}/`)}" aria-label="${name}"><title>${name}</title><circle class="reach" ${at} r="11"/><circle ${at} r="4.5"/></a>`;
  });
  return `<svg width="100%" height="${a.height + 24}" role="group" aria-label="${escape(`${w.pictures.neighbourhood}${w.language.colon}${w.links.refersTo}${w.language.colon}${w.language.number(cited.length)}${w.language.comma}${w.links.citedBy}${w.language.colon}${w.language.number(citing.length)}`)}">`
    + `<svg width="100%" height="${a.height}" viewBox="0 0 1000 ${a.height}" preserveAspectRatio="none" aria-hidden="true">${a.paths.map((p) => `<path class="arc${p.up ? '' : ' down'}" d="${p.d}" vector-effect="non-scaling-stroke"/>`).join('')}</svg>`
    + `<line x1="0" x2="100%" y1="${a.line}" y2="${a.line}"/>${labels.join('')}${circles.join('')}</svg>`;
}
