import assert from 'node:assert/strict';
import { test } from 'node:test';
import { morse, morsePath } from './morse.ts';

test('writes Latin and Arabic names in Morse code', () => {
  assert.deepEqual(morse('SOS é'), ['...', '---', '...', '.']);
  assert.deepEqual(morse('برقيّات'), ['-...', '.-.', '--.-', '..', '.-', '-']);
});
test('a dash is three dots long, and the length ends with the last sign', () => assert.deepEqual(morsePath('A', 2, 5), { d: 'M0 5h2M4 5h6', length: 10 }));
test('a name without letters has no signs', () => assert.deepEqual(morsePath('—', 2, 5), { d: '', length: 0 }));
