/**
 * The consonant skeleton of a word: what stays of a name whoever spells it, in either script. It is coarse on purpose: it picks the few hundred words
 * that are worth an exact comparison (`align.ts`) out of tens of thousands, and must never lose the right one.
 *
 * A skeleton is a list of bit sets: each consonant says which sounds it may be, so that `ch` meets both ش and ك. The bit `optional` marks consonants that one side may leave out.
 */
export type Skeleton = Uint16Array;

const labial = 1, fricative = 2, dental = 4, sibilant = 8, velar = 16, r = 32, l = 64, m = 128, n = 256, breath = 512, optional = 1024;

const latinSounds: readonly (readonly [string, readonly number[]])[] = [
  ['tsch', [dental | sibilant]], ['sch', [sibilant]], ['tch', [dental | sibilant]], ['tsj', [dental | sibilant]], ['sh', [sibilant]], ['ch', [sibilant | velar | breath]], ['kh', [velar | breath]], ['gh', [velar | breath | r | optional]],
  ['zh', [sibilant]], ['cz', [sibilant]], ['sz', [sibilant]], ['sc', [sibilant, velar | optional]], ['th', [dental | sibilant]], ['dh', [dental | sibilant]], ['ph', [fricative | labial]], ['ck', [velar]],
  ['dj', [sibilant | velar]], ['dg', [sibilant | velar]], ['ts', [dental | sibilant, sibilant | optional]], ['tz', [dental | sibilant, sibilant | optional]], ['mb', [m, labial | optional]], ['gn', [velar | optional, n]], ['gl', [velar | optional, l]],
  ['kn', [velar | optional, n]], ['ps', [labial | optional, sibilant]], ['pf', [fricative | labial]], ['x', [velar | sibilant | breath, sibilant | optional]], ['b', [labial]], ['p', [labial]], ['f', [fricative]], ['v', [fricative | labial | optional]], ['w', [fricative | optional]],
  ['t', [dental]], ['d', [dental]], ['s', [sibilant]], ['z', [sibilant | dental]], ['c', [velar | sibilant]], ['j', [sibilant | velar | breath | optional]], ['g', [velar | sibilant]], ['k', [velar]], ['q', [velar]],
  ['r', [r]], ['ll', [l | optional]], ['l', [l]], ['m', [m]], ['n', [n]], ['h', [breath | optional]],
];
const arabicSounds: Readonly<Record<string, number>> = {
  ب: labial, ت: dental, ث: dental | sibilant, ج: sibilant | velar, ح: breath | velar | optional, خ: velar | breath, د: dental, ذ: dental | sibilant, ر: r, ز: sibilant | dental, س: sibilant, ش: sibilant, ص: sibilant,
  ض: dental | sibilant, ط: dental, ظ: dental | sibilant, غ: velar | breath | r, ف: fricative | labial, ق: velar, ك: velar, ل: l, م: m, ن: n, ه: breath | optional,
};
const latinBySound = new Map(latinSounds);

/** The skeleton of a folded word (see `foldName`). A word of vowels alone has an empty one. */
export function skeletonOf(word: string): Skeleton {
  const sounds: number[] = [];
  for (let at = 0; at < word.length;) {
    const arabic = arabicSounds[word.charAt(at)];
    if (arabic !== undefined) {
      // The t of تش and the k of كس are one letter (ch, x) in Latin script.
      const next = word.charAt(at + 1);
      sounds.push((word.charAt(at) === 'ت' && (next === 'ش' || next === 'س')) || (word.charAt(at) === 'ك' && next === 'س') || (word.charAt(at) === 'د' && next === 'ج') ? arabic | optional : arabic);
      at++;
      continue;
    }
    let length = 1;
    for (let size = 4; size > 0; size--) {
      const found = latinBySound.get(word.slice(at, at + size));
      if (found === undefined) continue;
      sounds.push(...found);
      length = size;
      break;
    }
    at += length;
  }
  return Uint16Array.from(sounds.slice(0, 15));
}

/** All sounds of a skeleton together: a cheap test before the exact one. */
export function soundsOf(skeleton: Skeleton): number {
  return skeleton.reduce((all, sound) => all | sound, 0) & ~optional;
}

/** False when `skeletonDistance` is sure to be more than `limit`: too many consonants of `skeleton` occur nowhere in the other word. */
export function mayBeWithin(limit: number, skeleton: Skeleton, otherSounds: number): boolean {
  let missing = 0;
  for (const sound of skeleton) if ((sound & otherSounds) === 0) missing += omission(sound);
  return missing <= limit;
}

const omission = (sound: number): number => ((sound & optional) !== 0 ? .25 : 1);
const row = new Float64Array(17);

/**
 * Edit distance of two skeletons: consonants that share a sound are equal.
 * @returns the distance, or when `left` is closer to the beginning of `right`, that distance and `prefixCost` (give `Infinity` for whole words only).
 */
export function skeletonDistance(left: Skeleton, right: Skeleton, prefixCost: number): number {
  row[0] = 0;
  for (let j = 1; j <= right.length; j++) row[j] = (row[j - 1] ?? 0) + omission(right[j - 1] ?? 0);
  for (let i = 0; i < left.length; i++) {
    const sound = left[i] ?? 0, omit = omission(sound);
    let diagonal: number = row[0] ?? 0;
    let before: number = diagonal + omit;
    row[0] = before;
    for (let j = 1; j <= right.length; j++) {
      const other = right[j - 1] ?? 0, above = row[j] ?? 0;
      const replaced = diagonal + ((sound & other & ~optional) !== 0 ? 0 : 1.3), dropped = above + omit, added = before + omission(other);
      before = replaced < dropped ? (replaced < added ? replaced : added) : dropped < added ? dropped : added;
      row[j] = before;
      diagonal = above;
    }
  }
  let best = row[right.length] ?? 0;
  if (prefixCost < best) for (let j = 0; j <= right.length; j++) best = Math.min(best, (row[j] ?? best) + prefixCost);
  return best;
}
