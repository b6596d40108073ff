import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenize } from './tokens.ts';

const words = (text: string): string[] => tokenize(text).map(({ word }) => word);

test('parts words glued by Arabic punctuation', () => assert.deepEqual(words('السفير،والوزير؛«مالي»–الجزائر'), ['السفير', 'والوزير', 'مالي', 'الجزاءر']));
test('parts Arabic letters from digits and Latin letters', () => assert.deepEqual(words('عام2009م وB52'), ['عام', '2009', 'م', 'و', 'b52']));
test('keeps an identifier whole and forgets zeros before its serial number', () => assert.deepEqual(words('09BAMAKO776 1973LIMA02545'), ['09bamako776', '1973lima2545']));
test('joins abbreviations with points', () => assert.deepEqual(words('the U.S. side'), ['the', 'us', 'side']));
test('drops an English possessive and joins inner apostrophes', () => assert.deepEqual(words("Touré's Qur'an"), ['toure', 'quran']));
test('keeps an elided French particle apart by its apostrophe, whichever is written', () => assert.deepEqual(words("d'Ivoire l’Algérie qu‘elle Dʼétat"), ["d'ivoire", "l'algerie", "qu'elle", "d'etat"]));
test('an apostrophe that parts no particle is dropped', () => assert.deepEqual(words("N'Djamena N’Djamena M'hamed Qur’an Sana’a don't l'A"), ['ndjamena', 'ndjamena', 'mhamed', 'quran', 'sanaa', 'dont', 'la']));
test('finds no word in punctuation, symbols and emoji', () => assert.deepEqual(words('… — «» 🙂 👩‍🚀 ** \u0000 \u202E'), []));
test('gives offsets that cut the text at the words as written', () => {
  const text = 'قال «الرَّئيسُ» توري: U.S. aid';
  assert.deepEqual(tokenize(text).map(({ start, end }) => text.slice(start, end)), ['قال', 'الرَّئيسُ', 'توري', 'U.S.', 'aid']);
});
test('offsets ascend and stay within any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    let last = 0;
    for (const { word, start, end } of tokenize(text)) {
      assert.ok(word !== '' && start >= last && end > start && end <= text.length);
      last = end;
    }
  }));
});
