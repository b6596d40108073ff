import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareWords, digestOfBareWords, hasMarks } from './bare-words.ts';
import { digest, digestOfValue } from './digest.ts';

/** The same rule as one pattern: slower, and easier to believe. */
const marks = /\\([!-/:-@[-`{-~])|\[\^[\w-]+\](?!:)|\[p\. [^\]]*\]\(page:[^)\s]*\)|\]\([a-z]+:[^)\s]*\)|[[\]*_]|\n[ \t-\r]*| {2,}/g;
const byPattern = (block: string): string => block.replace(marks, (m, escaped?: string) => escaped ?? (m[0] === '\n' || m[0] === ' ' ? ' ' : '')).replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
const blocks = fc.array(fc.constantFrom('a', 'Karim ', 'é', 'مالي', '٣', '\\', '\\[', '[', ']', '[^fn1]', '[^fn1]:', '[p. 12](page:12)', '[p. ', '](page:3)', '](person:x)', '](', '(', ')', '*', '**', '_', '\n', '\n    ', ' ', '  ', '\t', '\u00A0', '\u2028', '\uFEFF', '\uD83D\uDE00', '1. '), { maxLength: 25 }).map((p) => p.join(''));

test('links, notes, page marks, emphasis and line breaks are no words; all else is', () => {
  assert.equal(bareWords('1. (S) *He* met [President\nTouré](person:x)[^fn1] and[p. 12](page:12) said \\[sic\\]: [a](b).'), '1. (S) He met President Touré and said [sic]: a(b).');
  fc.assert(fc.property(blocks, (b) => {
    assert.equal(bareWords(b), byPattern(b));
    assert.ok(byPattern(b) === b || hasMarks(Buffer.from(b), 0, Buffer.byteLength(b)));
    assert.equal(digestOfBareWords(Buffer.from(`before${b}behind`), 6, 6 + Buffer.byteLength(b)), digest(byPattern(b)));
  }), { numRuns: 5000 });
});

test('a long block has all its words', () => {
  const long = 'word '.repeat(20_000);
  assert.equal(bareWords(long), long.trim());
  assert.equal(bareWords('\\'), '\\');
  const plain = Buffer.from('Plain words of a paragraph, مالي, no mark.');
  assert.ok(!hasMarks(plain, 0, plain.length));
});

test('digests are eight characters, of equal values equal, of others different', () => {
  const seen = new Map<string, string>();
  fc.assert(fc.property(fc.jsonValue(), (v) => {
    const key = JSON.stringify(sorted(v)), d = digestOfValue(v);
    assert.match(d, /^[\w-]{8}$/);
    assert.equal(digestOfValue(sorted(v)), d);
    assert.equal(seen.get(d) ?? key, key);
    seen.set(d, key);
  }), { numRuns: 5000, seed: 4 });
  assert.notEqual(digestOfValue(['a', 'b']), digestOfValue(['ab']));
  assert.notEqual(digestOfValue('1'), digestOfValue(1));
  assert.equal(digestOfValue({ a: 1, b: undefined }), digestOfValue({ a: 1 }));
});

test('texts that differ in one letter, in their order or by a letter more have different digests', () => {
  const seen = new Set<string>();
  let n = 0;
  const text = 'The minister of harbours said that a new quay would be built before winter.';
  for (let i = 0; i < text.length; i++) {
    for (const c of 'abcdefghijklmnopqrstuvwxyz') { if (c !== text[i]) { seen.add(digest(text.slice(0, i) + c + text.slice(i + 1))); n++; } }
    for (let j = i + 1; j < text.length; j++) if (text[i] !== text[j]) { seen.add(digest(text.slice(0, i) + text[j]! + text.slice(i + 1, j) + text[i]! + text.slice(j + 1))); n++; }
    seen.add(digest(text.slice(0, i))); n++;
  }
  for (let i = 0; i < 300_000; i++) { seen.add(digest(`BAMAKO ${i}`)); n++; }
  assert.equal(seen.size, n);
});

const sorted = (v: unknown): unknown => (Array.isArray(v) ? v.map(sorted) : v !== null && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]): [string, unknown] => [k, sorted(x)]).sort(([a], [b]) => (a < b ? -1 : 1))) : v);
