import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { frus } from './frus/index.ts';
import { ImportError } from './importer.ts';
import type { Importer } from './importer.ts';
import { paragraph, text } from './markdown.ts';
import { reportTable } from './report.ts';
import type { ImportReport } from './report.ts';
import { runImport } from './run.ts';
import { Staging, recover } from './staging.ts';

const specimen = readFileSync(join(import.meta.dirname, 'frus/fixtures/telegrams/input.xml'), 'utf8');

/** A folder of its own for each test, removed at its end. */
function place(t: { after(f: () => void): void }): { dir: string; content: string; file(name: string, data: string | Uint8Array): string; all(): Map<string, string>; import(...paths: string[]): Promise<ImportReport> } {
  const dir = mkdtempSync(join(tmpdir(), 'barqiyat-import-'));
  t.after(() => { rmSync(dir, { recursive: true, force: true }); });
  const content = join(dir, 'archive');
  return {
    dir, content,
    file: (name, data) => { const path = join(dir, name); writeFileSync(path, data); return path; },
    all: () => new Map(existsSync(content) ? readdirSync(content, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => [join(e.parentPath, e.name).slice(content.length + 1), readFileSync(join(e.parentPath, e.name), 'utf8')] as const).sort() : []),
    import: (...paths) => runImport({ importer: frus, paths, content }),
  };
}

const refused: [string, string | Uint8Array, RegExp, { line: number; column: number } | undefined][] = [
  ['malformed XML', specimen.replace('</quote>', '</qoute>'), /not well-formed XML: unexpected close tag|not well-formed XML: unmatched/, { line: 37, column: 0 }],
  ['a truncated file', specimen.slice(0, specimen.indexOf('Before the table')), /not well-formed XML: unclosed tag/, undefined],
  ['a byte that is not UTF-8', Buffer.concat([Buffer.from('<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n caf'), Buffer.from([0xE9]), Buffer.from('</TEI>')]), /byte 0xE9 is not UTF-8/, { line: 3, column: 5 }],
  ['UTF-16', Buffer.from('\uFEFF' + specimen, 'utf16le'), /UTF-16/, { line: 1, column: 1 }],
  ['another declared encoding', specimen.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), /its encoding is ISO-8859-1; expected UTF-8/, { line: 1, column: 1 }],
  ['another format', '<html><body><p>no</p></body></html>', /root element is <html>; expected <TEI/, { line: 1, column: 7 }],
  ['no XML at all', 'id,title\n1,x\n', /begins "id,title 1,x", which is no XML/, { line: 1, column: 1 }],
  ['TEI without documents', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text/></TEI>', /expected a FRUS volume with at least one document/, undefined],
  ['an empty file', '', /the file is empty/, undefined],
];
for (const [name, data, message, at] of refused) {
  test(`${name} is refused with one line and nothing is written`, async (t) => {
    const p = place(t);
    await assert.rejects(p.import(p.file('bad.xml', data)), (e) => {
      assert.ok(e instanceof ImportError, String(e));
      assert.match(e.message, message);
      assert.ok(!e.message.includes('\n'));
      if (at) { assert.equal(e.place?.line, at.line); if (at.column > 0) assert.equal(e.place?.column, at.column); }
      return true;
    });
    assert.deepEqual(readdirSync(p.dir), ['bad.xml']);
  });
}

test('a file that is not there, and a folder, are refused', async (t) => {
  const p = place(t);
  await assert.rejects(p.import(join(p.dir, 'none.xml')), /no such file/);
  await assert.rejects(p.import(p.dir), /folder/);
  assert.deepEqual(readdirSync(p.dir), []);
});

test('one bad file of two leaves an existing archive as it was', async (t) => {
  const p = place(t);
  await p.import(p.file('a.xml', specimen));
  const before = p.all();
  await assert.rejects(p.import(p.file('b.xml', specimen.replaceAll('frus1901v01', 'frus1901v99')), p.file('c.xml', specimen.slice(0, 5000))), ImportError);
  assert.deepEqual(p.all(), before);
  assert.deepEqual(readdirSync(p.dir).sort(), ['a.xml', 'archive', 'b.xml', 'c.xml']);
});

const shippedGlossary = readdirSync(fileURLToPath(new URL('../../content/glossary/', import.meta.url))).map((f) => `glossary/${f}`);

test('an absent folder becomes a complete archive', async (t) => {
  const p = place(t);
  const report = await p.import(p.file('a.xml', specimen));
  assert.deepEqual([...p.all().keys()], [
    '.imports/frus-a.xml.json', '.imports/frus-a.xml.jsonl', 'authorities/persons/karim-al-bassam.yaml', 'authorities/persons/nora-b-adler.yaml', 'authorities/persons/robert-cole-jr.yaml',
    'authorities/posts/tunis.yaml', 'cables/frus1901v01-d1.md', 'cables/frus1901v01-d2.md', 'cables/frus1901v01-d2a.md', ...['glossary/frus1901v01.yaml', ...shippedGlossary].sort(),
    'pages/ar/about.md', 'pages/ar/editorial-policy.md', 'pages/en/about.md', 'pages/en/editorial-policy.md', 'site.yaml',
  ]);
  assert.deepEqual({ ...report.files[0], path: '', seconds: 0, bytes: 0, source: {}, arrived: {} }, {
    path: '', format: 'frus', bytes: 0, seconds: 0, documents: 3, created: 3, updated: 0, unchanged: 0, conflicts: 0, paragraphs: report.files[0]!.paragraphs, notes: 8, tables: 2, withheld: 6, pages: 5,
    persons: 3, mentions: 8, terms: 1, references: 7, withCountry: 3, withForeignCountry: 3, source: {}, arrived: {},
  });
  assert.match(reportTable(report), /^documents +3$/m);
  assert.match(reportTable(report), /^ +2 {2}dangling reference$/m);
});

test('what the source marks and what arrived are counted, and each exception is a warning with its reason', async (t) => {
  const p = place(t);
  const report = await p.import(p.file('a.xml', specimen));
  const { source, arrived } = report.files[0]!;
  assert.deepEqual(source, { persons: 4, terms: 2, documents: 3, notes: 9, tables: 3, pages: 5, mentions: 7, termLinks: 1, references: 9, images: 1 });
  const missing = Object.entries(source).map(([kind, n]) => [kind, n - (arrived[kind as keyof typeof arrived] ?? 0)] as const).filter(([, n]) => n > 0);
  assert.deepEqual(Object.fromEntries(missing), { notes: 1, tables: 1, mentions: 1, references: 1, images: 1 });
  const reasons = ['note encoded twice', 'table inside a table', 'dangling reference', 'image not held'];
  assert.equal(report.warnings.filter((w) => reasons.includes(w.kind)).length, missing.reduce((n, [, m]) => n + m, 0));
  assert.match(reportTable(report), /^ {2}notes +8 of 9$/m);
});

test('the same file twice changes nothing', async (t) => {
  const p = place(t);
  const path = p.file('a.xml', specimen);
  await p.import(path);
  const before = p.all();
  const again = await p.import(path);
  assert.deepEqual(again.written, []);
  assert.equal(again.files[0]!.unchanged, 3);
  assert.deepEqual(p.all(), before);
});

test('a dry run writes nothing and says what it would', async (t) => {
  const p = place(t);
  const report = await runImport({ importer: frus, paths: [p.file('a.xml', specimen)], content: p.content, dryRun: true });
  assert.equal(report.written.length, 15 + shippedGlossary.length);
  assert.deepEqual(readdirSync(p.dir), ['a.xml']);
});

test('a corrected source updates the text and keeps what editors added', async (t) => {
  const p = place(t);
  const path = p.file('a.xml', specimen);
  await p.import(path);
  const cable = join(p.content, 'cables/frus1901v01-d2.md');
  writeFileSync(cable, readFileSync(cable, 'utf8').replace('status: published', 'status: withdrawn').replace('answered.[^fn1]', '[answered](note:x).[^fn1][^x]') + '\n[^x]: Our note.\n');
  const person = join(p.content, 'authorities/persons/nora-b-adler.yaml');
  writeFileSync(person, readFileSync(person, 'utf8').replace('names: { en: Nora B. Adler }', 'names: { en: Nora B. Adler, ar: نورا أدلر }'));
  writeFileSync(path, specimen.replace('On March 3,', 'On March 4,').replace('The ship left.', 'The ship has left.'));
  const report = await p.import(path);
  assert.equal(report.files[0]!.updated, 3);
  assert.deepEqual(report.conflicts, []);
  const now = readFileSync(cable, 'utf8');
  assert.match(now, /On March 4, nobody \[answered\]\(note:x\)\.\[\^fn1\]\[\^x\]/);
  assert.match(now, /status: withdrawn/);
  assert.match(now, /\[\^x\]: Our note\./);
  assert.match(readFileSync(join(p.content, 'cables/frus1901v01-d1.md'), 'utf8'), /The ship has left/);
  assert.match(readFileSync(person, 'utf8'), /نورا أدلر/);
});

test('a file no import made is never overwritten, a removed one is not made again', async (t) => {
  const p = place(t);
  const path = p.file('a.xml', specimen);
  mkdirSync(join(p.content, 'cables'), { recursive: true });
  writeFileSync(join(p.content, 'cables/frus1901v01-d2.md'), 'an editor\'s digest');
  const first = await p.import(path);
  assert.deepEqual(first.conflicts.map((c) => c.kind), ['not made by an import']);
  assert.equal(readFileSync(join(p.content, 'cables/frus1901v01-d2.md'), 'utf8'), 'an editor\'s digest');
  rmSync(join(p.content, 'cables/frus1901v01-d1.md'));
  const second = await p.import(path);
  assert.deepEqual(second.conflicts.map((c) => c.kind), ['removed by an editor']);
  assert.ok(!existsSync(join(p.content, 'cables/frus1901v01-d1.md')));
});

test('a namesake is offered for review, and the editor\'s decision holds', async (t) => {
  const p = place(t);
  await p.import(p.file('a.xml', specimen));
  const other = p.file('b.xml', specimen.replaceAll('frus1901v01', 'frus1950v07').replace('Adler, Nora B.', 'Adler, Nora').replace('Cole, Admiral Robert, Jr.', 'Cole, Robert, Sr.'));
  const report = await p.import(other);
  assert.deepEqual([report.personsCreated, report.personsLinked, report.undecided], [2, 1, 2]);
  const review = join(p.content, 'import-review.yaml');
  assert.match(readFileSync(review, 'utf8'), /key: frus1950v07#p_AN1\n {2}name: Nora Adler\n[\s\S]*?candidates: \[ \{ id: nora-b-adler/);
  assert.match(readFileSync(join(p.content, 'cables/frus1950v07-d1.md'), 'utf8'), /person:nora-adler\)/);
  writeFileSync(review, readFileSync(review, 'utf8').replace('decision: ""', 'decision: nora-b-adler'));
  const again = await p.import(other);
  assert.equal(again.undecided, 1);
  assert.match(readFileSync(join(p.content, 'cables/frus1950v07-d1.md'), 'utf8'), /person:nora-b-adler\)/);
  assert.deepEqual((await p.import(other)).written, []);
});

test('a term defined in the same words is shared, one defined in other words gets an entry of its own', async (t) => {
  const p = place(t);
  await p.import(p.file('a.xml', specimen));
  const other = p.file('b.xml', specimen.replaceAll('frus1901v01', 'frus1950v07').replace('Office of Northern Affairs', 'Office of Navigation'));
  await p.import(other);
  assert.equal(readFileSync(join(p.content, 'glossary/frus1950v07.yaml'), 'utf8'), '- en: [ AF/N (frus1950v07) ]\n  definition: { en: Office of Navigation }\n');
  assert.match(readFileSync(join(p.content, 'cables/frus1950v07-d1.md'), 'utf8'), /\[AF\/N\]\(term:af-n-frus1950v07\)/);
  assert.deepEqual((await p.import(join(p.dir, 'a.xml'), other)).written, []);
});

const leak: Importer = {
  format: 'leak', about: 'a test',
  async* import(source) {
    await Promise.resolve();
    yield { cable: { id: '09EXAMPLE1', title: 'T', text: { language: 'en', kind: 'full' }, provenance: { kind: 'leaked', file: source.name }, status: 'published' }, body: { type: 'root', children: [paragraph(text('Our contact (strictly protect) said so.'))] }, place: { line: 1, column: 1 } };
  },
};
test('leaked full text needs a named review and becomes a draft; what endangers someone is listed', async (t) => {
  const p = place(t);
  const options = { importer: leak, paths: [p.file('x.txt', 'x')], content: p.content };
  await assert.rejects(runImport(options), /--i-have-reviewed/);
  assert.deepEqual(readdirSync(p.dir), ['x.txt']);
  const dry = await runImport({ ...options, dryRun: true });
  assert.deepEqual(dry.sensitive.map((s) => [s.kind, s.file, s.place]), [['strictly protect', 'cables/09EXAMPLE1.md', { line: 9, column: 13 }]]);
  await runImport({ ...options, reviewedBy: { name: 'A. Editor', date: '2026-11-24' } });
  const written = readFileSync(join(p.content, 'cables/09EXAMPLE1.md'), 'utf8');
  assert.match(written, /status: draft/);
  assert.match(written, /review: \{ by: A\. Editor, date: 2026-11-24/);
});

test('an import killed while moving is finished by the next; one killed earlier leaves no trace', async (t) => {
  const p = place(t);
  await p.import(p.file('a.xml', specimen));
  // As a kill leaves it: two files staged, the journal written, the first one moved.
  const stray = await Staging.open(p.content);
  stray.write('cables/new1.md', 'one');
  stray.write('cables/new2.md', 'two');
  const folder = readdirSync(p.dir).find((n) => n.startsWith('.archive.import-'))!;
  writeFileSync(join(p.dir, folder, 'JOURNAL'), 'cables/new1.md\ncables/new2.md\n');
  renameSync(join(p.dir, folder, 'cables/new1.md'), join(p.content, 'cables/new1.md'));
  mkdirSync(join(p.dir, '.archive.import-0123456789ab/cables'), { recursive: true });
  assert.equal(await recover(p.content), 1);
  assert.equal(readFileSync(join(p.content, 'cables/new2.md'), 'utf8'), 'two');
  assert.deepEqual(readdirSync(p.dir).sort(), ['a.xml', 'archive']);
});
