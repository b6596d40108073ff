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
    if (at >= 0) block = mark.kind === 'link' ? `${block.slice(0, at)}[${mark.words}](${mark.url})${block.slice(at + mark.words.length)}` : `${block.slice(0, at)}[^${mark.url}]${block.slice(at)}`;
    else if (mark.kind === 'note') { block += `[^${mark.url}]`; lost.push(`note "${mark.url}": the words it stood on are gone; its number now stands at the end of "${block.slice(0, 50)}…"`); }
    else lost.push(`the link of "${mark.words}" to ${mark.url}: those words are gone`);
  }
  return { block, lost };
}

/** Offset in `block` for a mark: outside links, behind as long a stretch of the words before it as still stands there. */
function place(block: string, mark: Mark): number {
  const inLink = [...block.matchAll(/(?<!\\)\[[^\]]*\]\([^)]*\)|\[\^[\w-]+\]/g)].map((m) => [m.index, m.index + m[0].length] as const);
  const free = (from: number, to: number): boolean => !inLink.some(([a, b]) => from < b && to > a && !(mark.kind === 'note' && from === b));
  for (let length = Math.min(40, mark.before.length); length >= (mark.kind === 'link' ? 0 : 4); length = length > 8 ? length - 4 : length - 1) {
    const wanted = mark.before.slice(mark.before.length - length) + mark.words;
    if (!wanted) continue;
    let at = block.indexOf(wanted);
    // Words that stand there more than once, without what stood before them, are no sure place.
    if (length === 0 && at >= 0 && block.indexOf(wanted, at + 1) >= 0) return -1;
    for (; at >= 0; at = block.indexOf(wanted, at + 1)) {
      const start = at + wanted.length - mark.words.length;
      if (free(start, start + mark.words.length)) return start;
    }
  }
  return -1;
}
