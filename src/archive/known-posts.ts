/**
 * American posts that send cables: their code in ids, city and country. An importer makes authority records from it and tells a cable's
 * country by it; a post that isn't here is no error, it only stays without a record. Capitals and consulates of 1966–2010.
 */
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

/** `code country city-in-English / city-in-Arabic`, one post a line. The code is the city's letters unless it is given. */
const embassies = `
ae Abu Dhabi/أبو ظبي; ng Abuja/أبوجا; gh Accra/أكرا; et Addis Ababa/أديس أبابا; dz Algiers/الجزائر; jo Amman/عمّان; tr Ankara/أنقرة; mg Antananarivo/أنتاناناريفو; ws Apia/آبيا;
tm Ashgabat/عشق آباد; er Asmara/أسمرة; kz Astana/أستانا; py Asuncion/أسونسيون; gr Athens/أثينا; iq Baghdad/بغداد; az Baku/باكو; ml Bamako/باماكو;
bn Bandar Seri Begawan/بندر سري بكاوان; th Bangkok/بانكوك; cf Bangui/بانغي; gm Banjul/بانجول; lb Beirut/بيروت; cn Beijing/بكين; rs Belgrade/بلغراد; bz Belize/بليز; bz Belmopan/بلموبان;
de Berlin/برلين; ch Bern/برن; kg Bishkek/بيشكيك; gw Bissau/بيساو; co Bogota/بوغوتا; de Bonn/بون; br Brasilia/برازيليا; sk Bratislava/براتيسلافا; cg Brazzaville/برازافيل;
bb Bridgetown/بريدجتاون; be Brussels/بروكسل; ro Bucharest/بوخارست; hu Budapest/بودابست; ar Buenos Aires/بوينس آيرس; bi Bujumbura/بوجمبورا; eg Cairo/القاهرة; au Canberra/كانبيرا;
ve Caracas/كاراكاس; md Chisinau/كيشيناو; lk Colombo/كولومبو; gn Conakry/كوناكري; dk Copenhagen/كوبنهاغن; bj Cotonou/كوتونو; sn Dakar/داكار; sy Damascus/دمشق; tz Dar es Salaam/دار السلام;
bd Dhaka/دكا; bd Dacca/دكا; tl Dili/ديلي; dj Djibouti/جيبوتي; qa Doha/الدوحة; ie Dublin/دبلن; tj Dushanbe/دوشنبه; sl Freetown/فريتاون; bw Gaborone/غابورون; gy Georgetown/جورجتاون; gd Grenada/غرينادا;
gt Guatemala/غواتيمالا; vn Hanoi/هانوي; zw Harare/هراري; fi Helsinki/هلسنكي; pk Islamabad/إسلام آباد; id Jakarta/جاكرتا; ye Sanaa/صنعاء; af Kabul/كابول; ug Kampala/كمبالا;
np Kathmandu/كاتماندو; sd Khartoum/الخرطوم; rw Kigali/كيغالي; jm Kingston/كينغستون; cd Kinshasa/كينشاسا; pw Koror/كورور; pw Kolonia/كولونيا; my Kuala Lumpur/كوالالمبور; kw Kuwait/الكويت; ua Kyiv/كييف; ua Kiev/كييف;
bo La Paz/لا باز; ga Libreville/ليبرفيل; mw Lilongwe/ليلونغوي; pe Lima/ليما; pt Lisbon/لشبونة; si Ljubljana/ليوبليانا; tg Lome/لومي; gb London/لندن; ao Luanda/لواندا; zm Lusaka/لوساكا;
lu Luxembourg/لوكسمبورغ; es Madrid/مدريد; mh Majuro/ماجورو; ni Managua/ماناغوا; bh Manama/المنامة; ph Manila/مانيلا; mz Maputo/مابوتو; ls Maseru/ماسيرو; sz Mbabane/مبابان; mx Mexico/مكسيكو;
by Minsk/مينسك; so Mogadishu/مقديشو; lr Monrovia/مونروفيا; uy Montevideo/مونتيفيديو; ru Moscow/موسكو; om Muscat/مسقط; td Ndjamena/نجامينا; ke Nairobi/نيروبي; bs Nassau/ناساو; in New Delhi/نيودلهي; ne Niamey/نيامي;
cy Nicosia/نيقوسيا; mr Nouakchott/نواكشوط; no Oslo/أوسلو; ca Ottawa/أوتاوا; bf Ouagadougou/واغادوغو; pa Panama/بنما; sr Paramaribo/باراماريبو; fr Paris/باريس; kh Phnom Penh/بنوم بنه;
me Podgorica/بودغوريتسا; ht Port au Prince/بورت أو برنس; mu Port Louis/بورت لويس; pg Port Moresby/بورت مورسبي; tt Port of Spain/بورت أوف سبين; cz Prague/براغ; cv Praia/برايا; za Pretoria/بريتوريا;
xk Pristina/بريشتينا; ec Quito/كيتو; ma Rabat/الرباط; mm Rangoon/رانغون; is Reykjavik/ريكيافيك; lv Riga/ريغا; sa Riyadh/الرياض; it Rome/روما; vn Saigon/سايغون; cr San Jose/سان خوسيه; sv San Salvador/سان سلفادور;
cl Santiago/سانتياغو; do Santo Domingo/سانتو دومينغو; ba Sarajevo/سراييفو; kr Seoul/سيول; sg Singapore/سنغافورة; mk Skopje/سكوبيه; bg Sofia/صوفيا; se Stockholm/ستوكهولم; fj Suva/سوفا;
uz Tashkent/طشقند; tw Taipei/تايبيه; ee Tallinn/تالين; il Tel Aviv/تل أبيب; ge Tbilisi/تبليسي; hn Tegucigalpa/تيغوسيغالبا; ir Tehran/طهران; nl The Hague/لاهاي; al Tirana/تيرانا; jp Tokyo/طوكيو; ly Tripoli/طرابلس;
tn Tunis/تونس; mn Ulaanbaatar/أولان باتور; mt Valletta/فاليتا; va Vatican/الفاتيكان; at Vienna/فيينا; la Vientiane/فينتيان; lt Vilnius/فيلنيوس; pl Warsaw/وارسو; nz Wellington/ويلينغتون; na Windhoek/ويندهوك;
cm Yaounde/ياوندي; am Yerevan/يريفان; hr Zagreb/زغرب; td Fort Lamy/فور لامي; cd Leopoldville/ليوبولدفيل; cn Peking/بكين; ly Benghazi/بنغازي; bj Porto Novo/بورتو نوفو; zw Salisbury/سالزبوري`;

const consulatesGeneral = `
tr Adana/أضنة; eg Alexandria/الإسكندرية; nl Amsterdam/أمستردام; gb Belfast/بلفاست; ca Calgary/كالغاري; in Calcutta/كلكتا; in Kolkata/كلكتا; za Cape Town/كيب تاون; ma Casablanca/الدار البيضاء; cn Chengdu/تشنغدو; in Chennai/تشيناي; in Madras/مدراس; in Bombay/بومباي; in Mumbai/مومباي;
th Chiang Mai/شيانغ ماي; mx Ciudad Juarez/سيوداد خواريز; sa Dhahran/الظهران; ae Dubai/دبي; za Durban/ديربان; gb Edinburgh/إدنبره; it Florence/فلورنسا; de Frankfurt/فرانكفورت; mx Guadalajara/غوادالاخارا; cn Guangzhou/غوانغتشو; ec Guayaquil/غواياكيل;
ca Halifax/هاليفاكس; de Hamburg/هامبورغ; bm Hamilton/هاملتون; mx Hermosillo/إرموسيو; vn Ho Chi Minh City/مدينة هو تشي منه; hk Hong Kong/هونغ كونغ; iq Basrah/البصرة; iq Hillah/الحلة; iq Kirkuk/كركوك; iq Mosul/الموصل; tr Istanbul/إسطنبول; tr Izmir/إزمير; sa Jeddah/جدة; sa Jidda/جدة;
za Johannesburg/جوهانسبرغ; pk Karachi/كراتشي; pl Krakow/كراكوف; pk Lahore/لاهور; ng Lagos/لاغوس; de Leipzig/لايبزيغ; au Melbourne/ملبورن; it Milan/ميلانو; mx Monterrey/مونتيري; ca Montreal/مونتريال; de Munich/ميونيخ; jp Naha/ناها; jp Osaka Kobe/أوساكا كوبي; it Naples/نابولي;
an Curacao/كوراساو; dz Oran/وهران; dz Constantine/قسنطينة; pk Peshawar/بيشاور; au Perth/بيرث; ca Quebec/كيبيك; br Rio de Janeiro/ريو دي جانيرو; br Recife/ريسيفي; br Sao Paulo/ساو باولو; cn Shanghai/شنغهاي; cn Shenyang/شنيانغ; ru St Petersburg/سانت بطرسبرغ; ru Leningrad/لينينغراد; fr Marseille/مرسيليا; fr Strasbourg/ستراسبورغ;
id Surabaya/سورابايا; au Sydney/سيدني; ir Tabriz/تبريز; ir Shiraz/شيراز; ma Tangier/طنجة; gr Thessaloniki/سالونيك; mx Tijuana/تيخوانا; ca Toronto/تورونتو; ca Vancouver/فانكوفر; ru Vladivostok/فلاديفوستوك; ru Yekaterinburg/يكاترينبورغ; ch Zurich/زيورخ; ch Geneva/جنيف; de Dusseldorf/دوسلدورف; es Barcelona/برشلونة`;

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

/** Names of the same post that differ in their letters: the id's code, and what it stands under here. */
const sameCity: Readonly<Record<string, string>> = { USUNN: 'USUNNEWYORK', HAVANA: 'USINTHAVANA', KIEV: 'KYIV', DACCA: 'DHAKA', PEKING: 'BEIJING', FORTLAMY: 'NDJAMENA', MADRAS: 'CHENNAI', BOMBAY: 'MUMBAI', CALCUTTA: 'KOLKATA' };

const slugOf = (name: string): PostId => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') as PostId;

const table = new Map<string, KnownPost>();

function add(list: string, kind: PostKind, en: string, ar: string): void {
  for (const entry of list.split(';')) {
    const m = /^\s*([a-z]{2}) ([^/]+)\/(.+?)\s*$/s.exec(entry);
    if (!m) continue;
    const [, country, cityEn, cityAr] = m as unknown as [string, CountryCode, string, string];
    const code = cityEn.toUpperCase().replaceAll(' ', '');
    table.set(code, { code, id: slugOf(cityEn), kind, country, city: { ar: cityAr, en: cityEn }, names: { ar: `${ar} ${cityAr}`, en: `${en} ${cityEn}` } });
  }
}
add(embassies, 'embassy', 'Embassy', 'السفارة في');
add(consulatesGeneral, 'consulate-general', 'Consulate General', 'القنصلية العامة في');
for (const [code, country, kind, cityEn, cityAr, en, ar] of missions) {
  const id = missionIds[code] ?? code.toLowerCase();
  table.set(code, { code, id: id as PostId, kind, country: country as CountryCode, city: { ar: cityAr, en: cityEn }, names: { ar, en } });
}

/** The Archives' ids cut a post's name to six characters; where two posts share them, neither is meant for certain. */
const byCut = new Map<string, KnownPost | undefined>();
for (const post of table.values()) {
  const cut = (post.kind === 'embassy' || post.kind === 'consulate-general' ? post.city.en.toUpperCase() : post.code).slice(0, 6).replaceAll(' ', '');
  byCut.set(cut, byCut.has(cut) && byCut.get(cut)?.id !== post.id ? undefined : post);
}

/**
 * The post of a code or a written name: `ADDISABABA`, `ADDIS ABABA`, `AMEMBASSY BAMAKO`, `Embassy Bamako`, and, cut as the Archives do, `NOUAKC`.
 * A city that changed its name is one post: PEKING gives Beijing.
 */
export function knownPost(written: string): KnownPost | undefined {
  const letters = written.normalize('NFD').replace(/\p{Mn}/gu, '').toUpperCase().replace(/[^A-Z]/g, '').slice(0, 60)
    .replace(/^(?:AM)?(?:EMBASSY|CONSULATEGENERAL|CONSULATE|CONSUL|CONGEN|EMB)(?=[A-Z]{3})/, '').replace(/^(?:SECSTATE.*|DEPARTMENTOFSTATE.*|DEPTOFSTATE)$/, 'STATE');
  const code = Object.hasOwn(sameCity, letters) ? sameCity[letters]! : letters;
  return table.get(code) ?? byCut.get(letters);
}

/** All posts, for the tests and for `npm run new`. */
export const knownPosts = (): readonly KnownPost[] => [...table.values()];
