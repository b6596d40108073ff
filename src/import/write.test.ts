import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText } from './write.ts';

const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('true', 'no', '~', '1973', '1973-01', '0630', '1e3', '- a', 'a: b', 'a #b', '[x]', "it's", '"q"', ' lead', 'trail ', '', 'مالي', '\u2028', '\u0085', '.5', '0x1F', 'null'));
const value = fc.letrec((tie) => ({
  v: fc.oneof({ maxDepth: 3 }, words, fc.boolean(), fc.integer(), fc.array(tie('v'), { maxLength: 4 }), fc.dictionary(words, tie('v'), { maxKeys: 4, noNullPrototype: true })),
})).v;

test('any record reads back as it was', () => {
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 5, noNullPrototype: true }), (r) => { assert.deepEqual(parse(yamlText(r)), r); }), { numRuns: 2000 });
});

test('a list of records reads back as it was', () => {
  fc.assert(fc.property(fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), { minLength: 1, maxLength: 4 }), (r) => { assert.deepEqual(parse(yamlText(r)), r); }), { numRuns: 1000 });
});

test('fields have lines of their own, short lists share one, fields without a value are left out', () => {
  assert.equal(yamlText({ id: 'A', date: '1971-12-09', number: '12', persons: [{ id: 'a', role: 'sender' }], text: { language: 'en', kind: 'full' }, none: undefined }),
    'id: A\ndate: 1971-12-09\nnumber: "12"\npersons: [ { id: a, role: sender } ]\ntext: { language: en, kind: full }\n');
});
