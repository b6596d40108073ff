/** Cuts the fonts to the letters an archive needs and writes them to public/fonts. Run once when a font changes: `node scripts/fonts.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
// Arabic letters, marks, digits and punctuation, the Persian and Maghreb letters of names, ornate brackets left out.
const arabic = range(0x60b, 0x61f) + range(0x620, 0x655) + range(0x660, 0x671) + 'پچژڤڨکگیۀھ' + range(0x6f0, 0x6f9) + '\u200c\u200d\u200e\u200f«»،؛؟ .:()[]–—…';
// What English and French text needs comes in one file; rarer Latin letters, those of transliterated Arabic (ʿ ʾ ḥ ṣ ḍ ṭ ẓ ā ī ū ġ) among them, in another.
const latin = range(0x20, 0x7e) + '\u00a0«»§¶·–—‘’“”…éèàâêîôûçëïüöÉÀÇ';
const latinMore = range(0xa1, 0xff) + 'ĀāĂăĆćČčĎďĐđĒēĖėĞğĠġĢģĪīİıĶķŁłŃńŇňŌōŒœŘřŚśŞşŠšŢţŤťŪūŮůŸŹźŻżŽžʿʾʻʼḌḍḤḥḪḫṢṣṬṭẒẓẔẕǦǧ‚„†‡•‰‹›⁄€™−';

const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2';
const serif = (part: string): string => `@fontsource-variable/source-serif-4/files/source-serif-4-${part}-wght-normal.woff2`;
// Two weights of Naskh as files of their own: a page in English needs only the regular one, for the text beside its own.
const fonts = [
  { from: naskh, to: 'naskh-400.woff2', text: arabic, axes: { wght: 400 } },
  { from: naskh, to: 'naskh-600.woff2', text: arabic, axes: { wght: 600 } },
  { from: serif('latin'), to: 'source-serif.woff2', text: latin, axes: { wght: { min: 400, max: 600 } } },
  { from: serif('latin'), to: 'source-serif-more.woff2', text: latinMore, axes: { wght: { min: 400, max: 600 } } },
  { from: serif('latin-ext'), to: 'source-serif-ext.woff2', text: latinMore, axes: { wght: { min: 400, max: 600 } } },
] as const;

// Link pictures are drawn when the site is built, by a program that reads no woff2.
const drawnFonts = [
  { from: naskh, to: 'naskh.ttf', text: arabic, axes: { wght: 600 } },
  { from: serif('latin'), to: 'source-serif.ttf', text: latin + latinMore, axes: { wght: 600 } },
] as const;

mkdirSync('public/fonts', { recursive: true });
mkdirSync('src/build/pictures/fonts', { recursive: true });
for (const f of drawnFonts) {
  const out = await subsetFont(readFileSync(`node_modules/${f.from}`), f.text, { targetFormat: 'truetype', variationAxes: f.axes });
  writeFileSync(`src/build/pictures/fonts/${f.to}`, out);
  console.log(f.to, out.length);
}
for (const f of fonts) {
  const out = await subsetFont(readFileSync(`node_modules/${f.from}`), f.text, { targetFormat: 'woff2', variationAxes: f.axes });
  writeFileSync(`public/fonts/${f.to}`, out);
  console.log(f.to, out.length);
}
