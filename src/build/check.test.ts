import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblem, type Problem } from '../archive/problems.ts';
import { cable, smallArchive, type SmallArchive } from '../test/small-archive.ts';
import { checkContent } from './check.ts';

async function problemsOf(break_: (a: SmallArchive) => void): Promise<readonly Problem[]> {
  const a = smallArchive();
  try {
    break_(a);
    return (await checkContent({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, strict: false })).problems;
  } finally { a.close(); }
}
const errors = (ps: readonly Problem[]) => ps.filter((p) => p.severity === 'error');

/** Each kind of bad content: what is broken, the place it must name, and words the line must hold. */
const faults: { name: string; break: (a: SmallArchive) => void; at: string; says: RegExp }[] = [
  { name: 'malformed YAML', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2').replace('tags: [PGOV, PREL]', 'tags: [PGOV, PREL')), at: 'content/cables/03HARBOUR2.md:', says: /malformed YAML/ },
  { name: 'an unknown field', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { head: 'classificaton: secret\n' })), at: 'content/cables/03HARBOUR2.md:14:1:', says: /unknown field "classificaton".*did you mean "classification"/ },
  { name: 'an unknown code', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2').replace('classification: confidential', 'classification: secrte')), at: 'content/cables/03HARBOUR2.md:6:17:', says: /classification "secrte" is not known; expected one of unclassified.*did you mean "secret"/ },
  { name: 'a wrong date', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2').replace(/date: .*/, 'date: 2003-02-30')), at: 'content/cables/03HARBOUR2.md:4:7:', says: /2003-02-30.*EDTF/ },
  { name: 'a duplicate id', break: (a) => a.write('cables/03Harbour2.md', cable('03Harbour2')), at: 'content/cables/03Harbour2.md:1:1:', says: /differs from "03HARBOUR2" only by case/ },
  { name: 'an id that differs from the file name', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR4')), at: 'content/cables/03HARBOUR2.md:2:1:', says: /id "03HARBOUR4" in a file named "03HARBOUR2.md"/ },
  { name: 'an unknown person', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'See [her](person:ada-quey).' })), at: 'content/cables/03HARBOUR2.md:16:5:', says: /person "ada-quey" is not known.*did you mean "ada-quay"/ },
  { name: 'a malformed reference', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'See [it](cable:../etc).' })), at: 'content/cables/03HARBOUR2.md:16:5:', says: /cable:\.\.\/etc; expected a cable id/ },
  { name: 'a dangling note', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'Seen.[^nowhere]' })), at: 'content/cables/03HARBOUR2.md:16:', says: /\[\^nowhere\] is defined nowhere/ },
  { name: 'an unused note', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'Seen.\n\n[^idle]: Never used.' })), at: 'content/cables/03HARBOUR2.md:18:1:', says: /note "idle" is never referred to/ },
  { name: 'a dangerous scheme', break: (a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'Press [here](javascript:alert%281%29).' })), at: 'content/cables/03HARBOUR2.md:16:7:', says: /scheme "javascript:"/ },
  { name: 'an unknown cable for the home page', break: (a) => a.write('site.yaml', 'title: { ar: مرفأ, en: Harbour }\ncontact: editor@example.org\nfeatured: 03HARBOUR22\n'), at: 'content/site.yaml:3:1:', says: /"03HARBOUR22" is not published here.*did you mean "03HARBOUR2"/ },
  { name: 'invalid UTF-8', break: (a) => a.write('cables/03HARBOUR2.md', Buffer.concat([Buffer.from(cable('03HARBOUR2')), Buffer.from([0xc3, 0x28])])), at: 'content/cables/03HARBOUR2.md:19:1:', says: /not UTF-8/ },
];

for (const f of faults) {
  test(`${f.name} gives one line with its place and advice`, async () => {
    const lines = errors(await problemsOf(f.break)).map(formatProblem);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.ok(lines[0]!.startsWith(f.at), `${lines[0]} should begin with ${f.at}`);
    assert.match(lines[0]!, f.says);
    assert.match(lines[0]!, /^[^;]+; expected [^;]+; .+/s);
  });
}

test('a sound archive has no problem', async () => {
  assert.deepEqual(await problemsOf(() => undefined), []);
});

test('all problems are reported at once, in order of file and line', async () => {
  const ps = errors(await problemsOf((a) => { for (const f of faults.slice(1, 4)) f.break(a); a.write('cables/03HARBOUR3.md', cable('03HARBOUR3', { body: '[a](person:nobody-at-all) [b](foo:bar)' })); a.write('authorities/persons/basil-mole.yaml', 'names: { en: 3 }\nbirth: 1900\n'); }));
  assert.ok(ps.length >= 4, String(ps.length));
  const keys = ps.map((p) => `${p.file}:${String(p.line).padStart(5, '0')}`);
  assert.deepEqual(keys, [...keys].sort());
});

test('a bidirectional override in the text is an error that names the character', async () => {
  const lines = errors(await problemsOf((a) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { body: 'safe\u202Etxt' })))).map(formatProblem);
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, /U\+202E/);
  assert.ok(!lines[0]!.includes('\u202E'));
});

test('a full text, an extract or a translation of a leaked cable whose own text is a digest is refused too, with a review it passes', async () => {
  for (const [kind, review, refused] of [['full', false, true], ['translation', false, true], ['extract', false, true], ['digest', false, false], ['translation', true, false]] as const) {
    const found = errors(await problemsOf((a) => {
      a.write('cables/03HARBOUR2.md', cable('03HARBOUR2').replace('kind: full', 'kind: digest').replace('provenance: { kind: generated }', `provenance: { kind: leaked${review ? ', review: { by: An editor, date: 2026-01-01, note: nobody at risk }' : ''} }`));
      a.write('cables/03HARBOUR2.ar.md', `---\nid: 03HARBOUR2\ntitle: عنوان\ntext: { kind: ${kind} }\n---\n\n1. كلام.\n`);
    })).map(formatProblem);
    assert.equal(found.some((p) => /03HARBOUR2\.ar\.md.*leaked text/.test(p)), refused, `${kind} ${review}: ${found.join()}`);
  }
});

test('leaked full text without a recorded review is refused, with one it passes', async () => {
  const leak = (more: string) => (a: SmallArchive) => a.write('cables/03HARBOUR2.md', cable('03HARBOUR2').replace('provenance: { kind: generated }', `provenance: { kind: leaked${more} }`));
  assert.match(formatProblem(errors(await problemsOf(leak('')))[0]!), /without a recorded review/);
  assert.deepEqual(errors(await problemsOf(leak(', review: { by: Editor, date: 2026-01-01, note: Nobody at risk is named. }'))), []);
});

test('a YAML alias is refused before it can grow', async () => {
  const lines = errors(await problemsOf((a) => a.write('site.yaml', 'title: &a { en: x }\ndescription: *a\ncontact: x@example.org\n'))).map(formatProblem);
  assert.match(lines.join('\n'), /alias/);
});
