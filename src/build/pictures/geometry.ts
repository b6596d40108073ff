/** Country outlines as polygons, a projection applied to them, and what lies outside the picture cut off. Plain numbers in, SVG path data out. */
import { countryPoints, countryShapes, otherLand } from './country-shapes.ts';

/** Longitude and latitude in degrees. */
export type Place = readonly [lon: number, lat: number];
/** Pixels: to the right, downward. */
export type Point = readonly [x: number, y: number];
export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
type Project = (place: Place) => Point;

/** `M10-20l5 0 0 5z…` of tenths of a degree → rings of places. */
function ringsOf(d: string): Place[][] {
  return d.split('z').filter(Boolean).map((ring) => {
    const numbers = ring.match(/-?\d+/g)!.map(Number);
    let x = 0, y = 0;
    const out: Place[] = [];
    for (let i = 0; i < numbers.length; i += 2) { x += numbers[i]!; y += numbers[i + 1]!; out.push([x / 10, -y / 10]); }
    return out;
  });
}

const parsed = new Map<string, readonly (readonly Place[])[]>();
/** The code whose outline stands for a country's: a withdrawn code's successor, where it has none of its own. */
const shapeCode = (code: string): string => (countryShapes[code] || countryPoints[code] ? code : new Intl.Locale(`und-${code}`).region?.toLowerCase() ?? code);

/** Outline of a country; empty where it is too small for the map's scale. */
export function outlineOf(code: string): readonly (readonly Place[])[] {
  const known = parsed.get(code);
  if (known) return known;
  const d = countryShapes[shapeCode(code)];
  const rings = d ? ringsOf(d) : [];
  parsed.set(code, rings);
  return rings;
}
export const outlinedCodes = (): string[] => Object.keys(countryShapes);
export const unnamedLand = (): Place[][] => otherLand.flatMap(ringsOf);
/** The middle of a country that is too small for an outline. */
export function middleOf(code: string): Place | undefined {
  const p = countryPoints[shapeCode(code)]?.split(' ').map(Number);
  return p ? [p[0]! / 10, -p[1]! / 10] : undefined;
}

/** Degrees. */
export interface Bounds { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
const boundsOf = (r: readonly Place[]): Bounds => ({ west: Math.min(...r.map((p) => p[0])), south: Math.min(...r.map((p) => p[1])), east: Math.max(...r.map((p) => p[0])), north: Math.max(...r.map((p) => p[1])) });

/** Bounds of the largest ring, so that a country's far islands do not decide what is shown. */
export function mainBounds(rings: readonly (readonly Place[])[]): Bounds {
  const size = (b: Bounds) => (b.east - b.west) * (b.north - b.south);
  return rings.map(boundsOf).reduce((a, b) => (size(b) > size(a) ? b : a));
}

const extents = new Map<string, Bounds>();
/** Whether any of a country can lie within bounds: a look at its extent, without projecting it. */
export function reaches(code: string, within: Bounds): boolean {
  let e = extents.get(code);
  if (!e) extents.set(code, (e = boundsOf(outlineOf(code).flat())));
  return e.west <= within.east && e.east >= within.west && e.south <= within.north && e.north >= within.south;
}

/** Equal Earth (Šavrič, Patterson, Jenny 2018): areas are true, so that no country looks larger than another of its size. `scale` is pixels per radian at the equator's middle. */
export function equalEarth(scale: number, middle: Point): Project {
  return ([lon, lat]) => {
    const t = Math.asin((Math.sqrt(3) / 2) * Math.sin((lat * Math.PI) / 180));
    const t2 = t * t, t6 = t2 ** 3;
    const x = (2 * Math.sqrt(3) * ((lon * Math.PI) / 180) * Math.cos(t)) / (3 * (1.340264 - 0.243318 * t2 + t6 * (0.006251 + 0.034164 * t2)));
    const y = t * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2));
    return [middle[0] + scale * x, middle[1] - scale * y];
  };
}

/** A map of a region: east–west and north–south distances agree at its middle. `scale` is pixels per degree of latitude. */
export function regional(centre: Place, scale: number, middle: Point): Project {
  const narrow = Math.cos((centre[1] * Math.PI) / 180);
  return ([lon, lat]) => [middle[0] + (lon - centre[0]) * scale * narrow, middle[1] - (lat - centre[1]) * scale];
}

/** A polygon cut to a box, side by side (Sutherland and Hodgman); empty when it lies outside. */
function cut(ring: readonly Point[], box: Box): Point[] {
  const sides: readonly [axis: 0 | 1, limit: number, keep: 1 | -1][] = [[0, box.left, 1], [0, box.right, -1], [1, box.top, 1], [1, box.bottom, -1]];
  let points = [...ring];
  for (const [axis, limit, keep] of sides) {
    const inside = (p: Point) => (p[axis] - limit) * keep >= 0;
    const out: Point[] = [];
    for (let i = 0; i < points.length; i++) {
      const a = points[i]!, b = points[(i + 1) % points.length]!;
      if (inside(a)) out.push(a);
      if (inside(a) !== inside(b)) {
        const t = (limit - a[axis]) / (b[axis] - a[axis]);
        out.push(axis === 0 ? [limit, a[1] + t * (b[1] - a[1])] : [a[0] + t * (b[0] - a[0]), limit]);
      }
    }
    points = out;
  }
  return points;
}

/** Rings on a picture: projected, cut to the box, rounded to whole pixels; steps that lead nowhere and rings without an area are left out. */
export function drawn(rings: readonly (readonly Place[])[], project: Project, box: Box): Point[][] {
  return rings.flatMap((ring) => {
    const out: Point[] = [];
    for (const p of cut(ring.map(project), box)) {
      const x = Math.round(p[0]), y = Math.round(p[1]);
      const last = out.at(-1);
      if (!last || last[0] !== x || last[1] !== y) out.push([x, y]);
    }
    return out.length < 3 ? [] : [out];
  });
}

/** Rings as path data in relative steps. */
export function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings.map((ring) => `M${ring[0]!.join(' ')}l${ring.slice(1).map((p, i) => `${p[0] - ring[i]![0]} ${p[1] - ring[i]![1]}`).join(' ')}z`.replaceAll(' -', '-')).join('');
}
