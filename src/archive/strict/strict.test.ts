import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cableSchema, cableVersionSchema, type Cable } from '../schema.ts';
import { digestLength, missingLanguages, unsourcedNotes } from './completeness.ts';
import { neverLinked, unlinkedFirstMentions } from './first-mention.ts';
import { unisolatedLatin } from './isolation.ts';
import { readable } from './readable.ts';
import { strictCable, strictCollection, strictValues, type StrictCable, type StrictText } from './strict.ts';

const bourguiba = { id: 'habib-bourguiba', names: { ar: 'الحبيب بورقيبة', en: 'Habib Bourguiba' }, variants: ['President Bourguiba', 'HB'] };

test('a digest has 150 to 400 words, other texts any number', () => {
  assert.deepEqual([149, 150, 400, 401].map((n) => digestLength('digest', n) === undefined), [false, true, true, false]);
  assert.equal(digestLength('full', 3), undefined);
});

test('a cable exists in every language of the site unless only its header is known', () => {
  assert.deepEqual(missingLanguages('en', [], 'digest', ['ar', 'en']), ['ar']);
  assert.deepEqual(missingLanguages('en', ['ar'], 'digest', ['ar', 'en']), []);
  assert.deepEqual(missingLanguages('en', [], 'header', ['ar', 'en']), []);
});

test('a note names a source or the editors, or is the edition’s', () => {
  const note = (more: object) => ({ kind: 'context' as const, sources: [], ...more });
  const notes = { a: note({ by: 'editors' }), b: note({ sources: ['Le Monde'] }), fn1: note({ kind: 'edition' }), d: note({}), e: note({ by: 'A. Reader' }) };
  assert.deepEqual(unsourcedNotes(['A', 'b', 'fn1', 'd', 'e', 'gone', 'd'], notes), ['d', 'e', 'gone']);
});

test('a person must be linked at the first mention in full', () => {
  const find = (md: string, language: string) => unlinkedFirstMentions(readable(md), [bourguiba], language).map((f) => [f.offset, f.found]);
  assert.deepEqual(find('[Habib Bourguiba](person:habib-bourguiba) spoke. Habib Bourguiba left.', 'en'), []);
  assert.deepEqual(find('Habib Bourguiba spoke to [him](person:habib-bourguiba).', 'en'), [[0, 'Habib Bourguiba is named before the first link to habib-bourguiba']]);
  assert.deepEqual(find('President Bourguiba spoke.', 'en'), [[0, 'President Bourguiba is named and never linked']]);
  assert.deepEqual(find('HB spoke; Habib Bourguiban too.', 'en'), []);
  // The preposition is written on to the name, and vowel signs may stand in it.
  assert.deepEqual(find('عاد مع\n\nوالحبيب بُورقيبة', 'ar').map((f) => f[0]), [9]);
  assert.deepEqual(find('في [رسالة الحبيب بورقيبة](note:letter)[^letter] إلى [بورقيبة](person:habib-bourguiba)', 'ar'), []);
  assert.deepEqual(find('في [رسالة الحبيب بورقيبة](note:letter)[^letter]', 'ar').length, 1);
});

test('a title with a surname that two persons bear names neither', () => {
  const jones = (id: string, first: string) => ({ id, names: { en: `${first} Jones` }, variants: ['Ambassador Jones'] });
  const find = (persons: Parameters<typeof unlinkedFirstMentions>[1]) => unlinkedFirstMentions(readable('Ambassador Jones spoke.'), persons, 'en').length;
  assert.deepEqual([find([jones('a', 'Ann')]), find([jones('a', 'Ann'), jones('b', 'Ben')])], [1, 0]);
});

test('a person the record lists as present must be linked in its text', () => {
  assert.deepEqual(neverLinked(readable('[He](person:habib-bourguiba) spoke of [Tunis](post:tunis).'), ['habib-bourguiba', 'mongi-slim']), ['mongi-slim']);
  const listed = cable('عاد.', { persons: cableSchema.parse({ id: '09TEST1', title: 'x', text: { kind: 'digest' }, provenance: { kind: 'generated' }, persons: [{ id: 'mongi-slim', role: 'participant' }, { id: 'habib-bourguiba', role: 'sender' }] }).persons });
  assert.deepEqual(strictCable(listed, context).filter((p) => p.found.includes('listed')).map((p) => p.found), [
    'mongi-slim is listed and never linked in cables/09TEST1.md', 'mongi-slim is listed and never linked in cables/09TEST1.ar.md',
  ]);
});

test('Latin words in Arabic blocks are found unless something isolates them', () => {
  assert.deepEqual(unisolatedLatin('<p>البرقية <bdi dir="ltr">BAMAKO 754</bdi> و<code>SIPDIS</code> <a href="/cables/X1/" title="x">نص</a></p>'), []);
  assert.deepEqual(unisolatedLatin('البرقية <em>BAMAKO</em> <span dir="ltr">A <b>B</b> Cd</span> &#x3C;Niger <br> A'), ['BAMAKO', 'Niger']);
});

const cable = (ar: string, more: Partial<Cable> = {}): StrictCable => {
  const meta = { ...cableSchema.parse({ id: '09TEST1', title: 'A test', text: { kind: 'digest' }, provenance: { kind: 'generated' }, status: 'published', notes: { a: { by: 'editors' } } }), ...more };
  const head = '---\nid: 09TEST1\ntitle: x\ntext: y\nnotes: z\n---\n';
  const text = (lang: string, md: string, name: string): StrictText => ({
    file: { path: `cables/${name}`, shown: `content/cables/${name}`, text: head + md }, start: head.length, lang, words: 200, html: [{ dir: lang === 'ar' ? 'rtl' : 'ltr', html: md }], notes: ['a'],
  });
  return {
    meta, texts: [text('en', 'Good prose.[^a]\n\n[^a]: The the note.', '09TEST1.md'), text('ar', ar, '09TEST1.ar.md')],
    versions: [{ ...cableVersionSchema.parse({ id: '09TEST1', title: 'تجربة', text: { kind: 'digest' } }), lang: 'ar' }],
  };
};
const context = { persons: [bourguiba], languages: ['ar', 'en'] };

test('every check of a cable reports its file, line and column', () => {
  const problems = strictCable(cable('كلام حسن.\n\nذهب الى مالي , وعاد.'), context).map((p) => `${p.file}:${p.line}:${p.column} ${p.expected}`);
  assert.deepEqual(problems, [
    'content/cables/09TEST1.md:9:7 the word once',
    'content/cables/09TEST1.ar.md:9:5 إلى',
    'content/cables/09TEST1.ar.md:9:13 no space there',
    'content/cables/09TEST1.ar.md:9:14 ،',
  ]);
});

test('drafts and withdrawn cables are not held to editorial rules', () => {
  for (const status of ['draft', 'withdrawn'] as const) assert.deepEqual(strictCable(cable('ذهب الى', { status }), context), []);
});

test('Arabic originals are left alone, our notes on them are not', () => {
  const c = cable('', {});
  const original: StrictCable = { meta: { ...c.meta, text: { language: 'ar', kind: 'full' } }, versions: [{ ...c.versions[0]!, lang: 'en' }], texts: [cable('ذهب الى مالي.[^a]\n\n[^a]: ذهب الى مالي.').texts[1]!, c.texts[0]!] };
  assert.deepEqual(strictCable(original, context).filter((p) => p.expected === 'إلى').map((p) => p.line), [9]);
});

test('Arabic words of YAML files are checked where they stand, other people’s spellings are not', () => {
  const file = { path: 'authorities/persons/x.yaml', shown: 'x.yaml', text: 'names: { ar: الحبيب }\nvariants: [الرئيس الجزائرى]\ndescription:\n  ar: ذهب الى مالي\n' };
  assert.deepEqual(strictValues(file, { names: { ar: 'الحبيب' }, variants: ['الرئيس الجزائرى'], description: { ar: 'ذهب الى مالي' } }).map((p) => [p.line, p.column, p.expected]), [[4, 11, 'إلى']]);
});

test('two spellings of one word in the collection are found across files', () => {
  const file = (text: string, shown: string) => ({ file: { path: shown, shown, text }, start: 0 });
  assert.deepEqual(strictCollection([file('الأمريكي والأمريكيون', 'a'), file('وقال الأميركي', 'b')]).map((p) => [p.file, p.column]), [['b', 8]]);
});
