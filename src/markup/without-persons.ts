/** Markdown without its links to some persons: their words stay. By the parser's own positions, so that every way of writing a link is meant. */
import type { Definition, Link, LinkReference, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

/** The same text, every link to `person:id` of one of the ids replaced by its words; definitions of such links go. */
export function withoutPersonLinks(markdown: string, ids: readonly string[]): string {
  if (!ids.some((id) => markdown.toLowerCase().includes(id))) return markdown;
  const meant = (url: string): boolean => { const m = /^\s*person:(.*?)\s*$/is.exec(url); return m !== null && ids.includes(m[1]!); };
  const tree: Root = parser.parse(markdown);
  const defined = new Set<string>();
  visit(tree, 'definition', (d: Definition) => { if (meant(d.url)) defined.add(d.identifier); });
  const cuts: { start: number; end: number }[] = [];
  const cut = (start: number | undefined, end: number | undefined): void => { if (start !== undefined && end !== undefined && end > start) cuts.push({ start, end }); };
  visit(tree, (node) => {
    if (node.type === 'definition' && meant(node.url)) cut(node.position?.start.offset, node.position?.end.offset);
    if (!((node.type === 'link' && meant(node.url)) || (node.type === 'linkReference' && defined.has(node.identifier)))) return;
    const { children, position } = node as Link | LinkReference;
    // <person:id> has the id for its words.
    const autolink = markdown[position?.start.offset ?? 0] === '<';
    const first = autolink ? undefined : children[0]?.position?.start.offset;
    const last = autolink ? undefined : children.at(-1)?.position?.end.offset;
    if (first === undefined || last === undefined) { cut(position?.start.offset, position?.end.offset); return; }
    cut(position?.start.offset, first);
    cut(last, position?.end.offset);
  });
  let out = markdown;
  for (const c of cuts.sort((a, b) => b.start - a.start)) out = out.slice(0, c.start) + out.slice(c.end);
  return out;
}
