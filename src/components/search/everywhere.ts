/** The search box in the head of every page. Loaded, with worker and index, when the reader first goes to the box. */
import { suggestUnder } from './box.ts';
import { searchClient } from './connect.ts';
import { readReader } from './reader.ts';

const names = 5;
const cables = 4;

export async function enliven(box: HTMLInputElement): Promise<void> {
  // The worker opens the index while the first letters are typed.
  searchClient();
  const reader = await readReader(box);
  suggestUnder(box, reader, {
    entities: (query, then) => searchClient().suggest(query, reader.lang, names, then),
    cables: (query, then) => searchClient().search(query, { lang: reader.lang, limit: cables, facets: [], typing: true }, then, () => undefined),
  });
}
