import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { organizationSchema, personSchema, postSchema } from './schema.ts';
import { parseCableFile, parseVersionFile } from './cable-file.ts';
import { startingFiles } from './starting-file.ts';
import type { StartingFile, StartingKind } from './starting-file.ts';

const files = (kind: StartingKind, id: string, has: (p: string) => boolean = () => false): StartingFile[] => {
  const made = startingFiles(kind, id, { today: '2026-11-24', languages: ['ar', 'en'], has });
  assert.ok(Array.isArray(made), 'problem' in made ? made.problem : '');
  return made;
};
const source = (f: StartingFile) => ({ path: f.path, shown: f.path, text: f.text });

test('a starting cable is valid in both languages and has its post', () => {
  const [main, arabic, post, ...rest] = files('cable', '09BAMAKO776');
  assert.deepEqual([main!.path, arabic!.path, post!.path, rest.length], ['cables/09BAMAKO776.md', 'cables/09BAMAKO776.ar.md', 'authorities/posts/bamako.yaml', 0]);
  const parsed = parseCableFile(source(main!));
  assert.deepEqual(parsed.problems, []);
  assert.equal(parsed.meta!.post, 'bamako');
  assert.equal(parsed.meta!.status, 'draft');
  assert.deepEqual(parseVersionFile(source(arabic!)).problems, []);
  assert.ok(postSchema.safeParse(parse(post!.text)).success);
});

test('a cable whose post has a record gets no second one', () => {
  assert.equal(files('cable', '09 Bamako 776', (p) => p === 'authorities/posts/bamako.yaml').length, 2);
});

test('a cable of an unknown post, or with an id that is no cable number, is valid too', () => {
  for (const id of ['09ATLANTIS42', 'frus1969-76ve05p2-d12']) assert.deepEqual(parseCableFile(source(files('cable', id)[0]!)).problems, [], id);
});

test('starting records fit their schemas', () => {
  assert.ok(personSchema.safeParse(parse(files('person', 'jane-placeholder')[0]!.text)).success);
  assert.ok(organizationSchema.safeParse(parse(files('organization', 'lost-luggage-office')[0]!.text)).success);
  assert.ok(postSchema.safeParse(parse(files('post', 'addis-ababa')[0]!.text)).success);
});

test('a post nobody knows leaves its country empty, for check to name', () => {
  const result = postSchema.safeParse(parse(files('post', 'atlantis')[0]!.text));
  assert.deepEqual(result.error?.issues.map((i) => i.path.join('.')), ['country']);
});

test('an id that would climb out of the folder or is of another kind is refused', () => {
  for (const [kind, id] of [['cable', '../x'], ['cable', ''], ['person', 'Jane Placeholder'], ['person', '../../etc'], ['post', 'a/b'], ['organization', '-']] as const) {
    assert.ok('problem' in startingFiles(kind, id, { today: '2026-11-24', languages: ['ar', 'en'], has: () => false }), id);
  }
});
