/** Countries come from ISO 3166-1 through Intl; nothing is copied from a table. */

// Exceptional and user-assigned regions Intl also names, which are no countries.
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);
const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** True for a lower-case ISO 3166-1 alpha-2 code, and Kosovo's customary `xk`. */
export function isCountryCode(code: string): boolean {
  if (!/^[a-z]{2}$/.test(code) || noCountries.has(code.toUpperCase())) return false;
  return english.of(code.toUpperCase()) !== undefined;
}

const names = new Map<string, Intl.DisplayNames>();
/** Intl looks a name up in a file of its own each time; an archive asks for the same few thousands of times. */
const asked = new Map<string, string>();
/** Name of a country in a language: `('ml', 'ar')` → «مالي». The code itself when Intl has none. */
export function nameOfCountry(code: string, language: string): string {
  const key = `${language} ${code}`;
  let name = asked.get(key);
  if (name === undefined) {
    let n = names.get(language);
    if (!n) names.set(language, (n = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })));
    asked.set(key, (name = n.of(code.toUpperCase()) ?? code));
  }
  return name;
}

/** Every country code, in order. */
export function allCountryCodes(): string[] {
  const out: string[] = [];
  for (let a = 97; a < 123; a++) for (let b = 97; b < 123; b++) { const c = String.fromCharCode(a, b); if (isCountryCode(c)) out.push(c); }
  // Intl also knows withdrawn codes (DD, SU, YU): their name equals their successor's, or the code is not canonical.
  return out.filter((c) => new Intl.Locale(`und-${c.toUpperCase()}`).region === c.toUpperCase());
}
