/** One part of an archive: a run of its cables in the order of `byDate`, cut so that all parts have as many, give or take one. */
import type { CableSummary } from '../archive/summary.ts';

/** The third of eight: `{ part: 3, of: 8 }`. */
export interface Part { readonly part: number; readonly of: number }

export const nameOfPart = ({ part, of }: Part): string => `${part}/${of}`;

/** Reads `3/8`. Throws with what is expected instead. */
export function parsePart(text: string): Part {
  const m = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const part = Number(m?.[1]), of = Number(m?.[2]);
  if (!m || part < 1 || part > of) throw new Error(`--part "${text}"; expected a number and how many parts there are, such as 3/8, from 1/8 to 8/8`);
  return { part, of };
}

export interface Slice {
  readonly has: (c: CableSummary) => boolean;
  /** Whether a shard or a year's table belongs to this part: the one that has its first cable, so that exactly one part makes it. An empty list is the first part's. */
  readonly begins: (cables: readonly CableSummary[]) => boolean;
  readonly count: number;
}

/** `cables`: all that are published, in order. */
export function sliceOf(cables: readonly CableSummary[], { part, of }: Part): Slice {
  const own = new Set(cables.slice(Math.floor(((part - 1) * cables.length) / of), Math.floor((part * cables.length) / of)).map((c) => c.meta.id));
  const has = (c: CableSummary): boolean => own.has(c.meta.id);
  return { has, begins: (list) => (list[0] ? has(list[0]) : part === 1), count: own.size };
}
