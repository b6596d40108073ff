/**
 * What an editor writes, as zod schemas. The schema is the type, and the descriptions become the JSON Schemas for editors,
 * the field descriptions of `datapackage.json` and the help in error messages. Objects are strict: an unknown field is an error.
 */
import { z } from 'zod';
import { anchorPattern, cableIdPattern, countryPattern, noteLabelPattern, slugPattern } from './identifiers.ts';
import type { CableId, CountryCode, OrganizationId, PersonId, PostId } from './identifiers.ts';
import { isEdtf } from '../text/dates.ts';
import {
  classifications, documentKinds, noteKinds, personRoles, precedences, provenanceKinds, statuses, textKinds, withdrawalReasons,
} from './vocabulary.ts';

/** YAML reads 1973 as a number; every field that is words takes it as the text it was. */
const text = (v: unknown) => (typeof v === 'number' ? String(v) : v);
/** One line of text without control characters, trimmed, not empty. */
const line = z.preprocess(text, z.string().regex(/^[^\u0000-\u001F\u007F-\u009F]*$/u, 'one line without control characters').trim().min(1, 'some text').max(2000, 'at most 2000 characters'));
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag such as ar, en or fr');
const webAddress = z.string().max(2000).regex(/^https?:\/\/[^\s<>"'`\\]+$/i, 'a web address that begins with https:// or http://');
const edtf = z.preprocess(text, z.string().refine(isEdtf, 'a date in EDTF (ISO 8601-2): 2009-12-01, 2009-12-01T14:07Z, 2009-12, 1958-01/1958-03, 1973?'));

export const cableId = z.string().regex(cableIdPattern, 'a cable id such as 09BAMAKO776 or frus1969-76ve05p2-d12').transform((s) => s as CableId);
export const personId = z.string().regex(slugPattern, 'a person id such as amadou-toumani-toure').transform((s) => s as PersonId);
export const organizationId = z.string().regex(slugPattern, 'an organization id such as aqim').transform((s) => s as OrganizationId);
export const postId = z.string().regex(slugPattern, 'a post id such as bamako').transform((s) => s as PostId);
export const countryCode = z.string().regex(countryPattern, 'an ISO 3166-1 alpha-2 code in lower case such as ml').transform((s) => s as CountryCode);
/** `p3`, `p3-ar`, `note-algeria`, `page-12`: what stands after # in a published address. */
const anchorName = z.string().regex(anchorPattern, 'an anchor such as p3, p3-ar, note-algeria or page-12');
export const noteLabel = z.string().regex(noteLabelPattern, 'a note label such as algeria or fn12');

/** Words in one or more languages, keyed by language tag. */
const words = z.record(language, line).refine((o) => Object.keys(o).length > 0, 'at least one language');

/** Where a fact stands: a citation in words, with or without an address. */
export const sourceSchema = z.union([
  line,
  z.strictObject({
    title: line.describe('The publication, in its own words.'),
    url: webAddress.optional().describe('Where it can be read.'),
    date: edtf.optional().describe('When it was published.'),
    language: language.optional(),
  }),
]);
export type Source = z.output<typeof sourceSchema>;

export const noteMetaSchema = z.strictObject({
  kind: z.enum(noteKinds).default('context').describe('What the note does for the reader.'),
  by: line.optional().describe('Who wrote it; "editors" for the archive\'s own editors.'),
  date: edtf.optional().describe('When it was written or last changed.'),
  sources: z.array(sourceSchema).default([]).describe('Where its facts stand.'),
});
export type NoteMeta = z.output<typeof noteMetaSchema>;

export const provenanceSchema = z.strictObject({
  kind: z.enum(provenanceKinds).describe('How the document became public.'),
  publisher: line.optional().describe('Who published it.'),
  publication: line.optional().describe('The book, volume, newspaper or collection it was published in.'),
  volume: line.optional().describe('Short name of the volume, e.g. frus1969-76ve05p2.'),
  number: line.optional().describe('Its number in that publication.'),
  pages: line.optional().describe('Its pages in that publication.'),
  url: webAddress.optional().describe('Where the published document can be read.'),
  published: edtf.optional().describe('When it was published.'),
  retrieved: edtf.optional().describe('When it was read there.'),
  archive: line.optional().describe('Where the original is kept: repository, record group, file, box.'),
  sourceNote: z.string().max(20000).optional().describe('The edition\'s own source note, in its words.'),
  file: line.optional().describe('Name of the imported source file.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('SHA-256 of the imported source file.'),
  confirmation: z.enum(['official', 'not-confirmed', 'denied']).optional().describe('Whether the issuing government has confirmed the document.'),
  changes: words.optional().describe('What we did to the text, per language.'),
  review: z.strictObject({ by: line, date: edtf, note: line }).optional().describe('The recorded review without which leaked full text is refused.'),
});
export type Provenance = z.output<typeof provenanceSchema>;

const edition = z.strictObject({
  language: language.optional().describe('Language of this text.'),
  kind: z.enum(textKinds).describe('How much of the document it gives.'),
  by: line.optional().describe('Who wrote the digest or translation.'),
  date: edtf.optional().describe('When.'),
});

/** A reference line's target: a cable id, or words for what is no cable (a letter, a telephone call). */
const reference = z.union([cableId, z.strictObject({ text: line })]);

export const cableSchema = z.strictObject({
  id: cableId.describe('Identifier; equals the file name.'),
  aliases: z.array(line).default([]).describe('Other identifiers of the same document: the source\'s own id, an uncorrected one.'),
  redirectFrom: z.array(cableId).default([]).describe('Ids under which it was published here before; their addresses redirect.'),
  anchors: z.record(anchorName, z.union([z.literal('gone'), anchorName])).default({}).describe('Published anchors whose paragraph or note was taken away: the anchor each leads to now, or gone.'),
  title: line.describe('Title, in the language of the text.'),
  kind: z.enum(documentKinds).default('telegram').describe('Kind of document.'),
  date: edtf.optional().describe('Date of the document, EDTF; left out when unknown.'),
  post: postId.optional().describe('The mission that sent it.'),
  office: line.optional().describe('The office that wrote it, where it is no mission.'),
  place: line.optional().describe('Place of the dateline as printed.'),
  number: line.optional().describe('The sender\'s own number, e.g. 1234 of "Telegram 1234".'),
  to: z.array(line).default([]).describe('Addressees as printed.'),
  info: z.array(line).default([]).describe('Information addressees as printed.'),
  precedence: z.array(z.enum(precedences)).default([]).describe('Precedence for action and for information.'),
  classification: z.enum(classifications).optional().describe('Classification printed on it.'),
  captions: z.array(line).default([]).describe('Handling captions: SIPDIS, NODIS, LIMDIS …'),
  tags: z.array(line).default([]).describe('TAGS as printed.'),
  subject: line.optional().describe('Subject line as printed.'),
  declassify: line.optional().describe('The E.O. line as printed.'),
  classifiedBy: line.optional().describe('The Classified By line as printed.'),
  references: z.array(reference).default([]).describe('Documents it refers to.'),
  countries: z.array(countryCode).default([]).describe('Countries it is from or about.'),
  organizations: z.array(organizationId).default([]).describe('Organizations it is about.'),
  persons: z.array(z.strictObject({ id: personId, role: z.enum(personRoles).default('mentioned') })).default([]).describe('Persons with their role.'),
  derived: z.strictObject({
    post: postId.optional(), countries: z.array(countryCode).default([]),
  }).optional().describe('What the importer derived from dateline, head, sender and addressee rather than read.'),
  signature: line.optional().describe('Signer as printed, where it is not in the text.'),
  text: edition.extend({ language: language.default('en') }),
  provenance: provenanceSchema,
  notes: z.record(noteLabel, noteMetaSchema).default({}).describe('What is known about each note, by label.'),
  transmission: z.array(z.string().max(4000)).default([]).describe('Lines taken out of the reading text (transmission and page lines), with the paragraph they stood after: "p3: BLA 0000001 003.2 OF 39".'),
  status: z.enum(statuses).default('draft'),
  withdrawn: z.strictObject({ date: edtf, reason: z.enum(withdrawalReasons) }).optional().describe('With status: withdrawn.'),
  added: edtf.optional().describe('When it entered the archive.'),
  revised: z.array(z.strictObject({ date: edtf, change: words })).default([]).describe('Corrections after publication.'),
});
export type Cable = z.output<typeof cableSchema>;

export const cableVersionSchema = z.strictObject({
  id: cableId,
  title: line.describe('Title in this file\'s language.'),
  text: edition,
  notes: z.record(noteLabel, noteMetaSchema).default({}),
});
export type CableVersion = z.output<typeof cableVersionSchema>;

/** Spans of time in an authority record. */
const span = { from: edtf.optional(), to: edtf.optional() };
const identifiers = z.strictObject({
  wikidata: z.string().regex(/^Q[1-9]\d*$/).optional(),
  viaf: z.string().regex(/^[1-9]\d*$/).optional(),
  geonames: z.string().regex(/^[1-9]\d*$/).optional(),
  gnd: z.string().regex(/^[0-9X-]+$/).optional(),
  historian: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).optional().describe('Page of a person at the Office of the Historian: what follows https://history.state.gov/departmenthistory/people/ in its address.'),
}).describe('Only where verified.');

export const personSchema = z.strictObject({
  names: words.describe('Established form of the name per language.'),
  variants: z.array(line).default([]).describe('Other spellings, abbreviations, nicknames, in any script.'),
  dates: z.strictObject({ born: edtf.optional(), died: edtf.optional() }).optional(),
  offices: z.array(z.strictObject({ title: words, ...span, country: countryCode.optional(), organization: organizationId.optional(), post: postId.optional() })).default([]),
  description: words.optional().describe('Who this is, in one or two sentences.'),
  countries: z.array(countryCode).default([]).describe('Countries the person belongs to.'),
  identifiers: identifiers.optional(),
  sources: z.array(sourceSchema).default([]),
  redirectFrom: z.array(personId).default([]),
  public: z.boolean().default(true).describe('false: no page, no index entry, no suggestion, no data row.'),
  status: z.enum(['draft', 'reviewed']).default('reviewed'),
});
export type Person = z.output<typeof personSchema>;

export const organizationSchema = z.strictObject({
  names: words,
  variants: z.array(line).default([]).describe('Abbreviations and other names.'),
  kind: z.enum(['government', 'party', 'armed-group', 'military', 'company', 'international', 'union', 'media', 'other']).default('other'),
  description: words.optional(),
  countries: z.array(countryCode).default([]),
  dates: z.strictObject(span).optional(),
  identifiers: identifiers.optional(),
  sources: z.array(sourceSchema).default([]),
  redirectFrom: z.array(organizationId).default([]),
});
export type Organization = z.output<typeof organizationSchema>;

export const postSchema = z.strictObject({
  names: words.describe('Name of the post: "Embassy Bamako", «السفارة في باماكو».'),
  city: words.describe('Its city.'),
  kind: z.enum(['embassy', 'legation', 'consulate-general', 'consulate', 'mission', 'interests-section', 'branch-office', 'command', 'department']).default('embassy'),
  country: countryCode.describe('Country it stands in.'),
  of: countryCode.default('us' as CountryCode).describe('Country it belongs to.'),
  code: z.string().regex(/^[A-Z0-9]{2,20}$/).optional().describe('Its name in cable ids: BAMAKO.'),
  variants: z.array(line).default([]),
  coordinates: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional().describe('Latitude and longitude in degrees.'),
  dates: z.strictObject(span).optional(),
  description: words.optional(),
  identifiers: identifiers.optional(),
  redirectFrom: z.array(postId).default([]),
});
export type Post = z.output<typeof postSchema>;

/** Only what Intl lacks: historical names, demonyms, a description. The name itself comes from Intl.DisplayNames. */
export const countrySchema = z.strictObject({
  variants: z.array(line).default([]).describe('Historical and other names: UAR, French Soudan.'),
  description: words.optional(),
  identifiers: identifiers.optional(),
});
export type Country = z.output<typeof countrySchema>;

export const exportKinds = ['json', 'markdown', 'tei', 'bibtex', 'ris', 'csl', 'tables', 'feeds', 'sitemap', 'oai', 'jsonld'] as const;

export const siteSchema = z.strictObject({
  title: words,
  description: words.optional(),
  languages: z.array(language).min(1).default(['ar', 'en']),
  baseUrl: webAddress.default('https://example.org').describe('Address of the published site, without a slash at its end.'),
  contact: z.union([webAddress, z.string().max(320).regex(/^[^\s<>"'`\\@:/?&]+@[^\s<>"'`\\@:/?&]+$/, 'an e-mail address or a web address')]).describe('E-mail address or web address of the editors. The OAI repository is made with an e-mail address only: the protocol wants one.'),
  publisher: words.optional(),
  rights: z.strictObject({ notes: line.optional(), digests: line.optional(), documents: line.optional() }).default({}),
  months: z.enum(['maghreb', 'egypt', 'levant', 'both']).default('both').describe('Arabic month names: جانفي, يناير, كانون الثاني, or «كانون الثاني/يناير».'),
  numerals: z.enum(['latn', 'arab']).default('latn').describe('Digits in Arabic pages.'),
  hijri: z.boolean().default(false).describe('Show the Hijri date beside the Gregorian one in Arabic pages.'),
  exports: z.array(z.enum(exportKinds)).default([...exportKinds]).describe('Which exports are made.'),
  featured: cableId.optional().describe('The cable the home page opens with; without it, the one added last.'),
  pageSize: z.number().int().min(10).max(500).default(50).describe('Entries on one page of a list.'),
});
export type Site = z.output<typeof siteSchema>;

/** A page of the site itself: `content/pages/<lang>/<name>.md`. */
export const pageSchema = z.strictObject({
  title: line, description: line.optional(), order: z.number().optional(),
  redirectFrom: z.array(z.string().regex(slugPattern)).default([]).describe('Names under which this page was published before.'),
});
export type Page = z.output<typeof pageSchema>;

/** A glossary file is a list of these: English words and their Arabic equivalents, commonest first. */
export const glossarySchema = z.array(z.strictObject({
  en: z.array(line).min(1),
  /** May be left out where there is a definition: the terms of an imported volume are explained in English only. */
  ar: z.array(line).default([]),
  /** An entry with a definition is shown to readers on the glossary page; one without serves search alone. */
  definition: words.optional(),
}).refine((e) => e.ar.length > 0 || e.definition, { message: 'an Arabic equivalent, or a definition', path: ['ar'] }));
export type Glossary = z.output<typeof glossarySchema>;
