/**
 * Arabic words taken apart for search: article, clitics and endings away (stem), then derivation and weak letters away (root).
 * Light stemming after Larkey's "light10"; what differs from it earned its place on the development sets (see the README's search table).
 * All functions take a folded word (`foldWord`).
 */

/** Article with or without a clitic before it; longest first. */
const articles = ['وبال', 'فبال', 'وكال', 'ولل', 'فلل', 'وال', 'فال', 'بال', 'كال', 'لال', 'ال', 'لل'];
/** Endings: dual, plural, feminine, relation, possessive and object pronouns; longest first. */
const endings = ['كما', 'هما', 'تها', 'تهم', 'ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'هم', 'هن', 'نا', 'كم', 'وا', 'تم', 'ته', 'ه', 'ي'];

export interface Affixes { prefix: string; stem: string; ending: string }

/** `وبالسفارات` → prefix `وبال`, stem `سفار`, ending `ات`. The three joined are the word again. */
export function splitAffixes(word: string): Affixes {
  const prefix = articleOf(word) || (word.startsWith('و') && word.length >= 4 ? 'و' : '');
  const rest = word.slice(prefix.length);
  const stem = withoutEndings(rest);
  return { prefix, stem, ending: rest.slice(stem.length) };
}

function articleOf(word: string): string {
  return articles.find((article) => word.startsWith(article) && word.length - article.length >= 2) ?? '';
}

/** Two rounds of endings (`سفارتهم` → `سفارت` → `سفار`), three letters at least remain. */
function withoutEndings(word: string): string {
  let stem = word;
  for (let round = 0; round < 2; round++) {
    const ending = endings.find((candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= 3);
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  if (stem.length >= 5 && stem.endsWith('ا')) {
    stem = stem.slice(0, -1);
    if (stem.length >= 4 && /[يه]$/.test(stem)) stem = stem.slice(0, -1);
  }
  return stem;
}

/**
 * What derived forms share, four letters at most: `كتاب`, `مكتوب`, `يكتبون`, `الكتابة` → `كتب`.
 * Rough on purpose: it widens a search at a lower weight, it doesn't claim a linguist's root.
 */
export function rootOf(word: string): string {
  let rest = stripBeforeRoot(word);
  if (rest.length > 5) rest = rest.replace(/^[اميتن]ست/, '');
  if (rest.length > 4) rest = rest.replace(/^(?:ان|مت|ات|اف|مف|يت|تت)(?=.{3})/, '');
  if (rest.length > 3) rest = rest.replace(/^[متينا](?=.{3})/, '');
  const consonants = rest.charAt(0) + rest.slice(1).replace(/[اويء]/g, '');
  const root = consonants.length >= 3 ? consonants : rest.replace(/ا/g, '') || rest;
  return root.slice(0, 4);
}

function stripBeforeRoot(word: string): string {
  let rest = word;
  const article = articleOf(rest);
  if (article !== '') rest = rest.slice(article.length);
  else if (rest.startsWith('و') && rest.length >= 4) {
    rest = rest.slice(1);
    if (/^[بلك]/.test(rest) && rest.length >= 5) rest = rest.slice(1);
  } else if (/^[فبلك]/.test(rest) && rest.length >= 5) rest = rest.slice(1);
  for (let round = 0; round < 2; round++) {
    const ending = endings.find((candidate) => rest.endsWith(candidate) && rest.length - candidate.length >= 3);
    if (ending === undefined) break;
    rest = rest.slice(0, -ending.length);
  }
  return rest.length >= 4 && rest.endsWith('ت') ? rest.slice(0, -1) : rest;
}

/**
 * The word without one or two leading particles (و ف ب ل ك س), nearest first: `فبكتاب` → `بكتاب`, `كتاب`.
 * A letter may belong to the word itself, so these are candidates for a query, never the index form.
 */
export function withoutClitics(word: string): string[] {
  const candidates: string[] = [];
  let rest = word;
  while (candidates.length < 2 && /^[وفبلكس]/.test(rest) && rest.length >= 4) {
    rest = rest.slice(1);
    candidates.push(rest);
  }
  return candidates;
}
