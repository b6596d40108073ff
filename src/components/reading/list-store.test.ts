import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, fromFragment, fromJson, moved, readEntries, toFragment, toJson, toMarkdown, type Entry } from './list-store.ts';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({ id, anchor: '', title: `عنوان ${id}`, note: '', ...more });
const list = [entry('09BAMAKO776', { anchor: 'p3', note: 'ملاحظة\nثانية' }), entry('frus1961-63v21-d14')];

test('a list survives its address and its file', () => {
  assert.deepEqual(fromFragment('#' + toFragment(list)), list);
  assert.deepEqual(fromJson(toJson(list)), list);
});
test('the same place is put aside once', () => assert.equal(add(list, list[0]!).length, 2));
test('an entry moves one step and stops at the ends', () => {
  assert.deepEqual(moved(list, 0, 1).map((e) => e.id), ['frus1961-63v21-d14', '09BAMAKO776']);
  assert.equal(moved(list, 0, -1), list);
});
test('what has another shape is left out', () => {
  assert.deepEqual(readEntries([{ id: '../etc' }, { id: 'A/../B' }, { id: '<b>x</b>' }, { id: '09X1', anchor: 'javascript:1' }, null, 3, { id: 7 }]), []);
  assert.deepEqual(fromFragment('#list=%%%'), []);
  assert.equal(fromJson('{"entries":[]}'), undefined);
});
test('bidirectional overrides are taken out of titles and notes', () => {
  assert.equal(readEntries([{ id: '09BAMAKO776', title: 'a\u202Eb', note: 'c\u2066d' }])[0]!.title, 'ab');
});
test('Markdown in a title stays words', () => assert.match(toMarkdown([entry('09BAMAKO776', { title: 'a](x) <b>' })], 'L', 'https://a.example', '/en'), /\[a\\\]\(x\) \\<b\\>\]\(https:\/\/a\.example\/en\/cables\/09BAMAKO776\/\)/));
test('any text in an address is read without an error', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (s) => { assert.ok(Array.isArray(fromFragment('#list=' + s))); fromJson(s); }));
});
