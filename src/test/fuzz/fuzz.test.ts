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

test('a hundred thousand marks of quotation, list or bracket are a problem, told at once', async () => {
  const { renderMarkup } = await import('../../markup/pipeline.ts');
  const { readYaml } = await import('../../archive/yaml-source.ts');
  const { siteSchema } = await import('../../archive/schema.ts');
  const before = process.cpuUsage();
  for (const mark of ['>', '> ', '- ', '1. ', '> - ']) {
    const text = `x\n\n${mark.repeat(100_000)}y`;
    const { problems } = renderMarkup({ file: { path: 'cables/X1.md', shown: 'x', text }, start: 0, lang: 'en', own: true, labelsElsewhere: [], noteNumbers: new Map() });
    assert.deepEqual(problems.map((p) => [p.kind, p.line]), [['structure', 3]], mark);
  }
  assert.deepEqual(renderMarkup({ file: { path: 'cables/X1.md', shown: 'x', text: `${'- '.repeat(200)}-\n\nwords` }, start: 0, lang: 'en', own: true, labelsElsewhere: [], noteNumbers: new Map() }).problems, []);
  for (const mark of ['{', '[', '[ ', '{\n']) {
    const text = `title: ${mark.repeat(100_000)}`;
    assert.deepEqual(readYaml({ file: { path: 'site.yaml', shown: 'x', text }, start: 0, end: text.length }, siteSchema).problems.map((p) => p.kind), ['yaml'], mark);
  }
  const used = process.cpuUsage(before);
  assert.ok(used.user + used.system < 10_000_000, `${(used.user + used.system) / 1000} ms of the processor`);
});

test('what a long run once found stays mended: years of three digits, brackets within quoted words', async () => {
  const { parseDateTimeGroup } = await import('../../archive/date-time-group.ts');
  assert.equal(parseDateTimeGroup('R 011407Z DEC 0912Z'), undefined);
  assert.equal(parseDateTimeGroup('R 011407Z DEC 2009')?.date, '2009-12-01T14:07Z');
  const target = targets.find((t) => t.name === 'cable-parser')!;
  const run = await target.open();
  for (const n of [7619, 12469, 17964, 24559, 43854]) await run(caseText(target, 1, n));
});
