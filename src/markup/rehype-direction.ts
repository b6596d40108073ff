/** Isolates runs of the other direction, so that brackets, numbers and punctuation beside them stay where the writer put them. */
import type { Element, ElementContent, Root } from 'hast';
import { directionalRuns } from '../text/direction.ts';

export function rehypeDirection(dir: 'rtl' | 'ltr') {
  const other = dir === 'rtl' ? 'ltr' : 'rtl';
  const visitChildren = (parent: Root | Element): void => {
    const out: (typeof parent.children)[number][] = [];
    for (const child of parent.children) {
      if (child.type === 'element') {
        if (child.tagName !== 'bdi' && child.tagName !== 'code' && child.tagName !== 'pre') visitChildren(child);
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
