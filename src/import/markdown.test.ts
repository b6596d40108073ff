import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { bullets, continues, emphasis, heading, lineBreak, link, noteDefinition, noteReference, numbered, pageMark, paragraph, part, table, text, writeMarkdown } from './markdown.ts';

const parser = unified().use(remarkParse).use(remarkGfm);
const words = (node: Nodes): string => ('children' in node ? (node.children as Nodes[]).map(words).join('') : 'value' in node ? node.value : node.type === 'break' ? '\n' : '');
const root = (...children: Root['children']): Root => ({ type: 'root', children });
const read = (...children: Root['children']): Root => parser.parse(writeMarkdown(root(...children))) as Root;

/** Text as archives hold it: everything that Markdown could take for a mark, and letters of both scripts. */
const archival = fc.array(fc.constantFrom(...'abcXYZ 019.,;:!?*_`~[]()<>{}#+-=|\\/&@"\'’“”…—çéيمن٣'.split(''), ' ', '. ', '1. ', '- ', '](', 'http://', 'www.', '&amp;', '\u00A0'), { minLength: 1, maxLength: 40 })
  .map((a) => a.join('').replace(/ {2,}/g, ' ').trim()).filter((s) => s !== '' && s.replace(/\u00A0/g, '') !== '');

test('any text of a paragraph reads back as it was', () => {
  fc.assert(fc.property(archival, (s) => {
    const tree = read(paragraph(text(s)));
    assert.equal(tree.children.length, 1);
    assert.equal(tree.children[0]!.type, 'paragraph');
    assert.equal(words(tree), s);
  }), { numRuns: 3000 });
});

test('any text between emphasis, links and notes reads back as it was', () => {
  fc.assert(fc.property(archival, archival, archival, (a, b, c) => {
    const tree = read(paragraph(text(a), ...link('person:x', [text(b)]), noteReference('fn1'), text(c), emphasis(text(b)), text(a)), noteDefinition('fn1', [paragraph(text(c))]));
    assert.equal(tree.children.length, 2);
    assert.equal(words(tree.children[0]!), a + b + c + b + a);
    assert.equal(words(tree.children[1]!), c);
  }), { numRuns: 1500 });
});

test('any text of a table cell reads back as it was', () => {
  fc.assert(fc.property(archival, archival, (a, b) => {
    const tree = read(table([[[text('h')], [text('i')]], [[text(a)], [text(b)]]]));
    const t = tree.children[0]!;
    assert.ok(t.type === 'table');
    assert.deepEqual(t.children[1]!.children.map(words), [a, b]);
  }), { numRuns: 1000 });
});

test('numbered paragraphs keep the numbers that are printed', () => {
  assert.equal(writeMarkdown(root(numbered(1, paragraph(text('One.'))), numbered(3, paragraph(text('Three.'))), numbered(1, paragraph(text('Again.'))))), '1. One.\n\n3. Three.\n\n1. Again.\n');
});

test('a page break inside a name splits the link in two and adds no space', () => {
  assert.equal(writeMarkdown(root(paragraph(...link('person:x', [text('Ad'), pageMark('2'), text('ler')])))), '[Ad](person:x)[p. 2](page:2)[ler](person:x)\n');
});

test('white space at the edges of a link stays outside it', () => {
  assert.equal(writeMarkdown(root(paragraph(text('a'), ...link('term:t', [text(' b ')]), text('c')))), 'a [b](term:t) c\n');
});

test('a part holds the words up to the first mention, page marks stand before it', () => {
  const p: PhrasingContent[] = [pageMark('1'), text('Dear '), ...link('person:x', [text('Karim')]), text(':')];
  assert.equal(writeMarkdown(root(part('salutation', p))), '[p. 1](page:1)[Dear](part:salutation) [Karim](person:x):\n');
  assert.equal(writeMarkdown(root(part('signature', link('person:x', [text('K')])))), '[](part:signature)[K](person:x)\n');
  assert.equal(writeMarkdown(root(part('closing', [text('Sincerely,')]))), '[Sincerely,](part:closing)\n');
});

test('two lists, one after the other, stay two', () => {
  const tree = read(bullets([[paragraph(text('a'))]]), bullets([[paragraph(text('b'))]]));
  assert.deepEqual(tree.children.map((c) => c.type), ['list', 'list']);
});

test('headings, line breaks and spanning cells are written as GitHub reads them', () => {
  assert.equal(writeMarkdown(root(heading(2, text('Tab A')), paragraph(text('a'), lineBreak(), text('b')), table([[[], []], [[text('x')], continues('left')]]))),
    '## Tab A\n\na\\\nb\n\n| | |\n| - | - |\n| x | [](cell:left) |\n');
});
