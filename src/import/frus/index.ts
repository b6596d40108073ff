/** FRUS volumes in TEI XML: `Foreign Relations of the United States`, as the Office of the Historian publishes them. */
import { ImportError } from '../importer.ts';
import type { Importer } from '../importer.ts';
import { readDocument } from './document.ts';
import { readVolume, scanIds } from './reader.ts';
import { readHeader, readPersons, readTerms } from './volume.ts';
import type { Volume } from './volume.ts';

export const frus: Importer = {
  format: 'frus',
  about: 'a volume of Foreign Relations of the United States (TEI XML)',
  async* import(source, context) {
    const ids = await scanIds(source);
    let volume: Volume | undefined, count = 0;
    for await (const part of readVolume(source, context)) {
      if (part.type === 'skipped') { context.warn({ kind: 'part that is no document', message: `"${part.title.slice(0, 80)}" stays behind: only documents, the list of persons and the list of terms are imported`, place: part.place }); continue; }
      if (part.type === 'header') { volume = readHeader(part.element, source, ids); continue; }
      if (!volume) throw new ImportError(source.path, 'the TEI header is missing; expected <teiHeader> first: is this a FRUS volume?', { line: 1, column: 1 });
      if (part.type === 'persons') readPersons(part.element, volume, context);
      else if (part.type === 'terms') readTerms(part.element, volume, context);
      else if (part.type === 'document') { count++; yield readDocument(part.element, part.within, volume, context); }
    }
    if (count === 0) throw new ImportError(source.path, 'no <div type="document" xml:id="…"> in it; expected a FRUS volume with at least one document');
  },
};
