/** Writing XML: escapes, and nothing XML forbids. */

// XML 1.0 has no way to write these, not even as a reference.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const rare = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const special = /[&<>"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Text for an element or a quoted attribute. A carriage return is written as a reference: a parser would make a line feed of it. */
export const escapeXml = (text: string): string => (special.test(text) ? (rare.test(text) ? text.replace(forbidden, '') : text).replace(/[&<>"\r]/g, (c) => entities[c]!) : text);

type Attributes = Readonly<Record<string, string | number | undefined>>;
/** Attributes with a leading space; undefined ones are left out. Line breaks in values are references, since parsers make spaces of them. */
export function attributes(a: Attributes): string {
  let out = '';
  for (const k in a) {
    const v = a[k];
    if (v === undefined) continue;
    const text = escapeXml(String(v));
    out += ` ${k}="${/[\n\t]/.test(text) ? text.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;') : text}"`;
  }
  return out;
}
/** An element; `inside` is XML already. */
export const element = (name: string, a: Attributes, inside = ''): string => (inside === '' ? `<${name}${attributes(a)}/>` : `<${name}${attributes(a)}>${inside}</${name}>`);
/** An element that holds text, or nothing at all when there is none. */
export const textElement = (name: string, text: string | undefined, a: Attributes = {}): string => (text === undefined || text === '' ? '' : element(name, a, escapeXml(text).replaceAll('&quot;', '"')));
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
