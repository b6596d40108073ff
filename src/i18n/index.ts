/** The words of the interface, by language. Adding a language: one file like `en.ts`, and its line here. */
import { arabic } from './ar.ts';
import { english } from './en.ts';
import type { Interface } from './interface.ts';

export type { Interface, Count } from './interface.ts';
export { plural, counted } from './plural.ts';
export { nameOfCountry as countryName } from '../archive/countries.ts';
export { formatEdtf, formatSpan, languageName } from './dates.ts';
export type { DateStyle, Months, Numerals } from './dates.ts';

import type { Numerals } from './dates.ts';

const languages = { ar: arabic, en: english } as const;
/** A language the site's own words exist in. (A document's language can be any.) */
export type InterfaceLanguage = keyof typeof languages;
export const interfaceLanguages = Object.keys(languages) as InterfaceLanguage[];

/** True for a language the interface speaks. */
export function isInterfaceLanguage(language: string): language is InterfaceLanguage {
  return Object.hasOwn(languages, language);
}

const made = new Map<string, Interface>();

/**
 * The interface's words in a language. `numerals` chooses the digits of Arabic counts (`site.yaml`'s `numerals`); English always has 0–9.
 * Throws a RangeError for a language without words: `site.yaml` may name only those of `interfaceLanguages`.
 */
export function interfaceWords(language: string, numerals: Numerals = 'latn'): Interface {
  if (!isInterfaceLanguage(language)) throw new RangeError(`no interface words for language "${language}"; there are ${interfaceLanguages.join(', ')}`);
  const key = `${language} ${numerals}`;
  let words = made.get(key);
  if (!words) made.set(key, (words = languages[language](numerals)));
  return words;
}
