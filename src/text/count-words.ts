/** How many words a text has. */

// By code unit, asked of the regular expression once: 1 a letter or digit, 2 anything else.
const kinds = new Uint8Array(0x10000);
const letter = /[\p{L}\p{N}]/u;

/** Runs of letters and digits; one apostrophe or hyphen between two joins them: "Secretary-General's" is one word. */
export function countWords(text: string): number {
  let words = 0;
  /** What stands before: a letter, an apostrophe or hyphen right after one, or anything else. */
  let before: 'letter' | 'joint' | '' = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    let isLetter: boolean;
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.length) {
      const whole = String.fromCodePoint(text.codePointAt(i)!);
      isLetter = letter.test(whole);
      i += whole.length - 1;
    } else isLetter = (kinds[c] ||= letter.test(String.fromCharCode(c)) ? 1 : 2) === 1;
    if (isLetter) {
      if (before === '') words++;
      before = 'letter';
    } else before = before === 'letter' && (c === 39 || c === 0x2019 || c === 45) ? 'joint' : '';
  }
  return words;
}
