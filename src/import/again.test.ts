/**
 * Importing again, by chance: an editor works on the file, the source is corrected, the same file is imported once more. Whatever comes in
 * whatever order, what the editor added and what the source corrected are both in the archive, or the difference is reported and the editor's stays.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { mergeImported, recordOf } from './three-way.ts';
import { frus } from './frus/index.ts';
import { runImport } from './run.ts';

const file = (front: string, blocks: readonly string[]): string => `---\n${front}\n---\n\n${blocks.join('\n\n')}\n`;
const front = (f: string): object => parse(/^---\n([\s\S]*?)\n---/.exec(f)![1]!) as object;

const edits = fc.array(fc.record({ kind: fc.nat(4), at: fc.nat(30), word: fc.nat(30) }), { maxLength: 6 });
const words = 'harbour minister railway customs quay tide council winter letter island port lamp'.split(' ');

test('an editor\'s additions and a source\'s corrections, in any number and place, are both kept or reported', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), edits, edits, (length, ours, theirs) => {
    const base = Array.from({ length }, (_, n) => `Paragraph ${words[n]!} speaks of the ${words[n + 1]!} and of the ${words[n + 2]!} in turn ${n}.`);
    // The editor: a note on a place, a mention, a paragraph's words, a paragraph of his own, a field.
    const mine = [...base], marks: string[] = [], notes: string[] = [];
    let status = 'draft';
    ours.forEach(({ kind, at, word }, n) => {
      const i = at % mine.length, name = `e${n}`;
      if (kind === 0) { mine[i] += `[^${name}]`; notes.push(`[^${name}]: The editor's note ${name}.`); marks.push(`[^${name}]`, `The editor's note ${name}.`); }
      else if (kind === 1) { const w = words[word % words.length]!; if (new RegExp(`(?<![[(])\\b${w}\\b(?!\\])`).test(mine[i]!)) { mine[i] = mine[i]!.replace(new RegExp(`(?<![[(])\\b${w}\\b(?!\\])`), `[${w}](person:${name})`); marks.push(`person:${name}`); } }
      else if (kind === 2) { mine[i] += ` Added ${name}.`; marks.push(`Added ${name}.`); }
      else if (kind === 3) { mine.splice(i, 0, `The editor's own paragraph ${name}.`); marks.push(`own paragraph ${name}.`); }
      else status = 'published';
    });
    // The source: a word corrected, a paragraph added, one taken out, one parted in two, a field.
    const its = [...base], corrections: string[] = [];
    let title = 'A';
    theirs.forEach(({ kind, at, word }, n) => {
      const i = at % Math.max(1, its.length), name = `s${n}`;
      if (kind === 0 && its[i]?.includes(' in turn ')) { its[i] = its[i].replace(' in turn ', ` in turn${name} `); corrections.push(`turn${name}`); }
      else if (kind === 1) { its.splice(i, 0, `New in the source ${name}.`); corrections.push(`New in the source ${name}.`); }
      else if (kind === 2 && its.length > 1) { const gone = its.splice(i, 1)[0]!; for (const c of [...corrections]) if (gone.includes(c)) corrections.splice(corrections.indexOf(c), 1); }
      else if (kind === 3 && its[i]?.includes(' and of ')) { const [a, b] = its[i].split(' and of ', 2); its.splice(i, 1, `${a!}.`, `And of ${b!}`); }
      else { title = `T${word}`; }
    });
    const before = file('title: A\nstatus: draft', base), theirFile = file(`title: ${title}\nstatus: draft`, its);
    const merged = mergeImported(recordOf('x', Buffer.from(before), front(before)), file(`title: A\nstatus: ${status}`, [...mine, ...notes]), theirFile, front(theirFile));
    // A mention whose words the source has taken out or doubled is named; a note never goes.
    for (const m of marks) assert.ok(merged.text.includes(m) || (m.startsWith('person:') && merged.conflicts.some((c) => c.includes(`to ${m}:`))), `the editor's "${m}" is lost:\n${merged.text}\n${merged.conflicts.join('\n')}`);
    assert.match(merged.text, new RegExp(`status: ${status}`));
    for (const c of corrections) assert.ok(merged.text.includes(c) || merged.conflicts.length > 0, `the source's "${c}" is lost without a word:\n${merged.text}`);
    assert.match(merged.text, new RegExp(`title: ${title}\\n`));
    // A third import of the same source changes nothing more.
    const again = mergeImported(recordOf('x', Buffer.from(theirFile), front(theirFile)), merged.text, theirFile, front(theirFile));
    assert.deepEqual(again, { text: merged.text, conflicts: [] });
  }), { numRuns: 1500, seed: 11 });
});

const specimen = readFileSync(join(import.meta.dirname, 'frus/fixtures/telegrams/input.xml'), 'utf8');
/** Everything below a folder, by path. */
const all = (dir: string): Map<string, string> => new Map(existsSync(dir) ? readdirSync(dir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => [join(e.parentPath, e.name).slice(dir.length + 1), readFileSync(join(e.parentPath, e.name), 'utf8')] as const).sort() : []);

/** Eight in every test run; `KILLS=20 node --test src/import/again.test.ts` takes more. */
const kills = Number(process.env['KILLS'] ?? 8);
test('an import killed at any moment leaves the archive as it was or complete, and the next one completes it', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'barqiyat-kill-'));
  t.after(() => { rmSync(dir, { recursive: true, force: true }); });
  // Some hundred documents, so that there is something to be killed in.
  const document = /<div type="document" xml:id="d2"[\s\S]*?<\/div>/.exec(specimen)![0];
  const source = (word: string): string => specimen.replace(document, Array.from({ length: 120 }, (_, n) => document.replace('xml:id="d2"', `xml:id="d${n + 100}"`).replaceAll('d2fn', `d${n + 100}fn`).replaceAll('pg_5', `pg_${n + 100}`).replace('answered', word)).join('\n'));
  const path = join(dir, 'v.xml');
  writeFileSync(path, source('answered'));
  await runImport({ importer: frus, paths: [path], content: join(dir, 'old') });
  const old = all(join(dir, 'old'));
  writeFileSync(path, source('replied'));
  cpSync(join(dir, 'old'), join(dir, 'new'), { recursive: true });
  const began = performance.now();
  const child = (content: string) => spawn(process.execPath, [join(import.meta.dirname, '../../scripts/import.ts'), 'frus', path, '--content', content], { stdio: 'ignore' });
  await new Promise((done) => child(join(dir, 'new')).on('exit', done));
  const whole = performance.now() - began;
  const complete = all(join(dir, 'new'));
  assert.notDeepEqual(complete, old);
  let cut = 0;
  for (let n = 0; n < kills; n++) {
    const content = join(dir, `k${n}`);
    cpSync(join(dir, 'old'), content, { recursive: true });
    const killed = await new Promise<boolean>((done) => {
      const c = child(content);
      // The start of the process takes the most time; the moments lie closer together where files are written and moved.
      const timer = setTimeout(() => c.kill('SIGKILL'), whole * (0.4 + (n * 0.65) / kills));
      c.on('exit', (code) => { clearTimeout(timer); done(code === null); });
    });
    if (killed) cut++;
    const now = all(content);
    // Whole files always: each is as it was or as it is to be. Where not all were moved, the journal beside the archive says which are left.
    for (const [name, text] of now) assert.ok(text === old.get(name) || text === complete.get(name), `${name} is neither old nor new after kill ${n}`);
    const left = readdirSync(dir).filter((f) => f.startsWith(`.k${n}.import-`));
    const half = now.size !== old.size || [...now].some(([k, v]) => v !== old.get(k));
    if (half && [...complete].some(([k, v]) => v !== now.get(k))) assert.ok(left.some((f) => existsSync(join(dir, f, 'JOURNAL'))), `kill ${n} left half an archive and no journal`);
    await runImport({ importer: frus, paths: [path], content });
    assert.deepEqual(all(content), complete, `the import after kill ${n} does not complete the archive`);
    assert.deepEqual(readdirSync(dir).filter((f) => f.startsWith(`.k${n}.import-`)), []);
  }
  assert.ok(cut > 0, 'no import was killed in time');
});
