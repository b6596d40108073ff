/** Hostile sources for every importer: each format is given all payloads that are one line, where a source of it would hold words. */
import { payloads } from './payloads.ts';

const usable = payloads.filter((p) => p.kind !== 'hidden' && !p.text.includes('\n'));
const xml = (s: string): string => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const csv = (s: string): string => `"${s.replace(/["\\]/g, '\\$&')}"`;
const header = (n: number): string => `VZCZCXYZ00${n}\nRR RUEHWEB\n\nDE RUEHZE #0042 3351407\nZNY UUUUU ZZH\nR 011407Z DEC 09\nFM AMEMBASSY ATLANTIS\nTO RUEHC/SECSTATE WASHDC 0801`;
const text = (n: number, payload: string): string => `UNCLAS ATLANTIS 0000${n}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, PGOV\nSUBJECT: x ${payload}\n\nREF: ATLANTIS 40\n\n1. (U) Words before. ${payload} Words after.\n\n2. (U) ${payload}\n\n${payload}\n\nPLACEHOLDER\n`;

export interface HostileSource { readonly format: string; readonly name: string; readonly text: string; readonly payloads: readonly string[] }

/** Payloads by four: each document of an import holds four of them, every one in every place that a source has. */
const fours = Array.from({ length: Math.ceil(usable.length / 4) }, (_, i) => usable.slice(i * 4, i * 4 + 4));
const all = (four: typeof usable): string => four.map((p) => p.text).join(' ');
const body = (n: number, four: typeof usable): string => text(n, all(four)).replace('PLACEHOLDER', `${four.map((p, k) => `${k + 3}. (U) ${p.text}\n\n${p.text}`).join('\n\n')}\n\nPLACEHOLDER`);

export const hostileSources: readonly HostileSource[] = [
  { format: 'cable-csv', name: 'rows.csv', payloads: usable.map((p) => p.name), text: fours.map((f, i) => [String(i + 1), '12/1/2009 14:07', `09ATLANTIS${1000 + i}`, `Embassy ${all(f)}`, 'UNCLASSIFIED', all(f), header(i), body(i, f)].map(csv).join(',')).join('\n') + '\n' },
  ...fours.map((f, i): HostileSource => ({
    format: 'cable-html', name: `page-${i}.html`, payloads: f.map((p) => p.name),
    text: `<!DOCTYPE html><html><head><title>09ATLANTIS${2000 + i}</title></head><body><h3>Viewing cable 09ATLANTIS${2000 + i}, ${xml(all(f))}</h3><table class='cable'><tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr><tr><td><a href='#'>09ATLANTIS${2000 + i}</a></td><td>2009-12-01 14:07</td><td>2011-01-01 00:00</td><td>UNCLASSIFIED</td><td>Embassy Atlantis</td></tr></table><code><pre>${header(i)}\n</pre></code><code><pre>${xml(body(i, f))}</pre></code></body></html>`,
  })),
  // The same once more as markup: what the page itself would have done.
  ...usable.map((p, i): HostileSource => ({
    format: 'cable-html', name: `raw-${i}.html`, payloads: [p.name],
    text: `<!DOCTYPE html><html><head><title>09ATLANTIS${5000 + i}</title></head><body><h3>Viewing cable 09ATLANTIS${5000 + i}, ${p.text}</h3><table class='cable'><tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr><tr><td><a href='#'>09ATLANTIS${5000 + i}</a></td><td>2009-12-01 14:07</td><td>2011-01-01 00:00</td><td>UNCLASSIFIED</td><td>Embassy Atlantis</td></tr></table><code><pre>${header(i)}\n</pre></code><code><pre>${text(i, p.text)}</pre></code></body></html>`,
  })).filter((_, i) => i % 3 === 0),
  ...fours.map((f, i): HostileSource => ({ format: 'cable-text', name: `telegram-${i}.txt`, payloads: f.map((p) => p.name), text: `R 0309${String(i % 60).padStart(2, '0')}Z MAR 08\nFM AMEMBASSY UTOPIA\nTO SECSTATE WASHDC\n${body(3000 + i, f).replace('ATLANTIS 0000', 'UTOPIA ')}` })),
  {
    format: 'aad', name: 'aad.txt', payloads: usable.map((p) => p.name),
    text: fours.map((f, i) => `                        Message Text\n\n\nR 151605Z APR 73\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 5678\nUNCLAS LIMA ${4000 + i}\n\nE.O. 11652:  N/A\nTAGS: PFOR, PE\nSUBJ:  ${all(f)}\n\n${f.map((p, k) => `${k + 1}.  WORDS BEFORE ${p.text} WORDS AFTER.`).join('\n\n')}\n\nNNN\n\n\n                        Message Attributes\n\nCapture Date: 01 JAN 1994\nConcepts: ${all(f)}\nDraft Date: 15 APR 1973\nDocument Number: 1973LIMA0${4000 + i}\nDrafter: ${all(f)}\nFilm Number: ${all(f)}\nFrom: ${all(f)}\nLocator: TEXT ON-LINE\nMarkings: ${all(f)}\nOffice: ${all(f)}\nReference: ${all(f)}\nSubject: ${all(f)}\nTAGS: PFOR, PE\nTo: ${all(f)}\n`).join('\n'),
  },
  {
    format: 'frus', name: 'frus1902v02.xml', payloads: usable.map((p) => p.name),
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="frus1902v02"><teiHeader><fileDesc><titleStmt><title type="complete">${xml(usable[0]!.text)}</title></titleStmt><publicationStmt><publisher>x</publisher><date>2024</date><idno type="frus">frus1902v02</idno></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><text><body><div type="chapter" xml:id="ch1"><head>Malta</head>${fours.map((f, i) => `<div type="document" subtype="historical-document" n="${i + 1}" xml:id="d${i + 1}"><head>${i + 1}. Letter ${xml(all(f))}<note n="1" xml:id="d${i + 1}fn1"><p>Source: ${xml(all(f))}</p></note></head><opener><dateline><placeName>${xml(all(f))}</placeName>, <date when="1902-05-01">May 1</date></dateline></opener>${f.map((p) => `<p>Words before. ${xml(p.text)} <ref target="${xml(p.text)}">${xml(p.text)}</ref> <persName>${xml(p.text)}</persName></p><list><item>${xml(p.text)}</item></list><table><row><cell>${xml(p.text)}</cell></row></table>`).join('')}<closer><signed>${xml(all(f))}</signed></closer></div>`).join('')}</div></body></text></TEI>`,
  },
];

/** Our own exports of a harmless cable with each payload in the place of its words: files of the formats `json` and `tei`, with ids of their own. */
export function ownSources(format: 'json' | 'tei', exported: string, id: string, words: string): HostileSource[] {
  const asYaml = (s: string): string => s.replace(/[\\"]/g, '\\$&');
  return usable.map((p, i): HostileSource => {
    const own = `${format === 'json' ? 'JTWIN' : 'TTWIN'}${i}`;
    const put = (s: string, yaml: boolean): string => s.replaceAll(words, yaml ? asYaml(p.text) : p.text).replaceAll(id, own);
    const walk = (v: unknown, inSource: boolean): unknown => (typeof v === 'string' ? put(v, inSource) : Array.isArray(v) ? v.map((x) => walk(x, inSource)) : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [put(k, false), walk(x, inSource || k === 'source')])) : v);
    const changed = format === 'json' ? JSON.stringify(walk(JSON.parse(exported), false)) : exported.replaceAll(words, xml(p.text)).replaceAll(id, own);
    return { format, name: `${own}.${format === 'json' ? 'json' : 'tei.xml'}`, payloads: [p.name], text: changed };
  });
}

const bomb = (root: string): string => `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>\n${root}`;
const frus = (inside: string): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1902v03"><teiHeader/><text><body><div type="document" xml:id="d1"><head>1. x</head><p>${inside}</p></div></body></text></TEI>`;

/** Sources an importer must refuse as a whole, quickly, and leave nothing behind. */
export const refusedSources: readonly { readonly name: string; readonly format: string; readonly file: string; readonly text: string }[] = [
  { name: 'a bomb of entities', format: 'frus', file: 'frus1902v03.xml', text: bomb(frus('&d;&d;&d;')) },
  { name: 'an entity from a file', format: 'frus', file: 'frus1902v03.xml', text: `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${frus('&f;')}` },
  { name: 'XML that is cut off', format: 'frus', file: 'frus1902v03.xml', text: frus('x').slice(0, -40) },
  { name: 'a document id that climbs', format: 'frus', file: 'frus1902v03.xml', text: frus('x').replace('xml:id="d1"', 'xml:id="../../d1"') },
  { name: 'rows with too many columns', format: 'cable-csv', file: 'x.csv', text: '"1","12/1/2009 14:07","09ATLANTIS1","o","c","r","h","b","more"\n' },
  { name: 'a source name that climbs', format: 'json', file: 'x.json', text: JSON.stringify({ format: 'barqiyat-cable/1', id: '09ATLANTIS1', source: { '../../x.md': 'x' } }) },
  { name: 'an id that climbs', format: 'json', file: 'x.json', text: JSON.stringify({ format: 'barqiyat-cable/1', id: '../../x', source: { '../../x.md': 'x' } }) },
  { name: 'content that climbs', format: 'json', file: 'content.json', text: JSON.stringify({ format: 'barqiyat-content/1', files: { 'pages/../../x.md': 'x' } }) },
  { name: 'a bomb of entities in our own TEI', format: 'tei', file: 'x.tei.xml', text: bomb('<TEI xmlns="http://www.tei-c.org/ns/1.0">&d;</TEI>') },
];
