/**
 * One raw cable to one document. All cable importers end here, whatever they were wrapped in: `cable-text` gives the text alone, the
 * others add what their publication knows (id, date, classification), which then wins over what the text says.
 */
import type { RootContent } from 'mdast';
import { explainTag, parseTags } from '../../archive/tags.ts';
import { canonicalCableId, formatCableId, parseCableNumber, postWritten } from '../../archive/cable-number.ts';
import type { CableNumber, NumberContext } from '../../archive/cable-number.ts';
import { parseDateTimeGroup, precedenceOf } from '../../archive/date-time-group.ts';
import { cableIdPattern } from '../../archive/identifiers.ts';
import type { CountryCode } from '../../archive/identifiers.ts';
import { knownPost } from '../../archive/known-posts.ts';
import type { KnownPost } from '../../archive/known-posts.ts';
import type { Classification } from '../../archive/vocabulary.ts';
import type { CableInput, ImportContext, ImportedDocument, SourcePlace } from '../importer.ts';
import { withoutControlSigns } from '../control-signs.ts';
import { heading, numbered, paragraph, part } from '../markdown.ts';
import { readHeader } from './header.ts';
import type { Header } from './header.ts';
import { cableLinks, inline } from './inline.ts';
import { classificationLine, linesOf, sectionOfPageLine, startsMessage, withoutPageLines } from './lines.ts';
import type { Line } from './lines.ts';
import { blocksOf, joinLines, usualWidth } from './paragraphs.ts';
import type { Block } from './paragraphs.ts';
import { parseReferences } from './references.ts';
import type { Reference } from './references.ts';

export type RawCable = {
  /** The cable as transmitted, or as much of it as the source has. */
  readonly text: string;
  /** Line of the source on which `text` begins. */
  readonly firstLine?: number;
  readonly place: SourcePlace;
  /** The source's own id. */
  readonly id?: string;
  /** Used where neither the source nor the text has an id. */
  readonly fallbackId: string;
  /** EDTF. */
  readonly date?: string;
  /** Who sent it, as the source says: `Embassy Bamako`, `BAMAKO`. */
  readonly origin?: string;
  readonly classification?: string;
  /** Ids of the documents it refers to, as the source lists them. */
  readonly references?: readonly string[];
  readonly provenance: CableInput['provenance'];
  /** What the source says of these, for a text that doesn't. */
  readonly otherwise?: { readonly subject?: string; readonly tags?: readonly string[]; readonly to?: readonly string[]; readonly declassify?: string; readonly references?: string };
  /** What the source says about the document and no field holds: `Film Number: D730001-0001`. */
  readonly record?: readonly string[];
};

export const partialRecord = /This\s{1,4}record\s{1,4}is\s{1,4}a\s{1,4}partial\s{1,4}extract\s{1,4}of\s{1,4}the\s{1,4}original\s{1,4}cable\.\s{1,4}The\s{1,4}full\s{1,4}text\s{1,4}of\s{1,4}the\s{1,4}original\s{1,4}cable\s{1,4}is\s{1,4}not\s{1,4}available\.?/i;

/**
 * @param context takes warnings, and the record of the post
 * @returns the document; always one, since a text that is no cable at all is still kept as its lines (whether it is one, the importers ask `looksLikeCable`)
 */
export function parseCable(raw: RawCable, context: Pick<ImportContext, 'warn' | 'post'>): ImportedDocument {
  const clean = withoutControls(raw, context);
  const partial = partialRecord.exec(clean);
  const lines = withoutPageLines(linesOf(partial ? clean.replace(partialRecord, '') : clean, raw.firstLine ?? raw.place.line));
  const header = readHeader(lines);
  const sections = { last: header.classification?.section?.of ?? 1, seen: 1 };
  const body = withoutSectionHeaders(lines.slice(header.end), sections);
  // Publications that joined the sections left their page lines: BAMAKO 00000776  002 OF 003.
  for (const l of lines) for (const t of l.taken ?? []) sections.seen = Math.max(sections.seen, sectionOfPageLine(t) ?? 0);
  const number = numberOf(raw, header);
  const id = idOf(raw, number);
  if (sections.seen < sections.last) context.warn({ kind: 'missing section', message: `${id.id} has ${sections.last} sections, and the text holds ${sections.seen} of them; imported as an extract`, place: raw.place, document: id.id });

  const date = raw.date ?? header.dateTimeGroup?.date;
  const year = date ? Number(date.slice(0, 4)) : number?.year;
  const numbering: NumberContext = { ...(year && { year }), ...(number && { style: number.style }) };
  const references = parseReferences(header.references ?? raw.otherwise?.references ?? '', numbering);
  const listed = (raw.references ?? []).flatMap((r) => canonicalCableId(r)?.id ?? (cableIdPattern.test(r) ? [r] : []));
  const links = cableLinks([...references, ...listed.filter((r) => !references.some((x) => x.id === r)).map((r): Reference => ({ id: r, text: r }))], numbering);

  const blocks = blocksOf(body);
  const width = usualWidth(body);
  const tags = oneLineEach(header.tags === undefined ? raw.otherwise?.tags ?? [] : parseTags(header.tags));
  const to = oneLineEach(header.to.length > 0 ? header.to : raw.otherwise?.to ?? []);
  const info = oneLineEach(header.info);
  const transmission = [
    ...(raw.record ?? []), ...(partial ? [`head: ${oneLine(partial[0])}`] : []), ...header.raw.map((l) => `head: ${l}`),
    ...(header.tags !== undefined && tags.join(', ') !== oneLine(header.tags) ? [`head: TAGS: ${oneLine(header.tags)}`] : []),
    ...(header.references !== undefined ? [`head: REF: ${oneLine(header.references)}`] : []),
    ...takenLines(blocks),
  ];
  const classifiedBy = header.classifiedBy && mendReasons(header.classifiedBy);
  const sender = raw.origin ?? header.from;
  const post = (number && knownPost(number.post)) ?? (sender === undefined ? undefined : knownPost(sender));
  if (post) context.post(post.id, { names: { ...post.names }, city: { ...post.city }, kind: post.kind, country: post.country, code: post.code.slice(0, 20) });
  const classification = classificationOf(raw.classification) ?? header.classification?.classification;
  const subject = oneLine(header.subject ?? raw.otherwise?.subject ?? '');
  const declassify = oneLine(header.declassify ?? raw.otherwise?.declassify ?? '');
  const content = blocks.filter((b) => b.lines.length > 0 || b.number !== undefined);
  const countries = [...new Set(tags.flatMap((t) => explainTag(t).country ?? []))];
  const derived = countriesOf(post, to).filter((c) => !countries.includes(c));
  const cable: CableInput = {
    id: id.id,
    ...(id.alias && { aliases: [id.alias] }),
    title: subject || titleOf(number, id.id),
    ...(date && { date }),
    ...(post ? { post: post.id } : sender && oneLine(sender) && { office: oneLine(sender) }),
    ...(number && { number: String(number.number) }),
    ...(to.length > 0 && { to }),
    ...(info.length > 0 && { info }),
    ...(header.dateTimeGroup && header.dateTimeGroup.precedences.length > 0 ? { precedence: header.dateTimeGroup.precedences } : precedenceOfRelay(header)),
    ...(classification && { classification }),
    ...captionsOf(raw.classification, header),
    ...(tags.length > 0 && { tags }),
    ...(subject && { subject }),
    ...(declassify && { declassify }),
    ...(classifiedBy && { classifiedBy: oneLine(classifiedBy) }),
    ...referenceField(references, listed),
    ...(countries.length > 0 && { countries }),
    ...(derived.length > 0 && { derived: { countries: derived } }),
    text: content.length === 0 && header.attention.length === 0 ? { language: 'en', kind: 'header' } : { language: 'en', kind: partial || sections.seen < sections.last ? 'extract' : 'full' },
    provenance: raw.provenance,
    ...(transmission.length > 0 && { transmission: transmission.map((t) => oneLine(t).slice(0, 4000)) }),
    status: 'draft',
  };
  const children: RootContent[] = [];
  if (header.attention.length > 0) children.push(part('address', inline(header.attention.map((a) => a.replace(/\s+/g, ' ')), undefined)));
  children.push(...nodesOf(content, width, links));
  return { cable, body: { type: 'root', children }, place: raw.place };
}

/** Whether a text has anything of a cable: for telling the user that he named the wrong format. */
export function looksLikeCable(text: string): boolean {
  const head = text.slice(0, 20_000);
  return /^\s*(?:FM [A-Z]|V?ZCZC[A-Z]|E\.? ?O\.? ?1\d{4}|TAGS? ?:|SUBJ(?:ECT)? ?:)/m.test(head)
    || head.split(/\r?\n/, 400).some((l) => { const c = classificationLine(l); return c !== undefined && (c.cable !== undefined || c.section !== undefined); });
}

/** One line of the frontmatter: white space folded, nothing that can't be shown, at most 2,000 characters. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim().slice(0, 2000).trim();

const oneLineEach = (texts: readonly string[]): string[] => texts.map(oneLine).filter(Boolean);

function withoutControls(raw: RawCable, context: Pick<ImportContext, 'warn'>): string {
  const { text, found } = withoutControlSigns(raw.text);
  if (found.length > 0) context.warn({ kind: 'control character', message: `${found.length} control character${found.length === 1 ? '' : 's'}: quotation marks and dashes of Windows-1252 were put right, the others left out`, place: raw.place });
  return text;
}

/** Takes out what a second, third … section repeats: relay lines, addressees, classification, captions, E.O. line, TAGS, subject. */
function withoutSectionHeaders(lines: readonly Line[], sections: { last: number; seen: number }): Line[] {
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const section = classificationLine(line.text)?.section;
    if (section) sections.last = Math.max(sections.last, section.of);
    // The archives' telegrams repeat date, sender and addressees without relay lines, right behind the head of a page.
    const repeats = line.taken !== undefined && parseDateTimeGroup(line.text.trim()) !== undefined && lines.slice(i + 1, i + 4).some((l) => /^FM /.test(l.text.trim()));
    if (!startsMessage(line.text) && !section && !repeats) { out.push(line); continue; }
    const h = readHeader(lines, i, true);
    if (h.end === i || (h.classification === undefined && !section)) { out.push(line); continue; }
    sections.seen++;
    while (out.at(-1)?.text.trim() === '' && !out.at(-1)?.taken) out.pop();
    const taken = lines.slice(i, h.end).flatMap((l) => [...l.taken ?? [], ...(l.text.trim() ? [l.text.trim()] : [])]);
    const next = lines[h.end];
    out.push(next ? { ...next, taken: [...taken, ...next.taken ?? []] } : { text: '', number: line.number, taken });
    i = h.end;
  }
  return out;
}

function numberOf(raw: RawCable, header: Header): CableNumber | undefined {
  const own = raw.id === undefined ? undefined : parseCableNumber(raw.id);
  if (own) return own;
  const year = Number((raw.date ?? header.dateTimeGroup?.date)?.slice(0, 4)) || undefined;
  return header.classification?.cable ? parseCableNumber(header.classification.cable, { ...(year && { year }) }) : undefined;
}

function idOf(raw: RawCable, number: CableNumber | undefined): { id: string; alias?: string } {
  const source = raw.id?.trim();
  if (number) {
    const id = formatCableId(number);
    return source && oneLine(source) && source !== id ? { id, alias: oneLine(source) } : { id };
  }
  if (source && cableIdPattern.test(source)) return { id: source };
  return { id: raw.fallbackId, ...(source && oneLine(source) && { alias: oneLine(source) }) };
}

const titleOf = (number: CableNumber | undefined, id: string): string => (number ? `${postWritten(number.post)} ${number.number}` : id);

/** `SECRET//NOFORN`, `C O N F I D E N T I A L`, `UNCLASSIFIED//FOR OFFICIAL USE ONLY` → the degree. */
function classificationOf(printed: string | undefined): Classification | undefined {
  if (!printed) return undefined;
  if (/OFFICIAL USE|FOUO|SENSITIVE|\bSBU\b/i.test(printed)) return 'official-use-only';
  return classificationLine(printed.toUpperCase().split('//')[0]!)?.classification;
}

function captionsOf(printed: string | undefined, header: Header): { captions?: string[] } {
  const beyond = (printed ?? '').toUpperCase().split('//').slice(1).map(oneLine).filter((s) => s && !/OFFICIAL USE/.test(s));
  const captions = [...new Set([...header.captions, ...beyond])];
  return captions.length > 0 ? { captions } : {};
}

function precedenceOfRelay(header: Header): { precedence?: NonNullable<CableInput['precedence']> } {
  const found = header.to.slice(0, 1).flatMap((t) => precedenceOf(/\b(NIACT IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE)\b/.exec(t)?.[1] ?? '') ?? []);
  return found.length > 0 ? { precedence: found } : {};
}

function referenceField(references: readonly Reference[], listed: readonly string[]): { references?: NonNullable<CableInput['references']> } {
  const out: NonNullable<CableInput['references']> = [];
  const seen = new Set<string>();
  for (const r of references) {
    const key = r.id ?? oneLine(r.text);
    if (key && !seen.has(key)) out.push(r.id ?? { text: key });
    seen.add(key);
  }
  for (const id of listed) if (!seen.has(id)) { seen.add(id); out.push(id); }
  return out.length > 0 ? { references: out } : {};
}

/** The post's country; for a telegram from Washington, the countries of those it was sent to. */
function countriesOf(post: KnownPost | undefined, addressees: readonly string[]): CountryCode[] {
  if (post && post.country !== 'us') return [post.country];
  const to = addressees.slice(0, 3).flatMap((t) => knownPost(t.replace(/^R[A-Z]{4,7}\//, '').replace(/\s+(?:NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|\d).*$/, ''))?.country ?? []);
  return [...new Set(to)].filter((c) => c !== 'us');
}

/** The line is wrapped by a machine, in the middle of `reas⏎ons` if need be: that word is known, so it is made whole. */
function mendReasons(text: string): string {
  if (!text.includes('\n')) return text.replace(/\s+/g, ' ').trim();
  return text.replace(/\s*\n\s*/g, '\n').replace(/(?<![A-Za-z])r\n?e\n?a\n?s\n?o\n?n\n?s?(?![A-Za-z])/gi, (w) => w.replaceAll('\n', '')).replace(/\s+/g, ' ').trim();
}

/** `p3: BLA 0000001 003.2 OF 39`: what was taken out, with the paragraph it stood in or after. Unnumbered paragraphs have their place. */
function takenLines(blocks: readonly Block[]): string[] {
  let place = 'head';
  let nth = 0;
  let inside = false;
  return blocks.flatMap((b) => {
    if (b.kind === 'heading') inside = false;
    else if (b.kind !== 'signature' && b.lines.length > 0 && (b.number !== undefined || !inside)) {
      nth++;
      inside = b.number !== undefined;
      place = `p${b.number ?? nth}`;
    }
    return b.taken.map((t) => `${place}: ${t}`);
  });
}

/** Blocks as nodes. What follows a numbered paragraph, up to the next number or heading, belongs to it. */
function nodesOf(blocks: readonly Block[], width: number, links: Parameters<typeof inline>[1]): RootContent[] {
  const out: RootContent[] = [];
  let item: ReturnType<typeof numbered> | undefined;
  for (const b of blocks) {
    if (b.kind === 'heading') { item = undefined; out.push(heading(2, ...inline([b.lines.join(' ')], undefined))); continue; }
    if (b.kind === 'signature') { item = undefined; out.push(part('signature', inline(b.lines, undefined))); continue; }
    const node = b.kind === 'table' ? { type: 'code' as const, value: undent(b.lines).join('\n') } : paragraph(...inline(joinLines(b.lines, width), links));
    if (b.number !== undefined) { item = numbered(b.number, node); out.push(item); }
    else if (item) item.children[0]!.children.push(node);
    else out.push(node);
  }
  return out;
}

function undent(lines: readonly string[]): string[] {
  const margin = Math.min(...lines.map((l) => l.length - l.trimStart().length));
  return lines.map((l) => l.slice(margin));
}
