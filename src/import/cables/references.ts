/** The REF line: which documents a cable refers to, and by which letter its text names them. */
import { formatCableId, parseCableNumber } from '../../archive/cable-number.ts';
import type { NumberContext } from '../../archive/cable-number.ts';
import { knownPost } from '../../archive/known-posts.ts';

export type Reference = { readonly letter?: string; readonly id?: string; readonly text: string };

/** Words that stand before a number and are no post. */
const noPost = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:UARY|RUARY|CH|IL|E|Y|UST|TEMBER|OBER|EMBER)?$|^(?:PARA|PARAS|PARAGRAPH|SECTION|DATED|ON|OF|TELCON|EMAIL|MEMO|LETTER|EO|DTG|AND|IN|NO|ICAO|FLIGHT|IIR|TD|TDX|CSB|NIE|SNIE|DIN|SPOT|REPORT)$/;

/**
 * Takes a REF line apart.
 * @param raw what stands after `REF:`, line breaks and all: `A. BAMAKO 754\nB. 2008 BAMAKO 217`, doubled letters too (`A. A. BAMAKO 754`),
 *   `09 FOO 12 AND 13`; a target that is no cable (an e-mail, a telephone call, a report) stays as its words
 * @param context the cable's own year and id style: a number without year is of the cable's own year
 */
export function parseReferences(raw: string, context: NumberContext): Reference[] {
  const text = raw.replace(/\s+/g, ' ').trim().slice(0, 4000);
  const out: Reference[] = [];
  for (const item of lettered(text)) {
    const parts = item.letter ? [item.text] : item.text.split(/;| , |,(?! ?AND\b)(?= ?['(]?\d{0,4} ?[A-Z]{3})/);
    for (const part of parts) out.push(...cablesIn(part, context).map((r) => (item.letter ? { letter: item.letter, ...r } : r)));
  }
  return out;
}

/** Splits at `A.`, `(B)`, `C)` where the letters follow one another; a letter that is repeated at once is a doubled one. */
function lettered(text: string): { letter?: string; text: string }[] {
  const out: { letter?: string; text: string }[] = [];
  let letter: string | undefined;
  let from = 0;
  for (const m of text.matchAll(/(?<![A-Za-z0-9.])\(?([A-Z])[.):](?=[\s(A-Z0-9'])/g)) {
    const found = m[1]!;
    const expected = letter === undefined ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1);
    const doubled = found === letter && text.slice(from, m.index).trim() === '';
    if (found !== expected && !doubled) continue;
    const before = text.slice(from, m.index).trim();
    if (before && !doubled) out.push(letter === undefined ? { text: before } : { letter, text: before });
    letter = found;
    from = m.index + m[0].length;
  }
  const rest = text.slice(from).trim();
  if (rest) out.push(letter === undefined ? { text: rest } : { letter, text: rest });
  return out;
}

/** The cables one item names: `09 FOO 12 AND 13` names two. Where it names none, its words. */
function cablesIn(item: string, context: NumberContext): Reference[] {
  const words = item.replace(/^[\s,;.-]+|[\s,;]+$/g, '').replace(/ AND$/i, '');
  if (words === '') return [];
  const m = /^((?:['’`]?(?:\d{4}|\d{2}) ?)?[A-Z][A-Z .'’-]{1,40}?)[ -]?(\d{1,7})(?!\d|[/:.]\d)/i.exec(words);
  // `IIR 6 844 0001 09` and telephone numbers go on in groups; a cable's number is one.
  const first = m && !/^ \d{3,4} \d/.test(words.slice(m[0].length)) && toCable(m[1]!, m[2]!, context);
  if (!m || !first) return [{ text: words }];
  const out: Reference[] = [{ id: first, text: words.slice(0, m[0].length) }];
  let rest = words.slice(m[0].length);
  for (let rounds = 0; rounds < 30; rounds++) {
    const more = /^ ?(?:, ?AND|,|AND|&|AS WELL AS) ?(\d{1,7})(?![\d/])/i.exec(rest);
    if (more) {
      const id = toCable(m[1]!, more[1]!, context);
      if (!id) break;
      out.push({ id, text: `${m[1]!.trim()} ${more[1]!}` });
      rest = rest.slice(more[0].length);
      continue;
    }
    const next = /^ ?(?:, ?AND|,|AND|&) ?(?=['’`]?\d{0,4} ?[A-Z])/i.exec(rest);
    if (next) out.push(...cablesIn(rest.slice(next[0].length), context));
    break;
  }
  return out;
}

function toCable(before: string, digits: string, context: NumberContext): string | undefined {
  const name = before.replace(/^['’`]?\d{2,4} ?/, '').trim();
  const letters = name.toUpperCase().replace(/[^A-Z]/g, '');
  if (noPost.test(letters)) return undefined;
  // A single word may be a post we never heard of; several words have to be one we know.
  if (/[ .'’-]/.test(name) && !knownPost(name)) return undefined;
  if (!/^[A-Z]/.test(name) || name !== name.toUpperCase() && !knownPost(name)) return undefined;
  const number = parseCableNumber(`${before.trim()} ${digits}`, context);
  return number && formatCableId(number);
}
