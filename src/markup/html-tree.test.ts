import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { htmlTree } from './html-tree.ts';
import { parseByRemark } from './parse-by-remark.ts';

const rehype = remarkRehype({ clobberPrefix: '' }) as unknown as (tree: Root) => object;
/** Without positions, which are dropped. */
const bare = (v: unknown): unknown => JSON.parse(JSON.stringify(v, (k, x: unknown) => (k === 'position' ? undefined : x)));
const same = (tree: Root): void => assert.deepEqual(bare(htmlTree(tree)), bare(rehype(tree)));

for (const [name, markdown] of [
  ['paragraphs and breaks', 'One *two* **three** ~~four~~ `five`\\\n  six\n\nseven  \n  *eight*'],
  ['lists, tight and loose, nested and with a start', '3. a\n4. b\n\n- c\n\n  d\n- e\n  1. f\n\n7) g'],
  ['tables', '| a | b |\n| :- | -: |\n| c | *d* |\n| e |'],
  ['quotations, code and rules', '> a\n> b\n\n    code\n\n```js x\ncode\n```\n\n---\n\n# h'],
  ['links', '[a](https://example.org/ü "t") [b](person:x) <https://example.org>'],
  ['nothing', ''],
] as const) test(`${name} become the same elements as with remark-rehype`, () => same(parseByRemark(markdown)));

test('data on nodes becomes the same elements and attributes', () => {
  same({ type: 'root', children: [
    { type: 'paragraph', data: { hProperties: { dataBlock: 'paragraph' } } as object, children: [{ type: 'text', value: 'a', data: { hName: 'bdi', hProperties: { dir: 'rtl' } } as object }, { type: 'link', url: 'x:y', data: { hName: 'span', hProperties: { dataPage: '1' } } as object, children: [] }] },
    { type: 'blockquote', data: { hName: 'div', hProperties: { dataNote: 'x' } } as object, children: [{ type: 'paragraph', children: [{ type: 'text', value: ' b \n c ' }] }] },
  ] });
});

test('the specimen, in both languages, becomes the same elements', () => {
  for (const f of ['SPECIMEN1.md', 'SPECIMEN1.ar.md']) {
    const text = readFileSync(path.join(import.meta.dirname, '../../content/cables', f), 'utf8');
    // Without its notes: they are containers by the time the tree comes here.
    same(parseByRemark(text.slice(text.indexOf('\n---\n', 3) + 5).replace(/^\[\^.*$/gm, '').replace(/\[\^[^\]]*\]/g, '')));
  }
});
