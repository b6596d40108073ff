/** The search page: its address is the question; the answer, the filters and the history of the browser follow it. */
import type { SearchFailure } from '../../search/client.ts';
import type { EntitySuggestion, SearchResult } from '../../search/result.ts';
import { cleanQuery, countFilters, isIdle, pageSize, readAddress, searchOptions, toggled, writeAddress, type SearchState } from './address.ts';
import { suggestUnder } from './box.ts';
import { searchClient } from './connect.ts';
import { element, part, quoting } from './dom.ts';
import { filterPanel } from './filter-panel.ts';
import { hitItem } from './hit-lines.ts';
import { messages } from './messages.ts';
import { namesFor } from './names.ts';
import { readReader } from './reader.ts';

/** Milliseconds of rest while typing before the results follow. */
const rest = 140;
/** After so long without an answer the page says that it is searching. */
const patience = 250;
/** Results wait so long for the names that belong to them. */
const togetherWithin = 400;
const suggestedNames = 5;

async function open(host: HTMLElement): Promise<void> {
  // Whoever comes here searches: worker and index load beside the words of the page.
  searchClient();
  const box = part<HTMLInputElement>(host, 'box');
  const [body, start, status, hits, more, sort, across, filterButton, filterHost] = (['body', 'start', 'status', 'hits', 'more', 'sort', 'across', 'filter-button', 'filters'] as const).map((name) => part(host, name)) as
    [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLButtonElement, HTMLSelectElement, HTMLInputElement, HTMLButtonElement, HTMLElement];
  // One box is enough: the page's own takes the place of the one in the head.
  document.querySelector('.masthead .site-search')?.remove();
  const reader = await readReader(box);
  const { words, lang } = reader;
  const names = namesFor(searchClient, lang, JSON.parse(host.dataset.names ?? '{}') as Record<string, Record<string, string>>);
  const show = messages(host, reader, names, { change: (next) => go(next), retry: () => run(true), ask: (query) => { box.value = query; go({ ...state, query, page: 1 }); } });
  const panel = filterPanel(filterHost, reader, names, {
    toggle: (field, value) => go(toggled(state, field, value)),
    years: (years) => go({ ...state, years, page: 1 }),
    opened: () => { if (answered) run(false); },
  });
  const title = document.title;

  let state = readAddress(location.search);
  /** The address is being typed: the next letter changes this entry of the history, not the one before it. */
  let drafting = false;
  let answered = false;
  let timer = 0;
  let waiting = 0;

  /** Takes up a new question and writes it into the history. */
  function go(next: SearchState, how: 'push' | 'replace' | 'more' | 'draft' = 'push'): void {
    clearTimeout(timer);
    const address = writeAddress(next) || location.pathname;
    if (how === 'replace' || how === 'more' || (how === 'draft' && drafting) || writeAddress(next) === writeAddress(state)) history.replaceState(history.state, '', address);
    else history.pushState(null, '', address);
    drafting = how === 'draft';
    state = next;
    run(how !== 'more');
  }

  /** Brings the page into the state of the address, then asks. `fresh`: the list begins from its start. */
  function run(fresh: boolean, restore?: () => void): void {
    if (cleanQuery(box.value) !== state.query) box.value = state.query;
    // Without words nothing is more relevant than anything else: the newest come first.
    sort.value = state.sort ?? (state.query === '' ? 'newest' : '');
    across.checked = state.acrossLanguages;
    document.title = state.query === '' ? title : `${words.language.quote(`\u2068${state.query.slice(0, 60).toWellFormed()}\u2069`)} · ${title}`;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.search = writeAddress(state);
    filterButton.dataset.count = countFilters(state) + (state.years ? 1 : 0) > 0 ? words.language.number(countFilters(state) + (state.years ? 1 : 0)) : '';
    clearTimeout(waiting);
    const idle = isIdle(state);
    start.hidden = !idle;
    body.hidden = idle;
    if (idle) { answered = false; status.textContent = ''; show.clear(); return; }

    const asked = state;
    waiting = window.setTimeout(() => { status.textContent = words.search.searching; body.setAttribute('aria-busy', 'true'); }, patience);
    // Results, names and pages of the same name are put up together, so that nothing moves under the reader's eyes; none waits long for another.
    const missing = new Set<'entities' | 'names'>();
    let draw: (() => void) | undefined;
    const settle = (): void => { if (missing.size === 0) draw?.(); };
    let entities: readonly EntitySuggestion[] | undefined = asked.query === '' ? [] : undefined;
    // While the reader types, the box asks for the same names.
    const named = fresh && !drafting && asked.query !== '';
    if (named) missing.add('entities');
    searchClient().search(asked.query, { ...searchOptions(asked, lang), limit: pageSize * asked.page, typing: drafting, ...panel.wanted(asked) }, (result, final) => {
      draw = () => {
        if (state !== asked) return;
        if (entities) show.entities(entities);
        answer(result, asked, final);
        restore?.();
        restore = undefined;
      };
      // The first answer of a large archive waits for nothing: it is what the reader waits for.
      if (!final) draw();
      missing.add('names');
      names.learn(wantedNames(result, asked, panel.named(result)), () => { missing.delete('names'); settle(); });
      if (missing.size > 0) window.setTimeout(() => { if (missing.size > 0) draw?.(); }, togetherWithin);
    }, (failure) => fail(failure));
    if (named) searchClient().suggest(asked.query, lang, suggestedNames, (found) => { entities = found; missing.delete('entities'); settle(); });
  }

  function answer(result: SearchResult, asked: SearchState, final: boolean): void {
    clearTimeout(waiting);
    body.removeAttribute('aria-busy');
    answered = true;
    const before = hits.childElementCount;
    const focused = hits.contains(document.activeElement) ? (document.activeElement as HTMLAnchorElement).href : undefined;
    hits.replaceChildren(...result.hits.map((hit) => hitItem(hit, reader, names)));
    hits.dataset.query = asked.query;
    const { shards, of } = result.coverage;
    if (final) {
      status.replaceChildren(...asked.query === '' ? [words.search.results(result.total, '')] : quoting((query) => words.search.results(result.total, query), asked.query));
      if (result.translated > 0) status.append(' ', element('span', { class: 'detail' }, words.search.translated(result.translated)));
    } else status.textContent = words.search.soFar(result.total, shards, of);
    more.hidden = result.hits.length >= result.total;
    more.dataset.shown = more.hidden ? '' : words.search.shown(result.hits.length, result.total);
    panel.update(result, asked);
    show.answer(result, asked);
    // After "more" the keyboard goes on where the new results begin.
    if (movedOn) hits.children[before]?.querySelector('a')?.focus({ preventScroll: true });
    else if (focused !== undefined) [...hits.querySelectorAll('a')].find((link) => link.href === focused)?.focus({ preventScroll: true });
    movedOn = false;
  }
  let movedOn = false;

  function fail(failure: SearchFailure): void {
    clearTimeout(waiting);
    body.removeAttribute('aria-busy');
    status.textContent = '';
    hits.replaceChildren();
    more.hidden = true;
    show.failure(failure);
  }

  const suggestions = suggestUnder(box, reader, {
    entities: (query, then: (found: readonly EntitySuggestion[]) => void) => searchClient().suggest(query, lang, suggestedNames, (found) => { show.entities(cleanQuery(box.value) === query ? found : []); then(found); }),
  });

  box.addEventListener('input', () => { clearTimeout(timer); timer = window.setTimeout(() => go({ ...state, query: cleanQuery(box.value), page: 1 }, 'draft'), rest); });
  box.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    suggestions.close();
    const next = { ...state, query: cleanQuery(box.value), page: 1 };
    // What was typed is one step of the history; now it is a whole question.
    go(next, drafting ? 'replace' : 'push');
  });
  sort.addEventListener('change', () => go({ ...state, sort: sort.value === 'newest' || sort.value === 'oldest' ? sort.value : undefined, page: 1 }));
  across.addEventListener('change', () => go({ ...state, acrossLanguages: across.checked, page: 1 }));
  more.addEventListener('click', () => { movedOn = true; go({ ...state, page: state.page + 1 }, 'more'); });
  filterButton.addEventListener('click', () => {
    const opened = filterButton.getAttribute('aria-expanded') !== 'true';
    filterButton.setAttribute('aria-expanded', String(opened));
    filterHost.classList.toggle('opened', opened);
  });
  window.addEventListener('popstate', () => {
    clearTimeout(timer);
    drafting = false;
    state = readAddress(location.search);
    suggestions.close();
    run(true);
  });
  // The results are made anew when the reader comes back to them: the place he had reached is kept with this entry of the history.
  history.scrollRestoration = 'manual';
  window.addEventListener('pagehide', () => history.replaceState({ scroll: window.scrollY }, ''));
  const scroll = (history.state as { scroll?: number } | null)?.scroll;
  run(true, scroll === undefined ? undefined : () => window.scrollTo({ top: scroll, behavior: 'instant' }));
  if (location.search === '' && matchMedia('(hover: hover)').matches) box.focus({ preventScroll: true });
}

/** Values whose names are about to be shown. */
function wantedNames(result: SearchResult, state: SearchState, shown: Partial<Record<string, string[]>>): Record<string, string[]> {
  const wanted: Record<string, string[]> = {};
  for (const [field, values = []] of Object.entries(shown)) wanted[field] = values;
  for (const [field, values] of Object.entries(state.filters)) wanted[field] = [...wanted[field] ?? [], ...values];
  wanted.post = [...wanted.post ?? [], ...result.hits.flatMap((hit) => hit.facets?.post ?? [])];
  delete wanted.classification;
  delete wanted.documentKind;
  return wanted;
}

const host = document.querySelector<HTMLElement>('[data-search-page]');
if (host) void open(host);
