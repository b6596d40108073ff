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
// JSON's quotes are YAML's, but for characters that YAML takes for line breaks.
const quoted = (s: string): string => JSON.stringify(s).replace(/[\u0085\u2028\u2029\uFEFF]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const scalar = (v: unknown, inList = true): string => (typeof v === 'string' ? ((inList ? isPlainInList : isPlain)(v) ? v : quoted(v)) : String(v));
const present = (v: object): [string, unknown][] => Object.entries(v).filter(([, x]) => x !== undefined);

/** On one line: `[ a, b ]`, `{ k: v }`. */
function oneLine(v: unknown): string {
  if (Array.isArray(v)) return v.length === 0 ? '[]' : `[ ${v.map(oneLine).join(', ')} ]`;
  if (v !== null && typeof v === 'object') { const all = present(v); return all.length === 0 ? '{}' : `{ ${all.map(([k, x]) => `${scalar(k)}: ${oneLine(x)}`).join(', ')} }`; }
  return scalar(v);
}

/** One line while it is short, else a line for each entry. `room`: how long one line may be; a record's own entries never share one. */
function lines(v: unknown, indent: string, room: number): string {
  if (v === null || typeof v !== 'object') return ' ' + scalar(v, false);
  const short = oneLine(v);
  if (short.length <= room || (Array.isArray(v) ? v.length === 0 : present(v).length === 0)) return ' ' + short;
  const entry = (x: unknown): string => lines(x, indent + '  ', 110);
  if (Array.isArray(v)) return v.map((x) => `\n${indent}-${entry(x).replace(/^\n */, ' ')}`).join('');
  return present(v).map(([k, x]) => `\n${indent}${scalar(k)}:${Array.isArray(x) ? lines(x, indent + '  ', 110) : entry(x)}`).join('');
}

/**
 * A record or a list of records as YAML, ending with a line break: each field on its own line, short lists and maps within on one, no folding.
 * Written here rather than by a library because a large import writes hundreds of thousands.
 */
export function yamlText(record: object): string {
  const text = Array.isArray(record) ? record.map((r) => `-${lines(r, '  ', 0).replace(/^\n */, ' ')}`).join('\n') : lines(record, '', 0).replace(/^\n/, '');
  return text.trimStart() === '' ? '{}\n' : text.replace(/^ /, '') + '\n';
}

/** Frontmatter and body of an imported document. */
export function documentText({ cable, body }: ImportedDocument): string {
  const rank = (k: string): number => { const i = order.indexOf(k); return i < 0 ? order.length : i; };
  const fields = Object.fromEntries(Object.entries(cable).filter(([, v]) => v !== undefined).sort(([a], [b]) => rank(a) - rank(b)));
  const markdown = writeMarkdown(body);
  return `---\n${yamlText(fields)}---\n${markdown ? '\n' + markdown : ''}`;
}
