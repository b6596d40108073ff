/**
 * A TEI volume as a stream of the parts we want: its header, its lists, its documents. Only the part being read is held as a tree.
 */
import { SaxesParser } from 'saxes';
import { oneLine } from '../../text/one-line.ts';
import { ImportError } from '../importer.ts';
import { withoutControlSigns } from '../control-signs.ts';
import type { ImportContext, SourceFile, SourcePlace } from '../importer.ts';
import { decodeUtf8 } from '../source.ts';

/** An element of the part being read. `name` has no namespace prefix; `place` is where its start tag ends. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  readonly place: SourcePlace;
}

export type VolumePart =
  | { readonly type: 'header'; readonly element: Element }
  /** The list of persons or of terms: a `div` of the front or back matter. */
  | { readonly type: 'persons' | 'terms'; readonly element: Element }
  /** A document with the titles of the divisions it stands in, outermost first. */
  | { readonly type: 'document'; readonly element: Element; readonly within: readonly string[] }
  /** A part of the front or back matter that is no document: a preface, a list of sources, an index. */
  | { readonly type: 'skipped'; readonly title: string; readonly place: SourcePlace };

/** The words of an element without the notes in it, white space folded. */
export function plain(node: Element | string, skip: (e: Element) => boolean = (e) => e.name === 'note'): string {
  const words = typeof node === 'string' ? node : wordsOf(node.children, skip);
  return oneLine(words);
}
function wordsOf(children: Element['children'], skip: (e: Element) => boolean): string {
  let out = '';
  for (const c of children) {
    if (typeof c === 'string') out += c;
    else if (c.name === 'lb') out += ' ';
    else if (!skip(c)) out += wordsOf(c.children, skip);
  }
  return out;
}

export const elements = (e: Element): Element[] => e.children.filter((c): c is Element => typeof c !== 'string');
export const child = (e: Element, name: string): Element | undefined => e.children.find((c): c is Element => typeof c !== 'string' && c.name === name);
/** All elements below `e` for which `test` holds, in document order; doesn't look inside what `stop` names. */
export function descendants(e: Element, test: (e: Element) => boolean, stop?: (e: Element) => boolean): Element[] {
  const out: Element[] = [];
  const walk = (children: Element['children']): void => {
    for (const c of children) {
      if (typeof c === 'string') continue;
      if (test(c)) out.push(c);
      if (!stop?.(c)) walk(c.children);
    }
  };
  walk(e.children);
  return out;
}
export const id = (e: Element): string | undefined => e.attributes['xml:id'];

/** Where an `xml:id` stands: its document (`''` outside any), and for a note its label in that document. */
export interface IdPlace { readonly document: string; readonly label?: string }

/** All ids of a volume. A large one has hundreds of thousands: each costs its own letters and no object. */
export class IdTable {
  readonly #document = new Map<string, string>();
  readonly #notes = new Set<string>();
  readonly #sources = new Set<string>();

  add(id: string, document: string, kind?: 'note' | 'source'): void {
    const key = owned(id);
    this.#document.set(key, document);
    if (kind) this.#notes.add(key);
    if (kind === 'source') this.#sources.add(key);
  }

  get(id: string): IdPlace | undefined {
    const document = this.#document.get(id);
    if (document === undefined) return undefined;
    return this.#notes.has(id) ? { document, label: this.#sources.has(id) ? 'source' : labelOfId(id, document) } : { document };
  }
}

/** A copy of a string that was cut out of a larger one: V8 would keep the larger one for it. */
export const owned = (s: string): string => (s.length < 13 ? s : Buffer.from(s, 'utf8').toString('utf8'));

/**
 * Label of an editorial note: `source` for the note on the head that says where the document is kept, else the end of its
 * `xml:id` (`d12fn2` → `fn2`).
 */
export function labelOfId(noteId: string, document: string): string {
  const rest = document && noteId.startsWith(document) ? noteId.slice(document.length) : noteId;
  return rest.replace(/[^a-z0-9_-]/gi, '').replace(/^[-_]+|[-_]+$/g, '').slice(0, 60) || 'note';
}

/** A note that begins "Source:", or, in the current encoding, holds a part marked as the source. */
const isSourceNote = /^(?:\s|<[^>]*>)*Source:|<seg\b[^>]*type\s*=\s*["']source/;

/**
 * Every `xml:id` of the volume, found by a quick look over the text: references point forward as well as back, and the
 * tree is never held whole.
 */
export async function scanIds(source: SourceFile): Promise<IdTable> {
  const ids = new IdTable();
  let document = '', sourced = '';
  const pattern = /<back\b|<note\b([^>]*)>|xml:id\s*=\s*["']([^"']+)["']/g;
  /** Takes in what begins before `limit`; answers where the last of it ends. */
  const scan = (words: string, limit: number): number => {
    let end = 0;
    for (const m of words.matchAll(pattern)) {
      if (m.index >= limit) break;
      end = m.index + m[0].length;
      const noteId = m[1] === undefined ? undefined : /xml:id\s*=\s*["']([^"']+)["']/.exec(m[1])?.[1];
      if (m[0] === '<back') document = '';
      else if (noteId !== undefined) {
        const isSource = sourced !== document && (/type\s*=\s*["']source/.test(m[1]!) || isSourceNote.test(words.slice(end, end + 3000).split('</note>')[0]!));
        if (isSource) sourced = document;
        ids.add(noteId, document, isSource ? 'source' : 'note');
      } else if (m[2] !== undefined) {
        if (/^d\d+[a-z]?$/i.test(m[2])) document = owned(m[2]);
        ids.add(m[2], document);
      }
    }
    return end;
  };
  let carry = '';
  for await (const chunk of decodeUtf8(source)) {
    const words = carry + chunk;
    // A tag cut by the chunk's end is read with the next one.
    const limit = Math.max(0, words.length - 4000);
    carry = words.slice(Math.max(scan(words, limit), limit));
  }
  scan(carry, carry.length);
  return ids;
}

const tei = 'http://www.tei-c.org/ns/1.0';

/**
 * Reads a volume. Control characters in its text are put right or left out, with a warning.
 * @throws {ImportError} with line and column for what isn't well-formed, and for what isn't TEI.
 */
export async function* readVolume(source: SourceFile, { progress, warn }: Pick<ImportContext, 'progress' | 'warn'>): AsyncGenerator<VolumePart> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const ready: VolumePart[] = [];
  /** Open elements outside any part, and those of the part being built. */
  const outside: { name: string; title: string; id: string; place: SourcePlace; part: string }[] = [];
  const unnamed = new Map<string, number>();
  const building: Element[] = [];
  let wanted: 'header' | 'persons' | 'terms' | 'document' | 'head' | undefined;
  let sawRoot = false, matter = '';
  const here = (): SourcePlace => ({ line: parser.line, column: parser.column + 1 });

  parser.on('error', (error) => {
    const said = /^(\d+):(\d+): ([\s\S]*)$/.exec(error.message);
    const place = said ? { line: Number(said[1]), column: Math.max(1, Number(said[2])) } : here();
    throw new ImportError(source.path, `not well-formed XML: ${(said?.[3] ?? error.message).replace(/\s+/g, ' ').replace(/\.$/, '')}; nothing was imported`, place);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding)) {
      throw new ImportError(source.path, `the file says its encoding is ${encoding}; expected UTF-8: convert it and import again`, { line: 1, column: 1 });
    }
  });
  parser.on('opentag', (tag) => {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (!sawRoot) {
      sawRoot = true;
      if (name !== 'TEI' || !Object.values(tag.attributes).includes(tei)) {
        throw new ImportError(source.path, `the root element is <${tag.name}>; expected <TEI xmlns="${tei}">: is this a FRUS volume?`, here());
      }
    }
    const parent = building.at(-1);
    if (parent) {
      const element: Element = { name, attributes: tag.attributes, children: [], place: here() };
      parent.children.push(element);
      building.push(element);
      return;
    }
    if (name === 'front' || name === 'body' || name === 'back') matter = name;
    const type = tag.attributes['type'], xmlId = tag.attributes['xml:id'];
    const isDocument = name === 'div' && type === 'document';
    let attributes: Record<string, string> = tag.attributes;
    if (isDocument && !xmlId) {
      // Stands in a part that is no document: it is named for that part.
      const within = outside.findLast((o) => o.id)?.id ?? 'body';
      unnamed.set(within, (unnamed.get(within) ?? 0) + 1);
      attributes = { ...attributes, 'xml:id': `${within}-${unnamed.get(within)!}` };
    }
    wanted = name === 'teiHeader' ? 'header'
      : isDocument ? 'document'
      : name === 'div' && (xmlId === 'persons' || xmlId === 'terms') ? xmlId
      : name === 'head' && outside.at(-1)?.name === 'div' ? 'head' : undefined;
    if (wanted) building.push({ name, attributes, children: [], place: here() });
    else outside.push({ name, title: '', id: xmlId ?? '', place: here(), part: name === 'div' && (type === 'section' || type === 'toc') ? matter : '' });
  });
  const take = (words: string): void => {
    const parent = building.at(-1);
    if (!parent) return;
    const { text, found } = withoutControlSigns(words);
    if (found.length > 0) warn({ kind: 'control character', message: `${found.slice(0, 8).join(', ')}${found.length > 8 ? ` and ${found.length - 8} more` : ''}: what stands for a letter of Windows-1252 was put right, the rest left out`, place: here() });
    parent.children.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const element = building.pop();
    if (!element) {
      const closed = outside.pop();
      if (closed?.part && !outside.some((o) => o.part)) ready.push({ type: 'skipped', title: closed.title || closed.id, place: closed.place });
      return;
    }
    if (building.length > 0) return;
    if (wanted === 'head') { const div = outside.at(-1); if (div && !div.title) div.title = plain(element); }
    else if (wanted === 'document') ready.push({ type: 'document', element, within: outside.map((o) => o.title).filter(Boolean) });
    else if (wanted === 'header' || wanted === 'persons' || wanted === 'terms') ready.push({ type: wanted, element });
    wanted = undefined;
  });

  let read = 0;
  for await (const chunk of decodeUtf8(source)) {
    if (read === 0 && !/^\s*</.test(chunk)) throw new ImportError(source.path, `the file begins "${chunk.trim().slice(0, 20).replace(/\s+/g, ' ')}", which is no XML; expected a FRUS volume in TEI XML`, { line: 1, column: 1 });
    parser.write(chunk);
    yield* ready.splice(0);
    read += chunk.length;
    progress(read);
  }
  parser.close();
  if (!sawRoot) throw new ImportError(source.path, 'no element at all; expected a FRUS volume in TEI XML', { line: 1, column: 1 });
  yield* ready.splice(0);
}
