/**
 * One cable as data: the JSON beside its page, and what every other export is made from. The schema is published with the site at
 * `/data/schema/cable.json`; `recordFormat` is raised when a field changes its meaning, never when one is added.
 */
import { z } from 'zod';
import { cableSchema } from '../archive/schema.ts';

export const recordFormat = 'barqiyat-cable/1';

const names = z.record(z.string(), z.string()).describe('Name by language tag.');
const mention = z.object({
  scheme: z.enum(['person', 'org', 'post', 'country', 'place', 'cable', 'term', 'note']).describe('What kind of record is meant.'),
  target: z.string().describe('Slug, code, id or label of the record.'),
  fragment: z.string().optional().describe('Paragraph or note of the cited cable.'),
  text: z.string().describe('The words as they stand in the text.'),
  anchor: z.string().describe('Anchor of the paragraph, or note-label, in which it stands.'),
});
const block = z.object({
  kind: z.enum(['paragraph', 'heading', 'part']),
  anchor: z.string().describe('Anchor on the page: p3, p3-ar; empty for a part such as a signature.'),
  number: z.string().optional().describe('Number as printed, with its point or bracket.'),
  mark: z.string().optional().describe('Portion mark as printed, without its brackets.'),
  level: z.number().optional().describe('Level of a heading.'),
  part: z.string().optional().describe('Kind of part: dateline, signature …'),
  section: z.enum(['summary', 'comment']).optional(),
  lang: z.string(),
  text: z.string().describe('Plain text as read.'),
  notes: z.array(z.string()).describe('Labels of the notes it refers to, in order.'),
});
const note = z.object({ label: z.string(), lang: z.string(), text: z.string(), notes: z.array(z.string()) });
const text = z.object({
  lang: z.string().describe('Language tag.'), dir: z.enum(['rtl', 'ltr']),
  own: z.boolean().describe('True for the language of the cable\'s own text.'),
  title: z.string(), kind: z.string().describe('full, extract, digest, translation or header.'),
  by: z.string().optional(), date: z.string().optional(), words: z.number(),
  blocks: z.array(block), notes: z.array(note), mentions: z.array(mention),
});

export const cableRecordSchema = z.object({
  format: z.literal(recordFormat).describe('Name and version of this format.'),
  id: z.string().describe('Identifier of the cable.'),
  url: z.string().describe('Permanent address, in the archive\'s default language.'),
  addresses: z.record(z.string(), z.string()).describe('Address of the page in each interface language.'),
  archive: names.describe('Name of the archive by language.'),
  titles: names.describe('Title by language.'),
  cable: cableSchema.describe('Everything an editor recorded of the cable.'),
  persons: z.array(z.object({ id: z.string(), role: z.string(), names })).describe('Persons of the cable with their names.'),
  organizations: z.array(z.object({ id: z.string(), names })),
  post: z.object({ id: z.string(), names, city: names, country: z.string(), derived: z.boolean().describe('Derived by the importer, not read.') }).optional(),
  countries: z.array(z.object({ code: z.string().describe('ISO 3166-1 alpha-2, lower case.'), names })),
  subjects: z.array(z.string()).describe('Subject and program TAGS.'),
  texts: z.array(text),
  rights: z.object({ notes: z.string().optional(), digests: z.string().optional(), documents: z.string().optional() }).describe('Licence per kind of text.'),
  source: z.record(z.string(), z.string()).describe('The editors\' own files, by file name: all the rest follows from them, and an import reads nothing else.'),
});
export type CableRecord = z.output<typeof cableRecordSchema>;
export type RecordText = CableRecord['texts'][number];
export type RecordBlock = RecordText['blocks'][number];

/** The JSON Schema of a cable, for `/data/schema/cable.json`. `address` is where it will stand. */
export function cableJsonSchema(address: string): Record<string, unknown> {
  const made = z.toJSONSchema(cableRecordSchema, {
    io: 'output', unrepresentable: 'any', target: 'draft-2020-12',
    // An id is checked words that are then given their brand; the schema says what was checked.
    override: ({ zodSchema, jsonSchema }) => {
      const def = zodSchema._zod.def;
      if (def.type !== 'pipe') return;
      const { in: checked, out } = def as z.core.$ZodPipeDef;
      if (out._zod.def.type === 'transform') { const { $schema, ...words } = z.toJSONSchema(checked, { io: 'output', unrepresentable: 'any' }); Object.assign(jsonSchema, words); }
    },
  }) as Record<string, unknown>;
  return { $schema: made.$schema, $id: address, title: 'A cable of a Barqiyat archive', description: `Format ${recordFormat}.`, ...made };
}

/** Words of a record in a language, else in English, else in any. */
export const named = (words: Readonly<Record<string, string>>, lang: string): string => words[lang] ?? words.en ?? Object.values(words)[0] ?? '';

/** Title of a record in a language, with the language it is in. */
export function titleOf(r: CableRecord, lang: string): { text: string; lang: string } {
  const own = r.cable.text.language;
  return r.titles[lang] === undefined ? { text: r.titles[own]!, lang: own } : { text: r.titles[lang], lang };
}

/** Who sent or wrote it, as citations name it: persons, else the post, else the office as printed. */
export function authorsOf(r: CableRecord, lang: string): { name: string; person: boolean }[] {
  const persons = r.persons.filter((p) => p.role === 'sender' || p.role === 'author').map((p) => ({ name: named(p.names, lang), person: true }));
  if (persons.length) return persons;
  const office = r.post ? named(r.post.names, lang) : r.cable.office;
  return office ? [{ name: office, person: false }] : [];
}
