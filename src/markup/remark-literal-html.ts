/** Raw HTML is published as the characters it is. `check` warns, since an editor who writes a tag means something by it. */
import type { Nodes, Paragraph, Root, Text } from 'mdast';
import { codePointName, deceiving } from '../archive/source-text.ts';
import { report, type MarkupContext } from './context.ts';
import { walk } from './walk.ts';

export function remarkLiteralHtml(ctx: MarkupContext) {
  return (tree: Root): void => {
    // `&#x202E;` is text once it is parsed, and so would be the marks that stand for the site's root.
    // A picture's words are not the value of a node, but they will be.
    if (ctx.source.includes('![')) walk<Nodes>(tree, (node) => { if ((node.type === 'image' || node.type === 'imageReference') && node.alt) node.alt = node.alt.replace(deceiving, '\uFFFD'); });
    if (ctx.source.includes('&') || ctx.source.search(deceiving) >= 0) walk<Nodes>(tree, (node) => {
      if (!('value' in node) || node.value.search(deceiving) < 0) return;
      for (const m of node.value.matchAll(deceiving)) if (!ctx.source.includes(m[0])) report(ctx, node, 'character', `the invisible character ${codePointName(m[0])}, written as a reference`, 'text without control and bidirectional override characters', 'delete it; direction is set by the page');
      node.value = node.value.replace(deceiving, '\uFFFD');
    });
    if (ctx.source.includes('<')) walk<Nodes>(tree, (node, index, parent) => {
      if (node.type !== 'html') return undefined;
      report(ctx, node, 'raw-html', `raw HTML ${JSON.stringify(node.value.slice(0, 40))}`, 'Markdown', 'it is shown as the characters it is; escape "<" with a backslash if that is meant', 'warning');
      const text: Text = { type: 'text', value: node.value, position: node.position };
      const block = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem' || parent.type === 'footnoteDefinition';
      const paragraph: Paragraph = { type: 'paragraph', children: [text], position: node.position };
      parent.children[index] = block ? paragraph : text;
      return index + 1;
    });
  };
}
