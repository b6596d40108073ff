/**
 * Cities that datelines and senders name: capitals, and places where the United States kept a mission. Our own table, because Intl knows
 * countries only. One line: slug | country | English name | Arabic name | other spellings, in documents of any age.
 */
const table = `
abidjan|ci|Abidjan|أبيدجان
abu-dhabi|ae|Abu Dhabi|أبو ظبي|Abu Zaby
abuja|ng|Abuja|أبوجا
accra|gh|Accra|أكرا
adana|tr|Adana|أضنة
addis-ababa|et|Addis Ababa|أديس أبابا
aden|ye|Aden|عدن
aleppo|sy|Aleppo|حلب
alexandria|eg|Alexandria|الإسكندرية
algiers|dz|Algiers|الجزائر العاصمة|Alger
almaty|kz|Almaty|ألماتي|Alma Ata
amman|jo|Amman|عمّان
amsterdam|nl|Amsterdam|أمستردام
ankara|tr|Ankara|أنقرة|Angora
annaba|dz|Annaba|عنابة|Bône,Bone
antananarivo|mg|Antananarivo|أنتاناناريفو|Tananarive
antwerp|be|Antwerp|أنتويرب
aranjuez|es|Aranjuez|أرانخويث
archangel|ru|Archangel|أرخانغلسك
ashgabat|tm|Ashgabat|عشق آباد|Ashkhabad
asmara|er|Asmara|أسمرة
asuncion|py|Asunción|أسونسيون|Asuncion
athens|gr|Athens|أثينا
auckland|nz|Auckland|أوكلاند
baghdad|iq|Baghdad|بغداد|Bagdad
baku|az|Baku|باكو
bamako|ml|Bamako|باماكو
bangkok|th|Bangkok|بانكوك
bangui|cf|Bangui|بانغي
banjul|gm|Banjul|بانجول|Bathurst
barcelona|es|Barcelona|برشلونة
basra|iq|Basra|البصرة|Basrah
beijing|cn|Beijing|بكين|Peking,Peiping
beira|mz|Beira|بيرا
beirut|lb|Beirut|بيروت|Beyrouth
belfast|gb|Belfast|بلفاست
belgrade|rs|Belgrade|بلغراد
belize-city|bz|Belize City|مدينة بليز
benghazi|ly|Benghazi|بنغازي|Bengasi
berlin|de|Berlin|برلين|East Berlin,West Berlin
bern|ch|Bern|برن|Berne
bishkek|kg|Bishkek|بيشكك
bissau|gw|Bissau|بيساو
bizerte|tn|Bizerte|بنزرت|Bizerta
blantyre|mw|Blantyre|بلانتاير
bogota|co|Bogotá|بوغوتا|Bogota
mumbai|in|Mumbai|مومباي|Bombay
bonn|de|Bonn|بون
bordeaux|fr|Bordeaux|بوردو
brasilia|br|Brasília|برازيليا|Brasilia
bratislava|sk|Bratislava|براتيسلافا
brazzaville|cg|Brazzaville|برازافيل
bremen|de|Bremen|بريمن
bridgetown|bb|Bridgetown|بريدجتاون
brussels|be|Brussels|بروكسل
bucharest|ro|Bucharest|بوخارست
budapest|hu|Budapest|بودابست
buenos-aires|ar|Buenos Aires|بوينس آيرس|Buenos Ayres
bujumbura|bi|Bujumbura|بوجمبورا|Usumbura
bukavu|cd|Bukavu|بوكافو
cairo|eg|Cairo|القاهرة|Le Caire
calcutta|in|Calcutta|كلكتا|Kolkata
canberra|au|Canberra|كانبرا
guangzhou|cn|Guangzhou|غوانغجو|Canton
cape-town|za|Cape Town|كيب تاون|Capetown
caracas|ve|Caracas|كراكاس
casablanca|ma|Casablanca|الدار البيضاء
chisinau|md|Chișinău|كيشيناو|Chisinau,Kishinev
colombo|lk|Colombo|كولومبو
conakry|gn|Conakry|كوناكري
constantine|dz|Constantine|قسنطينة
istanbul|tr|Istanbul|إسطنبول|Constantinople,Stamboul
copenhagen|dk|Copenhagen|كوبنهاغن
cotonou|bj|Cotonou|كوتونو
dakar|sn|Dakar|داكار
damascus|sy|Damascus|دمشق|Damas
dar-es-salaam|tz|Dar es Salaam|دار السلام|Dar-es-Salaam
dhahran|sa|Dhahran|الظهران
dhaka|bd|Dhaka|دكا|Dacca
djibouti|dj|Djibouti|جيبوتي
doha|qa|Doha|الدوحة
douala|cm|Douala|دوالا
dubai|ae|Dubai|دبي
dublin|ie|Dublin|دبلن
durban|za|Durban|ديربان
dushanbe|tj|Dushanbe|دوشنبه
dusseldorf|de|Düsseldorf|دوسلدورف|Dusseldorf
edinburgh|gb|Edinburgh|إدنبرة
lubumbashi|cd|Lubumbashi|لوبومباشي|Elisabethville,Élisabethville
enugu|ng|Enugu|إينوغو
florence|it|Florence, Italy|فلورنسا
ndjamena|td|N’Djamena|نجامينا|Fort Lamy,Fort-Lamy,N'Djamena,Ndjamena
frankfurt|de|Frankfurt|فرانكفورت|Frankfort
freetown|sl|Freetown|فريتاون
gaborone|bw|Gaborone|غابورون|Gaberones
geneva|ch|Geneva|جنيف
genoa|it|Genoa|جنوة
georgetown|gy|Georgetown, Guyana|جورج تاون
gibraltar|gi|Gibraltar|جبل طارق
guatemala-city|gt|Guatemala City|غواتيمالا
haifa|il|Haifa|حيفا
hamburg|de|Hamburg|هامبورغ
hanoi|vn|Hanoi|هانوي
harare|zw|Harare|هراري|Salisbury
hargeisa|so|Hargeisa|هرجيسا
havana|cu|Havana|هافانا
helsinki|fi|Helsinki|هلسنكي|Helsingfors
ho-chi-minh-city|vn|Ho Chi Minh City|مدينة هو تشي منه|Saigon
hong-kong|hk|Hong Kong|هونغ كونغ
ibadan|ng|Ibadan|إبادان
irkutsk|ru|Irkutsk|إركوتسك
isfahan|ir|Isfahan|أصفهان
islamabad|pk|Islamabad|إسلام آباد
izmir|tr|Izmir|إزمير|Smyrna
jakarta|id|Jakarta|جاكرتا|Djakarta,Batavia
jerusalem|il|Jerusalem|القدس
jidda|sa|Jidda|جدة|Jeddah,Jedda,Djidda
johannesburg|za|Johannesburg|جوهانسبرغ
kabul|af|Kabul|كابل
kaduna|ng|Kaduna|كادونا
kampala|ug|Kampala|كمبالا
karachi|pk|Karachi|كراتشي
kathmandu|np|Kathmandu|كاتماندو|Katmandu
khartoum|sd|Khartoum|الخرطوم
khorramshahr|ir|Khorramshahr|خرمشهر
kyiv|ua|Kyiv|كييف|Kiev
kigali|rw|Kigali|كيغالي
kingston|jm|Kingston|كينغستون
kinshasa|cd|Kinshasa|كينشاسا|Léopoldville,Leopoldville
kirkuk|iq|Kirkuk|كركوك
kuala-lumpur|my|Kuala Lumpur|كوالالمبور
kuwait|kw|Kuwait City|مدينة الكويت
la-paz|bo|La Paz|لاباز
lagos|ng|Lagos|لاغوس
lahore|pk|Lahore|لاهور
lausanne|ch|Lausanne|لوزان
libreville|ga|Libreville|ليبرفيل
lilongwe|mw|Lilongwe|ليلونغوي
lima|pe|Lima|ليما
lisbon|pt|Lisbon|لشبونة
liverpool|gb|Liverpool|ليفربول
ljubljana|si|Ljubljana|ليوبليانا
lome|tg|Lomé|لومي|Lome
london|gb|London|لندن|Londres
maputo|mz|Maputo|مابوتو|Lourenço Marques,Lourenco Marques
luanda|ao|Luanda|لواندا|Loanda
lusaka|zm|Lusaka|لوساكا
luxembourg|lu|Luxembourg City|مدينة لوكسمبورغ
lyon|fr|Lyon|ليون
madras|in|Madras|مدراس|Chennai
madrid|es|Madrid|مدريد
malabo|gq|Malabo|مالابو|Santa Isabel
managua|ni|Managua|ماناغوا
manama|bh|Manama|المنامة
manila|ph|Manila|مانيلا
marseille|fr|Marseille|مرسيليا|Marseilles
maseru|ls|Maseru|ماسيرو
mashhad|ir|Mashhad|مشهد|Meshed
mbabane|sz|Mbabane|مبابان
melbourne|au|Melbourne|ملبورن
mexico-city|mx|Mexico City|مكسيكو|City of Mexico
milan|it|Milan|ميلانو
minsk|by|Minsk|مينسك
mogadishu|so|Mogadishu|مقديشو|Mogadiscio
mombasa|ke|Mombasa|مومباسا
mons|be|Mons|مونس
monrovia|lr|Monrovia|مونروفيا
montevideo|uy|Montevideo|مونتيفيديو
montreal|ca|Montreal|مونتريال
moroni|km|Moroni|موروني
moscow|ru|Moscow|موسكو
munich|de|Munich|ميونيخ
muscat|om|Muscat|مسقط
nairobi|ke|Nairobi|نيروبي
naples|it|Naples|نابولي
nassau|bs|Nassau|ناساو
new-delhi|in|New Delhi|نيودلهي|Delhi
niamey|ne|Niamey|نيامي
nicosia|cy|Nicosia|نيقوسيا
nouakchott|mr|Nouakchott|نواكشوط
odessa|ua|Odessa|أوديسا
oran|dz|Oran|وهران
oslo|no|Oslo|أوسلو|Christiania
ottawa|ca|Ottawa|أوتاوا
ouagadougou|bf|Ouagadougou|واغادوغو
palermo|it|Palermo|باليرمو
panama|pa|Panama City|مدينة بنما
paramaribo|sr|Paramaribo|باراماريبو
paris|fr|Paris|باريس
peshawar|pk|Peshawar|بيشاور
phnom-penh|kh|Phnom Penh|بنوم بنه
port-au-prince|ht|Port-au-Prince|بورت أو برنس
port-louis|mu|Port Louis|بورت لويس
port-moresby|pg|Port Moresby|بورت مورسبي
port-of-spain|tt|Port of Spain|بورت أوف سبين|Port-of-Spain
port-said|eg|Port Said|بورسعيد
prague|cz|Prague|براغ
praia|cv|Praia|برايا
pretoria|za|Pretoria|بريتوريا
pristina|xk|Pristina|بريشتينا
pyongyang|kp|Pyongyang|بيونغ يانغ
quebec|ca|Quebec|كيبك|Québec
quito|ec|Quito|كيتو
rabat|ma|Rabat|الرباط
yangon|mm|Yangon|يانغون|Rangoon
rawalpindi|pk|Rawalpindi|راولبندي
reykjavik|is|Reykjavík|ريكيافيك|Reykjavik
riga|lv|Riga|ريغا
rio-de-janeiro|br|Rio de Janeiro|ريو دي جانيرو|Rio Janeiro
riyadh|sa|Riyadh|الرياض
rome|it|Rome|روما
rotterdam|nl|Rotterdam|روتردام
saint-petersburg|ru|Saint Petersburg|سانت بطرسبرغ|St. Petersburg,Leningrad,Petrograd
san-jose|cr|San José|سان خوسيه|San Jose
san-salvador|sv|San Salvador|سان سلفادور
sanaa|ye|Sana’a|صنعاء|Sana'a,Sanaa,Sana
santiago|cl|Santiago|سانتياغو|Santiago de Chile,Santiago de Chili
santo-domingo|do|Santo Domingo|سانتو دومينغو|Ciudad Trujillo
sao-paulo|br|São Paulo|ساو باولو|Sao Paulo
sarajevo|ba|Sarajevo|سراييفو
seoul|kr|Seoul|سول
shanghai|cn|Shanghai|شنغهاي
singapore|sg|Singapore|سنغافورة
skopje|mk|Skopje|سكوبيه
sofia|bg|Sofia|صوفيا
stockholm|se|Stockholm|ستوكهولم
strasbourg|fr|Strasbourg|ستراسبورغ
suez|eg|Suez|السويس
suva|fj|Suva|سوفا
sydney|au|Sydney|سيدني
tabriz|ir|Tabriz|تبريز
taipei|tw|Taipei|تايبيه
taiz|ye|Taiz|تعز|Taʿizz,Taizz,Ta’iz
tallinn|ee|Tallinn|تالين
tangier|ma|Tangier|طنجة|Tangiers
tashkent|uz|Tashkent|طشقند
tbilisi|ge|Tbilisi|تبليسي|Tiflis
tegucigalpa|hn|Tegucigalpa|تيغوسيغالبا
tehran|ir|Tehran|طهران|Teheran
tel-aviv|il|Tel Aviv|تل أبيب|Tele Aviv
the-hague|nl|The Hague|لاهاي|Hague
thessaloniki|gr|Thessaloniki|سالونيك|Salonika,Salonica,Thessalonica
tirana|al|Tirana|تيرانا
tokyo|jp|Tokyo|طوكيو|Yedo,Tokio
toronto|ca|Toronto|تورونتو
trieste|it|Trieste|تريستا
tripoli|ly|Tripoli|طرابلس
tunis|tn|Tunis|تونس
turin|it|Turin|تورينو
ulaanbaatar|mn|Ulaanbaatar|أولان باتور|Ulan Bator
valletta|mt|Valletta|فاليتا|Valetta
vatican|va|Vatican City|مدينة الفاتيكان
venice|it|Venice|البندقية
victoria|sc|Victoria, Seychelles|فيكتوريا
vienna|at|Vienna|فيينا
vientiane|la|Vientiane|فيينتيان
vilnius|lt|Vilnius|فيلنيوس
vladivostok|ru|Vladivostok|فلاديفوستوك
warsaw|pl|Warsaw|وارسو
wellington|nz|Wellington|ويلينغتون
windhoek|na|Windhoek|ويندهوك
yaounde|cm|Yaoundé|ياوندي|Yaounde
yerevan|am|Yerevan|يريفان|Erivan
zagreb|hr|Zagreb|زغرب
zanzibar|tz|Zanzibar|زنجبار
zurich|ch|Zurich|زيورخ|Zürich
`;

/** Places in the United States from which documents are dated; they are no posts. */
export const unitedStatesPlaces = [
  'Washington', 'New York', 'White House', 'Pentagon', 'Department of State', 'Camp David', 'San Francisco', 'Newport', 'Augusta', 'Gettysburg', 'Denver', 'Hyannis Port', 'Hyannisport', 'Key Biscayne',
  'San Clemente', 'Palm Beach', 'Honolulu', 'Boston', 'Philadelphia', 'Chicago', 'Baltimore', 'Charleston', 'Norfolk', 'Annapolis', 'Los Angeles', 'Woods Hole', 'Middleburg', 'Plains',
  'Massachusetts', 'Virginia', 'Maryland', 'California', 'Florida', 'Pennsylvania', 'Connecticut', 'New Jersey', 'Colorado', 'Texas', 'Hawaii', 'Rhode Island',
];

export interface City { readonly slug: string; readonly country: string; readonly names: { readonly en: string; readonly ar: string }; readonly spellings: readonly string[] }

/** Every city of the table, by slug. */
export const cities: ReadonlyMap<string, City> = new Map(table.trim().split('\n').map((row) => {
  const [slug = '', country = '', en = '', ar = '', more = ''] = row.split('|');
  return [slug, { slug, country, names: { en, ar }, spellings: [en, ...more.split(',').filter(Boolean)] }];
}));

/**
 * City where the United States' embassy or legation in a country stood: `[until, slug]`, the first line whose year is later than the
 * document's. Countries that aren't here have one mission city in the table of cities.
 */
export const missionSeats: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  bo: [[9999, 'la-paz']], br: [[1972, 'rio-de-janeiro'], [9999, 'brasilia']], ci: [[9999, 'abidjan']], cn: [[1928, 'beijing'], [9999, 'beijing']], de: [[1945, 'berlin'], [1999, 'bonn'], [9999, 'berlin']],
  il: [[2018, 'tel-aviv'], [9999, 'jerusalem']], in: [[9999, 'new-delhi']], it: [[1865, 'turin'], [1871, 'florence'], [9999, 'rome']], kz: [[2006, 'almaty'], [9999, 'almaty']], ma: [[1912, 'tangier'], [9999, 'rabat']],
  mm: [[9999, 'yangon']], mw: [[1975, 'blantyre'], [9999, 'lilongwe']], ng: [[2005, 'lagos'], [9999, 'abuja']], nl: [[9999, 'the-hague']], pk: [[1960, 'karachi'], [1966, 'rawalpindi'], [9999, 'islamabad']],
  ru: [[1918, 'saint-petersburg'], [9999, 'moscow']], sa: [[1984, 'jidda'], [9999, 'riyadh']], tr: [[1927, 'istanbul'], [9999, 'ankara']], tz: [[9999, 'dar-es-salaam']], vn: [[1976, 'ho-chi-minh-city'], [9999, 'hanoi']],
  ye: [[1966, 'taiz'], [9999, 'sanaa']], za: [[9999, 'pretoria']], ae: [[9999, 'abu-dhabi']], au: [[9999, 'canberra']], be: [[9999, 'brussels']], ca: [[9999, 'ottawa']], ch: [[9999, 'bern']], cm: [[9999, 'yaounde']],
  cd: [[9999, 'kinshasa']], dz: [[9999, 'algiers']], eg: [[9999, 'cairo']], es: [[9999, 'madrid']], fr: [[9999, 'paris']], gb: [[9999, 'london']], gr: [[9999, 'athens']], iq: [[9999, 'baghdad']], ir: [[9999, 'tehran']],
  jp: [[9999, 'tokyo']], ke: [[9999, 'nairobi']], ly: [[9999, 'tripoli']], mz: [[9999, 'maputo']], nz: [[9999, 'wellington']], so: [[9999, 'mogadishu']], sy: [[9999, 'damascus']], ua: [[9999, 'kyiv']],
};
