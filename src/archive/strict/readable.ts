/**
 * Markdown as a reader's eye sees it, with the way back: the words without link targets, note numbers and markers.
 * Not a parser: the checks that use it look at neighbouring characters, and a rare construct read wrongly costs a false finding, never a page.
 */

export interface ReadableLink { readonly start: number; readonly end: number; readonly scheme: string; readonly target: string }

export interface Readable {
  readonly text: string;
  /** Offset in the Markdown of the character at an offset of `text`. */
  readonly at: (offset: number) => number;
  /** Links, by their place in `text`, in order. */
  readonly links: readonly ReadableLink[];
}

/** Stands for what is no prose: code. U+FFFC, which no check takes for a letter, a digit or a space. */
export const objectCharacter = '\uFFFC';

/** `only: 'notes'` leaves everything out but note definitions: an archive's Arabic original is not ours to correct, our notes on it are. */
export function readable(markdown: string, only: 'all' | 'notes' = 'all'): Readable {
  // UTF-16 units, not a string: what was put last is taken back often.
  const units: string[] = [];
  const offsets: number[] = [];
  const links: ReadableLink[] = [];
  const opened: { start: number }[] = [];
  const put = (c: string, offset: number) => { for (let i = 0; i < c.length; i++) { offsets.push(offset + i); units.push(c[i]!); } };
  let lineStart = 0;
  let fence: string | undefined;
  let inNote = false;
  for (const line of markdown.split('\n')) {
    const next = lineStart + line.length + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) {
      const definition = /^ {0,3}\[\^[^\]\s]+\]:\s*/.exec(line);
      if (definition) inNote = true;
      else if (/^\S/.test(line)) inNote = false;
      if ((only === 'all' || inNote) && !(line.includes('-') && /^[\s|:-]+$/.test(line))) inline(line, lineStart, definition?.[0].length ?? 0);
    }
    put('\n', next - 1);
    lineStart = next;
  }
  return { text: units.join(''), at: (offset) => offsets[offset] ?? markdown.length, links };

  function inline(line: string, base: number, from: number): void {
    const table = /^\s*\|/.test(line);
    let i = from || (/^\s*(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+)?/.exec(line)?.[0].length ?? 0);
    opened.length = 0;
    while (i < line.length) {
      const c = line[i]!;
      const rest = line.slice(i);
      if (c === '\\' && /^\\[!-/:-@[-`{-~]/.test(rest)) { put(line[i + 1]!, base + i); i += 2; continue; }
      const code = c === '`' ? /^(`{1,20})(?!`).{0,4000}?(?<!`)\1(?!`)/.exec(rest.slice(0, 4100)) : undefined;
      if (code) { put(objectCharacter, base + i); i += code[0].length; continue; }
      const note = /^\[\^[^\]\s]{1,80}\]/.exec(rest.slice(0, 90));
      if (note) { i += note[0].length; continue; }
      if (c === '[') { opened.push({ start: units.length }); i++; continue; }
      // Bounded, so that a hostile line costs no more than its length.
      const target = c === ']' && opened.length ? /^\]\(\s{0,4}<?([a-z][a-z0-9+.-]{0,20}:|\/|#)?([^)\s>]{0,2000})>?[^)]{0,200}\)/i.exec(rest.slice(0, 2300)) : undefined;
      if (target) {
        const open = opened.pop();
        if (open) links.push({ start: open.start, end: units.length, scheme: (target[1] ?? '').replace(':', '').toLowerCase(), target: target[2] ?? '' });
        i += target[0].length;
        continue;
      }
      if (c === '*') { i++; continue; }
      if (table && c === '|') {
        // A cell's edge ends a phrase, and the blanks that align it are no spacing.
        while (units.at(-1) === ' ' || units.at(-1) === '\t') { units.pop(); offsets.pop(); }
        put('\n', base + i);
        i += /^\|\s*/.exec(rest)![0].length;
        continue;
      }
      put(c, base + i);
      i++;
    }
  }
}
