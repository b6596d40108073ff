/** Latin identifiers in Arabic blocks must be isolated, or brackets and numbers beside them change sides. */

const blank = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/**
 * Latin words (two letters and more) of a right-to-left block that stand in no element with a direction of its own (`<bdi>`, `dir`, `<code>`, `<pre>`).
 * Takes the HTML of one block as our own pipeline writes it: well formed, `<` and `&` escaped in text.
 */
export function unisolatedLatin(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; isolates: boolean }[] = [];
  for (const m of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)/gi)) {
    const [, closing, name, attributes, text] = m;
    if (name !== undefined) {
      if (closing) { const i = open.findLastIndex((o) => o.name === name); if (i >= 0) open.length = i; }
      else if (!blank.test(name) && !attributes!.endsWith('/')) open.push({ name, isolates: /^(?:bdi|code|pre)$/.test(name) || /\sdir\s*=/.test(attributes!) });
    } else if (text !== undefined && !open.some((o) => o.isolates)) {
      const words = text.replace(/&(?:#\d+|#x[0-9a-f]+|[a-z]+);/gi, ' ').match(/\p{Script=Latin}[\p{Script=Latin}\p{M}\d-]+/gu);
      if (words) found.push(...words);
    }
  }
  return found;
}
