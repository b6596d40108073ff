import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseText, fuzz } from './run.ts';
import { proof, targets } from './targets.ts';

for (const t of targets) {
  test(`${t.name}, two hundred cases: ${t.says}`, async () => {
    const r = await fuzz(t.name, { cases: 200, seed: 20261125 });
    assert.deepEqual(r.findings, []);
  });
}

test('a case is the same for the same seed and number, and texts differ', () => {
  for (const t of targets) {
    const some = Array.from({ length: 50 }, (_, n) => caseText(t, 7, n));
    assert.deepEqual(some, Array.from({ length: 50 }, (_, n) => caseText(t, 7, n)));
    assert.ok(new Set(some).size > 45, t.name);
    assert.notEqual(caseText(t, 8, 3), caseText(t, 7, 3));
  }
});

test('every crash and every hang of a target with known faults is found, with its number, and the cases after it are run', async () => {
  const expected: [number, string][] = [];
  const cases = 14;
  for (let n = 0; n < cases; n++) { const text = caseText(proof, 14, n); if (text.startsWith('crash')) expected.push([n, 'crash']); else if (text.startsWith('hang')) expected.push([n, 'hang']); }
  assert.ok(expected.some(([, w]) => w === 'hang') && expected.some(([, w]) => w === 'crash') && expected.length < 20, JSON.stringify(expected));
  const r = await fuzz('proof', { cases, seed: 14, waits: { first: .5, alone: 1 } });
  assert.deepEqual(r.findings.map((f): [number, string] => [f.number, f.what]), expected);
});

test('a target that does not exist is an error that names those that do', () => assert.rejects(fuzz('nothing', { cases: 1, seed: 1 }), /parser, frontmatter/));
