/** Filters with live counts: values of a field are alternatives, fields narrow one another. */
import type { SearchResult } from '../../search/result.ts';
import type { FacetKey } from '../../search/record.ts';
import { countFilters, filterFields, type FilterField, type SearchState, type Years } from './address.ts';
import { element } from './dom.ts';
import type { Names } from './names.ts';
import type { Reader } from './reader.ts';
import { yearChart } from './year-chart.ts';

/** Values of a field shown at first; all on request, with a box to look through them when they are many. */
const few = 7;
const many = 20;
/**
 * Fields open from the start, the most wanted first, as far as counting them costs little: in a large archive a first answer would wait for their
 * columns longer than for the hits. The others are counted once they are opened.
 */
const openAtFirst: readonly FilterField[] = ['country', 'post', 'person', 'classification'];

export interface FilterPanel {
  update(result: SearchResult, state: SearchState): void;
  /** Fields whose counts are to be asked for, in any case and if they cost little. */
  wanted(state: SearchState): { facets: FacetKey[]; facetsIfCheap: FacetKey[] };
  /** Values whose names are to be seen. */
  named(result: SearchResult): Partial<Record<FilterField, string[]>>;
}

export interface FilterEvents {
  toggle(field: FilterField, value: string): void;
  years(years: Years | undefined): void;
  /** A field was opened whose counts were not asked for. */
  opened(): void;
}

export function fieldName(field: FilterField, reader: Reader): string {
  return field === 'documentKind' ? reader.words.search.kind : reader.words.search[field];
}

export function filterPanel(host: HTMLElement, reader: Reader, names: Names, events: FilterEvents): FilterPanel {
  const chart = yearChart(reader, (years) => events.years(years));
  const groups = filterFields.map((field) => filterGroup(field, reader, names, events));
  host.append(chart.element, ...groups.map((group) => group.element));
  return {
    update(result, state) {
      // Beside nothing found there is nothing to narrow; a filter in force can still be taken away.
      if (result.total === 0 && countFilters(state) === 0 && !state.years) delete host.dataset.filled;
      else host.dataset.filled = '';
      chart.update(result.histogram, state.years);
      for (const group of groups) group.update(result.facets[group.field], state.filters[group.field] ?? []);
    },
    wanted(state) {
      const isAsked = (group: FilterGroup): boolean => state.filters[group.field] !== undefined || (group.element.open && !group.isOpenUnasked());
      const facets = groups.filter(isAsked).map(({ field }) => field);
      return { facets, facetsIfCheap: openAtFirst.filter((field) => !facets.includes(field) && groups.some((group) => group.field === field && group.element.open)) };
    },
    named: (result) => Object.fromEntries(groups.map((group) => [group.field, (result.facets[group.field] ?? []).slice(0, group.shownAtMost()).map(({ value }) => value)])),
  };
}

interface FilterGroup {
  readonly field: FilterField;
  readonly element: HTMLDetailsElement;
  /** Open from the start, not by the reader. */
  isOpenUnasked(): boolean;
  shownAtMost(): number;
  update(counts: readonly { value: string; count: number }[] | undefined, chosen: readonly string[]): void;
}
interface Line { readonly item: HTMLLIElement; readonly input: HTMLInputElement; readonly name: HTMLElement; readonly count: HTMLElement }

function filterGroup(field: FilterField, reader: Reader, names: Names, events: FilterEvents): FilterGroup {
  const { words } = reader;
  const lines = new Map<string, Line>();
  const list = element('ul', {});
  const look = element('input', { type: 'search', 'aria-label': `${words.search.filterList}${words.language.colon}${fieldName(field, reader)}`, placeholder: words.search.filterList, autocomplete: 'off', dir: 'auto', hidden: true });
  const more = element('button', { type: 'button', class: 'plain', hidden: true, 'aria-expanded': 'false' });
  const group = element('details', { class: 'filter-group', open: openAtFirst.includes(field) },
    element('summary', {}, fieldName(field, reader)), element('div', { role: 'group', 'aria-label': fieldName(field, reader) }, look, list, more));
  let counts: readonly { value: string; count: number }[] | undefined;
  let chosen: readonly string[] = [];
  let whole = false;
  let unasked = group.open;
  /** The page closes a group itself whose counts were too dear. */
  let closing = false;

  function lineOf(value: string): Line {
    let line = lines.get(value);
    if (!line) {
      const input = element('input', { type: 'checkbox' });
      input.addEventListener('change', () => events.toggle(field, value));
      const name = element('bdi', { class: 'filter-name' });
      const count = element('span', { class: 'count' });
      line = { input, name, count, item: element('li', {}, element('label', {}, input, name, count)) };
      lines.set(value, line);
    }
    return line;
  }

  function draw(): void {
    const all = counts ?? [];
    // A chosen value stays in sight, also with no hit left or beyond the first few.
    const values = [...all, ...chosen.filter((value) => !all.some((entry) => entry.value === value)).map((value) => ({ value, count: 0 }))];
    const sought = look.value.trim().toLowerCase();
    const shown = values.filter(({ value }, place) => (sought !== '' && whole ? names.of(field, value).toLowerCase().includes(sought) || chosen.includes(value) : whole || place < few || chosen.includes(value)));
    const focused = document.activeElement;
    list.replaceChildren(...shown.map(({ value, count }) => {
      const line = lineOf(value);
      line.input.checked = chosen.includes(value);
      line.name.textContent = names.of(field, value);
      line.count.textContent = words.language.number(count);
      line.item.classList.toggle('none', count === 0);
      return line.item;
    }));
    // Moving a line in the list takes the focus from it.
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    more.hidden = values.length <= few + 1 && !whole;
    more.textContent = whole ? words.search.fewer : `${words.home.seeAll} (${words.language.number(values.length)})`;
    more.setAttribute('aria-expanded', String(whole));
    look.hidden = !whole || values.length < many;
    group.hidden = counts !== undefined && values.length === 0;
  }

  more.addEventListener('click', () => {
    whole = !whole;
    if (!whole) look.value = '';
    if (whole) names.learn({ [field]: (counts ?? []).map(({ value }) => value) }, draw);
    else draw();
  });
  look.addEventListener('input', draw);
  group.addEventListener('toggle', () => {
    if (closing) { closing = false; return; }
    if (!group.open) return;
    if (counts === undefined) { unasked = false; events.opened(); }
  });
  return {
    field, element: group, isOpenUnasked: () => unasked, shownAtMost: () => (whole ? Infinity : few + 1),
    update(next, nextChosen) {
      counts = next;
      if (counts === undefined && group.open && unasked) closing = !(group.open = false);
      chosen = nextChosen;
      draw();
    },
  };
}
