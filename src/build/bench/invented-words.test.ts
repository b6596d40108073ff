import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from '../../text/names/align.ts';
import { foldName } from '../../text/names/fold-name.ts';
import { inventedNameWord, inventedWord, inventedWords } from './invented-words.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

test('invented words are different words, of Arabic or of Latin letters', () => {
  for (const [lang, letters] of [['ar', /^\p{Script=Arabic}+$/u], ['en', /^[a-z]+$/]] as const) {
    const words = new Set(numbers(inventedWords).map((number) => inventedWord(lang, number)));
    assert.equal(words.size, inventedWords);
    for (const word of words) assert.match(word, letters);
  }
});

test('an invented name is one name in both scripts, and few others sound like it', () => {
  const names = numbers(600).map(inventedNameWord).map(({ latin, arabic }) => ({ latin: foldName(latin)[0]!, arabic: foldName(arabic)[0]! }));
  let alike = 0;
  for (const [number, { latin, arabic }] of names.entries()) {
    assert.ok(distance(arabic, latin).whole < 0.3, `${arabic.text} ${latin.text}`);
    for (const [other, { latin: foreign }] of names.entries()) if (other !== number && distance(arabic, foreign).whole < 0.3) alike++;
  }
  assert.ok(alike / names.length < 2, `${alike / names.length} others in six hundred`);
});
