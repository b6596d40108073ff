import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PersonMatcher } from './authorities.ts';
import type { ReviewEntry } from './authorities.ts';
import type { PersonInput, PersonProposal } from './importer.ts';
import { slugOf } from './slug.ts';

const person = (name: string, more: Partial<PersonInput> = {}): PersonInput => ({ names: { en: name }, ...more });
const proposal = (name: string, more: Partial<PersonInput> = {}, key = `vol#${slugOf(name)}`): PersonProposal => ({ printed: name, name, slug: slugOf(name), distinguish: 'vol', key, record: person(name, more) });
const known = (id: string, record: PersonInput): { id: string; record: PersonInput } => ({ id, record });
const office = { description: { en: 'Minister of Harbours of Atlantis' } };

test('the same name and the same year of birth is a sure match and links', () => {
  const m = new PersonMatcher([known('karim-bassam', person('Karim Bassam', { dates: { born: '1910-03-01' } }))], new Map());
  assert.equal(m.answer(proposal('Karim Bassam', { dates: { born: '1910' } })), 'karim-bassam');
  assert.deepEqual([m.linked, m.created, m.review.size], [1, 0, 0]);
});

test('the same name with other dates is another person: a record of his own, and no question', () => {
  for (const dates of [{ born: '1911' }, { born: '1910', died: '1960' }]) {
    const m = new PersonMatcher([known('karim-bassam', person('Karim Bassam', { dates: { born: '1910', died: '1970' }, ...office }))], new Map());
    assert.equal(m.answer(proposal('Karim Bassam', { dates, ...office })), 'karim-bassam-vol');
    assert.deepEqual([m.linked, m.created, m.review.size], [0, 1, 0]);
  }
});

test('the same two-part name links where the office or country agrees, and is asked about where it doesn\'t', () => {
  const sure = new PersonMatcher([known('karim-bassam', person('Karim Bassam', office))], new Map());
  assert.equal(sure.answer(proposal('Karim Bassam', { description: { en: 'Atlantis delegate' } })), 'karim-bassam');
  const unsure = new PersonMatcher([known('karim-bassam', person('Karim Bassam', office))], new Map());
  assert.equal(unsure.answer(proposal('Karim Bassam', { description: { en: 'Physician in Utopia' } })), 'karim-bassam-vol');
  assert.deepEqual([...unsure.review.values()].map((r) => [r.key, r.record, r.candidates.map((c) => c.id), r.decision]), [['vol#karim-bassam', 'karim-bassam-vol', ['karim-bassam'], '']]);
});

test('father and son, two namesakes, and a surname alone are never linked by themselves', () => {
  const m = new PersonMatcher([known('robert-cole-jr', person('Robert A. Cole, Jr.', office)), known('nora-adler', person('Nora Adler', office)), known('nora-b-adler', person('Nora B. Adler', office))], new Map());
  assert.notEqual(m.answer(proposal('Robert A. Cole', office)), 'robert-cole-jr');
  assert.equal(m.answer(proposal('Nora Adler', office, 'vol#x')), 'nora-adler-vol');
  assert.equal(m.answer(proposal('Adler', office)), 'adler');
  assert.equal(m.linked, 0);
});

const decided = (decision: string): Map<string, ReviewEntry> => new Map([['vol#karim-bassam', { key: 'vol#karim-bassam', name: 'Karim Bassam', record: 'karim-bassam-vol', candidates: [{ id: 'karim-bassam', name: 'Karim Bassam', because: 'same name' }], decision }]]);

test('an editor who accepts a match is obeyed, and so is one who rejects it', () => {
  const records = [known('karim-bassam', person('Karim Bassam', office)), known('karim-bassam-vol', person('Karim Bassam', { description: { en: 'Physician in Utopia' } }))];
  const accepted = new PersonMatcher(records, decided('karim-bassam'));
  accepted.remember({ 'vol#karim-bassam': 'karim-bassam-vol' }, () => true);
  assert.equal(accepted.answer(proposal('Karim Bassam', office)), 'karim-bassam');
  const rejected = new PersonMatcher(records, decided('new'));
  rejected.remember({ 'vol#karim-bassam': 'karim-bassam-vol' }, () => true);
  assert.equal(rejected.answer(proposal('Karim Bassam', office)), 'karim-bassam-vol');
  assert.equal(rejected.review.get('vol#karim-bassam')!.decision, 'new');
  // Even where the match would be sure: what an editor has decided stays so in an archive that lost its import records.
  const afresh = new PersonMatcher([known('karim-bassam', person('Karim Bassam', office))], decided('new'));
  assert.equal(afresh.answer(proposal('Karim Bassam', office)), 'karim-bassam-vol');
});

test('a decision for a record that was renamed since goes to its new name; one for a record that is gone is no decision', () => {
  const renamed = new PersonMatcher([known('k-bassam', person('Karim Bassam', { redirectFrom: ['karim-bassam'] }))], decided('karim-bassam'));
  assert.equal(renamed.answer(proposal('Karim Bassam')), 'k-bassam');
  const gone = new PersonMatcher([known('someone-else', person('Someone Else'))], decided('karim-bassam'));
  assert.equal(gone.answer(proposal('Karim Bassam')), 'karim-bassam');
  assert.equal(gone.created, 1);
});

test('two entries of one list are two persons however alike, unless they are printed the same', () => {
  const m = new PersonMatcher([], new Map());
  assert.equal(m.answer(proposal('Nora Adler', {}, 'vol#1')), 'nora-adler');
  assert.equal(m.answer(proposal('Nora B. Adler', {}, 'vol#2')), 'nora-b-adler');
  assert.equal(m.answer(proposal('Nora Adler', { description: { en: 'again' } }, 'vol#3')), 'nora-adler');
});
