/**
 * Offices as documents print them, in Arabic: bodies whose name has an established form. Whatever is not here is shown as printed.
 * An office within a body is written after it: `Bureau of African Affairs, Department of State`.
 */
const bodies = new Map(Object.entries({
  'department of state': 'وزارة الخارجية الأمريكية',
  'office of the secretary of state': 'مكتب وزير الخارجية الأمريكي',
  'office of the historian': 'مكتب المؤرّخ في وزارة الخارجية الأمريكية',
  'bureau of african affairs': 'مكتب الشؤون الأفريقية',
  'bureau of near eastern and south asian affairs': 'مكتب شؤون الشرق الأدنى وجنوب آسيا',
  'bureau of near eastern affairs': 'مكتب شؤون الشرق الأدنى',
  'bureau of european affairs': 'مكتب الشؤون الأوروبية',
  'bureau of intelligence and research': 'مكتب الاستخبارات والبحوث',
  'policy planning staff': 'هيئة تخطيط السياسات',
  'the white house': 'البيت الأبيض',
  'white house': 'البيت الأبيض',
  'national security council': 'مجلس الأمن القومي الأمريكي',
  'national security council staff': 'جهاز موظفي مجلس الأمن القومي الأمريكي',
  'central intelligence agency': 'وكالة الاستخبارات المركزية الأمريكية',
  'department of defense': 'وزارة الدفاع الأمريكية',
  'office of the secretary of defense': 'مكتب وزير الدفاع الأمريكي',
  'joint chiefs of staff': 'هيئة الأركان المشتركة الأمريكية',
  'defense intelligence agency': 'وكالة استخبارات الدفاع الأمريكية',
  'department of the treasury': 'وزارة الخزانة الأمريكية',
  'department of commerce': 'وزارة التجارة الأمريكية',
  'department of agriculture': 'وزارة الزراعة الأمريكية',
  'department of justice': 'وزارة العدل الأمريكية',
  'department of energy': 'وزارة الطاقة الأمريكية',
  'agency for international development': 'الوكالة الأمريكية للتنمية الدولية',
  'united states information agency': 'وكالة الإعلام الأمريكية',
  'foreign office': 'وزارة الخارجية البريطانية',
}));
const wholes = new Map(Object.entries({
  'assistant secretary of state for african affairs': 'مساعد وزير الخارجية الأمريكي للشؤون الأفريقية',
  'delegation of the secretary of state to the general assembly': 'وفد وزير الخارجية الأمريكي إلى الجمعية العامة للأمم المتحدة',
  'delegation of the president of the united states': 'الوفد المرافق للرئيس الأمريكي',
  'party of the president of the united states': 'الوفد المرافق للرئيس الأمريكي',
  'party of the secretary of state': 'الوفد المرافق لوزير الخارجية الأمريكي',
  "secretary of state's delegation in paris": 'وفد وزير الخارجية الأمريكي في باريس',
  "secretary of state's delegation in new york": 'وفد وزير الخارجية الأمريكي في نيويورك',
  'special assistant to the secretary of state (holmes)': 'المساعد الخاص لوزير الخارجية الأمريكي (هولمز)',
}));

/** An office in the words of a language, with the language they are in; as printed (in English) where it has no established name. */
export function officeIn(office: string, lang: string): { readonly text: string; readonly lang: string } {
  const key = office.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').replace(/^u\.?s\.? /, '').trim();
  if (lang === 'ar') {
    const whole = wholes.get(key) ?? bodies.get(key);
    if (whole) return { text: whole, lang };
    const parts = key.split(', ').map((p) => bodies.get(p));
    if (parts.length > 1 && parts.every((p) => p !== undefined)) return { text: parts.join('، '), lang };
  }
  return { text: office, lang: 'en' };
}
