/** What stands above the results: the filters in force, pages of the name asked for, and a way on when nothing was found or the search failed. */
import type { SearchFailure } from '../../search/client.ts';
import { pagesMeant } from '../../search/entities.ts';
import type { EntitySuggestion, SearchResult } from '../../search/result.ts';
import { countFilters, filterFields, toggled, writeYears, type SearchState } from './address.ts';
import { element, part, quoting } from './dom.ts';
import { fieldName } from './filter-panel.ts';
import { kindName, type Names } from './names.ts';
import type { Reader } from './reader.ts';

export interface MessageEvents {
  change(state: SearchState): void;
  retry(): void;
  ask(query: string): void;
}

export interface Messages {
  answer(result: SearchResult, state: SearchState): void;
  entities(found: readonly EntitySuggestion[]): void;
  failure(failure: SearchFailure): void;
  clear(): void;
}

/** A pasted page may hold many words; a line must not. */
const missingShown = 6;

export function messages(host: HTMLElement, reader: Reader, names: Names, events: MessageEvents): Messages {
  const { words, lang, root } = reader;
  const chips = part(host, 'chips');
  const pages = part(host, 'entities');
  const message = part(host, 'message');
  const ways = part(host, 'ways');

  const button = (text: string | readonly (Node | string)[], act: () => void, name?: string): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'chip', 'aria-label': name }, ...(typeof text === 'string' ? [element('bdi', {}, text)] : text));
    made.addEventListener('click', act);
    return made;
  };

  function drawChips(state: SearchState): void {
    const made = filterFields.flatMap((field) => (state.filters[field] ?? []).map((value) => {
      const name = names.of(field, value);
      return button(name, () => events.change(toggled(state, field, value)), `${words.search.remove}${words.language.colon}${fieldName(field, reader)} ${name}`);
    }));
    if (state.years) {
      const years = writeYears(state.years).replace('..', '–');
      made.push(button(years, () => events.change({ ...state, years: undefined, page: 1 }), `${words.search.remove}${words.language.colon}${words.search.year} ${years}`));
    }
    if (made.length > 1) {
      const all = element('button', { type: 'button', class: 'plain' }, words.search.clearFilters);
      all.addEventListener('click', () => events.change(withoutFilters(state)));
      made.push(all);
    }
    chips.replaceChildren(...made);
  }

  const withoutFilters = (state: SearchState): SearchState => ({ ...state, filters: {}, years: undefined, page: 1 });

  /** Nothing was found: what to try, most helpful first. */
  function emptyHelp(result: SearchResult, state: SearchState): Node[] {
    const help: Node[] = [element('h2', {}, words.search.noResults), notInArchive(result), didYouMean(result)];
    help.push(element('p', {}, words.search.noResultsHelp));
    if (countFilters(state) > 0 || state.years) help.push(element('p', {}, button(words.search.clearFilters, () => events.change(withoutFilters(state)))));
    if (!state.acrossLanguages) help.push(element('p', {}, button(words.search.acrossLanguages, () => events.change({ ...state, acrossLanguages: true, page: 1 }))));
    return help;
  }

  /** Words that no document holds are said to be so, before hits of the same root or sound make the reader wonder. */
  function notInArchive({ missing }: SearchResult): Node {
    if (missing.length === 0) return document.createDocumentFragment();
    const named = missing.slice(0, missingShown).flatMap((word, place) => [...place === 0 ? [] : [words.language.comma], ...quoting(words.language.quote, word)]);
    return element('p', { class: 'not-in-archive' }, words.search.notInArchive(missing.length), ...named, missing.length > missingShown && '…');
  }

  function didYouMean(result: SearchResult): Node {
    if (result.suggestions.length === 0) return document.createDocumentFragment();
    return element('p', { class: 'did-you-mean' }, ...result.suggestions.flatMap((query) => [button(quoting(words.search.didYouMean, query), () => events.ask(query)), ' ']));
  }

  return {
    answer(result, state) {
      drawChips(state);
      message.removeAttribute('role');
      if (result.total === 0) message.replaceChildren(...emptyHelp(result, state));
      else message.replaceChildren(notInArchive(result), didYouMean(result));
      ways.hidden = result.total > 0;
    },
    entities(found) {
      const close = pagesMeant(found);
      pages.hidden = close.length === 0;
      pages.replaceChildren(...close.map((entity) => element('a', { class: 'entity', href: root + entity.url },
        element('bdi', {}, entity.labels[lang] ?? Object.values(entity.labels)[0] ?? entity.id), ' ', element('span', { class: 'detail' }, `${kindName(entity.kind, words)}${words.language.comma}${words.counts.documents(entity.count)}`))));
    },
    failure({ reason }) {
      chips.replaceChildren();
      pages.hidden = true;
      message.setAttribute('role', 'alert');
      message.replaceChildren(element('h2', {}, words.search.failures[reason]), element('p', {}, button(words.search.tryAgain, events.retry)));
      ways.hidden = false;
    },
    clear() {
      chips.replaceChildren();
      message.replaceChildren();
      pages.hidden = true;
      ways.hidden = true;
    },
  };
}
