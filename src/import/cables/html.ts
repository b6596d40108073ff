/** Finding one's way in a parsed HTML page: only what the cable pages need. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;
type Node = Tree.ChildNode;

export const readHtml = (html: string): Tree.Document => parse(html, { sourceCodeLocationInfo: true });
const isElement = (node: Node): node is Element => 'tagName' in node;
export const attribute = (el: Element, name: string): string => el.attrs.find((a) => a.name === name)?.value ?? '';
export const hasClass = (el: Element, name: string): boolean => attribute(el, 'class').split(/\s+/).includes(name);

/** All elements for which `test` is true, in document order. Walks without recursion: a page may nest thousands deep. */
export function findAll(root: Tree.Document | Element, test: (el: Element) => boolean): Element[] {
  const out: Element[] = [];
  const stack: Node[] = [...root.childNodes].reverse() as Node[];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!isElement(node)) continue;
    if (test(node)) out.push(node);
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
  }
  return out;
}

/** The text of an element; `br` is a line break, scripts and styles are no text. `skip` leaves elements out. */
export function textOf(root: Element, skip: (el: Element) => boolean = () => false): string {
  let out = '';
  const stack: (Node | string)[] = [...root.childNodes].reverse() as Node[];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') out += node;
    else if (node.nodeName === '#text') out += (node as Tree.TextNode).value;
    else if (isElement(node) && !skip(node)) {
      if (node.tagName === 'br') out += '\n';
      if (node.tagName === 'script' || node.tagName === 'style') continue;
      if (node.tagName === 'p' || node.tagName === 'div') stack.push('\n');
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
    }
  }
  return out;
}

/** Line on which an element begins. */
export const lineOf = (el: Element): number => el.sourceCodeLocation?.startLine ?? 1;
/** Line on which its text begins: after the start tag, and after the line break that a `pre` swallows. */
export const textLine = (el: Element): number => el.sourceCodeLocation?.startTag?.endLine ?? lineOf(el);
