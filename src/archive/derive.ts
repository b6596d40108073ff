/**
 * Countries and posts of documents that carry no codes, from what stands on them: dateline, head, sender, addressee. The result is marked
 * as derived in the record, so that no reader takes it for the document's own word.
 */
import { cities, missionSeats, unitedStatesPlaces } from './cities.ts';
import type { City } from './cities.ts';
import { allCountryCodes } from './countries.ts';
import { countryAdjectives, historicalNames, misleadingNames } from './historical-places.ts';
import type { Post } from './schema.ts';

/** What a document says of its places, each as printed. */
export interface Evidence {
  /** The head, without its number. */
  readonly title: string;
  /** The dateline: place, or all of it. */
  readonly place?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly subject?: string | undefined;
  /** Titles of the chapters it stands in: weaker, used where the head names nothing but the United States. */
  readonly within?: readonly string[];
  /** EDTF; seats of missions moved, states ended. */
  readonly date?: string | undefined;
}

export interface Derived {
  readonly countries: string[];
  readonly post?: string;
  /** The record of that post, for an archive that has none yet. */
  readonly postRecord?: { names: { en: string; ar: string }; city: { en: string; ar: string }; kind: Post['kind']; country: string; variants?: string[] };
}

/** Longest names first, so that "French Soudan" isn't Sudan, nor "Guinea-Bissau" Guinea. */
const nameTable: ReadonlyMap<string, readonly string[]> = (() => {
  const table = new Map<string, readonly string[]>();
  for (const language of ['fr', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of allCountryCodes()) {
      const name = names.of(code.toUpperCase());
      if (!name || misleadingNames.has(name)) continue;
      table.set(name, [code]);
      // "Myanmar (Burma)", "Congo - Kinshasa", "Hong Kong SAR China", "Bosnia & Herzegovina", «Côte d’Ivoire»
      table.set(name.replace(/\s*\(.*\)$/, ''), [code]);
      table.set(name.replace(' & ', ' and '), [code]);
      table.set(name.replace(' SAR China', ''), [code]);
      table.set(name.replace(/’/g, "'"), [code]);
    }
  }
  for (const bare of ['Congo', 'Chine']) table.delete(bare);
  for (const [name, codes] of [...historicalNames, ...countryAdjectives]) table.set(name, codes);
  return table;
})();

const cityTable: ReadonlyMap<string, City> = new Map([...cities.values()].flatMap((c) => c.spellings.map((s): [string, City] => [s, c])));
/**
 * Finds the names of a table in a text, longest first, at word boundaries. By first words: a thousand names in one pattern would be tried at
 * every letter of every head.
 */
function finder<T>(table: ReadonlyMap<string, T>): (text: string) => { index: number; name: string; value: T }[] {
  const byFirst = new Map<string, string[]>();
  const first = /^[\p{L}\p{N}]+/u;
  for (const name of table.keys()) { const w = first.exec(name)?.[0] ?? name; byFirst.set(w, [...(byFirst.get(w) ?? []), name]); }
  for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length);
  const letter = /[\p{L}\p{N}]/u;
  // Chapter titles and the commonest heads come again and again.
  const known = new Map<string, { index: number; name: string; value: T }[]>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const out: { index: number; name: string; value: T }[] = [];
    let end = 0;
    for (const m of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (m.index < end) continue;
      const name = byFirst.get(m[0])?.find((n) => text.startsWith(n, m.index) && !letter.test(text.charAt(m.index + n.length)));
      if (name === undefined) continue;
      out.push({ index: m.index, name, value: table.get(name)! });
      end = m.index + name.length;
    }
    if (known.size >= 2000) known.clear();
    known.set(text, out);
    return out;
  };
}

const escape = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pattern = (words: Iterable<string>): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[...words].sort((a, b) => b.length - a.length).map(escape).join('|')})(?![\p{L}\p{N}])`, 'gu');
const namesIn = finder(nameTable);
const placesIn = finder(cityTable);
const homePattern = pattern(unitedStatesPlaces);

/** A title of a division that lists what its documents deal with. */
const isTopicList = (title: string): boolean => title.includes(';') || title.length > 80;

/** Regions of the table of names: the countries of one are a guess. */
const regions = /\b(?:Eastern Mediterranean|Horn of Africa|Northwest Africa|North Africa|Maghreb|Arab[-–]Israeli)\b/g;

/** Offices of the United States. */
const home = /\b(?:National Security Council|NSC|Joint Chiefs of Staff|JCS|President(?:’s|'s)? (?:Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan|Truman|Roosevelt|Wilson|Lincoln)|Central Intelligence Agency|CIA|Department of (?:State|Defense|the Treasury|Commerce|Agriculture)|Secretary of (?:State|Defense|the Treasury)|Committee of Principals|Committee on Public Information|Policy Planning (?:Staff|Council)|Bureau of the Budget)\b/;

/** Words that look like a country or a city and aren't: seas, a canal pact, surnames in the brackets of a head. */
const traps = /\b(?:(?:French|English|Spanish|German|Russian|Italian|Portuguese|Turkish|Greek|Chinese)[- ](?:[Ii]nterpreter|[Ll]anguage|[Tt]ext|[Tt]ranslation|[Vv]ersion)|Jordan (?:River|Valley|Waters)|Congo River|Niger River|River (?:Jordan|Congo|Niger)|Indian Ocean|Baghdad Pact|Warsaw Pact|New Jersey|New Mexico|Gulf of Mexico|Turkey Trot|Hamilton Jordan|Vernon Jordan|German Marshall Fund|Camp David|Brussels Pact|Geneva Convention\w*|Monroe Doctrine|Treaty of \w+|French Fry|British Petroleum|Denver Research)\b/g;
/** "(Jordan)" in a head is a surname, "Congo (Léopoldville)" is not: a country's own brackets stand in the table. */
const surname = /\((?!Léopoldville|Leopoldville|Brazzaville|Kinshasa)[^()]*\)/g;

function countriesIn(words: string | undefined, year: number): string[] {
  if (!words) return [];
  const found: string[] = [];
  const text = words.replace(traps, ' ').replace(/&/g, 'and');
  for (const m of namesIn(text.replace(surname, (b) => (/\b(?:Embassy|Consulate|in|of)\b/.test(b) ? b : ' ')))) {
    for (const code of m.value) {
      // Two states were one for three years only; "Georgia" is left out of the table, since most are in the United States.
      if (code === 'sy' && /^(?:United Arab Republic|UAR|U\.A\.R\.)$/.test(m.name) && year > 1961) continue;
      found.push(code);
    }
  }
  return found;
}

/** `asPlace`: only where a preposition or a comma makes it one: heads name persons too (King Constantine, Lord Salisbury). */
function citiesIn(words: string | undefined, asPlace = false): City[] {
  const text = words?.replace(traps, ' ') ?? '';
  return placesIn(text).filter((m) => !asPlace || /(?:^|,|\b(?:in|at|of|from|to|for|near|on|and|Embassy|Consulate|General|telegram)) $/.test(text.slice(0, m.index))).map((m) => m.value);
}

/**
 * Countries named by dateline, head, sender, addressee and subject, in that order of strength, each once; then the innermost chapter's; the
 * series' own where nothing names one. `post`: the mission a telegram or despatch came from, by its city, or by its country's seat at the time.
 */
export function deriveCountriesAndPost(e: Evidence): Derived {
  const year = Number(/\d{4}/.exec(e.date ?? '')?.[0] ?? 1960);
  const all = new Set<string>();
  const add = (codes: Iterable<string>): void => { for (const c of codes) all.add(c); };
  const head = [e.title, e.from, e.to, e.subject];
  add(citiesIn(e.place).map((c) => c.country));
  add(countriesIn(e.place, year));
  for (const words of head) add(countriesIn(words, year));
  for (const words of head) add(citiesIn(words, true).map((c) => c.country));
  if ([e.place, e.from, e.to, /^.*?[^A-Z.]\.(?= |$)/.exec(e.title)?.[0] ?? e.title].some((w) => w !== undefined && (w.search(homePattern) >= 0 || home.test(w)))) all.add('us');
  // Editors of a volume file a document under the country it is about: the innermost division that names one. A title that lists topics
  // ("Arms for A; Relations With B; …") names countries that most of its documents don't concern: it stands in, like a region's name,
  // only where nothing else names a country.
  const divisions = [...(e.within ?? [])].reverse();
  const lacking = (): boolean => ![...all].some((c) => c !== 'us');
  const nothingElse = lacking();
  const named = (title: string): string[] => [...countriesIn(nothingElse ? title : title.replace(regions, ' '), year), ...citiesIn(title).map((c) => c.country)].filter((c) => c !== 'us');
  for (const title of divisions.filter((t) => !isTopicList(t))) {
    const found = named(title);
    add(found);
    if (found.length > 0) break;
  }
  for (const title of divisions) if (lacking()) add(named(title));
  // A series on one country's foreign relations says at least whose they are.
  if (all.size === 0) for (const title of e.within ?? []) add(countriesIn(title, year));
  const sender = senderPost(e, year);
  if (sender) all.add(sender.city.country);
  return { countries: [...all], ...(sender ? { post: sender.id, postRecord: sender.record } : {}) };
}

const missions: readonly [RegExp, Post['kind'], string, string][] = [
  [/\bEmbassy (?:Branch )?Office\b/, 'branch-office', 'Embassy Office', 'مكتب السفارة في'],
  [/\bInterests Section\b/, 'interests-section', 'Interests Section', 'قسم رعاية المصالح في'],
  [/\bConsulate[- ]General\b|\bConsul General\b/, 'consulate-general', 'Consulate General', 'القنصلية العامة في'],
  [/\bConsulate\b|\bConsul\b/, 'consulate', 'Consulate', 'القنصلية في'],
  [/\bLegation\b|^(?:the )?Minister in\b/, 'legation', 'Legation', 'المفوضية في'],
  [/\bEmbass(?:y|ies)\b|^(?:the )?(?:Ambassador|Chargé) (?:in|to|at)\b/, 'embassy', 'Embassy', 'السفارة في'],
];

function senderPost(e: Evidence, year: number): { id: string; city: City; record: NonNullable<Derived['postRecord']> } | undefined {
  const from = e.from ?? '';
  if (/\bMission (?:at|to) the United Nations\b|^USUN\b/.test(from)) {
    const city: City = { slug: 'usun', country: 'us', names: { en: 'New York', ar: 'نيويورك' }, spellings: [] };
    return { id: city.slug, city, record: { names: { en: 'Mission to the United Nations', ar: 'البعثة لدى الأمم المتحدة' }, city: city.names, kind: 'mission', country: 'us', variants: ['USUN'] } };
  }
  // A letter of the nineteenth century is dated from the legation itself.
  const words = missions.some(([p]) => p.test(from)) ? from : /\b(?:United States|American) Legation\b|\bLegation of the United States\b/.test(e.place ?? '') ? e.place! : '';
  const mission = missions.find(([p]) => p.test(words));
  // "Telegram 295 from Moscow": the seat of an embassy.
  const bare = mission ? undefined : cityTable.get(from);
  if (bare && seatOf(bare.country, year) === bare.slug) return postOf(bare, missions.at(-1)!);
  if (!mission) return undefined;
  const country = countriesIn(words.replace(/\bUnited States (?=Legation|Embassy)|of the United States\b/g, ''), year).find((c) => c !== 'us' || / in the United States/.test(words));
  // The city in its name, else the one of the dateline in the country of its name, else the country's seat at the time.
  const named = citiesIn(words)[0] ?? citiesIn(e.place).find((c) => country === undefined || c.country === country || (country === 'eg' && c.country === 'sy'));
  const seat = country === undefined ? undefined : seatOf(country, year);
  const city = named ?? (seat === undefined ? undefined : cities.get(seat));
  if (!city || city.country === 'us') return undefined;
  return postOf(city, mission);
}

const seatOf = (country: string, year: number): string | undefined => missionSeats[country]?.find(([until]) => year < until)?.[1] ?? [...cities.values()].find((c) => c.country === country)?.slug;

function postOf(city: City, [, kind, en, ar]: (typeof missions)[number]): { id: string; city: City; record: NonNullable<Derived['postRecord']> } {
  return { id: city.slug, city, record: { names: { en: `${en} ${city.names.en}`, ar: `${ar} ${city.names.ar}` }, city: city.names, kind, country: city.country } };
}
