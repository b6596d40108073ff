/**
 * Folding: one spelling for the many that readers and typists use for the same word, in Arabic and Latin script.
 * Only search folds; what is shown stays as it was written.
 */

/** Characters without a sound of their own: U+0640 tatweel, soft hyphen, zero-width joiners and spaces, direction marks, variation selectors, BOM. */
export const invisible = /[\u0640\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/g;

/** Letters of one sound or one habit of typing. Hamza carriers are dealt with before, see `foldWord`. */
const letters: Record<string, string> = {
  ٱ: 'ا', ٲ: 'ا', ٳ: 'ا', ٵ: 'ا',
  ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ۍ: 'ي', ێ: 'ي',
  ۆ: 'و', ۇ: 'و', ۋ: 'و', ۏ: 'و',
  ة: 'ه', ۀ: 'ه', ە: 'ه', ہ: 'ه', ھ: 'ه', ۃ: 'ه', ۂ: 'ه',
  ک: 'ك', ڪ: 'ك', ګ: 'ك', گ: 'ك', ڭ: 'ك', ݣ: 'ك',
  پ: 'ب', چ: 'ج', ڤ: 'ف', ڥ: 'ف', ژ: 'ز', ڨ: 'ق',
  ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h',
};
const letter = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
/** Combining marks, and the letter-like signs that romanizations use for ع and ء. */
const marks = /[\p{M}ʼʾʿʻ]/gu;
const arabicDigit = /[٠-٩۰-۹]/g;

/** `٢٠٠٩`, `۲۰۰۹` → `2009`; other characters are left alone. */
export function foldDigits(text: string): string {
  return text.replace(arabicDigit, (digit) => String.fromCharCode(48 + (digit.charCodeAt(0) & 15)));
}

/**
 * The folded form of one word: `وَالسِّفارةُ` → `والسفاره`, `مسئول` and `مسؤول` → `مسءول`, `Touré` → `toure`, `٢٠٠٩` → `2009`.
 * Vowel signs and invisible characters go; alef loses its hamza and madda; ؤ ئ ء are one letter, and vanish at the end of a word after
 * alef (`الصحراء` = `الصحرا`); ة = ه, ى = ي; Persian and Maghrebi letters become their Arabic neighbours; digits are ASCII.
 */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/i.test(word)) return word.toLowerCase();
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(word, folded);
  return folded;
}

/** Texts repeat their words, and normalization is slow: the same word is folded once. */
const remembered = new Map<string, string>();
const rememberedLimit = 50_000;

function fold(word: string): string {
  // Folding before NFKD keeps the hamza of ؤ and ئ, which decomposition would turn into و and ي with a mark.
  let folded = word.replace(invisible, '').normalize('NFKC').replace(/[ؤئ]/g, 'ء')
    .normalize('NFKD').replace(marks, '').replace(invisible, '').toLowerCase()
    .replace(letter, (found) => letters[found] ?? found);
  folded = foldDigits(folded).normalize('NFC');
  return folded.replace(/(?<=[\u0621-\u064A]{2}ا)ء$/u, '');
}

/** True when the folded word is written in Arabic letters. */
export function isArabicWord(word: string): boolean {
  return /[\u0621-\u064A]/.test(word);
}
