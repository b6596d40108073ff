/**
 * The blocks of a cell of text as one string. A cable's page is mostly this: as components, its paragraphs cost more than all the rest of the
 * page (an element whose name is only known at run time goes the way of foreign frameworks' components in Astro, one promise each).
 */
import { portionMarkWords } from '../archive/words.ts';
import type { Interface } from '../i18n/index.ts';
import type { Block } from '../markup/markup.ts';

const entity: Record<string, string> = { '&': '&#38;', '<': '&#60;', '>': '&#62;', '"': '&#34;', "'": '&#39;' };
/** Text as an attribute's value or an element's words. */
const escaped = (text: string): string => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => entity[c]!) : text);

const markName = (mark: string, lang: string): string => (portionMarkWords as Record<string, { name: { ar: string; en: string } }>)[mark.replace('//', '/')]?.name[lang === 'ar' ? 'ar' : 'en'] ?? mark;

/** A portion mark before the first words: within the first paragraph of a block that holds several, not on a line of its own above it. */
const withMark = (mark: string, inside: string): string => { const first = mark === '' ? undefined : /^\s*<p(?: [^>]*)?>/.exec(inside)?.[0]; return first === undefined ? mark + inside : first + mark + inside.slice(first.length); };

/** `html` gives a block's own HTML, which the markup has made safe, with the site's addresses in it. */
export function blocksHtml(cell: { readonly lang: string; readonly own: boolean; readonly blocks: readonly Block[] }, w: Interface, html: (b: Block) => string): string {
  let out = '';
  for (const b of cell.blocks) {
    const language = b.lang === cell.lang ? '' : ` lang="${escaped(b.lang)}" dir="${b.dir}"`;
    if (b.kind !== 'paragraph') {
      out += `<${b.tag}${b.kind === 'heading' && cell.own ? ` id="${escaped(b.anchor)}"` : ''}${b.part ? ` class="part part-${escaped(b.part)}"` : ''}${language}>${b.tag === 'hr' ? '' : `${html(b)}</${b.tag}>`}`;
      continue;
    }
    const anchor = escaped(b.anchor);
    const number = b.number === undefined ? undefined : escaped(b.number);
    const mark = b.mark ? `<abbr class="portion" title="${escaped(markName(b.mark, cell.lang))}" data-mark="${escaped(b.mark[0]!)}"><bdi dir="ltr">(${escaped(b.mark)})</bdi></abbr>${b.tight ? '' : ' '}` : '';
    out += `<div class="para${number ? ' numbered' : ''}" id="${anchor}"><a class="number pin" href="#${anchor}" aria-label="${escaped(w.cable.paragraphLink)} ${number ?? anchor}">${number ? `<bdi dir="ltr">${number}</bdi>` : '¶'}</a> <${b.tag} class="para-text"${language}>${withMark(mark, html(b))}</${b.tag}></div>`;
  }
  return out;
}
