/** Signs that no one sees and no page may hold: control characters, and marks that turn the direction of what follows. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const signs = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const quick = new RegExp(signs.source);

/**
 * The text without them. Those of Windows-1252 that were read as Latin-1 have a letter they stand for, which is put right; the rest is left out.
 * `found`: each of them, in order, as `U+0092 is now ’` or `U+202E`.
 */
export function withoutControlSigns(text: string): { readonly text: string; readonly found: readonly string[] } {
  if (!quick.test(text)) return { text, found: [] };
  const found: string[] = [];
  const clean = text.replace(signs, (c) => {
    const letter = windows1252[c.charCodeAt(0) - 0x80];
    const now = letter !== undefined && letter > '\u009F' ? letter : '';
    found.push(`U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}${now && ` is now ${now}`}`);
    return now;
  });
  return { text: clean, found };
}
