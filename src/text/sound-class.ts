/**
 * A coarse sound of how a name begins, the same for both scripts: its first two consonants in seven classes. It puts words that may be one name
 * in one drawer; `names/align.ts` decides. Vowels, h, w, y and the Arabic weak letters and gutturals are not heard: one script often leaves them out.
 */
import { isArabicWord } from './fold.ts';

const digraphs: Record<string, string> = { ch: 'KT', sh: 'T', th: 'T', dh: 'T', kh: 'K', gh: 'K', ph: 'P', dj: 'KT', ck: 'K' };
const sounds: Record<string, string> = {
  b: 'P', p: 'P', f: 'P', v: 'P', t: 'T', d: 'T', s: 'T', z: 'T', k: 'K', q: 'K', g: 'KT', c: 'KT', x: 'KT', j: 'KT', r: 'R', l: 'L', m: 'M', n: 'N',
  ب: 'P', ف: 'P', ت: 'T', ث: 'T', د: 'T', ذ: 'T', ز: 'T', س: 'T', ش: 'T', ص: 'T', ض: 'T', ط: 'T', ظ: 'T', ج: 'KT', ك: 'K', ق: 'K', خ: 'K', غ: 'K',
  ر: 'R', ل: 'L', م: 'M', ن: 'N',
};

/** What the words of one script with one sound stand under. */
export function soundDrawerName(sound: string, isArabic: boolean): string {
  return `${isArabic ? 'a' : 'l'}${sound}`;
}

/** The drawers of a folded word, one to four: `toure`, `توري` → `TR`; `chad` → `KT`, `TT`. Empty for a word without consonants. */
export function soundDrawers(word: string): string[] {
  const heard: string[] = [];
  const bare = isArabicWord(word) ? word.replace(/^ال(?=..)/, '') : word;
  for (let at = 0; at < bare.length && heard.length < 2;) {
    const pair = digraphs[bare.slice(at, at + 2)];
    const classes = pair ?? sounds[bare.charAt(at)];
    at += pair === undefined ? 1 : 2;
    // A doubled letter is one sound.
    if (classes !== undefined && !(bare.charAt(at - 1) === bare.charAt(at - 2) && at > 1)) heard.push(classes);
  }
  const [first, second = '-'] = heard;
  if (first === undefined) return [];
  return [...first].flatMap((one) => [...second].map((two) => one + two));
}
