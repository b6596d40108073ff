/** What editors do to an archive, as random steps with a fixed seed: each takes the files of a content folder and gives them changed. */
export type Files = ReadonlyMap<string, string>;
export interface Edit { readonly name: string; readonly apply: (files: Files, r: Random) => Files | undefined }

/** Numbers in [0, 1) from a seed (mulberry32), with the choices made of them. */
export class Random {
  #state: number;
  constructor(seed: number) { this.#state = seed >>> 0; }
  next(): number { this.#state = (this.#state + 0x6d2b79f5) >>> 0; let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; }
  below(n: number): number { return Math.floor(this.next() * n); }
  of<T>(list: readonly T[]): T | undefined { return list[this.below(list.length)]; }
}

const cablesOf = (files: Files): string[] => [...files.keys()].filter((f) => /^cables\/[^.]+\.md$/.test(f)).sort();
const textsOf = (files: Files): string[] => [...files.keys()].filter((f) => f.startsWith('cables/')).sort();
const recordsOf = (files: Files, kind: string): string[] => [...files.keys()].filter((f) => f.startsWith(`authorities/${kind}/`)).sort();
const idOf = (file: string): string => /^cables\/([^.]+)\./.exec(file)![1]!;
const withFile = (files: Files, file: string, text: string): Files => new Map([...files, [file, text]]);
const without = (files: Files, gone: readonly string[]): Files => new Map([...files].filter(([f]) => !gone.includes(f)));

/** An edit of one file's text; none when it changes nothing. */
const editOf = (name: string, choose: (files: Files) => string[], change: (text: string, r: Random, files: Files, file: string) => string): Edit => ({
  name, apply: (files, r) => {
    const file = r.of(choose(files));
    if (file === undefined) return undefined;
    const text = change(files.get(file)!, r, files, file);
    return text === files.get(file) ? undefined : withFile(files, file, text);
  },
});
const field = (text: string, name: string, value: string): string => (new RegExp(`^${name}: `, 'm').test(text) ? text.replace(new RegExp(`^${name}: .*$`, 'm'), `${name}: ${value}`) : text.replace(/\n---\n/, `\n${name}: ${value}\n---\n`));
const noteStart = /\n\n\[\^/;
const addParagraph = (text: string, words: string): string => { const at = text.search(noteStart); return at < 0 ? `${text.trimEnd()}\n\n${words}\n` : `${text.slice(0, at)}\n\n${words}${text.slice(at)}`; };

export const edits: readonly Edit[] = [
  editOf('a sentence more', textsOf, (t, r) => addParagraph(t, `Seen again on day ${r.below(1000)}, quietly.`)),
  editOf('the first words', textsOf, (t, r) => t.replace(/\n---\n\n(1\. )?/, `\n---\n\n$1Early on day ${r.below(1000)} `)),
  editOf('a title', textsOf, (t, r) => field(t, 'title', `"A title of number ${r.below(1000)}"`)),
  editOf('a date', cablesOf, (t, r) => field(t, 'date', `${1960 + r.below(6)}-0${1 + r.below(9)}-1${r.below(10)}`)),
  editOf('a date less precise', cablesOf, (t, r) => field(t, 'date', String(1960 + r.below(6)))),
  editOf('a classification', cablesOf, (t, r) => field(t, 'classification', r.of(['unclassified', 'confidential', 'secret'])!)),
  editOf('tags', cablesOf, (t, r) => field(t, 'tags', `[${r.of(['PREL', 'PGOV', 'ECON'])!}, ${r.of(['PTER', 'ETRD', 'MARR'])!}]`)),
  editOf('a reference', cablesOf, (t, r, files) => field(t, 'references', `[${idOf(r.of(cablesOf(files))!)}, 99NOWHERE${r.below(3)}]`)),
  editOf('a citation', textsOf, (t, r, files) => addParagraph(t, `As [said before](cable:${idOf(r.of(cablesOf(files))!)}${r.below(2) ? '#p1' : ''}).`)),
  editOf('a mention', textsOf, (t, r, files) => { const p = r.of(recordsOf(files, 'persons')); return p ? addParagraph(t, `Then [someone](person:${p.slice('authorities/persons/'.length, -'.yaml'.length)}) left.`) : t; }),
  editOf('a correction', cablesOf, (t, r) => (/^revised:/m.test(t) ? t : field(t, 'revised', `[{ date: 2026-0${1 + r.below(9)}-11, change: { en: Name corrected, ar: صُحّح الاسم } }]`))),
  editOf('words of a note', textsOf, (t, r) => t.replace(/\[\^first\]: /, `[^first]: In short ${r.below(1000)} `)),
  editOf('withdrawal', cablesOf, (t) => (/^status: published/m.test(t) ? field(t, 'status', 'withdrawn').replace(/\n---\n/, '\nwithdrawn: { date: 2026-03-01, reason: privacy }\n---\n') : t)),
  editOf('back from withdrawal', cablesOf, (t) => (/^status: withdrawn/m.test(t) ? field(t, 'status', 'published').replace(/^withdrawn: .*\n/m, '') : t)),
  editOf('a draft, or published again', cablesOf, (t) => (/^status: published/m.test(t) ? field(t, 'status', 'draft') : /^status: draft/m.test(t) ? field(t, 'status', 'published') : t)),
  {
    name: 'a cable renamed', apply: (files, r) => {
      const file = r.of(cablesOf(files));
      if (file === undefined) return undefined;
      const old = idOf(file), id = `${60 + r.below(9)}RENAMED${r.below(1000)}`;
      const out = new Map(files);
      for (const f of textsOf(files)) if (idOf(f) === old) {
        let text = files.get(f)!.replace(`id: ${old}\n`, `id: ${id}\n`);
        if (f === file) { const former = /^redirectFrom: \[(.*)\]$/m.exec(text)?.[1]; text = field(text, 'redirectFrom', `[${former ? `${former}, ` : ''}${old}]`); }
        out.delete(f);
        out.set(f.replace(old, id), text);
      }
      return out;
    },
  },
  { name: 'a cable deleted', apply: (files, r) => { const file = r.of(cablesOf(files)); return file && cablesOf(files).length > 4 ? without(files, textsOf(files).filter((f) => idOf(f) === idOf(file))) : undefined; } },
  {
    name: 'a cable more', apply: (files, r) => {
      const like = r.of(cablesOf(files));
      if (like === undefined || cablesOf(files).length > 14) return undefined;
      const id = `${60 + r.below(6)}ADDED${r.below(10000)}`;
      return withFile(files, `cables/${id}.md`, files.get(like)!.replace(/^id: .*$/m, `id: ${id}`).replace(/^redirectFrom: .*\n/m, ''));
    },
  },
  { name: 'a version less', apply: (files, r) => { const file = r.of(textsOf(files).filter((f) => f.endsWith('.ar.md'))); return file ? without(files, [file]) : undefined; } },
  { name: 'a version more', apply: (files, r) => { const file = r.of(cablesOf(files).filter((f) => !files.has(f.replace('.md', '.ar.md')) && /language: en/.test(files.get(f)!))); return file ? withFile(files, file.replace('.md', '.ar.md'), `---\nid: ${idOf(file)}\ntitle: نسخة عربية\ntext: { kind: digest }\n---\n\n1. كتب الوزير رسالة قصيرة.\n`) : undefined; } },
  editOf('a person’s name', (f) => recordsOf(f, 'persons'), (t, r) => t.replace(/en: "[^"]*"/, `en: "Name of Number ${r.below(1000)}"`)),
  editOf('a person’s variant', (f) => recordsOf(f, 'persons'), (t, r) => t.replace(/variants: \[.*\]/, `variants: ["Variant ${r.below(1000)}"]`)),
  editOf('a person hidden, or shown', (f) => recordsOf(f, 'persons'), (t) => (t.includes('public: false') ? t.replace('public: false\n', '') : `${t}public: false\n`)),
  editOf('an office', (f) => recordsOf(f, 'persons'), (t, r) => t.replace(/from: \d+/, `from: ${1950 + r.below(20)}`)),
  editOf('a post’s city', (f) => recordsOf(f, 'posts'), (t, r) => t.replace(/city: \{ ar: [^,]*/, `city: { ar: مدينة ${r.below(1000)}`)),
  { name: 'a record deleted', apply: (files, r) => { const file = r.of(recordsOf(files, 'persons')); return file ? without(files, [file]) : undefined; } },
  editOf('the glossary', () => ['glossary/words.yaml'], (t, r) => `${t}- { en: [wharf${String.fromCharCode(97 + r.below(26))}], ar: [رصيف] }\n`),
  editOf('a term defined', () => ['glossary/words.yaml'], (t, r) => `${t}- { en: [quay${String.fromCharCode(97 + r.below(26))}], ar: [مرسى], definition: { en: Where ships lie., ar: حيث ترسو السفن. } }\n`),
  editOf('the title of the site', () => ['site.yaml'], (t, r) => t.replace(/en: [^}]*\}/, `en: Archive ${r.below(1000)} }`)),
  editOf('entries on a page', () => ['site.yaml'], (t, r) => field2(t, 'pageSize', String(5 + r.below(3)))),
  editOf('exports', () => ['site.yaml'], (t, r) => field2(t, 'exports', r.of(['[json, sitemap]', '[json, markdown, tei, bibtex, ris, csl, tables, feeds, sitemap, oai, jsonld]', '[tables, feeds, oai]'])!)),
  editOf('languages', () => ['site.yaml'], (t, r) => t.replace(/languages: .*/, `languages: ${r.of(['[ar, en]', '[en, ar]', '[ar]'])!}`)),
  editOf('a page', () => ['pages/en/about.md', 'pages/ar/about.md'], (t, r) => `${t}\nAdded ${r.below(1000)}.\n`),
];

/** A field of a YAML file that has no frontmatter. */
function field2(text: string, name: string, value: string): string {
  const line = new RegExp(`^${name}: .*\n`, 'm');
  return line.test(text) ? text.replace(line, `${name}: ${value}\n`) : `${text}${name}: ${value}\n`;
}
