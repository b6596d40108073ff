/** Cuts the fonts to the letters an archive needs and writes them to public/fonts. Run once when a font changes: `node scripts/fonts.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
// Arabic letters, marks, digits and punctuation, Persian and Maghreb letters (پ چ ڤ ڨ ژ گ ک ی), ornate brackets.
const arabic = range(0x600, 0x605) + range(0x60b, 0x61f) + range(0x620, 0x65f) + range(0x660, 0x671) + 'پچژڤڨکگھہیېۀەۃڭ' + range(0x6f0, 0x6f9) + range(0x200c, 0x200f) + '\u2067\u2069' + '«»،؛؟ .:()[]–—…';
// Latin with the letters of French, of transliterated Arabic (ʿ ʾ ḥ ṣ ḍ ṭ ẓ ā ī ū ġ), Turkish; punctuation.
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ĀāĂăĆćČčĎďĐđĒēĖėĞğĠġĢģĪīİıĶķŁłŃńŇňŌōŒœŘřŚśŞşŠšŢţŤťŪūŮůŸŹźŻżŽžʿʾʻʼḌḍḤḥḪḫṢṣṬṭẒẓẔẕǦǧ' + '–—‘’‚“”„†‡•…‰‹›⁄€№™−■▇█◆●✎§¶→←↑↓⇄';

const fonts = [
  { from: '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2', to: 'naskh.woff2', text: arabic, axes: { wght: { min: 400, max: 700 } } },
  { from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', also: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2', to: 'source-serif.woff2', text: latin, axes: { wght: { min: 400, max: 700 } } },
] as const;

mkdirSync('public/fonts', { recursive: true });
for (const f of fonts) {
  const source = readFileSync(`node_modules/${f.from}`);
  const out = await subsetFont(source, f.text, { targetFormat: 'woff2', variationAxes: f.axes });
  writeFileSync(`public/fonts/${f.to}`, out);
  console.log(f.to, out.length);
  if ('also' in f) {
    const more = await subsetFont(readFileSync(`node_modules/${f.also}`), f.text, { targetFormat: 'woff2', variationAxes: f.axes });
    writeFileSync(`public/fonts/${f.to.replace('.woff2', '-ext.woff2')}`, more);
    console.log(f.to.replace('.woff2', '-ext.woff2'), more.length);
  }
}
