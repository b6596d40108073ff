import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, formatProblem, nearest } from './problems.ts';

test('a swapped pair of letters is one edit', () => assert.equal(editDistance('secrte', 'secret'), 1));
test('distance beyond the limit is not counted', () => assert.equal(editDistance('bamako', 'washington', 3), Infinity));
test('a short word has no far neighbour', () => assert.equal(nearest('ab', ['xyz', 'cd']), undefined));
test('the nearest known word wins', () => assert.equal(nearest('bamaco', ['bamako', 'monaco']), 'bamako'));
test('invisible characters of the content are made visible in a message', () => {
  const line = formatProblem({ file: 'a', line: 1, column: 2, kind: 'value', found: 'x\u202Ey', expected: 'z', advice: 'q', severity: 'error' });
  assert.equal(line, 'a:1:2: x\\u202Ey; expected z; q');
});
