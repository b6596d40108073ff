/** Places of nodes on a line and of arcs between them. Across in thousandths of the width, so that a picture can be as wide as its page; heights in pixels. */
export interface Arcs {
  /** One for each node, in thousandths. */
  readonly x: readonly number[];
  readonly height: number;
  /** Height of the line the nodes stand on. */
  readonly line: number;
  /** Path of each link, over the line (up) or under it (down). */
  readonly paths: readonly { readonly d: string; readonly up: boolean }[];
}

/**
 * Nodes evenly spaced in the direction of reading; a link that leads back rises above the line, one that leads on sinks beneath it. `room` is the most
 * height on either side.
 */
export function arcs(nodes: number, links: readonly (readonly [from: number, to: number, ...rest: number[]])[], rightToLeft: boolean, room = 90): Arcs {
  const x = Array.from({ length: nodes }, (_, i) => Math.round((((rightToLeft ? nodes - 1 - i : i) + 0.5) / nodes) * 1000));
  const longest = Math.max(1, ...links.map(([a, b]) => Math.abs(a - b)));
  // Nearer nodes get a flatter arc, by the root, so that short ones are still seen.
  const rise = (a: number, b: number) => Math.round(Math.max(14, room * Math.sqrt(Math.abs(a - b) / longest)));
  const up = Math.max(0, ...links.filter(([a, b]) => a >= b).map(([a, b]) => rise(a, b)));
  const down = Math.max(0, ...links.filter(([a, b]) => a < b).map(([a, b]) => rise(a, b)));
  const line = up + 8;
  return {
    x, line, height: line + Math.max(8, down),
    paths: links.map(([a, b]) => {
      const above = a >= b;
      // A cubic's middle reaches three quarters of the way to its handles.
      const y = Math.round(line + ((above ? -1 : 1) * rise(a, b) * 4) / 3);
      return { d: a === b ? `M${x[a]! - 6} ${line}C${x[a]! - 12} ${y} ${x[a]! + 12} ${y} ${x[a]! + 6} ${line}` : `M${x[a]} ${line}C${x[a]} ${y} ${x[b]} ${y} ${x[b]} ${line}`, up: above };
    }),
  };
}
