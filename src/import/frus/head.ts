/** What the head, the dateline and the source note of a document say about it. */
import type { Classification, DocumentKind, Precedence } from '../../archive/vocabulary.ts';
import { isEdtf } from '../../text/dates.ts';
import type { Element } from './reader.ts';

/** "12. Memorandum From …" → its number and the rest. The number may hold a letter (72A); words without a number are all title. */
export function splitNumber(head: string): { number: string; title: string } {
  const m = /^(\d+[A-Za-z]?)\.\s*(?=\S)/.exec(head);
  return m ? { number: head.slice(0, m[1]!.length + 1), title: head.slice(m[0].length) } : { number: '', title: head };
}

const kinds: readonly [RegExp, DocumentKind][] = [
  [/^editorial note/i, 'editorial-note'],
  [/^(?:\w+ )?(?:circular |joint )*(?:tele(?:gram|x)|cable(?:gram)?|radiogram|radiotelegram)\b/i, 'telegram'],
  [/^(?:circular |joint )*airgram\b/i, 'airgram'],
  [/\bmemorand(?:um|a) (?:of|for the record of) (?:an? |the )?(?:\w+ )?(?:conversation|telephone|meeting|discussion)/i, 'memorandum-of-conversation'],
  [/^(?:memorandum|record|report|notes?|transcript|summary|minutes) of (?:an? |the )?(?:\w+ )*(?:conversation|telephone)/i, 'memorandum-of-conversation'],
  [/^(?:summary |draft |agreed )*(?:minutes|record|notes|proceedings|transcript) of\b/i, 'minutes'],
  [/^(?:special |national )*intelligence\b|^(?:special )?national intelligence estimate|^(?:cia |intelligence )|^(?:snie|nie)\b|research memorandum/i, 'intelligence'],
  [/\bmemorand(?:um|a)\b/i, 'memorandum'],
  [/^(?:\w+ )?letter\b|^(?:[a-z]\. )?(?:mr\.|mrs\.|baron|count|lord|prince|sir|the|chevalier|general|señor|m\.|dr\.)\s.*\sto\s/i, 'letter'],
  [/^(?:personal |oral |draft )*message\b/i, 'message'],
  [/\breport\b|^despatch|^dispatch/i, 'report'],
  [/\bpaper\b|\bstudy\b|\bestimate\b|\bsummary\b|\bstatement\b|\bdraft\b/i, 'paper'],
  [/^(?:\w+ )?note\b|aide[- ]m[ée]moire/i, 'note'],
];

/** Kind of document by the first words of its head. */
export const kindOf = (title: string): DocumentKind => kinds.find(([pattern]) => pattern.test(title))?.[1] ?? 'other';

/** The sender's own number: "Telegram 4147 From …" → 4147, "Airgram A—6 From" → A-6 as printed. */
export function senderNumber(title: string): string | undefined {
  return /^(?:[A-Z]\w+ ){0,2}(?:telegram|airgram|cablegram|despatch|memorandum|note)\s+((?:[A-Z][a-z]+ )?[A-Z]*[-–—]?\d[\w/–—-]*)(?=[\s,.]|$)/i.exec(title)?.[1];
}

/**
 * `date` attributes as EDTF: a day, a day with its time (with `Z` where the source has it, else without a zone), a month, an interval.
 * Seconds are left out when they are zero. `undefined` when there is no date or it isn't one.
 */
export function edtfOf(date: Element): string | undefined {
  const { when, from, to, notBefore, notAfter } = date.attributes;
  const one = (d: string | undefined): string | undefined => {
    if (!d) return undefined;
    const clean = d.trim().replace(/(T\d\d:\d\d):\d\d(?:\.\d+)?/, '$1');
    return isEdtf(clean) ? clean : isEdtf(clean.slice(0, 10)) ? clean.slice(0, 10) : undefined;
  };
  const a = one(from ?? notBefore), b = one(to ?? notAfter);
  if (when) return one(when);
  if (a && b) return a === b ? a : a.slice(0, 10) <= b.slice(0, 10) ? `${a}/${b}` : a;
  return a ?? b;
}

const classes: readonly [RegExp, Classification][] = [
  [/^top secret\b/i, 'top-secret'], [/^secret\b/i, 'secret'], [/^confidential\b/i, 'confidential'], [/^restricted\b/i, 'restricted'],
  [/^(?:limited official use|official use only|for official use only)\b/i, 'official-use-only'], [/^unclassified\b/i, 'unclassified'],
];
const precedences: readonly [RegExp, Precedence][] = [
  [/^flash\b/i, 'flash'], [/^niact(?: immediate)?\b/i, 'niact-immediate'], [/^(?:operational )?immediate\b/i, 'immediate'], [/^priority\b/i, 'priority'], [/^routine\b/i, 'routine'], [/^deferred\b/i, 'deferred'],
];
const captions = /^(?:nodis|exdis|limdis|noforn|stadis|roger channel|cherokee|eyes only.*|limit(?:ed)? distribution.*|sensitive|verbatim text|presidential handling|no distribution.*|special handling.*|personal and private|controlled dissemination.*|no foreign dissem\w*|umbra|handle via .*)$/i;

export interface SourceNote { readonly archive?: string; readonly classification?: Classification | undefined; readonly precedence: Precedence[]; readonly captions: string[]; readonly info: string[] }

/**
 * Reads a source note: "Source: National Archives, RG 59, Central Files 1970–73, POL 1 AFR–US. Secret; Exdis. Repeated to Rabat and Tunis."
 * The archive is what stands before the sentence that gives the classification ("No classification marking." is one), else the first sentence.
 */
export function readSourceNote(words: string): SourceNote {
  const body = words.replace(/^(?:Summary:.*?\s)?Source:\s*/s, '');
  if (body === words) return { precedence: [], captions: [], info: [] };
  // A full stop ends a sentence before a capital letter, but not in "Vol. I", "Box 3, J. Smith".
  const sentences = body.split(/(?<=[^.\s]{2}[.]|\d[.]|[)\]”’]\.)\s+(?=[A-Z“‘[])(?<!\b(?:Vol|No|Nos|Dr|Mr|Mrs|Jr|Sr|St|Gen|Amb|Gov|Sec|Dept|Sept|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug|pt|Pt|ser|Ser)\.\s+)/);
  const at = sentences.findIndex((s) => classes.some(([p]) => p.test(s)) || /^no classification/i.test(s));
  const terms = at < 0 ? [] : sentences[at]!.replace(/\.$/, '').split(/;\s*/);
  const archive = sentences.slice(0, Math.max(1, at)).join(' ').replace(/\.$/, '').slice(0, 2000).trim();
  const info = /\b[Rr]epeated (?:(?:[Ii]mmediate|[Pp]riority|[Nn]iact|for information|[Ii]nfo) )*to ([^.;()]{2,400})/.exec(body)?.[1] ?? '';
  return {
    ...(archive ? { archive } : {}),
    ...(terms[0] ? { classification: classes.find(([p]) => p.test(terms[0]!))?.[1] } : {}),
    precedence: terms.flatMap((t) => precedences.filter(([p]) => p.test(t)).map(([, v]) => v)).slice(0, 1),
    captions: [...new Set(terms.slice(1).filter((t) => captions.test(t)).map((t) => t.toUpperCase()))],
    info: info.split(/,\s*(?:and\s+)?|\s+and\s+/).map((s) => s.trim()).filter((s) => /^[A-Z][\w .'’–-]{1,60}$/.test(s)),
  };
}

/** A stub's head ends with its classification, its length and where it is kept: "… Secret. 3 pp. Kennedy Library, Box 1." */
export function readStubHead(title: string): SourceNote {
  const m = /(?:^|\. )((?:Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|Unclassified|No classification marking)[^.]{0,60})\.\s+(?:[^.]{0,60}\.\s+)?(?:\d+ pp?\.\s+)?(.*)$/s.exec(title);
  if (!m) return { precedence: [], captions: [], info: [] };
  const terms = m[1]!.split(/;\s*/), archive = m[2]!.replace(/\.$/, '').trim();
  const classification = classes.find(([p]) => p.test(terms[0]!))?.[1];
  return { ...(archive ? { archive } : {}), ...(classification ? { classification } : {}), precedence: [], captions: [...new Set(terms.slice(1).filter((t) => captions.test(t)).map((t) => t.toUpperCase()))], info: [] };
}

/** Offices whose own name holds a "to": the one behind them doesn't part sender from addressee. */
const officeTo = /(?:Ambassador|Ambassadors|Counsel|Counselor|Assistant|Mission|Adviser|Advisor|Representative|Delegation|Minister|Aide|Envoy|Liaison|Consul|Secretary|Deputy|Consultant|Commissioner|Attaché|Delegate)$/;
const monthDay = String.raw`(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`;
const trailingDate = new RegExp(String.raw`,\s+(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*,\s+)*${monthDay}.*$`);

/** "… From the Embassy in Libya to the Department of State, Tripoli, May 1, 1970" → sender and addressee as printed; "Mr. Adams to Mr. Seward." likewise. */
export function parties(title: string): { from?: string; to?: string } {
  const start = /\b[Ff]rom (?:the )?/.exec(title);
  const letter = /^(?:[A-Z]\. )?(?:Mr|Mrs|Baron|Count|Lord|Prince|Sir|Chevalier|General|M|Dr|Señor)\b/.test(title);
  // "Telegram 259 to Luxembourg, May 2."
  const addressed = /^(?:[Cc]ircular )?(?:[Tt]elegram|[Aa]irgram|[Mm]essage)(?: [\w–-]*\d[\w–-]*)? to (?:the )?([^,.]+)/.exec(title)?.[1];
  if (addressed && !start) return { to: addressed };
  if (!start && !letter) return {};
  const words = (start ? title.slice(start.index + start[0].length) : title.replace(/^[A-Z]\. /, '')).replace(trailingDate, '');
  const clean = (s: string): string => s.replace(/^the /, '').replace(trailingDate, '').replace(/[\s,.]+$/, '').trim();
  for (const m of words.matchAll(/ to /g)) {
    if (officeTo.test(words.slice(0, m.index)) && words.indexOf(' to ', m.index + 4) > 0) continue;
    const from = clean(words.slice(0, m.index)), to = clean(words.slice(m.index + 4));
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  }
  const from = start ? clean(words) : '';
  return from ? { from } : {};
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** Stubs give the day in the head ("…, May 2. …") and the year in the chapter ("April 1963"): `1963-05-02`. */
export function dateOfHead(title: string, within: readonly string[]): string | undefined {
  const first = /^.*?[.](?=\s|$)/.exec(title.replace(/\b(Gen|Mr|Dr|Col|Adm|Lt|Maj|Amb|Sen|Rep|No|U\.S|U\.K|U\.N|U\.S\.S\.R)\./g, '$1'))?.[0] ?? title;
  const m = new RegExp(String.raw`\b(${monthDay}) (\d{1,2})\b(?:, (\d{4}))?`).exec(first);
  const year = m?.[3] ?? within.map((w) => /^[A-Z][a-z]+(?:[–-][A-Z][a-z]+)? (\d{4})$/.exec(w)?.[1]).find(Boolean);
  if (!m || !year) return undefined;
  const edtf = `${year}-${String(months.indexOf(m[1]!.toLowerCase()) + 1).padStart(2, '0')}-${m[2]!.padStart(2, '0')}`;
  return isEdtf(edtf) ? edtf : undefined;
}
