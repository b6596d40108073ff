/**
 * Reads the HTML our own pipeline writes into blocks: quoted attributes, five known references, every element closed but `br`. It is a
 * serialised tree and is read back as one; HTML from anywhere else must not be given to it.
 */
export interface HtmlElement { readonly tag: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly HtmlNode[] }
export type HtmlNode = string | HtmlElement;

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</g;
const attribute = /\s+([a-z-]+)(?:="([^"]*)")?/g;

const decode = (s: string): string => (s.includes('&') ? s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex: string | undefined, dec: string | undefined, name: string | undefined) =>
  (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : dec ? String.fromCodePoint(Number(dec)) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name!.toLowerCase()]!)) : s);

/** The nodes of a block's HTML. Throws on an element that is not closed: the pipeline never writes one. */
export function readBlockHtml(html: string): HtmlNode[] {
  interface Open { tag: string; attributes: Record<string, string>; children: HtmlNode[] }
  const root: Open = { tag: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  for (const m of html.matchAll(token)) {
    const top = stack.at(-1)!;
    if (m[2] === undefined) { const last = top.children.at(-1); const text = decode(m[0]); if (typeof last === 'string') top.children[top.children.length - 1] = last + text; else top.children.push(text); continue; }
    if (m[1]) { if (top.tag !== m[2]) throw new Error(`<${top.tag}> closed by </${m[2]}>`); stack.pop(); continue; }
    const el: Open = { tag: m[2], attributes: {}, children: [] };
    for (const a of (m[3] ?? '').matchAll(attribute)) el.attributes[a[1]!] = decode(a[2] ?? '');
    top.children.push(el);
    if (el.tag !== 'br' && !m[4]) stack.push(el);
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.tag}> is never closed`);
  return root.children;
}

/** All words below a node. */
export const wordsBelow = (n: HtmlNode): string => (typeof n === 'string' ? n : n.children.map(wordsBelow).join(''));
