/**
 * TAGS ("Traffic Analysis by Geography and Subject"): the codes a cable is filed under. Subject TAGS have four letters, program TAGS begin
 * with K, geopolitical ones have two letters and are mostly FIPS 10, not ISO 3166; organizations and persons stand by abbreviation and name.
 * Meanings after the Department's TAGS handbook (5 FAH-3), in our own words.
 */
import type { CountryCode } from './identifiers.ts';
import { organizationTags, programTags } from './program-tags.ts';
import { countryOfPlaceTag, regionTags } from './place-tags.ts';
import type { Words } from './vocabulary.ts';

export type TagKind = 'subject' | 'program' | 'place' | 'organization' | 'person' | 'unknown';
export type ExplainedTag = { kind: TagKind; name?: Words; country?: CountryCode };

const w = (ar: string, en: string): Words => ({ ar, en });

/** The first letter of a subject TAG is its category. */
export const subjectCategories = {
  A: w('شؤون إدارية', 'Administration'), B: w('خدمات الأعمال', 'Business services'), C: w('شؤون قنصلية', 'Consular affairs'),
  E: w('شؤون اقتصادية', 'Economic affairs'), M: w('شؤون عسكرية ودفاعية', 'Military and defence'), O: w('أعمال البعثات', 'Operations'),
  P: w('شؤون سياسية', 'Political affairs'), S: w('شؤون اجتماعية', 'Social affairs'), T: w('تكنولوجيا وعلوم', 'Technology and science'),
} as const satisfies Record<string, Words>;

export const subjectTags = {
  AADP: w('المعالجة الآلية للبيانات', 'Automated data processing'),
  ABLD: w('المباني والأراضي', 'Buildings and grounds'),
  ABUD: w('الموازنة والأنظمة المالية', 'Budget and financial systems'),
  ACOA: w('تشغيل الاتصالات وإدارتها', 'Running of communications'),
  ACKM: w('إدارة مفاتيح التشفير', 'Management of cipher keys'),
  ADCO: w('حاملو الحقيبة الدبلوماسية', 'Diplomatic couriers'),
  ADPM: w('الحقيبة الدبلوماسية والبريد', 'Diplomatic pouch and mail'),
  AEMR: w('خطط الطوارئ والإجلاء', 'Emergency planning and evacuation'),
  AFIN: w('الإدارة المالية', 'Financial management'),
  AFSI: w('معهد الخدمة الخارجية', 'Foreign Service Institute'),
  AFSN: w('الموظفون المحليون في البعثات', 'Locally employed staff of missions'),
  AGAO: w('ديوان المحاسبة الأمريكي', 'Government Accountability Office'),
  AINF: w('خدمات إدارة المعلومات', 'Information management'),
  AINR: w('إدارة برامج مكتب الاستخبارات والبحوث', 'Programs of the Bureau of Intelligence and Research'),
  AINT: w('إدارة خدمات الإنترنت', 'Internet administration'),
  ALOW: w('البدلات والعلاوات', 'Allowances'),
  AMED: w('الخدمات الطبية', 'Medical services'),
  AMGT: w('تسيير الإدارة', 'Management'),
  AMTC: w('صيانة معدات الاتصال', 'Upkeep of telecommunications equipment'),
  ANET: w('شبكات الاتصال ودوائرها', 'Communication circuits and networks'),
  AODE: w('الموظفون العاملون في الخارج', 'Employees abroad'),
  AOMS: w('شؤون العاملين في السكرتارية', 'Office management specialists'),
  AORC: w('المنظمات والمؤتمرات الدولية', 'International organizations and conferences'),
  APCS: w('الحواسيب الشخصية', 'Personal computers'),
  APER: w('شؤون الموظفين', 'Personnel'),
  ASCH: w('المدارس التي ترعاها الولايات المتحدة', 'Schools sponsored by the United States'),
  ASEC: w('أمن البعثات', 'Security of missions'),
  ASIG: w('أعمال المفتش العام', 'Inspector General'),
  BBSR: w('تقارير خدمات الأعمال', 'Business services reporting'),
  BEXP: w('توسيع التجارة والترويج لها', 'Trade expansion and promotion'),
  BMGT: w('إدارة الخدمة التجارية الخارجية', 'Management of the Foreign Commercial Service'),
  BTIO: w('فرص التجارة والاستثمار', 'Trade and investment opportunities'),
  CASC: w('رعاية المواطنين الأمريكيين', 'Help to American citizens'),
  CFED: w('خدمات للوكالات الاتحادية', 'Services for federal agencies'),
  CJAN: w('التعاون القضائي والتوثيق', 'Judicial assistance and notarial services'),
  CLOK: w('قوائم التدقيق في التأشيرات', 'Visa lookout lists'),
  CMGT: w('إدارة الشؤون القنصلية', 'Consular management'),
  CPAS: w('جوازات السفر والجنسية', 'Passports and citizenship'),
  CVIS: w('التأشيرات', 'Visas'),
  EAGR: w('الزراعة والغابات', 'Agriculture and forestry'),
  EAID: w('المساعدات الاقتصادية الخارجية', 'Foreign economic assistance'),
  EAIR: w('الطيران المدني', 'Civil aviation'),
  ECON: w('الأوضاع الاقتصادية', 'Economic conditions'),
  ECPS: w('الاتصالات والبريد', 'Communications and postal systems'),
  EFIN: w('الشؤون المالية والنقدية', 'Financial and monetary affairs'),
  EFIS: w('صيد الأسماك وتصنيعها', 'Commercial fishing and fish processing'),
  EIND: w('الصناعة', 'Industry and manufacturing'),
  EINT: w('الإنترنت في الاقتصاد والتجارة', 'Economic and commercial internet'),
  EINV: w('الاستثمار الأجنبي', 'Foreign investment'),
  ELAB: w('العمل والنقابات', 'Labour affairs'),
  ELTN: w('النقل البرّي', 'Land transport'),
  EMIN: w('المعادن والتعدين', 'Minerals and metals'),
  ENRG: w('الطاقة والكهرباء', 'Energy and power'),
  EPET: w('النفط والغاز', 'Petroleum and natural gas'),
  ETRD: w('التجارة الخارجية', 'Foreign trade'),
  ETTC: w('الرقابة على التجارة والتكنولوجيا', 'Trade and technology controls'),
  EWWT: w('النقل المائي', 'Waterborne transport'),
  MARR: w('الترتيبات العسكرية والدفاعية', 'Military and defence arrangements'),
  MASS: w('المساعدات والمبيعات العسكرية', 'Military assistance and sales'),
  MCAP: w('القدرات العسكرية', 'Military capabilities'),
  MNUC: w('الاستخدامات العسكرية للطاقة النووية', 'Military uses of nuclear energy'),
  MOPS: w('العمليات العسكرية', 'Military operations'),
  ODIP: w('التمثيل الدبلوماسي الأمريكي', 'United States diplomatic representation'),
  OEXC: w('التبادل التعليمي والثقافي', 'Educational and cultural exchange'),
  OFDP: w('الدبلوماسيون الأجانب والبعثات الأجنبية', 'Foreign diplomats and missions'),
  OIIP: w('برامج الإعلام الدولي', 'International information programs'),
  OPDC: w('المراسلات الدبلوماسية', 'Diplomatic correspondence'),
  OPRC: w('العلاقات العامة والمراسلات', 'Public relations and correspondence'),
  OREP: w('زيارات أعضاء الكونغرس', 'Congressional travel'),
  OSCI: w('المنح العلمية', 'Science grants'),
  OTRA: w('السفر', 'Travel'),
  OVIP: w('زيارات القادة وكبار الشخصيات', 'Visits of leaders and prominent persons'),
  PARM: w('ضبط التسلّح ونزع السلاح', 'Arms control and disarmament'),
  PBTS: w('الحدود والأراضي والسيادة', 'Boundaries, territories and sovereignty'),
  PGOV: w('الشؤون السياسية الداخلية', 'Internal government affairs'),
  PHSA: w('شؤون أعالي البحار', 'High seas affairs'),
  PHUM: w('حقوق الإنسان', 'Human rights'),
  PINR: w('الاستخبارات', 'Intelligence'),
  PINS: w('الأمن القومي', 'National security'),
  PNAT: w('الاستقلال الوطني', 'National independence'),
  PREF: w('اللاجئون', 'Refugees'),
  PREL: w('العلاقات السياسية الخارجية', 'External political relations'),
  PROP: w('الدعاية والعمليات النفسية', 'Propaganda and psychological operations'),
  PTER: w('الإرهاب', 'Terrorism'),
  SCUL: w('الشؤون الثقافية', 'Cultural affairs'),
  SENV: w('شؤون البيئة', 'Environmental affairs'),
  SMIG: w('الهجرة', 'Migration'),
  SNAR: w('المخدرات', 'Narcotics'),
  SOCI: w('الأوضاع الاجتماعية', 'Social conditions'),
  TBIO: w('علوم الأحياء والطب', 'Biological and medical science'),
  TINT: w('تكنولوجيا الإنترنت', 'Internet technology'),
  TNGD: w('بحوث الهندسة وتطويرها', 'Engineering research and development'),
  TPHY: w('العلوم الفيزيائية', 'Physical sciences'),
  TRGY: w('تكنولوجيا الطاقة', 'Energy technology'),
  TSPA: w('أنشطة الفضاء', 'Space activities'),
  TSPL: w('سياسة العلوم والتكنولوجيا', 'Science and technology policy'),
} as const satisfies Record<string, Words>;
export type SubjectTag = keyof typeof subjectTags;

/** Subject TAGS of the seventies that were given up later. Only those whose meaning is beyond doubt. */
export const formerSubjectTags = {
  EGEN: w('شؤون اقتصادية عامة', 'Economic affairs, general'),
  MILI: w('شؤون عسكرية', 'Military affairs'),
  MPOL: w('السياسة العسكرية', 'Military policy'),
  OCON: w('المؤتمرات والاجتماعات', 'Conferences and meetings'),
  PBOR: w('الحدود ومطالب السيادة', 'Boundary and sovereignty claims'),
  PDIP: w('التمثيل الدبلوماسي والقنصلي', 'Diplomatic and consular representation'),
  PFOR: w('العلاقات الخارجية', 'Foreign relations'),
  PINT: w('الشؤون السياسية الداخلية', 'Internal political affairs'),
  PLOS: w('قانون البحار', 'Law of the sea'),
  SHUM: w('حقوق الإنسان', 'Human rights'),
  SREF: w('اللاجئون', 'Refugees'),
} as const satisfies Record<string, Words>;

/** `SURNAME, GIVEN NAMES`, as persons stand in a TAGS line. */
const personTag = /^\p{Lu}[\p{L}'’ .-]{0,60}, ?\p{Lu}[\p{L}'’ .-]{0,60}$/u;

const regionNames = { ar: new Intl.DisplayNames('ar', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) };
const countryNames = new Map<CountryCode, Words>();
/** Intl is slow, and an import asks for the same few countries a million times. */
function nameOfCountry(code: CountryCode): Words {
  let name = countryNames.get(code);
  if (!name) countryNames.set(code, name = w(regionNames.ar.of(code.toUpperCase()) ?? code, regionNames.en.of(code.toUpperCase()) ?? code));
  return name;
}

/**
 * What one of the TAGS means.
 * @param code as printed, in any case: `PTER`, `KISL`, `IZ`, `AU-1`, `TRAORE, MOUSSA`
 * @returns its kind, its name where we know one, and the country a geopolitical (or a country's own program) code stands for, in ISO 3166:
 *   `AG` → { kind: 'place', name: { ar: 'الجزائر', en: 'Algeria' }, country: 'dz' }
 */
export function explainTag(code: string): ExplainedTag {
  const tag = code.trim().toUpperCase();
  if (Object.hasOwn(subjectTags, tag)) return { kind: 'subject', name: subjectTags[tag as SubjectTag] };
  if (Object.hasOwn(formerSubjectTags, tag)) return { kind: 'subject', name: formerSubjectTags[tag as keyof typeof formerSubjectTags] };
  if (Object.hasOwn(programTags, tag)) {
    const country = countryOfPlaceTag(tag);
    return { kind: 'program', name: programTags[tag as keyof typeof programTags], ...(country && { country }) };
  }
  const country = countryOfPlaceTag(tag);
  if (country) return { kind: 'place', name: nameOfCountry(country), country };
  if (Object.hasOwn(regionTags, tag)) return { kind: 'place', name: regionTags[tag as keyof typeof regionTags] };
  if (Object.hasOwn(organizationTags, tag)) return { kind: 'organization', name: organizationTags[tag as keyof typeof organizationTags] };
  if (personTag.test(tag)) return { kind: 'person', name: w(code.trim(), code.trim()) };
  if (/^K[A-Z]{3}$/.test(tag)) return { kind: 'program' };
  return { kind: 'unknown' };
}

/**
 * Takes a TAGS line apart. Persons keep their comma (`ABC, DEF` is one person only where no part is a known code), fused runs of known
 * codes come apart (`PGOVPRELML` → PGOV, PREL, ML); what can't be read stays as printed.
 * @param line what stands after `TAGS:`, line breaks and all: `PGOV, PREL, ML`, `PTER ASEC AG`, `PREL PINR (TRAORE, MOUSSA)`
 * @returns the codes in order, each once
 */
export function parseTags(line: string): string[] {
  const text = line.replace(/\s+/g, ' ').replace(/^[\s:;.-]+|[\s:;.]+$/g, '').slice(0, 4000);
  const out: string[] = [];
  const add = (tag: string): void => {
    if (tag && !out.includes(tag)) out.push(tag);
  };
  // A bracketed group is a person, or an aside that belongs to nothing else: kept whole.
  for (const part of text.split(/(\([^()]{0,200}\))/)) {
    if (part.startsWith('(') && part.endsWith(')')) add(part.slice(1, -1).trim());
    else for (const item of separateTags(part)) add(item);
  }
  return out;
}

function separateTags(text: string): string[] {
  const items = text.split(/[,;]/).map((s) => s.trim()).filter(Boolean);
  const out: string[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const next = items[i + 1];
    if (next !== undefined && isName(item) && isName(next) && Math.max(item.length, next.length) > 4) {
      out.push(`${item}, ${next}`);
      i++;
    } else if (explainTag(item).kind !== 'unknown' || !item.includes(' ')) out.push(...unfuse(item));
    else for (const word of item.split(' ')) out.push(...unfuse(word));
  }
  return out;
}

/** Words of which none is a code we know, each with a vowel: one half of `TRAORE, MOUSSA` (of which one half is longer than a code). */
const isName = (item: string): boolean => /^[\p{L}'’ .-]{2,60}$/u.test(item)
  && item.split(' ').every((x) => /[AEIOUY]/i.test(x) && explainTag(x).kind === 'unknown') && unfuse(item).length === 1;

/** `PGOVPREL` → PGOV, PREL. Only where the whole run is made of known four-letter codes, and two-letter places after at least one. */
function unfuse(run: string): string[] {
  if (!/^[A-Z]{6,80}$/.test(run) || explainTag(run).kind !== 'unknown') return [run];
  const out: string[] = [];
  let at = 0;
  while (at < run.length) {
    const four = run.slice(at, at + 4);
    const two = run.slice(at, at + 2);
    if (Object.hasOwn(subjectTags, four) || Object.hasOwn(formerSubjectTags, four) || Object.hasOwn(programTags, four)) { out.push(four); at += 4; }
    else if (out.length > 0 && two.length === 2 && countryOfPlaceTag(two)) { out.push(two); at += 2; }
    else return [run];
  }
  return out;
}
