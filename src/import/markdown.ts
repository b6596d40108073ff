/**
 * Builders for the Markdown of imported documents (DESIGN §3), and the writer.
 * Importers build trees, never strings: what has to be escaped is escaped here, once.
 */
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown';
import type { Handle, Options } from 'mdast-util-to-markdown';
import type {
  BlockContent, Blockquote, FootnoteDefinition, FootnoteReference, Heading, Link, List, ListItem, Paragraph, PhrasingContent, Root, RootContent, Table, TableCell, Text,
} from 'mdast';
import type { PartKind, RedactionReason } from '../archive/vocabulary.ts';

/** A run of text. Line breaks become spaces. */
export const text = (value: string): Text => ({ type: 'text', value: value.replace(/[\t\n\r]+/g, ' ') });
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const heading = (depth: 2 | 3 | 4 | 5 | 6, ...children: PhrasingContent[]): Heading => ({ type: 'heading', depth, children });
export const emphasis = (...children: PhrasingContent[]): PhrasingContent => ({ type: 'emphasis', children });
export const strong = (...children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });
/** A line break inside a paragraph. */
export const lineBreak = (): PhrasingContent => ({ type: 'break' });
export const quote = (...children: BlockContent[]): Blockquote => ({ type: 'blockquote', children });
export const bullets = (items: BlockContent[][]): List => ({
  type: 'list', ordered: false, spread: false, children: items.map((children): ListItem => ({ type: 'listItem', spread: false, children })),
});

/**
 * One numbered paragraph, `3. (S) …`: the number is the printed one, whatever stands before. Neighbours are written as one list;
 * each item keeps its own number.
 */
export const numbered = (number: number, ...children: BlockContent[]): List => ({
  type: 'list', ordered: true, start: number, spread: true, children: [{ type: 'listItem', spread: true, children, data: { number } } as ListItem],
});

export const noteReference = (label: string): FootnoteReference => ({ type: 'footnoteReference', identifier: label, label });
export const noteDefinition = (label: string, children: FootnoteDefinition['children']): FootnoteDefinition => ({ type: 'footnoteDefinition', identifier: label, label, children });

/** A page break of the source: `[p. 123](page:123)`. Its words are no part of the document's text. */
export const pageMark = (n: string): Link => ({ type: 'link', url: 'page:' + encodeURIComponent(n.replace(/^\[|\]$/g, '')), children: [text('p. ' + n)] });

/** Words that are withheld or can't be read; they stay visible. */
export const redaction = (reason: RedactionReason, ...children: PhrasingContent[]): Link => ({ type: 'link', url: 'redaction:' + reason, children });

/** True for what may not stand inside a link: another link, a note's number. */
const endsLink = (node: PhrasingContent): boolean => node.type === 'link' || node.type === 'footnoteReference';

/**
 * Links `children` to `url`. Links and note numbers among them can't stand inside a link: they end it, and it begins again after them,
 * so that a page break inside a name splits the name's link in two. White space at the edges stays outside.
 */
export function link(url: string, children: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let run: PhrasingContent[] = [];
  const flush = (): void => {
    const lead = takeSpace(run, 'start');
    const tail = takeSpace(run, 'end');
    if (lead) out.push(text(lead));
    if (run.length > 0) out.push({ type: 'link', url, children: run } as Link);
    if (tail) out.push(text(tail));
    run = [];
  };
  for (const child of children) {
    if (endsLink(child)) { flush(); out.push(child); }
    else if ('children' in child && hasLink(child)) { flush(); out.push({ ...child, children: link(url, child.children as PhrasingContent[]) } as PhrasingContent); }
    else run.push(child);
  }
  flush();
  return out;
}

const hasLink = (node: PhrasingContent): boolean => endsLink(node) || ('children' in node && node.children.some((c) => hasLink(c as PhrasingContent)));

/** Cuts white space from one end of a run of nodes and answers it. */
function takeSpace(run: PhrasingContent[], side: 'start' | 'end'): string {
  const i = side === 'start' ? 0 : run.length - 1;
  const node = run[i];
  if (node?.type !== 'text') return '';
  const trimmed = side === 'start' ? node.value.trimStart() : node.value.trimEnd();
  const cut = side === 'start' ? node.value.slice(0, node.value.length - trimmed.length) : node.value.slice(trimmed.length);
  if (trimmed) run[i] = text(trimmed);
  else run.splice(i, 1);
  return cut;
}

const isPageMark = (n: PhrasingContent | undefined): boolean => n?.type === 'link' && n.url.startsWith('page:');

/**
 * A structural part (dateline, signature …): a paragraph that, page marks aside, begins with a `part:` link. The link holds the words
 * up to the first mention or note, because a link can't hold another; what follows in the paragraph belongs to the part too.
 */
export function part(kind: PartKind, nodes: readonly PhrasingContent[]): Paragraph {
  const start = nodes.findIndex((n) => !isPageMark(n));
  const marks = nodes.slice(0, Math.max(0, start)), children = nodes.slice(Math.max(0, start));
  const first = children.findIndex(hasLink);
  const inside = first < 0 ? children : children.slice(0, first);
  const rest = first < 0 ? [] : children.slice(first);
  const words = [...inside];
  const tail = takeSpace(words, 'end');
  return { type: 'paragraph', children: [...marks, { type: 'link', url: 'part:' + kind, children: words } as Link, ...(tail && rest.length > 0 ? [text(tail)] : []), ...rest] };
}

/** A table from rows of cells; `cell:left` and `cell:up` continue a neighbour. The first row is the header: give an empty one where the source has none. */
export const table = (rows: readonly (readonly PhrasingContent[])[][]): Table => ({
  type: 'table',
  children: rows.map((cells) => ({ type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children: [...children] })) })),
});
/** The content of a cell that continues the one to its left or above it. */
export const continues = (where: 'left' | 'up'): PhrasingContent[] => [{ type: 'link', url: 'cell:' + where, children: [] }];

/** Plain `1.`, `2.` … would renumber; an item says its own number, and the first one of a run where the run starts. */
const listItem: Handle = (node: ListItem, parent, state, info) => {
  const number = (node.data as { number?: number } | undefined)?.number;
  const ordered = parent && parent.type === 'list' && parent.ordered;
  const bullet = number !== undefined ? `${number}.` : ordered ? `${(parent.start ?? 1) + parent.children.indexOf(node)}.` : (state.bulletCurrent ?? '-');
  const indent = ' '.repeat(bullet.length + 1);
  const exit = state.enter('listItem');
  const tracker = state.createTracker(info);
  tracker.move(bullet + ' ');
  tracker.shift(indent.length);
  const flow = state.containerFlow(node, tracker.current());
  exit();
  return state.indentLines(flow, (line, index, blank) => (index === 0 ? bullet + (blank ? '' : ' ') + line : (blank ? '' : indent) + line));
};

/**
 * Most text holds nothing that Markdown could take for its own: such text is passed on as it is, which is several times as fast as
 * looking for every construct. Whatever could begin one, and text at the beginning of a line that doesn't begin with a letter, goes the slow way.
 */
const text_: Handle = (node: Text, _parent, state, info) => {
  const { value } = node;
  const harmless = !awkward.test(value) && !/[[\]]/.test(value) && /^[\p{L} ,;.“”‘’"'–—(]/u.test(value) && (info.before !== '\n' || /^[\p{L}(]/u.test(value)) && info.before !== ']';
  // GFM makes links of bare addresses, and what it takes for one it reads without escapes: no address may begin.
  return harmless ? value : state.safe(value, info).replace(/(?<!\\)(www)\./gi, '$1\\.').replace(/(?<!\\)(https?|ftp|mailto|xmpp):/gi, '$1\\:');
};

/** Our own targets hold nothing to escape; any other goes the slow way. */
const link_: Handle = (node: Link, parent, state, info) => {
  if (!ownTarget.test(node.url) || node.title) return defaultHandlers.link(node, parent, state, info);
  const exit = state.enter('link');
  const leave = state.enter('label');
  const tracker = state.createTracker(info);
  let value = tracker.move('[');
  value += tracker.move(state.containerPhrasing(node, { before: value, after: ']', ...tracker.current() }));
  leave();
  exit();
  return value + `](${node.url})`;
};
/**
 * A run written straight away, or `undefined` where a character needs more thought than a backslash before a bracket or behind a number: one
 * paragraph in a hundred. Marks of emphasis must stand free on their outer side (CommonMark's rule of flanking runs); a bracket behind a
 * note's number, which would be read as its address, is left to the slow way.
 */
function plainRun(nodes: readonly PhrasingContent[], lineStart: boolean, inLink = false): string | undefined {
  let out = '';
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.type === 'text') {
      const { value } = node;
      const begins = out === '' ? lineStart : out.endsWith('\n');
      if (awkward.test(value) || (begins && !startsHarmlessly.test(value)) || ((value[0] === '(' || value[0] === ':') && out.endsWith(']'))) return undefined;
      const words = begins && startsAsItem.test(value) ? value.replace(startsAsItem, '$1\\$2') : value;
      out += words.includes('[') || (inLink && words.includes(']')) ? words.replace(inLink ? /[[\]]/g : /\[/g, '\\$&') : words;
    } else if (node.type === 'footnoteReference') out += `[^${node.label ?? node.identifier}]`;
    else if (node.type === 'break') out += '\\\n';
    else if (node.type === 'link' && ownTarget.test(node.url) && !node.title) {
      const words = plainRun(node.children, false, true);
      if (words === undefined) return undefined;
      out += `[${words}](${node.url})`;
    } else if (node.type === 'emphasis' || node.type === 'strong') {
      const words = plainRun(node.children, false, inLink), next = nodes[i + 1];
      const mark = node.type === 'emphasis' ? '*' : '**';
      if (words === undefined || !/^[^\s*](?:.*[^\s*])?$/s.test(words) || !/(?:^|[\s\p{P}])$/u.test(out) || /[*\\]$/.test(out)) return undefined;
      if (next && !(next.type === 'footnoteReference' || next.type === 'break' || next.type === 'link' || (next.type === 'text' && /^[\s\p{P}]/u.test(next.value)))) return undefined;
      out += mark + words + mark;
    } else return undefined;
  }
  return out;
}
const awkward = /[\\`*_<>|~@&!\n]|:\/\/|www\./i;
/** No mark of a block, but for a number that a full stop makes a list's. */
const startsHarmlessly = /^[\p{L}\d([“”‘’"'…—$§£]/u;
const startsAsItem = /^(\d{1,9})([.)])(?=\s|$)/;
const ownTarget = /^[a-z]+:[A-Za-z0-9_./#:%-]*$/;
/** A whole paragraph or heading: white space at an edge would be lost. */
const plainBlock = (nodes: readonly PhrasingContent[]): string | undefined => {
  const words = plainRun(nodes, true);
  return words === undefined || words.trim().length < words.length ? undefined : words;
};
const paragraph_: Handle = (node: Paragraph, parent, state, info) => plainBlock(node.children) ?? defaultHandlers.paragraph(node, parent, state, info);

const footnoteReference: Handle = (node: FootnoteReference) => `[^${node.label ?? node.identifier}]`;

const options: Options = {
  bullet: '-', emphasis: '*', strong: '*', fence: '`', rule: '-', listItemIndent: 'one', resourceLink: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false, tableCellPadding: true }), { handlers: { listItem, paragraph: paragraph_, text: text_, link: Object.assign(link_, { peek: () => '[' }), footnoteReference: Object.assign(footnoteReference, { peek: () => '[' }) } }],
};

/** A document's body as Markdown, ending with a line break. Neighbouring numbered paragraphs become one list. */
export function writeMarkdown(root: Root): string {
  const nodes = joinNumbered(root.children);
  return nodes.length === 0 ? '' : blocks(nodes) + '\n';
}

/**
 * Blocks, parted by an empty line. Those that archival texts are made of are written here, several times as fast as by the library, which
 * asks of every character whether some construct could begin there; tables, code and what is nested in unusual ways are the library's.
 */
function blocks(nodes: readonly RootContent[]): string {
  let out = '', before: RootContent | undefined;
  for (const node of nodes) {
    // Two lists in a row need two signs to stay two: the library knows.
    if (node.type === 'list' && before?.type === 'list') return slowly(nodes);
    out += (before ? '\n\n' : '') + block(node);
    before = node;
  }
  return out;
}

const slowly = (nodes: readonly RootContent[]): string => toMarkdown({ type: 'root', children: [...nodes] }, options).replace(/\n$/, '');
const indented = (words: string, by: string): string => (words.includes('\n') ? words.replace(/\n(?!\n|$)/g, '\n' + by) : words);

function block(node: RootContent): string {
  switch (node.type) {
    case 'paragraph': return plainBlock(node.children) ?? slowly([node]);
    case 'heading': {
      const words = plainBlock(node.children);
      return words === undefined || words.includes('\n') || words.endsWith('#') ? slowly([node]) : '#'.repeat(node.depth) + ' ' + words;
    }
    case 'footnoteDefinition': return node.children.length === 0 || node.children[0]!.type !== 'paragraph' ? slowly([node]) : `[^${node.label ?? node.identifier}]: ` + indented(blocks(node.children), '    ');
    case 'blockquote': return node.children.length === 0 ? slowly([node]) : blocks(node.children).replace(/^/gm, '> ').replace(/^> $/gm, '>');
    case 'list': {
      const items: string[] = [];
      for (const item of node.children) {
        const number = (item.data as { number?: number } | undefined)?.number;
        if (item.children[0]?.type !== 'paragraph' || (node.ordered && number === undefined) || (!item.spread && item.children.length > 1)) return slowly([node]);
        const bullet = node.ordered ? `${number!}. ` : '- ';
        items.push((bullet + indented(blocks(item.children), ' '.repeat(bullet.length))).trimEnd());
      }
      return items.join(node.spread ? '\n\n' : '\n');
    }
    default: return slowly([node]);
  }
}

function joinNumbered(nodes: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'list' && node.ordered && last?.type === 'list' && last.ordered) out[out.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else out.push(node);
  }
  return out;
}
