/**
 * `aad`: State Department telegrams of 1973–79 as the National Archives give them: "Message Text", then "Message Attributes" with a
 * name and a value a line. A file may hold several.
 */
import type { CableInput, ImportContext, ImportedDocument, Importer, SourceFile } from '../importer.ts';
import { ImportError } from '../importer.ts';
import { parseTags } from '../../archive/tags.ts';
import { slugOf } from '../slug.ts';
import { decodeUtf8 } from '../source.ts';
import { oneLine, parseCable } from './parse-cable.ts';

const textHeading = /^\s*Message Text\s*$/;
const attributesHeading = /^\s*Message Attributes\s*$/;
const longestDocument = 20_000_000;

export const aad: Importer = {
  format: 'aad',
  about: 'telegrams of 1973–79 from the National Archives (Message Text, Message Attributes)',
  async* import(source, context) {
    let text: string[] | undefined;
    let attributes: string[] | undefined;
    let begin = 0;
    let line = 0;
    let read = 0;
    let documents = 0;
    let before: string[] = [];
    const finish = (end: number): ImportedDocument => {
      if (!attributes) throw new ImportError(source.path, 'the file ends within a document, before "Message Attributes": it is cut short', { line: end, column: 1 });
      documents++;
      return oneDocument(source, context, { text: text!.join('\n'), attributes, begin, before, nth: documents });
    };
    let last = '';
    for await (const l of linesOf(source)) {
      line++;
      last = l;
      read += l.length + 1;
      if (read > longestDocument && documents === 0 && text === undefined) break;
      if (textHeading.test(l)) {
        if (text) { yield finish(line); before = []; }
        text = [];
        attributes = undefined;
        begin = line;
        context.progress(Math.min(read, source.size));
      } else if (text && attributesHeading.test(l)) attributes = [];
      else if (attributes) attributes.push(l);
      else if (text) text.push(l);
      else if (l.trim()) before.push(l.trim());
    }
    if (!text) throw new ImportError(source.path, 'no line "Message Text" was found; expected telegrams as the National Archives give them (Message Text, Message Attributes)', { line: 1, column: 1 });
    // Attributes stand in the order of the alphabet; a whole record has its type. A last line that doesn't end tells the rest.
    if (attributes && last.trim() !== '' && !attributes.some((a) => /^\s*Type:/.test(a))) throw new ImportError(source.path, `the file ends within the attributes of a document, at "${oneLine(last).slice(0, 40)}": it is cut short`, { line, column: last.length + 1 });
    yield finish(line);
    context.progress(source.size);
  },
};

async function* linesOf(source: SourceFile): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of decodeUtf8(source)) {
    const parts = (rest + chunk).split(/\r\n|\n/);
    rest = parts.pop()!;
    yield* parts;
  }
  yield rest;
}

type Parts = { readonly text: string; readonly attributes: readonly string[]; readonly begin: number; readonly before: readonly string[]; readonly nth: number };

function oneDocument(source: SourceFile, context: ImportContext, parts: Parts): ImportedDocument {
  const fields = attributesOf(parts.attributes);
  const take = (name: string): string | undefined => {
    const v = fields.get(name);
    fields.delete(name);
    return v === undefined || v === '' || /^n\/a$/i.test(v) ? undefined : v;
  };
  const place = { line: parts.begin, column: 1 };
  const id = take('Document Number');
  const date = readDate(take('Draft Date') ?? '');
  const locator = fields.get('Locator');
  const film = fields.get('Film Number');
  const subject = take('Subject');
  const tags = take('TAGS');
  const type = take('Type');
  const to = take('To');
  const order = take('Executive Order');
  const from = take('From');
  const original = take('Original Classification');
  const references = fields.get('Reference');
  const document = parseCable({
    text: /^\s*n\/?a\.?\s*$/i.test(parts.text) ? '' : parts.text, firstLine: parts.begin + 1, place, ...(id && { id }), fallbackId: `aad-${slugOf(source.name.replace(/\.[^.]*$/, '')) || 'document'}-${parts.nth}`.slice(0, 80), ...(from && { origin: from }), ...(original && { classification: original }),
    provenance: {
      kind: 'declassified', publisher: 'U.S. National Archives and Records Administration', publication: 'Access to Archival Databases, State Department Central Foreign Policy Files 1973–79',
      archive: ['Record Group 59', ...(film && !/^n\/a$/i.test(film) ? [`Film Number ${oneLine(film)}`] : [])].join(', '), file: source.name, sha256: source.sha256,
    },
    otherwise: {
      ...(subject && { subject }), ...(tags && { tags: parseTags(tags) }), ...(to && { to: to.split(/;| \| /).map(oneLine).filter(Boolean) }), ...(order && { declassify: `E.O. ${order}` }), ...(references && !/^n\/a$/i.test(references) && { references }),
    },
    record: [...parts.before, ...[...fields].filter(([, v]) => v && !/^n\/a$/i.test(v)).map(([k, v]) => `record: ${k}: ${v}`)],
  }, context);
  const cable: CableInput = { ...document.cable };
  // The text's own moment of filing is exact; the archives' date has the day only.
  if (cable.date === undefined && date) cable.date = date;
  if (type && /AIR/i.test(type)) cable.kind = 'airgram';
  if (locator && !/TEXT ON-?LINE/i.test(locator)) {
    context.warn({ kind: 'no text in the source', message: `${cable.id}: the archives give no text (${locator}); imported with its header only`, place, document: cable.id });
  }
  return { ...document, cable };
}

/** `Name: value` a line; a line without a name continues the value before it. */
function attributesOf(lines: readonly string[]): Map<string, string> {
  const out = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines) {
    const m = /^ {0,4}([A-Z][A-Za-z/ ()-]{1,40}?): ?(.*)$/.exec(line);
    if (m) { last = m[1]!.trim(); out.set(last, [out.get(last), m[2]!.trim()].filter(Boolean).join(' | ')); }
    else if (line.trim() && last) out.set(last, `${out.get(last)!} ${line.trim()}`.trim());
    else if (line.trim()) { last = 'Note'; out.set(last, line.trim()); }
  }
  return out;
}

/** `04 APR 1973` → `1973-04-04`. A first of January 1960 is how the archives write "none". */
function readDate(text: string): string | undefined {
  const m = /^(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{4})$/i.exec(text.trim());
  if (!m) return undefined;
  const month = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].indexOf(m[2]!.toUpperCase());
  const d = new Date(Date.UTC(+m[3]!, month, +m[1]!));
  const iso = d.toISOString().slice(0, 10);
  return d.getUTCDate() === +m[1]! && iso !== '1960-01-01' ? iso : undefined;
}
