/** What every plugin of one run shares: where the text stands, and where findings go. */
import type { Pin } from '../archive/permalinks.ts';
import type { Problem, ProblemKind } from '../archive/problems.ts';
import type { SourceFile } from '../archive/source-text.ts';
import type { Mention, NoteReference } from './markup.ts';

export interface MarkupContext {
  readonly file: SourceFile;
  /** Line in the file on which the Markdown begins, less one: positions of the parser plus this are positions in the file. */
  readonly lineOffset: number;
  /** The Markdown given to the parser. */
  readonly source: string;
  readonly lang: string;
  /** `''` for the cable's own text, `-ar` for a version. */
  readonly anchorSuffix: string;
  /** Published names of this text's paragraphs. */
  readonly pins: readonly Pin[];
  readonly fingerprints: Record<string, string>;
  readonly problems: Problem[];
  readonly mentions: Mention[];
  readonly noteReferences: NoteReference[];
  readonly noteDefinitions: { label: string; line: number; column: number }[];
  /** Labels defined in this file's own text (others are defined in another language's file). */
  readonly ownLabels: Set<string>;
}

interface Positioned { readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined }

/** Position of a node in the file, one-based. */
export function placeOf(ctx: MarkupContext, node: Positioned): { line: number; column: number } {
  const start = node.position?.start;
  return { line: (start?.line ?? 1) + ctx.lineOffset, column: start?.column ?? 1 };
}

/** Records a problem at a node. */
export function report(ctx: MarkupContext, node: Positioned, kind: ProblemKind, found: string, expected: string, advice: string, severity: 'error' | 'warning' = 'error'): void {
  ctx.problems.push({ file: ctx.file.shown, ...placeOf(ctx, node), kind, found, expected, advice, severity });
}
