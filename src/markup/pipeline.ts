/**
 * Markdown to everything the archive needs of a text, in one pass. The order, and why:
 *
 *   parse-markdown                  CommonMark with GFM's tables, footnotes and strikethrough, as remark-parse reads them
 *   remark-literal-html             raw HTML becomes its characters, before anything could take it for markup
 *   remark-archive-links            schemes are checked and marked while positions are still those of the source
 *   remark-notes                    definitions leave the text; a reference looks at the link before it, so links come first
 *   remark-blocks                   what is left at top level are the citable units; numbers are read from the source's positions
 *   write-block                     a usual block becomes its HTML here; an unusual one goes on:
 *   html-tree                       to HTML's tree by remark-rehype's handlers, nothing allowed through that is not Markdown
 *   rehype-sanitize                 the allow-list; only our data attributes survive, no id, class or address
 *   rehype-table-spans              cells join; before elements lose their data attributes
 *   rehype-archive-elements         marks become links, notes, redactions, from checked values
 *   rehype-direction                last, since it splits text nodes
 *
 * The plugins are plain functions from tree to tree, called one after another: what unified would do with them for each of ten thousand short
 * texts costs more than they do.
 */
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { SourceFile } from '../archive/source-text.ts';
import type { Pin } from '../archive/permalinks.ts';
import type { Problem } from '../archive/problems.ts';
import { directionOf, languageOfText } from '../text/direction.ts';
import { countWords } from '../text/count-words.ts';
import { placeOf, report, type MarkupContext } from './context.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { mentionSchemes, type Block, type Markup, type MentionScheme, type NoteText } from './markup.ts';
import type { ElementsContext } from './rehype-archive-elements.ts';
import { remarkArchiveLinks } from './remark-archive-links.ts';
import { remarkBlocks } from './remark-blocks.ts';
import { remarkLiteralHtml } from './remark-literal-html.ts';
import { definedLabels, remarkNotes } from './remark-notes.ts';
import { readByTree } from './when-needed.ts';
import { readBlock, type ReadBlock } from './write-block.ts';

/** Part of every cache key: raise it when the output of this folder changes for the same input. */
export const pipelineVersion = '9';

/** A line that opens more quotations and lists within one another than the parser can go down into. A line of dashes or stars alone is a rule. */
const tooDeep = /^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){101}/m;

export interface MarkupInput {
  readonly file: SourceFile;
  /** Offset in `file.text` at which the Markdown begins. */
  readonly start: number;
  readonly lang: string;
  /** True for the cable's own text: its anchors carry no language. */
  readonly own: boolean;
  /** Labels defined in the other language files of the same cable. */
  readonly labelsElsewhere: readonly string[];
  /** What note references show, by label; see `numberNotes`. */
  readonly noteNumbers: ReadonlyMap<string, string>;
  /** Names its paragraphs were published under; see `nameParagraphs`. */
  readonly pins?: readonly Pin[];
  /** For tests: writes no block directly. */
  readonly byTree?: boolean;
}

/** One language of one document. Problems carry positions in the file; a plugin that throws is one of them, never an empty page. */
export function renderMarkup(input: MarkupInput): { markup: Markup; problems: Problem[] } {
  const { file, lang } = input;
  const body = file.text.slice(input.start);
  const own = definedLabels(body);
  const elsewhere = input.labelsElsewhere.filter((l) => !own.includes(l));
  // Stub definitions stand after the text, so every position before them stays true.
  const source = elsewhere.length ? `${body}\n\n${elsewhere.map((l) => `[^${l}]: .\n`).join('\n')}` : body;
  const anchorSuffix = input.own ? '' : `-${lang}`;
  const ctx: MarkupContext = {
    file, source, lang, anchorSuffix, lineOffset: count(file.text, '\n', input.start), problems: [], mentions: [], noteReferences: [], noteDefinitions: [], ownLabels: new Set(own), pins: input.pins ?? [], fingerprints: {},
  };
  const dir = directionOf(lang);
  const deep = tooDeep.exec(source);
  if (deep && deep.index < body.length) {
    const line = count(source, '\n', deep.index) + 1;
    report(ctx, { position: { start: { line, column: 1 } } }, 'structure', 'more than a hundred quotations and lists within one another', 'a text that can be shown', 'remove the marks at the beginning of this line');
    return { markup: { fingerprints: {}, pages: [], lang, dir, blocks: [], notes: [], mentions: [], noteReferences: [], noteDefinitions: [], words: 0 }, problems: ctx.problems };
  }
  let stage = '';
  const run = <A, B>(name: string, plugin: (tree: A) => B, tree: A): B => { stage = name; return plugin(tree); };
  try {
    const tree = run('parse-markdown', parseMarkdown, source);
    run('remark-literal-html', remarkLiteralHtml(ctx), tree);
    run('remark-archive-links', remarkArchiveLinks(ctx), tree);
    run('remark-notes', remarkNotes(ctx), tree);
    run('remark-blocks', remarkBlocks(ctx), tree);
    run('mentions', (t) => collectMentions(ctx, t), tree);
    const elements: ElementsContext = { lang, anchorSuffix, noteNumbers: input.noteNumbers, seen: new Set() };
    const read = function* (): Generator<ReadBlock> {
      for (const node of tree.children) {
        const usual = input.byTree ? undefined : readBlock(node, elements);
        if (usual) yield usual; else yield* readByTree()(node, elements, run);
      }
    };
    const { blocks, notes } = run('write-block', (r) => collect(r, lang, dir), read());
    const pages = [...blocks, ...notes].flatMap((b) => (!b.html.includes(' id="page-') ? [] : [...b.html.matchAll(/ id="(page-[\w.-]+)"/g)].map((m) => m[1]!)));
    return { markup: { fingerprints: ctx.fingerprints, pages, lang, dir, blocks, notes, mentions: ctx.mentions, noteReferences: ctx.noteReferences, noteDefinitions: ctx.noteDefinitions, words: blocks.reduce((n, b) => n + countWords(b.text), 0) }, problems: ctx.problems };
  } catch (error) {
    const place = (error as { place?: { line?: number; column?: number; start?: { line: number; column: number } } }).place;
    const start = place?.start ?? (place?.line ? { line: place.line, column: place.column ?? 1 } : { line: 1, column: 1 });
    report(ctx, { position: { start } }, 'plugin', `${stage} failed: ${(error as Error).message}`, 'a text this step can read', 'simplify the Markdown here, or report the fault in the plugin');
    return { markup: { fingerprints: {}, pages: [], lang, dir, blocks: [], notes: [], mentions: [], noteReferences: [], noteDefinitions: [], words: 0 }, problems: ctx.problems };
  }
}

const count = (s: string, c: string, end: number): number => { let n = 0; for (let i = s.indexOf(c); i !== -1 && i < end; i = s.indexOf(c, i + 1)) n++; return n; };
/** Numbers for note references: printed numbers for an edition's own notes (`fn12` shows 12), then ours: 1, 2, 3, or a, b, c beside an edition's. */
export function numberNotes(bodies: readonly string[]): Map<string, string> {
  const order = new Set<string>();
  for (const body of bodies) for (const m of body.matchAll(/\[\^([^\]\s]{1,80})\]/g)) {
    // At the start of a line and before a colon it is a definition, not a reference.
    if (!(body[m.index + m[0].length] === ':' && /(?:^|\n) {0,3}$/.test(body.slice(Math.max(0, m.index - 4), m.index)))) order.add(m[1]!.toLowerCase());
  }
  const edition = [...order].filter((l) => /^fn\d+[a-z]?$/.test(l));
  const numbers = new Map<string, string>(edition.map((l) => [l, l.slice(2)]));
  let n = 0;
  for (const label of order) {
    if (numbers.has(label)) continue;
    if (label === 'source') { numbers.set(label, '*'); continue; }
    numbers.set(label, edition.length ? alphabetic(n++) : String(++n));
  }
  return numbers;
}
const alphabetic = (i: number): string => (i >= 26 ? alphabetic(Math.floor(i / 26) - 1) : '') + String.fromCharCode(97 + (i % 26));

/** Mentions and note references, each with the block it stands in. */
function collectMentions(ctx: MarkupContext, tree: MdastRoot): void {
  const collect = (node: MdastNodes, before: MdastNodes | undefined, outer: string): void => {
    const p = (node as { data?: { hProperties?: Record<string, string> } }).data?.hProperties;
    const anchor = outer || p?.dataAnchor || (p?.dataNote ? `note-${p.dataNote}` : '');
    const scheme = p?.dataNotephrase !== undefined ? 'note' : p?.dataLink;
    if (p?.dataNoteref !== undefined) {
      ctx.noteReferences.push({ label: p.dataNoteref, anchor, ...(p.dataPhrase && before ? { phrase: toString(before) } : {}), ...placeOf(ctx, node) });
    } else if (p && scheme !== undefined && (mentionSchemes as readonly string[]).includes(scheme)) {
      ctx.mentions.push({
        scheme: scheme as MentionScheme, target: p.dataNotephrase ?? p.dataTarget ?? '', ...(p.dataFragment ? { fragment: p.dataFragment } : {}),
        text: toString(node), anchor, ...placeOf(ctx, node),
      });
    }
    if ('children' in node) node.children.forEach((child, i) => collect(child, node.children[i - 1], anchor));
  };
  collect(tree, undefined, '');
}

/** What is read as blocks and notes: each is written before the next is read, since the first place that bears a name has it. */
function collect(read: Iterable<ReadBlock>, lang: string, dir: 'rtl' | 'ltr'): { blocks: Block[]; notes: NoteText[] } {
  const blocks: Block[] = [];
  const notes: NoteText[] = [];
  const headings = new Set<string>();
  for (const { tag, properties: p, text, notes: labels, html } of read) {
    const own = languageOfText(text, lang);
    const ownDir = own === lang ? dir : directionOf(own);
    if (p.dataNote !== undefined) {
      notes.push({ label: p.dataNote, lang: own, dir: ownDir, html: html(ownDir), text, notes: labels });
      continue;
    }
    const kind = (p.dataBlock ?? 'paragraph') as Block['kind'];
    const { dataLevel: level, dataNumber: number, dataMark: mark, dataPart: part } = p;
    const section = p.dataSection as Block['section'];
    let anchor = p.dataAnchor ?? '';
    if (kind === 'heading') {
      const name = `h-${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').replace(/^(.{0,40}).*$/su, '$1') || 'x'}`;
      // "A", "A 2" and "A" again are three.
      anchor = name;
      for (let n = 2; headings.has(anchor); n++) anchor = `${name}-${n}`;
      headings.add(anchor);
    }
    blocks.push({
      kind, anchor, ...(number === undefined ? {} : { number }), ...(mark === undefined ? {} : { mark }), ...(p.dataTight === undefined ? {} : { tight: true as const }), ...(level === undefined ? {} : { level: Number(level) }),
      ...(part === undefined ? {} : { part }), ...(section === undefined ? {} : { section }), lang: own, dir: ownDir,
      tag: tag === 'table' ? 'div' : kind === 'part' ? 'p' : level ? `h${level}` : tag,
      html: html(ownDir), text, notes: labels,
    });
  }
  return { blocks, notes };
}
