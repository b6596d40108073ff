/**
 * What every foreign format becomes. An importer reads one source file as a stream and yields one document at a time;
 * whoever runs it (`run.ts`) writes each at once into a temporary folder and moves everything into place at the end.
 * So memory stays bounded, and an importer that throws leaves the archive as it was.
 */
import type { Root } from 'mdast';
import type { Cable, Glossary, Organization, Person, Post } from '../archive/schema.ts';

/** A record as it is written: ids are plain strings, and what has a default may be left out. `npm run check` has the last word. */
type Written<T> = T extends string ? (Record<never, never> extends Record<T, 1> ? string : T)
  : T extends readonly (infer U)[] ? Written<U>[]
  : T extends object ? { [K in keyof T]?: Written<T[K]> }
  : T;

/** Frontmatter as an editor would write it: before zod fills in defaults. */
export type CableInput = Written<Cable> & { id: string; title: string };
export type PersonInput = Written<Person> & { names: Record<string, string> };
export type OrganizationInput = Written<Organization> & { names: Record<string, string> };
export type PostInput = Written<Post> & { names: Record<string, string>; city: Record<string, string>; country: string };
export type GlossaryEntry = Written<Glossary[number]> & { en: string[] };

/** One file to import. `name` is its base name and goes into `provenance.file`; `path` is what messages name. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  /** SHA-256 of the bytes, hexadecimal; goes into `provenance.sha256`. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly size: number;
  /** The bytes, in chunks; may be called again for a second pass. */
  open(): AsyncIterable<Uint8Array>;
}

/** Where something stands in the source: 1-based line and column. */
export interface SourcePlace { readonly line: number; readonly column: number }

/** The document can't be read at all. `message` is one line without the place. Nothing of the import is kept. */
export class ImportError extends Error {
  readonly file: string;
  readonly place: SourcePlace | undefined;
  constructor(file: string, message: string, place?: SourcePlace) {
    super(message);
    this.name = 'ImportError';
    this.file = file;
    this.place = place;
  }
}

/**
 * What an importer could not do as it stands in the source. `kind` is a short fixed phrase (the summary counts by it), e.g.
 * `dangling reference`, `dropped script`, `unreadable date`; `message` says what was found and what was done with it.
 */
export interface ImportWarning { readonly kind: string; readonly message: string; readonly place?: SourcePlace; readonly document?: string }

/** A person as a source's list or header names him. */
export interface PersonProposal {
  /** Name as printed: "Newsom, David D." or "Ambassador MILOVANOVIC". */
  readonly printed: string;
  /** Given names before surname: "David D. Newsom". */
  readonly name: string;
  /** Slug to use for a new record when it is free: `david-d-newsom`. */
  readonly slug: string;
  /** Appended to the slug when that belongs to another person: `frus1969-76ve05p2`. */
  readonly distinguish: string;
  /** Stable key of this entry in its source: `frus1969-76ve05p2#p_NDD1`; review decisions are kept by it. */
  readonly key: string;
  readonly record: PersonInput;
}

/** What a source holds that must arrive; each that doesn't is a warning with its reason. */
export const arrivalKinds = ['documents', 'notes', 'tables', 'pages', 'persons', 'terms', 'mentions', 'termLinks', 'references', 'images'] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];
export type Arrivals = Partial<Record<ArrivalKind, number>>;

/** What the run offers an importer. All calls answer at once; records are written at the end of the run. */
export interface ImportContext {
  warn(warning: ImportWarning): void;
  /** Registers a person and answers the id to link to: an existing record where the match is sure, else a new one. */
  person(proposal: PersonProposal): string;
  /** Registers an organization; answers its id. An existing record of that id is never changed. */
  organization(id: string, record: OrganizationInput): string;
  /** Registers a post; answers its id. An existing record of that id is never changed. */
  post(id: string, record: PostInput): string;
  /**
   * Adds entries to `glossary/<file>.yaml` and answers the id of each to link to. A term that the archive defines in the same words already
   * is that entry; one it defines in other words gets an entry of its own, named for the file: "AF (frus1958-60v13)".
   */
  terms(file: string, entries: readonly GlossaryEntry[]): string[];
  /** Counts what the source holds, as its own marks say, before anything is made of it; and how much of it arrived. */
  count(source: Arrivals, arrived: Arrivals): void;
  /** Progress in source units read so far (bytes), for long imports. */
  progress(bytes: number): void;
}

/**
 * One document. Its body is an mdast tree that follows DESIGN §3 (links whose scheme says what they are, footnotes, `part:`, `page:`,
 * `redaction:`, `cell:`); `markdown.ts` has the builders for these nodes and writes the tree, escaping what has to be.
 */
export interface ImportedDocument {
  readonly cable: CableInput;
  readonly body: Root;
  /** Line of the source on which the document begins. */
  readonly place: SourcePlace;
}

export interface Importer {
  /** The word on the command line: `frus`, `cable-csv` … */
  readonly format: string;
  /** One line for the help text. */
  readonly about: string;
  /** Yields the documents of one file in order. Throws {@link ImportError} when the file isn't this format or can't be read to its end. */
  import(source: SourceFile, context: ImportContext): AsyncIterable<ImportedDocument>;
}
