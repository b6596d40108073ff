/**
 * The number of a cable: year, post, running number. It is written in many ways (`09BAMAKO776`, `09 BAMAKO 776`, `BAMAKO 000776`,
 * `1973LIMA02545`); one value stands for all of them. Nothing here throws: what is no cable number gives undefined.
 */
import type { CableId } from './identifiers.ts';

/**
 * `short` is the usual id, `09BAMAKO776`: two-digit year, number without padding. `nara` is the National Archives' id for the telegrams of
 * 1973–79, `1973LIMA02545`: four-digit year, post cut to six characters, number padded to five digits (the Department's own to six).
 */
export type NumberStyle = 'short' | 'nara';
export type CableNumber = {
  /** Four digits. */
  readonly year: number;
  /** As in ids: upper case, nothing but letters: ADDISABABA. */
  readonly post: string;
  readonly number: number;
  readonly style: NumberStyle;
};
/** What a number without a year, or a short name, is read by: the cable it stands in. */
export type NumberContext = { readonly year?: number; readonly style?: NumberStyle };

/** Posts of several words, as they are written out. Ids run the words together. */
const severalWords = [
  'ABU DHABI', 'ADDIS ABABA', 'AIT TAIPEI', 'AL HILLAH', 'BANDAR SERI BEGAWAN', 'BUENOS AIRES', 'CAPE TOWN', 'CHIANG MAI', 'CIUDAD JUAREZ', 'DAR ES SALAAM',
  'EMBASSY BRIDGETOWN', 'GUATEMALA CITY', 'HO CHI MINH CITY', 'HONG KONG', 'KUALA LUMPUR', 'LA PAZ', 'MEXICO CITY', 'NEW DELHI', 'NUEVO LAREDO', 'PANAMA CITY', 'PHNOM PENH', 'PONTA DELGADA',
  'PORT AU PRINCE', 'PORT LOUIS', 'PORT MORESBY', 'PORT OF SPAIN', 'RIO DE JANEIRO', 'SAN JOSE', 'SAN SALVADOR', 'SANTO DOMINGO', 'SAO PAULO',
  'ST PETERSBURG', 'TEL AVIV', 'THE HAGUE', 'UN ROME', 'UNVIE VIENNA', 'US MISSION GENEVA', 'USDAO PARIS', 'USEU BRUSSELS', 'USUN NEW YORK', 'USUN ROME', 'VATICAN CITY',
];
const spacedName = new Map(severalWords.map((name) => [name.replaceAll(' ', ''), name]));

/** Short names in references, and the name the id has. */
const shortNames: Readonly<Record<string, string>> = {
  ADDIS: 'ADDISABABA', BANDAR: 'BANDARSERIBEGAWAN', DAR: 'DARESSALAAM', KL: 'KUALALUMPUR', PAP: 'PORTAUPRINCE', RIO: 'RIODEJANEIRO', SECSTATE: 'STATE', SECSTATEWASHDC: 'STATE',
  UNVIE: 'UNVIEVIENNA', USEU: 'USEUBRUSSELS', USUN: 'USUNNEWYORK',
};

const lowestNumber = 1;
const highestNumber = 9_999_999;

/** Two digits are a year between 1966 and 2065: the cable system began in the late sixties. */
export function fullYear(digits: string): number {
  const n = Number(digits);
  return digits.length === 4 ? n : n >= 66 ? 1900 + n : 2000 + n;
}

/**
 * Letters only, upper case, without accents: `Port-au-Prince` → PORTAUPRINCE.
 * @returns undefined where something other than letters, spaces, hyphens, full stops or apostrophes stands in it
 */
function squash(post: string): string | undefined {
  const letters = post.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[\s.'’-]/g, '').toUpperCase();
  return /^[A-Z]{2,30}$/.test(letters) ? letters : undefined;
}

/** The National Archives kept six characters of the name, and dropped the spaces afterwards: TEL AVIV → TELAV, ADDIS ABABA → ADDIS. */
const naraPost = (post: string): string => (spacedName.get(post) ?? post).slice(0, 6).replaceAll(' ', '');

/** Words that a transmission header left in front of the post, with their usual misprints: SECTION 01 OF 02 comes as SCTION02OF02. */
const intruders = /^(?:TOPSECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITEDOFFICIALUSE|LOU|NOFORN|SIPDIS)(?=[A-Z])|^(?:S[ECTION]{3,7}|FINALSECTION)?\d{1,2}(?:OF|0F)\d{1,2}(?=[A-Z])/;

/** A duplicate's mark in some publications: `09BAMAKO776_a`. */
const duplicateMark = /_[a-z]$/;

/**
 * Reads one cable number, however it is written. An id spoilt by its transmission line is repaired by rule
 * (`08SCTION02OF02SAOPAULO335` → 2008, SAOPAULO, 335).
 * @param written `09BAMAKO776`, `09 BAMAKO 776`, `2008 ADDIS ABABA 217`, `BAMAKO 000776`, `1973LIMA02545`, `'08 Tel Aviv 12`
 * @param context the year and id style to read `BAMAKO 776` by; without a year, a number that has none gives undefined
 */
export function parseCableNumber(written: string, context: NumberContext = {}): CableNumber | undefined {
  if (written.length > 120) return undefined;
  const text = written.trim().replace(/\s+/g, ' ').replace(duplicateMark, '');
  const m = /^(?:['’`]?(\d{4}|\d{2})[ -]?)?(\D.*?)[ -]?(\d{1,7})$/s.exec(text);
  if (!m) return undefined;
  const [, yearDigits, rawPost, digits] = m as unknown as [string, string | undefined, string, string];
  const year = yearDigits ? fullYear(yearDigits) : context.year;
  if (year === undefined || year < 1900 || year > 2100) return undefined;
  const post = squash(withoutIntruders(rawPost));
  const number = Number(digits);
  if (!post || number < lowestNumber || number > highestNumber) return undefined;
  // The Archives' id is known by its four-digit year and its padding, with nothing between the parts.
  const written4 = yearDigits?.length === 4 && !/[ -]/.test(text) && digits.length >= 5;
  const style: NumberStyle = written4 ? 'nara' : context.style ?? 'short';
  const known = style === 'nara' ? naraPost(post) : Object.hasOwn(shortNames, post) ? shortNames[post]! : post;
  return { year, post: known, number, style };
}

function withoutIntruders(rawPost: string): string {
  let post = rawPost.replace(/[\s]/g, '').toUpperCase();
  if (!/\d|^(?:TOPSECRET|SECRET|CONFIDENTIAL|UNCLAS)/.test(post)) return rawPost;
  for (let rounds = 0; rounds < 6; rounds++) {
    const shorter = post.replace(intruders, '');
    if (shorter === post) break;
    post = shorter;
  }
  return post;
}

/** The id: `09BAMAKO776` or `1973LIMA02545`. */
export function formatCableId(n: CableNumber): CableId {
  const id = n.style === 'nara'
    ? `${n.year}${naraPost(n.post)}${String(n.number).padStart(n.post === 'STATE' ? 6 : 5, '0')}`
    : `${String(n.year % 100).padStart(2, '0')}${n.post}${n.number}`;
  return id as CableId;
}

/**
 * The id a cable should have, from the one a source gives it.
 * @returns the id and, where the source's differs, that one for `aliases`; undefined where it can't be read as a cable number
 */
export function canonicalCableId(written: string): { id: CableId; alias?: string } | undefined {
  const number = parseCableNumber(written);
  if (!number) return undefined;
  const id = formatCableId(number);
  return id === written.trim() ? { id } : { id, alias: written.trim() };
}

/** A post's name written out: ADDISABABA → `ADDIS ABABA`; of one word it stays. */
export const postWritten = (post: string): string => spacedName.get(post) ?? post;

/**
 * Every usual writing of an id, for search: the id itself, with spaces, with the full year, without a year, padded.
 * An id that is no cable number (`frus1969-76ve05p2-d12`) has only itself.
 */
export function writingsOf(id: string): string[] {
  const n = parseCableNumber(id);
  if (!n) return [id];
  const yy = String(n.year % 100).padStart(2, '0');
  const names = [...new Set([n.post, postWritten(n.post)])];
  const out = [id];
  for (const name of names) {
    out.push(`${yy}${name}${n.number}`, `${yy} ${name} ${n.number}`, `${n.year} ${name} ${n.number}`, `${name} ${n.number}`, `${name} ${String(n.number).padStart(6, '0')}`);
    if (n.style === 'nara') out.push(`${name} ${String(n.number).padStart(5, '0')}`);
  }
  return [...new Set(out)];
}
