/** Raw HTML is published as the characters it is. `check` warns, since an editor who writes a tag means something by it. */
import type { Root, Paragraph, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { report, type MarkupContext } from './context.ts';

export function remarkLiteralHtml(ctx: MarkupContext) {
  return (tree: Root): void => {
    visit(tree, 'html', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      report(ctx, node, 'raw-html', `raw HTML ${JSON.stringify(node.value.slice(0, 40))}`, 'Markdown', 'it is shown as the characters it is; escape "<" with a backslash if that is meant', 'warning');
      const text: Text = { type: 'text', value: node.value, position: node.position };
      const block = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem' || parent.type === 'footnoteDefinition';
      const paragraph: Paragraph = { type: 'paragraph', children: [text], position: node.position };
      parent.children[index] = block ? paragraph : text;
      return [SKIP, index + 1];
    });
  };
}
