/**
 * One cable, once: its files to a summary (kept in memory) and a body (kept in a file). A pure function of the files' bytes, so its
 * result is cached by their digest and the same whatever worker computes it.
 */
import { createHash } from 'node:crypto';
import { parseCableFile, parseVersionFile } from '../archive/cable-file.ts';
import type { Pin } from '../archive/permalinks.ts';
import type { Problem } from '../archive/problems.ts';
import { decodeSource, positionAt, type SourceFile } from '../archive/source-text.ts';
import type { CableSummary, TextSummary } from '../archive/summary.ts';
import { noteLabelPattern } from '../archive/identifiers.ts';
import type { Cable } from '../archive/schema.ts';
import type { Markup } from '../markup/markup.ts';
import { numberNotes, pipelineVersion, renderMarkup } from '../markup/pipeline.ts';
import { definedLabels } from '../markup/remark-notes.ts';

/** Raise when what `compileCable` gives changes for the same files: part of every digest. */
export const compileVersion = `2.${pipelineVersion}`;

export interface CableBytes {
  readonly id: string;
  readonly main: { readonly path: string; readonly shown: string; readonly bytes: Uint8Array };
  readonly versions: readonly { readonly lang: string; readonly path: string; readonly shown: string; readonly bytes: Uint8Array }[];
}

/** The text of a cable in each language, own text first. Read by page, index and exports; never parsed again. */
export interface CableBody { readonly texts: readonly Markup[]; readonly noteNumbers: Readonly<Record<string, string>> }

export interface CompiledCable { readonly summary?: CableSummary; readonly body?: CableBody; readonly problems: readonly Problem[] }

/** The published names of a cable's paragraphs: of its present id and of those it had before, with the anchors its editor has retired. */
export type Pins = (ids: readonly string[], lang: string, retired: Readonly<Record<string, string>>) => readonly Pin[];
export const noPins: Pins = () => [];

/** Digest of a cable's files, of the names published for it and of the code that reads them. */
export function digestOfCable(files: CableBytes, pins: string): string {
  const h = createHash('sha256').update(compileVersion).update('\0').update(pins).update('\0');
  for (const f of [files.main, ...files.versions]) h.update(f.shown).update('\0').update(f.bytes).update('\0');
  return h.digest('hex').slice(0, 40);
}

/** What the pins of a cable's texts are, its own first, then its versions'. */
export const pinsOfCable = (meta: Cable, versions: readonly string[], pins: Pins): (readonly Pin[])[] => ['', ...versions].map((lang) => pins([meta.id, ...meta.redirectFrom], lang, meta.anchors));

export function compileCable(files: CableBytes, pins: Pins = noPins): CompiledCable {
  const problems: Problem[] = [];
  const decode = (f: CableBytes['main']): SourceFile => { const d = decodeSource(f.bytes, f.path, f.shown); problems.push(...d.problems); return d.file; };
  const main = decode(files.main);
  const parsed = parseCableFile(main);
  problems.push(...parsed.problems);
  const versions = files.versions.map((v) => ({ lang: v.lang, file: decode(v) })).map((v) => ({ ...v, parsed: parseVersionFile(v.file) }));
  for (const v of versions) {
    problems.push(...v.parsed.problems);
    if (parsed.meta && v.lang === parsed.meta.text.language) problems.push(at(v.file, 'id', 'duplicate', `a ${v.lang} version of a cable whose own text is ${v.lang}`, 'another language', 'rename the file, or correct text.language'));
  }
  const meta = parsed.meta;
  // A digest in one language does not make a full text in another safe.
  if (meta?.provenance.kind === 'leaked' && !meta.provenance.review && meta.status === 'published') for (const v of versions) {
    const kind = v.parsed.meta?.text.kind;
    if (kind === 'full' || kind === 'extract' || kind === 'translation') problems.push(at(v.file, 'text', 'leaked', `leaked text (${kind}) without a recorded review`, `provenance.review: { by, date, note } in ${main.shown}`, 'have an editor review it for people at risk and record that, or publish a digest'));
  }
  if (!meta || versions.some((v) => !v.parsed.meta)) {
    return { problems };
  }
  const texts: { lang: string; own: boolean; file: SourceFile; start: number }[] = [
    { lang: meta.text.language, own: true, file: main, start: parsed.bodyStart },
    ...versions.map((v) => ({ lang: v.lang, own: false, file: v.file, start: v.parsed.bodyStart })),
  ];
  const withdrawn = meta.status === 'withdrawn';
  const bodies = texts.map((t) => t.file.text.slice(t.start));
  const labels = bodies.map(definedLabels);
  const noteNumbers = numberNotes(bodies);
  const pinned = pinsOfCable(meta, versions.map((v) => v.lang), pins);
  const rendered: Markup[] = withdrawn ? [] : texts.map((t, i) => {
    const r = renderMarkup({ ...t, labelsElsewhere: labels.filter((_, j) => j !== i).flat(), noteNumbers, pins: pinned[i]! });
    problems.push(...r.problems);
    return r.markup;
  });
  const { markups, dead } = withMovedAnchors(rendered, meta.anchors);
  if (!withdrawn) for (const d of dead) problems.push(at(main, 'anchors', 'permalink', d, 'anchors: { old: new } with an old anchor that is gone and a new one that is there', 'correct the field'));
  if (!withdrawn) problems.push(...checkNotes(meta, texts.map((t, i) => ({ file: t.file, markup: markups[i]! }))));
  const digest = digestOfCable(files, JSON.stringify(pinned));
  const versionMetas = versions.map((v) => ({ ...v.parsed.meta!, lang: v.lang }));
  const summary: CableSummary = {
    meta: { ...meta, notes: { ...Object.assign({}, ...versionMetas.map((v) => v.notes)), ...meta.notes } },
    versions: withdrawn ? [] : versionMetas,
    texts: markups.map((m, i): TextSummary => ({
      lang: m.lang, own: i === 0, shown: texts[i]!.file.shown, words: m.words, mentions: m.mentions.filter((x) => x.scheme !== 'note'),
      anchors: [...m.blocks.filter((b) => b.kind === 'paragraph').map((b) => b.anchor), ...m.pages], opening: clip(m.blocks.filter((b) => b.kind === 'paragraph').slice(0, 6).map((b) => b.text).join(' '), 240),
      notes: m.notes.map((n) => ({ label: n.label, opening: clip(n.text, 200), anchor: m.noteReferences.find((r) => r.label === n.label)?.anchor ?? '' })),
    })),
    digest, places: placesOf(main, parsed.bodyStart, meta), problems,
  };
  return { summary, body: { texts: markups, noteNumbers: Object.fromEntries(noteNumbers) }, problems };
}

/** Puts every retired anchor where its editor says it leads: an empty element with the old name, before the words of the new one. */
function withMovedAnchors(markups: readonly Markup[], moved: Readonly<Record<string, string>>): { markups: Markup[]; dead: string[] } {
  const dead: string[] = [];
  if (!Object.keys(moved).length) return { markups: [...markups], dead };
  const there = new Set(markups.flatMap((m) => [...m.blocks.filter((b) => b.kind === 'paragraph').map((b) => b.anchor), ...m.pages, ...m.notes.map((n) => `note-${n.label}`)]));
  const before = new Map<string, string>();
  for (const [from, to] of Object.entries(moved)) {
    if (there.has(from)) dead.push(`anchors.${from} retires an anchor that is there`);
    else if (to !== 'gone' && (!there.has(to) || to.startsWith('page-'))) dead.push(`anchors.${from} leads to "${to}", which is no paragraph or note`);
    else if (to !== 'gone') before.set(to, `${before.get(to) ?? ''}<span id="${from}"></span>`);
  }
  if (!before.size) return { markups: [...markups], dead };
  return {
    dead,
    markups: markups.map((m) => ({
      ...m, blocks: m.blocks.map((b) => (b.kind === 'paragraph' && before.has(b.anchor) ? { ...b, html: before.get(b.anchor)! + b.html } : b)),
      notes: m.notes.map((n) => (before.has(`note-${n.label}`) ? { ...n, html: before.get(`note-${n.label}`)! + n.html } : n)),
    })),
  };
}

const at = (file: SourceFile, field: string, kind: Problem['kind'], found: string, expected: string, advice: string): Problem => ({
  file: file.shown, ...positionAt(file.text, Math.max(0, file.text.search(new RegExp(`^${field}:`, 'm')))), kind, found, expected, advice, severity: 'error',
});

/** The first words of a text, cut at a word's end. */
function clip(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\s+\S*$/, '') + ' …';
}

/** Labels used and defined across the language files of one cable must meet. */
function checkNotes(meta: Cable, texts: readonly { file: SourceFile; markup: Markup }[]): Problem[] {
  const problems: Problem[] = [];
  const used = new Set(texts.flatMap((t) => t.markup.noteReferences.map((r) => r.label)));
  const defined = new Set(texts.flatMap((t) => t.markup.noteDefinitions.map((d) => d.label)));
  for (const { file, markup } of texts) {
    for (const d of markup.noteDefinitions) {
      if (!used.has(d.label)) problems.push({ file: file.shown, line: d.line, column: d.column, kind: 'unused-note', found: `note "${d.label}" is never referred to`, expected: `[^${d.label}] in the text of one of the cable's files`, advice: 'refer to it, or remove it', severity: 'error' });
    }
    for (const m of markup.mentions) {
      if (m.scheme === 'note' && noteLabelPattern.test(m.target) && !defined.has(m.target)) problems.push({ file: file.shown, line: m.line, column: m.column, kind: 'dangling-note', found: `a phrase of the note "${m.target}", which is defined nowhere`, expected: `a line "[^${m.target}]: …" in a language file of this cable`, advice: 'write the note, or correct its label', severity: 'error' });
    }
  }
  for (const label of Object.keys(meta.notes)) {
    if (!defined.has(label.toLowerCase())) problems.push({ ...at(texts[0]!.file, 'notes', 'dangling-note', `notes.${label} describes a note that is defined nowhere`, `a line "[^${label}]: …"`, 'write the note, or remove the field') });
  }
  return problems;
}

const partOfWord = /[\w-]/;
/** Offset of a word that stands alone, from an offset on; -1 when there is none. */
function wordAt(text: string, word: string, from: number): number {
  for (let i = text.indexOf(word, from); i >= 0; i = text.indexOf(word, i + 1)) {
    if (!partOfWord.test(text[i - 1] ?? '') && !partOfWord.test(text[i + word.length] ?? '')) return i;
  }
  return -1;
}

/** Line and column of the fields that name records. */
function placesOf(file: SourceFile, bodyStart: number, meta: Cable): CableSummary['places'] {
  const head = file.text.slice(0, bodyStart);
  const places: Record<string, { line: number; column: number }> = {};
  const find = (field: string, values: readonly string[]) => {
    const start = head.indexOf(`\n${field}:`) + 1;
    if (!start) return;
    places[field] = positionAt(head, start);
    for (const v of values) {
      const i = wordAt(head, v, start);
      if (i >= 0) places[`${field}:${v}`] = positionAt(head, i);
    }
  };
  find('post', meta.post ? [meta.post] : []);
  find('countries', meta.countries);
  find('organizations', meta.organizations);
  find('persons', meta.persons.map((p) => p.id));
  find('derived', meta.derived?.post ? [meta.derived.post] : []);
  return places;
}
