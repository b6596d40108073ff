/**
 * Slips of Arabic spelling that a reader notices at once: hamza left out or put on a connecting alef, final ي and ى exchanged, ة and ه exchanged.
 * Lists of common words and not rules of the language: a word that is not listed is never found wrong, and one that has a second meaning
 * without its hamza or dots (بان, وان, علي, أُجري) is not listed.
 */
import type { Finding } from './finding.ts';

/** Particles: bare spelling → what is meant. */
const particles: Record<string, string> = {
  'الى': 'إلى', 'اليه': 'إليه', 'اليها': 'إليها', 'اليهم': 'إليهم', 'الينا': 'إلينا', 'او': 'أو', 'ان': 'أن أو إن', 'انه': 'أنه أو إنه', 'انها': 'أنها أو إنها', 'انهم': 'أنهم أو إنهم',
  'انهما': 'أنهما أو إنهما', 'لان': 'لأن', 'لانه': 'لأنه', 'لانها': 'لأنها', 'لانهم': 'لأنهم', 'اذا': 'إذا', 'اذ': 'إذ', 'اما': 'أما أو إما', 'اي': 'أي', 'اية': 'أية', 'ايضا': 'أيضًا', 'الا': 'إلا أو ألا',
  'انما': 'إنما', 'اين': 'أين', 'الان': 'الآن', 'اولئك': 'أولئك', 'ازاء': 'إزاء', 'اثر': 'إثر أو أثر', 'اثناء': 'أثناء', 'امام': 'أمام', 'شئ': 'شيء', 'شىء': 'شيء', 'هولاء': 'هؤلاء',
};

/** Beginnings of words that always carry a hamza on their alef. No word with a connecting alef begins like one of them. */
const hamzated = [
  'امريك', 'اميرك', 'افريقي', 'اسرائيل', 'ايران', 'ايطالي', 'اسباني', 'اوروب', 'اسلام', 'ارهاب', 'انجليز', 'انكليز', 'الماني', 'ابريل', 'اغسطس', 'اكتوبر', 'ايلول', 'ايار', 'اذار',
  'اكثر', 'اكبر', 'اقليم', 'اقصى', 'اول', 'اخرى', 'اخير', 'احدى', 'احداث', 'ايام', 'ازمة', 'ازمات', 'اسلحة', 'امن', 'امم', 'اهمية', 'اهداف', 'اعضاء', 'اعمال', 'اوضاع', 'اراضي', 'اسباب', 'احزاب', 'اعلن',
  'اكد', 'اشار', 'اضاف', 'ابلغ', 'اعرب', 'ارسل', 'اصبح', 'اصدر', 'اجراء', 'ادارة', 'انشاء', 'انتاج', 'اضافة', 'اطار', 'ارادة', 'اقامة', 'اعادة', 'اسطول', 'اصول', 'اصحاب', 'اطراف', 'اموال', 'اخبار', 'افكار',
];

/** Beginnings of words whose alef connects (أفعال خماسية وسداسية ومصادرها): a hamza under it is wrong. Loanwords are free: إستراتيجية, إنترنت, إستونيا, إسترليني. */
const connecting = /^(?:[وف])?(?:[بكل])?(?:ال)?(إ(?:ست(?!راتيج|ون|اد|رلين)|نت(?!اج|ر)|جتم|جتماع|تفاق|تحاد|تصال|تهام|قتصاد|قتراح|عتبار|عتراف|عتقال|عتماد|حتلال|حتجاج|حتياط|ختيار|ختلاف|نفصال|نقلاب|نسحاب|نضمام|نفجار|رتفاع|شتراك|شتباك|لتزام|متداد|سم(?:ه|ها)?$|بن(?:ه|ها)?$|ثنان$|ثنين$|مرأة$)[\u0621-\u064A]*)$/;

/** Words that end in ى where ي is meant, or the other way round. */
const finals: Record<string, string> = {
  'حتي': 'حتى', 'اخري': 'أخرى', 'أخري': 'أخرى', 'الأخري': 'الأخرى', 'كبري': 'كبرى', 'الكبري': 'الكبرى', 'مدي': 'مدى', 'إحدي': 'إحدى', 'الأولي': 'الأولى',
  'مستوي': 'مستوى', 'المستوي': 'المستوى', 'مصطفي': 'مصطفى', 'موسي': 'موسى', 'عيسي': 'عيسى', 'التى': 'التي', 'الذى': 'الذي', 'فى': 'في', 'هى': 'هي', 'أى': 'أي', 'لكى': 'لكي', 'كى': 'كي', 'نفسى': 'نفسي', 'الثانى': 'الثاني',
  'الماضى': 'الماضي', 'الحالى': 'الحالي', 'التالى': 'التالي', 'الأراضى': 'الأراضي', 'أراضى': 'أراضي', 'السياسى': 'السياسي', 'الرئيسى': 'الرئيسي', 'العسكرى': 'العسكري', 'الجزائرى': 'الجزائري', 'المغربى': 'المغربي', 'التونسى': 'التونسي',
  'المالى': 'المالي', 'الليبى': 'الليبي', 'المصرى': 'المصري', 'الفرنسى': 'الفرنسي', 'الأمريكى': 'الأمريكي', 'الأميركى': 'الأميركي', 'البريطانى': 'البريطاني', 'العربى': 'العربي', 'الدولى': 'الدولي', 'الشعبى': 'الشعبي', 'الوطنى': 'الوطني',
  'الإسلامى': 'الإسلامي', 'العالمى': 'العالمي', 'القومى': 'القومي', 'الغربى': 'الغربي', 'الشرقى': 'الشرقي', 'الداخلى': 'الداخلي', 'الخارجى': 'الخارجي', 'القاضى': 'القاضي',
};

/** Definite words that end in يه or ه by right. With the article no word carries the possessive ه: the rest mean ة. */
const endsInHeh = new Set([
  'الفقيه', 'النزيه', 'التنبيه', 'التوجيه', 'الوجيه', 'التشبيه', 'السفيه', 'الكريه', 'الشبيه', 'الترفيه', 'التنويه', 'التشويه', 'التمويه', 'النبيه', 'التنزيه', 'البديه', 'التيه', 'الدميه', 'التأليه', 'التسفيه',
]);
const taMarbuta: Record<string, string> = {
  'الحكومه': 'الحكومة', 'الدوله': 'الدولة', 'السفاره': 'السفارة', 'المتحده': 'المتحدة', 'السياسه': 'السياسة', 'القاهره': 'القاهرة', 'المنطقه': 'المنطقة', 'القاعده': 'القاعدة', 'المدينه': 'المدينة', 'الوزاره': 'الوزارة', 'الثوره': 'الثورة',
  'الجبهه': 'الجبهة', 'المؤقته': 'المؤقتة', 'الجماعه': 'الجماعة', 'الصحيفه': 'الصحيفة', 'القوه': 'القوة', 'الرساله': 'الرسالة', 'المقابله': 'المقابلة', 'المعارضه': 'المعارضة', 'هذة': 'هذه', 'لة': 'له', 'بة': 'به', 'فية': 'فيه',
  'المياة': 'المياه', 'مياة': 'مياه', 'اتجاة': 'اتجاه', 'الاتجاة': 'الاتجاه', 'انتباة': 'انتباه', 'وجة': 'وجه', 'تجاة': 'تجاه',
};

const word = /[\u0621-\u065F\u0670\u0671]+/g;
const marks = /[\u0640\u064B-\u065F\u0670]/g;

function hamzaMissing(bare: string): string | undefined {
  const m = /^([وف]?)(.*)$/.exec(bare)!;
  if (Object.hasOwn(particles, bare)) return particles[bare];
  // «واو» is a letter's name, «فلان» so-and-so, «وان», «فان» and «واين» are foreign names.
  if (m[1] && !['او', 'ان', 'اذ', 'لان', 'اين'].includes(m[2]!) && Object.hasOwn(particles, m[2]!)) return particles[m[2]!]!.split(' أو ').map((w) => m[1] + w).join(' أو ');
  // ب ك ل alone are not taken off: «كامن» and «باول» (Powell) would then be «امن» and «اول».
  const stem = /^[وف]?(?:[بك]?ال|لل)?(ا[\u0621-\u064A]+)$/.exec(bare)?.[1];
  const hit = stem === undefined ? undefined : hamzated.find((h) => stem.startsWith(h));
  return hit === undefined ? undefined : 'a hamza on or under its alef';
}

/** Words spelled otherwise than they must be. */
export function arabicSpelling(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const m of text.matchAll(word)) {
    const bare = m[0].replace(marks, '');
    const plain = bare.replace(/^[وف](?=.{3})/, '');
    const add = (expected: string, what: string) => findings.push({ offset: m.index, found: `«${m[0]}»: ${what}`, expected, advice: 'correct the spelling; in a quotation that must keep it, say so in a note' });
    const missing = hamzaMissing(bare);
    if (missing !== undefined) { add(missing, 'a hamza is missing'); continue; }
    const connected = connecting.exec(bare);
    if (connected) { add(bare.replace('إ', 'ا'), 'a hamza on a connecting alef'); continue; }
    const known = (table: Record<string, string>) => (Object.hasOwn(table, bare) ? table[bare] : Object.hasOwn(table, plain) ? bare.slice(0, bare.length - plain.length) + table[plain]! : undefined);
    const final = known(finals);
    if (final !== undefined) { add(final, 'final ي and ى are exchanged'); continue; }
    const heh = known(taMarbuta) ?? (/^ال.{3,}يه$/.test(plain) && !endsInHeh.has(plain) ? bare.slice(0, -1) + 'ة' : undefined);
    if (heh !== undefined) add(heh, 'ة and ه are exchanged');
  }
  return findings;
}

const particlesOnce = /^(?:في|من|على|إلى|أن|إن|عن|مع|التي|الذي|الذين|هذا|هذه|كان|كانت|قد|لم|لن|ما|لا|بين|بعد|قبل|حتى|كما|هو|هي|ذلك|تلك|أو|ثم|had|that)$/i;

/**
 * The same word twice in a row. In Arabic only particles: «خطوة خطوة», «واحدة واحدة» are idiom. In English anything but "had had" and "that that".
 */
export function doubledWords(text: string): Finding[] {
  return [...text.matchAll(/(?<![\p{L}\p{M}\d-])(\p{L}[\p{L}\p{M}]+)[ \u00A0]+\1(?![\p{L}\p{M}\d-])/giu)]
    .filter((m) => /[\u0620-\u064A]/.test(m[1]!) === particlesOnce.test(m[1]!))
    .map((m) => ({ offset: m.index, found: `"${m[0]}"`, expected: 'the word once', advice: 'remove one' }));
}
