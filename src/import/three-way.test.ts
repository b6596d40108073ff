import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryMarks } from './carry-marks.ts';
import { blocksOf } from './blocks.ts';
import { align, mergeImported, recordOf } from './three-way.ts';
import { parse } from 'yaml';

const file = (front: string, ...blocks: string[]): string => `---\n${front}\n---\n\n${blocks.join('\n\n')}\n`;
const merge = (base: string, ours: string, theirs: string): { text: string; conflicts: string[] } => {
  const front = (f: string): object => parse(/^---\n([\s\S]*?)\n---/.exec(f)![1]!) as object;
  return mergeImported(recordOf('x', Buffer.from(base), front(base)), ours, theirs, front(theirs));
};

test('what only the source changed is taken', () => {
  assert.deepEqual(merge(file('title: A', 'One.', 'Two.', 'Three.'), file('title: A # mine', 'One.', 'Two.', 'Three.'), file('title: B', 'One.', 'Two!', 'Three.', 'Four.')),
    { text: file('title: B # mine', 'One.', 'Two!', 'Three.', 'Four.'), conflicts: [] });
});

test('what only the editor changed stays', () => {
  const ours = file('title: A\nstatus: withdrawn', 'One [word](person:x).[^n]', 'Two.', '[^n]: A note.');
  assert.deepEqual(merge(file('title: A\nstatus: draft', 'One word.', 'Two.'), ours, file('title: A\nstatus: draft', 'One word.', 'Two.')), { text: ours, conflicts: [] });
});

test('an editor\'s marks move onto the words the source corrected', () => {
  const base = file('title: A', 'He met Karim at the harbour of Tunis yesterday.', 'End.');
  const ours = file('title: A', 'He met [Karim](person:k) at the harbour[^n] of Tunis yesterday.', 'End.', '[^n]: A note.');
  const theirs = file('title: A', 'He met Karim at the old harbour of Tunis yesterday.', 'End.');
  assert.deepEqual(merge(base, ours, theirs), { text: file('title: A', 'He met [Karim](person:k) at the old harbour[^n] of Tunis yesterday.', 'End.', '[^n]: A note.'), conflicts: [] });
});

test('words changed on both sides stay the editor\'s, and the difference is told', () => {
  const r = merge(file('title: A', 'One.', 'Two.'), file('title: A', 'One.', 'Two, by us.'), file('title: A', 'One.', 'Two, by them.'));
  assert.equal(r.text, file('title: A', 'One.', 'Two, by us.'));
  assert.equal(r.conflicts.length, 1);
  assert.match(r.conflicts[0]!, /Two, by them/);
});

test('a note of the editor and a new note of the source both stay', () => {
  const r = merge(file('title: A', 'One.'), file('title: A', 'One.[^e]', '[^e]: Ours.'), file('title: A', 'One.', 'Two.[^fn1]', '[^fn1]: Theirs.'));
  assert.deepEqual(r, { text: file('title: A', 'One.[^e]', 'Two.[^fn1]', '[^fn1]: Theirs.', '[^e]: Ours.'), conflicts: [] });
});

test('a field changed on both sides stays the editor\'s and is told; persons are joined', () => {
  const r = merge(file('title: A\npersons:\n  - { id: a }', 'One.'), file('title: Ours\npersons:\n  - { id: a }\n  - { id: mine }', 'One.'), file('title: Theirs\npersons:\n  - { id: a }\n  - { id: new }', 'One.'));
  assert.match(r.text, /^---\ntitle: Ours\npersons:\n {2}- \{ id: a \}\n {2}- \{ id: mine \}\n {2}- (?:\{ id: new \}|id: new)\n---/);
  assert.equal(r.conflicts.length, 1);
});

test('a new checksum doesn\'t touch the editor\'s review beside it', () => {
  const r = merge(file('provenance:\n  sha256: a', 'One.'), file('provenance:\n  sha256: a\n  changes: { en: mine }', 'One.'), file('provenance:\n  sha256: b', 'One.'));
  assert.equal(r.text, file('provenance:\n  sha256: b\n  changes: { en: mine }', 'One.'));
});

test('a note whose words are gone stands at the end of its paragraph and is told', () => {
  const r = carryMarks('Alpha beta[^n] gamma.', 'Quite other words.');
  assert.equal(r.block, 'Quite other words.[^n]');
  assert.equal(r.lost.length, 1);
});

test('a mention is not put inside another link, nor on words that stand there twice', () => {
  assert.deepEqual(carryMarks('x [Cole](person:c) y', '[Cole](term:c)').block, '[Cole](term:c)');
  assert.equal(carryMarks('[Cole](person:c)', 'old Cole and new Cole').lost.length, 1);
});

test('blocks are parted at empty lines, not before what continues an item or a note', () => {
  assert.deepEqual(blocksOf('a\nb\n\n1. one\n2. two\n\n[^n]: x\n\n    y\n\nc\n'), ['a\nb', '1. one', '2. two', '[^n]: x\n\n    y', 'c']);
});

test('aligning finds the longest common run in order', () => {
  assert.deepEqual(align(['a', 'b', 'c', 'd'], ['x', 'b', 'd', 'y']), [-1, 1, -1, 2]);
});
