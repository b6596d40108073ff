import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { editorSchema, editorSchemaNames, schemaFiles } from './editor-schemas.ts';
import { splitFrontmatter } from './yaml-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const validate = (name: (typeof editorSchemaNames)[number]) => new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(editorSchema(name)) as object);

test('the schemas in docs/schemas are those of the code (npm run schemas)', () => {
  assert.deepEqual(readdirSync(path.join(root, 'docs/schemas')).sort(), editorSchemaNames.map((n) => `${n}.schema.json`).sort());
  for (const n of editorSchemaNames) assert.equal(read(`docs/schemas/${n}.schema.json`), editorSchema(n), n);
});
test('VS Code is told which schema is for which record', () => {
  const settings = JSON.parse(read('.vscode/settings.json').replace(/^\s*\/\/.*$/gm, '')) as { 'yaml.schemas': Record<string, string> };
  assert.deepEqual(settings['yaml.schemas'], Object.fromEntries(['site', 'person', 'organization', 'post', 'country', 'glossary'].map((n) => [`./docs/schemas/${n}.schema.json`, schemaFiles[n as 'site']])));
  for (const f of Object.keys(settings['yaml.schemas'])) assert.ok(existsSync(path.join(root, f)), f);
});
test('another hand’s validator accepts every file of the collection with them', () => {
  const kinds = { cable: validate('cable'), version: validate('cable-version'), persons: validate('person'), posts: validate('post'), organizations: validate('organization'), site: validate('site') };
  const wrong: string[] = [];
  const check = (v: ReturnType<typeof validate>, file: string, text: string) => { if (!v(parse(text))) wrong.push(`${file}: ${JSON.stringify(v.errors?.[0])}`); };
  let seen = 0;
  for (const f of readdirSync(path.join(root, 'content/cables'))) { const text = read(`content/cables/${f}`); const m = splitFrontmatter(text)!; check(/\.[a-z]{2}\.md$/.test(f) ? kinds.version : kinds.cable, f, text.slice(m.start, m.end)); seen++; }
  for (const folder of ['persons', 'posts', 'organizations'] as const) for (const f of readdirSync(path.join(root, 'content/authorities', folder))) { check(kinds[folder], f, read(`content/authorities/${folder}/${f}`)); seen++; }
  check(kinds.site, 'site.yaml', read('content/site.yaml'));
  assert.ok(seen > 300, String(seen));
  assert.deepEqual(wrong, []);
});
test('an unknown field and an unknown value are refused', () => {
  const cable = validate('cable');
  const good = { id: '09BAMAKO776', title: 'A', text: { kind: 'digest' }, provenance: { kind: 'press-published' } };
  assert.ok(cable(good), JSON.stringify(cable.errors));
  assert.ok(!cable({ ...good, colour: 'red' }));
  assert.ok(!cable({ ...good, classification: 'secrte' }));
});
