import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Random } from '../test/random-edits.ts';
import { ExportLedger } from './export-ledger.ts';
import { writeSums } from './integrity.ts';
import { KnownOutput } from './known-output.ts';
import { openSpliced, type SplicedFile } from './spliced-files.ts';
import { filesBelow } from './swap.ts';

const files: readonly SplicedFile[] = [{ path: 'list.json', head: '[', separator: ',', tail: '\n]\n' }, { path: 'data/all.csv', head: 'a,b\r\n', separator: '', tail: '' }];
const frameOf = (id: string, text: readonly string[]): string => `${id} ${text.join('|').length} ${text.join('|').slice(0, 40)}`;

test('after any change of their pieces the files are as if made anew, and only what changed is made; without the layout, or with an altered file, all is', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'barqiyat-spliced-'));
  try {
    const dir = path.join(root, 'new'), outDir = path.join(root, 'out'), cacheDir = path.join(root, 'cache'), layouts = path.join(root, 'layouts');
    const r = new Random(11);
    let pieces = new Map<string, string[]>();
    let last = new Map<string, string>();
    for (let round = 0; round < 40; round++) {
      const next = new Map([...pieces].filter(() => r.below(8) > 0));
      for (let n = r.below(4); n >= 0; n--) {
        // Empty ones, ones in two scripts, and ones longer than what is read at once.
        const id = `c${r.below(30)}`, long = r.below(9) === 0 ? 'سطر '.repeat(60_000) : '';
        next.set(id, [r.below(3) ? `\n"${id} ${r.below(1000)}${long}"` : '', r.below(3) ? `${id},${r.below(1000)}\r\n` : '']);
      }
      pieces = new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
      const altered = round % 10 === 7, forgotten = round % 10 === 4;
      if (altered) writeFileSync(path.join(outDir, 'list.json'), readFileSync(path.join(outDir, 'list.json'), 'utf8').replace('"', "'"));
      if (forgotten) rmSync(layouts, { recursive: true });
      mkdirSync(dir);
      const known = new KnownOutput(cacheDir, outDir);
      const ledger = new ExportLedger(cacheDir, dir, outDir, known);
      const made: string[] = [];
      const group = openSpliced(ledger, layouts, 'group', `key ${round}`, files);
      for (const [id, text] of pieces) group.add(id, frameOf(id, text), () => { made.push(id); return text; });
      const told = group.end();
      const expected = files.map((f, i) => f.head + [...pieces.values()].map((p) => p[i]!).filter(Boolean).join(f.separator) + f.tail);
      files.forEach((f, i) => { assert.ok(readFileSync(path.join(dir, f.path), 'utf8') === expected[i], `${f.path} in round ${round}`); });
      assert.deepEqual(told.map((f) => [f.path, f.bytes]), files.map((f, i) => [f.path, Buffer.byteLength(expected[i]!)]));
      const frames = new Map([...pieces].map(([id, text]) => [id, frameOf(id, text)]));
      assert.deepEqual(made, [...frames].filter(([id, frame]) => round === 0 || altered || forgotten || last.get(id) !== frame).map(([id]) => id), `round ${round}`);
      last = frames;
      const sums = writeSums(dir, known, filesBelow(dir));
      rmSync(outDir, { recursive: true, force: true });
      renameSync(dir, outDir);
      known.save(sums);
      ledger.save();
    }
  } finally { rmSync(root, { recursive: true, force: true }); }
});
