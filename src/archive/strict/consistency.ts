/** One spelling across the collection, where Arabic has two good ones. Readers search and compare; two spellings of one word look like two things. */
import type { Finding } from './finding.ts';

/** Each row: spellings of the same stem. The one the collection uses most is the house's. */
const choices: readonly (readonly { readonly stem: string; readonly pattern: RegExp }[])[] = [
  [{ stem: 'أمريك…', pattern: /أمريك/g }, { stem: 'أميرك…', pattern: /أميرك/g }],
  [{ stem: 'إنجليز…', pattern: /إنجليز/g }, { stem: 'إنكليز…', pattern: /إنكليز/g }, { stem: 'إنغليز…', pattern: /إنغليز/g }],
  [{ stem: 'أفريقي…', pattern: /أفريقي/g }, { stem: 'إفريقي…', pattern: /إفريقي/g }],
  [{ stem: 'مئة', pattern: /مئ(?:ة|تا|تي)/g }, { stem: 'مائة', pattern: /مائ(?:ة|تا|تي)/g }],
  [{ stem: 'شؤون', pattern: /شؤون/g }, { stem: 'شئون', pattern: /شئون/g }],
  [{ stem: 'مسؤول…', pattern: /مسؤول/g }, { stem: 'مسئول…', pattern: /مسئول/g }],
  [{ stem: 'سوفييت…', pattern: /سوفييت/g }, { stem: 'سوفيت…', pattern: /سوفيت/g }, { stem: 'سوفيات…', pattern: /سوفيات/g }],
  [{ stem: 'دبلوماسي…', pattern: /دبلوماسي/g }, { stem: 'ديبلوماسي…', pattern: /ديبلوماسي/g }],
  [{ stem: 'إنجلترا', pattern: /إنجلترا/g }, { stem: 'إنكلترا', pattern: /إنكلترا/g }],
  [{ stem: 'إستراتيجي…', pattern: /إستراتيجي/g }, { stem: 'استراتيجي…', pattern: /استراتيجي/g }],
  [{ stem: 'وليام', pattern: /(?<![\u0621-\u064A])[بلكف]?وليام(?![\u0621-\u064A])/g }, { stem: 'ويليام', pattern: /(?<![\u0621-\u064A])[بلكفو]?ويليام(?![\u0621-\u064A])/g }],
  [{ stem: 'هيئة', pattern: /هيئة/g }, { stem: 'هيأة', pattern: /هيأة/g }],
  [{ stem: '…ًا (tanwin before the alef)', pattern: /\u064B\u0627(?![\u0621-\u064A])/g }, { stem: '…اً (tanwin on the alef)', pattern: /\u0627\u064B/g }],
];

/**
 * Spellings in the minority. Takes the plain words of every text of the collection, gives one list of findings for each of them, in order.
 * Where two spellings are equally frequent, the one named first in the table stays.
 */
export function spellingChoices(texts: readonly string[]): Finding[][] {
  const findings: Finding[][] = texts.map(() => []);
  for (const row of choices) {
    const hits = row.map((c) => texts.map((t) => [...t.matchAll(c.pattern)]));
    const totals = hits.map((h) => h.reduce((n, m) => n + m.length, 0));
    if (totals.filter((n) => n > 0).length < 2) continue;
    const house = totals.indexOf(Math.max(...totals));
    hits.forEach((perText, i) => {
      if (i === house) return;
      perText.forEach((matches, t) => {
        for (const m of matches) {
          findings[t]!.push({
            offset: m.index, found: `the spelling ${row[i]!.stem}, ${totals[i]} times in the collection against ${totals[house]} of ${row[house]!.stem}`, expected: row[house]!.stem, advice: 'use one spelling throughout',
          });
        }
      });
    });
  }
  return findings.map((f) => f.sort((a, b) => a.offset - b.offset));
}
