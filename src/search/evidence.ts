/** The closer look at the best records: words standing together, and titles that say what was asked. Pure. */
import { weights } from './ranking-weights.ts';

/** One occurrence of a term of the query in a record. */
export interface Occurrence { term: number; place: number; isTitle: boolean; weight: number }

/** First places and lengths of a record's titles. */
export interface TitleSpan { place: number; length: number }

/** What a record gains beyond the sum of its words. `occurrences`: of all terms, ascending by place. */
export function evidence(occurrences: readonly Occurrence[], titles: readonly TitleSpan[]): number {
  return weights.proximity * proximity(occurrences) + weights.gathering * gathering(occurrences) + weights.title * titleAnswer(occurrences, titles);
}

/** For each pair of neighbouring terms of the query that the record holds: one divided by their smallest distance. */
function proximity(occurrences: readonly Occurrence[]): number {
  const held = [...new Set(occurrences.map(({ term }) => term))].sort((a, b) => a - b);
  let sum = 0;
  for (let index = 1; index < held.length; index++) {
    const distance = closest(occurrences, held[index - 1] as number, held[index] as number);
    if (distance <= weights.proximityWindow) sum += 1 / distance;
  }
  return sum;
}

/** Smallest distance between occurrences of two terms. */
function closest(occurrences: readonly Occurrence[], one: number, other: number): number {
  let best = Infinity;
  let last: Occurrence | undefined;
  for (const occurrence of occurrences) {
    if (occurrence.term !== one && occurrence.term !== other) continue;
    if (last !== undefined && last.term !== occurrence.term && occurrence.place > last.place) best = Math.min(best, occurrence.place - last.place);
    last = occurrence;
  }
  return best;
}

/** The greatest sum of weights of different terms within a few places. */
function gathering(occurrences: readonly Occurrence[]): number {
  let best = 0;
  for (let first = 0; first < occurrences.length; first++) {
    const start = (occurrences[first] as Occurrence).place;
    const seen = new Map<number, number>();
    let sum = 0;
    for (let at = first; at < occurrences.length; at++) {
      const { term, place, weight } = occurrences[at] as Occurrence;
      if (place - start >= weights.gatheringWindow) break;
      const before = seen.get(term) ?? 0;
      if (weight <= before) continue;
      sum += weight - before;
      seen.set(term, weight);
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** Weights of the terms that stand in a title, times the share of the title that they are; the best title counts. */
function titleAnswer(occurrences: readonly Occurrence[], titles: readonly TitleSpan[]): number {
  let best = 0;
  for (const { place, length } of titles) {
    const found = new Map<number, number>();
    for (const occurrence of occurrences) {
      if (!occurrence.isTitle || occurrence.place < place || occurrence.place >= place + length) continue;
      found.set(occurrence.term, Math.max(found.get(occurrence.term) ?? 0, occurrence.weight));
    }
    const sum = [...found.values()].reduce((total, weight) => total + weight, 0);
    best = Math.max(best, sum * Math.min(1, found.size / length));
  }
  return best;
}
