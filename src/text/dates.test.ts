import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning, earliest } from './dates.ts';

test('a date begins no more exactly than it says itself', () => {
  const stated: [edtf: string, begins: string, sortedBy: string][] = [
    ['2009-12-01T14:07Z', '2009-12-01', '2009-12-01T14:07Z'], ['2009-12', '2009-12', '2009-12-01'], ['1973?', '1973', '1973-01-01'], ['1958-01/1958-03', '1958-01', '1958-01-01'], ['196X', '', '1960-01-01'], ['../1958', '', ''],
  ];
  for (const [edtf, begins, sortedBy] of stated) {
    assert.equal(beginning(edtf), begins, edtf);
    assert.equal(earliest(edtf), sortedBy, edtf);
  }
});
