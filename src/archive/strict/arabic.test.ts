import { test } from 'node:test';
import assert from 'node:assert/strict';
import { arabicPunctuation, arabicQuotes, mixedDigits } from './arabic-punctuation.ts';
import { arabicSpelling, doubledWords } from './arabic-spelling.ts';
import { spellingChoices } from './consistency.ts';

const one = (text: string, expected: string, at: number) => {
  const found = arabicPunctuation(text);
  assert.equal(found.length, 1, `${text}: ${JSON.stringify(found)}`);
  assert.equal(found[0]!.expected, expected);
  assert.equal(found[0]!.offset, at);
};

test('Latin punctuation beside an Arabic word is found where it stands', () => {
  one('مالي, والجزائر', '،', 4);
  one('هل عاد الوزير? نعم', '؟', 13);
  one('في 2009, عاد الوزير', '،', 7);
  one('قال "نعم', '« and »', 4);
  one('(الوزير), ثم', '،', 8);
});

test('spacing slips are found', () => {
  one('مالي ، والجزائر', 'no space there', 4);
  one('مالي،والجزائر', 'a space', 4);
  one('قال « نعم»', 'no space there', 4);
  one('عاد  الوزير', 'one', 3);
  one('عاد الوزير .', 'no space there', 10);
  one('الوزير و السفير', 'no space: «و» is written together with its word', 7);
  one('الجـــزائر', 'the word without it', 3);
  one('عاد،، ثم', 'one punctuation mark', 3);
  assert.equal(arabicPunctuation('مالي , والجزائر').length, 2);
});

test('good Arabic prose is found good', () => {
  for (const good of [
    'قال الرئيس: «نعم»، ثم عاد. هل عاد؟ نعم؛ عاد!', 'البرقيات BAMAKO 754, BAMAKO 755 سرّية.', 'النسبة 1،5 والعدد 1,250 برقية.', 'سنة 1430 هـ، أي 2009.', 'قال لـ«البلاد» إن الأمر (كما يبدو) انتهى…',
    'الحروف A وB وC، ثم SIPDIS وNOFORN.', 'في 27 تشرين الثاني/نوفمبر 2009.', '▇▇▇، ثم [سطر واحد لم تُرفع عنه السرية].',
  ]) assert.deepEqual(arabicPunctuation(good), [], good);
});

test('English lines in an Arabic file are not held to Arabic punctuation', () => {
  assert.deepEqual(arabicPunctuation('Wait, "what"? Yes ; no'), []);
});

test('guillemets pair within a paragraph', () => {
  assert.deepEqual(arabicQuotes('قال «نعم» ثم «لا».\n\n«عاد»').map((f) => f.offset), []);
  assert.deepEqual(arabicQuotes('قال «نعم ثم عاد.\n\nوقال «لا».').map((f) => f.offset), [4]);
  assert.deepEqual(arabicQuotes('قال نعم» ثم عاد.').map((f) => f.offset), [7]);
  assert.deepEqual(arabicQuotes('قال «نعم «لا» ثم».').length, 1);
});

test('the rarer kind of digits is found, identifiers aside', () => {
  assert.deepEqual(mixedDigits('في 2009 و2010 و٢٠١١ برقية 09BAMAKO776').map((f) => f.found.slice(0, 15)), ['the number ٢٠١١']);
  assert.deepEqual(mixedDigits('في ٢٠٠٩ برقية 09BAMAKO776'), []);
  assert.equal(arabicPunctuation('سنة ۲۰۰۹').length, 4);
});

test('a missing hamza is found in common words and their prefixed forms', () => {
  const cases: [string, string][] = [
    ['ذهب الى مالي', 'إلى'], ['هذا او ذاك', 'أو'], ['وانه عاد', 'وأنه أو وإنه'], ['لان الوزير', 'لأن'], ['اذا عاد', 'إذا'], ['ايضا', 'أيضًا'], ['الامم المتحدة', 'a hamza on or under its alef'],
    ['والامريكية', 'a hamza on or under its alef'], ['للامن', 'a hamza on or under its alef'], ['شئ', 'شيء'],
  ];
  for (const [text, expected] of cases) assert.deepEqual(arabicSpelling(text).map((f) => f.expected), [expected], text);
});

test('a hamza on a connecting alef is found', () => {
  assert.deepEqual(arabicSpelling('الإستقلال والإتحاد والإجتماع').map((f) => f.expected), ['الاستقلال', 'والاتحاد', 'والاجتماع']);
  assert.deepEqual(arabicSpelling('الإستراتيجية والإنتاج والإنترنت والإسلام وإسترليني'), []);
});

test('exchanged final letters are found', () => {
  assert.deepEqual(arabicSpelling('الرئيس الجزائرى فى الجزائر حتي الآن').map((f) => f.expected), ['الجزائري', 'في', 'حتى']);
  assert.deepEqual(arabicSpelling('الحكومه الجزائريه هذة المنطقه').map((f) => f.expected), ['الحكومة', 'الجزائرية', 'هذه', 'المنطقة']);
});

test('words that only look wrong are left alone', () => {
  const right = 'كان الفقيه علي بان كي مون وكولن باول كامن الاتجاه المياه الله واو العطف فلان جون واين استقلال اتفاق اجتماع امرأة اسمه ابن التوجيه مستشفى القاضي على الوادي أُجري لقاء استدعى';
  assert.deepEqual(arabicSpelling(right), []);
});

test('a doubled particle is found and the idiom of repetition is not', () => {
  assert.deepEqual(doubledWords('عاد في في مالي، خطوة خطوة').map((f) => f.found), ['"في في"']);
  assert.deepEqual(doubledWords('He had had the the paper').map((f) => f.offset), [11]);
});

test('the spelling the collection uses less is found in every text that has it', () => {
  const found = spellingChoices(['السفير الأمريكي والأمريكيون', 'الوزير الأميركي', 'رسميًا وأبدًا', 'رسمياً']);
  assert.deepEqual(found.map((f) => f.map((x) => [x.offset, x.expected])), [[], [[9, 'أمريك…']], [], [[4, '…ًا (tanwin before the alef)']]]);
  assert.deepEqual(spellingChoices(['أميركي', 'أميركي']).flat(), []);
});
