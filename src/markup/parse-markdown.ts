/**
 * Markdown to mdast, quickly. Contract: for every text, `parseMarkdown(source)` deep-equals `parseByRemark(source)`, positions included
 * (`parse-markdown.test.ts` holds it to that over generated texts and over all content).
 *
 * The parser we define the language by takes a text through a dozen state machines, one character at a time: two thirds of what a cable costs.
 * Nearly all a cable holds is paragraphs, numbered paragraphs, headings and notes, each a line or some lines between blank lines. Those are read
 * here. What is unusual goes to the parser, as little of it as is certain to mean the same alone:
 *
 *   the words of one numbered paragraph or note      when `readInline` declines them
 *   a section: lines up to the next blank line after which a line begins at the margin and continues no list
 *   the whole text                                   when something in it can reach across sections: fences, link definitions, tabs, notes
 *                                                    defined elsewhere than at the beginning of a section
 *
 * Notes are the one thing that reaches across: a reference is one only when its label is defined. A piece parsed alone is given an empty definition
 * for each label defined elsewhere, after its end, which is taken off again.
 */
import type { FootnoteDefinition, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { parseByRemark } from './when-needed.ts';
import { readInline, type Point } from './read-inline.ts';

/** Lines between blank lines that were read together, or are still to be parsed. */
interface Section {
  readonly from: number;
  readonly line: number;
  to: number;
  /** A list can go on after it. */
  list: boolean;
  /** Undefined: for the parser. */
  nodes: RootContent[] | undefined;
}

const acrossSections = /[\t\r\0\uFEFF]|```|~~~/;
const noteDefinition = /\[\^([A-Za-z0-9_-]{1,80})\]: ?(?=\S)/y;
const listMarker = /(\d{1,9})([.)])( {1,4})(?=\S)/y;
const headingMarker = /(#{1,6}) (?=\S)/y;
/** After a marker these begin something other than a paragraph. */
const blockStart = /[-+*](?: |\n|$)|(?:[-*_] *){3,}(?:\n|$)|>|#{1,6}(?: |\n|$)|\d{1,9}[.)](?: |\n|$)/y;
const containerStart = /[>|[]|[-+*](?: |\n|$)|\d{1,9}[.)](?: |\n|$)/y;
/** At the margin these may begin something other than a paragraph: lists, quotations, rules, tables, headings, definitions. */
const unusualStart = /[-+*](?: |\n|$)|(?:[-*_=:|+] *)+(?:\n|$)|[>=_`~<|:]|#{1,6}(?: |\n|$)|\d{1,9}[.)](?: |\n|$)/y;

export function parseMarkdown(source: string): Root {
  return readSections(source) ?? parseByRemark()(source);
}

/** The tree, or undefined when the whole text has to go to the parser. */
function readSections(source: string): Root | undefined {
  if (acrossSections.test(source)) return undefined;
  const labels = labelsOf(source);
  if (!labels) return undefined;
  const sections: Section[] = [];
  let line = 1;
  let from = 0;
  const end = source.length;
  const ending = (i: number): number => { const e = source.indexOf('\n', i); return e < 0 ? end : e; };
  while (from < end) {
    let lineEnd = ending(from);
    if (lineEnd === from) { from++; line++; continue; }
    // Lines up to the next empty one.
    let lines = 1;
    let to = lineEnd;
    while (lineEnd < end) {
      const next = ending(lineEnd + 1);
      if (next === lineEnd + 1) break;
      to = lineEnd = next;
      lines++;
    }
    // A line of spaces is a blank line, but has a place in the tree of a list: rare enough to leave.
    if (hasBlankLine(source, from, to)) return undefined;
    readLines(source, from, to, line, lines, sections, labels);
    from = to + 1;
    line += lines;
  }
  if (!sections.length) return undefined;
  const children: RootContent[] = [];
  for (const s of sections) for (const n of s.nodes ?? parsePart(source, s, labels)) children.push(n);
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: endOf(source) } };
}

/** Adds what stands in lines without a blank one between them to the sections. */
function readLines(source: string, from: number, to: number, line: number, lines: number, sections: Section[], labels: ReadonlySet<string>): void {
  const last = sections.at(-1);
  // After indented code the parser still takes the lines that follow for ones that would interrupt it: they are not the same alone.
  const afterCode = last !== undefined && !last.nodes && source.slice(last.from, last.to).includes('    ');
  const join = (s: Section): void => { s.to = to; s.nodes = undefined; s.list = true; };
  const add = (nodes: RootContent[] | undefined, list = false, at = { from, line, to }): void => { if (!nodes && afterCode) join(last); else sections.push({ ...at, list, nodes }); };
  const first = source.charCodeAt(from);
  if (first === 32) {
    // Indented: it may continue the list or the note before it.
    if (last) join(last); else add(undefined, true);
    return;
  }
  containerStart.lastIndex = from;
  if (afterCode && containerStart.test(source)) { join(last); return; }
  const spaced = / \n|\n /.test(source.slice(from, to)) || source.charCodeAt(to - 1) === 32;
  listMarker.lastIndex = from;
  const marker = listMarker.exec(source);
  const bullet = !marker && /^(?:[-+*]|\d{1,9}[.)])(?:[ \n]|$)/.test(source.slice(from, Math.min(to, from + 11)));
  if (marker || bullet) {
    const items = marker && !spaced ? readItems(source, from, to, line, labels) : undefined;
    if (last?.list) {
      const list = last.nodes?.[0] as List | undefined;
      if (list && items && sameMarker(source, list, items[0]!)) {
        list.children.push(...items);
        list.spread = true;
        list.position!.end = items.at(-1)!.position!.end;
      } else last.nodes = undefined;
      last.to = to;
      return;
    }
    if (!items) return add(undefined, true);
    return add([{ type: 'list', ordered: true, start: Number.parseInt(marker![1]!, 10), spread: false, children: items, position: { start: { ...items[0]!.position!.start }, end: { ...items.at(-1)!.position!.end } } }], true);
  }
  noteDefinition.lastIndex = from;
  if (noteDefinition.test(source)) {
    // One definition a line; a line that is none continues the note before it.
    let l = line;
    for (let start = from; start < to; l++) {
      const e = source.indexOf('\n', start);
      const stop = e < 0 || e > to ? to : e;
      noteDefinition.lastIndex = start;
      const m = noteDefinition.exec(source);
      if (!m) { join(sections.at(-1)!); break; }
      const note = spaced ? undefined : readNote(source, start, noteDefinition.lastIndex, stop, l, m[1]!, labels);
      add(note && [note], false, { from: start, line: l, to: stop });
      start = stop + 1;
    }
    return;
  }
  if (spaced) return add(undefined, true);
  headingMarker.lastIndex = from;
  const heading = headingMarker.exec(source);
  if (heading) {
    if (lines > 1) return add(undefined, true);
    const nodes = source.charCodeAt(to - 1) !== 35 ? readInline(source, { from: headingMarker.lastIndex, to, line, lineStart: from }, labels) : undefined;
    return add(nodes && [{ type: 'heading', depth: heading[1]!.length as Heading['depth'], children: nodes, position: { start: { line, column: 1, offset: from }, end: { line, column: to - from + 1, offset: to } } }]);
  }
  for (let start = from; start < to; ) {
    unusualStart.lastIndex = start;
    if (unusualStart.test(source)) return add(undefined, lines > 1 || /[-+*\d]/.test(source[start]!));
    // A definition that is not the first of its lines ends the paragraph before it.
    if (start > from && source.startsWith('[^', start)) return add(undefined, true);
    const e = source.indexOf('\n', start);
    if (e < 0 || e > to) break;
    start = e + 1;
  }
  const nodes = readInline(source, { from, to, line, lineStart: from }, labels);
  if (!nodes) return add(undefined);
  return add([{ type: 'paragraph', children: nodes, position: { start: { line, column: 1, offset: from }, end: pointAt(source, to, line, from) } }]);
}

/** Identifiers of the notes defined, in upper case; undefined when a definition stands where only the parser can find it, or defines a link. */
function labelsOf(source: string): Set<string> | undefined {
  const labels = new Set<string>();
  for (let i = source.indexOf(']:'); i >= 0; i = source.indexOf(']:', i + 2)) {
    if (isEscaped(source, i)) continue;
    const open = source.lastIndexOf('[', i);
    if (open < 0) continue;
    if (isEscaped(source, open)) return undefined;
    const start = source.lastIndexOf('\n', open) + 1;
    if (open === start) {
      noteDefinition.lastIndex = open;
      const m = noteDefinition.exec(source);
      if (!m || open + m[1]!.length + 2 !== i) return undefined;
      labels.add(m[1]!.toUpperCase());
    } else if (/^(?:\[\^[^\]\s]*\]:|[ >\d.)*+-])*$/.test(source.slice(start, open))) return undefined;
  }
  return labels;
}

const isEscaped = (source: string, at: number): boolean => { let i = at; while (source.charCodeAt(i - 1) === 92) i--; return (at - i) % 2 === 1; };

/** Numbered paragraphs of one line each; undefined when a line is anything else or the numbers' marks differ. */
function readItems(source: string, from: number, to: number, line: number, labels: ReadonlySet<string>): ListItem[] | undefined {
  const items: ListItem[] = [];
  let mark: string | undefined;
  for (let start = from, l = line; start < to; l++) {
    const e = source.indexOf('\n', start);
    const stop = e < 0 || e > to ? to : e;
    listMarker.lastIndex = start;
    const m = listMarker.exec(source);
    if (!m || (mark !== undefined && m[2] !== mark)) return undefined;
    mark = m[2];
    const words = readLine(source, listMarker.lastIndex, stop, l, start, labels);
    if (!words) return undefined;
    const end: Point = { line: l, column: stop - start + 1, offset: stop };
    items.push({ type: 'listItem', spread: false, checked: null, children: [words], position: { start: { line: l, column: 1, offset: start }, end } });
    start = stop + 1;
  }
  return items;
}

const sameMarker = (source: string, list: List, item: ListItem): boolean => markOf(source, list.children[0]!) === markOf(source, item);
const markOf = (source: string, item: ListItem): string => { let i = item.position!.start.offset!; while (source.charCodeAt(i) > 47 && source.charCodeAt(i) < 58) i++; return source[i]!; };

/** One note of one paragraph of one line. */
function readNote(source: string, from: number, wordsFrom: number, to: number, line: number, label: string, labels: ReadonlySet<string>): FootnoteDefinition | undefined {
  const words = readLine(source, wordsFrom, to, line, from, labels);
  return words && { type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children: [words], position: { start: { line, column: 1, offset: from }, end: { line, column: to - from + 1, offset: to } } };
}

/** A paragraph of one line that stands after a marker; its words go to the parser alone when they are unusual. Undefined when they are no paragraph. */
function readLine(source: string, from: number, to: number, line: number, lineStart: number, labels: ReadonlySet<string>): Paragraph | undefined {
  if (from >= to || source.charCodeAt(from) === 32) return undefined;
  blockStart.lastIndex = from;
  if (blockStart.test(source)) return undefined;
  noteDefinition.lastIndex = from;
  if (noteDefinition.test(source)) return undefined;
  const position = { start: { line, column: from - lineStart + 1, offset: from }, end: { line, column: to - lineStart + 1, offset: to } };
  const children = readInline(source, { from, to, line, lineStart }, labels) ?? parseWords(source, from, to, line, lineStart, labels);
  return children && { type: 'paragraph', children, position };
}

/** The words of one line by the parser. */
function parseWords(source: string, from: number, to: number, line: number, lineStart: number, labels: ReadonlySet<string>): PhrasingContent[] | undefined {
  const text = source.slice(from, to);
  const { tree, stubs } = parseAlone(text, labels);
  const [words] = tree.children;
  if (tree.children.length !== 1 + stubs || words?.type !== 'paragraph') return undefined;
  for (const c of words.children) move(c, line - 1, from - lineStart, from);
  return words.children;
}

/** The nodes of a section by the parser. */
function parsePart(source: string, s: Section, labels: ReadonlySet<string>): RootContent[] {
  const { tree, stubs } = parseAlone(source.slice(s.from, s.to), labels);
  const children = stubs ? tree.children.slice(0, -stubs) : tree.children;
  for (const c of children) move(c, s.line - 1, 0, s.from);
  return children;
}

/** A piece of text parsed with definitions after it of the notes it refers to and does not define. */
function parseAlone(text: string, labels: ReadonlySet<string>): { tree: Root; stubs: number } {
  const needed = new Set<string>();
  for (const m of text.matchAll(/\[\^([A-Za-z0-9_-]{1,80})\]/g)) { const l = m[1]!.toUpperCase(); if (labels.has(l)) needed.add(l); }
  for (const m of text.matchAll(/(?:^|\n)\[\^([A-Za-z0-9_-]{1,80})\]:/g)) needed.delete(m[1]!.toUpperCase());
  const stubs = [...needed].map((l) => `\n\n[^${l}]: .`).join('');
  return { tree: parseByRemark()(text + stubs), stubs: needed.size };
}

/** Moves a node and all in it to where it stands in the whole text. */
function move(node: Nodes, lines: number, columns: number, offset: number): void {
  const p = node.position!;
  const shift = (x: Point): Point => ({ line: x.line + lines, column: x.column + columns, offset: x.offset! + offset });
  node.position = { start: shift(p.start), end: shift(p.end) };
  if ('children' in node) for (const c of node.children) move(c, lines, columns, offset);
}

function hasBlankLine(source: string, from: number, to: number): boolean {
  for (let start = from; start < to; ) {
    let i = start;
    while (source.charCodeAt(i) === 32) i++;
    if (i > start && (i >= to || source.charCodeAt(i) === 10)) return true;
    const e = source.indexOf('\n', start);
    if (e < 0 || e > to) return false;
    start = e + 1;
  }
  return false;
}

/** Place of an offset, counted from a line that stands before it. */
function pointAt(source: string, offset: number, line: number, lineStart: number): Point {
  let l = line;
  let start = lineStart;
  for (let i = source.indexOf('\n', lineStart); i >= 0 && i < offset; i = source.indexOf('\n', i + 1)) { l++; start = i + 1; }
  return { line: l, column: offset - start + 1, offset };
}

const endOf = (source: string): Point => pointAt(source, source.length, 1, 0);
