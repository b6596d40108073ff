/** `RUNS=100000 node --test src/archive/plain-yaml.test.ts` tries more texts, `SEED=n` others. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { plain, splitFrontmatter, yamlOptions } from './yaml-source.ts';

const runs = Number(process.env['RUNS'] ?? 2000);
const seed = Number(process.env['SEED'] ?? 754);

/** Without prototypes, which say nothing of a value. */
const bare = (v: unknown): unknown => (Array.isArray(v) ? v.map(bare) : v !== null && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, bare(x)])) : v);

/** True when the text was read; false when it was declined. Never read otherwise than `yaml` reads it. */
function agrees(source: string): boolean {
  const quick = readPlainYaml(source);
  if (!quick) return false;
  const doc = parseDocument(source, yamlOptions);
  assert.deepEqual([...doc.errors, ...doc.warnings].map((e) => e.message), [], `read, though yaml refuses it: ${JSON.stringify(source)}`);
  assert.deepStrictEqual(bare(quick.value), bare(plain(doc.contents)), JSON.stringify(source));
  return true;
}

const scalars = ['word', 'two words', 'a, b', 'نص عربي', '2009-12-01', '1973?', '1973', '0630', '0', '00', '-1', '+1', '1.5', '1.', '.5', '1e3', '0x1F', '0o7', '.inf', '.nan', '~', 'null', 'Null', 'true', 'True', 'false', 'yes', '"quoted"', '"a \\"b\\""', '"a\\nb"', '"\\\\"', "'single'", "'it''s'", '"open', "'open", '"x" y',
  'https://example.org/a?b=c#d', 'a: b', 'a:', ':a', '- a', '-', '?', '? a', '#', 'a #b', 'a#b', '&a', '*a', '!t', '|', '>', '%', '@', '`', '[]', '{}', '[a]', '[a, b]', '[ "a, b", c ]', '[a, ]', '[,]', '[a b: c]', '[[a], {k: v}]', '[a', 'a]', '{ k: v }', '{k: v, l: [1, "2"]}', '{ k: v, k: w }', '{k}', '{ k: }', '{k:v}', '{ "k": v }', '{ k: v', '<<', '=', '..', '...', '---', '\u00A0x\u00A0', 'x\u00A0', '\u2028', '99999999999999999', '[x\u00A0]', '123456789012345', '', ''];
const keys = ['id', 'title', 'persons', 'fn1', 'a-b', 'a_b', 'constructor', '__proto__', 'null', 'True', '1', '"q"', 'two words', 'toString', 'x'];
const lead = ['', '', '', '  ', '  ', '    ', '- ', '  - ', '  - ', '    - ', '-  ', ' ', '      ', '\t', '- - ', '      - '];
const lines = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...lead), fc.constantFrom(...keys), fc.constantFrom(': ', ': ', ':', ':  ', ' : '), fc.constantFrom(...scalars), fc.constantFrom('', '', '', ' ')).map((t) => t.join('')) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...lead), fc.constantFrom(...scalars)).map((t) => t.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '# comment', '---', '...', '%YAML 1.2') },
), { maxLength: 7 }).map((l) => l.join('\n'));

test('what is read is what yaml reads, and what yaml refuses is never read', () => {
  let read = 0;
  fc.assert(fc.property(lines, (source) => { if (agrees(source)) read++; }), { seed, numRuns: runs });
  assert.ok(read > runs / 50, `${read} of ${runs} read`);
});

test('so with records of the usual kind, nested as deep as they are in frontmatter', () => {
  const value: fc.Arbitrary<string> = fc.constantFrom('word', 'two words', '2009-12-01', '1973', '"a, b"', '[a, b]', '{ id: x, role: sender }', '[]', 'https://example.org/x');
  const record = fc.uniqueArray(fc.tuple(fc.constantFrom('id', 'title', 'date', 'tags', 'url', 'kind'), value), { minLength: 1, maxLength: 4, selector: ([k]) => k });
  const text = fc.tuple(record, fc.array(record, { minLength: 1, maxLength: 3 }), fc.array(value, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '  ')).map(([head, list, words, indent]) =>
    [...head.map(([k, v]) => `${k}: ${v}`), 'sources:', ...list.flatMap((r) => r.map(([k, v], i) => `${indent}${i ? '  ' : '- '}${k}: ${v}`)), 'notes:', ...head.map(([k, v]) => `  ${k}:\n    ${k}: ${v}`), 'words:', ...words.map((w) => `  - ${w}`)].join('\n'));
  fc.assert(fc.property(text, (source) => assert.ok(agrees(source), `declined: ${source}`)), { seed, numRuns: Math.ceil(runs / 10) });
});

test('the frontmatter of every text of the archive is read as yaml reads it, and nearly all of it without yaml', () => {
  const content = path.join(import.meta.dirname, '../../content');
  let all = 0, read = 0;
  for (const f of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    const text = /\.(?:md|yaml)$/.test(f) ? readFileSync(path.join(content, f), 'utf8') : undefined;
    if (text === undefined) continue;
    const parts = splitFrontmatter(text);
    all++;
    if (agrees(parts ? text.slice(parts.start, parts.end) : text)) read++;
  }
  assert.ok(read >= all * 0.8, `${read} of ${all}`);
});
