import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { amendKept, readKept, readKeptPlaces, readKeptValue, writeKept } from './kept-lines.ts';

test('kept lines come back as they were, longer than a piece and in Arabic too, and a damaged line is absent', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-kept-'));
  try {
    const file = path.join(dir, 'folder', 'kept.ndjson');
    const values = [{ id: 'a', words: 'برقية '.repeat(400_000) }, { id: 'b' }, 'c', 4];
    writeKept(file, values);
    assert.deepEqual([...readKept(file)], values);
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('"b"') + 1;
    bytes[at] = 'x'.charCodeAt(0);
    writeFileSync(file, bytes.subarray(0, bytes.length - 2));
    assert.deepEqual([...readKept(file)], [values[0], 'c'], 'the altered line and the cut one are gone');
    writeFileSync(file, '{"an":"old form"}\n');
    assert.equal(readKeptValue(file), undefined);
    assert.equal(readKeptValue(path.join(dir, 'none')), undefined);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});

test('an amended file holds the new values and no word of those they replaced, and an addition cut short costs itself alone', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-kept-'));
  try {
    const file = path.join(dir, 'kept.ndjson');
    writeKept(file, [{ id: 'a', words: 'برقية' }, { id: 'b', words: `secret ${'x'.repeat(2_000_000)}` }, { id: 'c' }]);
    const places = new Map([...readKeptPlaces<{ id: string }>(file)].map(([v, place]) => [v.id, place]));
    amendKept(file, [{ id: 'b', words: 'new' }], [places.get('b')!]);
    assert.deepEqual([...readKept(file)], [{ id: 'a', words: 'برقية' }, { id: 'c' }, { id: 'b', words: 'new' }]);
    assert.ok(!readFileSync(file, 'utf8').includes('secret'));
    const second = new Map([...readKeptPlaces<{ id: string }>(file)].map(([v, place]) => [v.id, place]));
    amendKept(file, [{ id: 'a' }], [second.get('a')!]);
    writeFileSync(file, readFileSync(file).subarray(0, -4));
    amendKept(file, [{ id: 'd' }], []);
    assert.deepEqual([...readKept(file)], [{ id: 'c' }, { id: 'b', words: 'new' }, { id: 'd' }]);
  } finally { rmSync(dir, { recursive: true, force: true }); }
});
