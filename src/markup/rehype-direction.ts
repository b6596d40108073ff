/** Isolates runs of the other direction, so that brackets, numbers and punctuation beside them stay where the writer put them. */
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { directionalRuns } from '../text/direction.ts';

export function rehypeDirection(dir: 'rtl' | 'ltr') {
  const other = dir === 'rtl' ? 'ltr' : 'rtl';
  const visitChildren = (parent: Root | Element): void => {
    const out: (typeof parent.children)[number][] = [];
    for (const child of parent.children) {
      if (child.type === 'element') {
        // Code is one run: `1.4 (b)` or `#p3` in an Arabic sentence must not turn around.
        if (child.tagName === 'code' || child.tagName === 'pre') child.properties.dir = /\p{Script=Arabic}/u.test(toString(child)) ? 'rtl' : 'ltr';
        else if (child.tagName !== 'bdi') visitChildren(child);
        out.push(child);
      } else if (child.type === 'text') {
        const runs = directionalRuns(child.value, dir);
        if (runs.length === 1 && !runs[0]!.foreign) { out.push(child); continue; }
        for (const run of runs) {
          out.push(run.foreign
            ? { type: 'element', tagName: 'bdi', properties: { dir: other, ...(other === 'rtl' ? { lang: 'ar' } : {}) }, children: [{ type: 'text', value: run.text }] }
            : { type: 'text', value: run.text });
        }
      } else out.push(child);
    }
    parent.children = out as ElementContent[];
  };
  return (tree: Root | Element): void => visitChildren(tree);
}
