/** The text of a cable, from lines to paragraphs, headings and the signature. White space is folded; no other character is lost. */
import { oneLine } from '../../text/one-line.ts';
import { portionMarkAt } from '../../archive/words.ts';
import { numberedStart } from './header.ts';
import type { Line } from './lines.ts';

export type Block = {
  kind: 'paragraph' | 'heading' | 'table' | 'signature' | 'address';
  /** The printed number of a numbered paragraph. */
  number?: number;
  /** Lines without what was taken out; a table keeps its inner spaces. */
  lines: string[];
  /** Page and transmission lines that stood in or after this block. */
  taken: string[];
  /** Line in the source. */
  at: number;
};

const dashes = /^(?:[-_=*]{4,}|(?:- ){4,}-?)$/;
const listItem = /^(?:--?|\*|•)\s+\S/;
const knownHeading = /^(?:\([A-Z/]{1,8}\) ?)?(?:EXECUTIVE SUMMARY|SUMMARY(?: AND (?:COMMENT|ACTION REQUEST|INTRODUCTION))?|INTRODUCTION(?: AND SUMMARY)?|COMMENTS?|EMBASSY COMMENT|BACKGROUND|ACTION REQUEST(?:ED)?|CONCLUSION|BIO(?:GRAPHIC)? (?:NOTES?|DATA)|NEXT STEPS|PARTICIPANTS)[.:]?$/i;
const signature = /^(?:[A-Z][A-Z'’.-]{1,20}(?: [A-Z][A-Z'’.-]{1,20}){0,2}|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)$/;
const looksTabular = (text: string): boolean => text.includes('   ') && /\S {3,}\S/.test(text.trim().replace(/^\S+ +/, ''));
/** `SHIP-⏎PING`: the hyphen is the line's or the word's own; it stays, and no space comes in. */
const wordGoesOn = (before: string, line: string): boolean => { const end = before.trimEnd(); return end.endsWith('-') && /[A-Za-z]-$/.test(end) && /^[A-Za-z]/.test(line); };
const endsSentence = (text: string): boolean => /[.?!:;)"'”]$/.test(text.trim());

/**
 * @param lines the lines after the header
 * @returns blocks in order; their `lines`, `number` and `taken` together hold every character of the lines but white space
 */
export function blocksOf(lines: readonly Line[]): Block[] {
  const width = usualWidth(lines);
  const out: Block[] = [];
  let block: Block | undefined;
  let last = 0;
  let blank = true;
  const finish = (): void => {
    if (block && (block.lines.length > 0 || block.number !== undefined)) out.push(block);
    block = undefined;
  };
  const record = (taken: readonly string[], at: number): void => {
    const target = block ?? out.at(-1);
    if (target) target.taken.push(...taken);
    else if (taken.length > 0) out.push({ kind: 'paragraph', lines: [], taken: [...taken], at });
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const text = line.text.trim();
    if (line.taken) {
      const mayContinue = block && block.kind === 'paragraph' && text !== '' && !numberedStart.test(line.text) && !dashes.test(text)
        && (!endsSentence(block.lines.at(-1) ?? '') || /^[a-z]/.test(text));
      record(line.taken, line.number);
      // The page, not the writer, ended the line before: the sentence goes on in it.
      if (mayContinue && block && !listItem.test(text) && !looksTabular(line.text)) { const before = block.lines.pop() ?? ''; block.lines.push((wordGoesOn(before, text) ? before.trimEnd() + text : `${before} ${text}`).trim()); blank = false; continue; }
      if (!mayContinue) { finish(); blank = true; }
    }
    if (text === '') { finish(); blank = true; continue; }
    const wasBlank = blank;
    blank = false;
    if (dashes.test(text)) {
      if (block?.kind === 'table' || (block && looksTabular(block.lines.at(-1) ?? ''))) { block.kind = 'table'; block.lines.push(line.text); continue; }
      if (block && block.lines.length <= 3 && block.number === undefined && block.kind === 'paragraph' && startedFresh(block)) { block.kind = 'heading'; record([text], line.number); finish(); blank = true; continue; }
      finish();
      record([text], line.number);
      blank = true;
      const under = headingUnder(lines, i + 1);
      if (under > 0) {
        block = { kind: 'heading', lines: lines.slice(i + 1, i + 1 + under).map((l) => l.text.trim()), taken: [], at: lines[i + 1]!.number };
        record([lines[i + 1 + under]!.text.trim()], line.number);
        i += under + 1;
        finish();
      }
      continue;
    }
    const number = numberedStart.exec(line.text);
    if (number && startsParagraph(Number(number[1]), wasBlank || !block, last, block?.lines.at(-1) ?? '', line.text.slice(number[0].length), width)) {
      finish();
      last = Number(number[1]);
      const rest = line.text.slice(number[0].length).trim();
      block = { kind: 'paragraph', number: last, lines: rest ? [rest] : [], taken: [], at: line.number };
      // A number alone on its line belongs to what follows.
      if (!rest) { out.push(block); block = undefined; }
      continue;
    }
    if (wasBlank && knownHeading.test(text)) { finish(); out.push({ kind: 'heading', lines: [text], taken: [], at: line.number }); blank = true; continue; }
    if (block?.kind === 'paragraph' && listItem.test(text)) finish();
    if (!block) {
      const bare = out.at(-1);
      if (bare && bare.number !== undefined && bare.lines.length === 0) { bare.lines.push(text); block = out.pop(); continue; }
      block = { kind: 'paragraph', lines: [], taken: [], at: line.number };
    }
    // A line far from the margin may be the head of a table.
    block.lines.push(looksTabular(line.text) || /^ {6,}\S/.test(line.text) ? line.text : text);
  }
  finish();
  markTables(out);
  return takeSignature(mergeEmpty(out), width);

  function startedFresh(b: Block): boolean { return b.lines.every((l) => l.trim().length <= 72 && !looksTabular(l)); }
}

/** How many lines of a heading stand between a dash line and the next one: 0 where there is none within three lines. */
function headingUnder(lines: readonly Line[], from: number): number {
  for (let n = 0; n <= 3; n++) {
    const line = lines[from + n];
    if (!line || line.taken) return 0;
    const text = line.text.trim();
    if (dashes.test(text)) return n;
    if (text === '' || numberedStart.test(line.text) || text.length > 72) return 0;
  }
  return 0;
}

/** The column at which this cable's lines were wrapped. */
function usualWidth(lines: readonly Line[]): number {
  // How many lines are so long, from 21 to 80 and above: no sorting, every cable has hundreds.
  const counts = new Uint32Array(81);
  let all = 0;
  for (const { text } of lines) if (text.length > 20) { counts[Math.min(80, text.length)]!++; all++; }
  if (all === 0) return 69;
  let width = 20;
  for (let seen = 0, wanted = Math.floor(all * 0.9); seen <= wanted; width++) seen += counts[width + 1]!;
  return Math.max(50, width);
}

/**
 * Whether `5. ` at the start of a line begins paragraph 5. After a blank line it does; without one, only the next number in order does,
 * and only where the line before it ends a sentence, or ends early and a portion mark follows: a date or a sum may be wrapped there.
 */
function startsParagraph(number: number, fresh: boolean, last: number, before: string, rest: string, width: number): boolean {
  if (fresh) return number <= last + 30 || number <= 60;
  return number === last + 1 && (endsSentence(before) || (before.length < width - 18 && portionMarkAt(rest.trimStart()) !== undefined));
}

/** A block most of whose lines have columns is a table and keeps its spaces. */
function markTables(blocks: Block[]): void {
  for (const b of blocks) {
    if (b.kind !== 'paragraph') continue;
    const columns = b.lines.filter(looksTabular).length;
    if (columns >= 2 && columns * 2 > b.lines.length) b.kind = 'table';
    else b.lines = b.lines.map(oneLine);
  }
}

/** What was taken out before any text belongs to the first block. */
function mergeEmpty(blocks: Block[]): Block[] {
  const out: Block[] = [];
  let pending: string[] = [];
  for (const b of blocks) {
    if (b.lines.length === 0 && b.number === undefined) { pending.push(...b.taken); continue; }
    out.push(pending.length > 0 ? { ...b, taken: [...pending, ...b.taken] } : b);
    pending = [];
  }
  if (pending.length > 0) out.push({ kind: 'paragraph', lines: [], taken: pending, at: 0 });
  return out;
}

/** The signer's surname, alone on the last line; in the telegrams of the seventies it follows the text without a blank line. */
function takeSignature(blocks: Block[], width: number): Block[] {
  const at = blocks.findLastIndex((b) => b.lines.length > 0);
  const b = blocks[at];
  if (!b || at === 0 && b.lines.length === 1 || b.kind !== 'paragraph') return blocks;
  const words = b.lines.at(-1)!.trim();
  if (!signature.test(words) || words.length > 40) return blocks;
  if (b.lines.length === 1 && b.number === undefined) return blocks.with(at, { ...b, kind: 'signature' });
  const before = b.lines.at(-2) ?? '';
  if (!(endsSentence(before) && before.length < width + 20) || words !== words.toUpperCase()) return blocks;
  return [...blocks.slice(0, at), { ...b, lines: b.lines.slice(0, -1), taken: [] }, { kind: 'signature', lines: [words], taken: b.taken, at: b.at }, ...blocks.slice(at + 1)];
}

/**
 * Joins wrapped lines. A line that ended although its neighbour's first word would have fitted was ended on purpose and keeps its break.
 * @returns pieces of running text; between two pieces stands a line break
 */
export function joinLines(lines: readonly string[], width: number): string[] {
  const out: string[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined) { out.push(line); continue; }
    const room = width - 12 - before.length;
    const space = line.indexOf(' ');
    const fits = (space < 0 ? line.length : space) + 1 <= room;
    // A hyphen at the end of a line is the word's own: `sea-⏎gulls`.
    if (wordGoesOn(before, line)) out[out.length - 1] += line;
    else if (fits) out.push(line);
    else out[out.length - 1] += ' ' + line;
  }
  return out;
}
export { usualWidth };
