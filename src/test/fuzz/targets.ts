/**
 * What is fuzzed: each target takes a text and throws when a promise of the code it tests is broken. A text that is bad content is no fault:
 * it must be answered with problems.
 */
import { decodeSource, deceiving } from '../../archive/source-text.ts';
import { parseCableFile } from '../../archive/cable-file.ts';
import { parseCableNumber, writingsOf } from '../../archive/cable-number.ts';
import { formatProblem, type Problem } from '../../archive/problems.ts';
import { glossarySchema, personSchema, siteSchema } from '../../archive/schema.ts';
import { readYaml } from '../../archive/yaml-source.ts';
import { cleanQuery, readAddress, writeAddress } from '../../components/search/address.ts';
import { fromFragment, fromJson, toFragment } from '../../components/reading/list-store.ts';
import { looksLikeCable, parseCable } from '../../import/cables/parse-cable.ts';
import { documentText } from '../../import/write.ts';
import { numberNotes, renderMarkup } from '../../markup/pipeline.ts';
import { indexOf, openFolder, records } from '../../search/fixtures.ts';
import { parseQuery, parseYears } from '../../search/query.ts';
import { isEdtf, yearsOf } from '../../text/dates.ts';
import { directionalRuns } from '../../text/direction.ts';
import { foldWord } from '../../text/fold.ts';
import { wordKeys } from '../../text/keys.ts';
import { distance } from '../../text/names/align.ts';
import { foldName } from '../../text/names/fold-name.ts';
import { buildNameIndex, prepareNames, rankNames } from '../../text/names/index.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Grammar } from './random.ts';

export interface Target {
  readonly name: string;
  readonly says: string;
  readonly grammar: Grammar;
  /** Prepares what all cases share; the function it gives takes one text. */
  open(): Promise<(text: string) => void | Promise<void>>;
}

export class BrokenPromise extends Error {}
const promise: (holds: boolean, what: string) => asserts holds = (holds, what) => { if (!holds) throw new BrokenPromise(what); };

/** Every problem must be sayable, stand inside the file, and be no fault of our own. */
function soundProblems(problems: readonly Problem[], text: string): void {
  const lines = text.split('\n').length;
  for (const p of problems) {
    promise(p.kind !== 'plugin', `a plugin failed: ${p.found}`);
    promise(Number.isInteger(p.line) && p.line >= 1 && p.line <= lines + 1 && Number.isInteger(p.column) && p.column >= 1, `a problem stands outside the file: ${p.line}:${p.column}`);
    promise(!/[\n\u202A-\u202E]/.test(formatProblem(p)), 'a message of more than one line');
  }
}

const elements = new Set(['a', 'b', 'bdi', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul', 'cite', 'abbr', 'mark', 'i', 's']);
/** The HTML of a text holds the elements and attributes we write, and no address that runs. */
function soundHtml(html: string): void {
  for (const m of html.matchAll(/<(\/?)([a-z][\w-]*)((?:\s[^<>]*)?)>|<(?!\/?[a-z])/gi)) {
    promise(m[2] !== undefined && elements.has(m[2].toLowerCase()), `an element ${m[0].slice(0, 60)}`);
    const attributes = m[3]!.replace(/="[^"]*"/g, (v) => (/^="\s*(?:javascript|data|vbscript|file|blob):/i.test(v) ? ' BAD ' : ' '));
    promise(!/BAD|\bon\w|style|srcdoc/i.test(attributes), `an attribute of ${m[0].slice(0, 80)}`);
  }
}

function markup(text: string, lang: string): void {
  const file = { path: 'cables/X1.md', shown: 'content/cables/X1.md', text };
  const { markup: m, problems } = renderMarkup({ file, start: 0, lang, own: lang === 'en', labelsElsewhere: [], noteNumbers: numberNotes([text]) });
  soundProblems(problems, text);
  const ids = new Set<string>();
  for (const b of [...m.blocks, ...m.notes]) {
    soundHtml(b.html);
    const id = 'label' in b ? `note-${b.label}` : b.anchor;
    promise(!ids.has(id) || id === '', `the anchor ${id} twice`);
    ids.add(id);
  }
}

const markdownTokens = ['*', '**', '_', '`', '```', '~~~', '~~', '[', ']', '(', ')', '](', '![', '[^a]', '[^a]: ', '[^constructor]', '](note:a)', '](person:ada)', '](cable:09BAMAKO776#p3)', '](redaction:legal)', '](cell:up)', '](part:dateline)', '](page:12)', '](place:ml/kidal)',
  '<', '>', '<b>', '</', '<!--', '-->', '&', '&amp;', '&#x202E;', '&#0;', '&NewLine;', '#', '## ', '- ', '1. ', '3. (S) ', '3. (S//NF) ', '10) ', '> ', '|', '| a | b |\n| - | - |\n', '|-', '---', '===', '***', '\\', '\\\n', '  \n', '    ', '\t', ':', 'https://example.org', 'mailto:a@b', 'javascript:', '[x]: ', '▇▇▇', '\u0001', '\u0000', '"', "'", '^', '$', '{{', '}}', '://'];
const markdownSamples = [
  '1. (S) On 27 November [General Ward](person:william-ward) met [the president](person:att) in a "problem"[^n].\n\n[^n]: A note with *emphasis*.\n',
  '## Heading\n\n> quoted\n> > deeper\n\n- one\n- two\n  1. three\n\n| a | b |\n| :- | -: |\n| [](cell:left) | `c` |\n',
  '[the phrase](note:algeria)[^algeria] and ~~struck~~ and **strong *both***.\n\n[^algeria]: First.\n\n    Second paragraph of the note.\n',
  '3. في 27 تشرين الثاني/نوفمبر التقت [السفيرة](person:x) [باماكو](place:ml/bamako)[^ملاحظة].\n\n[▇▇▇](redaction:source-protection) [p. 12](page:12) [Bamako](part:dateline)\n',
  '```js\ncode <b>\n```\n\n    indented\n\n<div>raw</div>\n\n[ref][bad] [bad]\n\n[bad]: https://example.org "title"\n',
];

const yamlTokens = ['id: ', 'title: ', 'date: ', 'text: { language: en, kind: full }', 'provenance: { kind: generated }', 'status: published', 'persons:\n  - { id: x, role: sender }\n', 'notes:\n  a: { kind: context }\n', '---\n', '...\n', '{', '}', '[', ']', '[]', ',', ':', ': ', '- ', '? ', '&a ', '*a', '<<: ', '!!str ', '!', '|', '>', '|-\n  ', "'", '"', '"\\u202E"', '"\\x00"', '#', '~', 'null', 'true', '1e400', '0x1F', '.inf', '2009-12-01', '  ', '\n', '\t', '__proto__: ', 'constructor: ', '%TAG', '@', '`'];
const frontmatterSamples = [
  '---\nid: X1\ntitle: A cable\ndate: 2009-12\npost: bamako\nclassification: secret\ncaptions: [SIPDIS]\ntags: [PREL, ML]\nreferences: [09BAMAKO754, { text: a letter }]\ncountries: [ml]\npersons:\n  - { id: william-ward, role: participant }\ntext: { language: en, kind: digest, by: editors }\nprovenance: { kind: press-published, publisher: P, url: "https://example.org/", retrieved: 2026-11-23 }\nnotes:\n  algeria: { kind: context, by: editors, sources: [S, { title: T }] }\nstatus: published\n---\n\n1. Text.\n',
  'names: { ar: أمادو توماني توري, en: Amadou Toumani Touré }\nvariants: [ATT]\noffices:\n  - { title: { en: President }, from: 2002-06-08, country: ml }\npublic: false\n',
  'title: { ar: مرفأ, en: Harbour }\nlanguages: [ar, en]\ncontact: editor@example.org\nrights: { notes: CC-BY-4.0 }\npageSize: 50\n',
  '- { en: [mole, jetty], ar: [رصيف, حاجز], definition: { en: A wall. } }\n- en: [x]\n  ar: [س]\n',
];

const cableTokens = ['UNCLAS', 'C O N F I D E N T I A L', 'SECRET', 'SECTION 01 OF 03', 'BAMAKO 000776', 'SIPDIS', 'NODIS', 'E.O. 12958: DECL: 11/30/2019', 'E.O. 11652: GDS', 'TAGS: PREL, PGOV, ML', 'TAGS PFOR', 'SUBJECT: ', 'SUBJ: ', 'REF: A. BAMAKO 754', 'REFS: (A) ', 'B. 08 STATE 1', '¶1. (C) ', '1. (S/NF) ', '2. ', '  ', '\n', '\n\n', '-----', 'FM AMEMBASSY BAMAKO', 'TO SECSTATE WASHDC', 'INFO ', 'R 011407Z DEC 09', 'ZNY CCCCC ZZH', 'DE RUEHBP #0776 3351407', 'PAGE 02 BAMAKO 00776', 'XXXXXXXXXXXX', 'Classified By: Ambassador for reasons 1.4 (b) and (d).', 'HUDDLESTON', 'BT', '#0776', 'NNNN', 'NOTE BY OC/T', '(U)', 'COMMENT', '--', '. . . ', '[garble]', '\f', '\r\n', '*', '<b>', '[x](javascript:1)', '|'];
const cableSamples = [
  'VZCZCXRO1234\nRR RUEHBC\n\nDE RUEHBP #0776 3351407\nZNY SSSSS ZZH\nR 011407Z DEC 09\nFM AMEMBASSY BAMAKO\nTO RUEHC/SECSTATE WASHDC 0801\nINFO RUEHDK/AMEMBASSY DAKAR 0001\nS E C R E T SECTION 01 OF 02 BAMAKO 000776\n\nSIPDIS\n\nE.O. 12958: DECL: 11/30/2019\nTAGS: PREL, PGOV, PTER, ML\nSUBJECT: AN INVENTED MEETING\n\nREF: A. BAMAKO 754\n     B. 08 BAMAKO 217\n\nClassified By: An ambassador for reasons 1.4 (b) and (d).\n\n1. (S) Summary: words before.\nMore words.\n\n2. (C) - one\n   - two\n\n¶3. (SBU) Comment: the end. End comment.\nSMITH\n',
  'PAGE 01        LIMA  02545  041523Z\n\n50\nACTION ARA-20\n\nR 041412Z APR 73\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 5912\n\nLIMITED OFFICIAL USE LIMA 2545\n\nE.O. 11652: N/A\nTAGS: EFIS, PE\nSUBJ: FISHING\n\n1. MINISTRY WANTS  TWO   HUNDRED MILES.\n\nLIMITED OFFICIAL USE\n\nPAGE 02        LIMA  02545  041523Z\n\n2. NOTHING FOLLOWS.\nBELCHER\n\n\nNNN\n',
];

const nameTokens = ['محمد', 'عبد', 'ال', 'الرحمن', 'بن', 'ولد', 'توري', 'آية', 'ﷲ', 'لا', 'ـ', 'ّ', 'ء', 'ئ', 'ؤ', 'گ', 'پ', 'ڤ', 'ی', 'ک', 'ة', 'ى', 'Mohammed', 'Ould', 'Toumani', 'Touré', 'al-', 'el ', 'Bin', 'd’', '-', '.', ',', 'McX', 'ʿ', 'ʾ', 'ḥ', 'ṣ', 'sch', 'ou', 'gh', 'kh', '(', ')', '1', 'Jr', 'VII'];
const nameSamples = ['Amadou Toumani Touré', 'أمادو توماني توري', 'Mohamed Ould Abdel Aziz', 'محمد ولد عبد العزيز', 'ʿAbd al-Raḥmān ibn Khaldūn', 'عبدالرحمن بن خلدون', 'Bouteflika, Abdelaziz', 'QADHAFI', 'القذافي'];

const queryTokens = ['"', '“', '”', '«', '»', '-', '−', 'person:', 'country:', 'year:', 'year:1958..1963', 'شخص:', 'بلد:', 'وسم:', ':', '..', 'BAMAKO 776', '09BAMAKO776', 'smuggling', 'arms', 'السفيرة', 'والنفط', 'تهريب', 'Diarra', 'ديارا', 'مالي', 'في', 'the', '*', '(', ')', '+', '\\', '%', '&', '=', '?q=', '&person=', '&year=', '&sort=', '#list=', 'p3'];
const querySamples = ['"arms smuggling" -camps country:mali year:2009', '«تهريب السلاح» بلد:مالي -مخيمات', '?q=%D8%A7%D9%84&person=a&person=b&year=2005-2009&sort=oldest', '09 BAMAKO 776', '[{"id":"09BAMAKO776","anchor":"p3","title":"t","note":"n"}]'];

export const targets: readonly Target[] = [
  {
    name: 'parser', says: 'Markdown to blocks, notes and problems: our HTML only, no anchor twice, no plugin fails',
    grammar: { tokens: markdownTokens, samples: markdownSamples },
    open: () => Promise.resolve((text) => { const read = decodeSource(new TextEncoder().encode(text), 'cables/X1.md', 'content/cables/X1.md'); markup(read.file.text.replace(deceiving, ''), text.length % 2 ? 'en' : 'ar'); }),
  },
  {
    name: 'frontmatter', says: 'bytes to a cable\'s fields, a record, a glossary, the site: a value or a problem, always',
    grammar: { tokens: yamlTokens, samples: frontmatterSamples },
    open: () => Promise.resolve((text) => {
      const { file, problems } = decodeSource(new TextEncoder().encode(text), 'cables/X1.md', 'content/cables/X1.md');
      soundProblems(problems, file.text);
      const cable = parseCableFile(file);
      soundProblems(cable.problems, file.text);
      promise(cable.meta !== undefined || cable.problems.length > 0, 'neither fields nor a problem');
      if (cable.meta?.date) { promise(isEdtf(cable.meta.date), 'a date that is none'); yearsOf(cable.meta.date); }
      for (const schema of [personSchema, siteSchema, glossarySchema]) {
        const r = readYaml({ file, start: 0, end: file.text.length }, schema);
        soundProblems(r.problems, file.text);
        promise(r.value !== undefined || r.problems.length > 0, 'neither a value nor a problem');
        promise(({} as { status?: unknown }).status === undefined, 'every object has got a status');
      }
    }),
  },
  {
    name: 'cable-parser', says: 'a telegram\'s text to a file that is read again without an error',
    grammar: { tokens: cableTokens, samples: cableSamples },
    open: () => Promise.resolve((text) => {
      const clean = text.toWellFormed();
      const document = parseCable({ text: clean, place: { line: 1, column: 1 }, fallbackId: 'cable-x1', provenance: { kind: 'foia' } }, { warn: () => undefined, post: (id) => id });
      looksLikeCable(clean);
      const written = documentText(document);
      const { file, problems } = decodeSource(new TextEncoder().encode(written), `cables/${document.cable.id}.md`, 'content/x.md');
      promise(problems.length === 0, `the file that was written can't be read: ${problems[0] ? formatProblem(problems[0]) : ''}`);
      const read = parseCableFile(file);
      // A source without words makes a file without words: the importers do not take it (`looksLikeCable`).
      const faults = read.problems.filter((p) => p.kind !== 'structure');
      promise(faults.length === 0, `the file that was written is refused: ${faults[0] ? formatProblem(faults[0]) : ''}`);
      const m = renderMarkup({ file, start: read.bodyStart, lang: 'en', own: true, labelsElsewhere: [], noteNumbers: new Map() });
      const errors = m.problems.filter((p) => p.severity === 'error');
      promise(errors.length === 0, `the text that was written is refused: ${errors[0] ? formatProblem(errors[0]) : ''}`);
      for (const b of m.markup.blocks) soundHtml(b.html);
    }),
  },
  {
    name: 'names', says: 'folding, keys and name look-up: the same answer twice, distances between 0 and 1, a name finds itself',
    grammar: { tokens: nameTokens, samples: nameSamples },
    open: () => {
      const index = buildNameIndex(nameSamples.map((name, i) => ({ id: `n${i}`, names: [name] })));
      prepareNames(index);
      return Promise.resolve((text) => {
        for (const t of tokenize(text)) {
          promise(t.start >= 0 && t.end > t.start && t.end <= text.length, 'a word outside the text');
          promise(foldWord(t.word) === t.word, `folding twice makes another word of ${JSON.stringify(t.word)}`);
          wordKeys(t.word);
        }
        const name = foldName(text);
        for (const [i, w] of name.entries()) { if (i > 8) break; const d = distance(w, name[0]!); promise(d.whole >= 0 && Number.isFinite(d.whole) && d.asPrefix >= 0, `a distance of ${d.whole}`); }
        const found = rankNames(index, text, 5);
        for (const f of found) promise(f.score >= 0 && f.score <= 1, `a score of ${f.score}`);
        promise(JSON.stringify(rankNames(index, text, 5)) === JSON.stringify(found), 'two answers to one name');
        directionalRuns(text, 'rtl');
        const number = parseCableNumber(text);
        if (number) writingsOf(text);
      });
    },
  },
  {
    name: 'query', says: 'a query and an address of the search: parsed, answered from an index, and written back the same',
    grammar: { tokens: queryTokens, samples: querySamples },
    open: async () => {
      const searcher = await openFolder(await indexOf(records));
      let n = 0;
      return async (text) => {
        const parsed = parseQuery(text);
        promise(parsed.words.length <= 48, 'more words than are looked for');
        parseYears(text);
        promise(cleanQuery(cleanQuery(text)) === cleanQuery(text), 'cleaning twice makes another query');
        const state = readAddress(text);
        promise(JSON.stringify(readAddress(writeAddress(state))) === JSON.stringify(state), 'an address that is written back means something else');
        const list = fromFragment(text);
        promise(JSON.stringify(fromFragment(toFragment(list))) === JSON.stringify(list), 'a reading list that is written back is another');
        fromJson(text);
        // The index is asked for one in ten: its answers cost a hundred times the parsing.
        if (n++ % 10) return;
        const answer = await searcher.search(text);
        promise(answer.hits.length <= answer.total && answer.hits.every((h) => h.score === undefined || Number.isFinite(h.score)), 'an answer that does not add up');
      };
    },
  },
];

/** Proves that the runner sees what it looks for: some texts crash it, some hold it for ever. */
export const proof: Target = {
  name: 'proof', says: 'a target with known faults', grammar: { tokens: ['crash', 'hang', 'a', 'b', 'c', 'd', 'e', 'f'], samples: [] },
  open: () => Promise.resolve((text) => {
    if (text.startsWith('crash')) throw new Error('as it should');
    if (text.startsWith('hang')) for (let n = 0; ; n++) if (n < 0) break;
  }),
};
