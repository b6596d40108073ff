/**
 * A name as words that can be compared: one case, no diacritics, no articles, compounds taken apart in one way,
 * so that `Abdel-Kader`, `Abd al-Qadir`, `عبد القادر` and `عبدالقادر` all give two words.
 */

export type Script = 'arabic' | 'latin';

/** One comparable word of a name. */
export type NameWord = {
  /** Folded letters: Arabic U+0627–U+064A without hamza and ta marbuta, or Latin a–z. */
  readonly text: string;
  readonly script: Script;
  /** True for words that carry little of a name's identity (bin, abu, de, van): they count for less. */
  readonly particle: boolean;
};

// Letters that NFKD does not take apart, and the signs of academic transliteration for ʿayn and hamza, which are dropped with all other signs.
const latinLetters: Readonly<Record<string, string>> = {
  ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'dh', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ə: 'a', ŋ: 'ng', ħ: 'h', ŧ: 't', ɓ: 'b', ɗ: 'd', ƙ: 'k', ɛ: 'e', ɔ: 'o', ɲ: 'gn',
};
const apostrophes = /['’‘ʼʾʿ`´ʻʽ′]/gu;

const arabicLetters: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ئ: 'ي', ؤ: 'و', ۆ: 'و', ۇ: 'و', ۋ: 'ف', ة: 'ه', ۀ: 'ه', ە: 'ه', ہ: 'ه', ھ: 'ه', ۃ: 'ه',
  ک: 'ك', ڪ: 'ك', گ: 'غ', ڭ: 'غ', ݣ: 'غ', ڨ: 'ق', ڤ: 'ف', ڢ: 'ف', ڥ: 'ف', پ: 'ب', چ: 'تش', ژ: 'ج', ٹ: 'ت', ڈ: 'د', ڑ: 'ر', ں: 'ن', ء: '',
};

/** Invisible signs, tatweel (U+0640) and Arabic marks; removed before anything else looks at a name. */
const invisible = /[\p{Cf}\u0640\u034F\uFE00-\uFE0F]/gu;

/** Latin and Arabic words that stand before a name proper. Folded spellings. */
const particles = new Set([
  'ben', 'bin', 'ibn', 'bint', 'bent', 'ould', 'uld', 'mint', 'abu', 'abou', 'aboo', 'bou', 'abd', 'ait', 'de', 'da', 'do', 'dos', 'das', 'di', 'du', 'del', 'della', 'la', 'le', 'lo', 'van', 'von', 'der',
  'den', 'ter', 'ten', 'und', 'y', 'e', 'jr', 'sr', 'st', 'san', 'dr', 'sheikh', 'shaykh', 'cheikh', 'sidi', 'si', 'haj', 'hadj', 'hajj',
  'بن', 'ابن', 'بنت', 'ولد', 'منت', 'ابو', 'بو', 'عبد', 'ايت', 'دي', 'دا', 'دو', 'دوس', 'ديل', 'لا', 'لو', 'فان', 'فون', 'در', 'دير', 'سان', 'سانت', 'شيخ', 'سيدي', 'حاج',
]);
const articles = new Set(['al', 'el', 'ul', 'ال']);
/** `as-Sadat`, `ash-Shaykh`, `ed-Din`: the article's l has become the next word's first letter. */
const assimilatedArticle = /\b[aeu](sh|ch|th|dh|[trzsdn])[-\s]+(?=\1)/gu;

/** Fold letters of both scripts; everything that is not a letter of them becomes a space. NFKD keeps presentation forms and `ḥ ṣ é ü` with their base. */
function foldLetters(name: string): string {
  if (/^[\t\n\r -&(-_a-~]*$/.test(name)) return name.toLowerCase();
  const plain = name.replace(invisible, '').replace(apostrophes, '').replace(/[\u0622\u0623\u0625\u0671]/gu, 'ا').replace(/[ؤئ]/gu, (letter) => arabicLetters[letter] ?? letter)
    .normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain].map((letter) => arabicLetters[letter] ?? latinLetters[letter] ?? letter).join('').replace(invisible, '');
}

/** Take compounds apart that are written joined or apart: servants of God (`Abdel…`) and names in `…eddine`. */
function splitLatinCompounds(text: string): string {
  return text
    .replace(/\babd([aeiou]{0,2}) ?(?:([aeu])l? ?)?l+ah?\b/gu, 'abdallah')
    .replace(/\babd[aeou]{0,2}(?: ?[aeu]?l[- ]?)(?=[a-z]{4})/gu, 'abd ')
    .replace(/\babd[aeou]{1,2}([rnstzd]h?)[- ]?\1(?=[a-z]{3})/gu, 'abd $1')
    .replace(/\b([a-z]{3,}?)[- ]?(?:[aeu]d-?|[aeu]l-?)d([ie])e?ne?\b/gu, '$1 din');
}

function splitArabicCompounds(text: string): string {
  return text.replace(/(?<![ا-ي])عبد ?ال?له(?![ا-ي])/gu, 'عبدالله').replace(/(?<![ا-ي])عبدال(?=[ا-ي]{3})(?!له(?![ا-ي]))/gu, 'عبد ').replace(/(?<=[ا-ي]{2}) ?الدين(?![ا-ي])/gu, ' دين');
}

/**
 * The comparable words of a name in any script, in their order; at most 12 (nobody has more, a hostile query may).
 * A name that consists of an article or an initial alone keeps it. Example: `Qaddafi, Muammar al-` → `qadafi muamar`.
 */
export function foldName(name: string): NameWord[] {
  const folded = splitArabicCompounds(splitLatinCompounds(foldLetters(name.slice(0, 300)).replace(/[^a-zا-ي\-\s]+/gu, ' ').replace(assimilatedArticle, ' ')));
  const all = folded.split(/[-\s]+|(?<=[a-z])(?=[ا-ي])|(?<=[ا-ي])(?=[a-z])/u).filter((word) => word !== '');
  const proper = all.filter((word) => word.length > 1 && !articles.has(word));
  return (proper.length > 0 ? proper : all).slice(0, 12).map((word) => {
    const script = scriptOf(word);
    // Doubled consonants are a habit of spelling (Boumedienne, Qaddafi); doubled vowels are sounds (oo, ee).
    const text = script === 'latin' ? word.replace(/([b-df-hj-np-tv-z])\1+/gu, '$1') : word;
    return { text, script, particle: particles.has(word) };
  });
}

const scriptOf = (word: string): Script => (/[a-z]/.test(word) ? 'latin' : 'arabic');

/** The words of a name whose words' folded texts were joined by spaces: what folding it again would give, at a fraction of the cost. */
export function foldedWords(folded: string): NameWord[] {
  return folded.split(' ').map((text) => ({ text, script: scriptOf(text), particle: particles.has(text) }));
}
