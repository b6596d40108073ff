/** `RUNS=100000 node --test src/archive/quick-schema.test.ts` tries more values, `SEED=n` others. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { invalid, readQuickly } from './quick-schema.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { cableSchema, cableVersionSchema, organizationSchema, personSchema, siteSchema } from './schema.ts';

const runs = Number(process.env['RUNS'] ?? 2000);
const seed = Number(process.env['SEED'] ?? 776);

/** The same value, keys in the same order, where zod takes it; not valid where zod does not. */
function same(schema: z.ZodType, value: unknown): void {
  const byZod = schema.safeParse(structuredClone(value));
  const quick = readQuickly(schema, value);
  if (!byZod.success) { assert.equal(quick, invalid); return; }
  assert.deepStrictEqual(quick, byZod.data);
  assert.equal(JSON.stringify(quick), JSON.stringify(byZod.data));
}

const content = path.join(import.meta.dirname, '../../content');
const frontmatter = (folder: string): unknown[] => readdirSync(path.join(content, folder)).flatMap((f) => {
  const text = readFileSync(path.join(content, folder, f), 'utf8');
  return readPlainYaml(text.startsWith('---\n') ? text.slice(4, text.indexOf('\n---\n', 3) + 1) : text) ?? [];
}).map((r) => (r as { value: unknown }).value);
const plain = (v: unknown): unknown => JSON.parse(JSON.stringify(v));

test('every record of the archive is read as zod reads it, by the quick way', () => {
  let quick = 0;
  for (const v of frontmatter('cables')) for (const s of [cableSchema, cableVersionSchema]) { same(s, v); if (readQuickly(s, v) !== invalid) quick++; }
  for (const v of frontmatter('authorities/persons')) { same(personSchema, v); if (readQuickly(personSchema, v) !== invalid) quick++; }
  for (const v of frontmatter('authorities/organizations')) same(organizationSchema, v);
  assert.ok(quick > 100, String(quick));
});

test('so is a record with fields taken out, put in, exchanged and misspelt', () => {
  const cables = frontmatter('cables').map(plain);
  const odd = fc.oneof(fc.constantFrom<unknown>(null, '', ' ', 'x', ' trimmed ', 'a\nb', 0, 1973, -1, 1.5, true, [], {}, [null], ['a', 1973], { ar: 'كلمة' }, { en: '' }, '2009-12-01', '2009-13', '2009-02-30', 'https://example.org', 'javascript:x', 'PREL', 'a'.repeat(2001), { text: 'a letter' }, { kind: 'context', by: 'editors' }, 'gone', 'p3', 'ml', 'secret'), fc.string());
  type Path = readonly (string | number)[];
  const paths = (v: unknown, at: Path = []): Path[] => (typeof v === 'object' && v !== null ? [at, ...Object.entries(v).flatMap(([k, x]) => paths(x, [...at, Array.isArray(v) ? Number(k) : k]))] : [at]);
  fc.assert(fc.property(fc.nat(), fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'delete', 'add', 'name'), odd, fc.constantFrom('title', 'date', 'notes', 'anchors', 'constructor', 'x', 'p1', 'en', 'ar', 'role')), { minLength: 1, maxLength: 3 }), (which, edits) => {
    const value = structuredClone(cables[which % cables.length]);
    for (const [where, what, odds, name] of edits) {
      const v = structuredClone(odds);
      const all = paths(value).filter((p) => p.length);
      if (!all.length) return;
      const at = all[where % all.length]!;
      const parent = at.slice(0, -1).reduce<unknown>((o, k) => (o as Record<string, unknown>)[k], value) as Record<string, unknown>;
      const key = at.at(-1)!;
      if (what === 'set') parent[key] = v;
      else if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else if (what === 'add') parent[name] = v;
      else { if (what === 'name') parent[name] = parent[key]; delete parent[key]; }
    }
    same(cableSchema, value);
    same(cableVersionSchema, value);
  }), { seed, numRuns: runs });
});

test('a schema with something unknown in it is left to zod', () => {
  for (const s of [siteSchema, z.number(), z.strictObject({ a: z.coerce.string() }), z.object({ a: z.string() }), z.string().email(), z.string().superRefine(() => {}), z.record(z.enum(['a']), z.string()), z.discriminatedUnion('k', [z.strictObject({ k: z.literal('a') })])]) {
    assert.equal(readQuickly(s, { a: 'x', k: 'a' }), invalid);
    assert.equal(readQuickly(s, 'x'), invalid);
  }
});
