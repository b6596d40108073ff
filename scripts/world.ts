/** Makes src/build/pictures/country-shapes.ts from Natural Earth (public domain, as packed by world-atlas). Run when the source changes: `node scripts/world.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { geoCentroid, geoEquirectangular, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { allCountryCodes, nameOfCountry } from '../src/archive/countries.ts';

// Names that Natural Earth shortens or Intl writes otherwise.
const otherNames: Readonly<Record<string, string>> = {
  'W. Sahara': 'eh', 'United States of America': 'us', 'Dem. Rep. Congo': 'cd', 'Dominican Rep.': 'do', 'Falkland Is.': 'fk', 'Fr. S. Antarctic Lands': 'tf', "Côte d'Ivoire": 'ci', 'Central African Rep.': 'cf', Congo: 'cg', 'Eq. Guinea': 'gq',
  eSwatini: 'sz', Palestine: 'ps', Myanmar: 'mm', Turkey: 'tr', 'Solomon Is.': 'sb', 'Bosnia and Herz.': 'ba', Macedonia: 'mk', 'Trinidad and Tobago': 'tt', 'S. Sudan': 'ss', Vatican: 'va', 'Marshall Is.': 'mh', 'N. Mariana Is.': 'mp', 'U.S. Virgin Is.': 'vi',
  'S. Geo. and the Is.': 'gs', 'Br. Indian Ocean Ter.': 'io', 'Saint Helena': 'sh', 'Pitcairn Is.': 'pn', 'Cayman Is.': 'ky', 'British Virgin Is.': 'vg', 'Turks and Caicos Is.': 'tc', 'São Tomé and Principe': 'st', 'St. Vin. and Gren.': 'vc', 'Saint Lucia': 'lc',
  'St. Kitts and Nevis': 'kn', 'Cook Is.': 'ck', 'St. Pierre and Miquelon': 'pm', 'Wallis and Futuna Is.': 'wf', 'St-Martin': 'mf', 'St-Barthélemy': 'bl', 'Fr. Polynesia': 'pf', Åland: 'ax', 'Faeroe Is.': 'fo', Macao: 'mo', 'Hong Kong': 'hk', 'Cabo Verde': 'cv',
  'Heard I. and McDonald Is.': 'hm', 'Antigua and Barb.': 'ag',
};
const codes = new Map<string, string>([...Object.entries(otherNames), ...allCountryCodes().map((code): [string, string] => [nameOfCountry(code, 'en'), code])]);

const read = (scale: string) => { const topology = JSON.parse(readFileSync(`node_modules/world-atlas/countries-${scale}.json`, 'utf8')) as { objects: { countries: unknown } }; return feature(topology, topology.objects.countries).features; };
// One unit is a tenth of a degree, longitude to the right and latitude downward; shapes are cut where the map ends, at 180°.
const path = geoPath(geoEquirectangular().scale(1800 / Math.PI).translate([0, 0]).precision(0)).digits(0);

/** `M1,2L3,4L3,4L5,1Z` → `M1 2l2 2 2-3z`: relative steps, and no step that leads nowhere. */
function short(d: string): string {
  return d.split('Z').filter(Boolean).map((ring) => {
    const points = ring.slice(1).split('L').map((p) => p.split(',').map(Number) as [number, number]);
    let [x, y] = points[0]!;
    const steps: string[] = [];
    for (const [px, py] of points.slice(1)) { if (px === x && py === y) continue; steps.push(`${px - x} ${py - y}`); [x, y] = [px, py]; }
    return steps.length < 3 ? '' : `M${points[0]!.join(' ')}l${steps.join(' ')}z`;
  }).join('').replace(/ -/g, '-');
}

const shapes: [string, string][] = [];
const land: string[] = [];
for (const f of read('110m')) {
  if (f.properties.name === 'Antarctica') continue;
  const code = codes.get(f.properties.name);
  const d = short(path(f) ?? '');
  if (code && d) shapes.push([code, d]); else if (d) land.push(d);
}
const known = new Set(shapes.map(([c]) => c));
const points = read('50m').flatMap((f): [string, string][] => {
  const code = codes.get(f.properties.name);
  if (!code || known.has(code)) return [];
  const [lon, lat] = geoCentroid(f);
  return [[code, `${Math.round(lon * 10)} ${Math.round(-lat * 10)}`]];
});
const table = (rows: [string, string][]): string => rows.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([c, d]) => `  ${c}: '${d}',`).join('\n');
writeFileSync('src/build/pictures/country-shapes.ts', `/**
 * Outlines of countries by ISO 3166-1 code: made by scripts/world.ts from Natural Earth 1:110m (public domain; world-atlas 2.0.2), which draws borders as
 * they are held, not as they are claimed. SVG paths in tenths of a degree: longitude to the right, latitude downward.
 */
export const countryShapes: Readonly<Record<string, string>> = {
${table(shapes)}
};
/** Land that has no code of its own on that map. */
export const otherLand: readonly string[] = [${land.map((d) => `'${d}'`).join(', ')}];
/** Countries too small for an outline at this scale: their middle. */
export const countryPoints: Readonly<Record<string, string>> = {
${table(points)}
};
`);
console.log(`${shapes.length} shapes, ${points.length} points, ${land.length} without a code`);
