/**
 * Geopolitical TAGS and the ISO 3166 countries they stand for. The list follows FIPS 10 as the State Department used it, which is why
 * CH is China and not Switzerland. States that are gone lead to the state that followed them in their capital's place.
 */
import type { CountryCode } from './identifiers.ts';
import type { Words } from './vocabulary.ts';

/** `TAG` + `:` + ISO code, one pair a word: a table of 200 rows that can still be read at a glance. */
const places = `
AA:aw AC:ag AE:ae AF:af AG:dz AJ:az AL:al AM:am AN:ad AO:ao AR:ar AS:au AU:at AV:ai AY:aq
BA:bh BB:bb BC:bw BD:bm BE:be BF:bs BG:bd BH:bz BK:ba BL:bo BM:mm BN:bj BO:by BP:sb BR:br BT:bt BU:bg BX:bn BY:bi
CA:ca CB:kh CD:td CE:lk CF:cg CG:cd CH:cn CI:cl CJ:ky CM:cm CN:km CO:co CS:cr CT:cf CU:cu CV:cv CW:ck CY:cy
DA:dk DJ:dj DO:dm DR:do EC:ec EG:eg EI:ie EK:gq EN:ee ER:er ES:sv ET:et EZ:cz
FG:gf FI:fi FJ:fj FK:fk FO:fo FP:pf FR:fr GA:gm GB:ga GC:de GE:de GG:ge GH:gh GI:gi GJ:gd GL:gl GM:de GP:gp GQ:gu GR:gr GT:gt GV:gn GW:de GY:gy
HA:ht HK:hk HO:hn HR:hr HU:hu IC:is ID:id IN:in IR:ir IS:il IT:it IV:ci IZ:iq JA:jp JM:jm JO:jo
KE:ke KG:kg KN:kp KR:ki KS:kr KU:kw KV:xk KZ:kz LA:la LE:lb LG:lv LH:lt LI:lr LO:sk LS:li LT:ls LU:lu LY:ly
MA:mg MB:mq MC:mo MD:md MG:mn MH:ms MI:mw MJ:me MK:mk ML:ml MN:mc MO:ma MP:mu MR:mr MT:mt MU:om MV:mv MW:me MX:mx MY:my MZ:mz
NC:nc NG:ne NH:vu NI:ng NL:nl NO:no NP:np NR:nr NS:sr NU:ni NZ:nz
PA:py PE:pe PK:pk PL:pl PM:pa PO:pt PP:pg PS:pw PU:gw QA:qa RE:re RM:mh RO:ro RP:ph RQ:pr RS:ru RW:rw
SA:sa SC:kn SE:sc SF:za SG:sn SH:sh SI:si SL:sl SM:sm SN:sg SO:so SP:es SR:rs ST:lc SU:sd SW:se SY:sy SZ:ch
TC:ae TD:tt TH:th TI:tj TK:tc TN:to TO:tg TP:st TS:tn TT:tl TU:tr TV:tv TW:tw TX:tm TZ:tz
UG:ug UK:gb UP:ua UR:ru US:us UV:bf UY:uy UZ:uz VC:vc VE:ve VI:vg VM:vn VQ:vi VS:vn VT:va
VN:vn OD:ss RH:zw RI:rs FM:fm GZ:ps WE:ps AQ:as CQ:mp CZ:cz DM:bj
WA:na WI:eh WS:ws WZ:sz YE:ye YM:ye YS:ye YI:rs YO:rs ZA:zm ZI:zw
KPAL:ps KWBG:ps`;

const countryByTag: ReadonlyMap<string, CountryCode> = new Map(
  places.trim().split(/\s+/).map((pair) => pair.split(':') as [string, CountryCode]),
);

/** The ISO 3166 code (lower case) a geopolitical TAG stands for: `CH` → cn, `IZ` → iq; undefined where it is no country's. */
export function countryOfPlaceTag(tag: string): CountryCode | undefined {
  return countryByTag.get(tag);
}

/** Regions. Only those whose meaning is beyond doubt. */
export const regionTags = {
  XA: { ar: 'أفريقيا', en: 'Africa' },
  XF: { ar: 'الشرق الأوسط', en: 'Middle East' },
  XL: { ar: 'الكاريبي', en: 'Caribbean' },
  XM: { ar: 'أمريكا اللاتينية', en: 'Latin America' },
  XW: { ar: 'العالم', en: 'World' },
} as const satisfies Record<string, Words>;
