/** The words of a paragraph as Markdown nodes: redactions and references to other cables are marked, nothing is changed. */
import type { PhrasingContent } from 'mdast';
import { postWritten, parseCableNumber } from '../../archive/cable-number.ts';
import type { NumberContext } from '../../archive/cable-number.ts';
import { lineBreak, link, redaction, text } from '../markdown.ts';
import type { Reference } from './references.ts';

/** What a run of X was before the document was published, nobody says: the mark stands for it. */
const mark = '▇▇▇';
export const redactionRun = /X{6,}/g;
const withheld = /\[[^\][]{0,80}not declassified[^\][]{0,60}\]/gi;

/** Finds what is to be linked in this cable's text: `REF A`, `REFTEL` where there is one reference, and its references' own numbers. */
export type CableLinks = { readonly pattern: RegExp; readonly target: (words: string) => string | undefined };

export function cableLinks(references: readonly Reference[], context: NumberContext): CableLinks | undefined {
  const cables = references.filter((r) => r.id !== undefined);
  if (cables.length === 0) return undefined;
  const ids = new Set(cables.map((r) => r.id!));
  const posts = new Set([...ids].flatMap((id) => {
    const post = parseCableNumber(id)?.post;
    return post ? [post, postWritten(post)] : [];
  }));
  const names = [...posts].sort((a, b) => b.length - a.length).map((p) => p.replaceAll(' ', '[ -]'));
  const byNumber = names.length > 0 ? `|(?<![A-Z0-9])(?:['’]?(?:\\d{4}|\\d{2}) ?)?(?:${names.join('|')})[ -]?\\d{1,7}(?!\\d)` : '';
  return {
    pattern: new RegExp(`(?<![A-Za-z])REF(?:TEL)?S? ?[A-Z](?![A-Za-z0-9])|(?<![A-Za-z])REFTEL(?![A-Za-z])${byNumber}`, 'gi'),
    target(words) {
      const ref = /^REF(?:TEL)?S? ?([A-Z])?$/i.exec(words);
      if (ref) {
        const letter = ref[1]?.toUpperCase();
        if (letter && !/^reftels?$/i.test(words)) {
          const named = cables.filter((r) => r.letter === letter);
          return named.length === 1 ? named[0]!.id : undefined;
        }
        return ids.size === 1 ? cables[0]!.id : undefined;
      }
      const n = parseCableNumber(words.replace(/([A-Za-z])-(?=\d)/, '$1 '), context);
      return n && [...ids].find((id) => {
        const other = parseCableNumber(id);
        return other && other.year === n.year && other.number === n.number && other.post === n.post;
      });
    },
  };
}

/** Pieces of text (a line break stands between two) as nodes. */
export function inline(pieces: readonly string[], links: CableLinks | undefined): PhrasingContent[] {
  return pieces.flatMap((piece, i) => [...(i > 0 ? [lineBreak()] : []), ...piecesOf(piece, links)]);
}

function piecesOf(words: string, links: CableLinks | undefined): PhrasingContent[] {
  const found: { from: number; to: number; nodes: PhrasingContent[] }[] = [];
  if (words.includes('XXXXXX')) for (const m of words.matchAll(redactionRun)) found.push({ from: m.index, to: m.index + m[0].length, nodes: [redaction('omitted-in-source', text(mark))] });
  if (words.includes('[')) for (const m of words.matchAll(withheld)) found.push({ from: m.index, to: m.index + m[0].length, nodes: [redaction('not-declassified', text(m[0]))] });
  if (links) {
    for (const m of words.matchAll(links.pattern)) {
      const id = links.target(m[0]);
      if (id) found.push({ from: m.index, to: m.index + m[0].length, nodes: link('cable:' + id, [text(m[0])]) });
    }
  }
  if (found.length === 0) return [text(words)];
  found.sort((a, b) => a.from - b.from);
  const out: PhrasingContent[] = [];
  let at = 0;
  for (const f of found) {
    if (f.from < at) continue;
    if (f.from > at) out.push(text(words.slice(at, f.from)));
    out.push(...f.nodes);
    at = f.to;
  }
  if (at < words.length) out.push(text(words.slice(at)));
  return out;
}
