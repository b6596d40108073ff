/**
 * `content/redactions.txt`: what must not be in the output, as hashes. Each is a slow hash (scrypt) of the folded letters under the list's own
 * salt, with the number of words and sixteen bits of a fast hash: a build makes the fast one for every run of words of its output, a letter at a
 * time, and the slow one for one run in 65,000. A list of likely names can be tried against it all the same; so a key kept out of the repository
 * (`BARQIYAT_REDACTION_KEY`) may be mixed in, and then it says nothing.
 */
import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import { beginnings } from './redacted-words.ts';

export const redactionsFile = 'redactions.txt';

interface Entry { readonly words: number; readonly sieve: number; readonly hash: string }
export interface RedactionList { readonly salt: string; readonly keyed: boolean; readonly key: string; readonly entries: readonly Entry[] }

/** A list without entries and with a salt of its own. */
export function newList(key = ''): RedactionList {
  return { salt: randomBytes(16).toString('hex'), keyed: key !== '', key, entries: [] };
}

const keyCheck = (l: Pick<RedactionList, 'salt' | 'key'>): string => createHmac('sha256', l.key).update(l.salt).digest('hex').slice(0, 8);

/** Throws when the text is no such list, or was made with a key that was not given. */
export function parseList(text: string, key = ''): RedactionList {
  const lines = text.split(/\r?\n/).filter((l) => l && !l.startsWith('#'));
  const head = /^salt ([0-9a-f]{32})(?: key ([0-9a-f]{8}))?$/.exec(lines[0] ?? '');
  if (!head) throw new Error(`${redactionsFile}: the first line is no "salt …"; take the file from the version history`);
  const keyed = head[2] !== undefined;
  const list = { salt: head[1]!, keyed, key: keyed ? key : '' };
  if (keyed && keyCheck(list) !== head[2]) throw new Error(`${redactionsFile} was made with a key; set BARQIYAT_REDACTION_KEY to it, or nobody can tell whether redacted words are published`);
  const entries = lines.slice(1).map((l): Entry => {
    const m = /^(\d{1,2}) ([0-9a-f]{4}) ([0-9a-f]{32})$/.exec(l);
    if (!m) throw new Error(`${redactionsFile}: the line "${l.slice(0, 40)}" is no entry; take the file from the version history`);
    return { words: Number(m[1]), sieve: Number.parseInt(m[2]!, 16), hash: m[3]! };
  });
  return { ...list, entries };
}

export function formatList(l: RedactionList): string {
  return ['# Hashes of redacted words: every build searches its output for them. Written by `npm run redact`.', `salt ${l.salt}${l.keyed ? ` key ${keyCheck(l)}` : ''}`,
    ...l.entries.map((e) => `${e.words} ${e.sieve.toString(16).padStart(4, '0')} ${e.hash}`).sort()].join('\n') + '\n';
}

/** A fast hash (FNV-1a), a word further. */
function further(h: number, word: string): number {
  for (let k = 0; k < word.length; k++) h = Math.imul(h ^ word.charCodeAt(k), 16777619);
  return h;
}
/** Sixteen bits of it. */
const sieveOf = (h: number): number => (h ^ (h >>> 16)) & 0xffff;
const seedOf = (l: RedactionList): number => createHmac('sha256', l.key || 'sieve').update(`sieve ${l.salt}`).digest().readUInt32LE(0) | 1;
const slow = (l: RedactionList, words: string): string => scryptSync(words, `${l.salt}${l.key}`, 16, { N: 8192, r: 8, p: 1 }).toString('hex');

/** The list with these folded words; the same list when they are on it. */
export function addToList(l: RedactionList, words: readonly string[]): RedactionList {
  const joined = words.join('');
  const entry: Entry = { words: words.length, sieve: sieveOf(further(seedOf(l), joined)), hash: slow(l, joined) };
  return l.entries.some((e) => e.hash === entry.hash) ? l : { ...l, entries: [...l.entries, entry] };
}

/** Tells whether a sequence of folded words holds redacted ones, written together or apart. Remembers what it has worked out. */
export function matcher(l: RedactionList): (words: readonly string[]) => boolean {
  const seed = seedOf(l);
  // Of `n` words one or two may be parted, two may be joined, or all.
  const byCount: Set<number>[] = [];
  for (const e of l.entries) for (const m of new Set([1, e.words - 1, e.words, e.words + 1, e.words + 2])) if (m > 0) (byCount[m] ??= new Set()).add(e.sieve);
  const hashes = new Set(l.entries.map((e) => e.hash));
  const known = new Map<string, boolean>();
  return (words) => {
    for (let i = 0; i < words.length; i++) {
      for (const first of beginnings(words[i]!)) {
        let h = further(seed, first);
        for (let m = 1; m < byCount.length && i + m <= words.length; m++) {
          if (m > 1) h = further(h, words[i + m - 1]!);
          if (!byCount[m]?.has(sieveOf(h))) continue;
          const joined = first + words.slice(i + 1, i + m).join('');
          let hit = known.get(joined);
          if (hit === undefined) known.set(joined, hit = hashes.has(slow(l, joined)));
          if (hit) return true;
        }
      }
    }
    return false;
  };
}
