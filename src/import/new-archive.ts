/** What turns an absent folder into a complete archive: its settings, starting pages in Arabic and English, and the bilingual glossary. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The glossary of the collection that comes with the software: without one, an Arabic question finds no English text. */
const glossary = fileURLToPath(new URL('../../content/glossary/', import.meta.url));

/** Files of a new archive, path → text. */
export function newArchiveFiles(): Map<string, string> {
  const site = `# What the whole site needs to know. Every field is described in src/archive/schema.ts (siteSchema).
title: { ar: أرشيف الوثائق الدبلوماسية, en: Diplomatic documents }
languages: [ar, en]            # the first is the default and has no prefix in addresses
baseUrl: https://example.org   # address of the published site, without a slash at its end
contact: editor@example.org    # change it before you publish
`;
  const page = (heading: string, order: number, body: string): string => `---\ntitle: ${JSON.stringify(heading)}\norder: ${order}\n---\n\n${body}\n`;
  return new Map([
    ['site.yaml', site],
    ['pages/en/about.md', page('About this archive', 1, `This archive was made from published documents: each page names the publication its text is taken from and links to it.

The texts stand as the publication gives them. Its own footnotes are kept as notes of the edition. Countries and posts of documents that carry no codes were derived from the dateline, the head, the sender and the addressee, and are marked as derived.

This page is a beginning. The editors of the archive should say here what they chose, why, and how to reach them.`)],
    ['pages/ar/about.md', page('عن هذا الأرشيف', 1, `أُنشئ هذا الأرشيف من وثائق منشورة، وتذكر كل صفحة المنشور الذي أُخذ منه نصها مع رابط إليه.

النصوص كما وردت في المنشور، وحواشيه محفوظة بوصفها حواشي الطبعة. أما البلدان والبعثات في الوثائق التي لا تحمل رموزًا فقد استُخرجت من مكان التحرير والعنوان والمرسِل والمرسَل إليه، ووُسمت بأنها مستخرجة.

هذه الصفحة بداية؛ وعلى محرري الأرشيف أن يذكروا هنا ما اختاروه وسبب اختيارهم وكيفية الاتصال بهم.`)],
    ['pages/en/editorial-policy.md', page('Editorial policy', 2, `- No word of an archival text is changed. What an editor adds is a note, and every note says who wrote it.
- Words that the publishing government withheld stay marked where they stood.
- A correction after publication is recorded on the page.
- Persons who could come to harm are protected: tell us, and we look at once.`)],
    ['pages/ar/editorial-policy.md', page('سياسة التحرير', 2, `- لا تُغيَّر كلمة من نص أرشيفي. ما يضيفه المحرر حاشية، وكل حاشية تذكر كاتبها.
- الكلمات التي حجبتها الحكومة الناشرة تبقى موسومة في مواضعها.
- كل تصحيح بعد النشر مسجَّل في صفحته.
- نحمي من قد يلحقه أذى: أخبرونا وسننظر في الأمر فورًا.`)],
    ...(existsSync(glossary) ? readdirSync(glossary).filter((f) => /\.(?:ya?ml|tsv)$/.test(f)).sort().map((f) => [`glossary/${f}`, readFileSync(path.join(glossary, f), 'utf8')] as const) : []),
  ]);
}
