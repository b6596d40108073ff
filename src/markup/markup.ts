/** What one pass over one language of one document yields for everyone downstream. All of it is plain JSON. */

/** A part of the text that stands on its own line: the unit of citation, of the search, of the parallel view. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'part';
  /** `p3`, `p3-ar`; headings and parts have none unless they carry words to cite (`h2`). */
  readonly anchor: string;
  /** Number as printed in the source: `3.`, absent where none is printed. */
  readonly number?: string;
  /** Portion mark as printed, without its brackets: `S`, `C/NF`. */
  readonly mark?: string;
  /** Where the words follow the mark without a space: `(C)-Entire text.` */
  readonly tight?: true;
  /** For headings 2–6; for parts the kind (`signature`). */
  readonly level?: number;
  readonly part?: string;
  readonly section?: 'summary' | 'comment';
  readonly lang: string;
  readonly dir: 'rtl' | 'ltr';
  /** HTML of the block's inside. Addresses of the site begin with `siteRoot` (one control character no content can hold). */
  readonly html: string;
  /** Element that holds it: `p`, `div`, `h2` … */
  readonly tag: string;
  /** Plain text as read, without number, portion mark, page marks and note numbers. */
  readonly text: string;
  /** Labels of the notes referred to in this block, in order. */
  readonly notes: readonly string[];
}

export interface NoteText {
  readonly label: string;
  readonly lang: string;
  readonly dir: 'rtl' | 'ltr';
  readonly html: string;
  readonly text: string;
  /** Labels of notes inside this note. */
  readonly notes: readonly string[];
}

export const mentionSchemes = ['person', 'org', 'post', 'country', 'place', 'cable', 'term', 'note'] as const;
export type MentionScheme = (typeof mentionSchemes)[number];

/** One link whose scheme names a record. */
export interface Mention {
  readonly scheme: MentionScheme;
  /** Slug, code, id or label; for cables without the `#p3`. */
  readonly target: string;
  readonly fragment?: string;
  /** The words as they stand in the text. */
  readonly text: string;
  /** Anchor of the block (or `note-x`) it stands in. */
  readonly anchor: string;
  readonly line: number;
  readonly column: number;
}

export interface NoteReference { readonly label: string; readonly anchor: string; readonly phrase?: string; readonly line: number; readonly column: number }

export interface Markup {
  readonly lang: string;
  readonly dir: 'rtl' | 'ltr';
  readonly blocks: readonly Block[];
  readonly notes: readonly NoteText[];
  readonly mentions: readonly Mention[];
  readonly noteReferences: readonly NoteReference[];
  /** Labels defined in this file, with where. */
  readonly noteDefinitions: readonly { label: string; line: number; column: number }[];
  /** Fingerprints of the paragraphs' words by anchor, for the ledger of permalinks. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Anchors of page marks. */
  readonly pages: readonly string[];
  /** Words in blocks, for digest lengths and reading time. */
  readonly words: number;
}

/** Id of the place in a text that refers to a note: `ref-a`; in a translation or digest `ref-a.ar`, since a label may end in `-ar` but holds no point. */
export const noteReferenceId = (label: string, lang?: string): string => `ref-${label}${lang === undefined ? '' : `.${lang}`}`;

/** Stands in block HTML where the site's root with the interface language's prefix goes: U+0001 can't occur in content. */
export const siteRoot = '\u0001';
/** Stands where the site's base without a language goes: an editor's own link `/en/about/`. */
export const siteBase = '\u0002';
/** Puts both in place: `withRoot(html, '/archive/en', '/archive')`. */
export const withRoot = (html: string, root: string, base: string): string => html.replaceAll(siteRoot, root).replaceAll(siteBase, base);

/** HTML of this pipeline with its links to some persons taken off: their words stay. */
export function withoutPersonAnchors(html: string, ids: readonly string[]): string {
  let out = html;
  for (const id of ids) out = out.replace(new RegExp(`<a href="${siteRoot}/persons/${id}/"[^>]*>([\\s\\S]*?)</a>`, 'g'), '$1');
  return out;
}
