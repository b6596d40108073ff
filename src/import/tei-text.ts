/** The body of our own TEI as a Markdown tree: the way back of `src/export/tei-text.ts`. */
import type { BlockContent, FootnoteDefinition, Link, ListItem, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import type { PartKind, RedactionReason } from '../archive/vocabulary.ts';
import { continues, emphasis, heading, lineBreak, noteDefinition, noteReference, numbered, paragraph, part, quote, redaction, strong, table, text } from './markdown.ts';

export interface XmlElement { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: XmlNode[] }
export type XmlNode = string | XmlElement;

export const isElement = (n: XmlNode | undefined): n is XmlElement => typeof n === 'object';
export const childrenOf = (e: XmlElement, name?: string): XmlElement[] => e.children.filter(isElement).filter((c) => name === undefined || c.name === name);
export const words = (n: XmlNode): string => (typeof n === 'string' ? n : n.children.map(words).join(''));

const link = (url: string, children: PhrasingContent[]): Link => ({ type: 'link', url, children: children as Link['children'] });
const blockNames = new Set(['list', 'table', 'quote']);
const isBlock = (n: XmlNode): n is XmlElement => isElement(n) && (blockNames.has(n.name) || (n.name === 'seg' && /^(paragraph|heading)$/.test(n.attributes.type ?? '')) || (n.name === 'code' && n.attributes.rend === 'block'));

function inline(nodes: readonly XmlNode[]): PhrasingContent[] {
  return nodes.flatMap((n): PhrasingContent[] => {
    if (!isElement(n)) return n === '' ? [] : [text(n)];
    const a = n.attributes;
    const inside = (): PhrasingContent[] => inline(n.children);
    switch (n.name) {
      case 'persName': case 'orgName': case 'placeName': case 'country': case 'term': return a.ref ? [link(a.ref, inside())] : inside();
      case 'ref': return a.target ? [link(a.target, inside())] : inside();
      case 'ptr': return a.target?.startsWith('note:') ? [noteReference(a.target.slice(5))] : [];
      case 'seg': return a.type === 'note-phrase' && a.corresp ? [link(a.corresp, inside())] : a.type === 'portion-mark' ? [text(`${words(n)} `)] : inside();
      case 'gap': return [redaction((a.reason ?? 'legal') as RedactionReason, ...inline(childrenOf(n, 'desc').flatMap((d) => d.children)))];
      case 'pb': return [link(`page:${a.n ?? ''}`, [text(a.rend ?? a.n ?? '')])];
      case 'hi': return [a.rend === 'bold' ? strong(...inside()) : a.rend === 'strikethrough' ? { type: 'delete', children: inside() } : emphasis(...inside())];
      case 'code': return [{ type: 'inlineCode', value: words(n) }];
      case 'lb': return [lineBreak()];
      default: return inside();
    }
  });
}

/** Mixed content as blocks: runs of words between blocks are paragraphs. */
function blocks(nodes: readonly XmlNode[]): BlockContent[] {
  const out: BlockContent[] = [];
  let run: XmlNode[] = [];
  const flush = (): void => { if (run.some((n) => isElement(n) || n.trim() !== '')) out.push(paragraph(...inline(run))); run = []; };
  for (const n of nodes) {
    if (!isBlock(n)) { run.push(n); continue; }
    if (n.attributes.type === 'heading') { flush(); out.push({ type: 'heading', depth: Number(n.attributes.n ?? 2) as 2, children: inline(n.children) }); continue; }
    // A portion mark stands before the first paragraph of its block, and belongs to it.
    if (n.name === 'seg') { const lead = run.filter((x) => isElement(x) && x.attributes.type === 'portion-mark'); run = run.filter((x) => !lead.includes(x)); flush(); out.push(paragraph(...inline([...lead, ...n.children]))); continue; }
    flush();
    if (n.name === 'code') out.push({ type: 'code', value: words(n).replace(/\n$/, '') });
    else if (n.name === 'quote') out.push(quote(...blocks(n.children)));
    else if (n.name === 'table') out.push(tableOf(n));
    else out.push(listOf(n));
  }
  flush();
  return out;
}

function listOf(n: XmlElement): BlockContent {
  const items = childrenOf(n, 'item');
  const ordered = n.attributes.rend === 'numbered';
  const loose = items.some((i) => i.children.some((c) => isElement(c) && c.name === 'seg' && c.attributes.type === 'paragraph'));
  return {
    type: 'list', ordered, spread: loose, ...(ordered ? { start: Number(items[0]?.attributes.n ?? 1) } : {}),
    children: items.map((i): ListItem => ({ type: 'listItem', spread: loose, children: blocks(i.children), ...(ordered ? { data: { number: Number(i.attributes.n ?? 1) } as ListItem['data'] } : {}) } as ListItem)),
  };
}

/** Rows with spans as a grid in which a joined cell says what it continues. */
function tableOf(n: XmlElement): BlockContent {
  const below: { left: number }[] = [];
  const rows = childrenOf(n, 'row').map((row) => {
    const cells: PhrasingContent[][] = [];
    const waiting = childrenOf(row, 'cell');
    while (waiting.length || (below[cells.length]?.left ?? 0) > 0) {
      const up = below[cells.length];
      if (up && up.left > 0) { up.left--; cells.push(continues('up')); continue; }
      const c = waiting.shift()!;
      const cols = Number(c.attributes.cols ?? 1), down = Number(c.attributes.rows ?? 1) - 1;
      for (let i = 0; i < cols; i++) { below[cells.length] = { left: down }; cells.push(i === 0 ? inline(c.children) as TableCell['children'] : continues('left')); }
    }
    return cells;
  });
  // Markdown has no table without a head: an empty one is not shown.
  const headless = childrenOf(n, 'row')[0]?.attributes.role !== 'label';
  return table(headless ? [(rows[0] ?? []).map(() => []), ...rows] : rows);
}

/** One `text` of ours as a document's body. */
export function bodyOf(t: XmlElement): Root {
  const out: RootContent[] = [];
  const take = (e: XmlElement): void => {
    if (e.name === 'div') { childrenOf(e).forEach(take); return; }
    if (e.name === 'head') { out.push(heading(Math.min(6, Math.max(2, Number(e.attributes.n ?? 2))) as 2, ...inline(e.children))); return; }
    if (e.name === 'ab') { out.push(part(e.attributes.type as PartKind, inline(e.children))); return; }
    if (e.name !== 'p' || (!e.children.length && !e.attributes['xml:id'])) return;
    const number = /^(\d+)[.)]$/.exec(e.attributes.n ?? '')?.[1];
    const inside = blocks(e.children);
    if (number !== undefined) out.push(numbered(Number(number), ...(inside.length ? inside : [paragraph()])));
    else out.push(...inside);
  };
  childrenOf(t, 'body').flatMap((b) => childrenOf(b)).forEach(take);
  for (const n of childrenOf(t, 'back').flatMap((b) => childrenOf(b, 'div')).flatMap((d) => childrenOf(d, 'note'))) out.push(noteDefinition(n.attributes.n ?? '', blocks(n.children) as FootnoteDefinition['children']));
  return { type: 'root', children: out };
}
