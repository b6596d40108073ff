/** A light stemmer for English (and harmless to names and French): plural, -ed, -ing, final e. Takes a folded word in Latin letters. */
export function latinStem(word: string): string {
  let stem = word;
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(?:ch|sh|x|ss|zz)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 6 && stem.endsWith('ing')) stem = undouble(stem.slice(0, -3));
  else if (stem.length > 5 && stem.endsWith('ed')) stem = undouble(stem.slice(0, -2));
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  if (stem.length > 4 && stem.endsWith('y')) stem = `${stem.slice(0, -1)}i`;
  return stem;
}

/** `planning`, `planned` → `plan`; ll, ss, zz stay (`falling` → `fall`). */
function undouble(stem: string): string {
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
