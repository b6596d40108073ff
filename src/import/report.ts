/** What an import did, counted; and the same as a table for people. */
import { arrivalKinds } from './importer.ts';
import type { Arrivals, ImportWarning } from './importer.ts';

export interface FileReport {
  readonly path: string; readonly format: string; readonly bytes: number; seconds: number;
  documents: number; created: number; updated: number; unchanged: number; conflicts: number;
  paragraphs: number; notes: number; tables: number; withheld: number; pages: number;
  persons: number; mentions: number; terms: number; references: number; withCountry: number; withForeignCountry: number;
  /** What the source's own marks say it holds, and how much of that arrived; importers of formats without such marks leave both empty. */
  readonly source: Arrivals; readonly arrived: Arrivals;
}
/** Adds counts to counts. */
export function addArrivals(to: Arrivals, more: Arrivals): void { for (const k of arrivalKinds) if (more[k] !== undefined) to[k] = (to[k] ?? 0) + more[k]; }
const arrivalWords: Record<(typeof arrivalKinds)[number], string> = {
  documents: 'documents', notes: 'notes', tables: 'tables', pages: 'page breaks', persons: 'persons listed', terms: 'terms listed', mentions: 'names pointing to a person', termLinks: 'words pointing to a term', references: 'references', images: 'images',
};
/** `notes 12 of 12`, a line a kind, for all files together. */
export function arrivalLines(report: ImportReport): string[] {
  const source: Arrivals = {}, arrived: Arrivals = {};
  for (const f of report.files) { addArrivals(source, f.source); addArrivals(arrived, f.arrived); }
  return arrivalKinds.filter((k) => (source[k] ?? 0) > 0).map((k) => `  ${arrivalWords[k].padEnd(26)}  ${String(arrived[k] ?? 0).padStart(6)} of ${source[k]!}`);
}
export interface LocatedWarning extends ImportWarning { readonly file: string }
export interface ImportReport {
  readonly files: FileReport[];
  readonly warnings: LocatedWarning[];
  /** Wording and numbers that may endanger someone: an editor should look before publishing. */
  readonly sensitive: LocatedWarning[];
  /** Differences between an editor's file and a changed source that could not be joined: the editor's file stays. */
  readonly conflicts: LocatedWarning[];
  /** Warnings and places beyond those listed, by kind. */
  readonly more: Record<string, number>;
  /** Persons that may be known under another record: decide in `import-review.yaml`. */
  undecided: number;
  personsCreated: number; personsLinked: number;
  /** Files written (or that would be), relative to the content folder. */
  readonly written: string[];
  readonly dryRun: boolean;
}

/** Counts by kind, commonest first. */
export function countKinds(warnings: readonly ImportWarning[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const w of warnings) counts.set(w.kind, (counts.get(w.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** `file:line:column: message`, as far as the place is known. */
export const warningLine = (w: LocatedWarning): string =>
  `${w.file}${w.place ? `:${w.place.line}:${w.place.column}` : ''}: ${w.kind}${w.document ? ` in ${w.document}` : ''}: ${w.message}`;

/** The summary, one line a figure, and the warnings by kind. */
export function reportTable(report: ImportReport): string {
  const columns: readonly (keyof FileReport)[] = ['documents', 'created', 'updated', 'unchanged', 'conflicts', 'paragraphs', 'notes', 'tables', 'withheld', 'pages', 'mentions', 'references', 'withCountry'];
  const label = (c: keyof FileReport): string => (c === 'withCountry' ? 'with a country' : c === 'pages' ? 'page marks' : c);
  const rows = [['', ...columns.map(label)], ...report.files.map((f) => [f.path.split('/').at(-1)!, ...columns.map((c) => String(f[c]))])];
  if (report.files.length > 1) rows.push(['together', ...columns.map((c) => String(report.files.reduce((sum, f) => sum + (f[c] as number), 0)))]);
  // Turned on its side: one line a figure reads on a narrow terminal, and one file has one column.
  const turned = rows[0]!.map((_, i) => rows.map((r) => r[i]!));
  const widths = turned[0]!.map((_, i) => Math.max(...turned.map((r) => r[i]!.length)));
  const lines = turned.map((r) => r.map((c, i) => (i === 0 ? c.padEnd(widths[i]!) : c.padStart(widths[i]!))).join('  ').trimEnd());
  const arrivals = arrivalLines(report);
  const tail = [
    ...(arrivals.length > 0 ? ['arrived of what the source marks (each exception is a warning with its reason):', ...arrivals, ''] : []),
    `persons: ${report.personsCreated} new records, ${report.personsLinked} linked to known ones, ${report.undecided} to decide in import-review.yaml`,
    report.warnings.length === 0 ? 'no warnings' : `${report.warnings.length} warnings:`,
    ...countKinds(report.warnings).map(([kind, n]) => `  ${String(n).padStart(5)}  ${kind}`),
    ...(report.conflicts.length > 0 ? [`${report.conflicts.length} differences for an editor:`, ...countKinds(report.conflicts).map(([kind, n]) => `  ${String(n).padStart(5)}  ${kind}`)] : []),
    ...(report.sensitive.length > 0 ? [`${report.sensitive.length} places to look at before publishing:`, ...countKinds(report.sensitive).map(([kind, n]) => `  ${String(n).padStart(5)}  ${kind}`)] : []),
  ];
  const more = Object.entries(report.more).map(([kind, n]) => `  and ${n} more: ${kind}`);
  return [...lines, '', ...tail, ...more].join('\n');
}
