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

const omission = (sound: number): number => ((sound & optional) !== 0 ? .25 : 1);

/**
 * Skeletons as a tree of their consonants, its nodes one after another from the root down: those that begin alike are compared together as far as they are alike,
 * and a beginning that is too far away is passed over with all that follows it.
 */
export type SkeletonTree = {
  /** Consonant and depth of each node; the root, node 0, stands for none. */
  readonly sounds: Uint16Array; readonly depths: Uint8Array;
  /** The node after all those below. */
  readonly next: Int32Array;
  /** Which of the skeletons ends at the node; −1 for none. */
  readonly places: Int32Array;
};

/** `skeletons`: each once; their places in the list are what `nearSkeletons` gives. */
export function skeletonTree(skeletons: readonly Skeleton[]): SkeletonTree {
  type Branch = { place: number; readonly below: Map<number, Branch> };
  const root: Branch = { place: -1, below: new Map() };
  let count = 1;
  skeletons.forEach((skeleton, place) => {
    let branch = root;
    for (const sound of skeleton) {
      let below = branch.below.get(sound);
      if (below === undefined) { branch.below.set(sound, below = { place: -1, below: new Map() }); count++; }
      branch = below;
    }
    branch.place = place;
  });
  const tree = { sounds: new Uint16Array(count), depths: new Uint8Array(count), next: new Int32Array(count), places: new Int32Array(count) };
  let node = 0;
  const write = (branch: Branch, sound: number, depth: number): void => {
    const own = node++;
    tree.sounds[own] = sound;
    tree.depths[own] = depth;
    tree.places[own] = branch.place;
    for (const [following, below] of branch.below) write(below, following, depth + 1);
    tree.next[own] = node;
  };
  write(root, 0, 0);
  return tree;
}

/** Longest skeleton, and the room for one row of costs. */
const longest = 15, width = longest + 1;
// One table for all calls: row d holds the least costs of the first d consonants of a path against each beginning of the one sought.
const table = new Float64Array((longest + 1) * width);
/** The least cost of the whole skeleton sought against any beginning of the path, by depth. */
const beginnings = new Float64Array(longest + 1);

/**
 * Calls back for each skeleton within `limit` of the one sought, in the order of the tree, with its distance: the edits between them, where consonants that share
 * a sound are equal; or, when the one sought is closer to a beginning of the other, the edits to that and `prefixCost` (give `Infinity` for whole words only).
 */
export function nearSkeletons(tree: SkeletonTree, sought: Skeleton, limit: number, prefixCost: number, then: (place: number, away: number) => void): void {
  const { sounds, depths, next, places } = tree, length = sought.length;
  for (let at = 0, cost = 0; at <= length; at++) {
    table[at] = cost;
    cost += omission(sought[at] ?? 0);
  }
  beginnings[0] = table[length] as number;
  for (let node = 0; node < sounds.length;) {
    const depth = depths[node] as number, row = depth * width, above = row - width;
    let least = Infinity;
    if (depth > 0) {
      const sound = sounds[node] as number, omitted = omission(sound);
      let before = (table[above] as number) + omitted;
      table[row] = least = before;
      for (let at = 1; at <= length; at++) {
        const other = sought[at - 1] as number;
        const replaced = (table[above + at - 1] as number) + ((sound & other & ~optional) !== 0 ? 0 : 1.3), added = (table[above + at] as number) + omitted, dropped = before + omission(other);
        before = replaced < dropped ? (replaced < added ? replaced : added) : dropped < added ? dropped : added;
        table[row + at] = before;
        if (before < least) least = before;
      }
      beginnings[depth] = Math.min(beginnings[depth - 1] as number, before);
    } else least = 0;
    const begun = (beginnings[depth] as number) + prefixCost;
    if (least > limit && begun > limit) { node = next[node] as number; continue; }
    const place = places[node] as number, away = Math.min(table[row + length] as number, begun);
    if (place >= 0 && away <= limit) then(place, away);
    node++;
  }
}
