/**
 * American posts that send cables: their code in ids, city and country. An importer makes authority records from it and tells a cable's
 * country by it; a post that isn't here is no error, it only stays without a record. Capitals and consulates of 1966–2010.
 */
import { cities } from './cities.ts';
import type { CountryCode, PostId } from './identifiers.ts';
import type { Words } from './vocabulary.ts';

export type PostKind = 'embassy' | 'consulate-general' | 'consulate' | 'mission' | 'interests-section' | 'branch-office' | 'department';
export type KnownPost = {
  /** As in ids: ADDISABABA. */
  readonly code: string;
  readonly id: PostId;
  readonly kind: PostKind;
  readonly country: CountryCode;
  readonly city: Words;
  readonly names: Words;
};

/** Embassies and consulates general: cities of `cities.ts` by their slug. A city that had both stands under what it had last. */
const embassies = `
abidjan abu-dhabi abuja accra addis-ababa algiers amman ankara antananarivo ashgabat asmara asuncion athens baghdad baku bamako bangkok bangui banjul
beijing beirut belgrade benghazi berlin bern bishkek bissau bogota bonn brasilia bratislava brazzaville bridgetown brussels bucharest budapest
buenos-aires bujumbura cairo canberra caracas chisinau colombo conakry copenhagen cotonou dakar damascus dar-es-salaam dhaka djibouti doha dublin
dushanbe freetown gaborone georgetown guatemala-city hanoi harare helsinki islamabad jakarta kabul kampala kathmandu khartoum kigali kingston kinshasa
kuala-lumpur kuwait kyiv la-paz libreville lilongwe lima lisbon ljubljana lome london luanda lusaka luxembourg madrid managua manama manila maputo
maseru mbabane mexico-city minsk mogadishu monrovia montevideo moscow muscat nairobi nassau ndjamena new-delhi niamey nicosia nouakchott oslo ottawa
ouagadougou panama paramaribo paris phnom-penh port-au-prince port-louis port-moresby port-of-spain prague praia pretoria pristina quito rabat
reykjavik riga riyadh rome san-jose san-salvador sanaa santiago santo-domingo sarajevo seoul singapore skopje sofia stockholm suva taipei tallinn
tashkent tbilisi tegucigalpa tehran tel-aviv the-hague tirana tokyo tripoli tunis ulaanbaatar valletta vatican vienna vientiane vilnius warsaw
wellington windhoek yangon yaounde yerevan zagreb`;
const consulatesGeneral = `
adana alexandria amsterdam barcelona basra belfast calcutta cape-town casablanca constantine dhahran dubai durban dusseldorf edinburgh florence
frankfurt geneva guangzhou hamburg hong-kong istanbul izmir jidda johannesburg karachi kirkuk lagos lahore madras marseille melbourne milan montreal
mumbai munich naples oran peshawar quebec rio-de-janeiro saint-petersburg sao-paulo shanghai strasbourg sydney tabriz tangier thessaloniki toronto
vladivostok zurich`;

/** Posts in cities that no older document is dated from: country, city in English/in Arabic. */
const moreEmbassies = `
ws Apia/آبيا; kz Astana/أستانا; bn Bandar Seri Begawan/بندر سري بكاوان; bz Belize/بليز; bz Belmopan/بلموبان; tl Dili/ديلي; gd Grenada/غرينادا;
pw Koror/كورور; pw Kolonia/كولونيا; mh Majuro/ماجورو; me Podgorica/بودغوريتسا; bj Porto Novo/بورتو نوفو`;
const moreConsulatesGeneral = `
ca Calgary/كالغاري; cn Chengdu/تشنغدو; th Chiang Mai/شيانغ ماي; mx Ciudad Juarez/سيوداد خواريز; mx Guadalajara/غوادالاخارا; ec Guayaquil/غواياكيل;
ca Halifax/هاليفاكس; bm Hamilton/هاملتون; mx Hermosillo/إرموسيو; iq Hillah/الحلة; iq Mosul/الموصل; pl Krakow/كراكوف; de Leipzig/لايبزيغ;
mx Monterrey/مونتيري; jp Naha/ناها; jp Osaka Kobe/أوساكا كوبي; an Curacao/كوراساو; au Perth/بيرث; br Recife/ريسيفي; cn Shenyang/شنيانغ;
id Surabaya/سورابايا; ir Shiraz/شيراز; mx Tijuana/تيخوانا; ca Vancouver/فانكوفر; ru Yekaterinburg/يكاترينبورغ`;

/** Missions whose name is not their city's: code, country, kind, city, name. */
const missions: readonly (readonly [code: string, country: string, kind: PostKind, cityEn: string, cityAr: string, en: string, ar: string])[] = [
  ['USUNNEWYORK', 'us', 'mission', 'New York', 'نيويورك', 'United States Mission to the United Nations, New York', 'البعثة الأمريكية لدى الأمم المتحدة في نيويورك'],
  ['USEUBRUSSELS', 'be', 'mission', 'Brussels', 'بروكسل', 'United States Mission to the European Union', 'البعثة الأمريكية لدى الاتحاد الأوروبي'],
  ['USNATO', 'be', 'mission', 'Brussels', 'بروكسل', 'United States Mission to NATO', 'البعثة الأمريكية لدى حلف شمال الأطلسي'],
  ['USOSCE', 'at', 'mission', 'Vienna', 'فيينا', 'United States Mission to the OSCE', 'البعثة الأمريكية لدى منظمة الأمن والتعاون في أوروبا'],
  ['UNVIEVIENNA', 'at', 'mission', 'Vienna', 'فيينا', 'United States Mission to International Organizations in Vienna', 'البعثة الأمريكية لدى المنظمات الدولية في فيينا'],
  ['USMISSIONGENEVA', 'ch', 'mission', 'Geneva', 'جنيف', 'United States Mission Geneva', 'البعثة الأمريكية في جنيف'],
  ['USUNROME', 'it', 'mission', 'Rome', 'روما', 'United States Mission to the UN Agencies in Rome', 'البعثة الأمريكية لدى وكالات الأمم المتحدة في روما'],
  ['OECDPARIS', 'fr', 'mission', 'Paris', 'باريس', 'United States Mission to the OECD', 'البعثة الأمريكية لدى منظمة التعاون الاقتصادي والتنمية'],
  ['UNESCOPARISFR', 'fr', 'mission', 'Paris', 'باريس', 'United States Mission to UNESCO', 'البعثة الأمريكية لدى اليونسكو'],
  ['USDELVIENNA', 'at', 'mission', 'Vienna', 'فيينا', 'United States Delegation, Vienna', 'الوفد الأمريكي في فيينا'],
  ['JERUSALEM', 'il', 'consulate-general', 'Jerusalem', 'القدس', 'Consulate General Jerusalem', 'القنصلية العامة في القدس'],
  ['AITTAIPEI', 'tw', 'mission', 'Taipei', 'تايبيه', 'American Institute in Taiwan', 'المعهد الأمريكي في تايوان'],
  ['USINTHAVANA', 'cu', 'interests-section', 'Havana', 'هافانا', 'Interests Section Havana', 'مكتب رعاية المصالح في هافانا'],
  ['HAVANA', 'cu', 'interests-section', 'Havana', 'هافانا', 'Interests Section Havana', 'مكتب رعاية المصالح في هافانا'],
  ['STATE', 'us', 'department', 'Washington', 'واشنطن', 'Department of State', 'وزارة الخارجية في واشنطن'],
];

const missionIds: Readonly<Record<string, string>> = {
  USUNNEWYORK: 'usun', USEUBRUSSELS: 'useu', UNVIEVIENNA: 'unvie', USMISSIONGENEVA: 'us-mission-geneva', USUNROME: 'usun-rome', OECDPARIS: 'us-oecd',
  UNESCOPARISFR: 'us-unesco', USDELVIENNA: 'usdel-vienna', AITTAIPEI: 'ait-taipei', USINTHAVANA: 'usint-havana', STATE: 'department-of-state',
};

/** Codes whose letters are not the city's slug: cities that changed their name, short names, the Archives' cut of a name. */
const otherCodes: Readonly<Record<string, string>> = {
  DACCA: 'dhaka', KIEV: 'kyiv', RANGOON: 'yangon', SAIGON: 'ho-chi-minh-city', FORTLAMY: 'ndjamena', LEOPOLDVILLE: 'kinshasa', PEKING: 'beijing', SALISBURY: 'harare', KOLKATA: 'calcutta', CHENNAI: 'madras',
  BOMBAY: 'mumbai', BASRAH: 'basra', JEDDAH: 'jidda', STPETERSBURG: 'saint-petersburg', LENINGRAD: 'saint-petersburg', MEXICO: 'mexico-city', GUATEMALA: 'guatemala-city', USUNN: 'usun', HAVANA: 'usint-havana', TANANARIVE: 'antananarivo',
};

const slugOf = (name: string): PostId => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') as PostId;

const table = new Map<string, KnownPost>();
const byId = new Map<string, KnownPost>();
const letters = (words: string): string => words.normalize('NFD').replace(/\p{Mn}/gu, '').toUpperCase().replace(/[^A-Z]/g, '');

function add(post: KnownPost): void {
  table.set(post.code, post);
  byId.set(post.id, post);
}
function addCity(id: string, country: string, city: Words, kind: PostKind): void {
  const [en, ar] = kind === 'embassy' ? ['Embassy', 'السفارة في'] : ['Consulate General', 'القنصلية العامة في'];
  const code = Object.entries(otherCodes).find(([c, slug]) => slug === id && (c === 'MEXICO' || c === 'GUATEMALA' || c === 'STPETERSBURG'))?.[0] ?? letters(id);
  add({ code, id: id as PostId, kind, country: country as CountryCode, city, names: { ar: `${ar!} ${city.ar}`, en: `${en!} ${city.en}` } });
}
for (const [list, kind] of [[embassies, 'embassy'], [consulatesGeneral, 'consulate-general']] as const) {
  for (const slug of list.trim().split(/\s+/)) {
    const city = cities.get(slug);
    if (city) addCity(slug, city.country, city.names, kind);
  }
}
for (const [list, kind] of [[moreEmbassies, 'embassy'], [moreConsulatesGeneral, 'consulate-general']] as const) {
  for (const m of list.matchAll(/([a-z]{2}) ([A-Za-z ]+)\/([^;]+)/g)) addCity(slugOf(m[2]!), m[1]!, { en: m[2]!, ar: m[3]!.trim() }, kind);
}
for (const [code, country, kind, cityEn, cityAr, en, ar] of missions) {
  const id = missionIds[code] ?? code.toLowerCase();
  add({ code, id: id as PostId, kind, country: country as CountryCode, city: { ar: cityAr, en: cityEn }, names: { ar, en } });
}

/** The Archives' ids cut a post's name to six characters; where two posts share them, neither is meant for certain. */
const byCut = new Map<string, KnownPost | undefined>();
for (const post of table.values()) {
  const name = post.kind === 'embassy' || post.kind === 'consulate-general' ? post.id.replaceAll('-', ' ').toUpperCase() : post.code;
  const cut = name.slice(0, 6).replaceAll(' ', '');
  byCut.set(cut, byCut.has(cut) ? undefined : post);
}

/**
 * The post of a code or a written name: `ADDISABABA`, `ADDIS ABABA`, `AMEMBASSY BAMAKO`, `Embassy Bamako`, and, cut as the Archives do, `NOUAKC`.
 * A city that changed its name is one post: PEKING gives Beijing.
 */
export function knownPost(written: string): KnownPost | undefined {
  const code = letters(written.slice(0, 120)).replace(/^(?:AM)?(?:EMBASSY|CONSULATEGENERAL|CONSULATE|CONSUL|CONGEN|EMB)(?=[A-Z]{3})/, '')
    .replace(/^(?:SECSTATE.*|DEPARTMENTOFSTATE.*|DEPTOFSTATE)$/, 'STATE');
  const other = Object.hasOwn(otherCodes, code) ? byId.get(otherCodes[code]!) : undefined;
  return table.get(code) ?? other ?? byCut.get(code);
}

/** All posts, for the tests and for `npm run new`. */
export const knownPosts = (): readonly KnownPost[] => [...table.values()];
