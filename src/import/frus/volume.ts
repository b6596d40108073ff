/** What a volume says of itself: its titles, its lists of persons and terms. */
import { termId } from '../../archive/authorities.ts';
import { slugOf } from '../slug.ts';
import type { GlossaryEntry, ImportContext, SourceFile } from '../importer.ts';
import { descendants, id, plain } from './reader.ts';
import type { Element, IdTable } from './reader.ts';

export interface Volume {
  readonly source: SourceFile;
  /** `frus1969-76ve05p2`. */
  readonly name: string;
  readonly title: string;
  readonly publisher: string | undefined;
  /** Year of publication as printed. */
  readonly published: string | undefined;
  readonly ids: Pick<IdTable, 'get'>;
  /** `xml:id` of a person or term → the id in this archive. */
  readonly persons: Map<string, string>;
  readonly terms: Map<string, string>;
}

const site = 'https://history.state.gov/historicaldocuments/';
/** Address of a volume, or of a part of it, at its publisher. */
export const addressOf = (volume: string, part?: string): string => site + volume + (part ? '/' + part : '');

/** Reads `teiHeader`. The volume's name is its `idno type="frus"`, else the file's name. */
export function readHeader(header: Element, source: SourceFile, ids: Pick<IdTable, 'get'>): Volume {
  const all = descendants(header, (e) => ['title', 'idno', 'publisher', 'date'].includes(e.name));
  const named = (name: string, type?: string): string | undefined => all.filter((e) => e.name === name && (!type || e.attributes['type'] === type)).map((e) => plain(e)).find(Boolean);
  const name = named('idno', 'frus') ?? source.name.replace(/\.xml$/i, '');
  const date = /\d{4}/.exec(named('date') ?? '')?.[0];
  return {
    source, name: name.replace(/[^A-Za-z0-9-]/g, ''), title: named('title', 'complete') ?? named('title') ?? name,
    publisher: named('publisher'), published: date, ids, persons: new Map(), terms: new Map(),
  };
}

const ranks = /^(?:(?:(?:Lt|Lieutenant|Maj|Major|Brig|Brigadier|Vice|Rear|Fleet|Staff)\.? )?(?:General|Gen\.|Colonel|Col\.|Admiral|Adm\.|Commander|Cdr\.|Captain|Capt\.|Major|Maj\.|Lieutenant|Lt\.|Marshal|Commodore) )+/;

/**
 * "Abaydi, Haamid al-" → "Haamid al-Abaydi"; "Alexander, William V., Jr." → "William V. Alexander, Jr."; "Irwin, John N. II" → "John N. Irwin II";
 * "Moorer, Admiral Thomas H." → "Thomas H. Moorer": an officer's rank changes, his name doesn't. What stands in brackets is left out;
 * a name without a comma stays.
 */
export function givenFirst(printed: string): string {
  const name = printed.replace(/\s*[([][^)\]]*[)\]]?/g, '').replace(/[\s,;:]+$/, '').trim() || printed;
  const [surname, ...others] = name.split(/,\s*/);
  if (others.length === 0) return name;
  const isSuffix = (s: string): boolean => /^(jr|sr|ii|iii|iv|esq)\.?$/i.test(s);
  const given = others.filter((s) => !isSuffix(s)).join(' ').replace(ranks, '');
  const ending = /^(.*\S)\s+(II|III|IV|Jr\.?|Sr\.?)$/.exec(given);
  const front = ending ? ending[1]! : given;
  const suffix = [...(ending ? [' ' + ending[2]!] : []), ...others.filter(isSuffix).map((s) => (/^[IV]/.test(s) ? ' ' : ', ') + s)].join('');
  return (front ? front + (/[-–]$/.test(front) ? '' : ' ') : '') + surname! + suffix;
}

/** Registers every entry of the list of persons. Entries without `xml:id` are the editors' remarks on the list. */
export function readPersons(list: Element, volume: Volume, context: ImportContext): void {
  for (const item of descendants(list, (e) => e.name === 'item')) {
    const names = descendants(item, (e) => e.name === 'persName' && id(e) !== undefined);
    for (const entry of names) {
      const printed = plain(entry).replace(/[\s,;:]+$/, '');
      if (!printed) { context.count({ persons: 1 }, {}); context.warn({ kind: 'person without a name', message: `the list's entry ${id(entry)!} has no words; left out`, place: entry.place }); continue; }
      context.count({ persons: 1 }, { persons: 1 });
      const name = givenFirst(printed);
      const description = afterName(plain(item), printed);
      const slug = slugOf(name) || slugOf(id(entry)!);
      volume.persons.set(id(entry)!, context.person({
        printed, name, slug, distinguish: slugOf(volume.name), key: `${volume.name}#${id(entry)!}`,
        record: {
          names: { en: name }, ...(printed === name ? {} : { variants: [printed] }),
          ...(description ? { description: { en: description } } : {}),
          sources: [{ title: volume.title, url: addressOf(volume.name, `persons#${id(entry)!}`) }],
        },
      }));
    }
  }
}

/** Registers every entry of the list of terms as a glossary entry with a definition. */
export function readTerms(list: Element, volume: Volume, context: ImportContext): void {
  const entries: GlossaryEntry[] = [], xmlIds: string[] = [];
  for (const item of descendants(list, (e) => e.name === 'item')) {
    for (const entry of descendants(item, (e) => e.name === 'term' && id(e) !== undefined)) {
      const term = plain(entry).replace(/[\s,;:]+$/, '');
      const definition = afterName(plain(item), term);
      if (!termId(term)) { context.count({ terms: 1 }, {}); context.warn({ kind: 'term without letters', message: `"${term}" can't be an entry of the glossary; its references become plain text`, place: entry.place }); continue; }
      context.count({ terms: 1 }, { terms: 1 });
      xmlIds.push(id(entry)!);
      entries.push({ en: [term], ...(definition ? { definition: { en: definition } } : {}) });
    }
  }
  context.terms(volume.name, entries).forEach((term, i) => { volume.terms.set(xmlIds[i]!, term); });
}

/** The words of an entry after its name and the comma that follows. */
function afterName(item: string, name: string): string {
  const at = item.indexOf(name);
  return (at < 0 ? item : item.slice(at + name.length)).replace(/^[\s,;:.–—-]+/, '').trim().slice(0, 2000);
}
