/** The persons of the shipped collection, found by every name their records give. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { directoryOf } from '../search/directory.ts';
import { readEntityTable, writeEntityTable } from '../search/entity-table.ts';
import type { SearchEntity } from '../search/entities.ts';
import { projectRoot } from './templates.ts';

const folder = path.join(projectRoot, 'content/authorities/persons');
const persons = readdirSync(folder).sort().map((file): SearchEntity => {
  const { names, variants = [] } = parse(readFileSync(path.join(folder, file), 'utf8')) as { names: Record<string, string>; variants?: string[] };
  const id = file.replace('.yaml', '');
  return { kind: 'person', id, url: `/persons/${id}/`, labels: names, names: [...Object.values(names), ...variants], count: 1 };
});
const directory = directoryOf(readEntityTable(writeEntityTable(persons)));
const owners = new Map<string, Set<string>>();
for (const { id, labels, names } of persons) for (const name of [...Object.values(labels), ...names]) owners.set(name, (owners.get(name) ?? new Set()).add(id));

test('every name and variant of a person finds this person first', () => {
  const missed = [...owners].flatMap(([name, ids]) => {
    const [first] = directory.suggest(name, undefined, 5);
    return first !== undefined && ids.has(first.id) ? [] : [`${name}: ${first?.id ?? 'nobody'}, not ${[...ids].join(' or ')}`];
  });
  assert.ok(owners.size > 700, String(owners.size));
  assert.deepEqual(missed, []);
});
test('usual spellings that no record gives find the person', () => {
  const first = (name: string): string | undefined => directory.suggest(name, undefined, 5)[0]?.id;
  for (const name of ['Boumediène', 'Boumedienne', 'Boumédienne', 'بومدين', 'هواري بومدين', 'بومدیان']) assert.equal(first(name), 'houari-boumediene', name);
  for (const name of ['بوتفليقه', 'بوتفليقة', 'Bouteflica', 'Butefliqa', 'بو تفليقة']) assert.equal(first(name), 'abdelaziz-bouteflika', name);
  for (const name of ['ATT', 'Tumani', 'امادو توماني تورى', 'Amadou Tumani Toure']) assert.equal(first(name), 'amadou-toumani-toure', name);
  for (const name of ['العقيد القذافي', 'القدافي', 'Gaddafi', 'Kadhafi', 'Qadhdhafi']) assert.match(first(name) ?? '', /qaddafi/, name);
});
