/**
 * The words of a block of Markdown without its marks: what is left when links, notes' numbers, page marks and emphasis are taken away and
 * line breaks folded. Good for comparing two versions of a paragraph, not for reading. On bytes, because an import reads every block it writes.
 */
import { digestOfBytes } from './digest.ts';

/** Where bare words are put: grown as needed and used again for every block. */
let bare = new Uint8Array(1 << 14);

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0D);
/** Signs of ASCII: the only ones that a backslash escapes. */
const isSign = (byte: number): boolean => (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60) || (byte >= 0x7B && byte <= 0x7E);
const isLabel = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || byte === 0x5F || byte === 0x2D;

/** Whether a block is other than its bare words: it has a mark, a line break, or white space that folding changes. */
export function hasMarks(bytes: Uint8Array, from: number, to: number): boolean {
  if (to > from && (isSpace(bytes[from]!) || isSpace(bytes[to - 1]!))) return true;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte > 0x60 || (byte > 0x20 && byte < 0x2A) || (byte > 0x2A && byte < 0x5B)) continue;
    if (byte !== 0x5E && byte !== 0x60 && (byte !== 0x20 || bytes[i + 1] === 0x20)) return true;
  }
  return false;
}

/** Fills `bare` with the words that stand in the bytes; answers from where to where, without white space at the edges. */
function read(bytes: Uint8Array, from: number, to: number): { from: number; to: number } {
  if (bare.length < to - from) bare = new Uint8Array((to - from) * 2);
  let n = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    // Letters, digits and what is not ASCII: nearly all of it.
    if (byte > 0x60 || (byte > 0x20 && byte < 0x2A) || (byte > 0x2A && byte < 0x5B)) { bare[n++] = byte; continue; }
    switch (byte) {
      case 0x5C: if (i + 1 < to && isSign(bytes[i + 1]!)) i++; bare[n++] = bytes[i]!; break;
      case 0x5B: i = Math.max(i, endOfMark(bytes, i, to) - 1); break;
      case 0x5D: i = Math.max(i, endOfTarget(bytes, i + 1, to) - 1); break;
      case 0x2A: case 0x5F: break;
      case 0x0A: while (i + 1 < to && isSpace(bytes[i + 1]!)) i++; bare[n++] = 0x20; break;
      case 0x20: while (i + 1 < to && bytes[i + 1] === 0x20) i++; bare[n++] = 0x20; break;
      default: bare[n++] = byte;
    }
  }
  let start = 0;
  while (start < n && isSpace(bare[start]!)) start++;
  while (n > start && isSpace(bare[n - 1]!)) n--;
  return { from: start, to: n };
}

/** Behind `[^label]` (not the beginning of its definition) or `[p. 12](page:12)` that begins at `at`; −1 where neither does. */
function endOfMark(bytes: Uint8Array, at: number, to: number): number {
  let i = at + 2;
  if (bytes[at + 1] === 0x5E) {
    while (i < to && isLabel(bytes[i]!)) i++;
    return i > at + 2 && i < to && bytes[i] === 0x5D && !(i + 1 < to && bytes[i + 1] === 0x3A) ? i + 1 : -1;
  }
  if (bytes[at + 1] !== 0x70 || bytes[i] !== 0x2E || bytes[i + 1] !== 0x20) return -1;
  while (i < to && bytes[i] !== 0x5D) i++;
  return page.every((letter, n) => bytes[i + 2 + n] === letter) ? endOfTarget(bytes, i + 1, to) : -1;
}

const page = [...Buffer.from('page:')];

/** Behind `(scheme:…)` that begins at `at`; −1 where there is none. */
function endOfTarget(bytes: Uint8Array, at: number, to: number): number {
  if (at >= to || bytes[at] !== 0x28) return -1;
  let i = at + 1;
  while (i < to && bytes[i]! >= 0x61 && bytes[i]! <= 0x7A) i++;
  if (i === at + 1 || i >= to || bytes[i] !== 0x3A) return -1;
  while (i < to && bytes[i] !== 0x29 && !isSpace(bytes[i]!)) i++;
  return i < to && bytes[i] === 0x29 ? i + 1 : -1;
}

export function bareWords(block: string): string {
  const bytes = Buffer.from(block, 'utf8'), { from, to } = read(bytes, 0, bytes.length);
  return Buffer.from(bare.buffer, from, to - from).toString('utf8');
}

/** The digest of the bare words of a block that stands in the bytes from `from` up to `to`; that of a block without marks is the block's own. */
export function digestOfBareWords(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const words = read(bytes, from, to);
  return digestOfBytes(bare, words.from, words.to);
}
