/** The header of a cable: from the first relay line to the line before the text. */
import { explainCaption } from '../../archive/captions.ts';
import { parseDateTimeGroup } from '../../archive/date-time-group.ts';
import type { DateTimeGroup } from '../../archive/date-time-group.ts';
import { classificationLine, isRelayLine } from './lines.ts';
import type { ClassificationLine, Line } from './lines.ts';

export type Header = {
  dateTimeGroup?: DateTimeGroup;
  /** What stands after FM. */
  from?: string;
  to: string[];
  info: string[];
  classification?: ClassificationLine;
  captions: string[];
  /** Lines to an office or officer: `DEPT FOR AF/W`. They are text of the sender's. */
  attention: string[];
  declassify?: string;
  tags?: string;
  subject?: string;
  references?: string;
  classifiedBy?: string;
  /** Lines that no field keeps in their words (relay, date-time group, FM, classification, page lines), in order. */
  raw: string[];
  /** Index of the first line of the text. */
  end: number;
};

const fields = {
  declassify: /^(?:E\.? ?[O0]\.? ?[:.]? ?1\d{4}|E\.[O0]\.|DECL(?:AS)?:)/i,
  tags: /^TAGS?(?: ?[:;.]| {1,12}(?=[A-Z]{2,4}(?:[,; ]|$)))/,
  subject: /^SUBJ(?:ECT)?(?: ?[:;.]| {2,})/i,
  references: /^REF(?:S|\(S\)|ERENCES?|TELS?)?(?: ?[:;]| {1,6}(?=\(?A[.)]))/i,
  classifiedBy: /^\(?(?:Classified|Class|Derived|Classification)(?: ?\(?by| from|:)/i,
} as const;
type FieldName = keyof typeof fields;
const fieldNames = Object.keys(fields) as FieldName[];
const reasonLine = /^\(?(?:REASONS?|DECLASSIFY(?: ON)?):?/i;
export const numberedStart = /^ {0,8}¶? ?([1-9]\d{0,2})\.(?: +(?=\S)| *$|(?=[(A-Z"“]))/;
const attentionLine = /^(?:DEPT|DEPARTMENT|STATE|SECSTATE|PASS|FOR|NSC|TREASURY|USAID|WHITE HOUSE|EMBASSY|EMBASSIES|POSTS?|[A-Z]{3,12}) (?:FOR|PASS|ALSO|PLEASE|TO)\b/;

/** A line of captions alone: `SIPDIS`, `SIPDIS NOFORN`, `NODIS CHEROKEE`. */
function captionsOn(text: string): string[] | undefined {
  if (explainCaption(text)) return [text.trim()];
  const words = text.trim().split(/[\s,/]+/);
  return words.length <= 4 && words.every((w) => /^[A-Z]+$/.test(w) && explainCaption(w)) ? words : undefined;
}

/**
 * Reads a header that begins at line `start`.
 * @param repeated true for the header of a second section: then a line that isn't recognised is the text, which goes on
 */
export function readHeader(lines: readonly Line[], start = 0, repeated = false): Header {
  const h: Header = { to: [], info: [], captions: [], attention: [], raw: [], end: start };
  const hasHead = lastLandmark(lines, start);
  let open: FieldName | 'to' | 'info' | 'other' | undefined;
  let parts: string[] = [];
  let afterBlank = true;
  const close = (): void => {
    if (open && open in fields && parts.length > 0) {
      const value = parts.join('\n').trim();
      const name = open as FieldName;
      if (name === 'classifiedBy' && h.classifiedBy) h.classifiedBy += '\n' + value;
      else if (value && h[name] === undefined) h[name] = value;
      else if (value) h.raw.push(value);
    }
    open = undefined;
    parts = [];
  };
  let i = start;
  let before = 0;
  for (; i < lines.length; i++) {
    const text = lines[i]!.text.trim();
    before = h.raw.length;
    h.raw.push(...lines[i]!.taken ?? []);
    if (text === '') {
      if (open === 'references' && /^\s*\(?[B-Z][.)]\s/.test(lines[i + 1]?.text ?? '')) continue;
      if (open !== 'to' && open !== 'info') close();
      afterBlank = true;
      continue;
    }
    const wasBlank = afterBlank;
    afterBlank = false;
    const named = fieldNames.find((f) => fields[f].test(text));
    // `Classified By: … for⏎E.O. 12958 reasons 1.4 (b)` is one sentence.
    const field = named === 'declassify' && open === 'classifiedBy' && !wasBlank ? undefined : named;
    const begun = h.classification !== undefined || h.subject !== undefined || h.declassify !== undefined || h.tags !== undefined
      || (open !== undefined && open in fields);
    if (isRelayLine(text)) { h.raw.push(text); continue; }
    const cls = begun && !repeated ? undefined : classificationLine(text);
    if (cls && (h.classification === undefined || cls.section)) {
      close();
      h.classification = cls;
      h.captions.push(...cls.captions);
      h.raw.push(text);
      continue;
    }
    if (field) {
      close();
      open = field;
      parts = [field === 'declassify' || field === 'classifiedBy' ? text : text.replace(fields[field], '').trim()];
      continue;
    }
    if (reasonLine.test(text) && h.classifiedBy !== undefined || reasonLine.test(text) && open === 'classifiedBy') {
      close();
      open = 'classifiedBy';
      parts = [text];
      continue;
    }
    if (!begun) {
      const group = h.dateTimeGroup ? undefined : parseDateTimeGroup(text);
      if (group && /^(?:[ZOPRMDNY]{1,2} |FLASH|NIACT|IMMED|PRIORITY|ROUTINE|\d{6})/i.test(text)) { h.dateTimeGroup = group; h.raw.push(text); open = undefined; continue; }
      const address = /^(FM|TO|INFO|XMT)(?: +|$)(.*)$/.exec(text);
      if (address && (h.from !== undefined || h.dateTimeGroup || address[1] === 'FM')) {
        if (address[1] === 'FM' || address[1] === 'XMT') { h.raw.push(text); open = 'other'; }
        if (address[1] === 'FM') h.from ??= address[2]!.trim();
        else if (address[1] === 'XMT') open = 'other';
        else { open = address[1] === 'TO' ? 'to' : 'info'; if (address[2]) h[open].push(address[2].trim()); }
        continue;
      }
      if ((open === 'to' || open === 'info') && (!wasBlank || /^R[A-Z]{4,7}\//.test(text))) { h[open].push(text); continue; }
      // A header without a single landmark is no header.
      if (hasHead < 0 || i - start > hasHead) break;
      h.raw.push(text);
      open = 'other';
      continue;
    }
    if (open && open in fields && !wasBlank && !startsText(text, open)) { parts.push(text); continue; }
    if (open && open in fields && !wasBlank && startsText(text, open)) close();
    const captions = captionsOn(text);
    if (captions) { close(); h.captions.push(...captions); continue; }
    if (repeated || numberedStart.test(text)) break;
    if (h.subject === undefined && (attentionLine.test(text) || stillInHeader(lines, i))) { h.attention.push(text); continue; }
    if (attentionLine.test(text) && stillInHeader(lines, i)) { h.attention.push(text); continue; }
    break;
  }
  close();
  // What was taken out before the first line of the text is the text's to keep.
  if (i < lines.length) h.raw.splice(before, lines[i]!.taken?.length ?? 0);
  h.end = i;
  h.captions = [...new Set(h.captions)];
  return h;
}

/** A first paragraph ends an open field, but a reference list may be numbered itself. */
const startsText = (text: string, open: string): boolean => (open === 'references' ? /^¶? ?1\. ?\([A-Z/]{1,8}\)/.test(text) : numberedStart.test(text)) || /^-{4,}$/.test(text);

/** Index, counted from `start`, of the last line before the first paragraph that can only be a header's; −1 where there is none. */
function lastLandmark(lines: readonly Line[], start: number): number {
  let last = -1;
  for (let i = start; i < Math.min(lines.length, start + 160); i++) {
    if (numberedStart.test(lines[i]!.text)) break;
    if (isLandmark(lines[i]!.text)) last = i - start;
  }
  return last;
}

const isLandmark = (text: string): boolean => {
  const t = text.trim();
  return /^FM /.test(t) || fields.declassify.test(t) || fields.tags.test(t) || /^SUBJ(?:ECT)?:/i.test(t) || (classificationLine(t)?.bare === false);
};

/** Another header line comes within the next lines, before any paragraph. */
function stillInHeader(lines: readonly Line[], from: number): boolean {
  for (let i = from + 1; i < Math.min(lines.length, from + 12); i++) {
    const t = lines[i]!.text.trim();
    if (numberedStart.test(t)) return false;
    if (Object.values(fields).some((p) => p.test(t))) return true;
  }
  return false;
}
