/**
 * Invented words and names for measuring the search, built as words of the languages are: an Arabic word from a root and a pattern, an English one from syllables
 * and an ending, a name from a few sounds that both scripts write. So words differ from one another, and from those of the other language, about as much as real ones:
 * otherwise each would sound like hundreds, and measurements of look-up by sound would mean nothing. Pure.
 */
import { randomFrom } from './generate.ts';

/** Different numbers below this give different words. */
export const inventedWords = 60_000;
const bases = 5_000;

const rootLetters = [...'بتثجحخدذرزسشصضطعغفقكلمنهء'];
const patterns = ['١٢٣', 'م١٢و٣', 'ت١٢ي٣', 'ا١ت٢ا٣', 'م١ا٢٣ه', '١٢ا٣ات', 'است١٢ا٣', 'ت١ا٢٣', '١ا٢٣ون', 'ا٢١٣يه', 'م١٢٣ين', '١٢ي٣ه'];

function arabicWord(number: number): string {
  // 7919 has no factor in common with 25³: every root has a number.
  const root = ((number % bases) * 7919 + 101) % 25 ** 3;
  const consonants = [root % 25, Math.floor(root / 25) % 25, Math.floor(root / 625)].map((place) => rootLetters[place] as string);
  return (patterns[Math.floor(number / bases) % patterns.length] as string).replace(/[١٢٣]/g, (place) => consonants['١٢٣'.indexOf(place)] as string);
}

const onsets = 'b bl br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr r s sc sp st t tr v w'.split(' ');
const vowels = 'a e i o u ea ai oo'.split(' ');
const codas = 'b ck d ft g l ll m mp n nd ng nt p r rd rk rt s sk st t th x'.split(' ');
const endings = ' er ing ment ness tion al ish ant ure ly able'.split(' ');

function englishWord(number: number): string {
  const base = ((number % bases) * 7919 + 101) % (32 * 8 * 24);
  return `${onsets[base % 32] as string}${vowels[Math.floor(base / 32) % 8] as string}${codas[Math.floor(base / 256)] as string}${endings[Math.floor(number / bases) % endings.length] as string}`;
}

export function inventedWord(lang: 'ar' | 'en', number: number): string {
  return lang === 'ar' ? arabicWord(number) : englishWord(number);
}

/** Sounds of names, the frequent ones several times, as the two scripts write them. */
const consonants = 'r ر,r ر,r ر,l ل,l ل,l ل,m م,m م,m م,n ن,n ن,n ن,s س,s س,s س,d د,d د,b ب,b ب,t ت,t ت,k ك,k ك,f ف,z ز,sh ش,j ج,h ه,w و,y ي,gh غ,kh خ,q ق,v ف,p ب'.split(',').map((pair) => pair.split(' ') as [string, string]);
const nameVowels: readonly (readonly [string, string])[] = [['a', ''], ['a', 'ا'], ['a', 'ا'], ['i', 'ي'], ['e', ''], ['ou', 'و'], ['o', 'و']];

/** One word of a name in both scripts: two to four syllables, the last closed or open. The same number gives the same word. */
export function inventedNameWord(number: number): { latin: string; arabic: string } {
  const random = randomFrom(number * 2 + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const syllables = 2 + Math.floor(random() * 2.4);
  let latin = '', arabic = '';
  const add = ([inLatin, inArabic]: readonly [string, string]): void => { latin += inLatin; arabic += inArabic; };
  for (let syllable = 0; syllable < syllables; syllable++) {
    add(pick(consonants));
    add(pick(nameVowels));
    if (random() < (syllable === syllables - 1 ? 0.6 : 0.25)) add(pick(consonants));
  }
  return { latin: latin.charAt(0).toUpperCase() + latin.slice(1), arabic };
}

/** A person's name: a given name that others bear too, and a family name. */
export function inventedPerson(number: number): { latin: string; arabic: string; family: string } {
  const random = randomFrom(number + 500_000);
  const given = inventedNameWord(1_000_000 + Math.floor(random() * random() * 400)), family = inventedNameWord(number);
  return { latin: `${given.latin} ${family.latin}`, arabic: `${given.arabic} ${family.arabic}`, family: family.latin };
}
