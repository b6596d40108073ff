/** Who is reading: the page's language, where its addresses begin, and how dates and numbers are written. */
import type { DateStyle } from '../../i18n/dates.ts';
import type { Interface } from '../../i18n/interface.ts';

export interface Reader {
  readonly lang: string;
  /** Path that all addresses of this language begin with: '', '/en', '/archive/en'. */
  readonly root: string;
  readonly words: Interface;
  readonly dates: DateStyle;
}

// Only the reader's own language is loaded, and only when he turns to the search.
const languages: Record<string, (numerals: DateStyle['numerals']) => Promise<Interface>> = {
  ar: async (numerals) => (await import('../../i18n/ar.ts')).arabic(numerals),
  en: async () => (await import('../../i18n/en.ts')).english(),
};

/** Reads what the page says of itself: `<html lang>`, the search form's address, and the date style it was built with. */
export async function readReader(box: HTMLInputElement): Promise<Reader> {
  const { lang, dataset } = document.documentElement;
  const action = new URL(box.form?.action ?? location.href).pathname;
  const dates = { months: 'both', numerals: dataset.numerals ?? 'latn', hijri: false, ...JSON.parse(document.querySelector<HTMLElement>('[data-dates]')?.dataset.dates ?? '{}') } as DateStyle;
  const load = languages[lang] ?? languages.en!;
  return { lang, root: action.replace(/\/search\/$/, ''), words: await load(dates.numerals), dates };
}
