/**
 * A line of mixed Arabic and Latin as pieces from left to right, each of one script: what the rasteriser, which knows one font a line and loses
 * the rest, cannot do. The rules are those of the Unicode bidirectional algorithm for what names and titles hold: letters, digits, spaces, brackets.
 */
export interface Piece { readonly script: 'arabic' | 'latin'; readonly text: string }
/** Arabic, a Latin word (an identifier with digits is one), a number, and what stands between. */
type Kind = 'A' | 'L' | 'D' | 'N';

const mirrored: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«', '‹': '›', '›': '‹', '<': '>', '>': '<' };
const token = /(?<A>[\p{Script=Arabic}،؛؟٠-٩][\p{Script=Arabic}،؛؟٠-٩\p{M}]*)|(?<L>[\p{L}\p{N}][\p{M}]*(?:[-./:_@&'’]?[\p{L}\p{N}][\p{M}]*)*)|(?<N>[^\p{L}\p{N}]+?(?=[\p{L}\p{N}،؛؟]|$))/gu;

export function visualOrder(text: string, direction: 'rtl' | 'ltr'): Piece[] {
  const runs = [...text.normalize('NFC').matchAll(token)].map((m): { kind: Kind; text: string } => {
    const { A, L } = m.groups!;
    // A Latin word ends where Arabic begins: «و2010» is two.
    return { kind: A !== undefined ? 'A' : L === undefined ? 'N' : /^[\d\W]+$/u.test(L) ? 'D' : 'L', text: m[0] };
  });
  // What stands between two words of one script reads with them; beside a number or another script it reads in the line's direction.
  const side = (kind: Kind | undefined): 'rtl' | 'ltr' | undefined => (kind === 'A' ? 'rtl' : kind === 'L' ? 'ltr' : kind === 'D' && direction === 'ltr' ? 'ltr' : kind === 'D' ? 'rtl' : undefined);
  const read = runs.map((r, i) => {
    const before = side(runs[i - 1]?.kind), after = side(runs[i + 1]?.kind);
    return { ...r, way: r.kind === 'D' ? 'ltr' as const : r.kind === 'N' ? (before && before === after ? before : direction) : side(r.kind)! };
  });
  const blocks: { way: 'rtl' | 'ltr'; runs: typeof read }[] = [];
  for (const r of read) { const last = blocks.at(-1); if (last?.way === r.way) last.runs.push(r); else blocks.push({ way: r.way, runs: [r] }); }
  const pieces = blocks.map((b): Piece[] => {
    const out = b.runs.map((r): Piece => (r.kind === 'A' ? { script: 'arabic', text: r.text } : { script: 'latin', text: b.way === 'rtl' ? [...r.text].reverse().map((c) => mirrored[c] ?? c).join('') : r.text }));
    return b.way === 'rtl' ? out.reverse() : out;
  });
  return (direction === 'rtl' ? pieces.reverse() : pieces).flat().reduce<Piece[]>((all, p) => {
    const last = all.at(-1);
    if (last?.script === 'latin' && p.script === 'latin') all[all.length - 1] = { script: 'latin', text: last.text + p.text }; else all.push(p);
    return all;
  }, []);
}
