/**
 * mdast to hast by remark-rehype's own handlers, one for each kind of node, without what it does around them for every text: a visit of the whole
 * tree for definitions (none is left when we come here), a deep copy of each node's properties (they are ours, made for this), positions (nobody
 * asks for them any more). The elements are the same; `html-tree.test.ts` compares.
 */
import type { Element, ElementContent, Nodes as HastNodes, Properties, Root as HastRoot, RootContent, Text } from 'hast';
import type { Nodes as MdastNodes, Parents, Root as MdastRoot } from 'mdast';
import { defaultHandlers } from 'remark-rehype';

type Handler = (state: State, node: MdastNodes, parent: Parents | undefined) => HastNodes | ElementContent[] | undefined;
interface Data { readonly hName?: string; readonly hProperties?: Properties; readonly hChildren?: ElementContent[] }

const handlers = defaultHandlers as unknown as Readonly<Record<string, Handler>>;

/** What the handlers ask of the library. */
interface State {
  readonly handlers: typeof handlers;
  readonly options: Readonly<Record<string, never>>;
  readonly one: (node: MdastNodes, parent: Parents | undefined) => ReturnType<Handler>;
  readonly all: (parent: MdastNodes) => HastNodes[];
  readonly wrap: (nodes: readonly HastNodes[], loose?: boolean) => HastNodes[];
  readonly patch: () => void;
  readonly applyData: (from: MdastNodes, to: HastNodes) => HastNodes;
}

const state: State = {
  handlers,
  options: {},
  one: (node, parent) => {
    const handler = Object.hasOwn(handlers, node.type) ? handlers[node.type] : undefined;
    if (!handler) throw new Error(`no HTML for a node of type ${node.type}`);
    return handler(state, node, parent);
  },
  all: (parent) => {
    const out: HastNodes[] = [];
    if (!('children' in parent)) return out;
    parent.children.forEach((child, i) => {
      const made = state.one(child, parent);
      if (!made) return;
      if (Array.isArray(made)) { out.push(...made); return; }
      // A line does not begin with a space, whoever put it there.
      if (i > 0 && parent.children[i - 1]!.type === 'break') trimStart(made.type === 'element' ? made.children[0] : made);
      out.push(made);
    });
    return out;
  },
  wrap: (nodes, loose = false) => {
    const out: HastNodes[] = loose ? [newline()] : [];
    nodes.forEach((n, i) => { if (i > 0) out.push(newline()); out.push(n); });
    if (loose && nodes.length > 0) out.push(newline());
    return out;
  },
  patch: () => undefined,
  applyData: (from, to) => {
    const data = from?.data as Data | undefined;
    if (!data) return to;
    let out = to;
    if (data.hName !== undefined) {
      if (out.type === 'element') out.tagName = data.hName;
      else out = { type: 'element', tagName: data.hName, properties: {}, children: ('children' in out ? out.children : [out]) as ElementContent[] };
    }
    if (out.type === 'element' && data.hProperties) Object.assign(out.properties, data.hProperties);
    if ('children' in out && data.hChildren) (out as Element).children = data.hChildren;
    return out;
  },
};

const newline = (): Text => ({ type: 'text', value: '\n' });
function trimStart(node: HastNodes | undefined): void { if (node?.type === 'text') node.value = node.value.replace(/^[\t ]+/, ''); }

/** The HTML tree of a text whose notes, definitions and raw HTML have been dealt with. */
export function htmlTree(tree: MdastRoot): HastRoot {
  const made = state.one(tree, undefined);
  return made && !Array.isArray(made) && made.type === 'root' ? made : { type: 'root', children: (Array.isArray(made) ? made : made ? [made] : []) as RootContent[] };
}
