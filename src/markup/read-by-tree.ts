/**
 * An unusual block by way of HTML's tree: made by remark-rehype's handlers, sanitised, its cells joined, its marks turned into links, notes and
 * redactions, its runs of the other direction isolated, and written by hast-util-to-html. A module of its own since few texts of some archives need it,
 * and its libraries take long to load (`when-needed.ts`).
 */
import type { Element, Nodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import { oneLine } from '../text/one-line.ts';
import { htmlTree } from './html-tree.ts';
import type { Block } from './markup.ts';
import { rehypeArchiveElements, type ElementsContext } from './rehype-archive-elements.ts';
import { rehypeDirection } from './rehype-direction.ts';
import { rehypeTableSpans } from './rehype-table-spans.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import type { ReadBlock } from './write-block.ts';

// It asks nothing of the processor it would be used in.
const safeTree = rehypeSanitize(sanitizeSchema) as (tree: HastRoot) => HastRoot;

/** A block read. `run` is told the name of each step before it is done, for what goes wrong in it. */
export function readByTree(node: RootContent, elements: ElementsContext, run: <A, B>(name: string, step: (tree: A) => B, tree: A) => B): ReadBlock[] {
  const html = run('rehype-sanitize', safeTree, run('html-tree', htmlTree, { type: 'root' as const, children: [node] }));
  run('rehype-table-spans', rehypeTableSpans(), html);
  run('rehype-archive-elements', rehypeArchiveElements(elements), html);
  return html.children.flatMap((el) => (el.type === 'element' ? [readElement(el)] : []));
}

/** A block of the finished tree, its own data taken off it. */
function readElement(el: Element): ReadBlock {
  // What is said of a block of code stands on its `code`, where the handler puts it.
  const code = el.tagName === 'pre' ? el.children[0] : undefined;
  if (code?.type === 'element') { Object.assign(el.properties, code.properties); code.properties = {}; }
  const properties: Record<string, string> = {};
  for (const k of ['dataNote', 'dataBlock', 'dataLevel', 'dataNumber', 'dataMark', 'dataTight', 'dataPart', 'dataSection', 'dataAnchor']) {
    const v = el.properties[k];
    delete el.properties[k];
    if (typeof v === 'string') properties[k] = v;
  }
  return {
    tag: el.tagName, properties, text: plainText(el), notes: noteLabels(el),
    html: (dir) => { rehypeDirection(dir)(el); return toHtml(properties['dataNote'] !== undefined ? el.children : el.tagName === 'table' ? el : insideOf(el, (properties['dataBlock'] ?? 'paragraph') as Block['kind'])); },
  };
}

/** The mark of a part is not shown: its words take its place. */
const insideOf = (el: Element, kind: Block['kind']) => (kind === 'part' ? el.children.flatMap((c) => (c.type === 'element' && c.tagName === 'span' && c.properties.dataPart !== undefined ? c.children : [c])) : el.children);

const classes = (el: Element): readonly (string | number)[] => (Array.isArray(el.properties.className) ? el.properties.className : []);

const endsLine: ReadonlySet<string> = new Set(['p', 'li', 'td', 'th', 'tr', 'br', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre']);

/** The words of an element as read: no page marks, no note numbers; cells and lines end with a space. */
function plainText(el: Element): string {
  let out = '';
  const walk = (n: Nodes): void => {
    if (n.type === 'text') { out += n.value; return; }
    if (n.type !== 'element') { if ('children' in n) n.children.forEach(walk); return; }
    const c = classes(n);
    if (c.includes('page-mark') || c.includes('note-ref') || c.includes('visually-hidden')) return;
    n.children.forEach(walk);
    if (endsLine.has(n.tagName)) out += ' ';
  };
  el.children.forEach(walk);
  return oneLine(out);
}

function noteLabels(el: Element): string[] {
  const out: string[] = [];
  const walk = (n: Nodes): void => {
    if (n.type !== 'element') return;
    if (classes(n).includes('note-ref')) { const l = String(n.properties.href).slice('#note-'.length); if (!out.includes(l)) out.push(l); }
    n.children.forEach(walk);
  };
  el.children.forEach(walk);
  return out;
}
