import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citations, type CitationInput } from './citation.ts';

const input: CitationInput = {
  lang: 'ar', id: '03HARBOUR2', kind: 'telegram', date: '2003-05-06', dates: { months: 'both', numerals: 'latn', hijri: false },
  ar: { title: 'هل انطفأ المصباح؟', who: 'آدا كي', archive: 'مرفأ' }, en: { title: 'Is the lamp out?', who: 'Ada Quay', archive: 'Harbour' }, publication: 'Papers', number: '12', url: 'https://example.org/cables/03HARBOUR2/',
};
const text = (c: ReturnType<typeof citations>[number]): string => c.parts.map((p) => p.text).join('');

test('each style is in its own language on every page, the reader’s own first', () => {
  const [arabic, english] = [citations(input), citations({ ...input, lang: 'en' })];
  assert.deepEqual(arabic.map((c) => c.style), ['arabic', 'chicago', 'mla', 'apa']);
  assert.deepEqual(english.map((c) => c.style), ['chicago', 'mla', 'apa', 'arabic']);
  for (const all of [arabic, english]) for (const c of all) {
    const words = text(c);
    assert.match(words, c.lang === 'ar' ? /^آدا كي، «هل انطفأ المصباح»، برقية 03HARBOUR2، / : /^Ada Quay[.,] .*Is the lamp out/);
    if (c.lang === 'en') assert.doesNotMatch(words, /[\u0600-\u06ff]/);
    assert.ok(words.includes(input.url) && words.includes(c.lang === 'ar' ? 'مرفأ' : 'Harbour'));
  }
});
