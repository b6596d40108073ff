/** The corpus: every payload through every entrance that can hold it, as files of an archive, with the outcome that is documented for it. */
import { escapedHidden, hostileNames, payloads, type Payload } from './payloads.ts';

export interface Sample {
  readonly name: string;
  readonly entrance: string;
  /** refused: `check` names the file. characters: the page shows the characters and nothing else changes. */
  readonly outcome: 'refused' | 'characters';
  readonly file: string;
  /** Page on which the characters must be seen, and the characters. */
  readonly page?: string;
  readonly shows?: string;
}
export interface Corpus { readonly files: ReadonlyMap<string, string>; readonly samples: readonly Sample[] }

export const yaml = (s: string): string => `"${s.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
export const before = 'The words before stand.';
export const after = 'The words after stand.';

/** Markdown places of a text: what stands around the payload. */
const entrances: readonly { name: string; write: (p: string) => string }[] = [
  { name: 'paragraph', write: (p) => `x ${p}` }, { name: 'numbered paragraph', write: (p) => `7. (S) x ${p}` }, { name: 'heading', write: (p) => `## x ${p.split('\n')[0]}${p.includes('\n') ? `\n\n${p.split('\n').slice(1).join('\n')}` : ''}` },
  { name: 'table cell', write: (p) => `| a | b |\n| - | - |\n| x ${p.replace(/\|/g, '\\|').split('\n')[0]} | c |${p.includes('\n') ? `\n\n${p.split('\n').slice(1).join('\n')}` : ''}` },
  { name: 'quotation', write: (p) => `> x ${p.replace(/\n/g, '\n> ')}` }, { name: 'list', write: (p) => `- x ${p.replace(/\n/g, '\n  ')}` }, { name: 'note', write: (p) => `w[^one]\n\n[^one]: x ${p.replace(/\n/g, '\n    ')}` },
  { name: 'beginning of a line', write: (p) => p },
];

/** Frontmatter of a cable with one value in every field that is words. */
const fields = ['title', 'office', 'place', 'number', 'subject', 'declassify', 'classifiedBy', 'signature'] as const;
export const everywhere = (id: string, v: string): string => `---
id: ${id}
${fields.map((f) => `${f}: ${v}`).join('\n')}
aliases: [${v}]
to: [${v}]
info: [${v}]
captions: [${v}]
tags: [${v}]
references: [{ text: ${v} }]
text: { language: en, kind: full, by: ${v} }
provenance: { kind: press-published, publisher: ${v}, publication: ${v}, volume: ${v}, number: ${v}, pages: ${v}, archive: ${v}, sourceNote: ${v}, file: ${v}, changes: { en: ${v}, ar: ${v} }, review: { by: ${v}, date: 2026-01-01, note: ${v} } }
notes: { one: { by: ${v}, sources: [${v}, { title: ${v}, url: "https://example.org/" }] } }
transmission: [${v}]
revised: [{ date: 2026-01-02, change: { en: ${v} } }]
status: published
---

${before}

w[^one]

${after}

[^one]: A note.
`;
export const fieldsOfACable = [...fields, 'aliases', 'to', 'info', 'captions', 'tags', 'references', 'text.by', 'provenance', 'provenance.review', 'provenance.changes', 'notes.by', 'notes.sources', 'transmission', 'revised'] as const;

const body = (id: string, text: string): string => `---\nid: ${id}\ntitle: A cable\ntext: { language: en, kind: full }\nprovenance: { kind: generated }\nstatus: published\n---\n\n${before}\n\n${text}\n\n${after}\n`;
const number = (n: number): string => String(n).padStart(3, '0');
/** The harmless twin of `everywhere`, to compare pages with. */
export const twin = { yaml: 'YTWIN', words: 'harmless words here' };

/** What a reader sees of a payload in YAML or in Markdown: Markdown takes references and escapes for what they mean. */
const seen = (p: Payload, where: 'yaml' | 'markdown'): string => (where === 'markdown' ? p.text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#60;/g, '<').replace(/&#62;/g, '>').replace(/&amp;/g, '&').replace(/__proto__/, 'proto') : p.text);

/** Records and pages that hold four payloads each, one a field; hidden ones alone, since one fault is enough to refuse a file. */
function shared(sound: { files: Map<string, string>; samples: Sample[] }, bad: { files: Map<string, string>; samples: Sample[] }): void {
  const put = (some: readonly Payload[], n: string): void => {
    const hidden = some[0]!.kind === 'hidden';
    const to = hidden ? bad : sound;
    const v = (k: number): string => yaml(some[k % some.length]!.text);
    const record = (file: string, text: string, entrance: string, page: string, shows: readonly Payload[]): void => {
      to.files.set(file, text);
      for (const p of some) to.samples.push({ name: p.name, entrance, outcome: hidden ? 'refused' : 'characters', file, ...(hidden ? {} : { page, ...(shows.includes(p) ? { shows: p.text } : {}) }) });
    };
    record(`authorities/organizations/o-${n}.yaml`, `names: { en: ${v(0)} }\nvariants: [${v(1)}, ${v(2)}]\ndescription: { en: ${v(3)} }\n`, 'an organization\'s record', `/organizations/o-${n}/`, some);
    record(`authorities/posts/q-${n}.yaml`, `names: { en: ${v(1)} }\ncity: { en: ${v(2)} }\ncountry: bv\nvariants: [${v(3)}, ${v(0)}]\n`, 'a post\'s record', `/posts/q-${n}/`, [some[1 % some.length]!]);
    const bodies = some.filter((p) => p.kind === 'markup').map((p) => `x ${p.text}`).join('\n\n');
    record(`pages/en/page-${n}.md`, `---\ntitle: ${v(2)}\ndescription: ${v(3)}\n---\n\n${before}\n\n${hidden ? `x ${some[0]!.text}` : bodies}\n\n${after}\n`, 'a page of the site', `/en/page-${n}/`, [some[2 % some.length]!]);
  };
  const lines = payloads.filter((p) => p.kind !== 'hidden' && !p.text.includes('\n'));
  for (let i = 0; i < lines.length; i += 4) put(lines.slice(i, i + 4), `s${i}`);
  payloads.filter((p) => p.kind === 'hidden').forEach((p, i) => put([p], `h${i}`));
}

/** What a reader of a page finds of the fields of site.yaml, in the default language. Payloads share a field, since an archive has one such file. */
function siteWords(sound: { files: Map<string, string>; samples: Sample[] }): void {
  const usable = payloads.filter((p) => p.kind !== 'hidden' && !p.text.includes('\n'));
  const places = ['title.ar', 'description.ar', 'publisher.ar', 'rights.digests', 'title.en', 'description.en', 'publisher.en', 'rights.notes', 'rights.documents'];
  const values = places.map((_, k) => `x ${usable.filter((_, i) => i % places.length === k).map((p) => p.text).join(' · ')}`);
  const v = (name: string): string => yaml(values[places.indexOf(name)]!);
  sound.files.set('site.yaml', `title: { ar: ${v('title.ar')}, en: ${v('title.en')} }\ndescription: { ar: ${v('description.ar')}, en: ${v('description.en')} }\npublisher: { ar: ${v('publisher.ar')}, en: ${v('publisher.en')} }\nlanguages: [ar, en]\ncontact: editor@example.org\nrights: { digests: ${v('rights.digests')}, notes: ${v('rights.notes')}, documents: ${v('rights.documents')} }\n`);
  usable.forEach((p, i) => sound.samples.push({ name: p.name, entrance: `site.yaml, ${places[i % places.length]}`, outcome: 'characters', file: 'site.yaml', page: places[i % places.length]!.endsWith('.en') ? '/en/' : '/', ...(/^(title|rights\.digests)/.test(places[i % places.length]!) ? { shows: p.text } : {}) }));
}

/** Builds the corpus. `sound` holds what must be built, `bad` what must be refused: they are two archives. */
export function corpus(): { sound: Corpus; bad: Corpus } {
  const sound = { files: new Map<string, string>(), samples: [] as Sample[] };
  const bad = { files: new Map<string, string>(), samples: [] as Sample[] };
  sound.files.set(`cables/${twin.yaml}.md`, everywhere(twin.yaml, yaml(twin.words)));
  for (const lang of ['ar', 'en']) sound.files.set(`pages/${lang}/glossary.md`, '---\ntitle: Terms\n---\n\nWords.\n');
  siteWords(sound);
  payloads.forEach((p, i) => {
    const n = number(i);
    if (p.kind === 'markup') {
      // All places in one text, with sound words between: what gets out of its own place alters a neighbour.
      const id = `M${n}`;
      sound.files.set(`cables/${id}.md`, body(id, [...entrances.filter((e) => e.name !== 'note').map((e, k) => `${e.write(p.text)}\n\nNeighbour ${k} stands.`), entrances.find((e) => e.name === 'note')!.write(p.text)].join('\n\n')).replace(`\n\n${after}\n`, '\n').replace(/\n\nw\[\^one\]/, `\n\n${after}$&`));
      for (const e of entrances) sound.samples.push({ name: p.name, entrance: `a cable's ${e.name}`, outcome: 'characters', file: `cables/${id}.md`, page: `/cables/${id}/`, shows: seen(p, 'markdown') });
    } else entrances.forEach((e, k) => {
      const id = `M${n}X${k}`;
      const file = `cables/${id}.md`;
      bad.files.set(file, body(id, e.write(p.text)));
      bad.samples.push({ name: p.name, entrance: `a cable's ${e.name}`, outcome: 'refused', file });
    });
    const value = yaml(p.text);
    const oneLine = !p.text.includes('\n');
    if (p.kind === 'hidden') {
      for (const [k, f] of ['title', 'subject', 'signature'].entries()) {
        const id = `Y${n}X${k}`;
        bad.files.set(`cables/${id}.md`, body(id, 'x').replace('title: A cable\n', f === 'title' ? `title: ${value}\n` : `title: A cable\n${f}: ${value}\n`));
        bad.samples.push({ name: p.name, entrance: `a cable's ${f}`, outcome: 'refused', file: `cables/${id}.md` });
      }
    } else if (oneLine) {
      const id = `Y${n}`;
      sound.files.set(`cables/${id}.md`, everywhere(id, value));
      for (const f of fieldsOfACable) sound.samples.push({ name: p.name, entrance: `a cable's ${f}`, outcome: 'characters', file: `cables/${id}.md`, page: `/cables/${id}/`, ...(f === 'title' || f === 'subject' ? { shows: p.text } : {}) });
    }
    const records = p.kind === 'hidden' ? bad : oneLine ? sound : undefined;
    if (!records) return;
    const outcome = p.kind === 'hidden' ? 'refused' : 'characters';
    const record = (file: string, text: string, entrance: string, page?: string): void => { records.files.set(file, text); records.samples.push({ name: p.name, entrance, outcome, file, ...(page && outcome === 'characters' ? { page, shows: p.text } : {}) }); };
    record(`authorities/persons/p-${n}.yaml`, `names: { en: ${value}, ar: ${value} }\nvariants: [${value}]\ndescription: { en: ${value} }\noffices: [{ title: { en: ${value} } }]\nsources: [${value}]\n`, 'a person\'s record', `/persons/p-${n}/`);
    record(`glossary/g-${n}.yaml`, `- { en: ["term ${n}", ${value}], ar: [${value}], definition: { en: ${value}, ar: ${value} } }\n`, 'the glossary', '/glossary/');
  });
  shared(sound, bad);
  escapedHidden.forEach((e, i) => {
    for (const [k, [entrance, text]] of ([['a paragraph', e.markdown && body(`E${i}X0`, e.markdown)], ['a note', e.markdown && body(`E${i}X1`, `w[^one]\n\n[^one]: ${e.markdown}`)], ['a title', body(`E${i}X2`, 'x').replace('title: A cable', `title: ${e.yaml}`)]] as const).entries()) {
      if (!text) continue;
      bad.files.set(`cables/E${i}X${k}.md`, text);
      bad.samples.push({ name: `${e.name} written as an escape`, entrance, outcome: 'refused', file: `cables/E${i}X${k}.md` });
    }
    bad.files.set(`authorities/persons/e-${i}.yaml`, `names: { en: ${e.yaml} }\n`);
    bad.samples.push({ name: `${e.name} written as an escape`, entrance: 'a person\'s record', outcome: 'refused', file: `authorities/persons/e-${i}.yaml` });
  });
  hostileNames.forEach((file, i) => {
    bad.files.set(file, file.startsWith('cables/') ? body(`N${number(i)}`, 'x') : file.startsWith('pages') ? '---\ntitle: x\n---\n\nx\n' : 'names: { en: x }\n');
    bad.samples.push({ name: JSON.stringify(file), entrance: 'a file name', outcome: 'refused', file });
  });
  const special: readonly [string, string, string][] = [
    ['LABEL1', 'labels of notes that are names of objects', 'b[^tostring] c[^valueof] d[^prototype]\n\n[^tostring]: Two.\n\n[^valueof]: Three.\n\n[^prototype]: Four.'],
    ['COLLIDE1', 'headings that would take the ids of the page', '## main\n\n## p1\n\n## note one\n\n## refers to\n\n## view both'],
    ['FENCE1', 'a fence with a language that is markup', '```"><img src=x onerror=window.__hit=1>\ncode </pre><script>window.__hit=1</script>\n```'],
    ['DEEP1', 'quotations a hundred deep', `${'> '.repeat(100)}deep`],
    ['WIDE1', 'a table of three hundred columns', `|${' a |'.repeat(300)}\n|${' - |'.repeat(300)}\n|${' b |'.repeat(300)}`],
  ];
  for (const [id, name, text] of special) { sound.files.set(`cables/${id}.md`, body(id, text)); sound.samples.push({ name, entrance: 'a cable\'s text', outcome: 'characters', file: `cables/${id}.md`, page: `/cables/${id}/` }); }
  const refused: readonly [string, string, string][] = [
    ['a bomb of aliases', 'cables/BOMB1.md', body('BOMB1', 'x').replace('title: A cable', 'title: A cable\nto: &a [x, x]\ninfo: &b [*a, *a, *a]\ncaptions: [*b, *b, *b]')],
    ['a merge key', 'cables/BOMB2.md', body('BOMB2', 'x').replace('title: A cable', 'title: A cable\n<<: { status: published }')],
    ['a key of objects', 'cables/PROTO1.md', body('PROTO1', 'x').replace('title: A cable', 'title: A cable\n__proto__: { status: published }')],
    ['a tag that makes objects', 'cables/TAG1.md', body('TAG1', 'x').replace('title: A cable', 'title: !!js/function "function(){}"')],
    ['two documents in one', 'cables/TWO1.md', body('TWO1', 'x').replace('title: A cable', 'title: A cable\n...\n---x\nb: c')],
    ['an address with a script', 'cables/URL1.md', body('URL1', 'x').replace('kind: generated', 'kind: generated, url: "javascript:window.__hit=1"')],
    ['an address with a quote', 'cables/URL2.md', body('URL2', 'x').replace('kind: generated', 'kind: generated, url: "https://x\\"onclick=1"')],
    ['a reference that climbs', 'cables/REF1.md', body('REF1', 'x').replace('title: A cable', 'title: A cable\nreferences: ["../../etc/passwd"]')],
    ['a redirect that climbs', 'cables/REF2.md', body('REF2', 'x').replace('title: A cable', 'title: A cable\nredirectFrom: ["../index"]')],
    ['an id that climbs', 'cables/CLIMB1.md', body('../CLIMB1', 'x')],
    ['a language that is markup', 'cables/LANG1.md', body('LANG1', 'x').replace('language: en', 'language: "en\\"><b>"')],
    ['a note label every object has', 'cables/LABEL3.md', body('LABEL3', 'a[^constructor]\n\n[^constructor]: One.')],
    ['a note label that is markup', 'cables/LABEL2.md', body('LABEL2', 'x').replace('title: A cable', 'title: A cable\nnotes: { "<b>": { kind: context } }')],
    ['an anchor that is markup', 'cables/ANCHOR1.md', body('ANCHOR1', 'x').replace('title: A cable', 'title: A cable\nanchors: { "p1\\"><b>": gone }')],
    ['very deep YAML', 'cables/DEEP2.md', body('DEEP2', 'x').replace('title: A cable', `title: A cable\nto: ${'['.repeat(3000)}${']'.repeat(3000)}`)],
  ];
  for (const [name, file, text] of refused) { bad.files.set(file, text); bad.samples.push({ name, entrance: 'frontmatter', outcome: 'refused', file }); }
  return { sound, bad };
}
