/** Dates and languages in the reader's words. Everything through Intl, always with explicit digits (`-u-nu-`): the default digits of `ar` differ from region to region. */
import { isEdtf } from '../text/dates.ts';
import { digits } from './digits.ts';

export type Months = 'maghreb' | 'egypt' | 'levant' | 'both';
export type Numerals = 'latn' | 'arab';
/** How Arabic pages write dates (`site.yaml`); other languages look at none of it. */
export type DateStyle = { readonly months: Months; readonly numerals: Numerals; readonly hijri: boolean };

const regions = { maghreb: 'ar-DZ', egypt: 'ar-EG', levant: 'ar-LB' } as const;
const defaultStyle: DateStyle = { months: 'both', numerals: 'latn', hijri: false };

const cache = new Map<string, Intl.DateTimeFormat | Intl.DisplayNames>();
function cached<T extends Intl.DateTimeFormat | Intl.DisplayNames>(key: string, make: () => T): T {
  let value = cache.get(key);
  if (!value) cache.set(key, (value = make()));
  return value as T;
}

function monthName(month: number, language: string, style: DateStyle): string {
  const name = (locale: string) =>
    cached(`month ${locale}`, () => new Intl.DateTimeFormat(`${locale}-u-nu-latn-ca-gregory`, { month: 'long', timeZone: 'UTC' })).format(Date.UTC(2000, month - 1, 15));
  if (language !== 'ar') return name(language === 'en' ? 'en-GB' : language);
  if (style.months !== 'both') return name(regions[style.months]);
  return `${name(regions.levant)}/${name(regions.egypt)}`;
}

type Single = { year: string; month?: number; day?: number; time?: string; zone?: string; doubt?: '?' | '~' | '%' };

function parse(text: string): Single {
  const m = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?([?~%])?$/.exec(text);
  if (!m) throw new RangeError(`"${text}" is no EDTF date`);
  const one: Single = { year: m[1]! };
  if (m[2]) one.month = Number(m[2]);
  if (m[3]) one.day = Number(m[3]);
  if (m[4]) one.time = m[4];
  if (m[5]) one.zone = m[5];
  if (m[6]) one.doubt = m[6] as '?' | '~' | '%';
  return one;
}

const arabicDecades = ['العقد الأول', 'العقد الثاني', 'عشرينيات', 'ثلاثينيات', 'أربعينيات', 'خمسينيات', 'ستينيات', 'سبعينيات', 'ثمانينيات', 'تسعينيات'];
/** Ordinals of the centuries documents come from, in the genitive; beyond them the number is written in digits. */
const arabicCenturies: Record<number, string> = { 18: 'الثامن عشر', 19: 'التاسع عشر', 20: 'العشرين', 21: 'الحادي والعشرين' };

function decadeOrCentury(year: string, language: string, style: DateStyle): string {
  const century = Number(year.slice(0, 2)) + 1;
  const whole = year.endsWith('XX');
  if (language === 'ar') {
    const ordinal = arabicCenturies[century] ?? digits(String(century), style.numerals);
    if (whole) return `القرن ${ordinal === 'العشرين' ? 'العشرون' : ordinal === 'الحادي والعشرين' ? 'الحادي والعشرون' : ordinal}`;
    const tens = Number(year[2]);
    return `${arabicDecades[tens]!} ${tens < 2 ? 'من القرن' : 'القرن'} ${ordinal}`;
  }
  if (!whole) return `${year.slice(0, 3)}0s`;
  const last = century % 10;
  const suffix = century > 10 && century < 14 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `${century}${suffix} century`;
}

/** Calendar part only; `omit` drops what the other end of a range already says. */
function calendar(d: Single, language: string, style: DateStyle, omit: { year?: boolean; month?: boolean } = {}): string {
  if (d.year.includes('X')) return decadeOrCentury(d.year, language, style);
  const n = language === 'ar' ? style.numerals : 'latn';
  const parts = [
    d.day === undefined ? '' : digits(String(d.day), n),
    d.month === undefined || omit.month ? '' : monthName(d.month, language, style),
    omit.year ? '' : digits(d.year, n),
  ];
  return parts.filter(Boolean).join(' ');
}

function clock(d: Single, language: string, style: DateStyle): string {
  if (!d.time) return '';
  const time = digits(d.time, language === 'ar' ? style.numerals : 'latn');
  if (d.zone === 'Z') return language === 'ar' ? `، ${time} بالتوقيت العالمي` : `, ${time} UTC`;
  const comma = language === 'ar' ? '، ' : ', ';
  // The offset stays Latin in Arabic too: "UTC-05:00" is one left-to-right run, where a lone minus before a number would jump sides.
  return d.zone ? `${comma}${time} (UTC${d.zone})` : `${comma}${time}`;
}

function hijri(d: Single, style: DateStyle): string {
  if (!style.hijri || d.day === undefined || d.month === undefined) return '';
  const format = cached(`hijri ${style.numerals}`, () =>
    new Intl.DateTimeFormat(`ar-u-ca-islamic-umalqura-nu-${style.numerals}`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
  return ` (${format.format(Date.UTC(Number(d.year), d.month - 1, d.day))})`;
}

function doubtful(text: string, doubt: Single['doubt'], language: string): string {
  if (!doubt) return text;
  const about = doubt === '~' || doubt === '%', probably = doubt === '?' || doubt === '%';
  return language === 'ar'
    ? `${about ? 'نحو ' : ''}${text}${probably ? ' على الأرجح' : ''}`
    : `${probably ? 'probably ' : ''}${about ? 'about ' : ''}${text}`;
}

function one(d: Single, language: string, style: DateStyle): string {
  const text = calendar(d, language, style) + clock(d, language, style) + (language === 'ar' ? hijri(d, style) : '');
  return doubtful(text, d.doubt, language);
}

/**
 * An EDTF date (every form `isEdtf` accepts) in words: `2009-12-01T14:07Z` → `1 December 2009, 14:07 UTC`, `1 كانون الأول/ديسمبر 2009، 14:07 بالتوقيت العالمي`;
 * `196X` → `1960s`, `ستينيات القرن العشرين`; `1958-01/1958-03` → `January–March 1958`, `من كانون الثاني/يناير إلى آذار/مارس 1958`; `1973?` → `probably 1973`.
 * A time keeps the zone it was given in. Throws a RangeError for anything else.
 */
export function formatEdtf(edtf: string, language: string, style: DateStyle = defaultStyle): string {
  const key = `${edtf} ${language} ${style.months} ${style.numerals} ${style.hijri}`;
  let words = dates.get(key);
  if (words === undefined) {
    // The same days come again on page after page; the bound keeps memory from growing with the archive.
    if (dates.size >= 20_000) dates.clear();
    dates.set(key, (words = formatAnew(edtf, language, style)));
  }
  return words;
}
const dates = new Map<string, string>();

function formatAnew(edtf: string, language: string, style: DateStyle): string {
  if (!isEdtf(edtf)) throw new RangeError(`"${edtf}" is no EDTF date`);
  const [first = '', last] = edtf.split('/');
  if (last === undefined) return one(parse(first), language, style);
  const open = (s: string) => s === '' || s === '..';
  const arabic = language === 'ar';
  if (open(last)) {
    const from = one(parse(first), language, style);
    // Neither "since" nor «منذ»: an office without a known end need not last to this day.
    if (last === '..') return arabic ? `ابتداءً من ${from}` : `from ${from}`;
    return arabic ? `من ${from} إلى تاريخ غير معروف` : `from ${from}, end not known`;
  }
  if (open(first)) {
    const to = one(parse(last), language, style);
    return arabic ? `حتى ${to}` : `until ${to}`;
  }
  const a = parse(first), b = parse(last);
  const plain = !a.doubt && !b.doubt && !a.time && !b.time && !a.year.includes('X') && !(arabic && style.hijri && a.day !== undefined);
  // What both ends share is said once, but never so that a bare day or month loses its meaning (`1958-01/1958` keeps both years).
  const sameYear = plain && a.year === b.year && a.month !== undefined && b.month !== undefined && (a.day === undefined) === (b.day === undefined);
  const sameMonth = sameYear && a.month === b.month && a.day !== undefined;
  const from = sameYear ? calendar(a, language, style, { year: true, month: sameMonth }) : one(a, language, style);
  const to = one(b, language, style);
  if (arabic) return `من ${from} إلى ${to}`;
  return /\s/.test(from) || (/\s/.test(to) && !sameYear) ? `${from} – ${to}` : `${from}–${to}`;
}

/** Two ends of an office or a life in words; either may be missing. `''` when both are. */
export function formatSpan(from: string | undefined, to: string | undefined, language: string, style: DateStyle = defaultStyle): string {
  if (!from && !to) return '';
  if (from === to) return formatEdtf(from!, language, style);
  // An end may itself be a range ("took office 1958/1959"): the span runs from the first end of the one to the last end of the other.
  return formatEdtf(`${from?.split('/')[0] || '..'}/${to?.split('/').at(-1) || '..'}`, language, style);
}

/** A language's name from its BCP 47 tag: `fr` → `French`, `الفرنسية`. The tag itself where Intl knows none. */
export function languageName(tag: string, language: string): string {
  return cached(`language ${language}`, () => new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })).of(tag) ?? tag;
}
