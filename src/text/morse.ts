/** Morse code of a name, in the international alphabet and its Arabic counterpart: the ornament of an archive of telegrams says what the archive is called. */
const latin = 'A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- N-. O--- P.--. Q--.- R.-. S... T- U..- V...- W.-- X-..- Y-.-- Z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.';
const arabic = 'ا.- ب-... ت- ث-.-. ج.--- ح.... خ--- د-.. ذ--.. ر.-. ز---. س... ش---- ص-..- ض...- ط..- ظ-.-- ع.-.- غ--. ف..-. ق--.- ك-.- ل.-.. م-- ن-. ه..-.. و.-- ي.. ء.';
const signs = new Map([latin, arabic].flatMap((t) => t.split(' ').map((s): [string, string] => [s[0]!, s.slice(1)])));
const plain: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ة: 'ه', ى: 'ي', ئ: 'ي', ؤ: 'و' };

/** `SOS` → `['...', '---', '...']`; letters without a sign are left out. */
export const morse = (text: string): string[] => [...text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, '').normalize('NFC').toUpperCase()].flatMap((c) => signs.get(plain[c] ?? c) ?? []);

/** The signs as strokes of an SVG path along a line at height `y`: a dot one unit long, a dash three, letters three apart. Gives the path and its length. */
export function morsePath(text: string, unit: number, y: number): { d: string; length: number } {
  let x = 0;
  let d = '';
  for (const letter of morse(text)) {
    for (const sign of letter) { const long = sign === '-' ? 3 * unit : unit; d += `M${x} ${y}h${long}`; x += long + unit; }
    x += 2 * unit;
  }
  return { d, length: Math.max(0, x - 3 * unit) };
}
