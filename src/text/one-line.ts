/** Words as one line. */

/** Runs of white space as one space, none at the ends. Most texts are so already, which is seen without a pattern. */
export function oneLine(text: string): string {
  for (let i = 0, before = 32; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32 ? before === 32 : c < 32 || c === 0xA0 || c === 0xFEFF || c === 0x1680 || (c >= 0x2000 && c <= 0x3000)) return text.replace(/\s+/g, ' ').trim();
    before = c;
  }
  return text.charCodeAt(text.length - 1) === 32 ? text.trimEnd() : text;
}
