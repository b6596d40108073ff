/** The numbers of the ranking in one place. All were tuned on the development sets alone (`npm run evaluate`). */
export const weights = {
  /** BM25: how soon further occurrences stop counting, and how much long records are held back. */
  saturation: 1.2,
  lengthNormalisation: 0.75,
  /** What one occurrence in a field counts; indexed like `fields` in document.ts: title, text, note, about. */
  fields: [2, 1, 0.9, 1] as readonly number[],
  /** A word found as typed, as another form of the same stem, as another word of the same root. */
  surface: 1,
  stem: 0.9,
  root: 0.6,
  /** Root matches count less in short queries, where there is little else to go by. */
  rootShort: 0.5,
  stemShort: 0.8,
  /** Queries of at most so many words are short. */
  shortQuery: 3,
  /** How much a record gains that holds all words of a short query. */
  coverage: 0.3,
  /** What two neighbouring words of the query gain that stand side by side, and how far apart they may be. */
  proximity: 1,
  proximityWindow: 6,
  /** Records whose neighbourhoods are looked at. */
  proximityCandidates: 300,
  /** A word without its first particle, when the word itself is unknown. */
  clitic: 0.9,
};
