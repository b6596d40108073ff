/** Our own JSON: `cables/ID.json` and `data/content.json` of a built site. The editors' files stand in it as they were. */
import { ImportError } from './importer.ts';
import { isSourceName, parseJson, readContentJson, type OwnFormat } from './own-export.ts';
import { textOfFile } from './source.ts';

export const json: OwnFormat = {
  format: 'json',
  about: 'what this software exported: the folder of a built site, or its cables/*.json and data/content.json',
  isCable: (name) => name.endsWith('.json') && !name.endsWith('.csl.json'),
  async* read(file) {
    const data = parseJson(file, await textOfFile(file)) as { format?: unknown; id?: unknown; source?: Record<string, unknown> };
    if (data.format === 'barqiyat-content/1') { yield* readContentJson(file); return; }
    if (data.format !== 'barqiyat-cable/1' || typeof data.id !== 'string' || typeof data.source !== 'object') throw new ImportError(file, `format ${JSON.stringify(data.format ?? null)}; expected "barqiyat-cable/1" or "barqiyat-content/1"`);
    for (const [name, text] of Object.entries(data.source)) {
      if (typeof text !== 'string' || !isSourceName(data.id, name)) throw new ImportError(file, `source names "${name}"; expected ${data.id}.md and its languages`);
      yield { path: `cables/${name}`, text };
    }
  },
};
