/**
 * The HTML of usual blocks, written from mdast in one go: paragraphs, headings and notes of one paragraph, of words, emphasis, line breaks, links with
 * a scheme of ours, references to notes and marks of pages. Contract: exactly what the way by HTML's tree gives (`html-tree`, `rehype-sanitize`,
 * `rehype-archive-elements`, `rehype-direction`, `hast-util-to-html`; a test compares them over generated texts and all content), which took half of
 * what a text costs. Nothing is written here but words, escaped, and values that consist of letters, digits and a few signs; whatever else stands in a
 * block sends it that way, by the sanitiser.
 */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { directionalRuns } from '../text/direction.ts';
import { oneLine } from '../text/one-line.ts';
import { pathOfTarget, type ElementsContext } from './rehype-archive-elements.ts';
import { noteReferenceId, siteBase, siteRoot } from './markup.ts';

/** A block read: its words as `plainText` gives them, the notes it refers to in order, and its inside as HTML for a text of one direction. */
export interface ReadBlock {
  readonly tag: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
  readonly notes: readonly string[];
  /** To be called once: names that were given to a place of the text are not given again. */
  readonly html: (dir: 'rtl' | 'ltr') => string;
}

type Data = { readonly data?: { readonly hName?: string; readonly hProperties?: Readonly<Record<string, string>> } };
const none: Readonly<Record<string, string>> = {};
const propertiesOf = (node: Nodes): Readonly<Record<string, string>> => (node as Data).data?.hProperties ?? none;

/** A value that means the same in an attribute as it stands. */
const plainValue = /^[\w\-./#:@%+,;=~!*?$]*$/;
const isPlain = (value: string | undefined): value is string => value !== undefined && plainValue.test(value);
const recordLinks: ReadonlySet<string> = new Set(['person', 'org', 'post', 'country', 'place', 'cable', 'term']);

/** Words as they are shown: a line neither begins nor ends with a space. */
const lines = (value: string): string => (value.includes('\n') ? value.split('\n').map((l, i, all) => trimmed(l, i > 0, i < all.length - 1)).join('\n') : value);
const isSpace = (c: number): boolean => c === 32 || c === 9;
function trimmed(line: string, start: boolean, end: boolean): string {
  let from = 0, to = line.length;
  if (start) while (isSpace(line.charCodeAt(from))) from++;
  if (end) while (to > from && isSpace(line.charCodeAt(to - 1))) to--;
  return line.slice(from, to);
}
const escaped = (text: string): string => (text.includes('&') || text.includes('<') ? text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : text);

/** Reads a block of the text, or nothing when it is not of the usual kind. */
export function readBlock(node: RootContent, ctx: ElementsContext): ReadBlock | undefined {
  const properties = propertiesOf(node);
  const name = (node as Data).data?.hName;
  if (node.type === 'blockquote' && name === 'div' && properties.dataNote !== undefined) {
    const [only, ...more] = node.children;
    if (only?.type !== 'paragraph' || more.length || (only as Data).data) return undefined;
    return read('div', properties, only.children, (inside) => `\n<p>${inside}</p>\n`);
  }
  if (name !== undefined || properties.dataBlock === 'part') return undefined;
  if (node.type === 'paragraph') return read('p', properties, node.children, (inside) => inside);
  if (node.type === 'heading') return read(`h${node.depth}`, properties, node.children, (inside) => inside);
  return undefined;

  function read(tag: string, of: Readonly<Record<string, string>>, children: readonly PhrasingContent[], around: (inside: string) => string): ReadBlock | undefined {
    const words = { text: '', notes: [] as string[] };
    if (!readWords(children, words)) return undefined;
    const { text, notes } = words;
    return { tag, properties: of, text: oneLine(text), notes, html: (dir) => around(write(children, dir, ctx)) };
  }
}

/** Takes the words and notes of what can be written; false when it can't. */
function readWords(nodes: readonly PhrasingContent[], into: { text: string; readonly notes: string[] }): boolean {
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i]!;
    if (i > 0 && nodes[i - 1]!.type === 'break' && n.type !== 'text') return false;
    switch (n.type) {
      case 'text': {
        if (n.value.includes('\r')) return false;
        into.text += lines(n.value);
        break;
      }
      case 'break': into.text += ' \n'; break;
      case 'emphasis': if ((n as Data).data || !readWords(n.children, into)) return false; break;
      case 'strong': {
        const label = propertiesOf(n).dataNoteref;
        if (label === undefined) { if ((n as Data).data || !readWords(n.children, into)) return false; break; }
        if (!isPlain(label)) return false;
        if (!into.notes.includes(label)) into.notes.push(label);
        break;
      }
      case 'link': {
        const p = propertiesOf(n);
        if (p.dataPage !== undefined) { if (!readWords(n.children, { text: '', notes: [] }) || n.children.some((c) => c.type !== 'text')) return false; break; }
        if (p.dataLink !== undefined ? !isPlain(p.dataTarget) || (p.dataFragment !== undefined && !isPlain(p.dataFragment)) : !isPlain(p.dataNotephrase)) return false;
        if (!readWords(n.children, into)) return false;
        break;
      }
      default: return false;
    }
  }
  return true;
}

function write(nodes: readonly PhrasingContent[], dir: 'rtl' | 'ltr', ctx: ElementsContext): string {
  let out = '';
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i]!;
    switch (n.type) {
      case 'text': {
        const words = lines(n.value);
        out += writeWords(i > 0 && nodes[i - 1]!.type === 'break' ? trimmed(words, true, false) : words, dir);
        break;
      }
      case 'break': out += '<br>\n'; break;
      case 'emphasis': out += `<em>${write(n.children, dir, ctx)}</em>`; break;
      case 'strong': {
        const label = propertiesOf(n).dataNoteref;
        if (label === undefined) { out += `<strong>${write(n.children, dir, ctx)}</strong>`; break; }
        const id = noteReferenceId(label, ctx.anchorSuffix ? ctx.lang : undefined);
        out += `<a class="note-ref" href="#note-${label}" role="doc-noteref"${ctx.seen.has(id) ? '' : ` id="${id}"`}><sup>${writeWords(ctx.noteNumbers.get(label) ?? '*', dir)}</sup></a>`;
        ctx.seen.add(id);
        break;
      }
      case 'link': out += writeLink(propertiesOf(n), n.children, dir, ctx); break;
    }
  }
  return out;
}

function writeLink(p: Readonly<Record<string, string>>, children: readonly PhrasingContent[], dir: 'rtl' | 'ltr', ctx: ElementsContext): string {
  const kind = p.dataLink, target = p.dataTarget!;
  if (p.dataPage !== undefined) {
    const id = `page-${p.dataPage.replace(/[^\w.-]/g, '')}${ctx.anchorSuffix}`;
    const named = ctx.seen.has(id) ? '' : ` id="${id}"`;
    ctx.seen.add(id);
    return `<a class="page-mark" href="#${id}"${named}>${write(children, dir, ctx)}</a>`;
  }
  const inside = write(children, dir, ctx);
  if (kind === undefined) return `<span class="note-phrase" data-note="${p.dataNotephrase}">${inside}</span>`;
  if (recordLinks.has(kind)) return `<a href="${siteRoot}${pathOfTarget(kind, target, p.dataFragment)}" class="mention ${kind}">${inside}</a>`;
  if (kind === 'web') return `<a href="${target}" rel="external noreferrer" class="web">${inside}</a>`;
  return `<a href="${kind === 'site' ? siteBase : ''}${target}">${inside}</a>`;
}

/** Words with what runs the other way isolated. */
function writeWords(words: string, dir: 'rtl' | 'ltr'): string {
  const runs = directionalRuns(words, dir);
  if (runs.length === 1 && !runs[0]!.foreign) return escaped(words);
  let out = '';
  for (const run of runs) out += run.foreign ? `<bdi ${dir === 'rtl' ? 'dir="ltr"' : 'dir="rtl" lang="ar"'}>${escaped(run.text)}</bdi>` : escaped(run.text);
  return out;
}
