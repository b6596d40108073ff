/** What can be wrong with content: one shape, one table of kinds, one way of saying it. */

/** Every kind of problem, with the word a reader of `--json` can rely on. */
export const problemKinds = [
  'yaml', 'frontmatter', 'field', 'value', 'date', 'duplicate', 'file-name', 'encoding', 'character', 'unknown-target', 'malformed-reference',
  'dangling-note', 'unused-note', 'link-scheme', 'raw-html', 'image', 'structure', 'plugin', 'unreadable', 'missing', 'leaked', 'withdrawn',
  'permalink', 'redaction', 'editorial', 'size',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  /** Path as shown to the editor, e.g. `content/cables/09BAMAKO776.md`. */
  readonly file: string;
  /** One-based; columns count UTF-16 units, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly kind: ProblemKind;
  /** What was found, e.g. `classification "secrte" is not known`. */
  readonly found: string;
  /** What was expected, without the word "expected". */
  readonly expected: string;
  /** What to do. */
  readonly advice: string;
  /** Warnings are shown and do not stop a build; `--strict` makes them errors. */
  readonly severity: 'error' | 'warning';
}

/** One line: `file:line:column: what was found; expected what; what to do`. Control and bidi characters of the content are made visible. */
export function formatProblem(p: Problem): string {
  const visible = (s: string) => s.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g,
    (c) => `\\u${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
  return `${visible(p.file)}:${p.line}:${p.column}: ${p.severity === 'warning' ? 'warning: ' : ''}${visible(p.found)}; expected ${visible(p.expected)}; ${visible(p.advice)}`;
}

/** Stable order: by file, line, column, then words. */
export function sortProblems<T extends Problem>(problems: readonly T[]): T[] {
  const cmp = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort((a, b) => cmp(a.file, b.file) || a.line - b.line || a.column - b.column || cmp(a.found, b.found));
}

/** Edit distance with adjacent transpositions, given up (Infinity) beyond `limit`. */
export function editDistance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      next.push(d);
      least = Math.min(least, d);
    }
    if (least > limit) return Infinity;
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** The known word nearest to `word`, or undefined when none is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const w = word.toLowerCase();
  const limit = Math.max(1, Math.min(3, Math.floor(w.length / 3)));
  let best: string | undefined;
  let distance = limit + 1;
  for (const k of known) {
    const d = editDistance(w, k.toLowerCase(), limit);
    if (d < distance || (d === distance && best !== undefined && k < best)) { best = k; distance = d; }
  }
  return distance <= limit ? best : undefined;
}

/** Advice that names the nearest known word, where there is one. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const hit = nearest(word, known);
  return hit === undefined ? otherwise : `did you mean "${hit}"?`;
}
