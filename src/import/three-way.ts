/**
 * A document imported before, edited since, and now corrected in its source: three versions become one. Text by blocks (paragraph, item,
 * note), frontmatter by fields. What only one side changed is taken; marks an editor put on words that the source corrected move onto the
 * corrected words; where both changed the words, the editor's stay and the difference is reported.
 */
import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { bareWords, digestOfBareWords, hasMarks } from './bare-words.ts';
import { blockRanges, blocksOf } from './blocks.ts';
import { digest, digestOfBytes, digestOfValue } from './digest.ts';
import type { DocumentRecord } from './import-record.ts';
import { carryMarks } from './carry-marks.ts';
import { joinFields } from './fields.ts';

export interface Parts { readonly front: string; readonly blocks: readonly string[] }

/** Frontmatter (without its fences) and blocks of a file. */
export function partsOf(file: string): Parts {
  const m = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(file);
  return { front: m ? m[1]! + '\n' : '', blocks: blocksOf(m ? file.slice(m[0].length) : file) };
}

/** Digests of a file that an import writes, as they are kept for the next one. */
export function recordOf(id: string, file: Buffer, cable: object): DocumentRecord {
  const ranges = blockRanges(file, bodyOf(file)), blocks: [string, string][] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i]!, to = ranges[i + 1]!, exact = digestOfBytes(file, from, to);
    blocks.push([exact, hasMarks(file, from, to) ? digestOfBareWords(file, from, to) : exact]);
  }
  return { id, whole: digestOfBytes(file), fields: fieldDigests(cable), blocks };
}

/** Where the body begins, behind the frontmatter. */
export function bodyOf(file: Buffer): number {
  const at = file.indexOf('\n---\n', 3, 'latin1');
  return at < 0 ? 0 : at + 5;
}

const digestsOf = (blocks: readonly string[]): [string, string][] => blocks.map((b) => [digest(b), digestOfBareWords(Buffer.from(b, 'utf8'))]);

/** Fields that hold fields are compared one level down, so that a new checksum doesn't touch an editor's review. */
const nested = new Set(['provenance', 'text', 'derived', 'notes']);
export function fieldDigests(cable: object): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(cable) as [string, unknown][]) {
    if (value === undefined) continue;
    if (nested.has(key) && value !== null && typeof value === 'object' && !Array.isArray(value)) for (const [k, v] of Object.entries(value)) out[`${key}.${k}`] = digestOfValue(v);
    else out[key] = digestOfValue(value);
  }
  return out;
}

export interface Merged { readonly text: string; /** What could not be joined, in words. */ readonly conflicts: string[] }

/** Joins the editor's file with the new import, given the digests of the last one. */
export function mergeImported(base: DocumentRecord, ours: string, theirs: string, cable: object): Merged {
  const conflicts: string[] = [];
  const mine = partsOf(ours), its = partsOf(theirs);
  const front: Document = parseDocument(mine.front);
  if (front.errors.length > 0) return { text: ours, conflicts: [`the frontmatter can't be read (${front.errors[0]!.message.split('\n')[0]!}); the file stays as it is`] };
  joinFields(front, base.fields, cable, conflicts);
  const blocks = mergeBlocks(base.blocks, mine.blocks, its.blocks, conflicts);
  const frontText = front.toString({ lineWidth: 0, flowCollectionPadding: true });
  return { text: `---\n${frontText}---\n\n${blocks.join('\n\n')}\n`, conflicts };
}

/** Three-way merge of block lists. Blocks correspond when their words do. */
export function mergeBlocks(base: DocumentRecord['blocks'], ours: readonly string[], theirs: readonly string[], conflicts: string[]): string[] {
  const o = digestsOf(ours), t = digestsOf(theirs);
  const inOurs = align(base.map(([, w]) => w), o.map(([, w]) => w)), inTheirs = align(base.map(([, w]) => w), t.map(([, w]) => w));
  const out: string[] = [];
  let i = 0, j = 0, k = 0;
  const flush = (bTo: number, oTo: number, tTo: number): void => {
    const b = base.slice(i, bTo), mine = ours.slice(j, oTo), its = theirs.slice(k, tTo);
    const mineSame = mine.length === b.length && o.slice(j, oTo).every(([exact], n) => exact === b[n]![0]);
    const itsSame = its.length === b.length && t.slice(k, tTo).every(([exact], n) => exact === b[n]![0]);
    if (mineSame) out.push(...its);
    else if (itsSame || mine.join('\n') === its.join('\n')) out.push(...mine);
    else if (b.length === 0) out.push(...its, ...mine.filter((m) => !its.includes(m)));
    else out.push(...joinChanged(b, mine, o.slice(j, oTo), its, conflicts));
    i = bTo; j = oTo; k = tTo;
  };
  for (let n = 0; n < base.length; n++) {
    const a = inOurs[n]!, c = inTheirs[n]!;
    if (a < 0 || c < 0 || a < j || c < k) continue;
    flush(n, a, c);
    // The words are the same on all sides; marks may differ: an editor's stay, unless only the source's changed.
    const exact = base[n]![0];
    out.push(o[a]![0] === exact ? theirs[c]! : ours[a]!);
    if (o[a]![0] !== exact && t[c]![0] !== exact && o[a]![0] !== t[c]![0]) conflicts.push(`marks on "${bareWords(ours[a]!).slice(0, 60)}" changed on both sides; the editor's stay`);
    i = n + 1; j = a + 1; k = c + 1;
  }
  flush(base.length, ours.length, theirs.length);
  return out;
}

/** A stretch that the source changed and the editor touched. Blocks of which the editor changed only the marks take the new words with his marks. */
function joinChanged(b: DocumentRecord['blocks'], mine: readonly string[], mineDigests: readonly (readonly [string, string])[], its: readonly string[], conflicts: string[]): string[] {
  if (mine.length === b.length && its.length === b.length) {
    return mine.map((m, n) => {
      const [exact, words] = mineDigests[n]!;
      if (exact === b[n]![0]) return its[n]!;
      if (digest(its[n]!) === b[n]![0] || its[n] === m) return m;
      if (words === b[n]![1]) {
        const carried = carryMarks(m, its[n]!);
        conflicts.push(...carried.lost);
        return carried.block;
      }
      conflicts.push(`"${bareWords(m).slice(0, 60)}" was changed by an editor and by the source ("${bareWords(its[n]!).slice(0, 60)}"); the editor's words stay`);
      return m;
    });
  }
  const untouched = mineDigests.every(([, words]) => b.some(([, w]) => w === words));
  if (untouched && its.length > 0) {
    // The source parted, joined or moved paragraphs: the marks of each are looked for where its words are now, else in the whole stretch.
    let out = [...its];
    for (const [n, m] of mine.entries()) {
      if (b.some(([exact]) => exact === mineDigests[n]![0])) continue;
      const [from, to] = whereWordsAre(m, out);
      const carried = carryMarks(m, out.slice(from, to).join('\n\n'));
      conflicts.push(...carried.lost);
      out = [...out.slice(0, from), ...blocksOf(carried.block), ...out.slice(to)];
    }
    return out;
  }
  conflicts.push(`${mine.length} block${mine.length === 1 ? '' : 's'} from "${bareWords(mine[0] ?? its[0] ?? '').slice(0, 60)}" on changed on both sides; the editor's stay`);
  return [...mine];
}

/** The run of blocks that most of a block's words are in, as [from, to): pairs of neighbouring words tell one paragraph from another. All of them where none is like it. */
function whereWordsAre(block: string, among: readonly string[]): [number, number] {
  const pairs = (words: string): string[] => { const all = bareWords(words).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean); return all.slice(1).map((w, i) => `${all[i]!} ${w}`); };
  const own = new Set(pairs(block));
  const alike = among.map((x) => { const p = pairs(x); return p.length > 0 && p.filter((w) => own.has(w)).length * 2 >= p.length; });
  const from = alike.indexOf(true);
  return from < 0 ? [0, among.length] : [from, alike.lastIndexOf(true) + 1];
}

/** For each element of `a` the index of its partner in `b`, or -1: a longest common subsequence, after the common ends are set aside. */
export function align(a: readonly string[], b: readonly string[]): number[] {
  const out = new Array<number>(a.length).fill(-1);
  let start = 0, endA = a.length, endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) { out[start] = start; start++; }
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA--; endB--; out[endA] = endB; }
  const rows = endA - start, columns = endB - start;
  if (rows === 0 || columns === 0) return out;
  const table = new Uint32Array((rows + 1) * (columns + 1));
  for (let i = rows - 1; i >= 0; i--) for (let j = columns - 1; j >= 0; j--) {
    table[i * (columns + 1) + j] = a[start + i] === b[start + j] ? table[(i + 1) * (columns + 1) + j + 1]! + 1 : Math.max(table[(i + 1) * (columns + 1) + j]!, table[i * (columns + 1) + j + 1]!);
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (a[start + i] === b[start + j]) { out[start + i] = start + j; i++; j++; }
    else if (table[(i + 1) * (columns + 1) + j]! >= table[i * (columns + 1) + j + 1]!) i++;
    else j++;
  }
  return out;
}
