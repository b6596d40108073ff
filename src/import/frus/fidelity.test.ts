/**
 * No character is lost: the text and the notes of every document of the eight real volumes, by a walk over the XML that shares nothing
 * with the importer (a tokenizer of its own), against the plain text of our Markdown, parsed as Markdown.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { termId } from '../../archive/authorities.ts';
import type { ImportContext, ImportedDocument, ImportWarning } from '../importer.ts';
import { openSource } from '../source.ts';
import { writeMarkdown } from '../markdown.ts';
import { extract } from './fidelity-extract.ts';
import { frus } from './index.ts';

const folder = process.env['FRUS_TEI'] ?? join(import.meta.dirname, '../../../../shared/data/frus-tei');

const parser = unified().use(remarkParse).use(remarkGfm);

/** What a reader reads: the title, the body and the notes; page marks left out, printed numbers put back before their paragraphs. */
function read(document: ImportedDocument): { text: string; notes: Map<string, string>; order: string[] } {
  const source = writeMarkdown(document.body);
  const tree = parser.parse(source) as Root;
  const order: string[] = [], notes = new Map<string, string>();
  const words = (node: Nodes): string => {
    if (node.type === 'footnoteDefinition') { const own = node.children.map(words).join(' '); notes.set(node.label ?? node.identifier, own); return ''; }
    if (node.type === 'footnoteReference') { order.push(node.label ?? node.identifier); return ''; }
    if (node.type === 'link' && node.url.startsWith('page:')) return '';
    if (node.type === 'break') return ' ';
    if (node.type === 'listItem') {
      const number = /^(\d+\.) /.exec(source.slice(node.position!.start.offset, node.position!.start.offset! + 8))?.[1];
      return ` ${number ? number + ' ' : ''}${node.children.map(words).join(' ')} `;
    }
    if ('children' in node) return (node.children as Nodes[]).map(words).join(/^(root|list|table|tableRow|blockquote)$/.test(node.type) ? ' ' : '');
    return 'value' in node ? node.value : '';
  };
  const [first, ...rest] = tree.children;
  // The number opens the body; the title follows it.
  const isHead = first?.type === 'paragraph' && first.children[0]?.type === 'link' && first.children[0].url === 'part:head';
  const head = isHead ? words(first) : '';
  const number = document.body.children.length === 0 && document.cable.provenance?.number && !untitled(document) ? document.cable.provenance.number + '.' : '';
  const text = [head || number, untitled(document) ? '' : document.cable.title, ...(isHead ? rest : tree.children).map(words)].join(' ');
  return { text, notes, order };
}
const untitled = (d: ImportedDocument): boolean => d.cable.title.endsWith(`(${d.cable.id.split('-').at(-1)!})`);

// Full-text equality regardless of white space; and with white space folded, where blocks are kept apart.
const bare = (s: string): string => s.replace(/[ \t\r\n]+/g, '');
const folded = (s: string): string => s.replace(/[ \t\r\n]+/g, ' ').replace(/ (?=[.,;:]( |$))/g, '').trim();

function difference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `…${a.slice(Math.max(0, i - 40), i + 60)}… against …${b.slice(Math.max(0, i - 40), i + 60)}…`;
}

export async function importAll(path: string): Promise<{ documents: ImportedDocument[]; warnings: ImportWarning[] }> {
  const documents: ImportedDocument[] = [], warnings: ImportWarning[] = [];
  const context: ImportContext = {
    warn: (w) => { warnings.push(w); }, person: (p) => p.slug, organization: (id) => id, post: (id) => id, terms: (_, entries) => entries.map((e) => termId(e.en[0]!)), count: () => undefined, progress: () => undefined,
  };
  for await (const d of frus.import(await openSource(path), context)) documents.push(d);
  return { documents, warnings };
}

if (!existsSync(folder)) test('every character of real volumes arrives', { skip: 'the FRUS volumes are not here (../shared/data/frus-tei)' });
else for (const name of readdirSync(folder).filter((n) => n.endsWith('.xml'))) {
  test(`every character of text and notes of ${name} arrives, in order`, async () => {
    const expected = extract(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));
    const { documents } = await importAll(join(folder, name));
    assert.deepEqual(documents.map((d) => d.cable.id.slice(name.length - 3)), [...expected.keys()], 'the same documents, in order');
    const wrong: string[] = [];
    let spaces = 0, characters = 0;
    for (const d of documents) {
      const id = d.cable.id.slice(name.length - 3);
      const want = expected.get(id)!;
      const got = read(d);
      characters += want.text.length;
      if (bare(want.text) !== bare(got.text)) wrong.push(`${id}: ${difference(bare(want.text), bare(got.text))}`);
      else if (folded(want.text) !== folded(got.text)) { spaces++; if (process.env['SPACES']) wrong.push(`${id} spaces: ${difference(folded(want.text), folded(got.text))}`); }
      // Notes in the order in which they are called; a note called twice is one note.
      const mine = [...got.notes.values()].map(bare), theirs = want.notes.map(bare);
      const seen = new Set<string>();
      const unique = theirs.filter((n) => mine.filter((x) => x === n).length > 1 || !seen.has(n) && seen.add(n));
      if (mine.join('\u0000') !== unique.join('\u0000')) {
        const i = unique.findIndex((n, k) => n !== mine[k]);
        wrong.push(`${id}: ${unique.length} notes, ${mine.length} arrived; ${difference(unique[i] ?? '', mine[i] ?? '')}`);
      }
      if (got.notes.size !== new Set(got.order).size) wrong.push(`${id}: a note is not called`);
    }
    assert.deepEqual(wrong.slice(0, 12), [], `${wrong.length} of ${documents.length} documents differ`);
    assert.equal(spaces, 0, 'words are apart where they are apart in the source');
    assert.ok(characters > 0);
  });
}
