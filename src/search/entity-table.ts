/**
 * The archive's persons, countries, posts … as two kinds of files: all names in one, by columns, for look-up by sound, which compares with every name;
 * and labels in small drawers, for the few filter values and lines that a result shows.
 */
import type { SearchEntity } from './entities.ts';
import { foldName } from '../text/names/fold-name.ts';

interface Columns {
  /** Number of entities of each kind, in the order of the rows, and what their addresses begin with. */
  kinds: [SearchEntity['kind'], number, string][];
  /** Rows divided by line feeds; an empty id is the English label's own slug. */
  ids: string;
  labels: Record<string, string>;
  /** Further names, divided by `|`. */
  names: string;
  counts: number[];
}

/** Names hold neither line feeds nor bars. */
const plain = (name: string): string => name.replace(/[\s|]+/g, ' ').trim();
const slug = (label: string): string => label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
/** What look-up sees of a name: its folded words, in whatever order. Abbreviations are found by their very letters. */
const heard = (name: string): string => (/^[A-Z. ]{2,12}$/.test(name.trim()) ? name.trim() : foldName(name).map(({ text }) => text).sort().join(' '));

/** Writes entities that stand in order of kind. Names that look-up can't tell from a label or from one another are kept once. */
export function writeEntityTable(entities: readonly SearchEntity[]): Uint8Array {
  const kinds: Columns['kinds'] = [];
  const langs = [...new Set(entities.flatMap(({ labels }) => Object.keys(labels)))].sort();
  for (const { kind, id, url } of entities) {
    const last = kinds.at(-1);
    if (last?.[0] === kind) last[1]++;
    else kinds.push([kind, 1, url.slice(0, url.lastIndexOf(`${id}/`))]);
  }
  const columns: Columns = {
    kinds,
    ids: entities.map(({ id, labels }) => (slug(labels['en'] ?? '') === id ? '' : id)).join('\n'),
    labels: Object.fromEntries(langs.map((lang) => [lang, entities.map(({ labels }) => plain(labels[lang] ?? '')).join('\n')])),
    names: entities.map(({ labels, names }) => {
      const known = new Set(Object.values(labels).map(heard));
      return names.filter((name) => { const key = heard(name); return key !== '' && !known.has(key) && known.add(key); }).map(plain).join('|');
    }).join('\n'),
    counts: entities.map(({ count }) => count),
  };
  return new TextEncoder().encode(JSON.stringify(columns));
}

/** Reads what `writeEntityTable` wrote. */
export function readEntityTable(bytes: Uint8Array): SearchEntity[] {
  const { kinds, ids, labels, names, counts } = JSON.parse(new TextDecoder().decode(bytes)) as Columns;
  const idRows = ids.split('\n');
  const nameRows = names.split('\n');
  const labelRows = Object.entries(labels).map(([lang, rows]) => [lang, rows.split('\n')] as const);
  const rowKinds = kinds.flatMap(([kind, count, base]) => Array.from({ length: count }, () => ({ kind, base })));
  return rowKinds.map(({ kind, base }, row) => {
    const own = Object.fromEntries(labelRows.flatMap(([lang, rows]) => ((rows[row] ?? '') === '' ? [] : [[lang, rows[row] as string]])));
    const id = (idRows[row] ?? '') === '' ? slug(own['en'] ?? '') : idRows[row] as string;
    return { kind, id, url: `${base}${id}/`, labels: own, names: (nameRows[row] ?? '') === '' ? [] : (nameRows[row] as string).split('|'), count: counts[row] ?? 0 };
  });
}

/** What an entity's label stands under in its drawer. */
export function labelKey(kind: string, id: string): string {
  return `${kind}/${id}`;
}
