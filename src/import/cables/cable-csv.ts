/**
 * `cable-csv`: eight columns without a header row: number, `M/D/YYYY H:MM`, id, origin, classification, references joined by `|`, header, body.
 * Quotes are escaped with a backslash, fields run over many lines, and a file may be far larger than memory: rows are read as a stream.
 */
import { cableIdPattern } from '../../archive/identifiers.ts';
import { ImportError } from '../importer.ts';
import type { Importer } from '../importer.ts';
import { csvRows } from './csv-rows.ts';
import { oneLine, parseCable } from './parse-cable.ts';

const columns = 8;
/** One record; the longest real ones have some 300 KB. */
const longestRecord = 8_000_000;

export const cableCsv: Importer = {
  format: 'cable-csv',
  about: 'cables in eight columns (number, date, id, origin, classification, references, header, body)',
  async* import(source, context) {
    const seen = new Map<string, number>();
    let rows = 0;
    let read = 0;
    for await (const some of csvRows(source, longestRecord)) for (const { record, line } of some) {
      const place = { line, column: 1 };
      if (record.length === 1 && record[0]!.trim() === '') continue;
      if (record.length !== columns) throw new ImportError(source.path, `this record has ${record.length} column${record.length === 1 ? '' : 's'}; expected ${columns}: number, date, id, origin, classification, references, header, body`, place);
      rows++;
      const [number, created, id, origin, classification, references, header, body] = record as unknown as [string, string, string, string, string, string, string, string];
      const date = readDate(created);
      if (rows === 1 && (!date || !/^\s*\d*\s*$/.test(number))) throw new ImportError(source.path, `the first record begins "${oneLine(number.slice(0, 20))}", "${oneLine(created.slice(0, 20))}"; expected a number and a date such as 12/1/2009 14:07, without a row of column names`, place);
      if (!date) context.warn({ kind: 'unreadable date', message: `"${oneLine(created.slice(0, 40))}" is no date such as 12/1/2009 14:07; left out`, place });
      const document = parseCable({
        text: header.trim() === '' ? body : `${header}\n\n${body}`, place, firstLine: place.line, id, fallbackId: `cable-${number.trim() || rows}`, ...(date && { date }), origin, classification,
        references: references.split('|').map((r) => r.trim()).filter(Boolean), provenance: { kind: 'leaked', file: source.name, sha256: source.sha256 },
      }, context);
      if (header.trim() === '') context.warn({ kind: 'missing header', message: `${document.cable.id} has no header in the source`, place, document: document.cable.id });
      const before = seen.get(document.cable.id) ?? 0;
      seen.set(document.cable.id, before + 1);
      if (before > 0) {
        const other = `${document.cable.id}_${before + 1}`;
        context.warn({ kind: 'same number twice', message: `${document.cable.id} stands in the source more than once; this one becomes ${other}`, place, document: other });
        yield { ...document, cable: { ...document.cable, id: cableIdPattern.test(other) ? other : `cable-${rows}`, aliases: [...document.cable.aliases ?? [], id.trim()] } };
      } else yield document;
      read += header.length + body.length;
      if (rows % 64 === 0) context.progress(read);
    }
    if (rows === 0) throw new ImportError(source.path, 'the file holds no record; expected cables in eight columns', { line: 1, column: 1 });
    context.progress(source.size);
  },
};

/** `12/1/2009 14:07` (month first, Greenwich) → `2009-12-01T14:07Z`. */
function readDate(text: string): string | undefined {
  const m = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::\d{2})?)?\s*$/.exec(text);
  if (!m) return undefined;
  const [, month, day, year, hour, minute] = m;
  const d = new Date(Date.UTC(+year!, +month! - 1, +day!, +(hour ?? 0), +(minute ?? 0)));
  if (d.getUTCMonth() !== +month! - 1 || d.getUTCDate() !== +day! || +(hour ?? 0) > 23 || +(minute ?? 0) > 59) return undefined;
  return hour === undefined ? d.toISOString().slice(0, 10) : d.toISOString().slice(0, 16) + 'Z';
}
