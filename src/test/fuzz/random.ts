/** Random texts from a seed: the same seed and number always give the same text, on every machine. */

export interface Random { /** A whole number from 0 to `below` - 1. */ (below: number): number }

/** A small generator (mulberry32). Its numbers are good enough to choose tokens, and for nothing else. */
export function random(seed: number): Random {
  let a = seed >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Seed of one case. */
export function seedOf(seed: number, target: string, number: number): number {
  let h = seed ^ 0x9e3779b9;
  for (const c of `${target} ${number}`) h = Math.imul(h ^ c.codePointAt(0)!, 16777619);
  return h >>> 0;
}

const one = <T>(r: Random, from: readonly T[]): T => from[r(from.length)]!;

/** Characters of the scripts we read, and of all that deceive: marks, joiners, overrides, halves of surrogates, digits of every kind. */
const ranges: readonly (readonly [number, number])[] = [[0x20, 0x7e], [0x20, 0x7e], [0x600, 0x6ff], [0x621, 0x64a], [0x64b, 0x65f], [0xa0, 0x24f], [0x300, 0x36f], [0x2000, 0x206f], [0xfb50, 0xfdff], [0xfe70, 0xfeff], [0, 0x1f], [0x7f, 0x9f], [0xd800, 0xdfff], [0x1f300, 0x1f6ff], [0x660, 0x669], [0x10000, 0x10ffff]];
export function character(r: Random): string {
  const [from, to] = one(r, ranges);
  const code = from + r(to - from + 1);
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
}

const words = ['the', 'ambassador', 'met', 'Touré', 'AQIM', 'في', 'السفيرة', 'الرئيس', 'وللسفارة', 'مَدرَسَة', 'ﻻ', 'آل', '1958', '١٩٥٨', 'SECRET', 'x', 'عبد', 'الله', 'al-', "O'Brien", 'ʿAbd', 'İstanbul', 'ﬁ', 'ß'];

/** What makes a text of its kind: its own pieces, and whole samples to damage. */
export interface Grammar { readonly tokens: readonly string[]; readonly samples: readonly string[] }

/**
 * One text: made of the grammar's tokens, words and characters; or a sample or a stretch of one, damaged; or a few tokens many times, which is what
 * makes a bad expression run for ever. In forty, two are long repetitions and two long mixtures; the rest is short, since what is short finds as
 * much: a hundred thousand cases of a parser take minutes.
 */
export function text(r: Random, g: Grammar): string {
  const kind = r(40);
  if (kind < 2) return repeated(r, g);
  const sample = kind < 14 && g.samples.length > 0;
  let out = sample ? (kind < 7 ? one(r, g.samples) : stretch(r, one(r, g.samples))) : made(r, g, 1 + r(kind < 38 ? 8 : 60));
  for (let n = r(sample ? 8 : 4); n > 0; n--) out = damaged(r, g, out);
  return out.slice(0, 20_000);
}

/** Up to eighty characters from anywhere. */
function stretch(r: Random, s: string): string { const at = r(s.length); return s.slice(at, at + 1 + r(80)); }

function made(r: Random, g: Grammar, length: number): string {
  let out = '';
  for (let i = 0; i < length; i++) {
    const k = r(10);
    out += k < 6 ? one(r, g.tokens) : k < 8 ? one(r, words) : k === 8 ? character(r) : one(r, [' ', '\n', '\n\n', '  ', '\t']);
    if (r(3) === 0) out += ' ';
  }
  return out;
}

function repeated(r: Random, g: Grammar): string {
  const unit = made(r, g, 1 + r(3));
  return made(r, g, r(3)) + unit.repeat(1 + r(Math.max(1, Math.floor((r(4) ? 400 : 4000) / Math.max(1, unit.length))))) + made(r, g, r(3));
}

function damaged(r: Random, g: Grammar, s: string): string {
  const at = r(s.length + 1);
  const to = Math.min(s.length, at + r(20));
  switch (r(7)) {
    case 0: return s.slice(0, at) + s.slice(to);
    case 1: return s.slice(0, at) + one(r, g.tokens) + s.slice(at);
    case 2: return s.slice(0, at) + character(r) + s.slice(at);
    case 3: return s.slice(0, to) + s.slice(at);
    case 4: return s.slice(0, at);
    case 5: { const other = g.samples.length ? one(r, g.samples) : s; const x = r(other.length + 1); return s.slice(0, at) + other.slice(x, x + r(200)) + s.slice(to); }
    default: return s.slice(0, at) + s.slice(at, to).toUpperCase() + character(r) + s.slice(to);
  }
}
