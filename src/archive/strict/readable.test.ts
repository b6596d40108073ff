import { test } from 'node:test';
import assert from 'node:assert/strict';
import { objectCharacter, readable } from './readable.ts';

test('links, notes and markers leave their words, and every character knows its place in the source', () => {
  const md = '3. (S) [الرئيس](person:x)[^a]، قال *نعم* `code`.\n';
  const r = readable(md);
  assert.equal(r.text, `(S) الرئيس، قال نعم ${objectCharacter}.\n\n`);
  for (let i = 0; i < r.text.length - 2; i++) if (r.text[i] !== objectCharacter) assert.equal(md[r.at(i)], r.text[i], `character ${i}`);
  assert.deepEqual(r.links.map((l) => [r.text.slice(l.start, l.end), l.scheme, l.target]), [['الرئيس', 'person', 'x']]);
});

test('nested brackets, escapes and withheld marks keep their words', () => {
  const r = readable('[\\[1 line not declassified\\]](redaction:not-declassified) \\<b> a[p. 3](page:3)b');
  assert.equal(r.text.trim(), '[1 line not declassified] <b> ap. 3b');
  assert.deepEqual(r.links.map((l) => l.scheme), ['redaction', 'page']);
});

test('table cells end where they end, and code blocks are no prose', () => {
  const r = readable('| أ  | ب |\n| --- | --- |\n| 1  | 2 |\n\n```\nx , y\n```\n');
  assert.doesNotMatch(r.text, /[ ]|x|--/);
  assert.deepEqual(r.text.split(/\n+/).filter(Boolean), ['أ', 'ب', '1', '2']);
});

test('only note definitions are read when the text is an original', () => {
  const r = readable('نص الوثيقة.\n\n[^a]: نص الحاشية.\n\n    وفقرتها الثانية.\n\nوالوثيقة.\n', 'notes');
  assert.deepEqual(r.text.split('\n').map((l) => l.trim()).filter(Boolean), ['نص الحاشية.', 'وفقرتها الثانية.']);
});

test('a long hostile line costs no more than its length', () => {
  for (const unit of ['[', '](', '`', '     ', '|', '[^', '- ', '\\']) {
    const line = unit.repeat(50_000);
    const started = performance.now();
    const r = readable(line);
    // Quadratic work on these lines takes minutes; linear work some tens of milliseconds.
    assert.ok(performance.now() - started < 5000, JSON.stringify(unit));
    assert.equal(r.at(r.text.length + 1), line.length);
  }
});
