/**
 * How Arabic letters and Latin letter groups stand for one another in names, as costs: 0 is the usual writing, .1 a common one, .3 an occasional one, .5 and more
 * a rare one. Written by hand after a look at how often attested spellings of some fifty thousand names use each group (../shared/data/ar-latin-names),
 * rounded to what a reader can check. Three traditions meet in it: English (Gaddafi, Shaykh), Maghreb French (Kadhafi, Cheikh, Boumediene) and academic (Qaḏḏāfī).
 */

/** letter → `group` (cost 0) or `group:cost`, separated by spaces. */
const letters: Readonly<Record<string, string>> = {
  ب: 'b p v:.35 w:.7 bh:.1',
  ت: 't th:.1 d:.4 dt:.1 ght:.1 cht:.4',
  ث: 'th s:.25 t:.3 z:.3 c:.4',
  ج: 'j g dj dg gh:.2 gi:.05 gu:.2 zh:.2 c:.4 z:.5 dz:.4 ch:.35 tch:.4 x:.5 y:.5',
  ح: 'h kh:.4 ch:.4 j:.5',
  خ: 'kh ch:.05 j:.05 h:.3 g:.3 k:.35 x:.3 gh:.4 q:.5',
  د: 'd dh:.1 t:.4',
  ذ: 'dh th:.1 d:.1 z:.1',
  ر: 'r rh:.05 hr:.1 wr:.1',
  ز: 'z s:.1 zh:.2 x:.4 c:.4 sz:.3 ts:.4 dz:.3 th:.5 dh:.5 j:.6',
  س: 's c:.1 sz:.05 sc:.1 z:.2 ps:.2 ts:.4 th:.4 x:.4 sh:.4 ch:.6',
  ش: 'sh ch:.05 sch s:.25 sz:.15 sc:.15 sj:.1 c:.3 x:.15 sk:.4 j:.4 tch:.3 ti:.4 z:.5 g:.6',
  ص: 's c:.35 z:.4',
  ض: 'd dh z:.3 th:.4',
  ط: 't th:.2 d:.5',
  ظ: 'z dh d:.1 th:.3',
  ع: 'a e:.05 i:.1 o:.1 u:.1 aa',
  غ: 'g gh gu:.03 r:.5 h:.4 j:.5 q:.4 k:.5',
  ف: 'f v ph w:.1 pf:.1 fv:.1 p:.5 u:.6 b:.5',
  ق: 'q k c:.1 ck:.1 g:.1 gh:.2 qu:.1 kh:.3',
  ك: 'k c ck ch:.15 qu:.1 q:.2 kh:.2 g:.4 x:.5 h:.7',
  ل: 'l hl:.1 lh:.1 gl:.2',
  م: 'm n:.5 mb:.4',
  ن: 'n m:.4 gn:.15 kn:.1 nh:.2',
  ه: 'h ah eh:.03 a:.08 e:.15 kh:.5 gh:.5 ha:.1',
  و: 'o u w ou oo ow:.05 au:.05 aw:.1 oe:.1 eau:.05 wh:.05 oh:.1 eu:.15 ew:.15 uh:.1 uo:.1 v:.25 a:.45 e:.45 y:.45 ue:.1 hu:.3 ui:.3',
  ي: 'i y e ie ee ey ei:.05 ea:.05 ay:.05 ai:.07 ij:.1 iy:.03 j:.15 eh:.15 ae:.15 oe:.2 hi:.2 u:.35 ue:.2 a:.35 o:.5 eu:.2 ui:.4 l:.5 ia:.2 il:.3',
  ا: 'a aa e:.12 ae:.08 ah:.05 ha:.25 ai:.12 ea:.15 ei:.25 o:.22 u:.25 i:.3 au:.2 ia:.25 y:.5 oa:.2',
};

/** Two Arabic letters that together stand for one Latin group. */
const pairs: Readonly<Record<string, string>> = {
  كس: 'x ks cs ks:0 cz:.5', تش: 'ch c:.05 tch tsch cz:.05 cs:.05 ci:.05 q:.3 zh:.2 tj:.1 tx:.2 ty:.3', تس: 'ts z:.05 tz c:.1', تز: 'tz ts:.1 z:.1', دز: 'ds dz:0 z:.1', دج: 'j dj dg g:.05 dz:.15 zh:.2',
  شت: 'st:.05 cht sht', شب: 'sp:.05', سك: 'sk sc sch:.05 sq', نغ: 'ng n:.35', نج: 'ng nj', غو: 'gu:.02 go', كو: 'qu:.03 co cu ko ku', جي: 'gi ji g:.1',
  يو: 'yu u:.12 io iu yo ju:.04 jo:.04 eo:.05 ew:.05 eu:.06 ue:.15 hu:.3 iou:.1', يا: 'ia ya ja:.05 ea:.06 ija:.05 ha:.4', يه: 'e:.2 ay:.15 et:.1 er:.2 ier:.1 ez:.15 ais:.15 ie:.1',
  وا: 'wa oi:.04 oa ua:0 wha:.05 va:.2 oy:.1 ois:.15', وي: 'wi we:.05 ui oy:.04 oi:.03 ue:.1 uy:.06 oe:.15 eu:.1 whi:.05 oj:.1 wee', وو: 'woo wu wo',
  او: 'o:.03 au ou ow aw u:.1 ao oh:.1', اي: 'ay ai ei ey:.03 i:.06 y:.08 igh:.05 ie:.12 aj:.04 ij:.06 e:.12 ae:.1 ye:.06 ea:.12', يي: 'yi:0 ie:.05 ji:.1 je:.1 ye:.02 ill:.2 ij:.1',
  نت: 'nt nd:.4', يل: 'il el yl le:.15', ين: 'in en an:.2',
};

/** What an initial alif carries: any vowel may begin a name. */
const initialAlif = 'a e:.03 i:.04 o:.05 u:.05 ha:.3 he:.3 h:.35';

/** Latin groups that are one sound in several spelling traditions; the number is what a change within the row costs. */
const latinRows: readonly (readonly [number, string])[] = [
  [.05, 'k q c ck'], [.1, 'k qu'], [.15, 'q g gh k'], [.05, 'sh ch sch'], [.1, 'ch tch cz tsch'], [.03, 'j dj dg'], [.15, 'j g gu'], [.15, 'z dh d'], [.03, 'gh g'], [.4, 'gh r'], [.1, 'kh ch h'], [.25, 'kh k'],
  [.03, 'f ph'], [.1, 's c'], [.15, 's z'], [.1, 'th t'], [.2, 'th s'], [.1, 'x ks cs'], [.02, 'u ou oo'], [.08, 'u o w ou'], [.1, 'w ou v'], [.03, 'i y ie ee'], [.06, 'e i ei ey ai ay'], [.08, 'a e'],
  [.12, 'a o'], [.02, 'a aa ah'], [.06, 'au aw ow ou o'], [.12, 'ia ya'], [.1, 'yu iou iu you'], [.3, 'b p'], [.3, 'f v'], [.3, 'd t'], [.35, 'm n'], [.03, 'ts tz z'],
];

/** Arabic letters that write one foreign sound or are mistaken for one another. */
const arabicRows: readonly (readonly [number, string])[] = [
  [.1, 'غ ج ك ق'], [.12, 'ت ط'], [.12, 'س ص'], [.2, 'د ض'], [.12, 'ظ ض'], [.2, 'ذ ز'], [.2, 'ذ د'], [.25, 'ث س'], [.25, 'ث ت'], [.2, 'ز س'], [.15, 'ح ه'], [.25, 'خ ه'], [.3, 'خ ك'], [.05, 'ه ا'],
  [.08, 'ا ي'], [.2, 'و ا'], [.25, 'ب ف'], [.25, 'و ف'], [.03, 'تش ش'], [.05, 'دج ج'], [.05, 'كس اكس'], [.3, 'م ن'], [.15, 'ع ا'], [.08, 'تس ز'], [.03, 'يو و'], [.05, 'اي ي'], [.05, 'او و'], [.1, 'نغ نج نك'],
];

/** One way to write a letter or a group of letters. */
export type Rewriting = { readonly to: string; readonly cost: number };

/** Ways to write, by what the writing begins with: the place of a letter is `slotOf` its code. */
export type Rewritings = readonly (readonly Rewriting[] | undefined)[];

/** How words of one script may be written in another (or the same): by letter, by group of 2 to `longest` letters, and for an initial alif. */
export type LetterCosts = { readonly letters: ReadonlyMap<string, Rewritings>; readonly groups: ReadonlyMap<string, Rewritings>; readonly longest: number; readonly initial: ReadonlyMap<string, Rewritings> };

/** The letters of either script have different slots among themselves (never both scripts in one table). */
export const slotOf = (code: number): number => code & 63;

type Rule = Rewriting & { readonly from: string };
const parse = (from: string, row: string): Rule[] => row.split(' ').map((item) => {
  const [to = '', cost = '0'] = item.split(':');
  return { from, to, cost: Number(cost) };
});
const inRow = ([cost, row]: readonly [number, string]): Rule[] => {
  const groups = row.split(' ');
  return groups.flatMap((from) => groups.filter((to) => to !== from).map((to) => ({ from, to, cost })));
};
const same = (alphabet: string): Rule[] => [...alphabet].map((letter) => ({ from: letter, to: letter, cost: 0 }));

function tableOf(rules: readonly Rule[], initial: readonly Rule[] = []): LetterCosts {
  const group = (chosen: readonly Rule[]): Map<string, Rewriting[][]> => {
    const table = new Map<string, Rewriting[][]>();
    for (const { from, to, cost } of chosen) {
      const slots = table.get(from) ?? [];
      table.set(from, slots);
      (slots[slotOf(to.charCodeAt(0))] ??= []).push({ to, cost });
    }
    return table;
  };
  return {
    letters: group(rules.filter(({ from }) => from.length === 1)), groups: group(rules.filter(({ from }) => from.length > 1)),
    longest: Math.max(...rules.map(({ from }) => from.length)), initial: group(initial),
  };
}

/** Arabic word against Latin word. */
export const arabicToLatin = tableOf(Object.entries({ ...letters, ...pairs }).flatMap(([from, row]) => parse(from, row)), parse('ا', initialAlif));

/** Two spellings in Latin letters. */
export const latinToLatin = tableOf([...same('abcdefghijklmnopqrstuvwxyz'), ...latinRows.flatMap(inRow)]);

/** Two spellings in Arabic letters. */
export const arabicToArabic = tableOf([...same('ابتثجحخدذرزسشصضطظعغفقكلمنهوي'), ...arabicRows.flatMap(inRow)]);

const silent: Readonly<Record<string, number>> = {
  // Vowels are written or not; h is silent in half of Europe; Arabic long vowels come and go with the transcriber.
  a: .13, e: .1, i: .13, o: .14, u: .13, y: .25, w: .35, h: .25, j: .6, r: .75,
  ا: .27, و: .32, ي: .3, ه: .4, ع: .25,
};
/** Written at the end of French names and hardly ever heard. */
const silentAtEnd: Readonly<Record<string, number>> = { s: .35, t: .4, x: .35, d: .55, e: .06, z: .5, h: .12, p: .6 };

const ordinary = .85, doubled = .1;
// By letter code, for speed: both scripts end before U+0660.
const omissions = Float64Array.from({ length: 0x660 }, (_, code) => silent[String.fromCharCode(code)] ?? ordinary);
const omissionsAtEnd = Float64Array.from(omissions, (cost, code) => silentAtEnd[String.fromCharCode(code)] ?? cost);

/** What it costs that the letter at `at` has no counterpart in the other word. */
export function costOfOmitting(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (at > 0 && code === word.charCodeAt(at - 1)) return doubled;
  return (at === word.length - 1 ? omissionsAtEnd : omissions)[code] ?? ordinary;
}
