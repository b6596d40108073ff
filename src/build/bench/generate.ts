/**
 * A deterministic archive of any size for measurements: invented cables of real length in English and Arabic, with persons, places, notes and
 * references. The same number gives the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** mulberry32: a small generator of numbers in [0, 1), good enough to vary words. */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => { a = (a + 0x6d2b79f5) >>> 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
}

const englishWords = `the of to and a in that for on with was by as from at had not his this be have they would but were said which their more been government minister
ambassador border trade harbour council treaty delegation president party army economy agreement proposal visit election region security water oil port railway school hospital
village mountain river desert coast island market price loan budget reform press radio student worker farmer union strike court law prison reform parliament committee draft
question answer concern interest support doubt reason result effort patience silence promise delay demand offer reply warning rumour report letter message telegram meeting
quietly openly early late again perhaps never often soon together abroad northern southern eastern western new old small large serious cautious private public foreign local`.split(/\s+/);
const arabicWords = `في من على إلى عن مع أن كان قد هذا هذه التي الذي بعد قبل بين كل غير عند ثم أو لم لا ما حكومة وزير سفير حدود تجارة ميناء مجلس معاهدة وفد رئيس حزب جيش اقتصاد اتفاق اقتراح
زيارة انتخابات منطقة أمن ماء نفط سكة مدرسة مستشفى قرية جبل نهر صحراء ساحل جزيرة سوق سعر قرض ميزانية إصلاح صحافة إذاعة طالب عامل فلاح نقابة إضراب محكمة قانون برلمان لجنة مسودة سؤال جواب
قلق مصلحة دعم شك سبب نتيجة جهد صبر صمت وعد تأخير طلب عرض رد تحذير إشاعة تقرير رسالة برقية اجتماع بهدوء علنًا مبكرًا ربما أبدًا كثيرًا قريبًا معًا الشمالي الجنوبي الشرقي الغربي جديد قديم صغير كبير جاد
السياسة العلاقات المسؤولون المفاوضات الحكومات الوزارة السفارة البعثة الخارجية الداخلية المالية والمياه بالتعاون للمساعدة فالحدود`.split(/\s+/);
const givenNames = ['Ada', 'Basil', 'Clara', 'Darius', 'Edna', 'Felix', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Karim', 'Leila', 'Munir', 'Nadia', 'Omar', 'Petra', 'Quentin', 'Rana', 'Samir', 'Tilda'];
const surnames = ['Quay', 'Mole', 'Tern', 'Harrow', 'Birch', 'Sandoval', 'Mistral', 'Kestrel', 'Lantern', 'Orchard', 'Pelham', 'Ridge', 'Salter', 'Thorne', 'Umber', 'Vale', 'Wicker', 'Yarrow', 'Zephyr', 'Fallow'];
const arabicGiven = ['آدا', 'باسل', 'كلارا', 'داريوس', 'إدنا', 'فيليكس', 'غريتا', 'هوغو', 'إيناس', 'يوناس', 'كريم', 'ليلى', 'منير', 'نادية', 'عمر', 'بترا', 'كوينتن', 'رنا', 'سمير', 'تيلدا'];
const arabicSurnames = ['كواي', 'مول', 'تيرن', 'هارو', 'بيرش', 'ساندوفال', 'ميسترال', 'كسترل', 'لانترن', 'أوركارد', 'بلهام', 'ريدج', 'سولتر', 'ثورن', 'أمبر', 'فيل', 'ويكر', 'يارو', 'زفير', 'فالو'];
const posts = ['bamako', 'algiers', 'rabat', 'tunis', 'tripoli', 'cairo', 'paris', 'niamey', 'nouakchott', 'dakar'];
const postCountry: Record<string, string> = { bamako: 'ml', algiers: 'dz', rabat: 'ma', tunis: 'tn', tripoli: 'ly', cairo: 'eg', paris: 'fr', niamey: 'ne', nouakchott: 'mr', dakar: 'sn' };
const tags = ['PREL', 'PGOV', 'PTER', 'ECON', 'ETRD', 'EPET', 'MARR', 'PHUM', 'SNAR', 'PBTS'];

export interface GenerateOptions { readonly cables: number; readonly dir: string; readonly languages?: readonly string[]; readonly exports?: boolean; /** Of a cable, instead of 11 to 14: short cables for tests. */ readonly paragraphs?: number }

const personId = (n: number): string => `${givenNames[n % 20]!}-${surnames[Math.floor(n / 20) % 20]!}${n >= 400 ? `-${Math.floor(n / 400)}` : ''}`.toLowerCase();
const cableIdOf = (n: number): string => `${String(60 + (n % 40)).padStart(2, '0')}${posts[n % posts.length]!.toUpperCase()}${n}`;

/** Writes the content folder. About 850 words a cable; one in five has an Arabic version of its own. */
export function generateArchive(options: GenerateOptions): void {
  const { cables, dir } = options;
  const personCount = Math.max(40, Math.min(4000, Math.round(cables / 10)));
  const write = (file: string, text: string): void => writeFileSync(path.join(dir, file), text);
  for (const f of ['cables', 'authorities/persons', 'authorities/posts', 'authorities/organizations', 'pages/ar', 'pages/en', 'glossary']) mkdirSync(path.join(dir, f), { recursive: true });
  write('site.yaml', `title: { ar: أرشيف القياس, en: Measured archive }\nlanguages: [${(options.languages ?? ['ar', 'en']).join(', ')}]\ncontact: editor@example.org\n${options.exports === false ? 'exports: []\n' : ''}`);
  write('glossary/words.yaml', '- { en: [harbour, port], ar: [ميناء, مرفأ] }\n- { en: [border], ar: [حدود] }\n');
  for (const lang of ['ar', 'en']) write(`pages/${lang}/about.md`, `---\ntitle: ${lang === 'ar' ? 'عن القياس' : 'About'}\n---\n\n${lang === 'ar' ? 'أرشيف مولَّد للقياس.' : 'An archive generated to be measured.'}\n`);
  for (let p = 0; p < personCount; p++) {
    const g = p % 20, s = Math.floor(p / 20) % 20, k = p >= 400 ? ` ${Math.floor(p / 400)}` : '';
    write(`authorities/persons/${personId(p)}.yaml`, `names: { ar: "${arabicGiven[g]} ${arabicSurnames[s]}${k}", en: "${givenNames[g]} ${surnames[s]}${k}" }\nvariants: ["${surnames[s]}${k}"]\noffices:\n  - { title: { ar: وزير, en: Minister }, from: ${1960 + (p % 30)}, country: ${postCountry[posts[p % 10]!]!} }\n`);
  }
  for (const p of posts) { const name = p[0]!.toUpperCase() + p.slice(1); write(`authorities/posts/${p}.yaml`, `names: { ar: بعثة ${name}, en: Mission ${name} }\ncity: { ar: ${name}, en: ${name} }\ncountry: ${postCountry[p]!}\ncode: ${p.toUpperCase()}\n`); }
  for (let n = 0; n < cables; n++) {
    const r = randomFrom(n + 1);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!;
    const sentence = (words: readonly string[], stop: string): string => { const length = 9 + Math.floor(r() * 14); const s = Array.from({ length }, () => pick(words)).join(' '); return s[0]!.toUpperCase() + s.slice(1) + stop; };
    const id = cableIdOf(n);
    const persons = [...new Set(Array.from({ length: 4 }, () => Math.floor(r() * r() * personCount)))];
    const paragraphs = options.paragraphs ?? 11 + Math.floor(r() * 4);
    const refs = n > 3 ? [cableIdOf(Math.floor(r() * n)), cableIdOf(Math.floor(r() * n))] : [];
    const post = posts[n % posts.length]!;
    const year = 1960 + (n % 40);
    const text = (words: readonly string[], stop: string, marks: boolean, arabic: boolean): string => Array.from({ length: paragraphs }, (_, i) => {
      const parts = Array.from({ length: 4 }, () => sentence(words, stop));
      if (i < persons.length) { const p = persons[i]!; parts.splice(1, 0, `[${arabic ? arabicSurnames[Math.floor(p / 20) % 20] : surnames[Math.floor(p / 20) % 20]}](person:${personId(p)}) ${sentence(words, stop)}`); }
      if (i === 2 && refs[0]) parts.push(`[${arabic ? 'برقية سابقة' : 'earlier cable'}](cable:${refs[0]}#p1)${stop}`);
      if (i === Math.min(4, paragraphs - 1)) parts.push(`[${pick(words)} ${pick(words)}](note:first)[^first] ${sentence(words, stop)}`);
      if (i === Math.min(7, paragraphs - 1)) parts.push(`[${post}](place:${postCountry[post]!}/${post})[^second] ${sentence(words, stop)}`);
      return `${i + 1}. ${marks ? `(${pick(['U', 'C', 'S'])}) ` : ''}${parts.join(' ')}`;
    }).join('\n\n') + `\n\n[^first]: ${sentence(words, stop)} ${sentence(words, stop)}\n\n[^second]: ${sentence(words, stop)}\n`;
    const main = n % 10 === 9;
    const words = main ? arabicWords : englishWords;
    write(`cables/${id}.md`, `---\nid: ${id}\ntitle: "${sentence(words, '').slice(0, 70).trim()}"\ndate: ${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}\npost: ${post}\nclassification: ${pick(['unclassified', 'confidential', 'secret'])}\ntags: [${pick(tags)}, ${pick(tags)}]\nreferences: [${refs.slice(1).join(', ')}]\ncountries: [${postCountry[post]}, us]\npersons:\n${persons.slice(0, 2).map((p, i) => `  - { id: ${personId(p)}, role: ${i ? 'participant' : 'sender'} }`).join('\n')}\ntext: { language: ${main ? 'ar' : 'en'}, kind: full }\nprovenance: { kind: generated }\nnotes:\n  first: { kind: context, by: editors, date: 2026-01-01 }\nstatus: published\nadded: 2026-01-01\n---\n\n${text(words, '.', !main, main)}`);
    if (n % 5 === 0 && !main) write(`cables/${id}.ar.md`, `---\nid: ${id}\ntitle: "${sentence(arabicWords, '').slice(0, 70).trim()}"\ntext: { kind: translation }\n---\n\n${text(arabicWords, '.', false, true)}`);
  }
}

/**
 * The peers' sites of the same texts, made in a folder that holds `content/cables`: one page a cable, with title, date and body in a plain layout.
 * No lists, feeds or data. Links of our own schemes are left as they are, and Eleventy shows notes' labels as words: less work than ours, so
 * the comparison is in the peers' favour.
 */
export const peerSites: Readonly<Record<string, { readonly command: string; readonly generate: (dir: string) => void }>> = {
  hugo: {
    command: 'hugo --quiet -d hugo-out',
    generate: (dir) => {
      mkdirSync(path.join(dir, 'layouts/_default'), { recursive: true });
      writeFileSync(path.join(dir, 'config.toml'), 'baseURL = "https://example.org/"\ntitle = "Measured"\ncontentDir = "content/cables"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]\n');
      writeFileSync(path.join(dir, 'layouts/_default/single.html'), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }}</p>{{ .Content }}</body></html>\n');
    },
  },
  eleventy: {
    command: 'eleventy --quiet --config=eleventy.config.cjs',
    generate: (dir) => {
      mkdirSync(path.join(dir, 'layouts-11ty'), { recursive: true });
      writeFileSync(path.join(dir, 'eleventy.config.cjs'), 'module.exports = (config) => { config.setUseGitIgnore(false); config.addGlobalData("layout", "cable.njk"); return { markdownTemplateEngine: false, dir: { input: "content/cables", includes: "../../layouts-11ty", output: "eleventy-out" } }; };\n');
      writeFileSync(path.join(dir, 'layouts-11ty/cable.njk'), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1><p>{{ date }}</p>{{ content | safe }}</body></html>\n');
    },
  },
};
