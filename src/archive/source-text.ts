/** A content file as text with positions: UTF-8 strictly, no byte order mark, no characters that deceive the eye. */
import type { Problem } from './problems.ts';

export interface SourceFile {
  /** Path below the content folder, with `/`: `cables/09BAMAKO776.md`. */
  readonly path: string;
  /** Path shown in problems: `content/cables/09BAMAKO776.md`. */
  readonly shown: string;
  readonly text: string;
}

/** One-based line and column of an offset in a text. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) { line++; start = i + 1; }
  return { line, column: offset - start + 1 };
}

// Overrides, embeddings and isolates reorder what the eye reads (Trojan Source); the plain marks U+200E/U+200F/U+061C do not.
export const deceiving = /[\u202A-\u202E\u2066-\u2069]|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** `U+202E`: how messages name a character. */
export const codePointName = (c: string): string => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes the bytes of a content file. CRLF becomes LF. A byte order mark, invalid UTF-8 and deceiving characters are problems.
 * The text is returned even so, as far as it can be read, so that all other problems are found in the same run.
 */
export function decodeSource(bytes: Uint8Array, path: string, shown: string): { file: SourceFile; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (line: number, column: number, kind: Problem['kind'], found: string, expected: string, advice: string) =>
    problems.push({ file: shown, line, column, kind, found, expected, advice, severity: 'error' });
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    problem(1, 1, 'encoding', 'a byte order mark stands before the text', 'UTF-8 without a byte order mark', 'save the file as "UTF-8" (not "UTF-8 with BOM")');
    start = 3;
  }
  const body = start ? bytes.subarray(start) : bytes;
  let text: string;
  try {
    text = strict.decode(body);
  } catch {
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    const at = positionAt(text, Math.max(0, firstInvalid(body, text)));
    problem(at.line, at.column, 'encoding', 'bytes that are not UTF-8', 'UTF-8 text', 'save the file with the encoding UTF-8');
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  for (const m of text.matchAll(deceiving)) {
    const at = positionAt(text, m.index);
    problem(at.line, at.column, 'character', `the invisible character ${codePointName(m[0])}`, 'text without control and bidirectional override characters', 'delete it; direction is set by the page');
    if (problems.length > 20) break;
  }
  return { file: { path, shown, text }, problems };
}

/** Offset, in the leniently decoded text, of the first byte sequence that is not UTF-8. */
function firstInvalid(bytes: Uint8Array, lenient: string): number {
  for (let at = lenient.indexOf('\uFFFD'); at !== -1; at = lenient.indexOf('\uFFFD', at + 1)) {
    // A genuine U+FFFD in the source encodes as EF BF BD; anything else is the decoder's replacement.
    const before = new TextEncoder().encode(lenient.slice(0, at)).length;
    if (!(bytes[before] === 0xef && bytes[before + 1] === 0xbf && bytes[before + 2] === 0xbd)) return at;
  }
  return 0;
}
