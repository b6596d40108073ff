/**
 * `cable-html`: one published page, in either of the two layouts. The first has `table.cable` (Reference ID, Created, Released,
 * Classification, Origin) and one or two `code > pre` blocks, header and text; the later one has pairs of `div.s_key` and `div.s_val`.
 */
import { parseTags } from '../../archive/tags.ts';
import { ImportError } from '../importer.ts';
import type { CableInput, ImportContext, ImportedDocument, Importer, SourceFile } from '../importer.ts';
import { slugOf } from '../slug.ts';
import { decodeUtf8 } from '../source.ts';
import { attribute, findAll, hasClass, lineOf, readHtml, textLine, textOf } from './html.ts';
import type { Element } from './html.ts';
import { oneLine, parseCable } from './parse-cable.ts';

const longest = 20_000_000;

export const cableHtml: Importer = {
  format: 'cable-html',
  about: 'one cable as a published web page, in either layout',
  async* import(source, context) {
    if (source.size > longest) throw new ImportError(source.path, `the file has ${source.size} bytes; expected the page of one cable`);
    let html = '';
    for await (const chunk of decodeUtf8(source)) html += chunk;
    context.progress(source.size);
    if (!/<(?:html|body|table|div|pre)\b/i.test(html)) throw new ImportError(source.path, 'this is no web page; expected the page of one cable', { line: 1, column: 1 });
    const page = readHtml(html);
    const table = findAll(page, (el) => el.tagName === 'table' && hasClass(el, 'cable'))[0];
    const keys = findAll(page, (el) => hasClass(el, 's_key'));
    if (!table && keys.length === 0) throw new ImportError(source.path, 'the page has neither table.cable nor div.s_key: it is no page of a cable in a layout that is known', { line: 1, column: 1 });
    if (!/<\/(?:body|html)\s*>\s*$/i.test(html.slice(-2000).replace(/<!--.*?-->/gs, ''))) throw new ImportError(source.path, 'the page ends before </html>: the file is cut short', { line: html.split('\n').length, column: 1 });
    const blocks = findAll(page, (el) => el.tagName === 'pre' && !within(el, (p) => p.tagName === 'pre'));
    yield table ? firstLayout(source, context, table, blocks, findAll(page, (el) => /^h[1-4]$/.test(el.tagName))) : laterLayout(source, context, keys, findAll(page, (el) => hasClass(el, 's_val')), blocks, findAll(page, (el) => attribute(el, 'id') === 'tagged-text' || hasClass(el, 'text')));
  },
};

const within = (el: Element, test: (p: Element) => boolean): boolean => {
  for (let p = el.parentNode; p; p = 'parentNode' in p ? p.parentNode : null) if ('tagName' in p && test(p)) return true;
  return false;
};
/** Paragraph anchors put a pilcrow before the number, which is not the cable's. */
const cableText = (el: Element): string => textOf(el).replace(/¶ ?(?=\d{1,3}\.)/g, '');
const provenance = (source: SourceFile): CableInput['provenance'] => ({ kind: 'leaked', file: source.name, sha256: source.sha256 });

function firstLayout(source: SourceFile, context: ImportContext, table: Element, blocks: Element[], headings: Element[]): ImportedDocument {
  const rows = findAll(table, (el) => el.tagName === 'tr').map((tr) => findAll(tr, (el) => el.tagName === 'td' || el.tagName === 'th').map((c) => oneLine(textOf(c))));
  const names = rows.find((r) => r.some((c) => /^reference id$/i.test(c)));
  const values = names && rows[rows.indexOf(names) + 1];
  if (!names || !values) throw new ImportError(source.path, 'table.cable has no row with "Reference ID" and one with its value; expected Reference ID, Created, Released, Classification, Origin', { line: lineOf(table), column: 1 });
  const value = (name: string): string | undefined => values[names.findIndex((n) => n.toLowerCase() === name)] || undefined;
  if (blocks.length === 0) throw new ImportError(source.path, 'the page has no text (no pre element after the table); expected the header and the text of a cable', { line: lineOf(table), column: 1 });
  const title = headings.map((h) => /^Viewing cable [^,]{3,60}, (.+)$/s.exec(oneLine(textOf(h)))?.[1]).find(Boolean);
  const date = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?/.exec(value('created') ?? '');
  const released = /^\d{4}-\d{2}-\d{2}/.exec(value('released') ?? '')?.[0];
  const id = value('reference id');
  const body = blocks.length > 1 ? blocks.slice(1) : blocks;
  const document = parseCable({
    text: [...(blocks.length > 1 ? [cableText(blocks[0]!)] : []), ...body.map(cableText)].join('\n\n'), place: { line: textLine(blocks[0]!), column: 1 }, fallbackId: fallback(source),
    ...(id && { id }), ...(date && { date: date[2] ? `${date[1]!}T${date[2]}Z` : date[1]! }), ...(value('origin') && { origin: value('origin')! }), ...(value('classification') && { classification: value('classification')! }),
    // The page's heading has the subject where the text has none.
    ...(title && { otherwise: { subject: title } }), provenance: { ...provenance(source)!, ...(released && { published: released }) },
  }, context);
  if (blocks.length === 1) context.warn({ kind: 'missing header', message: `${document.cable.id} has no header in the source`, place: document.place, document: document.cable.id });
  return document;
}

function laterLayout(source: SourceFile, context: ImportContext, keys: Element[], vals: Element[], blocks: Element[], texts: Element[]): ImportedDocument {
  const fields = new Map<string, string>();
  keys.forEach((k, i) => { if (vals[i]) fields.set(oneLine(textOf(k)).replace(/\s*:$/, '').toLowerCase(), oneLine(textOf(vals[i]))); });
  const take = (...names: string[]): string | undefined => {
    for (const name of names) {
      const v = fields.get(name);
      fields.delete(name);
      if (v && !/^(?:n\/a|-- ?(?:n\/a|not assigned) ?--|-- not assigned --)$/i.test(v)) return v;
    }
    return undefined;
  };
  const id = take('canonical id', 'document id', 'id');
  if (!id) throw new ImportError(source.path, 'no "Canonical ID" among the page\'s fields; expected the page of one cable', { line: lineOf(keys[0]!), column: 1 });
  const body = texts.length > 0 ? texts.filter((t) => !texts.some((o) => o !== t && within(t, (p) => p === o))) : blocks;
  if (body.length === 0) throw new ImportError(source.path, 'the page has no text (no element with the id tagged-text, and no pre); expected the text of a cable', { line: lineOf(keys.at(-1)!), column: 1 });
  const tags = take('tags');
  const date = take('date');
  const origin = take('from');
  const classification = take('original classification', 'classification');
  const iso = date && readDate(date);
  const to = take('to');
  const codes = (tags ?? '').split(' | ').map((t) => t.split(' - ', 1)[0]!.trim()).filter(Boolean);
  const document = parseCable({
    otherwise: {
      ...(codes.length > 0 && { tags: codes.flatMap((c) => (c.includes(',') ? [c] : parseTags(c))) }), ...(to && { to: to.split(' | ').map(oneLine).filter(Boolean) }),
    },
    text: body.map(cableText).join('\n\n'), place: { line: textLine(body[0]!), column: 1 }, fallbackId: fallback(source), id, ...(iso && { date: iso }), ...(origin && { origin }), ...(classification && { classification }),
    provenance: provenance(source), record: [...fields].filter(([, v]) => v && !/^(?:n\/a|-- ?.* ?--)$/i.test(v)).map(([k, v]) => `record: ${k}: ${v}`),
  }, context);
  if (date && !iso) context.warn({ kind: 'unreadable date', message: `"${date.slice(0, 60)}"; left out`, place: document.place, document: document.cable.id });
  return document;
}

const fallback = (source: SourceFile): string => `cable-${slugOf(source.name.replace(/\.[^.]*$/, '')) || 'unnamed'}`.slice(0, 80);

/** `2009 December 1, 14:07 (Tuesday)`, `2009-12-01 14:07`: the first is how the later pages print it. */
function readDate(text: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?/.exec(text);
  if (iso) return iso[2] ? `${iso[1]!}T${iso[2]}Z` : iso[1]!;
  const m = /^(\d{4}) ([A-Z][a-z]+) (\d{1,2})(?:,? (\d{1,2}):(\d{2}))?/.exec(text);
  const month = m ? ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'].indexOf(m[2]!.toLowerCase()) : -1;
  if (!m || month < 0) return undefined;
  const d = new Date(Date.UTC(+m[1]!, month, +m[3]!, +(m[4] ?? 0), +(m[5] ?? 0)));
  return m[4] === undefined ? d.toISOString().slice(0, 10) : d.toISOString().slice(0, 16) + 'Z';
}
