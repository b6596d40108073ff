/**
 * The closed lists of the archive, each with its words in every interface language.
 * A list is `as const`; `satisfies` makes the compiler refuse a value without its words.
 */
export type Words = { readonly ar: string; readonly en: string };
/** A code with its name and one sentence that explains it to a reader who never saw a cable. */
export type Explained = { readonly name: Words; readonly help: Words };

export const classifications = ['unclassified', 'official-use-only', 'restricted', 'confidential', 'secret', 'top-secret'] as const;
export type Classification = (typeof classifications)[number];

export const documentKinds = [
  'telegram', 'airgram', 'memorandum', 'memorandum-of-conversation', 'letter', 'message', 'report', 'intelligence',
  'minutes', 'paper', 'note', 'editorial-note', 'attachment', 'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How much of the document's text the archive holds. `header`: nothing but its header is known. */
export const textKinds = ['full', 'extract', 'digest', 'translation', 'header'] as const;
export type TextKind = (typeof textKinds)[number];

export const provenanceKinds = ['declassified', 'foia', 'press-published', 'leaked', 'generated'] as const;
export type ProvenanceKind = (typeof provenanceKinds)[number];

export const noteKinds = ['context', 'identification', 'translation', 'correction', 'press', 'edition'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const personRoles = ['sender', 'recipient', 'participant', 'author', 'drafter', 'mentioned'] as const;
export type PersonRole = (typeof personRoles)[number];

export const statuses = ['draft', 'published', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

export const withdrawalReasons = ['safety', 'privacy', 'legal', 'error', 'duplicate'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Why words are not shown. `not-declassified`: withheld by the publishing government; the mark's own words stay. */
export const redactionReasons = ['source-protection', 'personal-data', 'at-risk', 'legal', 'not-declassified', 'illegible', 'omitted-in-source'] as const;
export type RedactionReason = (typeof redactionReasons)[number];

export const precedences = ['flash', 'niact-immediate', 'immediate', 'priority', 'routine', 'deferred'] as const;
export type Precedence = (typeof precedences)[number];

/** Structural parts an importer marks with `[words](part:…)`: `check` knows no other. */
export const partKinds = ['dateline', 'salutation', 'closing', 'signature', 'postscript', 'head', 'address', 'page-line'] as const;
export type PartKind = (typeof partKinds)[number];
