/**
 * Invented records for measuring the search: the words of the glossary and a long tail of invented ones, as frequent as words of a natural text are
 * (the n-th most frequent one n-th as often as the first), so that lists of places are as long, and as many, as those of real documents. The same number gives the same records.
 */
import type { GlossaryEntry } from '../../search/build-options.ts';
import type { SearchEntity } from '../../search/entities.ts';
import type { SearchRecord } from '../../search/record.ts';
import { randomFrom } from './generate.ts';

const functionWords = {
  en: 'the of to and a in that for on with was by as from at had not his this be have it which were but he they would been their more will has its are who or an said'.split(' '),
  ar: 'في من على إلى أن عن مع كان هذا هذه التي الذي قد ما لا بعد قبل بين كل غير عند ثم أو لم وهو وهي كما إذا حتى فيه منه به له لها إن وقد وكان ولا'.split(' '),
};
/** Consonants and vowels of invented words, alike in sound in both scripts. */
const letters = { en: ['b d f g h j k l m n q r s sh t w y z gh kh'.split(' '), 'a i u aa ou'.split(' ')], ar: ['ب د ف ج ه ج ك ل م ن ق ر س ش ت و ي ز غ خ'.split(' '), ['', 'ي', 'و', 'ا', 'و']] };
const countries = 'ml dz ma tn ly us fr gb eg ne mr sn gn gh ng ci su cn de it es sa il jo sy iq ir tr in pk td et sd ke cg cd be pt br cu mx jp vn la kh th ph id au ca'.split(' ');
const subjects = 'prel pgov pter econ etrd epet marr phum snar pbts pinr mops masp eaid efin enrg kdem asec cvis unsc'.split(' ');
const postCount = 30;
type Language = 'ar' | 'en';

/** Words of a document, and of a passage. */
export const documentWords = 500;
const passageWords = 70;
const inventedWords = 60_000;

/** The words of one document. */
export interface DocumentText { readonly lang: string; readonly text: readonly string[] }

export interface InventedArchive { records(): Generator<SearchRecord>; entities: SearchEntity[]; queries: string[] }

/**
 * `queries`: two to four neighbouring words of documents, half in each language, function words left out.
 * `given`: the text of each document, where it is not to be invented (`set-texts.ts`); names, fields and dates are invented all the same.
 */
export function inventArchive(count: number, persons: number, queryCount: number, glossary: readonly GlossaryEntry[], given?: (index: number) => DocumentText): InventedArchive {
  const words = { en: vocabulary('en', glossary.flatMap(({ en }) => en)), ar: vocabulary('ar', glossary.flatMap(({ ar }) => ar)) };
  const random = randomFrom(99);
  const name = (lang: Language, number: number): string => `${invented(lang, number * 7 + 3)} ${invented(lang, number * 13 + 40_001)}`;
  const capital = (text: string): string => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  const entities: SearchEntity[] = [
    ...countries.map((id) => entity('country', 'countries', id, { ar: invented('ar', id.charCodeAt(0) * 300 + id.charCodeAt(1)), en: capital(invented('en', id.charCodeAt(0) * 300 + id.charCodeAt(1))) }, [])),
    ...Array.from({ length: persons }, (_, number) => entity('person', 'persons', `person-${number}`, { ar: name('ar', number), en: capital(name('en', number)) }, [capital(invented('en', number * 13 + 40_001)), capital(name('en', number)).split(' ').reverse().join(', ')])),
    ...Array.from({ length: postCount }, (_, number) => entity('post', 'posts', `post-${number}`, { ar: `السفارة في ${invented('ar', number + 9000)}`, en: `Embassy ${capital(invented('en', number + 9000))}` }, [])),
    ...subjects.map((id, number) => entity('subject', 'subjects', id, { ar: invented('ar', number + 700), en: capital(invented('en', number + 700)) }, [id.toUpperCase()])),
  ];
  const namesOf = new Map(entities.map(({ kind, id, labels, names }) => [`${kind}/${id}`, [...Object.values(labels), ...names]]));
  const textOf = (index: number): { lang: Language; text: string[] } => {
    const lang = index % 4 === 3 ? 'ar' : 'en';
    const r = randomFrom(index + 1);
    return { lang, text: Array.from({ length: documentWords }, () => frequent(words[lang], r())) };
  };
  function* records(): Generator<SearchRecord> {
    for (let index = 0; index < count; index++) {
      const { lang, text } = given?.(index) ?? textOf(index);
      const r = randomFrom(index + 1_000_001);
      const some = (list: readonly string[], times: number): string[] => [...new Set(Array.from({ length: times }, () => frequent(list, r())))];
      const ids = entities.filter(({ kind }) => kind === 'person').map(({ id }) => id);
      const facets = { country: some(countries, 3), person: persons === 0 ? [] : some(ids, 4), post: some(Array.from({ length: postCount }, (_, n) => `post-${n}`), 2), subject: some(subjects, 3) };
      const date = `${1955 + Math.floor((index / count) * 55)}-${String(1 + Math.floor(r() * 12)).padStart(2, '0')}-${String(1 + Math.floor(r() * 28)).padStart(2, '0')}`;
      const id = `${date.slice(2, 4)}POST${index}`;
      yield {
        id, url: `/cables/${id}/`, kind: 'cable', titles: { [lang]: text.slice(0, 9).join(' ') }, date, post: facets.post[0] ?? 'post-0',
        facets: { ...facets, year: [date.slice(0, 4)], classification: some(['confidential', 'secret', 'unclassified'], 1), documentKind: some(['telegram', 'memorandum', 'letter'], 1) },
        passages: Array.from({ length: Math.ceil(documentWords / passageWords) }, (_, at) => ({ anchor: `p${at + 1}`, lang, field: 'text', text: text.slice(at * passageWords, (at + 1) * passageWords).join(' ') })),
        identifiers: [id], names: (['country', 'person', 'post'] as const).flatMap((kind) => facets[kind].flatMap((value) => namesOf.get(`${kind}/${value}`) ?? [])), tags: facets.subject.map((tag) => tag.toUpperCase()),
      };
    }
  }
  const queries = Array.from({ length: queryCount }, (_, number) => {
    const index = Math.floor(random() * (count / 4 - 1)) * 4 + (number % 2 === 0 ? 3 : 0);
    const { lang, text } = textOf(index);
    const content = text.filter((word) => !functionWords[lang].includes(word));
    const first = Math.floor(random() * (content.length - 4));
    return content.slice(first, first + 2 + Math.floor(random() * 3)).join(' ');
  });
  return { records, entities, queries };
}

function entity(kind: SearchEntity['kind'], folder: string, id: string, labels: Record<string, string>, names: string[]): SearchEntity {
  return { kind, id, url: `/${folder}/${id}/`, labels, names, count: 1 };
}

/** Most frequent first: function words, single words of the glossary in a mixed order, invented ones. */
function vocabulary(lang: Language, terms: readonly string[]): string[] {
  const single = [...new Set(terms.filter((term) => /^\p{L}+$/u.test(term)))];
  const r = randomFrom(lang === 'ar' ? 5 : 6);
  for (let at = single.length - 1; at > 0; at--) {
    const other = Math.floor(r() * (at + 1));
    [single[at], single[other]] = [single[other] as string, single[at] as string];
  }
  return [...functionWords[lang], ...single, ...Array.from({ length: inventedWords }, (_, number) => invented(lang, number))];
}

/** Ranks drawn so that the n-th is drawn one n-th as often as the first. */
function frequent(words: readonly string[], share: number): string {
  return words[Math.floor(words.length ** share) - 1] ?? words[0] ?? '';
}

/** Different numbers give different words of two syllables and more. */
function invented(lang: Language, number: number): string {
  const [consonants = [], vowels = []] = letters[lang];
  let rest = number * 7919 + 101;
  let word = '';
  do {
    word += `${consonants[rest % 20] as string}${vowels[Math.floor(rest / 20) % 5] as string}`;
    rest = Math.floor(rest / 100);
  } while (rest > 0);
  return word;
}
