/** A search is its address: everything the reader has asked for stands in it, so that it can be shared, kept and gone back to. */
import type { FacetKey } from '../../search/record.ts';
import type { SearchOptions } from '../../search/result.ts';

/** Fields that are narrowed by choosing values; years are a span of their own. */
export const filterFields = ['country', 'person', 'post', 'subject', 'organization', 'classification', 'documentKind'] as const satisfies readonly FacetKey[];
export type FilterField = (typeof filterFields)[number];
export type Years = { readonly from?: number | undefined; readonly to?: number | undefined };
export type Filters = Partial<Record<FilterField, readonly string[]>>;

export interface SearchState {
  readonly query: string;
  readonly filters: Filters;
  readonly years?: Years | undefined;
  readonly sort?: 'newest' | 'oldest' | undefined;
  readonly acrossLanguages: boolean;
  /** How many pages of results are shown, one below the other; 1 to begin with. */
  readonly page: number;
}

/** Longest query kept: the search reads no more words than fit into it, and servers refuse addresses of many kilobytes. */
export const queryLength = 400;
export const pageSize = 10;
const pageLimit = 50;
const valueLimit = 50;

const parameterOf = (field: FilterField): string => (field === 'documentKind' ? 'kind' : field);

/** A query as it is searched: control characters are no part of it, and it is not endless. */
export function cleanQuery(query: string): string {
  return query.toWellFormed().replace(/[\u0000-\u001F\u007F]+/g, ' ').trim().slice(0, queryLength).replace(/[\uD800-\uDBFF]$/, '').trim();
}

/** Takes any address: what isn't understood is left out. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const filters: Partial<Record<FilterField, string[]>> = {};
  for (const field of filterFields) {
    const values = [...new Set(parameters.getAll(parameterOf(field)).filter((v) => /^[\p{L}\p{N}._-]{1,100}$/u.test(v)))].slice(0, valueLimit);
    if (values.length > 0) filters[field] = values;
  }
  const sort = parameters.get('sort');
  const page = Number(parameters.get('page'));
  return {
    query: cleanQuery(parameters.get('q') ?? ''), filters, years: readYears(parameters.get('year') ?? ''),
    sort: sort === 'newest' || sort === 'oldest' ? sort : undefined,
    acrossLanguages: parameters.get('languages') !== 'one',
    page: Number.isInteger(page) && page > 0 ? Math.min(page, pageLimit) : 1,
  };
}

/** `1958..1963`, `1958`, `1958..`, `..1963` → inclusive years, the earlier first; undefined for anything else. */
export function readYears(text: string): Years | undefined {
  const match = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(text.trim());
  if (!match || (match[1] === undefined && match[3] === undefined)) return undefined;
  const from = match[1] === undefined ? undefined : Number(match[1]);
  const to = match[2] === undefined ? from : match[3] === undefined ? undefined : Number(match[3]);
  return from !== undefined && to !== undefined && from > to ? { from: to, to: from } : { from, to };
}

export function writeYears({ from, to }: Years): string {
  return from !== undefined && from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

/** The address's query part, with `?`; '' when nothing is asked. The same search always has the same address. */
export function writeAddress(state: SearchState): string {
  const parameters = new URLSearchParams();
  if (state.query !== '') parameters.set('q', state.query);
  for (const field of filterFields) for (const value of state.filters[field] ?? []) parameters.append(parameterOf(field), value);
  if (state.years) parameters.set('year', writeYears(state.years));
  if (state.sort) parameters.set('sort', state.sort);
  if (!state.acrossLanguages) parameters.set('languages', 'one');
  if (state.page > 1) parameters.set('page', String(state.page));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** True when there is nothing to search for. */
export const isIdle = (state: SearchState): boolean => state.query === '' && state.years === undefined && countFilters(state) === 0;

export function countFilters({ filters }: SearchState): number {
  return Object.values(filters).reduce((sum, values) => sum + values.length, 0);
}

/** Adds a value to a field, or takes it away; the list begins from its start again. */
export function toggled(state: SearchState, field: FilterField, value: string): SearchState {
  const values = state.filters[field] ?? [];
  const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
  const { [field]: _, ...others } = state.filters;
  return { ...state, page: 1, filters: next.length > 0 ? { ...others, [field]: next } : others };
}

/** The question as the search takes it. */
export function searchOptions(state: SearchState, lang: string): Omit<SearchOptions, 'signal'> {
  return {
    lang, acrossLanguages: state.acrossLanguages,
    filters: Object.fromEntries(Object.entries(state.filters).map(([field, values]) => [field, [...values]])),
    ...(state.years ? { years: { ...(state.years.from === undefined ? {} : { from: state.years.from }), ...(state.years.to === undefined ? {} : { to: state.years.to }) } } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
  };
}
