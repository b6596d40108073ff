/** `cable-text`: one raw cable as it was transmitted, in a text file of its own. */
import { canonicalCableId } from '../../archive/cable-number.ts';
import { ImportError } from '../importer.ts';
import type { CableInput, Importer } from '../importer.ts';
import { slugOf } from '../slug.ts';
import { decodeUtf8 } from '../source.ts';
import { looksLikeCable, parseCable } from './parse-cable.ts';

/** Far above any cable (the longest known have some 300 KB), far below what memory holds. */
const longest = 20_000_000;

export const cableText: Importer = {
  format: 'cable-text',
  about: 'one raw cable as transmitted (VZCZC…, FM, TO, TAGS, SUBJECT …)',
  async* import(source, context) {
    if (source.size > longest) throw new ImportError(source.path, `the file has ${source.size} bytes; expected one cable: a collection in one file is imported as cable-csv`);
    let text = '';
    for await (const chunk of decodeUtf8(source)) text += chunk;
    context.progress(source.size);
    if (text.trim() === '') throw new ImportError(source.path, 'the file holds nothing but white space; expected a cable', { line: 1, column: 1 });
    const other = otherFormat(text);
    if (other) throw new ImportError(source.path, `this is no single cable but looks like ${other}; import it with that format`, { line: 1, column: 1 });
    if (!looksLikeCable(text)) throw new ImportError(source.path, 'this is no cable: no classification line, FM, E.O., TAGS or SUBJECT line was found; expected one cable as transmitted', { line: 1, column: 1 });
    const provenance = provenanceOf(text);
    if (provenance.kind === 'leaked') {
      context.warn({ kind: 'provenance not stated', message: 'nothing in the file says how the cable became public; recorded as leaked until an editor corrects it', place: { line: 1, column: 1 } });
    }
    // A file is often named for its cable; the name counts where the text doesn't say the year.
    const named = canonicalCableId(source.name.replace(/\.[^.]*$/, ''));
    yield parseCable({
      ...(named && { id: named.alias ?? named.id }), text, place: { line: 1, column: 1 }, firstLine: 1, fallbackId: `cable-${slugOf(source.name.replace(/\.[^.]*$/, '')) || 'unnamed'}`.slice(0, 80),
      provenance: { ...provenance, file: source.name, sha256: source.sha256 },
    }, context);
  },
};

/** A file of one of the other formats holds cables too, and would pass for one. */
function otherFormat(text: string): string | undefined {
  if (/^\s*"[^"\n]{0,12}","\d{1,2}\/\d{1,2}\/\d{4}[^"\n]{0,12}","/.test(text)) return 'cable-csv';
  if (/^\s*<(?:!doctype|html|\?xml|head|body|table)\b/i.test(text)) return 'cable-html';
  return /^\s*Message Text\s*$/m.test(text) && /^\s*Message Attributes\s*$/m.test(text) ? 'aad' : undefined;
}

/** Release stamps say how a document became public. A file without one may be anything, so it gets the most careful treatment. */
function provenanceOf(text: string): NonNullable<CableInput['provenance']> {
  if (/Declassified\/Released US Department of State|DECLASSIFIED (?:Authority|by)/i.test(text)) return { kind: 'declassified' };
  if (/RELEASED IN (?:FULL|PART)|Department of State\s+Case No\./i.test(text)) return { kind: 'foia', publisher: 'U.S. Department of State' };
  return { kind: 'leaked' };
}
