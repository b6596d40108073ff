/** Citations in words: Chicago, MLA, APA and an Arabic style. Parts rather than one string, so that a page can isolate addresses and set titles apart. */
import { formatEdtf, type DateStyle } from '../i18n/index.ts';
import { documentKindWords } from '../archive/words.ts';
import type { Cable } from '../archive/schema.ts';
import type { DocumentKind } from '../archive/vocabulary.ts';

/** What a citation names, in one language: as far as it has its own words, else as they are in another. `who` is the sender, else the post or office. */
export interface CitationWords { readonly title: string; readonly who?: string | undefined; readonly archive: string }
export interface CitationInput {
  readonly lang: string; readonly id: string; readonly kind: DocumentKind; readonly date?: string | undefined; readonly dates: DateStyle;
  readonly ar: CitationWords; readonly en: CitationWords; readonly publication?: string | undefined; readonly number?: string | undefined; readonly url: string;
}
/** `ltr` holds an address or identifier; `isolated` words that may run the other way than the citation does. */
export interface CitationPart { readonly text: string; readonly italic?: boolean; readonly ltr?: boolean; readonly isolated?: boolean }
export interface CitationText { readonly style: 'chicago' | 'mla' | 'apa' | 'arabic'; readonly lang: string; readonly parts: readonly CitationPart[] }

/** All styles, each in its own language: a reader of an Arabic page who writes in English cites names and title in English. His own language's come first. */
export function citations(c: CitationInput): CitationText[] {
  const year = c.date?.match(/^\d{4}/)?.[0];
  const date = (lang: string) => (c.date ? formatEdtf(c.date, lang, c.dates) : lang === 'ar' ? 'دون تاريخ' : 'n.d.');
  const url: CitationPart = { text: c.url, ltr: true };
  const { ar, en } = c;
  const ended = (title: string): string => title.replace(/[.؟?!]$/, '');
  const kind = documentKindWords[c.kind].name;
  const arabic: CitationText = {
    style: 'arabic', lang: 'ar',
    parts: [
      ...(ar.who ? [{ text: ar.who, isolated: true }, { text: '، ' }] : []), { text: '«' }, { text: ended(ar.title), isolated: true }, { text: `»، ${kind.ar} ` }, { text: c.id, ltr: true }, { text: `، ${date('ar')}، ` },
      ...(c.publication ? [{ text: 'في: ' }, { text: c.publication, italic: true }, { text: `${c.number ? `، الوثيقة ${c.number}` : ''}، ` }] : []), { text: ar.archive, italic: true }, { text: '، ' }, url, { text: '.' },
    ],
  };
  const english: CitationText[] = [
    { style: 'chicago', lang: 'en', parts: [...(en.who ? [{ text: en.who, isolated: true }, { text: ', ' }] : []), { text: '“' }, { text: ended(en.title), isolated: true }, { text: `,” ${kind.en.toLowerCase()} ${c.id}, ${date('en')}, ` }, ...(c.publication ? [{ text: 'in ' }, { text: c.publication, italic: true }, { text: `${c.number ? `, doc. ${c.number}` : ''}, ` }] : []), { text: en.archive, italic: true }, { text: ', ' }, url, { text: '.' }] },
    { style: 'mla', lang: 'en', parts: [...(en.who ? [{ text: en.who, isolated: true }, { text: '. ' }] : []), { text: '“' }, { text: ended(en.title), isolated: true }, { text: '.” ' }, { text: en.archive, italic: true }, { text: `, ${c.id}, ${date('en')}, ` }, url, { text: '.' }] },
    { style: 'apa', lang: 'en', parts: [...(en.who ? [{ text: en.who, isolated: true }, { text: '. ' }] : []), { text: `(${year ?? 'n.d.'}). ` }, { text: ended(en.title), italic: true }, { text: ` (${kind.en} ${c.id}). ${en.archive}. ` }, url] },
  ];
  return c.lang === 'ar' ? [arabic, ...english] : [...english, arabic];
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
