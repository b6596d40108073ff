declare module 'd3-geo' {
  interface Projection { scale(k: number): Projection; translate(at: [number, number]): Projection; precision(p: number): Projection }
  export function geoEquirectangular(): Projection;
  export function geoPath(projection: Projection): { digits(n: number): (shape: unknown) => string | null };
  export function geoCentroid(shape: unknown): [number, number];
}
declare module 'topojson-client' { export function feature(topology: unknown, object: unknown): { features: { id?: string; properties: { name: string } }[] } }
