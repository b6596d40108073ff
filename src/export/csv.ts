/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

/**
 * One cell. Words that a spreadsheet would run as a formula get an apostrophe before them (OWASP, "CSV injection"); the JSON table has them
 * as they are. Numbers are numbers.
 */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  let text = typeof value === 'string' ? value : Array.isArray(value) && value.every((v) => typeof v === 'string') ? value.join('|') : JSON.stringify(value);
  if (/^[\s]*[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
export const csvRow = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;
