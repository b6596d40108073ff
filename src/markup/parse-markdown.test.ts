/**
 * `RUNS=200000 node --test src/markup/parse-markdown.test.ts` tries more texts, `SEED=n` others.
 */
import { contentTexts } from '../test/content-texts.ts';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseByRemark } from './parse-by-remark.ts';
import { parseMarkdown } from './parse-markdown.ts';

const runs = Number(process.env['RUNS'] ?? 1000);
const seed = Number(process.env['SEED'] ?? 776);
const same = (source: string): void => assert.deepStrictEqual(parseMarkdown(source), parseByRemark(source));

/** What stands at the beginning of a line. */
const plainStarts = ['', '', '1. ', '2. ', '12. ', '## ', '[^a]: ', '[^b]: '];
const starts = [...plainStarts, '3) ', '1.  ', '1.     ', '01. ', '- ', '* ', '+ ', '> ', '# ', '####### ', '#', '    ', '   ', ' ', '[^a]:', '[^c d]: ', '[^é]: ', '[r]: ', '[^a]: [r]: ', '1. [r]: ', '---', '***', '* * *', '===', '- - -', '```', '~~~',
  '|a|\n|-|\n|', '> 1. ', '> 2)', '>2)', '1. > ', '1. - ', '- 1. ', '1. 2. ', '[^a]: - ', '[^b]: 1. ', '[^b]: 2. ', '[^a]: > ', '[^a]: # ', '[^a]: |a|\n|-|\n', '1. [^b]: ', '> [^a]: ', '[^a]: [^b]: ', '\t', '-', '*', '1.', '>', '_', '<', '`', '1. ## ', '1. ---'];
const plainWords = ['word', 'more words', 'نص عربي', ' ', '*em*', '**strong**', '[Touré](person:a-b)', '[^a]', '\\*', '\\\n', '[sic]', '(S) '];
const words = [...plainWords, '*', '**', 'a*b', '  ', '\\', '\\[', '\\]', '\n', '[', ']', '](x:y)', '[^b]', '[^zz]', '[^A]', '_', 'a_b', '__', '`', '`c`', '&', '&amp;', '&c;', '&#65;', '<', '<b>', '<a:b>', '~', '~~x~~', '!', '![i](j)', '[x](y z)', '[x](<y>)', '[x](y "t")', '(', ')', '«', 'é', '😀', '-', '+', '=',
  '|', '|a|b|', ':', '#', '1.', '.', '](#p1)', '[r]', '[r][s]', '[]', '[](part:x)', '"', '\u00A0', '\u3000', '***', '___', '$', '/', '>', '^', '[^a]:', ']:', '\u2028', '\f', '\uFEFF', '\0', '\r'];
const plainEnds = ['\n\n', '\n\n', '\n\n\n', '\n'];
const ends = [...plainEnds, '\n \n', '\n\n    ', '\n\n   ', '\n\n  ', ' \n', '  \n', '\n   '];

const textOf = (s: readonly string[], w: readonly string[], e: readonly string[]) => fc.tuple(
  fc.constantFrom('', '\n'),
  fc.array(fc.tuple(fc.constantFrom(...s), fc.array(fc.tuple(fc.constantFrom(...w), fc.constantFrom('', ' ')), { maxLength: 8 }), fc.constantFrom(...e)), { maxLength: 7 }),
).map(([before, lines]) => before + lines.map(([start, inside, end]) => start + inside.flat().join('') + end).join(''));

test('a text of what cables are made of is read as remark reads it, positions included', () => {
  fc.assert(fc.property(textOf(plainStarts, plainWords, plainEnds), same), { seed, numRuns: runs });
});

test('so is a text of anything Markdown knows, in any order', () => {
  fc.assert(fc.property(textOf(starts, words, ends), same), { seed, numRuns: runs });
});

test('and a usual text with one unusual piece in it', () => {
  const mixed = fc.tuple(textOf(plainStarts, plainWords, plainEnds), textOf(starts, words, ends), textOf(plainStarts, plainWords, plainEnds)).map(([a, b, c]) => `${a}\n\n${b}\n\n${c}`);
  fc.assert(fc.property(mixed, same), { seed, numRuns: Math.ceil(runs / 3) });
});

for (const [name, source] of [
  ['a list that indented lines continue', '1. One\n\n   more\n\n2. Two\n\nAfter.'],
  ['a list that goes on after a table', '|a|\n|-|\n1. One\n\n1. Two'],
  ['a quotation after indented code', '    code\n\n>2)'],
  ['a note after indented code', 'x\n\n    code\n\n[^b]: -\n\n[^b]'],
  ['a link definition anywhere', '[a] and [b][a]\n\n1. x\n\n[a]: https://example.org\n'],
  ['a definition over two lines', '[a\nb]: /c\n\n[a b]'],
  ['an escaped backslash before a bracket', '[a\\\\]: /c\n\n[a\\\\]'],
  ['a note defined in a list', '1. [^a]: x\n\n[^a]'],
  ['a note right after a paragraph', 'Text.[^a]\n[^a]: Note.\nmore'],
  ['notes on following lines', 'Text.[^a][^b]\n\n[^a]: One.\n[^b]: Two.\n'],
  ['a line separator before what looks like a definition', '1. x\u2028[^a]: [^a] <b>\n\n[^a]: n'],
  ['nothing', ''], ['empty lines', '\n\n\n'], ['a line of spaces', '1. a\n\n   \n\n2. b'],
] as const) test(`${name} is read as remark reads it`, () => same(source));

test('every text of the archive is read as remark reads it', () => {
  const texts = [...contentTexts()];
  for (const { text, start } of texts) same(text.slice(start));
  assert.ok(texts.length > 0 || !existsSync(path.join(import.meta.dirname, '../../content')));
});
