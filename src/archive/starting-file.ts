/**
 * What `npm run new` writes: a file with every field an editor needs, filled in as far as the id tells, the rest as comments.
 * What it can't know it leaves out or empty, never guessed: `npm run check` then names the field.
 */
import { canonicalCableId, parseCableNumber, postWritten } from './cable-number.ts';
import { cableIdPattern, slugPattern } from './identifiers.ts';
import { knownPost, knownPosts } from './known-posts.ts';
import type { KnownPost } from './known-posts.ts';

export const startingKinds = ['cable', 'person', 'organization', 'post'] as const;
export type StartingKind = (typeof startingKinds)[number];

export type StartingContext = {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Languages of the site, the default first. */
  readonly languages: readonly string[];
  /** True where the archive has this file. */
  readonly has: (path: string) => boolean;
};
export type StartingFile = { readonly path: string; readonly text: string };

/**
 * @param given the id as typed: `09 BAMAKO 776` becomes 09BAMAKO776
 * @returns the files, paths relative to the content folder, the one asked for first; or what is wrong with the id, in one line
 */
export function startingFiles(kind: StartingKind, given: string, context: StartingContext): StartingFile[] | { readonly problem: string } {
  const typed = given.trim();
  if (kind === 'cable') {
    const id = cableIdPattern.test(typed) && !parseCableNumber(typed) ? typed : canonicalCableId(typed)?.id;
    return id ? cable(id, context) : { problem: `"${typed}" is no cable id; expected one such as 09BAMAKO776 or frus1969-76ve05p2-d12` };
  }
  if (!slugPattern.test(typed)) return { problem: `"${typed}" is no ${kind} id; expected lower-case words joined by hyphens, such as ${{ person: 'amadou-toumani-toure', organization: 'african-union', post: 'bamako' }[kind]}` };
  return kind === 'person' ? [person(typed)] : kind === 'organization' ? [organization(typed)] : [post(typed)];
}

/** A scalar that YAML can't take for something else. */
const quoted = (s: string): string => JSON.stringify(s);
const nameOf = (slug: string): string => slug.split('-').map((w) => w[0]!.toUpperCase() + w.slice(1)).join(' ');

function cable(id: string, { today, languages, has }: StartingContext): StartingFile[] {
  const number = parseCableNumber(id);
  const known = number && knownPost(number.post);
  const postFile = known && `authorities/posts/${known.id}.yaml`;
  const title = number ? `${postWritten(number.post)} ${number.number}` : id;
  const text = `---
id: ${id}
title: ${quoted(title)}   # a title in the language of the text
kind: telegram
${number ? `date: ${number.year}` : 'date: 1973?'}   # 2009-12-01, 2009-12-01T14:07Z, 2009-12, 1958-01/1958-03, 1973?; leave out when unknown
${known ? `post: ${known.id}` : '# post: bamako   # a record in authorities/posts'}
${number ? `number: ${quoted(String(number.number))}` : '# number: "776"'}
# classification: confidential   # unclassified, official-use-only, restricted, confidential, secret, top-secret
# captions: [SIPDIS]
# tags: [PGOV, PREL]
# subject: "The subject line as printed"
# references: [09BAMAKO754]
countries: [${known && known.country !== 'us' ? known.country : ''}]
# persons:
#   - { id: amadou-toumani-toure, role: participant }   # sender, recipient, participant, author, drafter, mentioned
text: { language: en, kind: digest, by: editors, date: ${today} }   # full, extract, digest; header when only the header is known
provenance: { kind: declassified }   # declassified, foia, press-published, leaked, generated; publisher: …, url: …, retrieved: ${today}
status: draft   # published when it is ready
added: ${today}
---

1. Write the first paragraph here. A note stands on its words[^first].

[^first]: Write what the reader should know, or remove the note.
`;
  const others = languages.filter((l) => l !== 'en').map((language): StartingFile => ({
    path: `cables/${id}.${language}.md`,
    text: `---
id: ${id}
title: ${quoted(title)}   # the title in this language
text: { kind: digest, by: editors, date: ${today} }   # digest or translation
---

1. ${language === 'ar' ? 'اكتب الفقرة الأولى هنا' : 'Write the first paragraph here'}[^first].

[^first]: ${language === 'ar' ? 'اكتب ما ينبغي للقارئ معرفته، أو احذف الحاشية.' : 'Write what the reader should know, or remove the note.'}
`,
  }));
  return [{ path: `cables/${id}.md`, text }, ...others, ...(known && postFile && !has(postFile) ? [{ path: postFile, text: postRecord(known) }] : [])];
}

const person = (slug: string): StartingFile => ({
  path: `authorities/persons/${slug}.yaml`,
  text: `names: { en: ${quoted(nameOf(slug))} }   # established form; add the Arabic one: { ar: أمادو توماني توري, en: Amadou Toumani Touré }
variants: []   # other spellings, abbreviations, nicknames, in any script
# dates: { born: 1948-11-04, died: 2020-11-10 }
# offices:
#   - { title: { ar: رئيس جمهورية مالي, en: President of Mali }, from: 2002-06-08, to: 2012-03-22, country: ml }
# description: { ar: …, en: … }   # who this is, in one or two sentences
countries: []
# identifiers: { wikidata: Q… }   # only where verified
sources: []   # where the facts stand
public: true   # false: no page, no index entry, no suggestion, no data row
status: draft   # reviewed when it is ready
`,
});

const organization = (slug: string): StartingFile => ({
  path: `authorities/organizations/${slug}.yaml`,
  text: `names: { en: ${quoted(nameOf(slug))} }   # add the Arabic one: { ar: الاتحاد الأفريقي, en: African Union }
variants: []   # abbreviations and other names
kind: other   # government, party, armed-group, military, company, international, union, media, other
# description: { ar: …, en: … }
countries: []
# dates: { from: 1963, to: 2002 }
sources: []
`,
});

function post(slug: string): StartingFile {
  const known = knownPosts().find((p) => p.id === slug);
  const path = `authorities/posts/${slug}.yaml`;
  if (known) return { path, text: postRecord(known) };
  return {
    path,
    text: `names: { en: ${quoted(`Embassy ${nameOf(slug)}`)} }   # add the Arabic one: { ar: السفارة في باماكو, en: Embassy Bamako }
city: { en: ${quoted(nameOf(slug))} }
kind: embassy   # embassy, legation, consulate-general, consulate, mission, interests-section, branch-office, command, department
country:   # the country it stands in, ISO 3166-1 alpha-2 in lower case: ml
code: ${slug.replaceAll('-', '').toUpperCase()}   # its name in cable ids
variants: []
`,
  };
}

const postRecord = (p: KnownPost): string => `names: { ar: ${quoted(p.names.ar)}, en: ${quoted(p.names.en)} }
city: { ar: ${quoted(p.city.ar)}, en: ${quoted(p.city.en)} }
kind: ${p.kind}
country: ${p.country}
code: ${p.code}
variants: []
`;
