/** Date-time groups: `R 030935Z MAR 08`, the moment a message was filed, with its precedence before it. */
import type { Precedence } from './vocabulary.ts';

export type DateTimeGroup = {
  /** For action first, then for information; each once. */
  precedences: Precedence[];
  /** EDTF to the minute: `2008-03-03T09:35Z`. */
  date: string;
  /** What stood in the text, from the first precedence letter to the year. */
  printed: string;
};

const byLetter: Readonly<Record<string, Precedence>> = { Z: 'flash', O: 'immediate', P: 'priority', R: 'routine', M: 'deferred', D: 'deferred', N: 'niact-immediate', Y: 'flash' };
const byWord: Readonly<Record<string, Precedence>> = {
  'FLASH': 'flash', 'NIACT IMMEDIATE': 'niact-immediate', 'NIACT': 'niact-immediate', 'IMMEDIATE': 'immediate', 'IMMED': 'immediate', 'PRIORITY': 'priority', 'ROUTINE': 'routine', 'DEFERRED': 'deferred',
};
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Letters or words of precedence, the group of six digits with its zone, month and year. The spaces may be missing, as in `R030935Z MAR 08`. */
const group = /(?<![A-Z0-9])((?:(?:[ZOPRMDNY]{1,2}|FLASH|NIACT IMMEDIATE|NIACT|IMMEDIATE|IMMED|PRIORITY|ROUTINE|DEFERRED) ?){0,3})(?<!\d)(\d{2})(\d{2})(\d{2}) ?([A-IK-Z]) ?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[ .,]?(?: ?((?:1[89]|20)\d{2}|\d{2})(?!\d))?/;

/** Precedence from a letter, doubled or not, or from a word as addressee lines have it: `R`, `OO`, `NIACT IMMEDIATE`. */
export function precedenceOf(written: string): Precedence | undefined {
  const w = written.trim().toUpperCase().replace(/\s+/g, ' ');
  if (Object.hasOwn(byWord, w)) return byWord[w];
  if (!/^([A-Z])\1?$/.test(w)) return undefined;
  return Object.hasOwn(byLetter, w[0]!) ? byLetter[w[0]!] : undefined;
}

/**
 * Finds the date-time group in a line.
 * @param line `R 030935Z MAR 08`, `O R 181205Z NOV 75 ZFF4`, `OO 011407Z DEC 2009`
 * @param year the year where the line has none
 * @returns undefined where there is none, or where it names a day that never was
 */
export function parseDateTimeGroup(line: string, year?: number): DateTimeGroup | undefined {
  const text = line.slice(0, 400).toUpperCase().replace(/[\s\u00A0]+/g, ' ');
  const m = group.exec(text);
  if (!m) return undefined;
  const [printed, letters = '', dd, hh, mm, zone, monthName, yy] = m;
  const y = yy === undefined ? year : yy.length === 4 ? Number(yy) : Number(yy) >= 45 ? 1900 + Number(yy) : 2000 + Number(yy);
  const month = months.indexOf(monthName!) + 1;
  if (y === undefined || Number(hh) > 23 || Number(mm) > 59) return undefined;
  const day = new Date(Date.UTC(y, month - 1, Number(dd)));
  if (day.getUTCFullYear() !== y || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== Number(dd)) return undefined;
  const pad = (n: number): string => String(n).padStart(2, '0');
  const precedences: Precedence[] = [];
  for (const word of letters.trim().match(/NIACT IMMEDIATE|[A-Z]+/g) ?? []) {
    // `OR` is two letters, immediate for action and routine for information; `OO` is one, doubled.
    const parts = word.length === 2 && word[0] !== word[1] ? [...word] : [word];
    for (const p of parts.map(precedenceOf)) if (p && !precedences.includes(p)) precedences.push(p);
  }
  return { precedences, date: `${y}-${pad(month)}-${dd}T${hh}:${mm}${zoneOffset(zone!)}`, printed: printed.trim() };
}

/** Military time zones: A–I and K–M east of Greenwich (+1 … +12), N–Y west of it (−1 … −12), Z Greenwich. J is no zone. */
function zoneOffset(letter: string): string {
  if (letter === 'Z') return 'Z';
  const east = 'ABCDEFGHIKLM'.indexOf(letter) + 1;
  const hours = east > 0 ? east : 'NOPQRSTUVWXY'.indexOf(letter) + 1;
  return `${east > 0 ? '+' : '-'}${String(hours).padStart(2, '0')}:00`;
}
