/**
 * The ledger of every address and anchor ever published (`content/permalinks.txt`): read by `build` and `check`, written by `release` alone.
 * One line an address, sorted, so that two editors' releases merge; anchors in the order of the text, each with a fingerprint of its words:
 *
 *     languages ar en
 *     /cables/09BAMAKO776/ p1=k3f p2=0qx p1-ar=9am note-algeria
 *     /cables/09BAMAKO754/ cited
 *     /about/ in:ar in:en
 *
 * `cited`: a page that only says who cites it. `in:`: a page that exists in some languages only. Pages of a list (`…/page/2/`), headings,
 * places and the way back from a note are no promises and not listed.
 */
import { hash } from 'node:crypto';
import { oneLine } from '../text/one-line.ts';
import { anchorPattern } from './identifiers.ts';
import type { Problem } from './problems.ts';

/** A paragraph's name without its language suffix, and the fingerprint of its words ('' when it has been taken out of the ledger). */
export interface Pin { readonly name: string; readonly fingerprint: string; /** Recorded as gone or moved: never given out again. */ readonly retired?: boolean }

export interface Published {
  /** A page that exists only because something cites it. */
  readonly cited: boolean;
  /** Languages of the page, when it does not exist in all. */
  readonly languages: readonly string[];
  /** Anchor → fingerprint ('' for anchors that have none). */
  readonly anchors: ReadonlyMap<string, string>;
}
export interface Ledger { readonly languages: readonly string[]; readonly exports: readonly string[]; readonly addresses: ReadonlyMap<string, Published & { readonly line?: number }> }

export const ledgerFile = 'permalinks.txt';
export const emptyLedger: Ledger = { languages: [], exports: [], addresses: new Map() };

const addressPattern = /^\/(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*$/;
// Latin letters, Arabic letters and digits, dashes and quotes are as they are in NFC, alone and beside one another: most texts hold nothing else.
const mayCompose = /[^\u0000-\u02FF\u0600-\u060F\u061B-\u064A\u0660-\u066D\u2010-\u2027]/;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Fifteen bits of a paragraph's words as three letters: enough to know it again among the paragraphs of one cable, too few to
 * prove a guess at a word that has since been redacted.
 */
export function fingerprint(words: string): string {
  const composed = mayCompose.test(words) ? words.normalize('NFC') : words;
  const n = Number.parseInt(hash('sha256', oneLine(composed), 'hex').slice(0, 4), 16);
  return alphabet[(n >> 10) & 31]! + alphabet[(n >> 5) & 31]! + alphabet[n & 31]!;
}

/** Reads a ledger. Lines that can't be read are problems; all others are taken. */
export function parseLedger(text: string, shown: string): { ledger: Ledger; problems: Problem[] } {
  const problems: Problem[] = [];
  const addresses = new Map<string, Published & { line: number }>();
  let languages: string[] = [];
  let exports: string[] = [];
  text.split('\n').forEach((raw, i) => {
    const line = raw.replace(/\r$/, '');
    if (!line || line.startsWith('#')) return;
    const [head = '', ...words] = line.split(' ');
    if (head === 'languages') { languages = words; return; }
    if (head === 'exports') { exports = words; return; }
    const bad = (found: string) => problems.push({ file: shown, line: i + 1, column: 1, kind: 'permalink', found, expected: 'an address and its anchors', advice: 'take the line from the version history: only `npm run release` writes this file', severity: 'error' });
    if (!addressPattern.test(head)) { bad(`the line "${line.slice(0, 60)}"`); return; }
    if (addresses.has(head)) { bad(`the address ${head} twice`); return; }
    const anchors = new Map<string, string>();
    const own: string[] = [];
    let cited = false;
    for (const w of words) {
      if (w === 'cited') cited = true;
      else if (w.startsWith('in:')) own.push(w.slice(3));
      else {
        const [name = '', print = ''] = w.split('=');
        if (!anchorPattern.test(name)) { bad(`the anchor "${name.slice(0, 60)}"`); continue; }
        anchors.set(name, print);
      }
    }
    addresses.set(head, { cited, languages: own, anchors, line: i + 1 });
  });
  return { ledger: { languages, exports, addresses }, problems };
}

/** The ledger as text: the same ledger always gives the same bytes. */
export function formatLedger(ledger: Ledger): string {
  const order = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  const lines = [...ledger.addresses].sort(order).map(([address, p]) =>
    [address, ...(p.cited ? ['cited'] : []), ...p.languages.map((l) => `in:${l}`), ...[...p.anchors].map(([a, f]) => (f ? `${a}=${f}` : a))].join(' '));
  return ['# Every address and anchor ever published. Written by `npm run release` alone; `build` and `check` read it.', `languages ${ledger.languages.join(' ')}`, `exports ${ledger.exports.join(' ')}`, ...lines].join('\n') + '\n';
}

/** What was published, with what is published now: nothing ever leaves a ledger. Present anchors come first, in the order of the text. */
export function mergeLedger(before: Ledger, now: Ledger): Ledger {
  const addresses = new Map<string, Published>(before.addresses);
  for (const [address, p] of now.addresses) {
    const old = before.addresses.get(address);
    const anchors = new Map(p.anchors);
    for (const [a, f] of old?.anchors ?? []) if (!anchors.has(a)) anchors.set(a, f);
    const languages = p.languages.length ? [...new Set([...(old?.languages ?? []), ...p.languages])].sort() : [];
    addresses.set(address, { cited: p.cited && (old?.cited ?? true), languages, anchors });
  }
  return { languages: [...new Set([...before.languages, ...now.languages])], exports: [...new Set([...before.exports, ...now.exports])].sort(), addresses };
}

/** Pins of one language of a cable: `lang` is '' for its own text. Takes the first of `ids` (the present id, then former ones) that was published. */
export function pinsFor(ledger: Ledger, ids: readonly string[], lang: string, retired: Readonly<Record<string, string>> = {}): Pin[] {
  const out = new Map<string, string>();
  for (const id of ids) for (const [anchor, print] of ledger.addresses.get(`/cables/${id}/`)?.anchors ?? []) {
    const m = /^(p\d+[a-z]*)(?:-([a-z]{2,3}))?$/.exec(anchor);
    if (m && (m[2] ?? '') === lang && !out.has(m[1]!)) out.set(m[1]!, print);
  }
  const suffix = lang ? `-${lang}` : '';
  return [...out].map(([name, print]) => ({ name, fingerprint: print, ...(retired[name + suffix] === undefined ? {} : { retired: true }) }));
}

export interface Unnamed { /** The printed number, where one is printed. */ readonly printed?: number | undefined; readonly fingerprint: string }

/**
 * Names the paragraphs of a text. Without pins: a printed number names the first paragraph that bears it, a paragraph without one is named
 * for its place, and a name already taken gets a letter (p3, p3b); printed numbers choose first, since they are what readers cite.
 *
 * With pins, a paragraph whose words were published keeps its name wherever it stands. One whose words changed keeps the name that
 * is left between its neighbours, when that can be only one; where it could be several, none is guessed and `check` asks the editor.
 * A name once published is never given to other words.
 */
export function nameParagraphs(blocks: readonly Unnamed[], pins: readonly Pin[]): string[] {
  const names: (string | undefined)[] = blocks.map(() => undefined);
  const taken = new Set<string>(pins.map((p) => p.name));
  if (pins.length) matchPins(blocks, pins.filter((p) => !p.retired), names);
  const claim = (n: number): string => {
    let name = `p${n}`;
    for (let i = 1; taken.has(name); i++) name = `p${n}${letters(i)}`;
    taken.add(name);
    return name;
  };
  blocks.forEach((b, i) => { if (b.printed !== undefined) names[i] ??= claim(b.printed); });
  blocks.forEach((_, i) => { names[i] ??= claim(i + 1); });
  return names as string[];
}

function matchPins(blocks: readonly Unnamed[], pins: readonly Pin[], names: (string | undefined)[]): void {
  const at: number[] = blocks.map(() => -1);
  const used = new Set<number>();
  const take = (b: number, p: number): void => { at[b] = p; names[b] = pins[p]!.name; used.add(p); };
  const byPrint = new Map<string, number[]>();
  pins.forEach((p, i) => { if (p.fingerprint) byPrint.set(p.fingerprint, [...(byPrint.get(p.fingerprint) ?? []), i]); });
  const wanted = (b: number): string => `p${blocks[b]!.printed ?? b + 1}`;
  // The same words under the name they would get anyway, first: equal paragraphs don't change places.
  blocks.forEach((b, i) => { const p = byPrint.get(b.fingerprint)?.find((x) => !used.has(x) && pins[x]!.name === wanted(i)); if (p !== undefined) take(i, p); });
  blocks.forEach((b, i) => { if (at[i] === -1) { const p = byPrint.get(b.fingerprint)?.find((x) => !used.has(x)); if (p !== undefined) take(i, p); } });
  // What is left lies in gaps between paragraphs that were known again.
  for (let i = 0; i < blocks.length; i++) {
    if (at[i] !== -1) continue;
    let end = i;
    while (end < blocks.length && at[end] === -1) end++;
    const from = i === 0 ? -1 : at[i - 1]!;
    const to = end === blocks.length ? pins.length : at[end]!;
    const free: number[] = [];
    for (let p = from + 1; p < to; p++) if (!used.has(p)) free.push(p);
    const gap = Array.from({ length: end - i }, (_, k) => i + k);
    const numbered = gap.map((b) => (blocks[b]!.printed === undefined ? undefined : free.find((p) => !used.has(p) && pins[p]!.name === wanted(b) && take(b, p) === undefined)));
    const left = gap.filter((_, k) => numbered[k] === undefined);
    const rest = free.filter((p) => !used.has(p));
    if (left.length === rest.length) left.forEach((b, k) => take(b, rest[k]!));
    i = end;
  }
}

/** 1 → b, 2 → c … 25 → z, 26 → ba. */
function letters(i: number): string {
  let s = '';
  for (let n = i; n >= 0; n = Math.floor(n / 26) - 1) s = String.fromCharCode(97 + (n % 26)) + s;
  return s;
}

/** What stands at an address now. */
export interface Present { readonly anchors: ReadonlySet<string>; readonly languages?: readonly string[]; /** Where a redirect leads. */ readonly to?: string; /** Withdrawn: its anchors went with its text, and that is recorded. */ readonly withdrawn?: boolean; readonly file?: string }

/**
 * Every published address and anchor that the present content would break, each with what to add. `present` answers for one address.
 * Complete by construction: it goes through the ledger, not through the edits.
 */
export function brokenPermalinks(ledger: Ledger, shown: string, site: { languages: readonly string[]; exports: readonly string[] }, present: (address: string) => Present | undefined, suggestion: (address: string) => string): Problem[] {
  const problems: Problem[] = [];
  const problem = (file: string, line: number, found: string, expected: string, advice: string) => problems.push({ file, line, column: 1, kind: 'permalink', found, expected, advice, severity: 'error' });
  if (ledger.languages.length && site.languages[0] !== ledger.languages[0]) problem(`${shown}/site.yaml`, 1, `the default language "${site.languages[0]}": every published address without a prefix is in "${ledger.languages[0]}"`, `languages: [${ledger.languages.join(', ')}]`, `put ${ledger.languages[0]} first`);
  for (const l of ledger.languages) if (!site.languages.includes(l)) problem(`${shown}/site.yaml`, 1, `the published language "${l}" is missing: every address below /${l}/ would break`, `languages: [${ledger.languages.join(', ')}]`, `add ${l} to languages`);
  for (const e of ledger.exports) if (!site.exports.includes(e)) problem(`${shown}/site.yaml`, 1, `the published export "${e}" is missing: the addresses of its files would break`, `exports with ${e}`, `add ${e} to exports`);
  for (const [address, was] of ledger.addresses) {
    const here = present(address);
    const place = here?.file ?? `${shown}/${ledgerFile}`;
    const line = here?.file ? 1 : was.line ?? 1;
    if (!here) { problem(place, line, `the published address ${address} would be gone`, 'a page, a redirect or a tombstone at every address ever published', suggestion(address)); continue; }
    for (const l of was.languages) if (here.languages && !here.languages.includes(l) && site.languages.includes(l)) problem(place, line, `the published address ${address} would be gone in "${l}"`, 'the page in every language it was published in', `restore pages/${l}${address.replace(/\/$/, '')}.md, or name it in another page's redirectFrom`);
    if (here.withdrawn) continue;
    let end = here;
    for (let i = 0; end.to !== undefined && i < 20; i++) { const next = present(end.to); if (!next) break; end = next; }
    if (end.withdrawn) continue;
    const gone = [...was.anchors.keys()].filter((a) => !end.anchors.has(a));
    for (const a of gone) {
      problem(end.file ?? place, 1, `the published address ${address}#${a} would be gone`, 'every anchor ever published to lead somewhere',
        a.startsWith('term-') ? 'restore the glossary term with the same first English word' : `bring the ${a.startsWith('note-') ? 'note' : a.startsWith('page-') ? 'page mark' : 'paragraph'} back, or add to the frontmatter "anchors: { ${a}: … }" with the anchor it is to lead to now (p1, note-x), or gone`);
    }
  }
  return problems;
}
