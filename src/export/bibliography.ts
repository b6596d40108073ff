/** Citations as files: BibTeX, RIS, CSL-JSON. Text stays as it is, Arabic included; only what a format takes for its own is escaped. */
import { documentKindWords } from '../archive/words.ts';
import { authorsOf, titleOf, type CableRecord } from './cable-record.ts';
import { whereKept } from './citation.ts';

/** Year, month and day of one EDTF date, as far as it says; undefined for an open end. */
function parts(date: string): number[] | undefined {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date);
  return m ? m.slice(1).filter((x) => x !== undefined).map(Number) : undefined;
}
const kindOf = (r: CableRecord, lang: string): string => documentKindWords[r.cable.kind].name[lang === 'ar' ? 'ar' : 'en'];
const address = (r: CableRecord, lang: string): string => r.addresses[lang] ?? r.url;
const archiveOf = (r: CableRecord, lang: string): string => r.archive[lang] ?? Object.values(r.archive)[0]!;

const bibSpecial: Record<string, string> = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', $: '\\$', '&': '\\&', '#': '\\#', _: '\\_', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}', '%': '\\%' };
/** Text of a BibTeX field: TeX's own characters are escaped, everything else stays, Arabic too. */
export const escapeBibtex = (text: string): string => text.replace(/[\\{}$&#_^~%]/g, (c) => bibSpecial[c]!);
/** An address stands verbatim, but may not hold what would end the field. */
const bibUrl = (url: string): string => url.replace(/[{}\\]/g, (c) => encodeURIComponent(c)).replaceAll('%', '\\%');

/** One BibTeX entry, in the reader's language. */
export function bibtex(r: CableRecord, lang: string): string {
  const title = titleOf(r, lang);
  const authors = authorsOf(r, lang);
  const d = r.cable.date ? parts(r.cable.date.split('/')[0]!) : undefined;
  const p = r.cable.provenance;
  const fields: [string, string | undefined][] = [
    // Doubled braces keep a name or a title in one piece and in its own case.
    ['author', authors.length ? authors.map((a) => (a.person && /^[\p{Script=Latin}\p{M} .'’-]+$/u.test(a.name) ? escapeBibtex(a.name) : `{${escapeBibtex(a.name)}}`)).join(' and ') : undefined],
    ['title', `{${escapeBibtex(title.text)}}`],
    ['date', r.cable.date && /^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/.test(r.cable.date) ? r.cable.date : d?.map((n, i) => String(n).padStart(i ? 2 : 4, '0')).join('-')],
    ['year', d?.[0] === undefined ? undefined : String(d[0])], ['month', d?.[1] === undefined ? undefined : String(d[1])],
    ['howpublished', escapeBibtex(`${kindOf(r, lang)} ${r.id}`)], ['number', escapeBibtex(r.id)],
    ['booktitle', p.publication ? `{${escapeBibtex(p.publication)}}` : undefined], ['pages', p.pages ? escapeBibtex(p.pages) : undefined],
    ['publisher', p.publisher ? `{${escapeBibtex(p.publisher)}}` : undefined], ['organization', `{${escapeBibtex(archiveOf(r, lang))}}`],
    ['library', p.archive ? `{${escapeBibtex(p.archive)}}` : undefined], ['url', bibUrl(address(r, lang))],
    ['language', { ar: 'arabic', en: 'english', fr: 'french' }[title.lang] ?? title.lang], ['keywords', r.subjects.length ? escapeBibtex(r.subjects.join(', ')) : undefined],
  ];
  return `@misc{${r.id},\n${fields.filter(([, v]) => v !== undefined).map(([k, v]) => `  ${k} = {${v!}},`).join('\n')}\n}\n`;
}

/** One RIS record; a line break in a value would begin a new field. */
export function ris(r: CableRecord, lang: string): string {
  const title = titleOf(r, lang);
  const p = r.cable.provenance;
  const d = r.cable.date ? parts(r.cable.date.split('/')[0]!) : undefined;
  const two = (n: number | undefined): string => (n === undefined ? '' : String(n).padStart(2, '0'));
  const lines: [string, string | undefined][] = [
    ['TY', 'RPRT'], ['TI', title.text], ...authorsOf(r, lang).map((a): [string, string] => ['AU', a.name]),
    ['DA', d ? `${d[0]}/${two(d[1])}/${two(d[2])}/` : undefined], ['PY', d ? String(d[0]) : undefined], ['M3', kindOf(r, lang)], ['SN', r.id], ['AN', r.id],
    ['T2', p.publication], ['PB', p.publisher], ['SP', p.pages], ['DB', archiveOf(r, lang)], ['AV', p.archive], ['LA', title.lang], ['UR', address(r, lang)], ['L1', p.url],
    ...r.subjects.map((s): [string, string] => ['KW', s]),
  ];
  return `${lines.filter(([, v]) => v).map(([k, v]) => `${k}  - ${v!.replace(/\s+/g, ' ')}\r\n`).join('')}ER  - \r\n`;
}

/** CSL-JSON, as Zotero, Pandoc and citeproc read it: a list of one item. */
export function csl(r: CableRecord, lang: string): Record<string, unknown>[] {
  const title = titleOf(r, lang);
  const p = r.cable.provenance;
  const kept = whereKept(r.cable, archiveOf(r, lang));
  const dates = r.cable.date ? r.cable.date.split('/').map(parts).filter((x) => x !== undefined) : [];
  return [{
    id: r.id, type: 'report', title: title.text, genre: kindOf(r, lang), number: r.id, author: authorsOf(r, lang).map((a) => ({ literal: a.name })),
    ...(dates.length ? { issued: { 'date-parts': dates, ...(/[?~%]/.test(r.cable.date!) ? { circa: true } : {}) } } : {}),
    ...(p.publication ? { 'container-title': p.publication } : {}), ...(p.publisher ? { publisher: p.publisher } : {}), ...(p.pages ? { page: p.pages } : {}),
    archive: kept.archive, ...(kept.location ? { archive_location: kept.location } : {}), URL: address(r, lang), language: title.lang, ...(r.subjects.length ? { keyword: r.subjects.join(', ') } : {}),
  }];
}
