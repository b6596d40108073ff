/** The text of the files an import makes. */
import { Document, isMap, isSeq, visit } from 'yaml';
import type { ImportedDocument } from './importer.ts';
import { writeMarkdown } from './markdown.ts';

/** Order in which frontmatter is written: what an editor looks for first stands first. Unnamed fields follow. */
const order = [
  'id', 'aliases', 'title', 'kind', 'date', 'post', 'office', 'place', 'number', 'to', 'info', 'precedence', 'classification', 'captions', 'tags', 'subject', 'declassify', 'classifiedBy',
  'references', 'countries', 'organizations', 'persons', 'derived', 'signature', 'text', 'provenance', 'notes', 'transmission', 'status',
];

/** A record as YAML, ending with a line break: short lists and maps on one line, no folding, no anchors. */
export function yamlText(record: unknown): string {
  const document = new Document(record, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(key, node, path) {
      // A record's own fields stand on lines of their own; what lies within and is short shares one.
      if (path.length < 2 || (key !== 'value' && path.length < 1)) return;
      if (!(isMap(node) || isSeq(node)) || JSON.stringify(node).length > 110) return;
      node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Frontmatter and body of an imported document. */
export function documentText({ cable, body }: ImportedDocument): string {
  const rank = (k: string): number => { const i = order.indexOf(k); return i < 0 ? order.length : i; };
  const fields = Object.fromEntries(Object.entries(cable).filter(([, v]) => v !== undefined).sort(([a], [b]) => rank(a) - rank(b)));
  const markdown = writeMarkdown(body);
  return `---\n${yamlText(fields)}---\n${markdown ? '\n' + markdown : ''}`;
}
