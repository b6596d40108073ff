/**
 * Footnotes as notes. Definitions leave the text (they are set beside it); references become numbered links.
 * A label may be defined in another language's file: `pipeline.ts` appends an empty definition for it, which is dropped here.
 */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { noteLabelPattern } from '../archive/identifiers.ts';
import { placeOf, report, type MarkupContext } from './context.ts';
import { walk } from './walk.ts';

/** Labels of `[^label]: …` definitions in a Markdown text, by a scan of its lines: enough to know what another file defines. */
export function definedLabels(markdown: string): string[] {
  if (!markdown.includes('[^')) return [];
  const out = new Set<string>();
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const f = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (f) { if (fence === undefined) fence = f[0]!; else if (f[0] === fence) fence = undefined; continue; }
    if (fence !== undefined) continue;
    const m = /^ {0,3}\[\^([^\]\s]{1,80})\]:/.exec(line);
    if (m) out.add(m[1]!.toLowerCase());
  }
  return [...out];
}

export function remarkNotes(ctx: MarkupContext) {
  return (tree: Root): void => {
    const kept: Root['children'] = [];
    for (const node of tree.children) {
      if (node.type !== 'footnoteDefinition') { kept.push(node); continue; }
      const label = node.identifier.toLowerCase();
      if (!ctx.ownLabels.has(label)) continue;
      // It would be an id of the page: what is no label is no note.
      if (!noteLabelPattern.test(label)) { report(ctx, node, 'dangling-note', `note label "${label}"`, 'letters, digits, - and _', 'rename the note'); continue; }
      if (ctx.noteDefinitions.some((d) => d.label === label)) { report(ctx, node, 'duplicate', `note "${label}" is defined twice`, 'one definition a file', 'join the two or rename one'); continue; }
      ctx.noteDefinitions.push({ label, ...placeOf(ctx, node) });
      node.data = { ...node.data, hName: 'div', hProperties: { dataNote: label } } as FootnoteDefinition['data'];
      // As an ordinary container it goes through the same plugins and the same sanitiser as the text.
      kept.push({ ...node, type: 'blockquote' } as unknown as Root['children'][number]);
    }
    tree.children = kept;
    // The parser leaves a reference without definition as text: that is how a dangling note shows.
    walk<Nodes>(tree, (node) => {
      if (node.type !== 'text' || !node.value.includes('[^')) return;
      for (const m of node.value.matchAll(/\[\^([^\]\s]{1,80})\]/g)) {
        const raw = ctx.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
        // Archival words in brackets, written with a backslash: nothing in them is a reference.
        if (!/(?<!\\)\[\^/.test(raw)) continue;
        if (raw.includes(`\\[^${m[1]}`) || raw.includes(`[\\^${m[1]}`)) continue;
        report(ctx, node, 'dangling-note', `note [^${m[1]}] is defined nowhere`, `a line "[^${m[1]}]: …" in a language file of this cable`, 'write the note, or remove its reference');
      }
    });
    walk<Nodes>(tree, (node, index, parent) => {
      if (node.type !== 'footnoteReference') return;
      const label = node.identifier.toLowerCase();
      if (!noteLabelPattern.test(label)) { parent.children[index] = { type: 'text', value: `[^${node.label ?? label}]`, position: node.position }; return; }
      const before = parent.children[index - 1];
      const phrase = before?.type === 'link' && before.url === `note:${node.label ?? label}`;
      parent.children[index] = {
        type: 'strong', children: [], position: node.position,
        data: { hName: 'a', hProperties: { dataNoteref: label, ...(phrase ? { dataPhrase: 'yes' } : {}) } },
      } as unknown as (typeof parent.children)[number];
    });
  };
}
