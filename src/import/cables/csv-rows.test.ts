import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { SourceFile } from '../importer.ts';
import { csvRows } from './csv-rows.ts';

/** The text as a file that is read in pieces of so many bytes. */
const source = (text: string, piece: number): SourceFile => {
  const bytes = Buffer.from(text);
  return { path: 'c.csv', name: 'c.csv', sha256: '', size: bytes.length, async* open() { for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece); } };
};
async function rows(text: string, piece: number): Promise<{ line: number; record: readonly string[] }[]> {
  const out = [];
  for await (const some of csvRows(source(text, piece), 1000)) out.push(...some);
  return out;
}
const field = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', ',', '\n', 'é', 'مرفأ', '😀', "'"), maxLength: 12 });
const written = (records: readonly (readonly string[])[]): string => records.map((r) => r.map((f) => `"${f.replace(/["\\]/g, '\\$&')}"`).join(',') + '\n').join('');

test('records arrive as they were, wherever the file is cut into pieces, each with the line it begins on', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), async (records, piece) => {
    const text = written(records), got = await rows(text, piece);
    assert.deepEqual(got.map((r) => r.record), records);
    let line = 1;
    for (const [i, r] of got.entries()) { assert.equal(r.line, line); line += written([records[i]!]).split('\n').length - 1; }
  }), { seed: 11, numRuns: 400 });
});

test('whatever text is accepted is read as another reader reads it', async () => {
  const signs = fc.string({ unit: fc.constantFrom('"', '","', '"\n', ',', '\n', '\\', '\\"', 'a', 'bc', ' '), maxLength: 24 });
  let accepted = 0;
  await fc.assert(fc.asyncProperty(signs, fc.integer({ min: 1, max: 9 }), async (text, piece) => {
    let expected: string[][] | undefined;
    // A backslash at the very end escapes nothing there, and is a file cut short here.
    try { expected = parse(text, { quote: '"', escape: '\\', relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' }) as unknown as string[][]; } catch { /* refused there */ }
    let got: (readonly string[])[] | undefined;
    try { got = (await rows(text, piece)).map((r) => r.record); } catch { /* refused here */ }
    if (!/\\$/.test(text)) assert.deepEqual(got, expected, JSON.stringify(text));
    if (got && got.length > 0) accepted++;
  }), { seed: 12, numRuns: 3000 });
  assert.ok(accepted > 300, String(accepted));
});

test('line breaks of Windows part records, and count once', async () => {
  assert.deepEqual(await rows('"a","b\r\nc"\r\n\r\nd,"e"\r\n', 3), [{ record: ['a', 'b\r\nc'], line: 1 }, { record: ['d', 'e'], line: 4 }]);
});

test('a quote where none can stand, one left open and a record without end are told with their line', async () => {
  await assert.rejects(rows('"a","b"\n"c","d"e"\n', 5), { message: /a quote stands where none can/, place: { line: 2, column: 1 } });
  await assert.rejects(rows('a,b\nc,d"e\n', 5), { message: /a quote stands where none can/, place: { line: 2, column: 1 } });
  await assert.rejects(rows('"a","b"\n"c","d\n\n', 5), { message: /cut short/, place: { line: 4, column: 1 } });
  await assert.rejects(rows(`"a"\n"${'b'.repeat(3000)}`, 50), { message: /longer than 1000 characters/, place: { line: 2, column: 1 } });
});
