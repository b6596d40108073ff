/** The text of the files an import makes. */
import type { ImportedDocument } from './importer.ts';
import { writeMarkdown } from './markdown.ts';

/** Order in which frontmatter is written: what an editor looks for first stands first. Unnamed fields follow. */
const order = [
  'id', 'aliases', 'title', 'kind', 'date', 'post', 'office', 'place', 'number', 'to', 'info', 'precedence', 'classification', 'captions', 'tags', 'subject', 'declassify', 'classifiedBy',
  'references', 'countries', 'organizations', 'persons', 'derived', 'signature', 'text', 'provenance', 'notes', 'transmission', 'status',
];

const looksLikeAnother = /^(?:true|false|null|yes|no|on|off|y|n)$|^[\d.][\d._]*(?:e[+-]?\d+)?$|^0[xo]|^\.(?:inf|nan)$/i;
/** Text that YAML reads as itself without quotes: on a line of its own, and between the brackets of a short list, where more is taken for a mark. */
const isPlain = (s: string): boolean => /^[\p{L}\p{N}](?:[^\s:#\u0085\u2028\u2029\uFEFF]|:(?=[^\s])|#(?<=[^\s]#)| (?=[^\s#]))*$/u.test(s) && !looksLikeAnother.test(s);
const isPlainInList = (s: string): boolean => isPlain(s) && !/[:#[\]{},]/.test(s);
/** Words of letters, digits, hyphens and full stops with single spaces between, that begin with a letter: most of what is written, told at once. */
function isSimple(s: string): boolean {
  let before = 0x20;
  for (let i = 0; i < s.length; i++) {
    const unit = s.charCodeAt(i);
    const isLetter = (unit >= 0x61 && unit <= 0x7A) || (unit >= 0x41 && unit <= 0x5A);
    if (!isLetter && (i === 0 || !((unit >= 0x2D && unit <= 0x39) || (unit === 0x20 && before !== 0x20)))) return false;
    before = unit;
  }
  // The words that YAML takes for something else have at most five letters.
  return before !== 0x20 && (s.length > 5 || !looksLikeAnother.test(s));
}
// JSON's quotes are YAML's, but for characters that YAML takes for line breaks.
const quoted = (s: string): string => JSON.stringify(s).replace(/[\u0085\u2028\u2029\uFEFF]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const scalar = (v: unknown, inList = true): string => (typeof v !== 'string' ? String(v) : isSimple(v) || (inList ? isPlainInList : isPlain)(v) ? v : quoted(v));
const isEmpty = (v: object): boolean => { for (const k in v) if ((v as Record<string, unknown>)[k] !== undefined) return false; return true; };

/** On one line: `[ a, b ]`, `{ k: v }`; `undefined` as soon as it is longer than `room`. */
function oneLine(v: unknown, room = Infinity): string | undefined {
  if (v === null || typeof v !== 'object') return scalar(v);
  let out = '';
  if (Array.isArray(v)) {
    for (const x of v) {
      const entry = oneLine(x, room - out.length);
      if (entry === undefined || out.length + entry.length + 4 > room) return undefined;
      out += (out && ', ') + entry;
    }
    return out ? `[ ${out} ]` : '[]';
  }
  const record = v as Record<string, unknown>;
  for (const k in record) {
    if (record[k] === undefined) continue;
    const entry = oneLine(record[k], room - out.length);
    if (entry === undefined) return undefined;
    out += `${out && ', '}${scalar(k)}: ${entry}`;
    if (out.length + 4 > room) return undefined;
  }
  return out ? `{ ${out} }` : '{}';
}

/** One line while it is short, else a line for each entry. `room`: how long one line may be; a record's own entries never share one. */
function lines(v: unknown, indent: string, room: number): string {
  if (v === null || typeof v !== 'object') return ' ' + scalar(v, false);
  const isList = Array.isArray(v);
  if (isList ? v.length === 0 : isEmpty(v)) return isList ? ' []' : ' {}';
  const short = room === 0 ? undefined : oneLine(v, room);
  if (short !== undefined && short.length <= room) return ' ' + short;
  let out = '';
  const deeper = indent + '  ';
  if (isList) for (const x of v) out += `\n${indent}-${onDash(lines(x, deeper, 110))}`;
  else for (const k in v) if ((v as Record<string, unknown>)[k] !== undefined) out += `\n${indent}${scalar(k)}:${lines((v as Record<string, unknown>)[k], deeper, 110)}`;
  return out;
}
/** The first field of an entry of a list stands on the line of its dash. */
const onDash = (entry: string): string => (entry.startsWith('\n') ? ' ' + entry.trimStart() : entry);

/**
 * A record or a list of records as YAML, ending with a line break: each field on its own line, short lists and maps within on one, no folding.
 * Written here rather than by a library because a large import writes hundreds of thousands.
 */
export function yamlText(record: object): string {
  const text = Array.isArray(record) ? record.map((r) => `-${onDash(lines(r, '  ', 0))}`).join('\n') : lines(record, '', 0).replace(/^\n/, '');
  return text.trimStart() === '' ? '{}\n' : text.replace(/^ /, '') + '\n';
}

/** Frontmatter and body of an imported document. */
export function documentText({ cable, body }: ImportedDocument): string {
  const given = cable as Record<string, unknown>, fields: Record<string, unknown> = {};
  for (const k of order) if (given[k] !== undefined) fields[k] = given[k];
  for (const k in given) fields[k] ??= given[k];
  const markdown = writeMarkdown(body);
  return `---\n${yamlText(fields)}---\n${markdown ? '\n' + markdown : ''}`;
}
