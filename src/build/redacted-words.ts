/**
 * When words are the redacted ones: by their folded letters, however these are parted. `عبد الله` is `عبدالله`, `Za**ki** Amber` is `Zaki Amber`,
 * and a particle written onto the first word (`والزهيري`, `للزهيري`) hides nothing.
 */
import { withoutClitics } from '../text/arabic.ts';
import { foldWord } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';

/** Forms in which a phrase may begin with this folded word: itself, and without particles. */
export function beginnings(word: string): string[] {
  if (!/^[وفبلكس]/.test(word)) return [word];
  const forms = [word, ...withoutClitics(word)];
  // The article after ل is written without its alif.
  for (const f of [...forms]) if (/^لل./.test(f)) forms.push(`ال${f.slice(2)}`, f.slice(2));
  return forms;
}

export interface Place { readonly start: number; readonly end: number }

/** Every place of a text where the folded words stand, as offsets; a particle before them stays outside. */
export function occurrences(text: string, words: readonly string[]): Place[] {
  const tokens = tokenize(text);
  const wanted = words.join('');
  const out: Place[] = [];
  if (!wanted) return out;
  for (let i = 0; i < tokens.length; i++) {
    for (const first of beginnings(tokens[i]!.word)) {
      if (!wanted.startsWith(first)) continue;
      let length = first.length, last = i;
      while (length < wanted.length && last + 1 < tokens.length && wanted.startsWith(tokens[last + 1]!.word, length)) length += tokens[++last]!.word.length;
      if (length !== wanted.length) continue;
      const { start, end, word } = tokens[i]!;
      out.push({ start: first === word ? start : start + particleOf(text.slice(start, end), first), end: tokens[last]!.end });
      i = last;
      break;
    }
  }
  return out;
}

/** Letters of a written word before the form that is left; 0 where the article's alif is not written. */
function particleOf(written: string, form: string): number {
  for (let k = 1; k < written.length; k++) if (foldWord(written.slice(k)) === form) return k;
  return 0;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', zwnj: '', zwj: '' };
const escape = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));|\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\([nrt])|\\(?=[\p{L}\p{P}\p{S}])|((?:%[0-9a-f]{2})+)/giu;
/** What a reader or a program makes of escapes: entities, `\u…` of JSON and YAML, `\'` of Markdown and TeX, `%…` of addresses. */
function meaning(m: RegExpMatchArray): string {
  const [all, decimal, hexadecimal, name, braced, four, two, control, percent] = m;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? braced ?? four ?? two ?? 'x', 16);
  if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  if (name !== undefined) return entities[name.toLowerCase()] ?? all;
  if (control !== undefined) return ' ';
  if (percent !== undefined) try { return decodeURIComponent(percent); } catch { return all; }
  return '';
}
/** A text with its escapes resolved, twice: a feed holds escaped HTML, a script's text may hold JSON. */
export function unescaped(text: string): string {
  const once = text.replace(escape, (...m) => meaning(m as unknown as RegExpMatchArray));
  return once === text ? text : once.replace(escape, (...m) => meaning(m as unknown as RegExpMatchArray));
}

/** A Markdown text as its reader sees it, with the place in the source of each character: targets of links and note references are not there. */
export function asRead(markdown: string): { readonly text: string; readonly at: readonly number[] } {
  const drop = new RegExp(`\\]\\([^()\\s]{0,2000}\\)|\\[\\^[^\\]\\s]{1,64}\\](?!:)|${escape.source}`, 'giu');
  let text = '';
  const at: number[] = [];
  const keep = (s: string, from: number, step: number): void => { for (let k = 0; k < s.length; k++) { text += s[k]!; at.push(from + k * step); } };
  let done = 0;
  for (const m of markdown.matchAll(drop)) {
    keep(markdown.slice(done, m.index), done, 1);
    if (!m[0].startsWith(']') && !m[0].startsWith('[')) keep(meaning(m), m.index, 0);
    done = m.index + m[0].length;
  }
  keep(markdown.slice(done), done, 1);
  at.push(markdown.length);
  return { text, at };
}

/** Places in a Markdown source, whether or not marks, links or escapes stand between the letters. In the order of the text, none inside another. */
export function occurrencesInMarkdown(source: string, words: readonly string[]): Place[] {
  const read = asRead(source);
  const seen = occurrences(read.text, words).map((p): Place => ({ start: read.at[p.start]!, end: endOf(read.at, p.end) }));
  const all = [...occurrences(source, words), ...seen].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: { start: number; end: number }[] = [];
  for (const p of all) {
    const last = out.at(-1);
    if (last && p.start < last.end) last.end = Math.max(last.end, p.end);
    else out.push({ ...p });
  }
  return out;
}
/** Source offset after the last character of a reading: where an escape stands for it, the end of the escape is the beginning of what follows. */
const endOf = (at: readonly number[], end: number): number => { const last = at[end - 1]!; return at[end]! > last + 1 && at[end - 2] !== last ? last + 1 : Math.max(at[end]!, last + 1); };
