/**
 * Suggestions under a search box: a combobox with a list (ARIA Authoring Practices, "editable combobox with list autocomplete").
 * The box alone is a plain form: whoever doesn't choose a suggestion searches for what he typed.
 */
import type { EntitySuggestion, SearchResult } from '../../search/result.ts';
import { kindName } from './names.ts';
import { cleanQuery, queryLength } from './address.ts';
import { element, quoting } from './dom.ts';
import { hitAddress, languageAttributes, markedText, titleOf } from './hit-lines.ts';
import type { Reader } from './reader.ts';

export interface Suggestions {
  /** Names of persons, countries, posts … like the query. */
  entities(query: string, then: (found: readonly EntitySuggestion[]) => void): void;
  /** First cables for the query; left out where the page itself shows results. */
  cables?(query: string, then: (found: SearchResult) => void): void;
}

/** Milliseconds of rest before a half-typed word is asked for. */
const rest = 90;
/** Beside a name that fits well, one that fits this much less is no help. */
const nearBest = 0.15;
let boxes = 0;

/** Makes the box a combobox. Its form must be `position: relative`, or have an ancestor that is: the list takes that width. */
export function suggestUnder(box: HTMLInputElement, reader: Reader, suggestions: Suggestions): { close(): void } {
  const { words, root, lang } = reader;
  const id = `suggestions-${++boxes}`;
  const list = element('div', { class: 'suggestions', id, role: 'listbox', 'aria-label': words.search.suggestions, hidden: true });
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  (box.form ?? box).append(list, status);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id })) box.setAttribute(name, value);
  box.maxLength = queryLength;

  let query = '';
  let entities: readonly EntitySuggestion[] = [];
  let cables: SearchResult | undefined;
  let active = -1;
  let timer = 0;

  const options = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const close = (): void => {
    clearTimeout(timer);
    query = '';
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    activate(-1);
  };
  const activate = (index: number): void => {
    active = index;
    box.removeAttribute('aria-activedescendant');
    for (const [place, option] of options().entries()) {
      option.setAttribute('aria-selected', String(place === index));
      if (place !== index) continue;
      box.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const option = (href: string, ...content: Parameters<typeof element>[2][]): HTMLAnchorElement =>
    element('a', { role: 'option', href, tabindex: -1, 'aria-selected': 'false', id: `${id}-${list.childElementCount}` }, ...content);
  function show(): void {
    const chosen = options()[active]?.href;
    list.replaceChildren();
    const best = Math.max(0, ...entities.map(({ score }) => score));
    for (const entity of entities.filter(({ score }) => score >= best - nearBest)) {
      const label = entity.labels[lang] ?? Object.values(entity.labels)[0] ?? entity.id;
      list.append(option(root + entity.url, element('bdi', { class: 'suggested' }, label), element('span', { class: 'suggested-kind' }, kindName(entity.kind, words))));
    }
    for (const hit of cables?.hits ?? []) {
      const title = titleOf(hit, lang);
      list.append(option(hitAddress(hit, hit.anchor, root), element('span', { class: 'suggested', ...languageAttributes(title.lang, lang) }, ...markedText(title.parts)), element('span', { class: 'suggested-kind' }, words.cable.cable)));
    }
    const found = list.childElementCount;
    if (suggestions.cables) list.append(option(`${root}/search/?${new URLSearchParams({ q: query }).toString()}`, element('span', { class: 'suggested search-for' }, ...quoting(words.search.searchFor, query))));
    list.hidden = list.childElementCount === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = list.hidden ? '' : words.search.suggested(found);
    activate(chosen === undefined ? -1 : options().findIndex((o) => o.href === chosen));
  }

  function ask(): void {
    const asked = cleanQuery(box.value);
    if (asked === '') { close(); return; }
    query = asked;
    // The list is put up once the names are here; cables follow. An answer to what is no longer in the box is dropped.
    suggestions.entities(asked, (found) => { if (query === asked) { entities = found; show(); } });
    suggestions.cables?.(asked, (found) => { if (query === asked) { cables = found; show(); } });
  }

  const typed = (): void => { clearTimeout(timer); timer = window.setTimeout(ask, rest); };
  box.addEventListener('input', typed);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) { ask(); return; }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Beyond either end lies the box itself.
      activate(active + step >= count ? -1 : active + step < -1 ? count - 1 : active + step);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      options()[active]?.click();
    }
  });
  box.addEventListener('blur', (event) => { if (!list.contains(event.relatedTarget as Node | null)) close(); });
  // The box keeps the focus while the pointer chooses.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  box.form?.addEventListener('submit', close);
  if (box.value !== '' && document.activeElement === box && suggestions.cables) typed();
  return { close };
}
