/**
 * Walks a tree, parents before children. Of unist-util-visit's contract only what is needed here: that one makes a name for each node it meets,
 * for its error messages, and so costs more than all the plugins that would call it.
 */

/** What a visitor may answer: nothing (go on inside the node), `skip` (not inside), or the index among the parent's children at which to go on (not inside). */
export type Next = undefined | typeof skip | number;
export const skip = 'skip';

interface Parent<N> { children: N[] }

/**
 * Calls `visitor` with every node below `tree`, its index and its parent. A visitor that takes children out of the parent or puts more in says where to go on.
 * `N`: the nodes of the kind of tree, `Nodes` of mdast or of hast.
 */
export function walk<N extends { readonly type: string }>(tree: N, visitor: (node: N, index: number, parent: N & Parent<N>) => Next | void): void {
  if (!('children' in tree)) return;
  const parent = tree as N & Parent<N>;
  for (let i = 0; i < parent.children.length;) {
    const node = parent.children[i]!;
    const next = visitor(node, i, parent);
    if (typeof next === 'number') { i = next; continue; }
    if (next !== skip) walk(node, visitor);
    i++;
  }
}
