/**
 * Names of countries that Intl doesn't know: of states and territories that are gone, older spellings, abbreviations; and the adjectives.
 * A former state is given the codes of the states on its ground. Our own table.
 */
const names = `
ae|Trucial States,Trucial Coast,Trucial Oman,United Arab Emirates,UAE,U.A.E.
ao mz|Portuguese Africa
ao|Portuguese West Africa
at hu|Austria-Hungary,Austro-Hungarian Empire
ba|Bosnia
bd|East Pakistan
bf|Upper Volta,Haute-Volta,Haute Volta
bi rw|Ruanda-Urundi,Ruanda–Urundi
bi|Urundi
bj|Dahomey
bn|Brunei
bw|Bechuanaland
cd|Belgian Congo,Congo (Léopoldville),Congo (Leopoldville),Congo Leopoldville,Congo (Kinshasa),Zaire,Zaïre,Democratic Republic of the Congo,Katanga,Republic of the Congo,The Congo,the Congo
cf|Ubangi-Shari,Central African Empire
cg|Congo (Brazzaville),Congo Brazzaville,Congo-Brazzaville,French Congo,Middle Congo
ci|Ivory Coast
cn|Communist China,People’s Republic of China,People's Republic of China,PRC,Red China
co|New Granada
cv|Cape Verde
cz sk|Czechoslovakia
cz|Czech Republic,Bohemia
de|Federal Republic of Germany,German Federal Republic,West Germany,East Germany,German Democratic Republic,FRG,GDR,Prussia,Bavaria,Hanseatic
dj|French Somaliland,Afars and Issas,French Territory of the Afars and Issas
eg sy|United Arab Republic,UAR,U.A.R.
eg|Egyptian Region,Suez Canal,Suez,Sinai
eh|Spanish Sahara,Rio de Oro,Río de Oro,Western Sahara
er|Eritrea
fr|Metropolitan France
gb|Great Britain,United Kingdom,England,Scotland,UK,U.K.,Britain
gh|Gold Coast
gm|The Gambia
gn|French Guinea
gq|Spanish Guinea,Fernando Po
gw|Portuguese Guinea,Guinea-Bissau
gy|British Guiana
hn|British Honduras
id|Netherlands East Indies,Dutch East Indies
il ps|Arab-Israeli,Arab–Israeli
ir|Persia
it|Sardinia,Two Sicilies,Kingdom of Italy
jo|Transjordan,Trans-Jordan,Hashemite Kingdom
jp|Yedo
kh|Khmer Republic,Kampuchea
kn|St. Kitts
kp|North Korea,Democratic People’s Republic of Korea
kr|South Korea,Republic of Korea,Korea
la|Laos
lk|Ceylon
ls|Basutoland
ly|Cyrenaica,Tripolitania,Fezzan,Libyan Arab Republic,Wheelus
ma|Ifni,Spanish Morocco,French Morocco,Kenitra
mg|Madagascar,Malagasy Republic
mk|Macedonia
ml sn|Mali Federation,Federation of Mali
ml|French Sudan,French Soudan,Soudan
mm|Burma
mr|French Mauritania
mw|Nyasaland
my|Malaya,Federation of Malaya
mz|Portuguese East Africa
na|South West Africa,South-West Africa,Southwest Africa
nl|Holland
om|Muscat and Oman,Muscat
pg|New Guinea
ps|Palestine,Gaza Strip,Gaza,West Bank
rs|Yugoslavia,Serbia
ru|Soviet Union,USSR,U.S.S.R.,Union of Soviet Socialist Republics
rw|Ruanda
sh|St. Helena
sn|Senegambia
so|Italian Somaliland,British Somaliland,Somali Republic,Somaliland
st|São Tomé,Sao Tome
sy|Syrian Region,Syrian Arab Republic
sz|Swaziland
td|Tchad
th|Siam
tr|Turkey,Ottoman Empire,Ottoman Porte,Sublime Porte
tt|Trinidad
tw|Formosa,Republic of China,Nationalist China
tz|Tanganyika,Zanzibar,Pemba
us|United States,U.S.,US,USA,Hawaiian Islands,Sandwich Islands
va|Holy See,Vatican,Papal States
vn|North Vietnam,South Vietnam,Viet-Nam,Viet Nam,Republic of Vietnam,Cochin China,Tonkin
ye|Yemen Arab Republic,Aden,South Arabia,Aden Protectorate,Federation of South Arabia,People’s Democratic Republic of Yemen,South Yemen,North Yemen
zm zw mw|Rhodesia and Nyasaland
zm|Northern Rhodesia
zw|Southern Rhodesia,Rhodesia
cy gr tr|Eastern Mediterranean
dz ly ma tn|North Africa,Northwest Africa,Maghreb
so et|Horn of Africa
jo iq|Arab Union
az am ge|Transcaucasia
`;

const adjectives = `
ae|Emirati
af|Afghan
al|Albanian
ao|Angolan
ar|Argentine,Argentinian
at|Austrian
au|Australian
be|Belgian
bg|Bulgarian
bo|Bolivian
br|Brazilian
ca|Canadian
cd|Congolese,Katangan
ch|Swiss
ci|Ivorian
cl|Chilean
cm|Cameroonian
cn|Chinese
co|Colombian
cr|Costa Rican
cu|Cuban
cy|Cypriot,Cyprus
cz|Czechoslovak,Czech
de|German
dk|Danish
do|Dominican
dz|Algerian
ec|Ecuadorean,Ecuadorian
eg|Egyptian
es|Spanish
et|Ethiopian
fi|Finnish
fr|French
gb|British,English
gh|Ghanaian,Ghanian
gn|Guinean
gr|Greek
gt|Guatemalan
ht|Haitian
hu|Hungarian
id|Indonesian
ie|Irish
il|Israeli
iq|Iraqi
ir|Iranian
it|Italian
jo|Jordanian
jp|Japanese
ke|Kenyan
kh|Cambodian
kr|Korean
kw|Kuwaiti
lb|Lebanese
lr|Liberian
ly|Libyan
ma|Moroccan
ml|Malian
mr|Mauritanian
mx|Mexican
mz|Mozambican
ng|Nigerian
ni|Nicaraguan
nl|Dutch
no|Norwegian
np|Nepalese
nz|New Zealander
om|Omani
pa|Panamanian
pe|Peruvian
ph|Philippine
pk|Pakistani
pl|Polish
pt|Portuguese
py|Paraguayan
ro|Romanian,Rumanian
ru|Soviet,Russian
sa|Saudi,Saudi Arabian
sd|Sudanese
se|Swedish
sl|Sierra Leonean
sn|Senegalese
so|Somali,Somalian
sy|Syrian
td|Chadian
tg|Togolese
th|Thai
tn|Tunisian
tr|Turkish
tw|Taiwanese
tz|Tanzanian
ug|Ugandan
uy|Uruguayan
ve|Venezuelan
vn|Vietnamese
ye|Yemeni
za|South African
zm|Zambian
zw|Rhodesian,Zimbabwean
`;

const read = (table: string): [string, string[]][] => table.trim().split('\n').flatMap((row): [string, string[]][] => {
  const [codes = '', words = ''] = row.split('|');
  return words.split(',').map((w): [string, string[]] => [w, codes.split(' ')]);
});

/** Name → codes. */
export const historicalNames: readonly (readonly [string, readonly string[]])[] = read(names);
/** Adjective → code. */
export const countryAdjectives: readonly (readonly [string, readonly string[]])[] = read(adjectives);

/** Names of Intl that in English documents are more often something else: given names, a state of the union, a place of other countries. */
export const misleadingNames: ReadonlySet<string> = new Set(['Maurice', 'Dominique', 'Grenade', 'Salvador', 'Jersey', 'Georgia', 'Géorgie', 'Réunion']);
