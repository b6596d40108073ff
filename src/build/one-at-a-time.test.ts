import { test } from 'node:test';
import assert from 'node:assert/strict';
import { oneAtATime } from './one-at-a-time.ts';

test('work runs once at a time, who asks during it gets the next run, and a failure stops nothing', async () => {
  let runs = 0, at = 0;
  const ends: ((failure?: Error) => void)[] = [];
  const ask = oneAtATime(() => new Promise<number>((resolve, reject) => { const n = ++runs; at++; assert.equal(at, 1); ends.push((e) => { at--; if (e) reject(e); else resolve(n); }); }));
  const begun = async (n: number): Promise<void> => { while (ends.length < n) await new Promise((r) => setImmediate(r)); };
  const first = ask();
  await begun(1);
  const second = ask(), third = ask();
  assert.equal(second, third);
  ends[0]!(new Error('broken content'));
  await assert.rejects(first, /broken content/);
  await begun(2);
  const fourth = ask();
  ends[1]!();
  assert.equal(await second, 2);
  await begun(3);
  ends[2]!();
  assert.equal(await fourth, 3);
});
