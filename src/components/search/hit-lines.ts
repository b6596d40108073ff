/** The lines of a result: words as the documents spell them, each in its own language and direction, with a link to the very paragraph. */
import { formatEdtf } from '../../i18n/dates.ts';
import type { Hit, HitPassage, TextPart } from '../../search/result.ts';
import { directionOf } from '../../text/direction.ts';
import { element } from './dom.ts';
import type { Names } from './names.ts';
import type { Reader } from './reader.ts';

/** Words handed on to be marked where the reader arrives; a link must not grow without end. */
const markLimit = 10;

/** A hit's title in the reader's language, else in the document's. */
export function titleOf(hit: Hit, lang: string): { lang: string; parts: readonly TextPart[] } {
  const own = hit.titles[lang];
  if (own) return { lang, parts: own };
  const [other] = Object.entries(hit.titles);
  return other ? { lang: other[0], parts: other[1] } : { lang: 'en', parts: [{ text: hit.id, marked: false }] };
}

/** Text with its found words in `<mark>`. */
export function markedText(parts: readonly TextPart[]): (Node | string)[] {
  return parts.map((part) => (part.marked ? element('mark', {}, part.text) : part.text));
}

/** Language and direction of a text that isn't in the language of the page around it. */
export function languageAttributes(lang: string, around: string): Record<string, string | undefined> {
  return lang === around ? {} : { lang, dir: directionOf(lang) };
}

/** The different words marked in a hit, as they are spelt there. */
function markedWords(hit: Hit): string[] {
  const words = [...Object.values(hit.titles).flat(), ...hit.passages.flatMap((p) => p.parts)].filter((p) => p.marked).map((p) => p.text.toLowerCase());
  return [...new Set(words)].slice(0, markLimit);
}

/** Address of a place in a hit's page; its words are marked there (`arrive.ts`). */
export function hitAddress(hit: Hit, anchor: string, root: string): string {
  const words = markedWords(hit);
  const query = words.length > 0 ? `?${new URLSearchParams(words.map((word) => ['mark', word])).toString()}` : '';
  return `${root}${hit.url}${query}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

/** `p3`, `p3-ar` → "paragraph 3"; a note is named as one. */
function placeName({ anchor, field }: HitPassage, { words }: Reader): string {
  if (field === 'note') return words.search.inNotes;
  const number = /^p(\d+[a-z]?)(?:-[a-z]+)?$/i.exec(anchor)?.[1];
  return number === undefined ? words.search.inText : words.cable.paragraph(number);
}

/** One result as a list item. */
export function hitItem(hit: Hit, reader: Reader, names: Names): HTMLLIElement {
  const { words, lang, root } = reader;
  const title = titleOf(hit, lang);
  const { post = [], documentKind = [], classification = [] } = hit.facets ?? {};
  const facts: (Node | string)[] = [element('span', {}, hit.date ? formatDate(hit.date, reader) : words.search.undated)];
  for (const id of post) facts.push(element('bdi', {}, names.of('post', id)));
  for (const kind of documentKind.slice(0, 1)) facts.push(element('span', {}, names.of('documentKind', kind)));
  for (const level of classification.slice(0, 1)) facts.push(element('span', { class: 'classification', 'data-level': level }, names.of('classification', level)));
  if (hit.viaTranslation) facts.push(element('span', { class: 'flag' }, words.search.viaTranslation));
  facts.push(element('bdi', { class: 'id', dir: 'ltr' }, hit.id));

  return element('li', { class: 'hit', 'data-id': hit.id },
    element('h2', { class: 'hit-title' }, element('a', { href: hitAddress(hit, hit.anchor, root), ...languageAttributes(title.lang, lang) }, ...markedText(title.parts))),
    element('p', { class: 'hit-facts' }, ...facts),
    element('ul', { class: 'passages' }, ...hit.passages.map((passage) => passageItem(hit, passage, reader))),
    hit.passageCount > hit.passages.length && element('p', { class: 'hit-count' }, words.search.inPlaces(hit.passageCount)),
  );
}

function passageItem(hit: Hit, passage: HitPassage, reader: Reader): HTMLLIElement {
  return element('li', {}, element('a', { class: 'passage', href: hitAddress(hit, passage.anchor, reader.root) },
    element('span', { class: 'passage-place' }, placeName(passage, reader)),
    element('span', { class: 'passage-words', lang: passage.lang, dir: directionOf(passage.lang) }, ...markedText(passage.parts)),
  ));
}

/** A date as the index holds it, in the reader's words; one that is no date is shown as it is. */
function formatDate(date: string, { lang, dates }: Reader): string {
  try { return formatEdtf(date, lang, dates); } catch { return date; }
}
