/**
 * The blocks of a file of Markdown, as two versions of it are compared: parted by an empty line, unless the next line is indented (it continues
 * an item or a note). Numbered paragraphs are blocks of their own.
 */

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;

/** `3. ` or `12) `: what begins a numbered paragraph. */
function beginsItem(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at;
  while (i < to && i - at < 10 && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++;
  return i > at && i - at < 10 && i + 1 < to && (bytes[i] === 0x2E || bytes[i] === 0x29) && bytes[i + 1] === 0x20;
}

/** Offsets of each block in the bytes from `from` up to `to`, in order and flat: begin, end, begin, end … Line breaks are line feeds. */
export function blockRanges(bytes: Uint8Array, from = 0, to = bytes.length): number[] {
  const out: number[] = [];
  /** The open block, and where its last line that holds something ends. */
  let start = -1, end = -1, afterBlank = false;
  for (let line = from; line < to;) {
    let next = bytes.indexOf(0x0A, line);
    if (next < 0 || next > to) next = to;
    let last = next;
    while (last > line && isBlank(bytes[last - 1]!)) last--;
    if (last === line) afterBlank = true;
    else {
      if (start >= 0 && (afterBlank ? !isBlank(bytes[line]!) : beginsItem(bytes, line, to))) { out.push(start, end); start = -1; }
      if (start < 0) start = line;
      end = last;
      afterBlank = false;
    }
    line = next + 1;
  }
  if (start >= 0) out.push(start, end);
  return out;
}

/** The blocks themselves. */
export function blocksOf(markdown: string): string[] {
  const bytes = Buffer.from(markdown.replace(/\r\n/g, '\n'), 'utf8'), ranges = blockRanges(bytes), out: string[] = [];
  for (let i = 0; i < ranges.length; i += 2) out.push(bytes.toString('utf8', ranges[i], ranges[i + 1]));
  return out;
}
