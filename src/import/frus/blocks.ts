/** The blocks of a document, in their order: paragraphs, lists, tables, quotations, letters' parts, attachments. */
import type { BlockContent, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';
import type { PartKind } from '../../archive/vocabulary.ts';
import { bullets, continues, heading, numbered, paragraph, part, quote, strong, table, text } from '../markdown.ts';
import { arrive, dropped, foreign, inline, inlineAlone, pendingPages } from './inline.ts';
import type { Conversion } from './inline.ts';
import { child, descendants, elements, id, plain } from './reader.ts';
import type { Element } from './reader.ts';

const blockNames = new Set([
  'p', 'ab', 'list', 'table', 'quote', 'closer', 'opener', 'dateline', 'postscript', 'attachment', 'div', 'head', 'figure', 'lg', 'floatingText', 'body', 'text', 'front', 'back', 'group',
  'file', 'pdf', 'page-count-according-to-citation', 'problem', 'byline', 'cit', 'address', 'trailer', 'signed', 'salute',
]);
/** Blocks that may also stand inside running text, where they are read as part of it. */
const alsoInline = new Set(['signed', 'salute', 'figure', 'cit']);

interface Position { readonly depth: 2 | 3 | 4 | 5 | 6; readonly top: boolean; /** In a part with a heading of its own: a part in it has a lower one. */ readonly inside?: boolean }

/** Blocks from mixed content. `depth` is the level of the next heading. Numbered paragraphs are only made at the top. */
export function flow(children: Element['children'], state: Conversion, at: Position = { depth: 2, top: false }): RootContent[] {
  const out: RootContent[] = [];
  let run: Element['children'] = [];
  const flush = (): void => {
    const taken = run;
    run = [];
    if (!taken.some((c) => typeof c !== 'string' || c.trim() !== '')) return;
    // Page breaks between blocks wait for the next words, so that no paragraph holds nothing but a mark.
    if (taken.every((c) => (typeof c === 'string' ? c.trim() === '' : c.name === 'pb' || c.name === 'lb'))) {
      for (const c of taken) if (typeof c !== 'string' && c.name === 'pb') state.pages.push(c.attributes['n'] ?? id(c) ?? '?');
      return;
    }
    // A note that stands between blocks belongs to the one before it (a source note after an attachment's head).
    const last = out.at(-1);
    if ((last?.type === 'heading' || last?.type === 'paragraph') && taken.every((c) => (typeof c === 'string' ? c.trim() === '' : c.name === 'note' || c.name === 'pb' || c.name === 'lb'))) {
      for (const c of taken) {
        if (typeof c === 'string') continue;
        if (c.name === 'note') last.children.push(...inlineAlone(c, state));
        else if (c.name === 'pb') state.pages.push(c.attributes['n'] ?? id(c) ?? '?');
      }
    } else out.push(...asParagraph(inline(taken, state), at.top));
  };
  for (const c of children) {
    // A remark such as "[Extract.]" that the oldest volumes encode as a note, though it is printed in the text.
    if (typeof c !== 'string' && c.name === 'note' && c.attributes['rend'] === 'inline') { flush(); out.push(...flow(c.children, state, { ...at, top: false })); continue; }
    if (typeof c === 'string' || !blockNames.has(c.name) || (alsoInline.has(c.name) && run.some((r) => typeof r === 'string' && r.trim() !== ''))) {
      if (typeof c !== 'string' && foreign.has(c.name)) dropped(c, state);
      else run.push(c);
    } else { flush(); out.push(...block(c, state, at)); }
  }
  flush();
  return out;
}

/** Blocks of a note or of a list item: what may stand there. */
export const inner = (children: Element['children'], state: Conversion): BlockContent[] => flow(children, state).map((n) =>
  (n.type === 'heading' ? paragraph(strong(...n.children)) : n)) as BlockContent[];
export const noteBlocks = (children: Element['children'], state: Conversion): FootnoteDefinition['children'] => inner(children, state);

function block(e: Element, state: Conversion, at: Position): RootContent[] {
  const deeper: Position = { ...at, depth: Math.min(6, at.depth + 1) as Position['depth'] };
  switch (e.name) {
    case 'p': case 'ab':
      if (/sectiontitle|heading/.test(e.attributes['rend'] ?? '') && !elements(e).some((c) => blockNames.has(c.name))) return titled(inline(e.children, state), at.depth);
      return flow(e.children, state, at);
    case 'head': return titled(inline(e.children, state), at.depth);
    case 'list': return list(e, state);
    case 'table': return tableOf(e, state);
    case 'quote': case 'cit': return [quote(...inner(e.children, state))].filter((q) => q.children.length > 0);
    case 'dateline': return partOf('dateline', inline(e.children, state));
    case 'opener': return letterPart(e, 'salutation', state);
    case 'closer': return letterPart(e, 'closing', state);
    case 'salute': return partOf('salutation', inline(e.children, state));
    case 'signed': return partOf('signature', inline([e], state));
    case 'postscript': {
      const blocks = flow(e.children, state, { ...at, top: false });
      return blocks.flatMap((b): RootContent[] => (b.type === 'paragraph' && !isPart(b) ? [part('postscript', b.children)] : [b]));
    }
    case 'file': state.aside.push(`file ${e.attributes['id'] ?? ''} ${e.attributes['path'] ?? ''}`.trim()); return [];
    case 'pdf': state.aside.push(`pdf ${e.attributes['bytes'] ?? '?'} bytes (${e.attributes['readable'] ?? '?'})`); return [];
    case 'page-count-according-to-citation': state.aside.push(`page count according to citation: ${plain(e)}`); return [];
    case 'problem': state.aside.push(`problem: ${plain(e)}`); return [];
    // An attachment, or a document inside this one: its head is a heading, its blocks follow.
    case 'div': case 'attachment': case 'floatingText': {
      const hasHead = child(e, 'head') !== undefined;
      if (!hasHead) return flow(e.children, state, at);
      return flow(e.children, state, at.inside ? { ...deeper, inside: true } : { ...at, inside: true });
    }
    default: return flow(e.children, state, at);
  }
}

const isPart = (n: RootContent): boolean => n.type === 'paragraph' && n.children.some((c) => c.type === 'link' && c.url.startsWith('part:'));

/** A heading; one that holds a line break (Markdown's can't) has a space there. */
function titled(words: PhrasingContent[], depth: Position['depth']): RootContent[] {
  return words.length === 0 ? [] : [heading(depth, ...words.map((w) => (w.type === 'break' ? text(' ') : w)))];
}

const partOf = (kind: PartKind, words: PhrasingContent[]): RootContent[] => (words.length === 0 ? [] : [part(kind, words)]);

/** A paragraph, or a numbered one where it begins with a number and a full stop: `3. (S) …`. */
function asParagraph(words: PhrasingContent[], top: boolean): RootContent[] {
  if (words.length === 0) return [];
  const first = words[0]!;
  // What follows the number may be a name or words in italics rather than plain text.
  const m = top && first.type === 'text' ? /^(\d{1,3})\. (?=\S|$)/.exec(first.value) : null;
  if (!m || String(Number(m[1])) !== m[1] || (m[0] === m.input && words.length === 1)) return [paragraph(...words)];
  const rest = m.input.slice(m[0].length);
  return [numbered(Number(m[1]), paragraph(...(rest ? [text(rest)] : []), ...words.slice(1)))];
}

/** Opener and closer: signatures, greetings and datelines each on their own; a full stop left over joins what stands before it. */
function letterPart(e: Element, kind: 'salutation' | 'closing', state: Conversion): RootContent[] {
  const out: RootContent[] = [];
  let run: Element['children'] = [], runKind: PartKind = kind;
  const flush = (): void => {
    const words = inline(run, state);
    run = [];
    const last = out.at(-1);
    if (words.length === 0) return;
    if (words.every((w) => w.type === 'text' && /^[\s.,;:]*$/.test(w.value)) && last?.type === 'paragraph') last.children.push(...words);
    else out.push(...partOf(runKind, words));
  };
  const own: Record<string, PartKind> = { signed: 'signature', salute: kind, dateline: 'dateline', affiliation: 'signature' };
  for (const c of e.children) {
    if (typeof c !== 'string' && own[c.name]) { flush(); runKind = own[c.name]!; run = [c]; flush(); runKind = kind; }
    else if (typeof c !== 'string' && blockNames.has(c.name)) { flush(); out.push(...block(c, state, { depth: 3, top: false })); }
    else run.push(c);
  }
  flush();
  return out;
}

/** `TO: …` with one item is one paragraph; more items are a bulleted list under their head. */
function list(e: Element, state: Conversion): RootContent[] {
  const head = child(e, 'head');
  const items = elements(e).filter((c) => c.name === 'item');
  const odd = e.children.filter((c) => (typeof c === 'string' ? c.trim() !== '' : !['item', 'head', 'label', 'pb', 'lb'].includes(c.name)));
  if (odd.length > 0) state.warn({ kind: 'words between list items', message: 'text stands between the items of a list; it is kept as a paragraph', place: e.place, document: state.document });
  const title = head ? inline(head.children, state) : [];
  if (items.length === 1 && head && odd.length === 0 && !elements(e).some((c) => c.name === 'label' || c.name === 'pb') && !elements(items[0]!).some((c) => blockNames.has(c.name))) {
    return asParagraph([...(title.length > 0 ? [strong(...title), text(' ')] : []), ...inline(items[0]!.children, state)], false);
  }
  const out: RootContent[] = title.length > 0 ? [paragraph(strong(...title))] : [];
  let rows: BlockContent[][] = [];
  let label: PhrasingContent[] = [];
  const flush = (): void => { if (rows.length > 0) out.push(bullets(rows)); rows = []; };
  for (const c of e.children) {
    if (c === head || (typeof c === 'string' && c.trim() === '')) continue;
    if (typeof c === 'string') { flush(); out.push(paragraph(...inline([c], state))); }
    else if (c.name === 'label') label = [...label, ...(label.length > 0 ? [text(' ')] : []), ...inline(c.children, state)];
    else if (c.name === 'pb') state.pages.push(c.attributes['n'] ?? id(c) ?? '?');
    else if (c.name === 'item') {
      const content = inner(c.children, state);
      if (label.length > 0) {
        const first = content[0];
        if (first?.type === 'paragraph') content[0] = paragraph(...label, text(' '), ...first.children);
        else content.unshift(paragraph(...label));
        label = [];
      }
      if (content.length > 0) rows.push(content);
    } else { flush(); out.push(...block(c, state, { depth: 3, top: false })); }
  }
  if (label.length > 0) rows.push([paragraph(...label)]);
  flush();
  return out;
}

/** A table as a grid: a cell that spans leaves marks in the places it covers. A table inside a cell is read as the cell's text. */
function tableOf(e: Element, state: Conversion): RootContent[] {
  const out: RootContent[] = [];
  const head = child(e, 'head');
  if (head) out.push(paragraph(strong(...inline(head.children, state))));
  const rows: Element[] = [];
  for (const c of e.children) {
    if (typeof c === 'string') continue;
    if (c.name === 'row') rows.push(c);
    else if (c.name === 'pb') state.pages.push(c.attributes['n'] ?? id(c) ?? '?');
  }
  const grid: PhrasingContent[][][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const c of elements(row)) {
      if (c.name === 'pb') { state.pages.push(c.attributes['n'] ?? id(c) ?? '?'); continue; }
      if (c.name !== 'cell') continue;
      while (grid[y]![x]) x++;
      if (descendants(c, (d) => d.name === 'table').length > 0) state.warn({ kind: 'table inside a table', message: 'the inner table is read as the text of its cell', place: c.place, document: state.document });
      const wide = span(c.attributes['cols']), high = Math.min(span(c.attributes['rows']), rows.length - y);
      const words = inline(c.children, state, false);
      for (let dy = 0; dy < high; dy++) for (let dx = 0; dx < wide; dx++) grid[y + dy]![x + dx] = dy === 0 && dx === 0 ? words : continues(dx > 0 ? 'left' : 'up');
      x += wide;
    }
  });
  arrive(state, 'tables');
  const width = Math.max(0, ...grid.map((r) => r.length));
  if (width === 0) return out;
  for (const r of grid) for (let x = 0; x < width; x++) r[x] ??= [];
  // GFM demands a header row; the source's own, else an empty one, so that no row is called what it isn't.
  const hasHeader = ['label', 'head', 'header'].includes(rows[0]?.attributes['role'] ?? '');
  out.push(table(hasHeader ? grid : [Array.from({ length: width }, () => []), ...grid]));
  return out;
}

const span = (n: string | undefined): number => (n && /^[1-9]\d?$/.test(n) ? Number(n) : 1);

/** Page breaks that no text followed: a paragraph of their marks at the end. */
export const leftOverPages = (state: Conversion): RootContent[] => (state.pages.length === 0 ? [] : [paragraph(...pendingPages(state))]);
