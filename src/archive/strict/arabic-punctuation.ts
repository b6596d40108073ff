/** Arabic punctuation, spacing and digits. Each check takes plain words (see `readable`) and gives findings at their offsets. */
import type { Finding } from './finding.ts';

/** Arabic letters and their marks, without digits and punctuation. */
const letter = '[\\u0620-\\u065F\\u0670-\\u06D3\\u06FA-\\u06FC]';
const shown = (s: string) => s.replace(/\s+/g, ' ').trim();

type Rule = readonly [pattern: RegExp, found: (m: RegExpMatchArray) => string, expected: string, advice: string];

const western: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' };

const rules: readonly Rule[] = [
  // A comma is Latin's own between Latin words or digits: it is wrong beside an Arabic letter, and before one.
  [new RegExp(`(?<=${letter}[»)\\]]?)[,;?]|[,;?](?=\\s+[«(]?${letter})`, 'g'), (m) => `"${m[0]}" in Arabic text`, 'Arabic punctuation: ، ؛ ؟', 'replace it by its Arabic sign'],
  [new RegExp(`["“”„](?=${letter})|(?<=${letter}[.،!؟]?)["“”]`, 'g'), (m) => `the quotation mark ${m[0]} beside an Arabic word`, '« and »', 'replace it'],
  [/(?<=\S)[ \u00A0]+(?=[،؛؟!:,;?»)\]](?!\())/g, () => 'a space before a punctuation mark', 'no space there', 'remove the space'],
  [/(?<=\S)[ \u00A0]+(?=\.(?:\s|$))/g, () => 'a space before a full stop', 'no space there', 'remove the space'],
  [/[«(] +(?=\S)/g, (m) => `a space after ${m[0].trim()}`, 'no space there', 'remove the space'],
  // 1،5 is a decimal.
  [/(?<!\d)[،؛؟](?=[\p{L}\d«(])|[،؛؟](?=[\p{L}«(])/gu, (m) => `no space after ${m[0]}`, 'a space', 'add one'],
  [new RegExp(`[»)](?=${letter})`, 'g'), (m) => `no space after ${m[0]}`, 'a space', 'add one'],
  [/،،+|؛؛+|(?<!\.)\.\.(?!\.)|[،؛]\.|\.[،؛]/g, (m) => `"${m[0]}"`, 'one punctuation mark', 'remove one'],
  [/(?<=\S) {2,}(?=\S)/g, () => 'two spaces', 'one', 'remove one'],
  // «هـ» is the abbreviation of the Hijri year, «لـ» a prefix before foreign letters: there the tatweel ends a word.
  [new RegExp(`(?<=[\\u0620-\\u063F\\u0641-\\u065F\\u0670-\\u06D3])\u0640+(?=[\\u0620-\\u063F\\u0641-\\u064A])`, 'g'), () => 'a tatweel inside a word', 'the word without it', 'remove it: words are stretched by no letter of theirs'],
  [new RegExp(`(?<![\\u0620-\\u06D3.«(])و +(?=${letter}|[A-Za-z\\d«])`, 'g'), () => 'a space after the conjunction «و»', 'no space: «و» is written together with its word', 'remove the space'],
  [/[\u06F0-\u06F9]/g, (m) => `the Persian digit ${m[0]}`, 'digits of the archive: 0–9 or ٠–٩', 'replace it'],
];

/** Punctuation and spacing of Arabic words. Lines without Arabic letters are passed over. */
export function arabicPunctuation(text: string): Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (/[\u0620-\u064A]/.test(line)) {
      for (const [pattern, found, expected, advice] of rules) {
        for (const m of line.matchAll(pattern)) {
          const sign = western[m[0]];
          findings.push({ offset: start + m.index, found: `${found(m)} («${shown(line.slice(Math.max(0, m.index - 15), m.index + 15))}»)`, expected: sign ?? expected, advice });
        }
      }
    }
    start += line.length + 1;
  }
  return findings.sort((a, b) => a.offset - b.offset);
}

/** Guillemets that do not pair within a paragraph (a stretch between empty lines). One finding a paragraph. */
export function arabicQuotes(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const m of text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    let open = -1;
    let wrong = -1;
    for (let i = 0; i < m[0].length && wrong < 0; i++) {
      if (m[0][i] === '«') { if (open >= 0) wrong = i; open = i; }
      if (m[0][i] === '»') { if (open < 0) wrong = i; open = -1; }
    }
    if (wrong < 0 && open >= 0) wrong = open;
    if (wrong >= 0 && /[\u0620-\u064A]/.test(m[0])) findings.push({ offset: m.index + wrong, found: `a ${m[0][wrong]} without its partner`, expected: '« and » in pairs', advice: 'close or remove it' });
  }
  return findings;
}

/** Arabic text that mixes ٠–٩ with 0–9: findings at the rarer ones, the Latin ones inside identifiers not counted. */
export function mixedDigits(text: string): Finding[] {
  const arabic = [...text.matchAll(/[٠-٩]+/g)];
  const latin = [...text.matchAll(/(?<![A-Za-z\d/.:-])\d+(?![A-Za-z\d/:-])/g)];
  if (!arabic.length || !latin.length) return [];
  const rarer = arabic.length <= latin.length ? arabic : latin;
  return rarer.map((m) => ({
    offset: m.index, found: `the number ${m[0]}, where most numbers of this text are written ${rarer === arabic ? '0–9' : '٠–٩'}`, expected: 'one kind of digits', advice: 'write it with the others’ digits',
  }));
}
