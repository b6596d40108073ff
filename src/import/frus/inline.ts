/** Running text of a document: names, terms, references, notes, page breaks, withheld words. */
import type { FootnoteDefinition, PhrasingContent } from 'mdast';
import type { ArrivalKind, Arrivals, ImportWarning } from '../importer.ts';
import { emphasis, lineBreak, link, noteReference, pageMark, redaction, strong, text } from '../markdown.ts';
import { addressOf } from './volume.ts';
import type { Volume } from './volume.ts';
import { descendants, id, labelOfId, plain } from './reader.ts';
import type { Element } from './reader.ts';

/** State of one document while it is converted. */
export interface Conversion {
  readonly volume: Volume;
  /** The document's `xml:id`. */
  readonly document: string;
  readonly notes: Map<string, FootnoteDefinition['children']>;
  /** The plain words of each note, by label. */
  readonly noteWords: Map<string, string>;
  /** Persons named in text and notes, in order. */
  readonly mentioned: Set<string>;
  /** Page breaks that stand between blocks: they go to the front of the next text. */
  readonly pages: string[];
  /** Lines that are no reading text but must not be lost. */
  readonly aside: string[];
  warn(warning: ImportWarning): void;
  /** What has arrived so far; what hasn't is warned of. */
  readonly arrived: Arrivals;
  /** Converts a note's blocks; given from outside, because blocks hold text and text holds notes. */
  blocks(children: Element['children'], state: Conversion): FootnoteDefinition['children'];
}

/** Elements whose words are read as they stand. */
const transparent = new Set([
  'date', 'time', 'placeName', 'seg', 'affiliation', 'salute', 'signed', 'name', 'orgName', 'title', 'abbr', 'expan', 'foreign', 'q', 'said', 'idno', 'cell', 'row', 'table',
  'list', 'item', 'label', 'head', 'p', 'dateline', 'closer', 'opener', 'postscript', 'quote', 'ab', 'l', 'lg', 'figure', 'figDesc', 'byline', 'docDate', 'address', 'addrLine', 'term', 'rs', 'geogName', 'num', 'measure', 'unclear', 'supplied', 'add', 'sic', 'orig', 'cit', 'bibl', 'biblScope', 'mentioned', 'emph', 'formula',
]);
/** Those of them that begin a line of their own where they stand inside running text. */
const breaking = new Set(['item', 'p', 'row', 'l', 'list', 'table', 'addrLine']);
/** Not text of the document at all: players and styles of a web page. */
export const foreign = new Set(['script', 'object', 'embed', 'iframe', 'style', 'video', 'audio', 'noscript', 'param']);

/** Marks of the page breaks that wait for words. */
export const pendingPages = (state: Conversion): PhrasingContent[] => state.pages.splice(0).map((n) => { arrive(state, 'pages'); return pageMark(n); });

/** One note where it stands, without the page breaks that wait for words. */
export const inlineAlone = (e: Element, state: Conversion): PhrasingContent[] => finish(one(e, state, true));

/** Running text from `children`, with white space folded and the pending page breaks at its front. `lines: false` (table cells) makes line breaks spaces. */
export function inline(children: Element['children'], state: Conversion, lines = true): PhrasingContent[] {
  const marks = pendingPages(state);
  return finish([...marks, ...convert(children, state, lines)]);
}

const unfolded = /[\t\r\n]| {2}/;
function convert(children: Element['children'], state: Conversion, lines: boolean): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const c of children) {
    if (typeof c === 'string') out.push({ type: 'text', value: unfolded.test(c) ? c.replace(/[ \t\r\n]+/g, ' ') : c });
    else out.push(...one(c, state, lines));
  }
  return out;
}

function one(e: Element, state: Conversion, lines: boolean): PhrasingContent[] {
  const inner = (): PhrasingContent[] => fold(convert(e.children, state, lines));
  const target = (name: string): string => e.attributes[name] ?? '';
  switch (e.name) {
    case 'lb': return [lines ? lineBreak() : text(' ')];
    case 'pb': arrive(state, 'pages'); return [pageMark(target('n') || id(e) || '?')];
    case 'hi': return styled(e.attributes['rend'] ?? '', inner());
    case 'persName': case 'signed': {
      const reference = target('corresp');
      if (!reference || (e.name === 'signed' && descendants(e, (d) => d.name === 'persName').length > 0)) return inner();
      const person = state.volume.persons.get(reference.replace(/^#/, ''));
      if (!person) { dangling(e, reference, 'the list of persons has no such entry', state); return inner(); }
      state.mentioned.add(person);
      arrive(state, 'mentions');
      return link('person:' + person, inner());
    }
    case 'gloss': {
      const reference = target('target');
      if (!reference) return inner();
      const term = state.volume.terms.get(reference.replace(/^#/, ''));
      if (!term) { dangling(e, reference, 'the list of terms has no such entry', state); return inner(); }
      arrive(state, 'termLinks');
      return link('term:' + term, inner());
    }
    case 'ref': {
      const url = resolve(target('target'), state);
      if (!url) { dangling(e, target('target'), /^mailto:/i.test(target('target')) ? 'an address to write to' : target('target') ? 'the volume has nothing of that id' : 'it points to nothing', state); return inner(); }
      arrive(state, 'references');
      return link(url, inner());
    }
    case 'note': return note(e, state);
    case 'graphic': case 'media': state.aside.push(`image not held: ${target('url') || '?'}`); state.warn({ kind: 'image not held', message: `image ${target('url') || '?'} has no file; its place is recorded`, place: e.place, document: state.document }); return [];
    case 'gap': case 'space': case 'milestone': case 'anchor': return [];
  }
  if (foreign.has(e.name)) { dropped(e, state); return []; }
  if (!transparent.has(e.name)) state.warn({ kind: 'unknown element', message: `<${e.name}> is not known; its words are kept`, place: e.place, document: state.document });
  // A table read as the text of its cell: its cells are words apart.
  if (e.name === 'cell') return [text(' '), ...inner()];
  return breaking.has(e.name) ? [lines ? lineBreak() : text(' '), ...inner()] : inner();
}

/** Warns of a script, player or style that is left out, naming it. */
export function dropped(e: Element, state: Conversion): void {
  const what = e.attributes['src'] ?? e.attributes['data'] ?? plain(e).slice(0, 60);
  state.warn({ kind: 'dropped script or object', message: `<${e.name}>${what ? ` (${what})` : ''} is no text of the document and is left out`, place: e.place, document: state.document });
}

function dangling(e: Element, target: string, why: string, state: Conversion): void {
  state.warn({ kind: 'dangling reference', message: `"${target}" on "${plain(e).slice(0, 60)}": ${why}; the words stay, without a link`, place: e.place, document: state.document });
}

/** One more of a kind has arrived. */
export function arrive(state: Pick<Conversion, 'arrived'>, kind: ArrivalKind): void { state.arrived[kind] = (state.arrived[kind] ?? 0) + 1; }

/** What a `ref` points to, as a link of ours; `''` when there is nothing. */
export function resolve(target: string, { volume }: Conversion): string {
  if (/^https?:/i.test(target)) return encodeURI(decodeSafely(target));
  const [file = '', part = ''] = target.split('#');
  const other = file.replace(/\.xml$/, '');
  if (other && !/^frus[0-9a-z-]+$/i.test(other)) return '';
  if (other && other !== volume.name) {
    const doc = /^(d\d+[a-z]?)(fn.+)?$/i.exec(part);
    return doc ? `cable:${other}-${doc[1]!}${doc[2] ? '#note-' + doc[2] : ''}` : addressOf(other, part || undefined);
  }
  const found = volume.ids.get(part);
  if (!part) return other ? addressOf(other) : '';
  const person = volume.persons.get(part), term = volume.terms.get(part);
  if (person) return 'person:' + person;
  if (term) return 'term:' + term;
  if (!found) return '';
  if (found.label !== undefined && found.document) return `cable:${volume.name}-${found.document}#note-${found.label}`;
  return found.document ? `cable:${volume.name}-${found.document}` : addressOf(volume.name, part);
}

const decodeSafely = (url: string): string => { try { return decodeURI(url); } catch { return url; } };

/** A note becomes its number here and a definition at the document's end. */
function note(e: Element, state: Conversion): PhrasingContent[] {
  const xmlId = id(e);
  const called = e.attributes['target']?.replace(/^#/, '');
  if (!xmlId && called) {
    // The same note called twice is encoded twice: one definition, two calls. A note with words of its own is a note.
    const label = state.volume.ids.get(called)?.label;
    const held = label === undefined ? undefined : state.notes.get(label);
    if (label !== undefined && held && state.noteWords.get(label) === plain(e)) {
      state.warn({ kind: 'note encoded twice', message: `note ${label} is called a second time and encoded again in the same words; both calls show the one note`, place: e.place, document: state.document });
      // The links in it are those of the note that is kept.
      for (const d of descendants(e, (x) => x.name === 'persName' || x.name === 'gloss' || x.name === 'ref')) if (d.attributes[d.name === 'persName' ? 'corresp' : 'target']) arrive(state, d.name === 'persName' ? 'mentions' : d.name === 'gloss' ? 'termLinks' : 'references');
      return [noteReference(label)];
    }
  }
  const known = xmlId === undefined ? undefined : state.volume.ids.get(xmlId);
  const wished = known?.label ?? (xmlId ? labelOfId(xmlId, state.document) : e.attributes['n'] ? 'fn' + e.attributes['n'].replace(/[^a-z0-9]/gi, '') : 'note');
  let label = wished;
  for (let i = 2; state.notes.has(label); i++) label = `${wished}-${i}`;
  state.notes.set(label, []);
  arrive(state, 'notes');
  state.noteWords.set(label, plain(e));
  state.notes.set(label, state.blocks(e.children, state));
  return [noteReference(label)];
}

function styled(rend: string, children: PhrasingContent[]): PhrasingContent[] {
  const style = /italic/.test(rend) ? emphasis : /strong|bold/.test(rend) ? strong : undefined;
  // Small capitals, roman within italics, superscript: the words as they are; Markdown has no mark for them.
  if (!style) return children;
  const run = [...children];
  const lead: PhrasingContent[] = [], tail: PhrasingContent[] = [];
  const first = run[0], last = run.at(-1);
  if (first?.type === 'text' && /^\s/.test(first.value)) { lead.push(text(' ')); run[0] = text(first.value.trimStart()); }
  if (last?.type === 'text' && /\s$/.test(last.value)) { tail.push(text(' ')); run[run.length - 1] = text((run.at(-1) as { value: string }).value.trimEnd()); }
  const kept = run.filter((n) => n.type !== 'text' || n.value !== '');
  return kept.length === 0 ? [...lead, ...tail].slice(0, 1) : [...lead, style(...kept), ...tail];
}

/** Merges neighbouring text, folds spaces across it, drops empty nodes. */
function fold(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text') {
      if (node.value === '') continue;
      if (last?.type === 'text') { const value = last.value + node.value; out[out.length - 1] = { type: 'text', value: value.includes('  ') ? value.replace(/ {2,}/g, ' ') : value }; }
      else out.push(node);
    } else out.push(node);
  }
  return out;
}

/** Trims a run: no space or line break at its edges or beside a line break; marks withheld words. */
function finish(nodes: PhrasingContent[]): PhrasingContent[] {
  const out = fold(nodes);
  const isBlank = (n: PhrasingContent | undefined): boolean => n?.type === 'text' && /^ *$/.test(n.value);
  for (let i = 0; i < out.length; i++) {
    const n = out[i]!;
    if (n.type !== 'text') continue;
    let value = n.value;
    if (value.startsWith(' ') && (i === 0 || out[i - 1]?.type === 'break')) value = value.replace(/^ +/, '');
    if (value.endsWith(' ') && (i === out.length - 1 || out[i + 1]?.type === 'break')) value = value.replace(/ +$/, '');
    if (value !== n.value) out[i] = text(value);
  }
  const kept = out.filter((n) => !(n.type === 'text' && n.value === ''));
  while (kept[0] && (kept[0].type === 'break' || isBlank(kept[0]))) kept.shift();
  while (kept.at(-1) && (kept.at(-1)!.type === 'break' || isBlank(kept.at(-1)))) kept.pop();
  return markWithheld(kept.filter((n, i) => !(n.type === 'break' && kept[i - 1]?.type === 'break')));
}

const withheldWords = /not declassified|excised|sanitized|\b(?:names?|words?|text|lines?) deleted/i;
const unreadable = /\b(illegible|unreadable|undecipherable)\b/i;

/** Wraps `[1 line not declassified]` and `[illegible]`, brackets included, in a redaction; the words stay. */
export function markWithheld(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let i = 0;
  while (i < nodes.length) {
    const node = nodes[i]!;
    if (node.type === 'emphasis' || node.type === 'strong') { out.push({ ...node, children: markWithheld(node.children) }); i++; continue; }
    const open = node.type === 'text' ? node.value.lastIndexOf('[') : -1;
    if (node.type !== 'text' || open < 0) { out.push(node); i++; continue; }
    const whole = node.value.split(/(\[[^[\]]{0,200}\])/);
    if (whole.length > 1 && open === node.value.lastIndexOf('[', Math.max(0, node.value.lastIndexOf(']')))) {
      out.push(...whole.filter(Boolean).map(markWhole));
      i++;
      continue;
    }
    // The bracket closes in a later node: "[" + emphasis + "]"; a page break may stand between.
    let j = i + 1, words = node.value.slice(open), closed = false;
    for (; j < nodes.length && words.length < 200; j++) {
      const n = nodes[j]!;
      if (n.type === 'footnoteReference' || n.type === 'break' || (n.type === 'link' && !n.url.startsWith('page:'))) break;
      const said = n.type === 'link' ? '' : wordsOf(n);
      words += said;
      if (said.includes(']')) { closed = true; break; }
    }
    const reason = closed ? reasonOf(words.slice(0, words.indexOf(']') + 1)) : undefined;
    const halves = reason ? splitAfterBracket(nodes[j]!) : undefined;
    if (!reason || !halves) { out.push(...whole.filter(Boolean).map(markWhole)); i++; continue; }
    const before = node.value.slice(0, open);
    if (before) out.push(...markWithheld([text(before)]));
    out.push(...link('redaction:' + reason, [text(node.value.slice(open)), ...nodes.slice(i + 1, j), halves[0]]));
    out.push(...markWithheld([...(halves[1] ? [halves[1]] : []), ...nodes.slice(j + 1)]));
    return out;
  }
  return out;
}

const markWhole = (words: string): PhrasingContent => {
  const reason = words.startsWith('[') && words.endsWith(']') ? reasonOf(words) : undefined;
  return reason ? redaction(reason, text(words)) : text(words);
};

/** A text or an emphasis cut behind its first closing bracket. */
function splitAfterBracket(node: PhrasingContent): [PhrasingContent, PhrasingContent | undefined] | undefined {
  if (node.type === 'text') {
    const end = node.value.indexOf(']') + 1;
    return end === 0 ? undefined : [text(node.value.slice(0, end)), end < node.value.length ? text(node.value.slice(end)) : undefined];
  }
  if (node.type !== 'emphasis' && node.type !== 'strong') return undefined;
  const at = node.children.findIndex((c) => wordsOf(c).includes(']'));
  const halves = at < 0 ? undefined : splitAfterBracket(node.children[at]!);
  if (!halves) return undefined;
  const rest = [...(halves[1] ? [halves[1]] : []), ...node.children.slice(at + 1)];
  return [{ ...node, children: [...node.children.slice(0, at), halves[0]] }, rest.length > 0 ? { ...node, children: rest } : undefined];
}

const reasonOf = (words: string): 'not-declassified' | 'illegible' | undefined => (withheldWords.test(words) ? 'not-declassified' : unreadable.test(words) ? 'illegible' : undefined);
const wordsOf = (node: PhrasingContent): string => ('value' in node ? node.value : 'children' in node ? node.children.map((c) => wordsOf(c as PhrasingContent)).join('') : '');
