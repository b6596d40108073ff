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
  [/^(?:\w+ )?letter\b|^(?:mr\.|mrs\.|baron|count|lord|prince|sir|the|chevalier|general|señor|m\.|dr\.)\s.*\sto\s/i, 'letter'],
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

export interface SourceNote { readonly archive?: string; readonly classification?: Classification; readonly precedence: Precedence[]; readonly captions: string[]; readonly info: string[] }

/**
 * Reads a source note: "Source: National Archives, RG 59, Central Files 1970–73, POL 1 AFR–US. Secret; Exdis. Repeated to Rabat and Tunis."
 * The archive is what stands before the sentence that gives the classification ("No classification marking." is one), else the first sentence.
 */
export function readSourceNote(words: string): SourceNote {
  const body = words.replace(/^Source:\s*/i, '');
  if (body === words) return { precedence: [], captions: [], info: [] };
  // A full stop ends a sentence before a capital letter, but not in "Vol. I", "Box 3, J. Smith".
  const sentences = body.split(/(?<=[^.\s]{2}[.]|[)\]”’]\.)\s+(?=[A-Z“‘[])(?<!\b(?:Vol|No|Nos|Dr|Mr|Mrs|Jr|Sr|St|Gen|Amb|Gov|Sec|Dept|Sept|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug|pt|Pt|ser|Ser)\.\s+)/);
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

/** "… From the Embassy in Libya to the Department of State, Tripoli, May 1, 1970" → sender and addressee as printed. */
export function parties(title: string): { from?: string; to?: string } {
  const m = /\b[Ff]rom (?:the )?(.+?) to (?:the )?(.+)$/.exec(title) ?? /^(.+?) to (?:the )?(.+?)\.?$/.exec(/^(?:Mr|Mrs|Baron|Count|Lord|Prince|Sir|Chevalier|General|M|Dr|Señor)\b\.?/.test(title) ? title : '');
  const clean = (s: string | undefined): string | undefined => s?.replace(/,\s+(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*,\s+)*(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*$/, '').replace(/[\s,.]+$/, '').trim();
  const from = clean(m?.[1]), to = clean(m?.[2]);
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
