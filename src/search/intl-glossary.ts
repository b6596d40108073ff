/** Names of countries and languages in Arabic, English and French, from Intl: a glossary nobody has to write. Node only (full ICU). */
import type { GlossaryEntry } from './build-options.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** An entry for every country and language that Intl knows by name. A language's name is in Arabic the adjective of its people: `الصينية`, Chinese. */
export function intlGlossary(): GlossaryEntry[] {
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return [...namesOf('region', codes), ...namesOf('language', codes.map((code) => code.toLowerCase()))];
}

function namesOf(type: 'region' | 'language', codes: readonly string[]): GlossaryEntry[] {
  const [ar, en, fr] = ['ar', 'en', 'fr'].map((lang) => new Intl.DisplayNames([lang], { type, fallback: 'none' }));
  return codes.flatMap((code) => {
    const name = (names: Intl.DisplayNames | undefined): string[] => {
      // `Myanmar (Burma)` are two names.
      const text = names?.of(code);
      return text === undefined ? [] : text.split(/[()]/).map((part) => part.trim()).filter((part) => part !== '');
    };
    const arabic = name(ar);
    const english = name(en);
    if (arabic.length === 0 || english.length === 0) return [];
    return [{ en: type === 'region' ? [...english, ...name(fr)] : english, ar: arabic }];
  });
}
