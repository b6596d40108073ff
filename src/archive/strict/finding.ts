/** What an editorial check finds in a text. `problemOf` gives it a place in a file. */
import type { Problem } from '../problems.ts';
import { positionAt, type SourceFile } from '../source-text.ts';

export interface Finding {
  /** Offset in the text the check was given, in UTF-16 units. */
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
  readonly advice: string;
}

/** A finding at an offset of a file, as a problem: an error, since these checks run only when they are asked for. */
export function problemOf(file: SourceFile, finding: Finding): Problem {
  const { offset, ...words } = finding;
  return { file: file.shown, ...positionAt(file.text, Math.max(0, offset)), kind: 'editorial', ...words, severity: 'error' };
}
