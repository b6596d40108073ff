/**
 * The archive as tables: what a row is, how it is made, and how each field is described to a program (Frictionless `datapackage.json`).
 * One zod schema a table is the type, the columns of the CSV and the descriptions.
 */
import { z } from 'zod';
import { csvRow } from './csv.ts';
import { named, type CableRecord } from './cable-record.ts';
import type { Organization, Person, Post } from '../archive/schema.ts';

/** Words that are never missing; a text that may be empty. */
const s = z.string().min(1), text = z.string(), list = z.array(z.string());
const opt = <T extends z.ZodType>(t: T, d: string) => t.optional().describe(d);

export const tables = {
  cables: z.object({
    id: s.describe('Identifier of the cable.'), url: s.describe('Permanent address of its page.'), kind: s.describe('Kind of document: telegram, memorandum …'),
    date: opt(s, 'Date, EDTF (ISO 8601-2).'), year: opt(z.number(), 'First year of the date.'), title_ar: opt(s, 'Title in Arabic.'), title_en: opt(s, 'Title in English.'),
    post: opt(s, 'Post that sent it: id in the table posts.'), office: opt(s, 'Office that wrote it, as printed.'), place: opt(s, 'Place of the dateline, as printed.'),
    to: list.describe('Addressees as printed.'), classification: opt(s, 'Classification printed on it.'), captions: list.describe('Handling captions.'), precedence: list.describe('Precedence.'), tags: list.describe('TAGS as printed.'),
    subject: opt(s, 'Subject line as printed.'), countries: list.describe('ISO 3166-1 alpha-2 codes, lower case.'), persons: list.describe('Ids in the table persons.'), organizations: list.describe('Ids in the table organizations.'),
    references: list.describe('Ids of documents named in its reference lines.'), languages: list.describe('Languages of the texts the archive has, own text first.'), text_kind: s.describe('How much of the document its own text gives: full, extract, digest, header.'),
    words: z.number().describe('Words of all its texts.'), provenance: s.describe('How the document became public.'), publication: opt(s, 'Where it was published.'), publication_number: opt(s, 'Its number there.'), publisher: opt(s, 'Who published it.'),
    source_url: opt(s, 'Where the published document can be read.'), archive: opt(s, 'Where the original is kept.'), added: opt(s, 'When it entered this archive.'), revised: opt(s, 'Last correction after publication.'),
  }),
  paragraphs: z.object({
    cable: s.describe('Id of the cable.'), anchor: text.describe('Anchor on its page; empty for parts.'), lang: s.describe('Language of the text it belongs to.'), kind: s.describe('paragraph, heading or part.'), number: opt(s, 'Printed number.'), mark: opt(s, 'Portion mark as printed.'),
    part: opt(s, 'Kind of part.'), section: opt(s, 'summary or comment.'), text: text.describe('Plain text.'),
  }),
  annotations: z.object({
    cable: s.describe('Id of the cable.'), label: s.describe('Label of the note: its anchor is note-LABEL.'), lang: s.describe('Language of the note.'), kind: s.describe('What the note does for the reader.'), anchor: opt(s, 'Paragraph that refers to it.'),
    by: opt(s, 'Who wrote it.'), date: opt(s, 'When.'), sources: list.describe('Where its facts stand.'), text: text.describe('The note\'s words.'),
  }),
  mentions: z.object({
    cable: s.describe('Id of the cable.'), lang: s.describe('Language of the text.'), anchor: text.describe('Paragraph or note it stands in; empty for a part such as a signature.'), scheme: s.describe('person, org, post, country, place, cable, term or note.'), target: s.describe('Id of what is meant.'),
    fragment: opt(s, 'Paragraph of the cited cable.'), text: text.describe('The words.'),
  }),
  references: z.object({
    source: s.describe('Id of the citing cable.'), target: s.describe('Id of the cited document.'), anchor: text.describe('Paragraph that cites; empty for the reference line.'), fragment: opt(s, 'Cited paragraph.'), held: z.boolean().describe('Whether this archive holds the target.'),
  }),
  persons: z.object({
    id: s.describe('Id: the address is /persons/ID/.'), name_ar: opt(s, 'Name in Arabic.'), name_en: opt(s, 'Name in English.'), names: z.record(s, s).describe('Established name by language.'), variants: list.describe('Other spellings.'), born: opt(s, 'Date of birth, EDTF.'), died: opt(s, 'Date of death, EDTF.'),
    offices: z.array(z.unknown()).describe('Offices held: title by language, from, to, country, organization, post.'), description: z.record(s, s).optional().describe('Who this is, by language.'), countries: list.describe('Countries the person belongs to.'),
    wikidata: opt(s, 'Wikidata item.'), viaf: opt(s, 'VIAF number.'), gnd: opt(s, 'GND number.'), historian: opt(s, 'Page at the Office of the Historian.'), cables: z.number().describe('Cables that name the person.'),
  }),
  organizations: z.object({
    id: s.describe('Id: the address is /organizations/ID/.'), name_ar: opt(s, 'Name in Arabic.'), name_en: opt(s, 'Name in English.'), names: z.record(s, s).describe('Established name by language.'), variants: list.describe('Abbreviations and other names.'), kind: s.describe('Kind of organization.'),
    description: z.record(s, s).optional().describe('What it is, by language.'), countries: list.describe('Countries it belongs to.'), wikidata: opt(s, 'Wikidata item.'), viaf: opt(s, 'VIAF number.'), cables: z.number().describe('Cables that name it.'),
  }),
  posts: z.object({
    id: s.describe('Id: the address is /posts/ID/.'), name_ar: opt(s, 'Name in Arabic.'), name_en: opt(s, 'Name in English.'), names: z.record(s, s).describe('Name by language.'), city: z.record(s, s).describe('City by language.'), kind: s.describe('Kind of post.'), country: s.describe('Country it stands in.'), of: s.describe('Country it belongs to.'),
    code: opt(s, 'Its name in cable ids.'), variants: list.describe('Other names.'), latitude: opt(z.number(), 'Degrees north.'), longitude: opt(z.number(), 'Degrees east.'), wikidata: opt(s, 'Wikidata item.'), geonames: opt(s, 'GeoNames number.'), cables: z.number().describe('Cables it sent or that name it.'),
  }),
} as const;
export type TableName = keyof typeof tables;
export type Row<T extends TableName> = z.output<(typeof tables)[T]>;

export const columnsOf = (t: TableName): string[] => Object.keys(tables[t].shape);
export const csvHeader = (t: TableName): string => csvRow(columnsOf(t));
export const csvLine = (t: TableName, row: Record<string, unknown>): string => csvRow(columnsOf(t).map((c) => row[c]));

/** Rows of one cable in every table it feeds. */
export function rowsOf(r: CableRecord, noteAnchors: (label: string) => string | undefined, held: (id: string) => boolean): { [T in 'cables' | 'paragraphs' | 'annotations' | 'mentions' | 'references']: Row<T>[] } {
  const c = r.cable, p = c.provenance, id = r.id;
  const references = new Map<string, Row<'references'>>();
  for (const x of c.references) if (typeof x === 'string') references.set(`${x} `, { source: id, target: x, anchor: '', held: held(x) });
  for (const t of r.texts) for (const m of t.mentions) {
    if (m.scheme !== 'cable' || m.target === id) continue;
    references.set(`${m.target} ${m.anchor}`, { source: id, target: m.target, anchor: m.anchor, ...(m.fragment ? { fragment: m.fragment } : {}), held: held(m.target) });
  }
  const year = c.date ? Number(/\d{4}/.exec(c.date)?.[0]) : Number.NaN;
  return {
    cables: [{
      id, url: r.url, kind: c.kind, date: c.date, ...(Number.isInteger(year) ? { year } : {}), title_ar: r.titles.ar, title_en: r.titles.en, post: r.post?.id, office: c.office, place: c.place, to: c.to, classification: c.classification, captions: c.captions, precedence: c.precedence, tags: c.tags,
      subject: c.subject, countries: r.countries.map((x) => x.code), persons: r.persons.map((x) => x.id), organizations: r.organizations.map((x) => x.id), references: c.references.filter((x) => typeof x === 'string'), languages: r.texts.map((t) => t.lang), text_kind: c.text.kind,
      words: r.texts.reduce((n, t) => n + t.words, 0), provenance: p.kind, publication: p.publication, publication_number: p.number, publisher: p.publisher, source_url: p.url, archive: p.archive, added: c.added, revised: c.revised.map((x) => x.date).sort().at(-1),
    }],
    paragraphs: r.texts.flatMap((t) => t.blocks.map((b) => ({ cable: id, anchor: b.kind === 'part' ? '' : b.anchor, lang: t.lang, kind: b.kind, number: b.number, mark: b.mark, part: b.part, section: b.section, text: b.text }))),
    annotations: r.texts.flatMap((t) => t.notes.map((n) => { const m = c.notes[n.label]; return { cable: id, label: n.label, lang: t.lang, kind: m?.kind ?? 'context', anchor: noteAnchors(n.label), by: m?.by, date: m?.date, sources: (m?.sources ?? []).map((x) => (typeof x === 'string' ? x : [x.title, x.url].filter(Boolean).join(' '))), text: n.text }; })),
    mentions: r.texts.flatMap((t) => t.mentions.map((m) => ({ cable: id, lang: t.lang, anchor: m.anchor, scheme: m.scheme, target: m.target, fragment: m.fragment, text: m.text }))),
    references: [...references.values()],
  };
}

export const personRow = (id: string, p: Person, cables: number): Row<'persons'> => ({ id, name_ar: p.names.ar, name_en: p.names.en, names: p.names, variants: p.variants, born: p.dates?.born, died: p.dates?.died, offices: p.offices, description: p.description, countries: p.countries, wikidata: p.identifiers?.wikidata, viaf: p.identifiers?.viaf, gnd: p.identifiers?.gnd, historian: p.identifiers?.historian, cables });
export const organizationRow = (id: string, o: Organization, cables: number): Row<'organizations'> => ({ id, name_ar: o.names.ar, name_en: o.names.en, names: o.names, variants: o.variants, kind: o.kind, description: o.description, countries: o.countries, wikidata: o.identifiers?.wikidata, viaf: o.identifiers?.viaf, cables });
export const postRow = (id: string, p: Post, cables: number): Row<'posts'> => ({ id, name_ar: p.names.ar, name_en: p.names.en, names: p.names, city: p.city, kind: p.kind, country: p.country, of: p.of, code: p.code, variants: p.variants, latitude: p.coordinates?.[0], longitude: p.coordinates?.[1], wikidata: p.identifiers?.wikidata, geonames: p.identifiers?.geonames, cables });

export interface TableField { readonly name: string; readonly type: string; readonly description: string; readonly constraints?: { readonly required?: true; readonly unique?: true } }
interface ForeignKey { readonly fields: string; readonly reference: { readonly resource: string; readonly fields: string } }
export interface TableSchema { readonly fields: readonly TableField[]; readonly missingValues: readonly string[]; readonly primaryKey?: string; readonly foreignKeys?: readonly ForeignKey[] }

const keys: Partial<Record<TableName, string>> = { cables: 'id', persons: 'id', organizations: 'id', posts: 'id' };
const links: Partial<Record<TableName, readonly (readonly [field: string, resource: TableName])[]>> = { cables: [['post', 'posts']], paragraphs: [['cable', 'cables']], annotations: [['cable', 'cables']], mentions: [['cable', 'cables']], references: [['source', 'cables']] };

/** A table's fields as a Frictionless Table Schema, from its zod schema. Lists are joined by `|` in CSV; objects are JSON. `whole`: tables that are one file, so that others may point into them. */
export function tableSchema(t: TableName, whole: ReadonlySet<string> = new Set(Object.keys(tables))): TableSchema {
  const made = z.toJSONSchema(tables[t], { io: 'output', unrepresentable: 'any' }) as { properties: Record<string, { type?: string; description?: string; minLength?: number }>; required?: string[] };
  const fields = Object.entries(made.properties).map(([name, f]): TableField => ({
    name, type: f.type === 'number' ? (name === 'year' || name === 'words' || name === 'cables' ? 'integer' : 'number') : f.type === 'boolean' ? 'boolean' : f.type === 'object' ? 'object' : 'string',
    description: `${f.description ?? ''}${f.type === 'array' ? (name === 'offices' ? ' JSON.' : ' Joined by | in CSV.') : ''}`,
    ...(f.minLength && made.required?.includes(name) ? { constraints: { required: true, ...(keys[t] === name ? { unique: true } : {}) } } : {}),
  }));
  const foreign = (links[t] ?? []).filter(([, resource]) => whole.has(resource)).map(([field, resource]) => ({ fields: field, reference: { resource, fields: 'id' } }));
  return { fields, missingValues: [''], ...(keys[t] ? { primaryKey: keys[t] } : {}), ...(foreign.length ? { foreignKeys: foreign } : {}) };
}

export interface DataFile { readonly path: string; readonly bytes: number; readonly sha256: string; readonly table?: TableName | undefined }
/** How our CSV is written (CSV Dialect). */
const dialect = { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true, skipInitialSpace: false };
const guard = 'A cell that a spreadsheet would run as a formula has an apostrophe before it; take off that one. The JSON table has none.';

/** Where the schema of a table in parts stands, below `data/`: its parts share it. */
export const schemaPath = (t: TableName): string => `schema/table-${t}.json`;

/**
 * The Frictionless description of every table. Each part of a table that is split by year is a resource of its own: the specification would have
 * the parts of one resource joined as they are, and each of ours has its header.
 */
export function dataPackage(site: { readonly title: Readonly<Record<string, string>>; readonly description?: Readonly<Record<string, string>> | undefined; readonly url: string; readonly licences: readonly string[]; readonly contributors: readonly string[] }, files: readonly DataFile[]): Record<string, unknown> {
  const whole = new Set(files.filter((f) => f.table && f.path === `data/${f.table}.csv`).map((f) => f.table as string));
  const resources = (Object.keys(tables) as TableName[]).flatMap((t) => (['csv', 'json'] as const).flatMap((format) => files.filter((f) => f.table === t && f.path.endsWith(`.${format}`)).map((f) => {
    const file = f.path.replace(/^data\//, '');
    const name = file.slice(0, -format.length - 1).toLowerCase();
    return {
      name: format === 'csv' ? name : `${name}-json`, ...(format === 'csv' ? { profile: 'tabular-data-resource' } : {}), path: file, format, mediatype: format === 'csv' ? 'text/csv' : 'application/json', encoding: 'utf-8', bytes: f.bytes, hash: `sha256:${f.sha256}`,
      ...(format === 'csv' ? { description: guard, dialect, schema: whole.has(t) ? tableSchema(t, whole) : schemaPath(t) } : {}),
    };
  })));
  return {
    profile: 'data-package', name: 'barqiyat-archive', title: named(site.title, 'en'), ...(site.description ? { description: named(site.description, 'en') } : {}), homepage: site.url,
    ...(site.licences.length ? { licenses: site.licences.map((l) => ({ name: l })) } : {}), contributors: site.contributors.map((title) => ({ title, role: 'publisher' })), resources,
  };
}
