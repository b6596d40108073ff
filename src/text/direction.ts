/** Which way text runs. Knows nothing of cables. */

const rtlLanguages = /^(ar|arc|ckb|dv|fa|he|ks|ku-Arab|ps|sd|syr|ug|ur|yi)(-|$)/i;
/** True for languages written from right to left. */
export const isRightToLeft = (language: string): boolean => rtlLanguages.test(language);
/** The `dir` of a language's text. */
export const directionOf = (language: string): 'rtl' | 'ltr' => (isRightToLeft(language) ? 'rtl' : 'ltr');

const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/gu;
const ltrLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/**
 * The language a block is really in, judged by its letters: `language` unless the other script has more than twice as many.
 * An Arabic quotation in an English cable gets `ar`, a Latin one in an Arabic text gets `en`.
 */
export function languageOfText(text: string, language: string): string {
  const rightToLeft = isRightToLeft(language);
  // Most texts hold letters of their own script alone.
  if (text.search(rightToLeft ? ltrLetter : rtlLetter) < 0) return language;
  const rtl = text.match(rtlLetter)?.length ?? 0;
  const ltr = text.match(ltrLetter)?.length ?? 0;
  if (rightToLeft) return ltr > 2 * rtl && ltr > 8 ? 'en' : language;
  return rtl > 2 * ltr && rtl > 8 ? 'ar' : language;
}

// A run begins and ends with a letter or digit of its script and may hold spaces and inner punctuation between them:
// "(S)" keeps its brackets outside, "09 BAMAKO 776" and "Boeing 727" are one run each.
const latinRun = /(?=[\p{Script=Latin}\d\-–./'’&_+:,@# ]*\p{Script=Latin})[\p{Script=Latin}\d](?:[\p{Script=Latin}\p{M}\d]|[-–./'’&_+:,@# ]{1,2}(?=[\p{Script=Latin}\d]))*/gu;
// A telephone number or another number in groups: its groups would change places in an Arabic line.
const numberRun = /\+\d(?:[ ()\-.]{0,2}\d)+|(?<!\d)\d{2,}(?:[ -]\d{2,}){2,}(?!\d)/gu;
// A web address whole, without the point or bracket that ends the sentence around it.
const webAddress = /https?:\/\/[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?)\]،؛؟]/gu;
const leftToRightRun = new RegExp(`${webAddress.source}|${numberRun.source}|${latinRun.source}`, 'gu');
const abbreviation = /(?:^|[\s.,(])(?:Jr|Sr|Inc|Ltd|Corp|No|Mr|Mrs|Dr|St|(?:[A-Z]\.)+[A-Z])$/;
const arabicRun = /\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}]|[ ،؛:.\-–]{1,2}(?=\p{Script=Arabic}))*/gu;

export interface Run { readonly text: string; /** The run is in the other direction than the text around it. */ readonly foreign: boolean }

/** Cuts a text of one direction into runs, so that each run of the other direction can be isolated (`<bdi>`). */
export function directionalRuns(text: string, dir: 'rtl' | 'ltr'): Run[] {
  const pattern = dir === 'rtl' ? leftToRightRun : arabicRun;
  if (dir === 'rtl' ? !/[A-Za-zÀ-ɏḀ-ỿ]|\+\d|\d\d[ -]\d\d/.test(text) : !/[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFC]/.test(text)) return [{ text, foreign: false }];
  const runs: Run[] = [];
  let end = 0;
  for (const m of text.matchAll(pattern)) {
    if (m.index > end) runs.push({ text: text.slice(end, m.index), foreign: false });
    end = m.index + m[0].length;
    // The point of "Jr." or "U.S." is the word's, not the sentence's: it stays at the word's own end.
    if (dir === 'rtl' && text[end] === '.' && abbreviation.test(m[0])) end++;
    runs.push({ text: text.slice(m.index, end), foreign: true });
  }
  if (end < text.length) runs.push({ text: text.slice(end), foreign: false });
  return runs;
}
