/** The passages of a record that answer a query, each cut to the words around its best place, with the words found marked. */
import { wordKeys } from '../text/keys.ts';
import type { Section } from './document.ts';
import type { HitPassage, TextPart } from './result.ts';

/** Words shown of a passage. */
const excerptLength = 36;

/** What a text is searched for when it is shown. */
export interface Highlighter {
  /** Weight of a folded word: 0 when the query doesn't mean it. */
  weight(word: string): number;
}

/** Marks by surface, stem or root of the query's words; `weightOf` gives the weight of a stem or root in the query. */
export function highlighter(levels: { surface: Map<string, number>; stem: Map<string, number>; root: Map<string, number> }): Highlighter {
  const known = new Map<string, number>();
  return {
    weight(word) {
      let weight = known.get(word);
      if (weight === undefined) {
        const keys = wordKeys(word);
        weight = Math.max(levels.surface.get(word) ?? 0, levels.stem.get(keys.stem) ?? 0, levels.root.get(keys.root) ?? 0);
        known.set(word, weight);
      }
      return weight;
    },
  };
}

/** A text cut into marked and unmarked parts; neighbouring marked words are one part. The parts joined are the text from `from` to `to`. */
export function markText(section: Section, marker: Highlighter, from = 0, to = section.text.length): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  const push = (text: string, marked: boolean): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.marked === marked) last.text += text;
    else parts.push({ text, marked });
  };
  for (const token of section.tokens) {
    if (token.start < from || token.end > to || marker.weight(token.word) === 0) continue;
    push(section.text.slice(at, token.start), false);
    push(section.text.slice(token.start, token.end), true);
    at = token.end;
  }
  push(section.text.slice(at, to), false);
  return parts;
}

interface Scored { section: Section; score: number; start: number; end: number }

/** How well a section answers: the sum of the weights of the different words found, and the window of words that holds the most of them. */
function scoreSection(section: Section, marker: Highlighter): Scored {
  const found: { index: number; word: string; weight: number }[] = [];
  section.tokens.forEach((token, index) => {
    const weight = marker.weight(token.word);
    if (weight > 0) found.push({ index, word: wordKeys(token.word).stem, weight });
  });
  let best = { score: 0, first: 0, last: 0 };
  for (let left = 0; left < found.length; left++) {
    const seen = new Map<string, number>();
    let last = left;
    for (let right = left; right < found.length; right++) {
      const hit = found[right];
      if (hit === undefined || hit.index - (found[left]?.index ?? 0) >= excerptLength) break;
      seen.set(hit.word, Math.max(seen.get(hit.word) ?? 0, hit.weight));
      last = right;
    }
    const score = [...seen.values()].reduce((sum, weight) => sum + weight, 0);
    if (score > best.score) best = { score, first: found[left]?.index ?? 0, last: found[last]?.index ?? 0 };
  }
  const all = new Map(found.map((hit) => [hit.word, hit.weight]));
  const everywhere = [...all.values()].reduce((sum, weight) => sum + weight, 0);
  const spare = Math.max(0, excerptLength - (best.last - best.first + 1));
  const start = Math.max(0, Math.min(best.first - Math.floor(spare / 2), section.tokens.length - excerptLength));
  return { section, score: best.score + everywhere / 4, start, end: Math.min(section.tokens.length, start + excerptLength) };
}

/**
 * The passages that hold words of the query, best first, in full agreement with the index: the same tokens, the same keys.
 * `lang` breaks ties in favour of the reader's language. Without any match the first passage is returned unmarked.
 */
export function bestPassages(sections: readonly Section[], marker: Highlighter, lang: string | undefined, limit: number): { passages: HitPassage[]; count: number } {
  const passages = sections.filter((section) => section.field !== 'title');
  const scored = passages.map((section) => scoreSection(section, marker)).filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || Number(b.section.lang === lang) - Number(a.section.lang === lang));
  const first = passages.find((section) => section.lang === lang) ?? passages[0];
  const shown = scored.length > 0 ? scored.slice(0, limit) : first === undefined ? [] : [{ section: first, score: 0, start: 0, end: Math.min(first.tokens.length, excerptLength) }];
  return { passages: shown.map((entry) => cut(entry, marker)), count: scored.length };
}

function cut({ section, start, end }: Scored, marker: Highlighter): HitPassage {
  const { tokens, text } = section;
  const from = start === 0 ? 0 : tokens[start]?.start ?? 0;
  const to = end >= tokens.length ? text.length : tokens[end - 1]?.end ?? text.length;
  const parts = markText(section, marker, from, to);
  if (from > 0) parts.unshift({ text: '… ', marked: false });
  if (to < text.length) parts.push({ text: ' …', marked: false });
  return { anchor: section.anchor, lang: section.lang, field: section.field === 'note' ? 'note' : 'text', parts };
}
