/** Why a search could not be answered; the interface has a message with a way on for each. */
export const searchErrorKinds = ['missing', 'damaged', 'version', 'network'] as const;
export type SearchErrorKind = (typeof searchErrorKinds)[number];

/** Thrown by everything that reads an index. A query itself never throws: any characters give an answer or an empty one. */
export class SearchError extends Error {
  readonly kind: SearchErrorKind;
  /** The index file concerned, relative to the index folder. */
  readonly file: string;
  constructor(kind: SearchErrorKind, file: string, detail: string) {
    super(`search index: ${file}: ${detail}`);
    this.name = 'SearchError';
    this.kind = kind;
    this.file = file;
  }
}
