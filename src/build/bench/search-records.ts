/**
 * Invented records for measuring the search: the words of the glossary and a long tail of invented ones, as frequent as words of a natural text are
 * (the n-th most frequent one n-th as often as the first), so that lists of places are as long, and as many, as those of real documents. The same number gives the same records.
 */
import type { GlossaryEntry } from '../../search/build-options.ts';
import type { SearchEntity } from '../../search/entities.ts';
import type { SearchRecord } from '../../search/record.ts';
import { randomFrom } from './generate.ts';
import { inventedNameWord, inventedPerson, inventedWord, inventedWords } from './invented-words.ts';

const functionWords = {
  en: 'the of to and a in that for on with was by as from at had not his this be have it which were but he they would been their more will has its are who or an said'.split(' '),
  ar: 'في من على إلى أن عن مع كان هذا هذه التي الذي قد ما لا بعد قبل بين كل غير عند ثم أو لم وهو وهي كما إذا حتى فيه منه به له لها إن وقد وكان ولا'.split(' '),
};
const countries = 'ml dz ma tn ly us fr gb eg ne mr sn gn gh ng ci su cn de it es sa il jo sy iq ir tr in pk td et sd ke cg cd be pt br cu mx jp vn la kh th ph id au ca'.split(' ');
const subjects = 'prel pgov pter econ etrd epet marr phum snar pbts pinr mops masp eaid efin enrg kdem asec cvis unsc'.split(' ');
const postCount = 30;
type Language = 'ar' | 'en';

/** Words of a document, and of a passage. */
export const documentWords = 500;
const passageWords = 70;

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
  const labelled = (place: number, before: { ar: string; en: string } = { ar: '', en: '' }): Record<string, string> => {
    const { latin, arabic } = inventedNameWord(2_000_000 + place);
    return { ar: before.ar + arabic, en: before.en + latin };
  };
  const entities: SearchEntity[] = [
    ...countries.map((id, place) => entity('country', 'countries', id, labelled(place), [])),
    ...Array.from({ length: persons }, (_, number) => person(number)),
    ...Array.from({ length: postCount }, (_, number) => entity('post', 'posts', `post-${number}`, labelled(9000 + number, { ar: 'السفارة في ', en: 'Embassy ' }), [])),
    ...subjects.map((id, number) => entity('subject', 'subjects', id, labelled(700 + number), [id.toUpperCase()])),
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
      // In order of time, as the build hands them over.
      const date = new Date(Date.UTC(1955, 0, 1) + Math.floor((index / count) * 55 * 365) * 86_400_000).toISOString().slice(0, 10);
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

/** Of every second person the record has only a Latin form. */
export const hasArabicForm = (number: number): boolean => number % 2 === 0;

function person(number: number): SearchEntity {
  const { latin, arabic, family } = inventedPerson(number);
  return entity('person', 'persons', `person-${number}`, { ...hasArabicForm(number) ? { ar: arabic } : {}, en: latin }, [family, latin.split(' ').reverse().join(', ')]);
}

/** Most frequent first: function words, single words of the glossary in a mixed order, invented ones. */
function vocabulary(lang: Language, terms: readonly string[]): string[] {
  const single = [...new Set(terms.filter((term) => /^\p{L}+$/u.test(term)))];
  const r = randomFrom(lang === 'ar' ? 5 : 6);
  for (let at = single.length - 1; at > 0; at--) {
    const other = Math.floor(r() * (at + 1));
    [single[at], single[other]] = [single[other] as string, single[at] as string];
  }
  return [...functionWords[lang], ...single, ...Array.from({ length: inventedWords }, (_, number) => inventedWord(lang, number))];
}

/** Ranks drawn so that the n-th is drawn one n-th as often as the first. */
function frequent(words: readonly string[], share: number): string {
  return words[Math.floor(words.length ** share) - 1] ?? words[0] ?? '';
}
