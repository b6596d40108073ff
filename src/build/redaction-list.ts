/**
 * `content/redactions.txt`: what must not be in the output, as hashes. Each is a slow hash (scrypt) of the folded words under the list's own
 * salt, with their number and twelve bits of a fast one, which spare the build all but one slow hash in four thousand. A short list of names can
 * be tried against it all the same; so a key kept out of the repository (`BARQIYAT_REDACTION_KEY`) may be mixed in, and then it says nothing.
 */
import { createHmac, randomBytes, scryptSync } from 'node:crypto';

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
    const m = /^(\d{1,2}) ([0-9a-f]{3}) ([0-9a-f]{32})$/.exec(l);
    if (!m) throw new Error(`${redactionsFile}: the line "${l.slice(0, 40)}" is no entry; take the file from the version history`);
    return { words: Number(m[1]), sieve: Number.parseInt(m[2]!, 16), hash: m[3]! };
  });
  return { ...list, entries };
}

export function formatList(l: RedactionList): string {
  return ['# Hashes of redacted words: every build searches its output for them. Written by `npm run redact`.', `salt ${l.salt}${l.keyed ? ` key ${keyCheck(l)}` : ''}`,
    ...l.entries.map((e) => `${e.words} ${e.sieve.toString(16).padStart(3, '0')} ${e.hash}`).sort()].join('\n') + '\n';
}

/** Twelve bits of a fast hash (FNV-1a) of the words joined by spaces, begun with the salt. */
function sieveOf(seed: number, words: readonly string[], from: number, count: number): number {
  let h = seed;
  for (let i = from; i < from + count; i++) {
    const w = words[i]!;
    for (let k = 0; k < w.length; k++) h = Math.imul(h ^ w.charCodeAt(k), 16777619);
    h = Math.imul(h ^ 32, 16777619);
  }
  return (h ^ (h >>> 12) ^ (h >>> 24)) & 0xfff;
}
const seedOf = (l: RedactionList): number => createHmac('sha256', l.key || 'sieve').update(`sieve ${l.salt}`).digest().readUInt32LE(0) | 1;
const slow = (l: RedactionList, words: string): string => scryptSync(words, `${l.salt}${l.key}`, 16, { N: 8192, r: 8, p: 1 }).toString('hex');

/** The list with these folded words; the same list when they are on it. */
export function addToList(l: RedactionList, words: readonly string[]): RedactionList {
  const entry: Entry = { words: words.length, sieve: sieveOf(seedOf(l), words, 0, words.length), hash: slow(l, words.join(' ')) };
  return l.entries.some((e) => e.hash === entry.hash) ? l : { ...l, entries: [...l.entries, entry] };
}

/** Tells whether a sequence of folded words holds redacted ones. Remembers what it has worked out. */
export function matcher(l: RedactionList): (words: readonly string[]) => boolean {
  const seed = seedOf(l);
  const byLength = new Map<number, Set<number>>();
  for (const e of l.entries) byLength.set(e.words, (byLength.get(e.words) ?? new Set()).add(e.sieve));
  const hashes = new Set(l.entries.map((e) => e.hash));
  const known = new Map<string, boolean>();
  return (words) => {
    for (const [n, sieve] of byLength) {
      for (let i = 0; i + n <= words.length; i++) {
        if (!sieve.has(sieveOf(seed, words, i, n))) continue;
        const text = words.slice(i, i + n).join(' ');
        let hit = known.get(text);
        if (hit === undefined) known.set(text, hit = hashes.has(slow(l, text)));
        if (hit) return true;
      }
    }
    return false;
  };
}
