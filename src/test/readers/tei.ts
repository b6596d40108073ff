/** TEI by the schema published beside it, checked by libxml2 (the library of xmllint). */
import { RelaxNGValidator, XmlDocument, type XmlValidateError } from 'libxml2-wasm';
import { readEach, type Folder, type Reading } from './reader.ts';

export async function readTei(folder: Folder): Promise<Reading> {
  using schema = XmlDocument.fromString(folder.text('data/schema/tei.rng'));
  using validator = RelaxNGValidator.fromDoc(schema);
  return readEach(folder.named(/\.tei\.xml$/), (file, find) => {
    using document = XmlDocument.fromString(folder.text(file));
    try { validator.validate(document); } catch (e) { for (const d of (e as XmlValidateError).details) find(`line ${d.line}: ${d.message.trim()}`); }
    // Every pointer to a note leads to one, in the text it stands in or in another language's.
    const xml = folder.text(file);
    const notes = new Set([...xml.matchAll(/<note [^>]*?\bn="([^"]+)"/g)].map((m) => m[1]!));
    for (const [, label] of xml.matchAll(/(?:target|corresp)="note:([^"]+)"/g)) if (!notes.has(label!)) find(`a pointer to the note "${label}", which is not there`);
  });
}
