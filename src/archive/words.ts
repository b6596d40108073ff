/**
 * The words of every closed list in `vocabulary.ts`, in Arabic and English. A page, a filter or an export that shows a value takes
 * its name here, and its help where a reader who never saw a cable would need one. The compiler refuses a value without its words.
 */
import type {
  Classification, DocumentKind, NoteKind, PartKind, PersonRole, Precedence, ProvenanceKind, RedactionReason, Status, TextKind,
  WithdrawalReason, Words,
} from './vocabulary.ts';

/** A value's name and, where the name alone would not do, a sentence that explains it. */
export type Named = { readonly name: Words; readonly help?: Words };

export const classificationWords = {
  'unclassified': {
    name: { ar: 'غير سرّي', en: 'Unclassified' },
    help: { ar: 'وثيقة لا تحمل أي درجة من درجات السرّية.', en: 'The document carries no degree of secrecy.' },
  },
  'official-use-only': {
    name: { ar: 'للاستعمال الرسمي فقط', en: 'For official use only' },
    help: {
      ar: 'وثيقة غير سرّية، لكن تداولها مقصور على الدوائر الرسمية (بالإنجليزية LOU أو SBU أو FOUO).',
      en: 'Not secret, but meant to stay within government offices (printed as LOU, SBU or FOUO).',
    },
  },
  'restricted': {
    name: { ar: 'محدود', en: 'Restricted' },
    help: {
      ar: 'أدنى درجات السرّية الأمريكية، أُلغيت عام 1953 وما زالت دول أخرى تستعملها.',
      en: 'The lowest American degree of secrecy, given up in 1953; other governments still use it.',
    },
  },
  'confidential': {
    name: { ar: 'مكتوم', en: 'Confidential' },
    help: {
      ar: 'أدنى درجات السرّية المعمول بها اليوم (CONFIDENTIAL): يُفترض أن كشف الوثيقة يضرّ بأمن الدولة.',
      en: 'The lowest degree of secrecy in use today: disclosure is expected to damage national security.',
    },
  },
  'secret': {
    name: { ar: 'سرّي', en: 'Secret' },
    help: {
      ar: 'درجة السرّية الوسطى (SECRET): يُفترض أن كشف الوثيقة يُلحق ضررًا جسيمًا بأمن الدولة.',
      en: 'The middle degree of secrecy: disclosure is expected to do serious damage to national security.',
    },
  },
  'top-secret': {
    name: { ar: 'سرّي للغاية', en: 'Top secret' },
    help: {
      ar: 'أعلى درجات السرّية (TOP SECRET): يُفترض أن كشف الوثيقة يُلحق ضررًا بالغ الخطورة بأمن الدولة.',
      en: 'The highest degree of secrecy: disclosure is expected to do exceptionally grave damage to national security.',
    },
  },
} as const satisfies Record<Classification, Named>;

export const documentKindWords = {
  'telegram': {
    name: { ar: 'برقية', en: 'Telegram' },
    help: { ar: 'رسالة أُرسلت عبر شبكة البرق، وهي الأداة المعتادة للمراسلة بين البعثة والوزارة.', en: 'A message sent over the telegraph network: the usual way a mission and its ministry write to each other.' },
  },
  'airgram': {
    name: { ar: 'رسالة جوية', en: 'Airgram' },
    help: { ar: 'رسالة على هيئة برقية تُنقل في الحقيبة الدبلوماسية بالطائرة، لأنها طويلة أو غير عاجلة.', en: 'A message drawn up like a telegram but carried by air pouch, being long or not urgent.' },
  },
  'memorandum': { name: { ar: 'مذكرة', en: 'Memorandum' } },
  'memorandum-of-conversation': {
    name: { ar: 'محضر محادثة', en: 'Memorandum of conversation' },
    help: { ar: 'رواية لما دار في لقاء أو مكالمة كتبها أحد الحاضرين.', en: 'An account of a meeting or a call written by one of those present.' },
  },
  'letter': { name: { ar: 'رسالة', en: 'Letter' } },
  'message': { name: { ar: 'رسالة رسمية', en: 'Message' }, help: { ar: 'رسالة من رئيس دولة أو حكومة أو وزير إلى نظيره.', en: 'A message from a head of state or government, or a minister, to a counterpart.' } },
  'report': { name: { ar: 'تقرير', en: 'Report' } },
  'intelligence': { name: { ar: 'وثيقة استخبارية', en: 'Intelligence document' } },
  'minutes': { name: { ar: 'محضر اجتماع', en: 'Minutes' } },
  'paper': { name: { ar: 'ورقة عمل', en: 'Paper' }, help: { ar: 'ورقة تعرض مسألة وخياراتها تمهيدًا لقرار.', en: 'A paper that sets out a question and its options ahead of a decision.' } },
  'note': { name: { ar: 'مذكرة دبلوماسية', en: 'Note' }, help: { ar: 'مذكرة ترفعها بعثة أو وزارة خارجية إلى دولة أخرى.', en: 'A communication from a mission or a foreign ministry to another state.' } },
  'editorial-note': { name: { ar: 'تعليق المحرّرين', en: 'Editorial note' }, help: { ar: 'نص كتبه محرّرو الطبعة المنشورة، وليس وثيقة.', en: 'Text by the editors of the printed edition, not a document.' } },
  'attachment': { name: { ar: 'مرفق', en: 'Attachment' } },
  'other': { name: { ar: 'وثيقة أخرى', en: 'Other document' } },
} as const satisfies Record<DocumentKind, Named>;

export const textKindWords = {
  'full': { name: { ar: 'النص الكامل', en: 'Full text' }, help: { ar: 'نص الوثيقة كما نُشر، من دون حذف منّا.', en: 'The text of the document as it was published, with nothing left out by us.' } },
  'extract': { name: { ar: 'مقتطف', en: 'Extract' }, help: { ar: 'جزء من نص الوثيقة بكلماتها.', en: 'Part of the document, in its own words.' } },
  'digest': { name: { ar: 'ملخّص', en: 'Digest' }, help: { ar: 'ملخّص كتبه محرّرو الأرشيف بكلماتهم، وليس نص الوثيقة.', en: 'A summary written by the editors of this archive, not the words of the document.' } },
  'translation': { name: { ar: 'ترجمة', en: 'Translation' } },
  'header': { name: { ar: 'الترويسة فقط', en: 'Header only' }, help: { ar: 'لا يُعرف من الوثيقة سوى ترويستها: رقمها وتاريخها ومُرسلها وموضوعها.', en: 'Only the header is known: number, date, sender and subject.' } },
} as const satisfies Record<TextKind, Named>;

export const provenanceKindWords = {
  'declassified': { name: { ar: 'رُفعت عنها السرّية', en: 'Declassified' }, help: { ar: 'رفعت الحكومة التي أصدرتها السرّية عنها ونُشرت رسميًّا.', en: 'The government that issued it lifted its secrecy and it was officially published.' } },
  'foia': { name: { ar: 'أُفرج عنها بطلب معلومات', en: 'Released on request' }, help: { ar: 'أُفرج عنها استجابةً لطلب بموجب قانون حرية المعلومات.', en: 'Released in answer to a request under a freedom of information law.' } },
  'press-published': { name: { ar: 'نشرتها الصحافة', en: 'Published by the press' }, help: { ar: 'نشرتها صحيفة أو مؤسسة إعلامية.', en: 'Published by a newspaper or another news organization.' } },
  'leaked': { name: { ar: 'مسرّبة', en: 'Leaked' }, help: { ar: 'نُشرت من دون إذن الحكومة التي أصدرتها.', en: 'Made public without the consent of the government that issued it.' } },
  'generated': { name: { ar: 'متخيَّلة', en: 'Invented' }, help: { ar: 'وثيقة من نسج الخيال، كُتبت للتعليم أو للتجربة، وليست وثيقة حقيقية.', en: 'An invented document, written to teach or to test, not a real one.' } },
} as const satisfies Record<ProvenanceKind, Named>;

export const noteKindWords = {
  'context': { name: { ar: 'سياق', en: 'Context' }, help: { ar: 'ما يلزم القارئ معرفته ليفهم العبارة.', en: 'What a reader needs to know to understand the words.' } },
  'identification': { name: { ar: 'تعريف', en: 'Identification' }, help: { ar: 'مَن هو الشخص أو ما هي الهيئة أو المكان المقصود.', en: 'Who or what the words refer to.' } },
  'translation': { name: { ar: 'ملاحظة ترجمة', en: 'Translation' }, help: { ar: 'كيف تُرجمت العبارة ولماذا.', en: 'How the words were translated, and why.' } },
  'correction': { name: { ar: 'تصويب', en: 'Correction' }, help: { ar: 'خطأ في الوثيقة الأصلية وصوابه؛ أما النص فيبقى كما هو.', en: 'A mistake in the original and what is right; the text itself stays as it is.' } },
  'press': { name: { ar: 'في الصحافة', en: 'In the press' }, help: { ar: 'ما كتبته الصحافة عن هذه العبارة أو الوثيقة.', en: 'What the press made of the words or the document.' } },
  'edition': { name: { ar: 'حاشية الطبعة', en: 'Edition’s note' }, help: { ar: 'حاشية لمحرّري الطبعة المنشورة، منقولة كما هي.', en: 'A note by the editors of the printed edition, given as printed.' } },
} as const satisfies Record<NoteKind, Named>;

export const personRoleWords = {
  'sender': { name: { ar: 'المُرسِل', en: 'Sender' } },
  'recipient': { name: { ar: 'المُرسَل إليه', en: 'Recipient' } },
  'participant': { name: { ar: 'مشارك', en: 'Participant' }, help: { ar: 'حضر اللقاء الذي ترويه الوثيقة.', en: 'Was present at the meeting the document reports.' } },
  'author': { name: { ar: 'الكاتب', en: 'Author' } },
  'drafter': { name: { ar: 'محرّر المسوّدة', en: 'Drafter' }, help: { ar: 'كتب النص الذي وقّعه غيره.', en: 'Wrote the text that another signed.' } },
  'mentioned': { name: { ar: 'ورد ذكره', en: 'Mentioned' } },
} as const satisfies Record<PersonRole, Named>;

export const statusWords = {
  'draft': { name: { ar: 'مسوّدة', en: 'Draft' }, help: { ar: 'لم يراجعها محرّر بعد، فلا تُنشر.', en: 'No editor has reviewed it yet; it is not published.' } },
  'published': { name: { ar: 'منشورة', en: 'Published' } },
  'withdrawn': { name: { ar: 'مسحوبة', en: 'Withdrawn' }, help: { ar: 'كانت منشورة هنا ثم سُحبت، ويبقى عنوانها مع سبب السحب.', en: 'It was published here and taken down; its address remains, with the reason.' } },
} as const satisfies Record<Status, Named>;

export const withdrawalReasonWords = {
  'safety': { name: { ar: 'سلامة أشخاص', en: 'Safety of persons' }, help: { ar: 'لأن نشرها قد يعرّض أشخاصًا للخطر.', en: 'Because publishing it could put people in danger.' } },
  'privacy': { name: { ar: 'الخصوصية', en: 'Privacy' }, help: { ar: 'لأنها تكشف معلومات شخصية لا تهمّ الشأن العام.', en: 'Because it reveals personal matters of no public concern.' } },
  'legal': { name: { ar: 'سبب قانوني', en: 'Legal reason' } },
  'error': { name: { ar: 'خطأ', en: 'Error' }, help: { ar: 'لأنها نُشرت خطأً أو تبيّن أنها غير صحيحة.', en: 'Because it was published by mistake or proved not to be genuine.' } },
  'duplicate': { name: { ar: 'مكرّرة', en: 'Duplicate' }, help: { ar: 'لأن الأرشيف يضمّ الوثيقة نفسها تحت رقم آخر.', en: 'Because the archive holds the same document under another number.' } },
} as const satisfies Record<WithdrawalReason, Named>;

export const redactionReasonWords = {
  'source-protection': { name: { ar: 'حماية مصدر', en: 'Protection of a source' }, help: { ar: 'حُجب ما يدلّ على شخص تحدّث إلى الدبلوماسيين في سرّ.', en: 'Hidden because it would identify someone who spoke to the diplomats in confidence.' } },
  'personal-data': { name: { ar: 'بيانات شخصية', en: 'Personal data' }, help: { ar: 'حُجب عنوان أو رقم هاتف أو جواز سفر أو ما شابه.', en: 'An address, a telephone or passport number, or the like.' } },
  'at-risk': { name: { ar: 'شخص معرّض للخطر', en: 'Person at risk' }, help: { ar: 'حُجب لأن كشفه قد يعرّض صاحبه للأذى.', en: 'Hidden because the person could come to harm.' } },
  'legal': { name: { ar: 'سبب قانوني', en: 'Legal reason' } },
  'not-declassified': { name: { ar: 'لم تُرفع عنه السرّية', en: 'Not declassified' }, help: { ar: 'حجبته الحكومة التي نشرت الوثيقة.', en: 'Withheld by the government that published the document.' } },
  'illegible': { name: { ar: 'غير مقروء', en: 'Illegible' }, help: { ar: 'لا يُقرأ في الأصل.', en: 'It can’t be read in the original.' } },
  'omitted-in-source': { name: { ar: 'محذوف في المصدر', en: 'Omitted in the source' }, help: { ar: 'حذفه مَن نشر الوثيقة قبلنا.', en: 'Left out by whoever published the document before us.' } },
} as const satisfies Record<RedactionReason, Named>;

export const precedenceWords = {
  'flash': { name: { ar: 'خاطفة', en: 'Flash' }, help: { ar: 'أعلى درجات الاستعجال (Z): تُسلَّم في دقائق.', en: 'The highest urgency (Z): handled within minutes.' } },
  'niact-immediate': { name: { ar: 'فورية ليلًا ونهارًا', en: 'Niact immediate' }, help: { ar: 'تستدعي التصرّف فورًا ولو في الليل (night action).', en: 'Calls for action at once, even by night (“night action”).' } },
  'immediate': { name: { ar: 'فورية', en: 'Immediate' }, help: { ar: 'تُعالج قبل غيرها في يومها (O).', en: 'Dealt with ahead of others the same day (O).' } },
  'priority': { name: { ar: 'مستعجلة', en: 'Priority' }, help: { ar: 'تسبق البرقيات العادية (P).', en: 'Goes ahead of routine traffic (P).' } },
  'routine': { name: { ar: 'عادية', en: 'Routine' }, help: { ar: 'لا استعجال فيها (R).', en: 'No particular urgency (R).' } },
  'deferred': { name: { ar: 'مؤجّلة', en: 'Deferred' }, help: { ar: 'تُرسل متى خفّ الضغط على الخطوط، وقد بطل استعمالها.', en: 'Sent when the lines are free; no longer used.' } },
} as const satisfies Record<Precedence, Named>;

export const partKindWords = {
  'dateline': { name: { ar: 'المكان والتاريخ', en: 'Dateline' } },
  'salutation': { name: { ar: 'التحية', en: 'Salutation' } },
  'closing': { name: { ar: 'الخاتمة', en: 'Closing' } },
  'signature': { name: { ar: 'التوقيع', en: 'Signature' } },
  'postscript': { name: { ar: 'حاشية بعد التوقيع', en: 'Postscript' } },
  'head': { name: { ar: 'العنوان', en: 'Head' } },
  'address': { name: { ar: 'عنوان المُرسَل إليه', en: 'Address' } },
  'page-line': { name: { ar: 'سطر صفحة', en: 'Page line' }, help: { ar: 'سطر أضافته شبكة الإرسال أو رأس صفحة، وليس من نص الوثيقة.', en: 'A line added by the network or a page header, no part of the text.' } },
} as const satisfies Record<PartKind, Named>;

/** Portion marks: the classification of one paragraph or heading, printed in brackets before its words. Keys as printed, without the brackets. */
export const portionMarkWords = {
  'U': { name: { ar: 'غير سرّي', en: 'Unclassified' } },
  'SBU': { name: { ar: 'حسّاس غير سرّي', en: 'Sensitive but unclassified' } },
  'SBU/NF': { name: { ar: 'حسّاس غير سرّي، محجوب عن الأجانب', en: 'Sensitive but unclassified, not for foreigners' } },
  'SBU/NOFORN': { name: { ar: 'حسّاس غير سرّي، محجوب عن الأجانب', en: 'Sensitive but unclassified, not for foreigners' } },
  'LOU': { name: { ar: 'للاستعمال الرسمي المحدود', en: 'Limited official use' } },
  'FOUO': { name: { ar: 'للاستعمال الرسمي فقط', en: 'For official use only' } },
  'U/FOUO': { name: { ar: 'غير سرّي، للاستعمال الرسمي فقط', en: 'Unclassified, for official use only' } },
  'R': { name: { ar: 'محدود', en: 'Restricted' } },
  'C': { name: { ar: 'مكتوم', en: 'Confidential' } },
  'C/NF': { name: { ar: 'مكتوم، محجوب عن الأجانب', en: 'Confidential, not for foreigners' } },
  'C/NOFORN': { name: { ar: 'مكتوم، محجوب عن الأجانب', en: 'Confidential, not for foreigners' } },
  'C/REL': { name: { ar: 'مكتوم، يجوز إطلاع الدول المذكورة عليه', en: 'Confidential, releasable to the states named' } },
  'S': { name: { ar: 'سرّي', en: 'Secret' } },
  'S/NF': { name: { ar: 'سرّي، محجوب عن الأجانب', en: 'Secret, not for foreigners' } },
  'S/NOFORN': { name: { ar: 'سرّي، محجوب عن الأجانب', en: 'Secret, not for foreigners' } },
  'S/REL': { name: { ar: 'سرّي، يجوز إطلاع الدول المذكورة عليه', en: 'Secret, releasable to the states named' } },
  'TS': { name: { ar: 'سرّي للغاية', en: 'Top secret' } },
  'TS/NF': { name: { ar: 'سرّي للغاية، محجوب عن الأجانب', en: 'Top secret, not for foreigners' } },
} as const satisfies Record<string, Named>;
export type PortionMark = keyof typeof portionMarkWords;

const printedMark = /^\((TS|S|C|R|U|SBU|LOU|FOUO)((?:\s{0,2}(?:\/{1,2}|-|\s)\s{0,2}(?:NF|NOFORN|REL|FOUO))?)\)/;

/**
 * The portion mark at the start of a paragraph.
 * @param text a paragraph after its number: `(C/NF) The minister …`, `(C//REL) …`
 * @returns the mark as a key of `portionMarkWords`, and how many characters it takes; undefined where none is printed
 */
export function portionMarkAt(text: string): { mark: PortionMark; length: number } | undefined {
  const m = printedMark.exec(text);
  if (!m) return undefined;
  const tail = m[2]!.replace(/[\s/-]/g, '');
  const mark = tail ? `${m[1]!}/${tail}` : m[1]!;
  if (Object.hasOwn(portionMarkWords, mark)) return { mark: mark as PortionMark, length: m[0].length };
  return { mark: m[1]! as PortionMark, length: m[0].length };
}
