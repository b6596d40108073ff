/** The texts of a cable as rows: each row holds the same passage in every language, and the notes that belong to it. */
import type { Block, Markup, NoteText } from '../markup/markup.ts';
import type { CableBody } from '../build/compile.ts';
import type { CableModel } from '../build/models/model.ts';

export interface RowNote { readonly label: string; readonly number: string; readonly note: NoteText; /** The note exists only in another language than the reader's. */ readonly foreign: boolean }
export interface Row { readonly cells: readonly { readonly lang: string; readonly own: boolean; readonly blocks: readonly Block[] }[]; readonly notes: readonly RowNote[] }

const base = (anchor: string, lang: string): string => (anchor.endsWith(`-${lang}`) ? anchor.slice(0, -lang.length - 1) : anchor);

/**
 * Aligns the texts of a cable by paragraph. Texts with the same sequence of blocks are taken side by side; otherwise a version's blocks
 * stand beside the own paragraph whose number they bear, and what stands between goes with it.
 */
export function alignTexts(texts: readonly Markup[]): readonly (readonly (readonly Block[])[])[] {
  const own = texts[0];
  if (!own) return [];
  const columns = texts.map((t, i) => (i === 0 ? own.blocks.map((b) => [b]) : alignOne(own.blocks, t)));
  return own.blocks.map((_, r) => columns.map((c) => c[r]!));
}

function alignOne(own: readonly Block[], version: Markup): Block[][] {
  const v = version.blocks;
  if (v.length === own.length && v.every((b, i) => b.kind === own[i]!.kind)) return v.map((b) => [b]);
  const rows: Block[][] = own.map(() => []);
  const byAnchor = new Map(own.map((b, i) => [b.anchor, i]));
  let row = 0;
  for (const b of v) {
    const at = b.kind === 'paragraph' ? byAnchor.get(base(b.anchor, version.lang)) : undefined;
    if (at !== undefined && at >= row) row = at;
    else if (b.kind === 'heading') { const h = own.findIndex((o, i) => i > row && o.kind === 'heading' && o.level === b.level); if (h >= 0) row = h; }
    (rows[Math.min(row, rows.length - 1)] ?? rows[rows.length - 1])?.push(b);
  }
  return rows;
}

/** Rows for a reader of `lang`: his own language first, each note once, in his language where it exists. */
export function rowsFor(body: CableBody, lang: string): Row[] {
  const order = body.texts.map((_, i) => i).sort((a, b) => Number(body.texts[b]!.lang === lang) - Number(body.texts[a]!.lang === lang) || a - b);
  const placed = new Set<string>();
  const noteOf = (label: string): RowNote | undefined => {
    const text = body.texts.find((t) => t.lang === lang && t.notes.some((n) => n.label === label)) ?? body.texts.find((t) => t.notes.some((n) => n.label === label));
    const note = text?.notes.find((n) => n.label === label);
    return note ? { label, number: body.noteNumbers[label] ?? '*', note, foreign: text!.lang !== lang && body.texts.some((t) => t.lang === lang) } : undefined;
  };
  const take = (labels: readonly string[], into: RowNote[]): void => {
    for (const label of labels) {
      if (placed.has(label)) continue;
      const n = noteOf(label);
      if (!n) continue;
      placed.add(label);
      into.push(n);
      take(n.note.notes, into);
    }
  };
  const aligned = alignTexts(body.texts);
  return aligned.map((columns): Row => {
    const notes: RowNote[] = [];
    for (const i of order) for (const b of columns[i]!) take(b.notes, notes);
    return { cells: order.map((i) => ({ lang: body.texts[i]!.lang, own: i === 0, blocks: columns[i]! })), notes };
  });
}

/**
 * A block's HTML as this archive can link it: links to persons without a page become words, and a link to a paragraph of a cable that is
 * not held leads to the page that says so.
 */
export function linkable(html: string, model: Pick<CableModel, 'unlink' | 'references'>): string {
  let out = html;
  for (const id of model.unlink) out = out.replace(new RegExp(`<a href="\\u0001/persons/${id}/"[^>]*>([\\s\\S]*?)</a>`, 'g'), '$1');
  for (const r of model.references) if (!r.held && r.fragment) out = out.replaceAll(`\u0001/cables/${r.id}/#${r.fragment}"`, `\u0001/cables/${r.id}/"`);
  return out;
}
