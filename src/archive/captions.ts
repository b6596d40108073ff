/**
 * Handling captions: words printed under the classification that say who may see a message and how it travels.
 * They are no degree of secrecy. Meanings after the Foreign Affairs Manual (5 FAM/FAH), in our own words.
 */
import type { Explained } from './vocabulary.ts';

export const captions = {
  'SIPDIS': {
    name: { ar: 'للنشر على شبكة سيبرنت', en: 'SIPRNet distribution' },
    help: { ar: 'تُنشر البرقية تلقائيًّا على شبكة الحكومة الأمريكية السرّية (SIPRNet)، فيطّلع عليها موظفو وزارات أخرى.', en: 'The cable is posted automatically on the government’s secret-level network (SIPRNet), where staff of other departments can read it.' },
  },
  'NOFORN': {
    name: { ar: 'محجوبة عن الأجانب', en: 'Not for foreigners' },
    help: { ar: 'لا يجوز إطلاع غير الأمريكيين عليها، ولو كانوا حلفاء.', en: 'Not to be shown to anyone who is not American, allies included.' },
  },
  'NODIS': {
    name: { ar: 'لا توزَّع', en: 'No distribution' },
    help: { ar: 'لا يقرؤها إلا مَن وُجِّهت إليه، وهي أشدّ قيود التوزيع في وزارة الخارجية.', en: 'For the addressee alone: the tightest limit on distribution the State Department has.' },
  },
  'EXDIS': {
    name: { ar: 'توزيع استثنائي', en: 'Exclusive distribution' },
    help: { ar: 'يقتصر توزيعها على عدد قليل من كبار المسؤولين.', en: 'Goes to a small number of senior officials only.' },
  },
  'LIMDIS': {
    name: { ar: 'توزيع محدود', en: 'Limited distribution' },
    help: { ar: 'توزَّع على مَن يحتاج إليها في عمله لا أكثر.', en: 'Goes only to those who need it for their work.' },
  },
  'STADIS': {
    name: { ar: 'داخل وزارة الخارجية فقط', en: 'State distribution only' },
    help: { ar: 'لا توزَّع خارج وزارة الخارجية الأمريكية.', en: 'Not to leave the State Department.' },
  },
  'ONLY': {
    name: { ar: 'للمذكورين فقط', en: 'Only' },
    help: { ar: 'للأشخاص المذكورين بأسمائهم أو مناصبهم دون سواهم.', en: 'For the persons named by name or office and nobody else.' },
  },
  'NOTAL': {
    name: { ar: 'لم تُرسل إلى الجميع', en: 'Not to all' },
    help: { ar: 'تُكتب بعد مرجع لم يتلقّه كل مَن أُرسلت إليهم هذه البرقية.', en: 'Printed after a reference that not all the addressees of this cable received.' },
  },
  'NOWIRE': {
    name: { ar: 'لا تُرسل إلى وسائل الإعلام', en: 'No wire' },
    help: { ar: 'لا يجوز نقل مضمونها عبر وكالات الأنباء.', en: 'Its contents are not to be passed to the wire services.' },
  },
  'CHEROKEE': {
    name: { ar: 'شيروكي', en: 'Cherokee' },
    help: { ar: 'قناة لكبار المسؤولين في الوزارة والبيت الأبيض، لا يطّلع عليها إلا مَن يُسمَّون.', en: 'A channel for the most senior officials, at the Department and the White House; only those named may read it.' },
  },
  'ROGER': {
    name: { ar: 'قناة روجر', en: 'Roger channel' },
    help: { ar: 'قناة لشؤون الاستخبارات بين رئيس البعثة ومكتب الاستخبارات والبحوث في الوزارة.', en: 'A channel for intelligence matters between a chief of mission and the Department’s Bureau of Intelligence and Research.' },
  },
  'DISSENT CHANNEL': {
    name: { ar: 'قناة الاعتراض', en: 'Dissent channel' },
    help: { ar: 'قناة يعبّر فيها الدبلوماسي عن رأي مخالف للسياسة المعتمدة من دون أن يُعاقَب.', en: 'A channel in which a diplomat may object to policy without being punished for it.' },
  },
  'AGRMAN': {
    name: { ar: 'موافقة على سفير', en: 'Agrément' },
    help: { ar: 'تخصّ طلب موافقة دولة على تعيين سفير لديها.', en: 'About a state’s consent to the appointment of an ambassador.' },
  },
  'DEPARTMENT ONLY': {
    name: { ar: 'للوزارة فقط', en: 'Department only' },
    help: { ar: 'موجّهة إلى وزارة الخارجية في واشنطن دون غيرها.', en: 'For the Department of State in Washington and nobody else.' },
  },
  'EYES ONLY': {
    name: { ar: 'للاطلاع الشخصي', en: 'Eyes only' },
    help: { ar: 'يقرؤها المُرسَل إليه بنفسه ولا تُسلَّم إلى غيره.', en: 'To be read by the addressee in person and handed to nobody else.' },
  },
  'NOCONTRACT': {
    name: { ar: 'محجوبة عن المتعاقدين', en: 'Not for contractors' },
    help: { ar: 'لا يجوز إطلاع المتعاقدين مع الحكومة عليها.', en: 'Not to be shown to government contractors.' },
  },
  'ORCON': {
    name: { ar: 'بإذن المُصدِر', en: 'Originator controlled' },
    help: { ar: 'لا تُنقل ولا تُقتبس إلا بإذن الجهة التي أصدرتها.', en: 'Not to be passed on or quoted without leave of the office that issued it.' },
  },
  'WNINTEL': {
    name: { ar: 'تمسّ مصادر استخبارية', en: 'Warning: intelligence sources' },
    help: { ar: 'تنبيه إلى أن فيها ما يدلّ على مصادر الاستخبارات أو أساليبها.', en: 'A warning that intelligence sources or methods are involved.' },
  },
  'SENSITIVE': {
    name: { ar: 'حسّاسة', en: 'Sensitive' },
    help: { ar: 'غير سرّية، لكنها تُعامل بتحفّظ ولا تُنشر.', en: 'Not secret, but to be handled with care and not made public.' },
  },
  'CODEL': {
    name: { ar: 'وفد من الكونغرس', en: 'Congressional delegation' },
    help: { ar: 'تخصّ زيارة وفد من أعضاء الكونغرس.', en: 'About the visit of a delegation of members of Congress.' },
  },
  'STAFFDEL': {
    name: { ar: 'وفد من موظفي الكونغرس', en: 'Congressional staff delegation' },
    help: { ar: 'تخصّ زيارة وفد من العاملين في الكونغرس.', en: 'About the visit of a delegation of congressional staff.' },
  },
  'CORRECTED COPY': {
    name: { ar: 'نسخة مصحّحة', en: 'Corrected copy' },
    help: { ar: 'أُعيد إرسالها بعد تصحيح، وتحلّ محلّ النسخة الأولى.', en: 'Sent again after a correction; it replaces the first sending.' },
  },
  'TERREP': {
    name: { ar: 'تقرير عن الإرهاب', en: 'Terrorism report' },
    help: { ar: 'تتضمّن معلومات عن تهديد أو عمل إرهابي.', en: 'Reports on a terrorist threat or act.' },
  },
  'EXCON': {
    name: { ar: 'رقابة الصادرات', en: 'Export controls' },
    help: { ar: 'تخصّ الرقابة على تصدير السلع الحسّاسة.', en: 'About the control of exports of sensitive goods.' },
  },
  'VISAS': {
    name: { ar: 'تأشيرات', en: 'Visas' },
    help: { ar: 'تخصّ طلبات تأشيرة بعينها.', en: 'About particular visa applications.' },
  },
} as const satisfies Record<string, Explained>;

/** Captions the importers look for, longest first, so that DISSENT CHANNEL is not read as two words. */
export const captionNames = Object.keys(captions).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

const otherWritings: Record<string, keyof typeof captions> = {
  'NF': 'NOFORN', 'NOT FOR FOREIGN DISSEMINATION': 'NOFORN', 'LIMDIS NOFORN': 'LIMDIS', 'NO DIS': 'NODIS', 'EX DIS': 'EXDIS', 'LIM DIS': 'LIMDIS',
  'ROGER CHANNEL': 'ROGER', 'CHEROKEE CHANNEL': 'CHEROKEE', 'DEPT ONLY': 'DEPARTMENT ONLY', 'STATE ONLY': 'STADIS', 'AGREMENT': 'AGRMAN', 'VISA': 'VISAS',
};

/**
 * What a caption means.
 * @param caption as printed, in any case: `SIPDIS`, `Noforn`, `DEPT ONLY`, `ROGER CHANNEL`
 * @returns name and explanation, or undefined for a caption we don't know (it is shown as printed)
 */
export function explainCaption(caption: string): Explained | undefined {
  const key = caption.toUpperCase().replace(/[.\s]+/g, ' ').trim();
  const known = Object.hasOwn(otherWritings, key) ? otherWritings[key]! : key;
  return Object.hasOwn(captions, known) ? captions[known as keyof typeof captions] : undefined;
}
