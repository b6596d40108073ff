import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cableSchema } from '../archive/schema.ts';
import { FieldCheck } from './field-check.ts';
import type { CableInput } from './importer.ts';

/** Good and bad values of fields that documents repeat and of ones that are their own. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  id: ['09BAMAKO776', 'frus1969-76ve05p2-d12', 'not an id', undefined, 7], title: ['A title', '', 'two\nlines', undefined], date: ['1971-12-09', '9 December', undefined, 1971], kind: ['telegram', 'postcard', undefined],
  to: [['Tunis'], [''], 'Tunis', [], undefined], persons: [[{ id: 'a-b', role: 'sender' }], [{ id: 'a-b', role: 'cook' }], [{ id: 'A B' }], undefined], notes: [{ fn1: { kind: 'edition' } }, { 'fn 1': { kind: 'edition' } }, { fn1: { kind: 'song' } }, undefined],
  text: [{ language: 'en', kind: 'full' }, { kind: 'all' }, {}, undefined, 'full'], status: ['draft', 'lost', undefined], unknown: [undefined, 'x'],
  provenance: [undefined, 'x', null, {}, { kind: 'declassified' }, { kind: 'declassified', url: 'https://example.org/a', number: '12', pages: '1–3' }, { kind: 'declassified', url: 'example' }, { kind: 'declassified', file: 'a.xml', sha256: '0'.repeat(64) }, { kind: 'declassified', sha256: 'x' }, { kind: 'leaked', review: { by: 'A', date: '2026-11-25', note: 'Read.' } }, { kind: 'leaked', review: { by: 'A' } }, { kind: 'declassified', toString: 'x' }],
};
const cables = fc.record(Object.fromEntries(Object.entries(values).map(([k, v]) => [k, fc.constantFrom<unknown>(...v)]))) as fc.Arbitrary<CableInput>;

test('a document is found good if, and only if, the schema finds it good, whatever was looked at before', () => {
  const check = new FieldCheck();
  fc.assert(fc.property(cables, (c) => {
    const whole = cableSchema.safeParse(c);
    assert.deepEqual(check.problems(c).map((p) => p.path), whole.success ? [] : whole.error.issues.map((i) => i.path.join('.')));
  }), { numRuns: 4000 });
  const good = { id: '09BAMAKO776', title: 'A title', text: { kind: 'full' }, provenance: { kind: 'declassified' } };
  for (const [name, list] of Object.entries(values)) for (const v of list) for (let i = 0; i < 2; i++) assert.equal(check.problems({ ...good, [name]: v } as CableInput).length === 0, cableSchema.safeParse({ ...good, [name]: v }).success, `${name}: ${JSON.stringify(v)}`);
});
