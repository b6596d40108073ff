import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interfaceWords } from '../i18n/index.ts';
import type { Block } from '../markup/markup.ts';
import { blocksHtml } from './block-html.ts';

const block = (more: Partial<Block>): Block => ({ kind: 'paragraph', tag: 'p', anchor: 'p1', lang: 'en', dir: 'ltr', html: 'Words', text: 'Words', notes: [], ...more }) as Block;
const html = (blocks: readonly Block[], own = true) => blocksHtml({ lang: 'en', own, blocks }, interfaceWords('en'), (b) => b.html);

test('a paragraph bears its anchor, a way to link to it, its number and its portion mark', () => {
  const out = html([block({ number: '3', anchor: 'p3', mark: 'S' })]);
  assert.match(out, /^<div class="para numbered" id="p3"><a class="number pin" href="#p3" aria-label="[^"]+ 3"><bdi dir="ltr">3<\/bdi><\/a> <p class="para-text"><abbr class="portion" title="[^"]+" data-mark="S"><bdi dir="ltr">\(S\)<\/bdi><\/abbr> Words<\/p><\/div>$/);
});
test('white space and a direction before the first paragraph leave the mark on its line', () => assert.match(html([block({ tag: 'div', mark: 'S', html: '\n<p dir="ltr">One</p>\n<p>Two</p>' })]), /<p dir="ltr"><abbr [^]*<\/abbr> One<\/p>/));
test('no space is invented behind a portion mark', () => assert.match(html([block({ mark: 'C', tight: true, html: '-Entire text.' })]), /<\/abbr>-Entire text\.<\/p>/));
test('a portion mark stands before the first words of a paragraph of several blocks, on their line', () => assert.match(html([block({ tag: 'div', mark: 'S', html: '<p>One</p><p>Two</p>' })]), /<div class="para-text"><p><abbr [^]*<\/abbr> One<\/p><p>Two<\/p><\/div>/));
test('a block in another language than its cell says so', () => assert.match(html([block({ lang: 'ar', dir: 'rtl' })]), /<p class="para-text" lang="ar" dir="rtl">/));
test('a rule is an element without an end', () => assert.equal(html([block({ kind: 'other' as Block['kind'], tag: 'hr', html: '' })]), '<hr>'));
test('a heading has an address in the cable\'s own text only', () => {
  const h = block({ kind: 'heading', tag: 'h3', anchor: 'h1', level: 3 } as Partial<Block>);
  assert.equal(html([h]), '<h3 id="h1">Words</h3>');
  assert.equal(html([h], false), '<h3>Words</h3>');
});
test('what comes from a source can\'t leave its attribute', () => assert.ok(!html([block({ anchor: '"><script>', number: '<b>', mark: '"x' })]).match(/<script>|<b>|mark="""/)));
