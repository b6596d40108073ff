/** Citations in words: Chicago, MLA, APA and an Arabic style. Parts rather than one string, so that a page can isolate addresses and set titles apart. */
import { formatEdtf, type DateStyle } from '../i18n/index.ts';
import { documentKindWords } from '../archive/words.ts';
import type { Cable } from '../archive/schema.ts';
import type { DocumentKind } from '../archive/vocabulary.ts';

export interface CitationInput {
  readonly lang: string; readonly id: string; readonly title: string; readonly titleLang: string; readonly kind: DocumentKind; readonly date?: string | undefined; readonly dates: DateStyle;
  readonly author?: string | undefined; readonly post?: string | undefined; readonly archive: string; readonly publication?: string | undefined; readonly number?: string | undefined; readonly url: string;
}
export interface CitationPart { readonly text: string; readonly italic?: boolean; readonly ltr?: boolean }
export interface CitationText { readonly style: 'chicago' | 'mla' | 'apa' | 'arabic'; readonly lang: string; readonly parts: readonly CitationPart[] }

/** The styles a reader of `lang` is offered: the Arabic one for Arabic, the three others for everyone else. */
export function citations(c: CitationInput): CitationText[] {
  const who = c.author ?? c.post;
  const year = c.date?.match(/^\d{4}/)?.[0];
  const l = c.lang === 'ar' ? 'ar' : 'en';
  const date = (lang: string) => (c.date ? formatEdtf(c.date, lang, c.dates) : lang === 'ar' ? 'دون تاريخ' : 'n.d.');
  const url: CitationPart = { text: c.url, ltr: true };
  const title = c.title.replace(/[.؟?!]$/, '');
  const kind = documentKindWords[c.kind].name;
  const arabic: CitationText = {
    style: 'arabic', lang: 'ar',
    parts: [
      ...(who ? [{ text: who }, { text: '، ' }] : []), { text: `«${title}»، ` }, { text: `${kind.ar} ` }, { text: c.id, ltr: true }, { text: `، ${date('ar')}، ` },
      ...(c.publication ? [{ text: 'في: ' }, { text: c.publication, italic: true }, { text: `${c.number ? `، الوثيقة ${c.number}` : ''}، ` }] : []), { text: c.archive, italic: true }, { text: '، ' }, url, { text: '.' },
    ],
  };
  const english: CitationText[] = [
    { style: 'chicago', lang: 'en', parts: [...(who ? [{ text: `${who}, ` }] : []), { text: `“${title},” ` }, { text: `${kind.en.toLowerCase()} ${c.id}, ${date('en')}, ` }, ...(c.publication ? [{ text: 'in ' }, { text: c.publication, italic: true }, { text: `${c.number ? `, doc. ${c.number}` : ''}, ` }] : []), { text: c.archive, italic: true }, { text: ', ' }, url, { text: '.' }] },
    { style: 'mla', lang: 'en', parts: [...(who ? [{ text: `${who}. ` }] : []), { text: `“${title}.” ` }, { text: c.archive, italic: true }, { text: `, ${c.id}, ${date('en')}, ` }, url, { text: '.' }] },
    { style: 'apa', lang: 'en', parts: [...(who ? [{ text: `${who}. ` }] : []), { text: `(${year ?? 'n.d.'}). ` }, { text: title, italic: true }, { text: ` (${kind.en} ${c.id}). ${c.archive}. ` }, url] },
  ];
  return l === 'ar' ? [arabic, ...english.slice(0, 1)] : [...english, arabic];
}

/**
 * The two fields a citation manager has for where a document is kept: the archive, and the place in it. A provenance names repository, record
 * group, file and box in this order, so the first comma parts them. Where no place of an original is known, or there is none, it is this
 * archive (`name`) and the cable's id in it.
 */
export function whereKept(cable: Pick<Cable, 'id' | 'provenance'>, name: string): { readonly archive: string; readonly location?: string } {
  const { archive, kind } = cable.provenance;
  if (!archive || kind === 'generated') return { archive: name, location: cable.id };
  const [, repository, location] = /^([^,]+),\s*(.+)$/.exec(archive) ?? [];
  return repository && location ? { archive: repository, location } : { archive };
}
