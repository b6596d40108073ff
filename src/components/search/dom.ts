/** Elements made of elements and text. Text is only ever text: whatever a reader types or an index holds can't become markup. */
type Child = Node | string | undefined | false;

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | number | boolean | undefined>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

export function drawing<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | number | boolean | undefined>> = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(made, attributes);
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

function setAttributes(target: Element, attributes: Readonly<Record<string, string | number | boolean | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? '' : String(value));
  }
}

/** A sentence with the reader's own words in it, which may run in the other direction and must not turn the rest around. */
export function quoting(sentence: (words: string) => string, words: string, longest = 60): (Node | string)[] {
  const place = '\uE000';
  const [before = '', after = ''] = sentence(place).split(place);
  const shown = words.length <= longest ? words : `${words.slice(0, longest).toWellFormed()}…`;
  return [before, element('bdi', {}, shown), after];
}

/** A part of the page that its markup promises, by its `data-part`. Throws when it isn't there. */
export function part<T extends HTMLElement>(host: ParentNode, name: string): T {
  const found = host.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`the page has no part "${name}"`);
  return found;
}
