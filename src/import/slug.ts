/** "Hervé Alphand" → `herve-alphand`; `''` when nothing of it is a Latin letter or digit. At most 80 characters. */
export function slugOf(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[ʻʼʽ'’‘`´]/g, '').replace(/ß/g, 'ss').replace(/[øØ]/g, 'o').replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd').replace(/[æÆ]/g, 'ae').replace(/[œŒ]/g, 'oe').replace(/ı/g, 'i').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '');
}
