/**
 * The reader's own list: cables and paragraphs with his notes, in his order. Plain functions over a list; where it is kept is the caller's
 * matter. Whatever comes from an address or a file is untrusted: only what has the right shape is taken, and it is only ever shown as text.
 */
export interface Entry { readonly id: string; /** Paragraph, note or '' for the whole cable. */ readonly anchor: string; readonly title: string; readonly note: string }
export type ReadingList = readonly Entry[];

const limit = 500;
const idShape = /^[A-Za-z0-9][A-Za-z0-9_.-]{1,78}[A-Za-z0-9]$/;
const anchorShape = /^(?:p\d{1,6}[a-z]{0,3}(?:-[a-z]{2,3})?|note-[\w-]{1,62})?$/;
const clean = (value: unknown, length: number): string => (typeof value === 'string' ? value.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '').slice(0, length).toWellFormed() : '');

/** Entries that have the right shape, without repetition; anything else is left out. */
export function readEntries(value: unknown): ReadingList {
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.slice(0, limit).flatMap((item: unknown): Entry[] => {
    if (typeof item !== 'object' || item === null) return [];
    const { id, anchor = '', title, note } = item as Record<string, unknown>;
    if (typeof id !== 'string' || !idShape.test(id) || id.includes('..') || typeof anchor !== 'string' || !anchorShape.test(anchor)) return [];
    const key = `${id}#${anchor}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ id, anchor, title: clean(title, 300) || id, note: clean(note, 4000) }];
  });
}

export const has = (list: ReadingList, id: string, anchor: string): boolean => list.some((e) => e.id === id && e.anchor === anchor);
export const add = (list: ReadingList, entry: Entry): ReadingList => (has(list, entry.id, entry.anchor) || list.length >= limit ? list : [...list, entry]);
export const without = (list: ReadingList, place: number): ReadingList => list.filter((_, i) => i !== place);
export const withNote = (list: ReadingList, place: number, note: string): ReadingList => list.map((e, i) => (i === place ? { ...e, note: clean(note, 4000) } : e));
/** Entry at `place` one step up (-1) or down (+1); unchanged at the ends. */
export function moved(list: ReadingList, place: number, step: -1 | 1): ReadingList {
  const to = place + step;
  if (to < 0 || to >= list.length) return list;
  const out = [...list];
  [out[place], out[to]] = [out[to]!, out[place]!];
  return out;
}

/** The list as part of an address: after `#list=`, so that it is never sent to a server. */
export function toFragment(list: ReadingList): string {
  const bytes = new TextEncoder().encode(JSON.stringify(list.map((e) => [e.id, e.anchor, e.title, e.note])));
  return 'list=' + btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
/** What a shared address holds; empty when it holds no list. */
export function fromFragment(fragment: string): ReadingList {
  const m = /^#?list=([\w-]+)$/.exec(fragment);
  if (!m || m[1]!.length > 200_000) return [];
  try {
    const bytes = Uint8Array.from(atob(m[1]!.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const rows = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    return Array.isArray(rows) ? readEntries(rows.map((r: unknown) => (Array.isArray(r) ? { id: r[0] as unknown, anchor: r[1] as unknown, title: r[2] as unknown, note: r[3] as unknown } : null))) : [];
  } catch { return []; }
}

export const addressOfEntry = (root: string, e: Entry): string => `${root}/cables/${e.id}/${e.anchor ? `#${e.anchor}` : ''}`;

/** Markdown: characters with a meaning in it are escaped. `origin` makes addresses whole. */
export function toMarkdown(list: ReadingList, heading: string, origin: string, root: string): string {
  const escape = (s: string) => s.replace(/[\\`*_[\]<>#|]/g, '\\$&');
  return `# ${escape(heading)}\n\n${list.map((e, i) => `${i + 1}. [${escape(e.title)}](${origin}${addressOfEntry(root, e)})${e.note ? `\n\n${e.note.split('\n').map((l) => `   > ${escape(l)}`).join('\n')}\n` : ''}`).join('\n')}\n`;
}
export const toJson = (list: ReadingList): string => JSON.stringify({ format: 'barqiyat-reading-list', version: 1, entries: list }, null, 2) + '\n';
/** Entries of a saved file; undefined when it is none of ours. */
export function fromJson(text: string): ReadingList | undefined {
  try {
    const file = JSON.parse(text) as { format?: unknown; entries?: unknown };
    return file.format === 'barqiyat-reading-list' ? readEntries(file.entries) : undefined;
  } catch { return undefined; }
}
