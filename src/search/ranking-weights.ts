/** What differs between short and long queries. */
export interface Profile {
  /** A word found as typed, as another form of the same stem, as another word of the same root; indexed by level. */
  levels: readonly number[];
  /** BM25: how much long records are held back. */
  lengthNormalisation: number;
}

/** The numbers of the ranking in one place. All were tuned on the development sets alone (`npm run evaluate`). */
export const weights = {
  /** BM25: how soon further occurrences stop counting. */
  saturation: 1,
  /** What one occurrence in a field counts; indexed like `fields` in document.ts: title, text, note, about. */
  fields: [2, 1, 0.9, 1] as readonly number[],
  /** Queries of at most so many words are short: a record that holds all their words gains up to `coverage` of its score. */
  shortQuery: 3,
  long: { levels: [1, 0.9, 0.6], lengthNormalisation: 0.55 } satisfies Profile,
  /** Who types two words means these. */
  short: { levels: [1, 0.8, 0.5], lengthNormalisation: 0.5 } satisfies Profile,
  coverage: 0.3,
  /** … and this share when it holds all of them exactly as typed. */
  exact: 0.15,
  /** The rest is looked at in the best records only. */
  candidates: 300,
  /** What two neighbouring words of the query gain that stand side by side, and how far apart they may be. */
  proximity: 1,
  proximityWindow: 6,
  /** Share of the words' weights that the closest gathering of different words gains, and how many places it may span. */
  gathering: 0.15,
  gatheringWindow: 10,
  /** A title that the query covers wholly gains the weights of the words found in it; one covered half, half of it. */
  title: 1,
  /** A word without its first particle, when the word itself is unknown. */
  clitic: 0.9,
  /** A word completed while it is typed, and a correction of one the archive doesn't hold. */
  prefix: 0.6,
  similar: 0.6,
  /** A word found through its translation, or through a name of the same sound in the other script. */
  translation: 0.5,
  /** … and through another word with the same translation. */
  synonym: 0.15,
  sound: 0.5,
  /** What remains of a translation when only a word of the same root is in the glossary; and beside the translation of a whole phrase. */
  relatedTranslation: 0.4,
  besidePhrase: 0.4,
  /** How far apart two names may be (`names/align.ts`), and how far when the glossary already knows the word. */
  soundDistance: 0.3,
  soundDistanceOfKnown: 0.1,
  /** … and in the same script, for a name that the archive doesn't hold as typed. */
  soundDistanceOfSame: 0.2,
};
