/** The two maps of the site: the world with the archive's countries, and a country in its surroundings. */
import { drawn, equalEarth, mainBounds, middleOf, outlinedCodes, outlineOf, pathOf, reaches, regional, unnamedLand, type Box, type Place, type Point } from './geometry.ts';

export interface WorldMap {
  readonly width: number;
  readonly height: number;
  /** Land the archive has nothing on. */
  readonly land: string;
  /** A country asked for: its outline, or where it is too small for one, its middle. */
  readonly countries: readonly { readonly code: string; readonly d?: string; readonly at?: Point }[];
}

const around = (width: number, height: number, margin: number): Box => ({ left: -margin, top: -margin, right: width + margin, bottom: height + margin });

/** The inhabited world without the Antarctic; `codes` in the order they are to be drawn. */
export function worldMap(codes: readonly string[]): WorldMap {
  const width = 960, height = 440;
  // The Equal Earth map is 5.41 radii wide; the middle lies lower than half because the south is cut at 56°.
  const project = equalEarth(width / 5.42, [width / 2, height * 0.575]);
  const box = around(width, height, 4);
  const own = new Set(codes);
  const rest = outlinedCodes().filter((c) => !own.has(c)).flatMap((c) => drawn(outlineOf(c), project, box));
  return {
    width, height, land: pathOf([...rest, ...drawn(unnamedLand(), project, box)]),
    countries: codes.flatMap((code): WorldMap['countries'] => {
      const d = pathOf(drawn(outlineOf(code), project, box));
      const middle = middleOf(code);
      const at = middle && project(middle);
      return d ? [{ code, d }] : at ? [{ code, at: [Math.round(at[0]), Math.round(at[1])] as const }] : [];
    }),
  };
}

export interface RegionMap {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly own: string;
  /** Neighbours with room for a name: where it stands (its middle), and how many pixels are free. */
  readonly names: readonly { readonly code: string; readonly at: Point; readonly room: number }[];
  /** Places given, on the picture; undefined where they lie outside. */
  readonly points: readonly (Point | undefined)[];
}

/** A country in its surroundings with places on it; undefined when neither its outline nor its middle is known. `side` moves it: 0 is the middle, 0.5 the right edge. */
export function regionMap(code: string, places: readonly Place[], size: { readonly width: number; readonly height: number; readonly side?: number }): RegionMap | undefined {
  const { width, height, side = 0 } = size;
  const rings = outlineOf(code);
  const middle = middleOf(code) ?? places[0];
  if (!rings.length && !middle) return undefined;
  const b = rings.length ? mainBounds(rings) : { west: middle![0], east: middle![0], south: middle![1], north: middle![1] };
  const centre: Place = [(b.west + b.east) / 2, (b.south + b.north) / 2];
  const narrow = Math.cos((centre[1] * Math.PI) / 180);
  // At least 16° by 16° of surroundings, and the country at most half of either side.
  const scale = Math.min((width * 0.5) / Math.max((b.east - b.west) * narrow, 8), (height * 0.55) / Math.max(b.north - b.south, 8));
  const project = regional(centre, scale, [width * (0.5 + side), height / 2]);
  const box = around(width, height, 3);
  const view = around(width, height, 0);
  const land: Point[][] = [...drawn(unnamedLand(), project, box)];
  const names: { code: string; at: Point; room: number }[] = [];
  const half = { lon: (width * (0.5 + Math.abs(side)) + 3) / (scale * narrow), lat: (height / 2 + 3) / scale };
  const within = { west: centre[0] - half.lon, east: centre[0] + half.lon, south: centre[1] - half.lat, north: centre[1] + half.lat };
  for (const c of outlinedCodes()) {
    if (c === code || !reaches(c, within)) continue;
    land.push(...drawn(outlineOf(c), project, box));
    const visible = drawn(outlineOf(c), project, view);
    if (!visible.length) continue;
    const wide = (r: readonly Point[]) => ({ left: Math.min(...r.map((p) => p[0])), right: Math.max(...r.map((p) => p[0])), top: Math.min(...r.map((p) => p[1])), bottom: Math.max(...r.map((p) => p[1])) });
    const e = visible.map(wide).reduce((x, y) => ((y.right - y.left) * (y.bottom - y.top) > (x.right - x.left) * (x.bottom - x.top) ? y : x));
    if (e.bottom - e.top > 18) names.push({ code: c, at: [Math.round((e.left + e.right) / 2), Math.round((e.top + e.bottom) / 2)], room: e.right - e.left });
  }
  const dot = middleOf(code);
  return {
    width, height, land: pathOf(land), own: rings.length ? pathOf(drawn(rings, project, box)) : '', names,
    points: (places.length || rings.length ? places : [dot!]).map((p) => { const [x, y] = project(p); return x >= 0 && x <= width && y >= 0 && y <= height ? [Math.round(x), Math.round(y)] as const : undefined; }),
  };
}
