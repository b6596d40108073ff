/** Filters, counts by facet value and the histogram of years. */
import type { Shard } from './index-reader.ts';
import { facetKeys } from './record.ts';
import type { FacetKey } from './record.ts';
import type { SearchResult } from './result.ts';

/** A restriction with the field it belongs to, so that the field's own counts can leave it out. */
export interface Restriction {
  field: FacetKey;
  /** True for records that pass; one call a shard. */
  passes(shard: Shard): Promise<(record: number) => boolean>;
}

/** Records that have one of the values. */
export function valueRestriction(field: FacetKey, values: readonly string[]): Restriction {
  return {
    field,
    async passes(shard) {
      const column = await shard.facet(field);
      const allowed = new Uint8Array(shard.entry.records);
      for (const value of values) for (const record of column.get(value) ?? []) allowed[record] = 1;
      return (record) => allowed[record] === 1;
    },
  };
}

/** Records dated within the inclusive years. */
export function yearRestriction(years: { from?: number; to?: number }): Restriction {
  const from = years.from ?? 1;
  const to = years.to ?? Infinity;
  return {
    field: 'year',
    passes: (shard) => Promise.resolve((record) => {
      const year = Math.floor((shard.header.dates[record] as number) / 10000);
      return year >= from && year <= to;
    }),
  };
}

export interface Member { shard: Shard; record: number }

/** For each member the restrictions it fails, as bits in the order of `restrictions`; 0 passes all. */
export async function failures(members: readonly Member[], restrictions: readonly Restriction[], shards: readonly Shard[]): Promise<Uint32Array> {
  const failed = new Uint32Array(members.length);
  for (const [bit, restriction] of restrictions.entries()) {
    const tests = new Map(await Promise.all(shards.map(async (shard) => [shard, await restriction.passes(shard)] as const)));
    members.forEach((member, index) => {
      if (tests.get(member.shard)?.(member.record) !== true) failed[index] = (failed[index] as number) | (1 << bit);
    });
  }
  return failed;
}

/** The members a field's counts go by: those that fail nothing but the field's own restrictions. */
function countedFor(field: FacetKey, members: readonly Member[], failed: Uint32Array, restrictions: readonly Restriction[]): Member[] {
  const own = restrictions.reduce((bits, restriction, bit) => (restriction.field === field ? bits | (1 << bit) : bits), 0);
  return members.filter((_, index) => ((failed[index] as number) & ~own) === 0);
}

export async function countFacets(
  wanted: readonly FacetKey[], members: readonly Member[], failed: Uint32Array, restrictions: readonly Restriction[], shards: readonly Shard[],
): Promise<SearchResult['facets']> {
  const facets: SearchResult['facets'] = {};
  for (const field of facetKeys.filter((key) => wanted.includes(key))) {
    const counted = countedFor(field, members, failed, restrictions);
    const counts = new Map<string, number>();
    for (const shard of shards) {
      const present = new Uint8Array(shard.entry.records);
      for (const member of counted) if (member.shard === shard) present[member.record] = 1;
      for (const [value, records] of await shard.facet(field)) {
        let count = 0;
        for (const record of records) count += present[record] as number;
        if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
    facets[field] = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return facets;
}

export function countYears(members: readonly Member[], failed: Uint32Array, restrictions: readonly Restriction[]): SearchResult['histogram'] {
  const counts = new Map<number, number>();
  for (const { shard, record } of countedFor('year', members, failed, restrictions)) {
    const year = Math.floor((shard.header.dates[record] as number) / 10000);
    if (year > 0) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]).map(([year, count]) => ({ year, count }));
}
