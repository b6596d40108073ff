/** Moves an editor's marks (mentions, note numbers) from an old writing of a block onto its corrected words. */

interface Mark { readonly kind: 'link' | 'note'; readonly url: string; readonly words: string; readonly before: string }

/** Marks of a block with the words they stand on and the words before them. */
function marksOf(block: string): Mark[] {
  const out: Mark[] = [];
  for (const m of block.matchAll(/(?<!\\)\[([^\]^\\][^\]]*)\]\(([a-z]+:[^)\s]*)\)|\[\^([\w-]+)\](?!:)/g)) {
    const before = block.slice(0, m.index).replace(/\[\^[\w-]+\]|\]\([a-z]+:[^)\s]*\)|(?<!\\)[[\]*]/g, '');
    if (m[3] !== undefined) out.push({ kind: 'note', url: m[3], words: '', before });
    else if (!/^(?:page|part|redaction|cell):/.test(m[2]!)) out.push({ kind: 'link', url: m[2]!, words: m[1]!, before });
  }
  return out;
}

/**
 * The new words with those marks of `edited` that `corrected` lacks. A mention goes to the same words, nearest after the same words before;
 * a note's number behind the last words before it that are still there. `lost`: what found no place; a note's number is then set at the block's end,
 * because a note that is called nowhere would be lost with it.
 */
export function carryMarks(edited: string, corrected: string): { block: string; lost: string[] } {
  let block = corrected;
  const lost: string[] = [];
  const had = marksOf(corrected).map((m) => `${m.kind} ${m.url} ${m.words}`);
  for (const mark of marksOf(edited)) {
    const name = `${mark.kind} ${mark.url} ${mark.words}`;
    const known = had.indexOf(name);
    if (known >= 0) { had.splice(known, 1); continue; }
    const at = place(block, mark);
    if (at && mark.kind === 'link') block = `${block.slice(0, at[0])}[${block.slice(at[0], at[1])}](${mark.url})${block.slice(at[1])}`;
    else if (at) block = `${block.slice(0, at[1])}[^${mark.url}]${block.slice(at[1])}`;
    else if (mark.kind === 'note') { block += `[^${mark.url}]`; lost.push(`note "${mark.url}": the words it stood on are gone; its number now stands at the end of "${block.slice(0, 50)}…"`); }
    else lost.push(`the link of "${mark.words}" to ${mark.url}: those words are gone`);
  }
  return { block, lost };
}

/** The words of a block without its marks, and for each character where it stands in the block and whether a link holds it. */
function flatten(block: string): { words: string; at: number[]; linked: boolean[] } {
  const at: number[] = [], linked: boolean[] = [];
  let words = '';
  const take = (from: number, to: number, inLink: boolean): void => { for (let i = from; i < to; i++) { words += block[i]!; at.push(i); linked.push(inLink); } };
  let last = 0;
  for (const m of block.matchAll(/(?<!\\)\[([^\]^\\][^\]]*|)\]\([a-z]+:[^)\s]*\)|\[\^[\w-]+\](?!:)|(?<!\\)\*/g)) {
    take(last, m.index, false);
    if (m[1] !== undefined) take(m.index + 1, m.index + 1 + m[1].length, true);
    last = m.index + m[0].length;
  }
  take(last, block.length, false);
  return { words, at, linked };
}

/** Where a mark goes: the stretch of `block` with its words, outside links, behind as long a run of the words before it as still stands there. */
function place(block: string, mark: Mark): [number, number] | undefined {
  const { words, at, linked } = flatten(block);
  for (let length = Math.min(40, mark.before.length); length >= (mark.kind === 'link' ? 0 : 4); length = length > 8 ? length - 4 : length - 1) {
    const wanted = mark.before.slice(mark.before.length - length) + mark.words;
    if (!wanted) continue;
    const first = words.indexOf(wanted);
    // Words that stand there more than once, without what stood before them, are no sure place.
    if (length === 0 && first >= 0 && words.indexOf(wanted, first + 1) >= 0) return undefined;
    for (let i = first; i >= 0; i = words.indexOf(wanted, i + 1)) {
      const end = i + wanted.length, start = end - mark.words.length;
      if (mark.kind === 'link') {
        if (!linked.slice(start, end).includes(true) && at[end - 1]! - at[start]! === end - 1 - start) return [at[start]!, at[end - 1]! + 1];
      } else {
        // Behind the link that ends here, and behind the numbers that already stand there.
        const behind = /^(?:\]\([a-z]+:[^)\s]*\))?\*?(?:\[\^[\w-]+\])*/.exec(block.slice(at[end - 1]! + 1))![0].length;
        if (!linked[end - 1] || !linked[end] || behind > 0) return [at[end - 1]! + 1, at[end - 1]! + 1 + behind];
      }
    }
  }
  return undefined;
}
