/**
 * Lines in which Arabic and Latin meet, of our own making: what stands in them in the order a reader meets it. In an Arabic line that is from the
 * right to the left, in an English one from the left to the right; what is one unit (an identifier, a number) runs from the left within itself.
 */
export interface MixedLine { readonly lang: 'ar' | 'en'; readonly markdown: string; readonly order: readonly string[]; /** Units whose first and last letters are compared. */ readonly leftToRight?: readonly string[] }

export const mixedLines: readonly MixedLine[] = [
  { lang: 'ar', markdown: 'أرسلت السفارة البرقية 09BAMAKO776 (سري) إلى الخارجية.', order: ['أرسلت', 'البرقية', '09BAMAKO776', '(', 'سري', ')', 'إلى', 'الخارجية', '.'], leftToRight: ['09BAMAKO776'] },
  { lang: 'ar', markdown: 'انظر frus1969-76ve05p2-d126، ثم 08 BAMAKO 217: فيهما الجواب.', order: ['انظر', 'frus1969-76ve05p2-d126', '،', 'ثم', '08 BAMAKO 217', ':', 'فيهما'], leftToRight: ['frus1969-76ve05p2-d126', '08 BAMAKO 217'] },
  { lang: 'ar', markdown: '(S) قال الوزير إن «المنارة لا تنام» منذ 1956.', order: ['(S)', 'قال', '«', 'المنارة', 'تنام', '»', 'منذ', '1956', '.'], leftToRight: ['(S)', '1956'] },
  { lang: 'ar', markdown: 'استند القرار إلى الفقرة 1.4 (b) و(d) من الأمر E.O. 12958.', order: ['استند', 'الفقرة', '1.4', '(', 'b', ')', 'و', '(', 'd', ')', 'الأمر', 'E.O. 12958'], leftToRight: ['1.4', 'E.O. 12958'] },
  { lang: 'ar', markdown: 'بين عامي 1955 و1963 زاد العدد 12,5% ثم 3.5%.', order: ['بين', '1955', 'و', '1963', 'زاد', '12,5', 'ثم', '3.5'], leftToRight: ['1955', '12,5', '3.5'] },
  { lang: 'ar', markdown: 'الهاتف +223 20 22 54 70، والتاريخ 2009-12-01، والساعة 14:07.', order: ['الهاتف', '+223 20 22 54 70', '،', 'والتاريخ', '2009-12-01', 'والساعة', '14:07', '.'], leftToRight: ['+223 20 22 54 70', '2009-12-01', '14:07'] },
  { lang: 'ar', markdown: 'العنوان https://example.org/a/b?x=1#p3 لا يُقلب.', order: ['العنوان', 'https', 'لا', 'يُقلب', '.'], leftToRight: ['https://example.org/a/b?x=1#p3'] },
  { lang: 'ar', markdown: 'كتب القائم بالأعمال William Eagleton, Jr. إلى الجنرال [William Ward](https://example.org/) (AFRICOM) في شتوتغارت، فردّ عليه بعد يومين.', order: ['كتب', 'William Eagleton', 'إلى', 'William Ward', '(', 'AFRICOM', ')', 'في', '،', 'فردّ'], leftToRight: ['William Eagleton', 'AFRICOM'] },
  { lang: 'ar', markdown: 'قيّد التداول SIPDIS/NODIS – انظر الصفحات 40–60 [ملحق A].', order: ['قيّد', 'SIPDIS/NODIS', '–', 'انظر', '[', 'ملحق', 'A', ']', '.'], leftToRight: ['SIPDIS/NODIS'] },
  { lang: 'en', markdown: 'The word «المنارة لا تنام» (the lighthouse), of 1956, was his father’s.', order: ['The', '«', 'تنام', 'المنارة', '»', '(', 'the lighthouse', ')', ',', '1956', 'father'] },
  { lang: 'en', markdown: 'Paper (الشروق) says: "باماكو، مالي" in 2009.', order: ['Paper', '(', 'الشروق', ')', 'says', '"', 'مالي', 'باماكو', 'in', '2009', '.'] },
  { lang: 'en', markdown: '(C) [أمادو توماني توري](https://example.org/), ATT for short, left.', order: ['(', 'C', ')', 'توري', 'أمادو', ',', 'ATT', 'left'] },
];
