/** One document of a volume: its frontmatter and its body. */
import type { Root, RootContent } from 'mdast';
import { deriveCountriesAndPost } from '../../archive/derive.ts';
import type { PersonRole } from '../../archive/vocabulary.ts';
import type { Arrivals, CableInput, ImportContext, ImportedDocument } from '../importer.ts';
import { noteDefinition, paragraph, text as words } from '../markdown.ts';
import { flow, leftOverPages, noteBlocks } from './blocks.ts';
import { dateOfHead, edtfOf, kindOf, parties, readSourceNote, readStubHead, senderNumber, splitNumber } from './head.ts';
import { arrive, foreign, inline } from './inline.ts';
import type { Conversion } from './inline.ts';
import { child, descendants, elements, id, plain } from './reader.ts';
import type { Element } from './reader.ts';
import { addressOf } from './volume.ts';
import type { Volume } from './volume.ts';

/** Converts `div type="document"`. `within`: titles of the chapters it stands in. */
export function readDocument(div: Element, within: readonly string[], volume: Volume, context: ImportContext): ImportedDocument {
  const document = id(div)!;
  const state: Conversion = {
    volume, document, notes: new Map(), noteWords: new Map(), mentioned: new Set(), pages: [], aside: [], arrived: { documents: 1 },
    warn: (w) => { context.warn({ ...w, document: w.document ?? document }); }, blocks: noteBlocks,
  };
  const head = child(div, 'head');
  const { number, title } = splitNumber(head ? plain(head) : '');
  const opening = headBlock(head, number, state);
  const text = [...flow(div.children.filter((c) => c !== head), state, { depth: 2, top: true }), ...leftOverPages(state)];
  // A document of which the volume gives the head alone has no text; its number stands in the provenance.
  const hasText = text.length > 0 || state.notes.size > 0;
  const body: RootContent[] = hasText ? [...opening, ...text] : [];
  countHead(head, state);
  context.count({ documents: 1, ...held(div) }, state.arrived);
  for (const [label, children] of state.notes) body.push(noteDefinition(label, children));
  return { cable: frontmatter(div, within, { document, number, title, hasText, state, context }), body: { type: 'root', children: body } satisfies Root, place: div.place };
}

/** What a document's own marks say it holds: a plain count of elements, which knows nothing of how they are converted. */
function held(div: Element): Arrivals {
  const n = { notes: 0, tables: 0, pages: 0, mentions: 0, termLinks: 0, references: 0, images: 0 };
  const walk = (children: Element['children']): void => {
    for (const e of children) {
      if (typeof e === 'string') continue;
      switch (e.name) {
        case 'note': if (e.attributes['rend'] !== 'inline') n.notes++; break;
        case 'table': n.tables++; break;
        case 'pb': n.pages++; break;
        case 'persName': if (e.attributes['corresp'] !== undefined) n.mentions++; break;
        case 'signed': if (e.attributes['corresp'] !== undefined && descendants(e, (d) => d.name === 'persName').length === 0) n.mentions++; break;
        case 'gloss': if (e.attributes['target'] !== undefined) n.termLinks++; break;
        case 'ref': n.references++; break;
        case 'graphic': case 'media': n.images++; break;
      }
      if (!foreign.has(e.name)) walk(e.children);
    }
  };
  walk(div.children);
  return n;
}

/** Names in the head stand in the frontmatter; other links there have no place, because the head is the page's title. */
function countHead(head: Element | undefined, state: Conversion): void {
  for (const e of head ? descendants(head, (d) => ['persName', 'gloss', 'ref'].includes(d.name), (d) => d.name === 'note') : []) {
    const target = (e.attributes[e.name === 'persName' ? 'corresp' : 'target'] ?? '').replace(/^#/, '');
    if (e.name === 'persName' && state.volume.persons.has(target)) { arrive(state, 'mentions'); continue; }
    if (!target && e.name !== 'ref') continue;
    const kind = e.name === 'persName' ? 'dangling reference' : e.name === 'gloss' ? 'term in a head' : 'reference in a head';
    state.warn({ kind, message: `"${target}" on "${plain(e).slice(0, 60)}" stands in the head, which is the page's title: the words stay, without a link`, place: e.place });
  }
}

/** The head's words are the title and stand in the frontmatter; its number and the notes on it open the body. */
function headBlock(head: Element | undefined, number: string, state: Conversion): RootContent[] {
  if (!head) return [];
  const notes = inline(descendants(head, (e) => e.name === 'note' || e.name === 'pb', (e) => e.name === 'note'), state);
  if (!number && notes.length === 0) return [];
  return [paragraph({ type: 'link', url: 'part:head', children: number ? [words(number)] : [] }, ...notes)];
}

function frontmatter(div: Element, within: readonly string[], { document, number, title, hasText, state, context }: { document: string; number: string; title: string; hasText: boolean; state: Conversion; context: ImportContext }): CableInput {
  const { volume } = state;
  const head = child(div, 'head');
  const own = (name: string): Element[] => descendants(div, (e) => e.name === name, (e) => e.name === 'attachment' || e.name === 'div' || e.name === 'note');
  const dateline = own('dateline')[0];
  const date = dateOf(div, dateline, state) ?? (hasText ? undefined : dateOfHead(title, within));
  const place = dateline ? descendants(dateline, (e) => e.name === 'placeName').map((e) => plain(e).replace(/[\s,.;]+$/, '')).find(Boolean) : undefined;
  const note = hasText ? readSourceNote((state.noteWords.get('source') ?? '').replace(/^.*?(?=Source:)/s, '')) : readStubHead(title);
  const kind = title ? kindOf(title) : 'other';
  const said = parties(title);
  const marked = (type: string): string[] => (head ? descendants(head, (e) => e.attributes['type'] === type && (e.name === 'gloss' || e.name === 'persName'), (e) => e.name === 'note').map((e) => plain(e)) : []);
  const to = said.to ? [said.to] : marked('to').slice(0, 1);
  const ownNumber = senderNumber(title);
  const subject = subjectOf(div);
  const from = said.from ?? marked('from')[0];
  const derived = deriveCountriesAndPost({ title, place: dateline ? plain(dateline) : undefined, from, to: to[0], subject: subject.subject, within: [volume.title, ...within], date });
  if (derived.post && derived.postRecord) context.post(derived.post, derived.postRecord);
  return {
    id: `${volume.name}-${document}`,
    title: (title || (within.at(-1) ? `${within.at(-1)!} (${document})` : document)).slice(0, 2000),
    kind,
    ...(date ? { date } : {}),
    ...(from && !derived.post && offices.test(from) ? { office: from.slice(0, 2000) } : {}),
    ...(place ? { place } : {}),
    ...(ownNumber ? { number: ownNumber } : {}),
    ...(to.length > 0 ? { to } : {}),
    ...(note.info.length > 0 ? { info: note.info } : {}),
    ...(note.precedence.length > 0 ? { precedence: note.precedence } : {}),
    ...(note.classification ? { classification: note.classification } : {}),
    ...(note.captions.length > 0 ? { captions: note.captions } : {}),
    ...subject,
    ...personsOf(div, head, state),
    ...(derived.countries.length > 0 || derived.post ? { derived: { ...(derived.post ? { post: derived.post } : {}), countries: derived.countries } } : {}),
    text: { language: languageOf(div), kind: hasText ? 'full' : 'header' },
    provenance: {
      kind: 'declassified',
      ...(volume.publisher ? { publisher: volume.publisher } : {}),
      publication: volume.title, volume: volume.name,
      ...(number ? { number: number.replace(/\.$/, '') } : div.attributes['n'] ? { number: div.attributes['n'] } : {}),
      ...pagesOf(div),
      url: addressOf(volume.name, document),
      ...(volume.published ? { published: volume.published } : {}),
      ...(note.archive ? { archive: note.archive } : {}),
      file: volume.source.name, sha256: volume.source.sha256, confirmation: 'official',
    },
    ...(state.notes.size > 0 ? { notes: Object.fromEntries([...state.notes.keys()].map((label) => [label, { kind: 'edition' as const }])) } : {}),
    ...(state.aside.length > 0 ? { transmission: state.aside } : {}),
    status: 'published',
  };
}

/** A sender that is an office rather than a person. */
const offices = /\b(?:Department|Secretary|Office|Bureau|President|Director|Council|Agency|Chief|Chiefs|Committee|Commissioner|Delegation|Chairman|Staff|Assistant|Officer)\b/;

function dateOf(div: Element, dateline: Element | undefined, state: Conversion): string | undefined {
  for (const date of dateline ? descendants(dateline, (e) => e.name === 'date') : []) {
    const found = edtfOf(date);
    if (found) return found;
    if (date.attributes['when'] || date.attributes['from']) state.warn({ kind: 'unreadable date', message: `"${date.attributes['when'] ?? date.attributes['from']!}" is no date; another of the document's is taken where it has one`, place: date.place });
  }
  // The current encoding dates the division itself.
  const min = div.attributes['frus:doc-dateTime-min']?.slice(0, 10), max = div.attributes['frus:doc-dateTime-max']?.slice(0, 10);
  if (!min || !max) return undefined;
  return edtfOf({ ...div, attributes: { from: min, to: max } });
}

/** The subject line: a one-item list headed SUBJECT (also RE, REF …) */
function subjectOf(div: Element): { subject?: string } {
  for (const list of elements(div)) {
    if (list.name !== 'list') continue;
    const head = child(list, 'head');
    const items = elements(list).filter((e) => e.name === 'item');
    if (head && /^subject/i.test(plain(head)) && items.length === 1) { const subject = plain(items[0]!).slice(0, 2000); return subject ? { subject } : {}; }
  }
  return {};
}

/** Sender and addressee by the head, participants by their list, the signer as sender of a letter without one; the rest is mentioned. */
function personsOf(div: Element, head: Element | undefined, state: Conversion): { persons?: { id: string; role: PersonRole }[] } {
  const roles = new Map<string, PersonRole>();
  const add = (e: Element, role: PersonRole): void => {
    const person = state.volume.persons.get((e.attributes['corresp'] ?? '').replace(/^#/, ''));
    if (person && !roles.has(person)) roles.set(person, role);
  };
  const named = (e: Element): Element[] => descendants(e, (d) => (d.name === 'persName' || d.name === 'signed') && d.attributes['corresp'] !== undefined, (d) => d.name === 'note');
  if (head) for (const e of named(head)) { const type = e.attributes['type']; if (type === 'from' || type === 'to') add(e, type === 'from' ? 'sender' : 'recipient'); }
  const whole = (e: Element): boolean => e.name === 'attachment' || e.name === 'note' || e.name === 'div';
  for (const list of descendants(div, (e) => e.name === 'list', whole)) {
    const type = list.attributes['type'], title = plain(child(list, 'head') ?? '');
    const role: PersonRole | undefined = type === 'participants' || /^(participants|present|attend)/i.test(title) ? 'participant' : type === 'from' ? 'sender' : type === 'to' ? 'recipient' : undefined;
    if (role) for (const e of named(list)) add(e, role);
  }
  if (![...roles.values()].includes('sender')) for (const signed of descendants(div, (e) => e.name === 'signed', whole)) for (const e of [signed, ...named(signed)]) add(e, 'sender');
  if (head) for (const e of named(head)) { const person = state.volume.persons.get((e.attributes['corresp'] ?? '').replace(/^#/, '')); if (person) state.mentioned.add(person); }
  for (const person of state.mentioned) if (!roles.has(person)) roles.set(person, 'mentioned');
  return roles.size > 0 ? { persons: [...roles].map(([person, role]) => ({ id: person, role })) } : {};
}

const languageOf = (div: Element): string => (/^[a-z]{2}(-[A-Za-z]{2,8})?$/.test(div.attributes['xml:lang'] ?? '') ? div.attributes['xml:lang']! : 'en');

/** Pages the document touches, as far as its own page breaks say: "42–44". */
function pagesOf(div: Element): { pages?: string } {
  const pages = descendants(div, (e) => e.name === 'pb').map((e) => e.attributes['n'] ?? '').filter(Boolean);
  return pages.length === 0 ? {} : { pages: pages.length === 1 ? pages[0]! : `${pages[0]!}–${pages.at(-1)!}` };
}
