/** Dates as EDTF (ISO 8601-2, levels 0 and 1 as far as documents need them). Knows nothing of cables. */

const day = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const time = String.raw`T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-][01]\d:[0-5]\d)?`;
const single = new RegExp(`^(?:\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])${time}|${day}[?~%]?|\\d{3}X|\\d{2}XX)$`);

/** One date's earliest calendar day exists (no 31 June, no 30 February). */
function existsInCalendar(date: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(date);
  if (!m) return true;
  const d = new Date(Date.UTC(+m[1]!, +m[2]! - 1, +m[3]!));
  return d.getUTCMonth() === +m[2]! - 1 && d.getUTCDate() === +m[3]!;
}

/** True for `2009-12-01`, `2009-12-01T14:07Z`, `2009-12`, `1973?`, `196X`, `1958-01/1958-03`, `1958/..`. */
export function isEdtf(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2) return false;
  if (parts.length === 2 && parts.every((p) => p === '' || p === '..')) return false;
  return parts.every((p) => (parts.length === 2 && (p === '..' || p === '')) || (single.test(p) && existsInCalendar(p)));
}

/** The earliest day a date can mean, `YYYY-MM-DD` (with the time where there is one): the key lists are sorted by. `''` when open. */
export function earliest(edtf: string): string {
  const first = edtf.split('/')[0]!.replace(/[?~%]$/, '');
  if (first === '' || first === '..') return '';
  if (/X/.test(first)) return first.replace(/X/g, '0') + '-01-01';
  if (/^\d{4}$/.test(first)) return first + '-01-01';
  if (/^\d{4}-\d\d$/.test(first)) return first + '-01';
  return first;
}

/** The day, month or year a date begins with, no more exact than it says itself: `2009-12` stays a month, `1973?` is 1973, `1958-01/1958-03` is 1958-01; `''` for a decade or an open beginning. */
export function beginning(edtf: string): string {
  const first = edtf.split('/')[0]!.replace(/[?~%]$/, '');
  return /^\d{4}/.test(first) ? first.slice(0, 10) : '';
}

/** The years a date touches, at most 30 of them: `1958-11/1959-02` → [1958, 1959]; a decade counts by its first year only. */
export function yearsOf(edtf: string): number[] {
  const [a, b] = edtf.split('/');
  const from = Number(earliest(a ?? '').slice(0, 4)) || Number((b ?? '').slice(0, 4));
  const to = b && /^\d{4}/.test(b) ? Number(b.slice(0, 4)) : from;
  if (!from) return [];
  const out: number[] = [];
  for (let y = from; y <= Math.min(to, from + 29); y++) out.push(y);
  return out;
}
