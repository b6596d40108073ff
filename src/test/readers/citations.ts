/** BibTeX, RIS and CSL-JSON as citation-js reads them: each entry with its title, address and date. */
import { createRequire } from 'node:module';
import { readEach, type Folder, type Reading } from './reader.ts';

interface Item { readonly id?: string; readonly title?: string; readonly URL?: string; readonly issued?: { readonly 'date-parts'?: readonly unknown[][] } }
const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as { Cite: new (data: string) => { data: Item[] } };
require('@citation-js/plugin-ris');
require('@citation-js/plugin-bibtex');

/** What each citation file of a folder is read as. */
export const citationItems = (text: string): readonly Item[] => new Cite(text).data;

export function readCitations(folder: Folder): Promise<Reading> {
  return readEach(folder.named(/\.(bib|ris|csl\.json)$/), (file, find) => {
    const text = folder.text(file);
    const items = citationItems(text);
    const written = file.endsWith('.bib') ? text.match(/^@/gm) : file.endsWith('.ris') ? text.match(/^ER {2}-/gm) : text.match(/"type": ?"report"/g);
    if (items.length !== (written?.length ?? 0)) find(`${items.length} entries were read of ${written?.length ?? 0}`);
    for (const item of items) {
      if (!item.title) find('an entry without a title');
      if (!/^https?:\/\//.test(item.URL ?? '')) find(`an entry with the address ${item.URL}`);
    }
  });
}
