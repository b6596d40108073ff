import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { cableSchema } from '../../archive/schema.ts';
import { ImportError } from '../importer.ts';
import type { ImportContext, ImportWarning, ImportedDocument } from '../importer.ts';
import { openSource } from '../source.ts';
import { cableImporters } from './index.ts';
import { classificationLine, linesOf, withoutPageLines } from './lines.ts';
import { blocksOf } from './paragraphs.ts';
import { parseCable } from './parse-cable.ts';
import { parseReferences } from './references.ts';

const silent = { warn: (): void => undefined, post: (id: string): string => id };
const parse = (text: string, extra = {}): ImportedDocument => parseCable({ text, place: { line: 1, column: 1 }, fallbackId: 'cable-test', provenance: { kind: 'generated' }, ...extra }, silent);
const of2009 = { year: 2009, style: 'short' } as const;
const refs = (line: string): unknown[] => parseReferences(line, of2009).map((r) => (r.letter ? [r.letter, r.id ?? r.text] : r.id ?? r.text));

test('a REF line gives ids by letter, doubled letters or not', () => {
  assert.deepEqual(refs('A. A. BAMAKO 754\n     B. B. 2008 BAMAKO 217'), [['A', '09BAMAKO754'], ['B', '08BAMAKO217']]);
  assert.deepEqual(refs('A. BAMAKO 754 (NOTAL), B. STATE 1'), [['A', '09BAMAKO754'], ['B', '09STATE1']]);
  assert.deepEqual(refs('(A) BAMAKO 754 (B) 08 ADDIS ABABA 2'), [['A', '09BAMAKO754'], ['B', '08ADDISABABA2']]);
});

test('one REF item may name several cables', () => {
  assert.deepEqual(refs('09 BAMAKO 12 AND 13'), ['09BAMAKO12', '09BAMAKO13']);
  assert.deepEqual(refs('BAMAKO 12, 13, AND 14'), ['09BAMAKO12', '09BAMAKO13', '09BAMAKO14']);
  assert.deepEqual(refs('BAMAKO 12; PARIS 3, 08 TUNIS 9'), ['09BAMAKO12', '09PARIS3', '08TUNIS9']);
});

test('a REF item that is no cable keeps its words', () => {
  assert.deepEqual(refs('A. PLACEHOLDER-SPECIMEN E-MAIL OF NOV 3 B. TELCON 12/3'), [['A', 'PLACEHOLDER-SPECIMEN E-MAIL OF NOV 3'], ['B', 'TELCON 12/3']]);
  assert.deepEqual(refs('DATED MARCH 15'), ['DATED MARCH 15']);
  assert.deepEqual(refs(''), []);
});

test('a classification line is told from a sentence that begins like one', () => {
  assert.deepEqual(classificationLine('S E C R E T SECTION 01 OF 03 BAMAKO 000776')?.section, { number: 1, of: 3 });
  assert.equal(classificationLine('UNCLAS TUNIS 000123')?.classification, 'unclassified');
  assert.deepEqual(classificationLine('T O P  S E C R E T NODIS CHEROKEE')?.captions, ['NODIS', 'CHEROKEE']);
  assert.equal(classificationLine('L I M I T E D  O F F I C I A L  U S E TUNIS 123')?.classification, 'official-use-only');
  assert.equal(classificationLine('SECRET POLICE ARRESTED FOUR STUDENTS ON MAY'), undefined);
  assert.equal(classificationLine('RESTRICTEDLY'), undefined);
});

test('a page line inside a sentence leaves the sentence whole and stays on record', () => {
  const { body, cable } = parse('UNCLAS TUNIS 000123\n\nSUBJECT: X\n\n1. (U) The talks went on until the\n\nTUNIS 00000123  002 OF 002\n\n\nnext morning. They agreed.\n\n2. (U) End.');
  assert.equal(toString(body.children[0]), '(U) The talks went on until the next morning. They agreed.');
  assert.deepEqual(cable.transmission, ['head: UNCLAS TUNIS 000123', 'p1: TUNIS 00000123 002 OF 002']);
});

test('a word that the wrapping broke in a Classified By line is made whole', () => {
  for (const broken of ['for reas\nons 1.4 (b)', 'for r\neasons 1.4 (b)', 'for\nreasons 1.4 (b)']) {
    assert.equal(parse(`UNCLAS TUNIS 000123\nSUBJECT: X\n\nClassified By: J. Q. Placeholder, ${broken}\n\n1. Text.`).cable.classifiedBy, 'Classified By: J. Q. Placeholder, for reasons 1.4 (b)');
  }
});

test('a Classified By line that goes on with the executive order is one line', () => {
  const { cable } = parse('UNCLAS TUNIS 000123\nE.O. 12958: DECL: 11/30/2019\nSUBJECT: X\n\nClassified By: J. Q. Placeholder for\nE.O. 12958 reasons 1.4 (b).\n\n1. Text.');
  assert.equal(cable.classifiedBy, 'Classified By: J. Q. Placeholder for E.O. 12958 reasons 1.4 (b).');
  assert.equal(cable.declassify, 'E.O. 12958: DECL: 11/30/2019');
});

test('a run of X is a redaction even where it is fused to a word, and a Roman numeral is none', () => {
  const { body } = parse('SUBJECT: X\n\n1. XXXXXXXXXXXXsaid that chapter XXX is long.');
  assert.equal(toString(body.children[0]), '▇▇▇said that chapter XXX is long.');
});

test('paragraph numbers stay as printed, with their gaps and restarts', () => {
  const { body } = parse('SUBJECT: X\n\n1. A b c.\n\n2. D e f.\n\n7. G h i.\n\nPART TWO FOLLOWS\n\n1. J k l.');
  const numbers = body.children.flatMap((n) => (n.type === 'list' ? [n.start] : []));
  assert.deepEqual(numbers, [1, 2, 7, 1]);
});

test('a sum or a date at the start of a line begins no paragraph', () => {
  const { body } = parse('SUBJECT: X\n\n1. The minister counted the ships of the harbour and came to no more than\n2. Then he counted again and asked the ambassador whether they were late.');
  assert.equal(body.children.length, 1);
});

const words = fc.constantFrom('the', 'tide', 'XXXX', '*bold*', '<b>', '[x]', '1.', '2.', '17.', '(S)', '--', '-', 'End.', 'المدّ', 'SECRET', '___', 'a)', '&amp;', '|', '`', '#', '\\', 'sea-');
const line = fc.oneof(
  fc.array(words, { minLength: 0, maxLength: 9 }).map((w) => w.join(' ')), fc.constantFrom('', '', '-----------', 'SUMMARY', 'PLACEHOLDER', 'TUNIS 00000123  002 OF 002', 'PAGE 02        LIMA  02545  151652Z', 'CONFIDENTIAL', 'a   b    c', 'BT'),
);

/** Characters that are not white space, counted. */
function census(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (const c of text.replace(/\s/g, '')) out.set(c, (out.get(c) ?? 0) + 1);
  return new Map([...out].sort());
}

test('no character of a text is lost between its lines and its blocks', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
    const blocks = blocksOf(withoutPageLines(linesOf(lines.join('\n'))));
    const kept = blocks.map((b) => `${b.number === undefined ? '' : `${b.number}.`}${b.lines.join(' ')} ${b.taken.join(' ')}`).join(' ');
    assert.deepEqual(census(kept), census(lines.join('\n')));
  }), { numRuns: 1500 });
});

test('no word of a header is lost, whatever stands in it and in which order', () => {
  const kinds = ['FM AMEMBASSY %', 'TO %', 'INFO %', 'XMT %', 'R%/%', 'E.O. 12958: %', 'DECL: %', 'TAGS: %', 'TAGS: PREL%', 'SUBJECT: %', 'SUBJ: % %', 'REF: A. %', '     B. 2008 % 217', 'Classified By: %, for reas', 'ons 1.4 (b) %', 'REASON: %',
    'S E C R E T SECTION 01 OF 02 TUNIS 000123', 'S E C R E T SECTION 02 OF 02 TUNIS 000123', 'CONFIDENTIAL', 'SIPDIS', 'DEPT FOR %', '% %', '% % % % % % % %', '', '', '1. (S) %', '2. %', '-------', 'VZCZCXYZ0042', 'DE RUEHZE #0042 3351407', 'R 030935Z MAR 08', 'BT', 'NNNN', 'ACTION %-20'];
  fc.assert(fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), (lines) => {
    let n = 0;
    const marks: string[] = [];
    const text = lines.map((l) => l.replaceAll('%', () => { const mark = 'QZ' + [...String(1000 + n++)].map((d) => 'ABCDEFGHIJ'[Number(d)]).join(''); marks.push(mark); return mark; })).join('\n');
    const { cable, body } = parse(text);
    const kept = JSON.stringify(cable) + toString(body);
    assert.deepEqual(marks.filter((m) => !kept.includes(m)), []);
  }), { numRuns: 2000 });
});

test('any text becomes a document that the schema accepts', () => {
  const heads = fc.constantFrom('FM AMEMBASSY TUNIS', 'TO SECSTATE', 'E.O. 12958: N/A', 'TAGS: PREL', 'SUBJECT: X', 'REF: A. TUNIS 1', 'Classified By: Y', 'S E C R E T SECTION 02 OF 02 TUNIS 000123', 'VZCZCXYZ0042', 'R 030935Z MAR 08', 'NNNN', '1. (S) Text.');
  fc.assert(fc.property(fc.array(fc.oneof(heads, line, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 30 }), (lines) => {
    const { cable } = parse(lines.join('\n'));
    assert.equal(cableSchema.safeParse(cable).error, undefined);
  }), { numRuns: 500 });
});

test('a text made to slow the patterns down is read in time that grows with its length', () => {
  const started = process.cpuUsage().user;
  for (const text of ['S '.repeat(50_000), 'TAGS: ' + 'A, '.repeat(40_000), 'REF: ' + 'A. '.repeat(40_000), 'SUBJECT: ' + 'x '.repeat(50_000), `1. ${'X'.repeat(100_000)}`, '- '.repeat(50_000), '1. a\n'.repeat(20_000), '['.repeat(50_000), 'This  record '.repeat(10_000), 'PAGE 02 '.repeat(10_000), 'REF: ' + 'TUNIS 1 AND '.repeat(10_000)]) {
    parse(`UNCLAS TUNIS 1\n${text}`);
  }
  const seconds = (process.cpuUsage().user - started) / 1e6;
  assert.ok(seconds < 8, `${seconds} s`);
});

/** Runs an importer over bytes; gives documents and warnings, or the error. */
async function importBytes(format: string, bytes: string | Uint8Array, name = 'input.txt'): Promise<{ documents: ImportedDocument[]; warnings: ImportWarning[]; error?: ImportError }> {
  const folder = mkdtempSync(join(tmpdir(), 'cables-'));
  const documents: ImportedDocument[] = [];
  const warnings: ImportWarning[] = [];
  const context: ImportContext = { warn: (w) => { warnings.push(w); }, post: (id) => id, organization: (id) => id, person: () => '', terms: () => [], count: () => undefined, progress: () => undefined };
  try {
    writeFileSync(join(folder, name), bytes);
    for await (const d of cableImporters.find((i) => i.format === format)!.import(await openSource(join(folder, name)), context)) documents.push(d);
    return { documents, warnings };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { documents, warnings, error };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const format of cableImporters.map((i) => i.format)) {
  test(`${format} says in one line what is wrong with a file that is not one`, async () => {
    for (const [bytes, said] of [['', /empty/], ['   \n\n', /./], ['Dear diary, today it rained.\n', /./], [new Uint8Array([0x31, 0x2E, 0x20, 0xE9, 0x20, 0x0A]), /not UTF-8/], [new Uint8Array([0xFF, 0xFE, 0x31, 0x00]), /UTF-16/], [new Uint8Array([0x50, 0x4B, 3, 4, 0, 0, 0xFF]), /./]] as const) {
      const { error, documents } = await importBytes(format, bytes);
      assert.ok(error, `${format}: ${JSON.stringify(bytes)}`);
      assert.match(error.message, said);
      assert.doesNotMatch(error.message, /\n/);
      assert.equal(documents.length, 0);
    }
  });
}

const row = '"1","12/1/2009 14:07","09ATLANTIS42","Embassy Atlantis","SECRET","","","UNCLAS ATLANTIS 42\n\nSUBJECT: X\n\n1. Text."\n';

test('a CSV that is cut short, has too few columns or column names is refused with its line', async () => {
  assert.match((await importBytes('cable-csv', row + row.slice(0, -8))).error!.message, /cut short/);
  const columns = (await importBytes('cable-csv', `${row}"2","12/1/2009 14:07","09ATLANTIS43"\n`)).error!;
  assert.match(columns.message, /3 columns; expected 8/);
  assert.deepEqual(columns.place, { line: 6, column: 1 });
  assert.match((await importBytes('cable-csv', '"id","date","cable","origin","class","refs","header","body"\n')).error!.message, /without a row of column names/);
});

test('a CSV whose quotes are escaped by doubling is read wrong by nobody: it is refused', async () => {
  const { error } = await importBytes('cable-csv', '"1","12/1/2009 14:07","09ATLANTIS42","Embassy Atlantis","SECRET","","","He said ""late"" today."\n');
  assert.match(error!.message, /backslash/);
});

test('an HTML page that is cut short or has no text is refused', async () => {
  const page = '<html><body><table class="cable"><tr><td>Reference ID</td><td>Created</td></tr><tr><td>09ATLANTIS42</td><td>2009-12-01 14:07</td></tr></table><code><pre>1. Text.</pre></code></body></html>';
  assert.equal((await importBytes('cable-html', page)).error, undefined);
  assert.match((await importBytes('cable-html', page.slice(0, -20))).error!.message, /cut short/);
  assert.match((await importBytes('cable-html', page.replace(/<code>.*<\/code>/, ''))).error!.message, /no text/);
});

test('an AAD file that ends before the attributes is refused', async () => {
  const { error } = await importBytes('aad', 'Message Text\n\nPAGE 01\n\n1. TEXT.\n');
  assert.match(error!.message, /cut short/);
  assert.equal(error!.place!.line, 6);
});

test('a file of another format is told by its name', async () => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  for (const [format, file] of [['cable-csv', 'csv/input.csv'], ['cable-html', 'html-first/input.html'], ['aad', 'aad/input.txt']] as const) {
    const { error } = await importBytes('cable-text', readFileSync(join(fixtures, file)));
    assert.match(error?.message ?? '', new RegExp(`looks like ${format};`));
  }
});

test('imported cables are drafts, and a leaked one says so', async () => {
  const { documents } = await importBytes('cable-csv', row);
  assert.equal(documents[0]!.cable.status, 'draft');
  assert.equal(documents[0]!.cable.provenance!.kind, 'leaked');
});

test('the same number twice in one file loses neither document', async () => {
  const { documents, warnings } = await importBytes('cable-csv', row + row);
  assert.deepEqual(documents.map((d) => d.cable.id), ['09ATLANTIS42', '09ATLANTIS42_2']);
  assert.equal(warnings.filter((w) => w.kind === 'same number twice').length, 1);
});

test('a file named for its cable gives the year that its text lacks', async () => {
  const { documents } = await importBytes('cable-text', 'UNCLAS TUNIS 000123\n\nSUBJECT: X\n\n1. Text.\n', '08TUNIS123.txt');
  assert.equal(documents[0]!.cable.id, '08TUNIS123');
});

test('a fixture with bytes changed, cut or doubled is imported or refused in one line, never thrown at', async () => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  const inputs = readdirSync(fixtures).map((name) => {
    const file = readdirSync(join(fixtures, name)).find((f) => f.startsWith('input.'))!;
    return { format: name.startsWith('text') ? 'cable-text' : name.startsWith('csv') ? 'cable-csv' : name.startsWith('html') ? 'cable-html' : 'aad', file, text: readFileSync(join(fixtures, name, file), 'utf8') };
  });
  const edit = fc.record({ at: fc.nat(5000), length: fc.nat(200), put: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('\n', '"', '\\"', '<', '</pre>', '\u0000', 'Message Text\n', '\u202E', ',')) });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...inputs), fc.array(edit, { minLength: 1, maxLength: 4 }), async (input, edits) => {
    let text = input.text;
    for (const e of edits) text = text.slice(0, e.at % text.length) + e.put + text.slice((e.at % text.length) + e.length);
    const { documents, warnings, error } = await importBytes(input.format, text, input.file);
    for (const w of warnings) assert.doesNotMatch(w.message, /\n/);
    if (error) assert.doesNotMatch(error.message, /\n/);
    for (const d of documents) assert.equal(cableSchema.safeParse(d.cable).error, undefined);
  }), { numRuns: 200 });
});
