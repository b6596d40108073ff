/**
 * The text's units: every top-level block gets its kind, its printed number (read from its place in the source, so that gaps and
 * restarts stay), its portion mark and its anchor. Headings and parts set apart (dateline, signature) are no paragraphs.
 */
import type { ListItem, Nodes, Paragraph, Root, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fingerprint, nameParagraphs } from '../archive/permalinks.ts';
import { portionMarkAt } from '../archive/words.ts';
import type { MarkupContext } from './context.ts';
import { walk } from './walk.ts';

const summaryHeading = /^(?:begin |introduction and |executive )?summary\b|^(?:ال)?(?:ملخ[ّ]?ص|خلاصة|موجز)(?:\s|$|[:.])/i;
const commentHeading = /^(?:embassy |post )?comment\b|^(?:ال)?تعليق(?:\s|$|[:.])/i;

type Section = 'summary' | 'comment';
type Annotated = { data?: { hName?: string; hProperties?: Record<string, string> } };
const props = (node: unknown): Record<string, string> => {
  const n = node as Annotated;
  n.data = { ...n.data, hProperties: { ...n.data?.hProperties } };
  return n.data.hProperties!;
};

export function remarkBlocks(ctx: MarkupContext) {
  return (tree: Root): void => {
    const blocks: { node: RootContent; printed?: number }[] = [];
    const out: RootContent[] = [];
    let section: Section | undefined;
    const paragraph = (node: RootContent, number?: string) => {
      const p = props(node);
      p.dataBlock = 'paragraph';
      if (number !== undefined) p.dataNumber = number;
      const mark = takePortionMark(node);
      if (mark !== undefined) p.dataMark = mark.printed;
      if (mark?.isTight) p.dataTight = '';
      const words = toString(node).slice(0, 80);
      const own = summaryHeading.test(words) && /^[^.:]{0,40}[.:–-]/.test(words) ? 'summary' : commentHeading.test(words) && /^[^.:]{0,40}[.:–-]/.test(words) ? 'comment' : undefined;
      if (own ?? section) p.dataSection = own ?? section!;
      if (/^end (?:of )?(?:summary|comment)\b/i.test(words)) section = undefined;
      blocks.push({ node, ...(number === undefined ? {} : { printed: Number.parseInt(number, 10) }) });
      out.push(node);
    };
    for (const node of tree.children) {
      if ((node as Annotated).data?.hProperties?.dataNote !== undefined) { out.push(node); continue; }
      if (node.type === 'thematicBreak') continue;
      if (node.type === 'heading') {
        const words = toString(node);
        section = summaryHeading.test(words) ? 'summary' : commentHeading.test(words) ? 'comment' : undefined;
        const p = props(node);
        p.dataBlock = 'heading';
        p.dataLevel = String(Math.max(2, node.depth));
        if (section) p.dataSection = section;
        out.push(node);
      } else if (node.type === 'list' && node.ordered) {
        for (const item of node.children) paragraph(itemAsBlock(item), printedNumber(ctx, item));
      } else if (node.type === 'paragraph' && partOf(node) !== undefined) {
        const p = props(node);
        p.dataBlock = 'part';
        p.dataPart = partOf(node)!;
        out.push(node);
      } else paragraph(node);
    }
    tree.children = out;
    const units = blocks.map((b) => ({ printed: b.printed, fingerprint: fingerprint(toString(b.node)) }));
    nameParagraphs(units, ctx.pins).forEach((name, i) => {
      const anchor = name + ctx.anchorSuffix;
      props(blocks[i]!.node).dataAnchor = anchor;
      ctx.fingerprints[anchor] = units[i]!.fingerprint;
    });
    walk<Nodes>(tree, (list) => { if (list.type === 'list' && list.ordered) for (const item of list.children) props(item).dataValue = String(Number.parseInt(printedNumber(ctx, item), 10)); });
  };
}

/** The kind of a paragraph that begins, page marks aside, with a `part:` link: one around all its words, or an empty one before them. */
function partOf(node: Paragraph): string | undefined {
  const propsOf = (n: unknown) => (n as Annotated).data?.hProperties;
  const first = node.children.find((c) => !(c.type === 'link' && propsOf(c)?.dataPage !== undefined) && !(c.type === 'text' && c.value.trim() === ''));
  return first?.type === 'link' ? propsOf(first)?.dataPart : undefined;
}

/** `3.` or `3)` as it stands in the source at the item's place. */
function printedNumber(ctx: MarkupContext, item: ListItem): string {
  const at = item.position?.start.offset ?? 0;
  return /^\s*(\d{1,9}[.)])/.exec(ctx.source.slice(at, at + 40))?.[1] ?? '1.';
}

/** A list item of one paragraph is that paragraph; one of several blocks is a division. */
function itemAsBlock(item: ListItem): RootContent {
  const [first, ...rest] = item.children;
  if (first?.type === 'paragraph' && rest.length === 0) return first;
  return { type: 'blockquote', children: item.children, position: item.position, data: { hName: 'div' } } as unknown as RootContent;
}

/** Takes `(S) ` off the beginning of a block's text and returns `S`; tight where the words follow it without a space: `(C)-Entire text.` */
function takePortionMark(node: RootContent): { readonly printed: string; readonly isTight: boolean } | undefined {
  const para = node.type === 'paragraph' ? node : (node as { children?: RootContent[] }).children?.[0];
  const text = para?.type === 'paragraph' ? para.children[0] : undefined;
  if (text?.type !== 'text') return undefined;
  const m = portionMarkAt((text as Text).value);
  if (!m) return undefined;
  const printed = (text as Text).value.slice(1, m.length - 1), rest = (text as Text).value.slice(m.length);
  // Any other white space than Markdown's own is the document's.
  (text as Text).value = rest.replace(/^[ \t\n]+/, '');
  const next = para?.type === 'paragraph' ? para.children[1] : undefined;
  return { printed, isTight: rest === '' ? next !== undefined && next.type !== 'break' : !/^[ \t\n]/.test(rest) };
}
