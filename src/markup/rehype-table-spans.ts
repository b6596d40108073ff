/** Cells that hold only `[](cell:left)` or `[](cell:up)` join the cell they continue: GFM has no spans, published tables do. */
import type { Element, Nodes, Root, Text } from 'hast';
import { skip, walk } from './walk.ts';

const isElement = (n: unknown): n is Element => (n as Element)?.type === 'element';

/** 'left' or 'up' for a continuation cell. */
function continues(cell: Element): string | undefined {
  const inside = cell.children.filter((c) => !(c.type === 'text' && c.value.trim() === ''));
  const only = inside.length === 1 ? inside[0] : undefined;
  return isElement(only) && typeof only.properties.dataCell === 'string' ? only.properties.dataCell : undefined;
}

const isEmpty = (n: Element | Text): boolean => (n.type === 'text' ? n.value.trim() === '' : n.children.every((c) => (c.type === 'element' || c.type === 'text') && isEmpty(c)) && n.properties.dataCell === undefined);

export function rehypeTableSpans() {
  return (tree: Root): void => {
    walk<Nodes>(tree, (table) => {
      if (table.type !== 'element' || table.tagName !== 'table') return undefined;
      // GFM demands a head; a table published without one has an empty head, which is not shown.
      table.children = table.children.filter((c) => !(isElement(c) && c.tagName === 'thead' && isEmpty(c)));
      let above: (Element | undefined)[] = [];
      // A span may not reach from the head into the body, so each section starts anew.
      for (const section of table.children.filter(isElement)) {
        if (section.tagName !== 'thead' && section.tagName !== 'tbody') continue;
        above = [];
        for (const row of section.children.filter(isElement)) {
          const owners: (Element | undefined)[] = [];
          const grown = new Set<Element>();
          row.children = row.children.filter((cell) => {
            if (!isElement(cell)) return true;
            const column = owners.length;
            const how = continues(cell);
            const left = owners[column - 1];
            const up = above[column];
            if (how === 'left' && left) {
              if (!grown.has(left)) left.properties.colSpan = Number(left.properties.colSpan ?? 1) + 1;
              owners.push(left);
              return false;
            }
            if (how === 'up' && up) {
              if (!grown.has(up)) { up.properties.rowSpan = Number(up.properties.rowSpan ?? 1) + 1; grown.add(up); }
              owners.push(up);
              return false;
            }
            if (how !== undefined) cell.children = [];
            owners.push(cell);
            return true;
          });
          above = owners;
        }
      }
      return skip;
    });
  };
}
