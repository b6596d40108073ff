/**
 * What the lines of a cable's header mean, explained where they stand. Names and one or two sentences in Arabic and English, for a
 * reader who never saw a cable. The lists of values (classification, precedence, captions, TAGS) have their own modules.
 */
import type { Explained, Words } from './vocabulary.ts';

const w = (ar: string, en: string): Words => ({ ar, en });

export const headerFields = {
  id: {
    name: w('رقم البرقية', 'Cable number'),
    help: w('السنة ثم البعثة المُرسِلة ثم رقم متسلسل يبدأ من جديد كل عام: 09BAMAKO776 هي البرقية 776 من باماكو في 2009.', 'Year, sending mission, and a running number that starts afresh every year: 09BAMAKO776 is cable 776 of 2009 from Bamako.'),
  },
  date: {
    name: w('وقت الإرسال', 'Date-time group'),
    help: w('اليوم والساعة والدقيقة بتوقيت غرينتش (Z) ثم الشهر والسنة: 030935Z MAR 08 تعني الساعة 9:35 يوم 3 آذار/مارس 2008.', 'Day, hour and minute in Greenwich time (Z), month and year: 030935Z MAR 08 is 9:35 on 3 March 2008.'),
  },
  precedence: {
    name: w('درجة الاستعجال', 'Precedence'),
    help: w('مدى السرعة التي تُعالج بها البرقية. إذا ذُكرت درجتان فالأولى لمن عليه أن يتصرّف والثانية لمن يُحاط علمًا.', 'How fast the message is to be handled. Of two, the first is for those who must act and the second for those who are informed.'),
  },
  from: { name: w('من', 'From'), help: w('البعثة أو الدائرة التي أرسلت البرقية (FM).', 'The mission or office that sent it (FM).') },
  to: { name: w('إلى', 'To'), help: w('مَن يُنتظر منهم التصرّف (TO).', 'Those who are expected to act (TO).') },
  info: { name: w('للعلم', 'Info'), help: w('مَن تُرسل إليهم للاطلاع فقط (INFO).', 'Those who get it for information only (INFO).') },
  classification: { name: w('درجة السرّية', 'Classification'), help: w('مقدار الضرر الذي يُفترض أن يُلحقه كشف الوثيقة بأمن الدولة التي أصدرتها.', 'How much damage disclosure is expected to do to the security of the state that issued it.') },
  captions: { name: w('قيود التداول', 'Captions'), help: w('كلمات تحدّد مَن يجوز له الاطلاع على الوثيقة وكيف تُنقل، زيادةً على درجة السرّية.', 'Words that say, beyond the classification, who may see the document and how it travels.') },
  declassify: {
    name: w('سطر الأمر التنفيذي', 'E.O. line'),
    help: w('الأمر الرئاسي الذي صُنّفت الوثيقة بموجبه، وتاريخ رفع السرّية عنها (DECL).', 'The presidential order under which it was classified, and the date on which it is to be declassified (DECL).'),
  },
  tags: { name: w('رموز التصنيف الموضوعي', 'TAGS'), help: w('رموز تُحفظ البرقية بموجبها: موضوعات وبلدان ومنظمات وأشخاص.', 'Codes under which the cable is filed: subjects, countries, organizations, persons.') },
  subject: { name: w('الموضوع', 'Subject'), help: w('عنوان البرقية كما كتبه مُرسلها.', 'The title its sender gave it.') },
  references: { name: w('المراجع', 'References'), help: w('برقيات أو وثائق سابقة تشير إليها هذه البرقية بالحروف A وB وC.', 'Earlier cables or documents, which the text calls A, B, C.') },
  classifiedBy: { name: w('صنّفها', 'Classified by'), help: w('اسم المسؤول الذي حدّد درجة السرّية ومنصبه، وأسباب ذلك بأرقام البنود.', 'Name and office of the official who set the classification, and the reasons by their numbers.') },
  signature: { name: w('التوقيع', 'Signature'), help: w('اسم رئيس البعثة في آخر البرقية؛ وهو يوقّعها أيًّا كان كاتبها.', 'The head of mission’s surname at the end; it stands there whoever wrote the cable.') },
  office: { name: w('الدائرة', 'Office'), help: w('الدائرة التي كُتبت فيها الوثيقة.', 'The office in which the document was written.') },
  transmission: { name: w('سطور الإرسال', 'Transmission lines'), help: w('سطور أضافتها شبكة البرق: أرقام الدارات ورموز المحطات وأرقام الصفحات. وهي محفوظة هنا خارج نص القراءة.', 'Lines added by the telegraph network: circuit numbers, routing codes, page numbers. They are kept, outside the reading text.') },
  provenance: { name: w('مصدر الوثيقة', 'Provenance'), help: w('كيف خرجت الوثيقة إلى العلن ومن نشرها.', 'How the document became public, and who published it.') },
} as const satisfies Record<string, Explained>;
export type HeaderField = keyof typeof headerFields;

/** Presidential orders on secrecy, by number. */
export const executiveOrders = {
  '10501': { name: w('الأمر التنفيذي 10501', 'E.O. 10501'), help: w('أصدره أيزنهاور عام 1953، وظل أساس التصنيف حتى 1972.', 'Eisenhower, 1953; the basis of classification until 1972.') },
  '11652': { name: w('الأمر التنفيذي 11652', 'E.O. 11652'), help: w('أصدره نيكسون عام 1972. الرمز GDS يعني رفع السرّية تدريجيًّا بعد سنوات محدّدة، وXGDS الاستثناء من ذلك.', 'Nixon, 1972. GDS means declassification step by step after set years, XGDS an exemption from it.') },
  '12065': { name: w('الأمر التنفيذي 12065', 'E.O. 12065'), help: w('أصدره كارتر عام 1978، ودعا إلى تضييق التصنيف.', 'Carter, 1978; it asked for less to be classified.') },
  '12356': { name: w('الأمر التنفيذي 12356', 'E.O. 12356'), help: w('أصدره ريغان عام 1982، ووسّع التصنيف. OADR تعني أن الجهة المُصدِرة هي التي تقرّر رفع السرّية.', 'Reagan, 1982; it widened classification. OADR: to be declassified when the originating agency so determines.') },
  '12958': { name: w('الأمر التنفيذي 12958', 'E.O. 12958'), help: w('أصدره كلينتون عام 1995 وعدّله بوش الابن عام 2003، وصُنّفت به برقيات تلك السنين.', 'Clinton, 1995, amended by G. W. Bush in 2003; the order the cables of those years were classified under.') },
  '13526': { name: w('الأمر التنفيذي 13526', 'E.O. 13526'), help: w('أصدره أوباما في كانون الأول/ديسمبر 2009، وهو الساري اليوم.', 'Obama, December 2009; the one in force today.') },
} as const satisfies Record<string, Explained>;

/** Reasons for classification. E.O. 12958 numbered them 1.5 until 2003; since then, and in E.O. 13526, they are 1.4. */
export const classificationReasons = {
  a: w('خطط عسكرية أو أنظمة سلاح أو عمليات', 'military plans, weapons systems or operations'),
  b: w('معلومات تتعلق بحكومات أجنبية', 'foreign government information'),
  c: w('أنشطة استخبارية أو مصادرها أو أساليبها، أو التشفير', 'intelligence activities, sources or methods, or cryptology'),
  d: w('علاقات الولايات المتحدة الخارجية وأنشطتها في الخارج، ومنها المصادر السرّية', 'foreign relations or foreign activities of the United States, including confidential sources'),
  e: w('شؤون علمية أو تكنولوجية أو اقتصادية تمسّ الأمن القومي', 'scientific, technological or economic matters relating to national security'),
  f: w('برامج حكومية لحماية المواد أو المنشآت النووية', 'government programs for safeguarding nuclear materials or facilities'),
  g: w('مواطن الضعف أو القوة في أنظمة أو منشآت تتصل بالأمن القومي', 'weak points or capabilities of systems or installations relating to national security'),
  h: w('أسلحة الدمار الشامل', 'weapons of mass destruction'),
} as const satisfies Record<string, Words>;
export type ClassificationReason = keyof typeof classificationReasons;

/** Words and codes that stand in headers and in transmission lines. */
export const headerTerms = {
  'DECL': { name: w('تاريخ رفع السرّية', 'Declassification'), help: w('اليوم الذي تُرفع فيه السرّية عن الوثيقة ما لم يُمدَّد أجلها.', 'The day on which the document is to be declassified, unless that is put off.') },
  'GDS': { name: w('رفع السرّية وفق الجدول العام', 'General declassification schedule'), help: w('تُخفَّض السرّية ثم تُرفع بعد سنوات محدّدة (1972–1978).', 'Downgraded, then declassified, after set years (1972–78).') },
  'XGDS': { name: w('استثناء من الجدول العام', 'Exempt from the general schedule'), help: w('تبقى سرّية أكثر مما يقضي به الجدول العام؛ والرقم بعدها هو سبب الاستثناء.', 'Stays secret beyond the general schedule; the digit after it is the reason.') },
  'OADR': { name: w('بقرار من الجهة المُصدِرة', 'Originating agency’s determination required'), help: w('لا تُرفع السرّية إلا بقرار من الجهة التي أصدرت الوثيقة.', 'Declassified only when the agency that issued it so decides.') },
  'N/A': { name: w('لا ينطبق', 'Not applicable'), help: w('الوثيقة غير مصنّفة، فلا تاريخ لرفع السرّية.', 'The document isn’t classified, so there is no date.') },
  'REASONS': { name: w('أسباب التصنيف', 'Reasons'), help: w('رقم البند في الأمر التنفيذي وحروف الأسباب: 1.4 (b) (d).', 'The section of the executive order and the letters of the reasons: 1.4 (b) (d).') },
  'REF': { name: w('المراجع', 'References'), help: w('برقيات سابقة بحروف تُذكر بها في النص؛ وما لا تُذكر سنته فمن سنة البرقية نفسها.', 'Earlier cables, with the letters the text uses for them; one without a year is of the cable’s own year.') },
  'REFTEL': { name: w('البرقية المرجعية', 'Reftel'), help: w('البرقية المذكورة في سطر المراجع.', 'The cable named in the reference line.') },
  'SEPTEL': { name: w('في برقية منفصلة', 'Septel'), help: w('يُروى الأمر في برقية أخرى.', 'Reported in another cable.') },
  'NOTAL': { name: w('لم تُرسل إلى الجميع', 'Not to all'), help: w('لم يتلقَّ المرجعَ كلُّ مَن أُرسلت إليهم هذه البرقية.', 'Not all addressees of this cable received the reference.') },
  'ZNY': { name: w('ترميز الإرسال', 'ZNY'), help: w('سطر يدلّ محطات الإرسال على درجة السرّية: SSSSS سرّي، CCCCC مكتوم، UUUUU غير سرّي.', 'A line that tells relay stations the classification: SSSSS secret, CCCCC confidential, UUUUU unclassified.') },
  'ZNR': { name: w('إرسال مفتوح', 'ZNR'), help: w('يجوز إرسالها من دون تشفير.', 'May be sent in clear.') },
  'DE': { name: w('من المحطة', 'DE'), help: w('محطة الإرسال ورقم الرسالة عندها ويوم السنة والساعة.', 'The sending station, its message number, day of the year and hour.') },
  'DTG': { name: w('وقت الإرسال', 'Date-time group'), help: w('اليوم والساعة والدقيقة بتوقيت غرينتش ثم الشهر والسنة.', 'Day, hour and minute in Greenwich time, then month and year.') },
  'SECTION': { name: w('القسم', 'Section'), help: w('تُقسَّم البرقية الطويلة أقسامًا تُرسل كل منها على حدة.', 'A long cable is sent in sections.') },
  'NNNN': { name: w('نهاية البرقية', 'End of message'), help: w('علامة نهاية الإرسال.', 'Marks the end of transmission.') },
  'SUMMARY': { name: w('الملخّص', 'Summary'), help: w('خلاصة البرقية في أولها، بين SUMMARY وEND SUMMARY.', 'The gist, at the start, between SUMMARY and END SUMMARY.') },
  'COMMENT': { name: w('التعليق', 'Comment'), help: w('رأي البعثة فيما ترويه، مفصولًا عن الوقائع.', 'What the mission makes of what it reports, kept apart from the facts.') },
  'ACTION REQUEST': { name: w('طلب إجراء', 'Action request'), help: w('ما تطلبه البعثة من الوزارة.', 'What the mission asks of the Department.') },
  'MRN': { name: w('رقم الرسالة', 'MRN'), help: w('رقم الرسالة في النظام الذي خلف البرقيات.', 'The message’s number in the system that replaced telegrams.') },
} as const satisfies Record<string, Explained>;

/**
 * The executive order and date in an E.O. line.
 * @param line as printed: `E.O. 12958: DECL: 11/30/2019`, `12958: DECL 2019/11/30`, `E.O. 11652: GDS`
 * @returns the order's number, its explanation where we know it, and the declassification date as EDTF where there is one
 */
export function readDeclassifyLine(line: string): { order?: string; explained?: Explained; date?: string } {
  const order = /(?<!\d)(1\d{4})(?!\d)/.exec(line)?.[1];
  const american = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/.exec(line);
  const japanese = /(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(line);
  let date: string | undefined;
  if (japanese) date = calendarDate(+japanese[1]!, +japanese[2]!, +japanese[3]!);
  else if (american) date = calendarDate(american[3]!.length === 2 ? 2000 + +american[3]! : +american[3]!, +american[1]!, +american[2]!);
  const explained = order && Object.hasOwn(executiveOrders, order) ? executiveOrders[order as keyof typeof executiveOrders] : undefined;
  return { ...(order && { order }), ...(explained && { explained }), ...(date && { date }) };
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  const d = new Date(Date.UTC(year, month - 1, day));
  return d.getUTCFullYear() === year && d.getUTCMonth() === month - 1 && d.getUTCDate() === day ? d.toISOString().slice(0, 10) : undefined;
}

/**
 * The reasons named in a Classified By line, in the order printed.
 * @param line `… for reasons 1.4 (b) (d)`, `REASONS 1.5 (B, D)`, `1.4 (b),(d), and (h)`
 */
export function reasonsIn(line: string): ClassificationReason[] {
  const at = line.search(/(?<![\d.])1\.[45](?!\d)/);
  if (at < 0) return [];
  const out: ClassificationReason[] = [];
  for (const m of line.slice(at + 3, at + 200).matchAll(/(?<![A-Za-z.])([a-hA-H])(?![A-Za-z]|\.[A-Za-z])/g)) {
    const letter = m[1]!.toLowerCase() as ClassificationReason;
    if (!out.includes(letter)) out.push(letter);
  }
  return out;
}
