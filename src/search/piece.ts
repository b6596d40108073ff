/**
 * A piece of a shard: a run of records, laid out, inverted and packed. It depends on its own records alone, so the build keeps it between runs: an
 * edit analyses one piece anew, and a shard is put together from its pieces. Node only.
 */
import { compressToSteps } from './folder-writer.ts';
import { drawerOf } from './drawers.ts';
import { layOutAll, type Section, type ShownRecord } from './document.ts';
import { ByteReader, ByteWriter, readNextText, writeNextText } from './bytes.ts';
import { fieldAt, invertPlainly, lengthOf } from './invert.ts';
import { NameCounter, type NameEvidence } from './name-words.ts';
import { invertWithPagefind } from './pagefind-inverter.ts';
import { PostingsWriter } from './postings.ts';
import { facetKeys, type FacetKey, type SearchRecord } from './record.ts';
import { dateNumber } from './shard-header.ts';
import type { Records } from './build-options.ts';

export interface PieceWord extends NameEvidence {
  readonly records: number;
  /** The last record that holds it. */
  readonly last: number;
  /** Record numbers count from the first of the piece. */
  readonly postings: Uint8Array;
}
export interface Piece {
  /** Words in each record, and in each of its titles. */
  readonly lengths: readonly number[];
  readonly titles: readonly (readonly number[])[];
  readonly dates: readonly number[];
  readonly facets: readonly Partial<Record<FacetKey, readonly string[]>>[];
  /** Ascending by word. */
  readonly words: Iterable<readonly [word: string, PieceWord]>;
  /** Shown records: how many, and the member of a pack that they are. */
  readonly groups: readonly (readonly [records: number, member: Uint8Array])[];
}

/** Records of a piece, about: fewer would cost Pagefind's start too often, more would cost an edit. */
const pieceSize = 128;
/**
 * Shown records are stored in groups of at least so many characters: ten hits cost ten groups, of which each is to be little more than the record
 * itself; but very short records must not stand alone.
 */
const groupCharacters = 4_000;

/** Whether a piece of so many records ends before the record of this id: a record added or removed changes its own piece, and at most the next. */
const endsBefore = (records: number, id: string): boolean => records >= pieceSize * 1.5 || (records >= pieceSize / 2 && drawerOf(id, pieceSize / 2) === 0);

/** Cuts the records of a shard, or what they are made from, into pieces. */
export function cutPieces<T>(records: Iterable<T>, idOf: (record: T) => string): T[][] {
  const pieces: T[][] = [];
  for (const record of records) {
    const open = pieces.at(-1);
    if (open === undefined || endsBefore(open.length, idOf(record))) pieces.push([record]); else open.push(record);
  }
  return pieces;
}

/** Analyses the records of one piece. Both indexers give the same. */
export async function makePiece(records: readonly SearchRecord[], indexer: 'pagefind' | 'plain' = 'pagefind'): Promise<Piece> {
  const laidOut = records.map(layOutAll);
  const names = new NameCounter();
  for (const sections of laidOut) names.add(sections);
  const inverted = await (indexer === 'plain' ? invertPlainly : invertWithPagefind)(laidOut);
  const words = [...inverted].map(([word, found]): [string, PieceWord] => {
    const postings = new PostingsWriter();
    let last = 0;
    for (const [record, places] of found) { postings.add(record, places.map((place) => (place << 2) | fieldAt(laidOut[record] as Section[], place))); last = record; }
    return [word, { records: postings.records, last, postings: postings.bytes(), ...names.evidence(word) }];
  });
  return {
    lengths: laidOut.map(lengthOf), titles: laidOut.map((sections) => sections.filter((section) => section.field === 'title').map((section) => section.tokens.length)),
    dates: records.map((record) => dateNumber(record.date)), facets: records.map(({ facets }) => Object.fromEntries(facetKeys.flatMap((key) => (facets[key]?.length ? [[key, facets[key]]] : [])))),
    words: words.sort(([a], [b]) => (a < b ? -1 : 1)), groups: [...groupsOf(records)],
  };
}

/** Pieces of records in their order, one after another. */
export async function* piecesOf(records: Records, options: { readonly indexer?: 'pagefind' | 'plain' } = {}): AsyncGenerator<Piece> {
  let piece: SearchRecord[] = [];
  for await (const record of records) {
    if (endsBefore(piece.length, record.id)) { yield await makePiece(piece, options.indexer); piece = []; }
    piece.push(record);
  }
  if (piece.length > 0) yield await makePiece(piece, options.indexer);
}

/** The line of a list names kind and classification: it must not load their columns for that. */
function factsOf({ documentKind, classification }: SearchRecord['facets']): Pick<ShownRecord, 'documentKind' | 'classification'> {
  return { ...(documentKind?.[0] === undefined ? {} : { documentKind: documentKind[0] }), ...(classification?.[0] === undefined ? {} : { classification: classification[0] }) };
}

function* groupsOf(records: readonly SearchRecord[]): Generator<[number, Uint8Array]> {
  let group: ShownRecord[] = [];
  let size = 0;
  const pack = (): [number, Uint8Array] => [group.length, compressToSteps(new TextEncoder().encode(JSON.stringify(group)))];
  for (const { id, url, kind, titles, date, post, facets, passages } of records) {
    if (size >= groupCharacters) { yield pack(); group = []; size = 0; }
    group.push({ id, url, kind, titles, ...(date === undefined ? {} : { date }), ...(post === undefined ? {} : { post }), ...factsOf(facets), passages });
    size += passages.reduce((sum, passage) => sum + passage.text.length, 200);
  }
  if (group.length > 0) yield pack();
}

/** A piece as bytes, to be kept. */
export function writePiece(piece: Piece): Uint8Array {
  const writer = new ByteWriter();
  writer.text(JSON.stringify({ lengths: piece.lengths, titles: piece.titles, dates: piece.dates, facets: piece.facets }));
  writer.number(piece.groups.length);
  for (const [records, member] of piece.groups) writer.number(records).number(member.length).raw(member);
  let previous = '';
  for (const [word, { records, last, postings, capital, small, linked }] of piece.words) {
    writeNextText(writer, previous, word);
    writer.number(records).number(last).number(capital).number(small * 2 + Number(linked)).number(postings.length).raw(postings);
    previous = word;
  }
  return writer.bytes();
}

/** Reads what `writePiece` wrote; the words are read while they are asked for, once. */
export function readPiece(bytes: Uint8Array): Piece {
  const reader = new ByteReader(bytes);
  const facts = JSON.parse(reader.text()) as Pick<Piece, 'lengths' | 'titles' | 'dates' | 'facets'>;
  const groups = Array.from({ length: reader.number() }, (): [number, Uint8Array] => [reader.number(), reader.raw(reader.number())]);
  const words = function* (): Generator<[string, PieceWord]> {
    for (let word = ''; !reader.atEnd;) {
      word = readNextText(reader, word);
      const [records, last, capital, flags] = [reader.number(), reader.number(), reader.number(), reader.number()];
      yield [word, { records, last, capital, small: flags >>> 1, linked: (flags & 1) === 1, postings: reader.raw(reader.number()) }];
    }
  };
  return { ...facts, groups, words: words() };
}
