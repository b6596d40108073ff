/** `RUNS=100000 node --test src/markup/write-block.test.ts` tries more texts, `SEED=n` others. */
import { contentTexts } from '../test/content-texts.ts';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberNotes, renderMarkup } from './pipeline.ts';

const runs = Number(process.env['RUNS'] ?? 600);
const seed = Number(process.env['SEED'] ?? 776);
/** Written directly where that is possible, and all by way of HTML's tree and the sanitiser. */
function same(text: string, lang: string, own: boolean, start = 0): void {
  const input = { file: { path: 'cables/X1.md', shown: 'content/cables/X1.md', text }, start, lang, own, labelsElsewhere: ['far'], noteNumbers: numberNotes([text.slice(start)]) };
  assert.deepStrictEqual(renderMarkup(input), renderMarkup({ ...input, byTree: true }));
}

const starts = ['', '', '1. ', '2. (S) ', '3) (C//NF) ', '## ', '# ', '[^a]: ', '[^b]: ', '[^source]: ', '- ', '> ', '    ', '| a | b |\n| - | - |\n| [](cell:left) | ', '1. [^c]: ', '[Bamako, 1 June](part:dateline) ', '[](part:signature)', '```\n'];
const words = ['word ', 'two words ', 'نص عربي ', 'كلمة', '«مشكلة»', 'Boeing 727', '(09 BAMAKO 776)', ' 12-34 56 78 ', '*em*', '**strong *both***', '[Touré](person:amadou-toumani-toure)', '[*AQIM*](org:aqim)', '[it](cable:09BAMAKO754#p3)', '[Kidal](place:ml/kidal)', '[x](post:bamako)', '[y](country:ml)', '[t](term:sarin)', '[a "b"](note:a)[^a]', '[^a]', '[^b]', '[^far]', '[^source]', '[p. 12](page:12)', '[*p.* 3](page:3)', '[p](page:12)',
  '[▇▇▇](redaction:source-protection)', '[gone](redaction:illegible)', '[web](https://example.org/a?b=c&d=e)', '[web](https://example.org/a_b)', '[mail](mailto:a.b@example.org)', '[here](#p1)', '[site](/about/)', '[bad](javascript:x)', '[bad](person:No Body)', '&', '&amp;', '<', '<b>', '&#60;', '"', '`code`', '~~no~~', '\\*', '\\\n', '\\\n  ', '  \n', '\n', ' \n ', '![i](j)', '[sic]', '[^nowhere]', '\u00A0', '\u3000', '\u2028', '😀', '[a\nb](person:x-y)', '*a\\\nb*', '\\\n*c*', 'http://example.org', 'a@example.org', 'Summary: ', 'End comment', '[](person:x)', '\t'];
const ends = ['\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n\n    '];
const markdown = fc.array(fc.tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), { maxLength: 9 }), fc.constantFrom(...ends)), { maxLength: 7 }).map((l) => l.map(([a, b, c]) => a + b.join('') + c).join(''));

test('what is written directly is what HTML’s tree gives after the sanitiser', () => {
  fc.assert(fc.property(markdown, fc.constantFrom('en', 'ar'), fc.boolean(), (text, lang, own) => { same(text, lang, own); }), { seed, numRuns: runs });
});

test('so is every text of the archive', () => {
  const texts = [...contentTexts()];
  for (const { file, text, start } of texts) same(text, file.includes('.ar.') || file.startsWith('pages/ar') ? 'ar' : 'en', !file.includes('.ar.'), start);
  assert.ok(texts.length > 0 || !existsSync(path.join(import.meta.dirname, '../../content')));
});
