/** واجهة الموقع بالعربية. The interface in Arabic. */
import { digits } from './digits.ts';
import { counted } from './plural.ts';
import type { PluralForms } from './plural.ts';
import type { Interface } from './interface.ts';
import type { Numerals } from './dates.ts';

/**
 * The six forms of a noun. The number is written from three on: none and one are words, the dual says itself.
 * `few` is the plural (3–10), `many` the accusative singular (11–99), `hundreds` the genitive singular (100, 101, 102, 200 …).
 */
const noun = (zero: string, one: string, two: string, few: string, many: string, hundreds: string): PluralForms =>
  ({ zero, one, two, few: `# ${few}`, many: `# ${many}`, other: `# ${hundreds}` });

/** Arabic joins every item with «و», not only the last. */
const list = (items: readonly string[]) => items.join(' و');

/** `numerals`: the digits counts are written in. */
export function arabic(numerals: Numerals): Interface {
  const format = new Intl.NumberFormat(`ar-u-nu-${numerals}`);
  const number = (n: number) => format.format(n);
  const count = (...forms: Parameters<typeof noun>) => counted('ar', number, noun(...forms));
  const cables = count('لا برقيات', 'برقية واحدة', 'برقيتان', 'برقيات', 'برقية', 'برقية');
  const persons = count('لا أشخاص', 'شخص واحد', 'شخصان', 'أشخاص', 'شخصًا', 'شخص');
  const notes = count('لا حواشي', 'حاشية واحدة', 'حاشيتان', 'حواشٍ', 'حاشية', 'حاشية');
  const results = count('لا نتائج', 'نتيجة واحدة', 'نتيجتان', 'نتائج', 'نتيجة', 'نتيجة');
  return {
    language: { code: 'ar', name: 'العربية', direction: 'rtl', quote: (words) => `«${words}»`, list, number, digits: (n) => digits(String(n), numerals), colon: ': ', comma: '، ', semicolon: '؛ ' },
    counts: {
      cables, persons, notes, results,
      documents: count('لا وثائق', 'وثيقة واحدة', 'وثيقتان', 'وثائق', 'وثيقة', 'وثيقة'),
      references: count('لا إحالات', 'إحالة واحدة', 'إحالتان', 'إحالات', 'إحالة', 'إحالة'),
      paragraphs: count('لا فقرات', 'فقرة واحدة', 'فقرتان', 'فقرات', 'فقرة', 'فقرة'),
      years: count('لا سنوات', 'سنة واحدة', 'سنتان', 'سنوات', 'سنة', 'سنة'),
      posts: count('لا بعثات', 'بعثة واحدة', 'بعثتان', 'بعثات', 'بعثة', 'بعثة'),
      countries: count('لا بلدان', 'بلد واحد', 'بلدان', 'بلدان', 'بلدًا', 'بلد'),
      organizations: count('لا منظمات', 'منظمة واحدة', 'منظمتان', 'منظمات', 'منظمة', 'منظمة'),
      subjects: count('لا موضوعات', 'موضوع واحد', 'موضوعان', 'موضوعات', 'موضوعًا', 'موضوع'),
      terms: count('لا مصطلحات', 'مصطلح واحد', 'مصطلحان', 'مصطلحات', 'مصطلحًا', 'مصطلح'),
      items: count('لا عناصر', 'عنصر واحد', 'عنصران', 'عناصر', 'عنصرًا', 'عنصر'),
    },
    nav: {
      label: 'التنقل الرئيسي', menu: 'القائمة', home: 'الصفحة الأولى', cables: 'البرقيات', persons: 'الأشخاص', countries: 'البلدان', posts: 'البعثات', organizations: 'المنظمات', subjects: 'الموضوعات', years: 'السنوات',
      annotations: 'الحواشي', search: 'البحث', about: 'عن الموقع', editorialPolicy: 'سياسة التحرير', howToRead: 'كيف تُقرأ البرقية', glossary: 'معجم المصطلحات', data: 'البيانات', readingList: 'قائمة القراءة',
      skip: 'إلى النص مباشرة', backToTop: 'إلى أعلى الصفحة', breadcrumb: 'موضعك من الموقع',
    },
    home: {
      whatThisIs: 'ما هذا الموقع',
      lead: 'وثائق دبلوماسية أمريكية عن المغرب الكبير والساحل، 1955–2010: لكل وثيقة ملخّص بالعربية وآخر بالإنجليزية، وحواشٍ تشرحها، والأشخاص والبعثات والموضوعات التي تصل بعضها ببعض.',
      latest: 'أحدث الوثائق', latestAdded: 'أُضيف حديثًا', waysIn: 'من أين تبدأ', byCountry: 'بحسب البلد', byPost: 'بحسب البعثة', byPerson: 'بحسب الشخص', byYear: 'بحسب السنة', bySubject: 'بحسب الموضوع', byOrganization: 'بحسب المنظمة',
      allCables: 'كل البرقيات', firstTime: 'لم تقرأ برقية من قبل؟', readSpecimen: 'برقية نموذجية تشرح كل جزء من أجزائها', mostMentioned: 'الأكثر ذكرًا',
      aboutTheTexts: 'الملخصات والحواشي من وضعنا، وفي كل صفحة بيان المكان الذي تُقرأ فيه الوثيقة نفسها.', seeAll: 'عرض الكل',
      holds: (c, p, n) => `${cables(c)}، ${persons(p)}، ${notes(n)}.`,
    },
    cable: {
      cable: 'برقية', header: 'ترويسة البرقية', from: 'من', to: 'إلى', info: 'للعلم', date: 'التاريخ', undated: 'بلا تاريخ', classification: 'درجة السرية', captions: 'قيود التداول', tags: 'رموز TAGS', references: 'الإحالات', subject: 'الموضوع',
      precedence: 'الأسبقية', eoLine: 'سطر رفع السرية', classifiedBy: 'صنّفها', documentKind: 'نوع الوثيقة', number: 'الرقم', office: 'المكتب', place: 'المكان', archiveLocation: 'مكان الحفظ', publishedIn: 'نُشرت في',
      documentNumber: 'الوثيقة', pages: 'الصفحات', readThere: 'اقرأها هناك', retrieved: 'تاريخ الاطلاع', sourceNote: 'حاشية المصدر في الطبعة', signedBy: 'التوقيع', transmission: 'أسطر الإرسال', identifier: 'المعرّف',
      otherIdentifiers: 'معرّفات أخرى', countries: 'البلدان', persons: 'الأشخاص', participants: 'المشاركون', organizations: 'المنظمات', places: 'الأماكن', summary: 'خلاصة', comment: 'تعليق', contents: 'في هذه الصفحة', text: 'النص',
      notes: 'الحواشي', noNotes: 'لا حواشي بعد.', editionNotes: 'حواشي الطبعة المنشورة', sources: 'المصادر', notesByEditors: 'الحواشي من وضع هيئة التحرير ما لم يُذكر غير ذلك.', revisions: 'تصويبات بعد النشر',
      added: 'تاريخ الإضافة', derived: 'استنتجها البرنامج', derivedHelp: 'لا تحمل الوثيقة رمزًا لهذه المعلومة، وقد استنتجها البرنامج من سطر المكان والتاريخ أو العنوان أو المرسِل أو المرسَل إليه.', explain: 'ما معنى هذا؟',
      asPrinted: 'كما طُبع', moreHeader: 'الترويسة كاملة', noText: 'لا يُعرف من هذه الوثيقة إلا ترويستها.', paragraphLink: 'رابط هذه الفقرة', noteLink: 'رابط هذه الحاشية', backToText: 'عودة إلى النص', pageMark: 'صفحة المصدر',
      attachment: 'مرفق', rights: 'الحقوق', original: 'الأصل', translation: 'الترجمة', arabicText: 'النص العربي', englishText: 'النص الإنجليزي',
      confirmation: 'التأكيد الرسمي', confirmationUnknown: 'لا نعلم هل أكّدت الحكومة التي صدرت عنها هذه الوثيقة صحتها.', sourceFile: 'الملف المصدر', noSourceFile: 'لم يُستورد ملف: كُتب النص هنا بعد قراءة الوثيقة المنشورة.',
      unconfirmed: 'لم تؤكّد الحكومة التي صدرت عنها هذه الوثيقة صحتها.', denied: 'نفت الحكومة المنسوبة إليها هذه الوثيقة صحتها.', confirmed: 'نشرت الحكومة التي صدرت عنها هذه الوثيقة نصَّها بنفسها.',
      changesToText: 'ما أجريناه على النص', asData: 'بيانات هذه الصفحة', notesHere: 'حواشٍ على هذا الموضع', originalLanguageOnly: 'بلغتها الأصلية فقط',
      textKind: { full: 'النص الكامل', extract: 'مقتطف', digest: 'ملخّص', translation: 'ترجمة', header: 'الترويسة وحدها' },
      page: (label) => `صفحة ${label}`, paragraph: (label) => `الفقرة ${label}`, note: (n) => `الحاشية ${number(n)}`, noteBy: (author) => `من وضع ${author}`,
      noteOnlyIn: (language) => `لا توجد هذه الحاشية إلا ب${language}.`, textOnlyIn: (language) => `لا يوجد هذا النص إلا ب${language}.`,
      digestBy: (author) => `تلخيص ${author}`, translationBy: (author) => `ترجمة ${author}`, editors: 'هيئة التحرير',
    },
    banner: {
      digest: 'هذا ملخّص بكلام المحرّرين، وليس نص الوثيقة.', translation: 'هذه ترجمة من عمل المحرّرين، والعبرة بالأصل.', extract: 'هذا جزء من الوثيقة لا كلها.',
      headerOnly: 'لا يُعرف من هذه الوثيقة إلا ترويستها، وبقيت صفحتها لأن وثائق أخرى تحيل إليها.',
      specimen: 'هذه برقية متخيَّلة وُضعت لتعرض كل ما قد تحويه البرقية من أجزاء، فلا وجود لأشخاصها ولا لبعثتها ولا لأحداثها.',
      draft: 'مسوّدة لم تُنشر، ولا يراها إلا محرّرو هذا الأرشيف.',
      withdrawn: 'سُحبت هذه الوثيقة من الأرشيف.', withdrawnOn: 'تاريخ السحب',
      stub: 'مذكورة وليست في الأرشيف', stubHelp: 'تحيل وثائق في هذا الأرشيف إلى هذه الوثيقة، لكنها ليست فيه. وتبيّن هذه الصفحة من يحيل إليها.',
      oneAccount: 'البرقية رواية دبلوماسي واحد، وليست دليلًا على صحة ما ترويه.', whatIsThis: 'عن هذه الوثيقة',
      flag: { specimen: 'نموذج', draft: 'مسوّدة', headerOnly: 'الترويسة وحدها', notHeld: 'ليست في الأرشيف' },
      provenance: {
        declassified: 'نشرت الحكومةُ التي صدرت عنها هذه الوثيقة نصَّها بعد رفع السرية عنه. وهي رواية دبلوماسي واحد أو موظف واحد، وليست دليلًا على صحة ما ترويه.',
        foia: 'أُفرج عن هذه الوثيقة بطلب قُدّم بموجب قانون لحرية المعلومات. وهي رواية دبلوماسي واحد، وليست دليلًا على صحة ما ترويه.',
        'press-published': 'نشرت الصحافة هذه الوثيقة أو نقلت عنها، ولم يطّلع الأرشيف على نشر رسمي لها. وهي رواية دبلوماسي واحد، وليست دليلًا على صحة ما ترويه.',
        leaked: 'صارت هذه الوثيقة علنية من غير أن تُفرج عنها حكومة كاتبها. وهي رواية دبلوماسي واحد، وليست دليلًا على صحة ما ترويه.',
        generated: 'هذه وثيقة متخيَّلة تعرض هيئة البرقية، ولم يقع شيء مما فيها.',
      },
      withdrawnBecause: {
        safety: 'سُحبت حمايةً لشخص مذكور فيها.', privacy: 'سُحبت صونًا لخصوصية شخص.', legal: 'سُحبت لسبب قانوني.', error: 'نُشرت خطأً.', duplicate: 'كانت هي نفسها وثيقة أخرى في الأرشيف.',
      },
      citedBy: (n) => (n === 0 ? 'لا تحيل إليها أي برقية' : n === 1 ? 'تحيل إليها برقية واحدة' : n === 2 ? 'تحيل إليها برقيتان' : `تحيل إليها ${cables(n)}`),
    },
    links: {
      refersTo: 'تحيل إلى', citedBy: 'تحيل إليها', noReferences: 'لا تحيل إلى وثيقة أخرى.', notCited: 'لا تحيل إليها وثيقة أخرى في الأرشيف.', notHeld: 'مذكورة وليست في الأرشيف', mentions: 'يرد فيها ذكر',
      neighbours: 'ما قبلها وما بعدها من البعثة نفسها', earlier: 'أقدم', later: 'أحدث', samePost: 'من البعثة نفسها', sameDay: 'في اليوم نفسه', external: 'يقود إلى موقع آخر', related: 'وثائق ذات صلة',
    },
    citation: {
      cite: 'الاستشهاد بهذه الصفحة', copy: 'نسخ', copied: 'نُسخ', copyFailed: 'تعذّر النسخ: حدّد النص وانسخه بنفسك.', copyLink: 'نسخ الرابط', linkCopied: 'نُسخ الرابط', copyParagraph: 'نسخ استشهاد بهذه الفقرة',
      formats: 'أساليب الاستشهاد', chicago: 'شيكاغو', mla: 'MLA', apa: 'APA', arabic: 'عربي', bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', download: 'تنزيل', accessed: 'اطُّلع عليه في', permanentAddress: 'العنوان الدائم', json: 'JSON', markdown: 'Markdown',
      tei: 'TEI',
    },
    reading: {
      switch: 'لغة النص', inArabic: 'اقرأ بالعربية', inEnglish: 'اقرأ بالإنجليزية', both: 'النصّان معًا', interface: 'لغة الموقع', otherLanguage: 'هذه الصفحة بالإنجليزية', showNotes: 'إظهار الحواشي', hideNotes: 'إخفاء الحواشي',
      sideBySide: 'العربية والإنجليزية جنبًا إلى جنب',
    },
    noteKinds: {
      context: { name: 'سياق', many: 'السياق', help: 'ما سبق أو تلا، وما يلزم القارئ معرفته لفهم الموضع.' },
      identification: { name: 'تعريف', many: 'التعريفات', help: 'من المقصود أو ما المقصود.' },
      translation: { name: 'ترجمة', many: 'الترجمة', help: 'في لفظٍ وطريقة نقله.' },
      correction: { name: 'تصويب', many: 'التصويبات', help: 'خطأ في الوثيقة تُرك فيها كما هو وصُوِّب هنا.' },
      press: { name: 'صحافة', many: 'الصحافة', help: 'ما نقلته الصحف منها.' },
      edition: { name: 'حاشية الطبعة', many: 'حواشي الطبعة المنشورة', help: 'حاشية من الطبعة التي نُشرت فيها الوثيقة.' },
    },
    redaction: {
      mark: 'محجوب', withheld: 'لم يُفرج عنه', 'source-protection': 'حُجب حمايةً لمصدر', 'personal-data': 'حُجبت بيانات شخصية', 'at-risk': 'حُجب لأن الشخص قد يتعرض للخطر', legal: 'حُجب لسبب قانوني',
      'not-declassified': 'لم تُفرج عنه الحكومة التي نشرت الوثيقة', illegible: 'غير مقروء في المصدر', 'omitted-in-source': 'محذوف في المصدر',
    },
    roles: {
      sender: { name: 'مرسِل', heading: 'بصفة مرسِل' }, recipient: { name: 'مرسَل إليه', heading: 'بصفة مرسَل إليه' }, participant: { name: 'مشارك', heading: 'بصفة مشارك' }, author: { name: 'كاتب', heading: 'بصفة كاتب' },
      drafter: { name: 'واضع المسوّدة', heading: 'بصفة واضع المسوّدة' }, mentioned: { name: 'مذكور', heading: 'ورود الاسم' },
    },
    search: {
      title: 'البحث', label: 'ابحث في الأرشيف', placeholder: 'كلمات أو اسم أو رقم برقية', submit: 'ابحث', clear: 'مسح', filters: 'تضييق البحث', clearFilters: 'إزالة كل المرشِّحات', showFilters: 'المرشِّحات', person: 'الشخص', country: 'البلد', post: 'البعثة',
      year: 'السنة', classification: 'درجة السرية', subject: 'الموضوع', organization: 'المنظمة', kind: 'نوع الوثيقة', language: 'اللغة', noResults: 'لا نتائج',
      noResultsHelp: 'جرّب كلمات أقل أو رسمًا آخر للكلمة، أو أزل أحد المرشِّحات.', indexMissing: 'فهرس البحث غير موجود. شغّل «npm run build» ثم افتح الصفحة من جديد.',
      needsScript: 'يحتاج البحث إلى JavaScript، وكل ما يجده تصل إليه أيضًا من هذه القوائم:', waysOn: 'طرق أخرى للوصول', sort: 'الترتيب', byRelevance: 'الأوثق صلة', byDate: 'التاريخ', newestFirst: 'الأحدث أولًا', oldestFirst: 'الأقدم أولًا',
      acrossLanguages: 'البحث باللغتين', acrossLanguagesHelp: 'يجد أيضًا وثائق فيها ما يقابل كلماتك باللغة الأخرى.', searching: 'جارٍ البحث…', more: 'نتائج أخرى', newer: 'الأحدث', older: 'الأقدم', inNotes: 'في حاشية',
      inText: 'في النص', failed: 'أخفق البحث. حمّل الصفحة من جديد وأعد المحاولة.', shortcut: 'اضغط / للبحث', filterList: 'ابحث في هذه القائمة', anyOf: 'أيٌّ من', remove: 'إزالة المرشِّح', help: 'كيف تبحث',
      start: 'اكتب كلمة أو اسمًا أو رقم برقية، أو ابدأ من إحدى هذه القوائم:', fewer: 'عرض أقل', fromYear: 'من سنة', toYear: 'إلى سنة', allYears: 'كل السنوات', yearChart: 'النتائج بحسب السنة', dragYears: 'اسحب فوق الأعمدة أو اكتب السنتين.',
      viaTranslation: 'بمقابلها في اللغة الأخرى', archivePages: 'صفحات بهذا الاسم', suggestions: 'اقتراحات', tryAgain: 'إعادة المحاولة', undated: 'بلا تاريخ',
      notInArchive: (count) => (count === 1 ? 'لا ترد هذه الكلمة في الأرشيف: ' : count === 2 ? 'لا ترد هاتان الكلمتان في الأرشيف: ' : 'لا ترد هذه الكلمات في الأرشيف: '),
      failures: {
        missing: 'تعذّر العثور على فهرس البحث، ويبقى الأرشيف متاحًا للقراءة من القوائم أدناه.', damaged: 'لحق ضرر بجزء من فهرس البحث. أعد المحاولة أو استعمل القوائم أدناه.',
        version: 'هذه الصفحة وفهرس البحث من إصدارين مختلفين. حمّل الصفحة من جديد.', network: 'انقطع الاتصال. تحقّق منه ثم أعد المحاولة.', internal: 'توقّف البحث عن العمل. حمّل الصفحة من جديد أو استعمل القوائم أدناه.',
      },
      examples: [
        { query: '«التعاون العسكري»', meaning: 'هاتان الكلمتان متجاورتين كما هما' }, { query: 'النفط -الغاز', meaning: 'ما فيه الكلمة الأولى دون الثانية' },
        { query: 'بلد:مالي سنة:2005-2009', meaning: 'ما صدر عن بلد أو تناوله في سنوات معيّنة' }, { query: 'شخص:بوتفليقة', meaning: 'ما ذُكر فيه شخص، أيًّا كان رسم اسمه وبأي حرف' },
      ],
      searchFor: (query) => `ابحث عن «${query}»`, suggested: count('لا اقتراحات', 'اقتراح واحد', 'اقتراحان', 'اقتراحات', 'اقتراحًا', 'اقتراح'),
      inPlaces: counted('ar', number, { zero: 'في غير موضع', one: 'في موضع واحد', two: 'في موضعين', few: 'في # مواضع', many: 'في # موضعًا', other: 'في # موضع' }),
      translated: counted('ar', number, {
        zero: 'كلها بكلماتك نفسها', one: 'إحداها بمقابل كلماتك في اللغة الأخرى', two: 'اثنتان منها بمقابل كلماتك في اللغة الأخرى', few: '# منها بمقابل كلماتك في اللغة الأخرى', other: '# منها بمقابل كلماتك في اللغة الأخرى',
      }),
      filtersChosen: count('لا مرشِّحات', 'مرشِّح واحد', 'مرشِّحان', 'مرشِّحات', 'مرشِّحًا', 'مرشِّح'), shown: (n, of) => `المعروض ${number(n)} من ${number(of)}`,
      soFar: (n, part, of) => `${results(n)} حتى الآن، من ${number(part)} من أجزاء الأرشيف البالغة ${number(of)}`,
      results: (n, query) => (query ? `${results(n)} للبحث عن «${query}»` : results(n)),
      didYouMean: (word) => `هل تقصد «${word}»؟`, also: (words) => `شمل البحث أيضًا ${list(words.map((w) => `«${w}»`))}`,
    },
    list: {
      previous: 'الصفحة السابقة', next: 'الصفحة التالية', first: 'الصفحة الأولى', last: 'الصفحة الأخيرة', empty: 'لا شيء هنا بعد.', pages: 'الصفحات', sortedByDate: 'بترتيب التاريخ', sortedByName: 'بترتيب الاسم', jumpTo: 'انتقل إلى', all: 'الكل',
      pageOf: (page, of) => `الصفحة ${number(page)} من ${number(of)}`,
    },
    theme: { label: 'الألوان', light: 'فاتح', dark: 'داكن', automatic: 'تلقائي' },
    notFound: {
      title: 'الصفحة غير موجودة', text: 'لا توجد صفحة في هذا العنوان.', moved: 'العناوين المنشورة تبقى: ما نُقل منها يحوّلك إلى مكانه الجديد، وما سُحب يقول ذلك. فلعل في العنوان خطأ كتابة.', tryThese: 'جرّب البحث أو إحدى هذه القوائم:',
    },
    footer: {
      contact: 'مراسلة المحرّرين', licence: 'الترخيص', licenceText: 'الملخصات والترجمات والحواشي:', noTracking: 'لا يضع هذا الموقع ملفات ارتباط، ولا يعدّ الزيارات، ولا يرسل طلبًا إلى أي جهة أخرى.', corrections: 'وجدت خطأ؟ أخبرنا.',
      madeWith: 'أُنشئ ببرنامج «برقيات»', source: 'الشيفرة المصدرية', about: 'عن هذا الأرشيف',
    },
    print: { print: 'طباعة', printedFrom: 'طُبع من', notes: 'الحواشي' },
    readingList: {
      title: 'قائمة القراءة', help: 'وثائق وفقرات تحتفظ بها بالترتيب الذي تريد، ومعها ملاحظاتك.', add: 'إضافة إلى قائمة القراءة', added: 'أُضيف إلى قائمة القراءة', remove: 'حذف من قائمة القراءة', removed: 'حُذف', undo: 'تراجع',
      empty: 'القائمة فارغة.', emptyHelp: 'اضغط «إضافة إلى قائمة القراءة» في وثيقة أو بجانب فقرة.', ownNote: 'ملاحظتك', notePlaceholder: 'لماذا احتفظت بها', moveUp: 'تقديم', moveDown: 'تأخير', share: 'مشاركة برابط',
      shareHelp: 'يحمل الرابط القائمة كلها وملاحظاتك معها، ويستطيع قراءتها كل من وصل إليه.', shared: 'جاءت هذه القائمة مع الرابط الذي فتحته.', keepShared: 'أضفها إلى قائمتي', export: 'حفظ في ملف', exportMarkdown: 'Markdown', exportBibtex: 'BibTeX', exportJson: 'JSON',
      clear: 'إفراغ القائمة', confirmClear: 'هل تُحذف كل العناصر والملاحظات؟', onDevice: 'تبقى القائمة على هذا الجهاز، ولا يراها غيرك إلا إذا شاركتها.', storageOff: 'لا يسمح متصفحك لهذا الموقع بالتخزين، فتبقى القائمة حتى تغلق الصفحة.',
      needsScript: 'تحتاج قائمة القراءة إلى JavaScript.', import: 'فتح قائمة محفوظة',
    },
    person: {
      person: 'شخص', names: 'الأسماء', otherNames: 'يُكتب أيضًا', offices: 'المناصب', born: 'الميلاد', died: 'الوفاة', nationality: 'البلد', byRole: 'في الأرشيف', appearsWith: 'يظهر مع', overTime: 'عبر الزمن', noCables: 'لم يرد الاسم في وثيقة بعد.',
      identifiers: 'في مواضع أخرى', invented: 'شخص متخيَّل، وُضع للبرقية النموذجية.', sources: 'المصادر', listHelp: 'كل من ورد اسمه في وثيقة من وثائق هذا الأرشيف.',
    },
    organization: { organization: 'منظمة', kind: 'النوع', otherNames: 'تسمّى أيضًا', active: 'مدة نشاطها', cables: 'وثائق عنها', persons: 'الأشخاص', noCables: 'لم تذكرها وثيقة بعد.' },
    country: {
      country: 'بلد', postsHere: 'البعثات في هذا البلد', noPosts: 'لا بعثة في هذا البلد ضمن الأرشيف.', places: 'أماكن مذكورة', about: 'تعريف', otherNames: 'أسماء أخرى', persons: 'الأشخاص', cables: 'وثائق صادرة منه أو متعلقة به',
      noCables: 'لا وثيقة صادرة من هذا البلد أو متعلقة به بعد.', listHelp: 'البلدان التي صدرت منها الوثائق أو تتعلق بها.', derived: 'استُنتج من المكان الذي أُرسلت منه الوثيقة أو إليه',
    },
    post: {
      post: 'بعثة', country: 'البلد', city: 'المدينة', sent: 'صادر منها', received: 'وارد إليها', noCables: 'لا وثيقة من هذه البعثة بعد.', dates: 'مدة قيامها', kind: 'النوع', listHelp: 'السفارات والقنصليات وسائر البعثات التي صدرت منها الوثائق.',
      code: 'في معرّفات البرقيات', persons: 'الأشخاص', of: 'بعثة تابعة لـ',
    },
    year: { year: 'سنة', months: 'الأشهر', noCables: 'لا وثيقة من هذه السنة.', previous: 'السنة السابقة', next: 'السنة اللاحقة', undated: 'بلا تاريخ', listHelp: 'الوثائق بحسب سنة كتابتها.', title: (year) => `وثائق سنة ${year}` },
    subject: {
      subject: 'موضوع', code: 'الرمز', meaning: 'المعنى', unknownCode: 'معنى هذا الرمز غير معروف لنا.', noCables: 'لا وثيقة تحمل هذا الرمز.', together: 'كثيرًا ما يرد مع',
      listHelp: 'رموز TAGS هي التي تصنّف بها وزارة الخارجية الأمريكية مراسلاتها: موضوعات وبرامج وبلدان ومنظمات.',
    },
    annotations: { title: 'الحواشي', listHelp: 'ما أضافه المحرّرون إلى الوثائق، بحسب نوعه.', byKind: 'بحسب النوع', inCable: 'في', empty: 'لا حاشية من هذا النوع بعد.' },
    glossary: { title: 'معجم المصطلحات', term: 'المصطلح', meaning: 'المعنى', alsoCalled: 'ويقال', listHelp: 'مصطلحات المراسلات الدبلوماسية ورموزها باللغتين.' },
    data: {
      title: 'البيانات', help: 'كل ما في هذا الموقع في هيئة بيانات، لتأخذه وتعيد استعماله.', tables: 'الجداول', tablesHelp: 'الصفوف نفسها بصيغتي JSON وCSV. وصيغة JSON مطابقة للأصل تمامًا، أما في CSV فتسبق علامةُ \' كلَّ نص قد يحسبه برنامج الجداول معادلة، وتفصل العلامة | بين عناصر القوائم.',
      follow: 'للمتابعة', harvest: 'للمكتبات والبرامج', bundles: 'بحسب السنة', fields: 'الحقول', fieldsHelp: 'وصف كل حقل بلغة تقرأها البرامج موجود في الملف datapackage.json.', licence: 'الترخيص',
      perCable: 'إلى جانب كل برقية', perCableHelp: 'في صفحة كل برقية روابط إليها بصيغة JSON وبصيغة TEI XML وبنصها المصدري Markdown، وإلى الاستشهاد بها بصيغ BibTeX وRIS وCSL-JSON، وعنوان كل منها هو عنوان البرقية بلاحقة أخرى.',
      file: 'الملف', rows: 'الصفوف', size: 'الحجم', checksum: 'بصمة SHA-256', verifyHelp: 'في الملف SHA256SUMS بصمة كل ملف من ملفات الموقع: قارنها بما عندك لتتيقن أن شيئًا لم يتغير في الطريق.',
      takeAway: 'للحفظ والنقل', takeAwayHelp: 'يستطيع المحررون أن يصنعوا من الموقع كله أو من جزء منه كتابًا إلكترونيًا أو ملف ZIP أو حزمة للحفظ الطويل: npm run package.',
      offline: 'القراءة من غير اتصال', offlineHelp: 'يستطيع متصفحك أن يحفظ صفحات الموقع وبحثه لتعمل من غير اتصال بالشبكة. ولا يُحفظ شيء قبل أن تطلب ذلك.', keepOffline: 'احفظ الموقع في هذا المتصفح', keeping: 'جارٍ الحفظ…', kept: 'الموقع محفوظ في هذا المتصفح.', forget: 'أزله', offlineFailed: 'تعذّر الحفظ: إما لا اتصال بالشبكة وإما لا متسع في الجهاز.',
      bytes: 'بايت', kilobytes: 'كيلوبايت', megabytes: 'ميغابايت',
      table: {
        cables: 'البرقيات، لكل برقية صف: تاريخها وبعثتها ودرجة سريتها وموضوعاتها وأشخاصها ومصدرها', paragraphs: 'فقرات النصوص وعناوينها بكل لغاتها', annotations: 'الحواشي ومصادرها', mentions: 'المواضع التي يُذكر فيها الأشخاص والأماكن والوثائق',
        references: 'أي وثيقة تحيل إلى أي وثيقة', persons: 'الأشخاص بأسمائهم ومناصبهم ومعرّفاتهم', organizations: 'المنظمات', posts: 'البعثات الدبلوماسية',
      },
      other: {
        schema: 'مخطط JSON Schema للبرقية', content: 'الإعدادات وسجلات الأسماء ومعجم المصطلحات والصفحات كما كتبها المحررون، وهي مع ملفات JSON للبرقيات كل ما يلزم للاستيراد', changes: 'سجل ما أُضيف وما صُوّب وما سُحب', datapackage: 'وصف الجداول (Frictionless Data Package)',
        beacon: 'المداخل في فهارس أخرى التي لها صفحة هنا (BEACON)', oai: 'سجلات للحصاد الآلي (OAI-PMH)', feed: 'الجديد والمصوَّب من الوثائق', bundle: 'برقيات السنة كلها',
      },
    },
    pictures: {
      byYear: 'الوثائق بحسب السنة', sent: 'مرسِل أو كاتب', took: 'مشارك أو مرسَل إليه', mentioned: 'مذكور', graph: 'الإحالات بين هذه الوثائق', graphHelp: 'الوثائق مرتّبة بحسب تواريخها، وكل قوس يصل وثيقة بأخرى تحيل إليها: فوق الخط إلى أقدم منها، وتحته إلى أحدث.',
      graphYearsHelp: 'السنوات مرتّبة، وكل قوس يجمع إحالات وثائق سنة إلى وثائق سنة أخرى، والمعروض أكثرها.', cites: 'الوثيقة', citedTo: 'تحيل إلى', neighbourhood: 'موضع هذه الوثيقة بين غيرها', neighbourhoodHelp: 'فوق الخط ما تحيل إليه، وتحته ما يحيل إليها، بحسب التواريخ. وفي القائمتين التاليتين الأمر نفسه كتابةً.',
      map: 'خريطة', worldHelp: 'البلدان التي في الأرشيف وثائق عنها، وكلما زادت الوثائق اشتدّ اللون.', borders: 'الحدود كما هي قائمة فعليًا، نقلًا عن Natural Earth، والخريطة لا تفصل في أي نزاع.', more: 'وثائق أكثر', fewer: 'أقل', coordinates: 'الإحداثيات', link: 'إحالات',
      mapOf: (country, posts) => `خريطة ${country} وما جاورها${posts.length ? `، وعليها: ${list(posts)}` : ''}`,
      graphOf: (documents, references) => `الوثائق: ${number(documents)}، الإحالات بينها: ${number(references)}`,
      graphOfYears: (references) => `الإحالات بين السنوات: ${number(references)}`,
      yearsOf: (first, last, most) => `من ${first} إلى ${last}، وأكثر الوثائق في ${most}`,
    },
    aria: { close: 'إغلاق', open: 'فتح', opensNewPart: 'يعرض المزيد', inserted: 'أضافه المحرّرون', chart: 'رسم بياني', tableOfChart: 'الأرقام نفسها في جدول', current: 'الصفحة الحالية', siteSearch: 'ابحث في هذا الموقع' },
  };
}
