/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

/**
 * How a text begins that a spreadsheet would run as a formula (OWASP, "CSV Injection"), after any blanks, invisible marks and apostrophes:
 * = + - @, also in their full width, and a tab or line break at the very beginning.
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;
/** Letters and digits begin no formula: most cells are told by their first character. */
const harmless = /^[\p{L}\p{N}]/u;

/**
 * One cell. Words that a spreadsheet would run get an apostrophe before them, and so do words that begin as guarded ones do: `csvValue` takes
 * exactly that apostrophe off again, so nothing is lost. Numbers are numbers.
 */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  let text = typeof value === 'string' ? value : Array.isArray(value) && value.every((v) => typeof v === 'string') ? value.join('|') : JSON.stringify(value);
  if (text !== '' && !harmless.test(text) && formula.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** The words of a cell that held a string, as a CSV parser gives it. */
export const csvValue = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);
export const csvRow = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;
