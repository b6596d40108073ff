/**
 * Whether a volume stands whole on the built pages: text and notes of each document as an independent walk over the XML reads them
 * (`fidelity-extract.ts`), against the words of its page as a reader sees them. White space is folded; page marks are compared as page numbers.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { extract } from '../import/frus/fidelity-extract.ts';

/** What a page of a document says. */
export interface PageWords { readonly title: string; readonly text: string; readonly notes: readonly string[]; readonly pages: readonly string[]; readonly withheld: number; readonly tables: number; readonly links: Readonly<Record<'person' | 'term' | 'reference', number>> }

const isElement = (n: Tree.ChildNode): n is Tree.Element => 'tagName' in n;
const attribute = (e: Tree.Element, name: string): string => e.attrs.find((a) => a.name === name)?.value ?? '';
const classes = (e: Tree.Element): string[] => attribute(e, 'class').split(/\s+/);
/** Elements that stand apart from their neighbours: what is written without a space there isn't one word. */
const apart = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'blockquote', 'pre', 'br', 'figure']);

/** Reads a cable's page: its title, its running text without notes, its notes in order. Furniture (numbers of notes, paragraph pins) is left out. */
export function pageWords(html: string): PageWords {
  const document = parse(html);
  const notes: string[] = [], pages: string[] = [];
  const links = { person: 0, term: 0, reference: 0 };
  let title = '', withheld = 0, tables = 0;
  const words = (node: Tree.ChildNode): string => {
    if (node.nodeName === '#text') return (node as Tree.TextNode).value;
    if (!isElement(node)) return '';
    const is = classes(node);
    if (is.includes('note-ref')) return '';
    if (is.includes('page-mark')) { pages.push(attribute(node, 'id').replace(/^page-/, '')); return ''; }
    if (is.includes('notes')) { for (const n of node.childNodes) words(n); return ''; }
    if (is.includes('note')) {
      const text = find(node, (e) => classes(e).includes('note-text'));
      const at = notes.push('') - 1;
      notes[at] = text ? inside(text) : '';
      return '';
    }
    // The printed number of a paragraph stands before it; where none is printed, a sign does.
    if (is.includes('pin')) { const own = inside(node).trim(); return is.includes('number') && own !== '¶' ? ` ${own.replace(/\.?$/, '.')} ` : ''; }
    if (is.includes('withheld')) withheld++;
    if (node.tagName === 'table') tables++;
    if (node.tagName === 'a') {
      if (is.includes('person')) links.person++;
      else if (is.includes('term')) links.term++;
      else if (is.includes('cable') || is.includes('reference') || /^https?:/.test(attribute(node, 'href'))) links.reference++;
    }
    const own = inside(node);
    return apart.has(node.tagName) ? ` ${own} ` : own;
  };
  const inside = (e: Tree.Element): string => e.childNodes.map(words).join('');
  const main = find(document, (e) => attribute(e, 'id') === 'main');
  const heading = main && find(main, (e) => e.tagName === 'h1');
  const body = main && find(main, (e) => classes(e).includes('text') && e.tagName === 'div');
  if (heading) title = inside(heading);
  const text = body ? inside(body) : '';
  return { title, text, notes, pages, withheld, tables, links };
}

function find(root: Tree.Document | Tree.Element, test: (e: Tree.Element) => boolean): Tree.Element | undefined {
  for (const n of root.childNodes) {
    if (!isElement(n)) continue;
    if (test(n)) return n;
    const below = find(n, test);
    if (below) return below;
  }
  return undefined;
}

/** White space folded; none before a full stop or comma that stands alone after an element of its own. */
const folded = (s: string): string => s.replace(/[ \t\r\n]+/g, ' ').replace(/ (?=[.,;:]( |$))/g, '').trim();
const bare = (s: string): string => s.replace(/[ \t\r\n]+/g, '');

function difference(source: string, page: string): string {
  let i = 0;
  while (i < source.length && source[i] === page[i]) i++;
  return `the volume has "…${source.slice(Math.max(0, i - 30), i + 50)}…", the page "…${page.slice(Math.max(0, i - 30), i + 50)}…"`;
}

export interface VolumeFidelity {
  readonly volume: string;
  documents: number; /** Characters of text and notes compared, white space folded. */ characters: number; notes: number; pages: number; withheld: number; tables: number;
  /** One line a difference. */
  readonly differences: string[];
}

/**
 * Compares a volume with the pages of a built site.
 * @param file the volume's TEI
 * @param cables the site's folder of cable pages, `dist/en/cables`
 */
export function compareWithPages(file: string, cables: string): VolumeFidelity {
  const xml = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const volume = /<idno type="frus">([^<]+)<\/idno>/.exec(xml)?.[1]?.trim() ?? path.basename(file).replace(/\.xml$/, '');
  const out: VolumeFidelity = { volume, documents: 0, characters: 0, notes: 0, pages: 0, withheld: 0, tables: 0, differences: [] };
  for (const [id, source] of extract(xml)) {
    const place = path.join(cables, `${volume}-${id}`, 'index.html');
    out.documents++;
    if (!existsSync(place)) { out.differences.push(`${id}: no page`); continue; }
    const html = readFileSync(place, 'utf8');
    const page = pageWords(html);
    // The number opens the text, the title stands above it; a document without text has its number among the facts of its header.
    const number = /^\s*(\d+[A-Za-z]?)\.\s/.exec(source.text)?.[0] ?? '';
    const untitled = page.title.endsWith(`(${id})`) || page.title === id;
    const numbered = number !== '' && bare(page.text).startsWith(bare(number));
    const rest = numbered ? page.text.replace(/^\s*\d+[A-Za-z]?\.\s/, '') : page.text;
    const shown = `${number && (numbered || html.includes(`>${bare(number).slice(0, -1)}<`)) ? number : ''} ${untitled ? '' : page.title} ${rest}`;
    out.characters += folded(source.text).length;
    if (bare(source.text) !== bare(shown)) out.differences.push(`${id}: ${difference(bare(source.text), bare(shown))}`);
    else if (folded(source.text) !== folded(shown)) out.differences.push(`${id}: words apart in another way; ${difference(folded(source.text), folded(shown))}`);
    // The same note called twice is encoded twice and printed once.
    const theirs = page.notes.map(bare), seen = new Set<string>();
    const mine = source.notes.map(bare).filter((n) => theirs.filter((x) => x === n).length > 1 || (!seen.has(n) && seen.add(n)));
    out.notes += mine.length;
    out.characters += mine.reduce((n, w) => n + w.length, 0);
    if (mine.join('\0') !== theirs.join('\0')) {
      const i = mine.findIndex((n, k) => n !== theirs[k]);
      out.differences.push(`${id}: ${mine.length} notes in the volume, ${theirs.length} on the page; ${difference(mine[i] ?? '', theirs[i] ?? '')}`);
    }
    const numbers = source.pages.map((n) => n.replace(/^\[|\]$/g, ''));
    if (numbers.join() !== page.pages.join()) out.differences.push(`${id}: pages ${numbers.join()} in the volume, ${page.pages.join()} on the page`);
    out.pages += numbers.length;
    out.withheld += page.withheld;
    out.tables += page.tables;
  }
  return out;
}
