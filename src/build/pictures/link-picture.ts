/** The picture that stands beside a link to a page when it is passed on: a post or a country in its surroundings, or the archive itself. A PNG, since link previews take nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { regionMap } from './maps.ts';
import { linkPictureSize } from './size.ts';
import { visualOrder, type Piece } from './visual-order.ts';

export interface LinkPicture {
  readonly direction: 'rtl' | 'ltr';
  readonly site: string;
  readonly host: string;
  /** What it is: "Embassy in", "Country"; left out for the archive itself. */
  readonly kicker?: string | undefined;
  readonly title: string;
  /** The same in another language of the site, or what the archive holds. */
  readonly second?: { readonly text: string; readonly direction: 'rtl' | 'ltr' } | undefined;
  /** Country code and a place on it; without a country the archive's mark is drawn. */
  readonly country?: string | undefined;
  readonly at?: readonly [lat: number, lon: number] | undefined;
}

const colours = { paper: '#faf6ec', sheet: '#fffdf7', land: '#ece2cb', border: '#d2c4a8', own: '#e5b9a6', stamp: '#9a2c1c', ink: '#241d14', quiet: '#62574a', rule: '#b9a98a' } as const;
const families = { arabic: 'Noto Naskh Arabic', latin: 'Source Serif 4' } as const;
// The mark of the archive: dots and dashes as a telegraph writes them.
const mark = '<path d="M2 4h9M15 4h3M22 4h3M29 4h3M2 12h3M9 12h9M22 12h3M2 20h9M15 20h9M28 20h3M35 20h3"/>';
const escape = (s: string): string => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Words into lines of at most `limit` letters; a single longer word keeps its line. The last of too many lines ends in an ellipsis. */
export function lines(text: string, limit: number, most = 3): string[] {
  const out: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = out.at(-1)!;
    if (last && last.length + 1 + word.length > limit) out.push(word); else out[out.length - 1] = last ? `${last} ${word}` : word;
  }
  return out.length <= most ? out : [...out.slice(0, most - 1), `${out[most - 1]!} …`];
}

type Measure = (piece: Piece) => number;

/** `measure` gives the width of a piece at a size of 100. */
export function linkPictureSvg(p: LinkPicture, measure: Measure): string {
  // Drawn half as large again as it is published.
  const width = 1200, height = 630;
  const rtl = p.direction === 'rtl';
  const margin = 76;
  const edge = rtl ? width - margin : margin;
  /** A line that begins at `x`: its right end in Arabic, its left in English. */
  const text = (s: string, y: number, size: number, colour: string, x = edge, direction = p.direction): string => {
    const pieces = visualOrder(s, direction).map((piece) => ({ ...piece, wide: (measure(piece) * size) / 100 }));
    let at = rtl ? x - pieces.reduce((sum, piece) => sum + piece.wide, 0) : x;
    return pieces.map((piece) => {
      const from = at;
      at += piece.wide;
      return `<text x="${Math.round(from * 10) / 10}" y="${y}" font-family="${families[piece.script]}" font-weight="600" font-size="${size}" fill="${colour}" xml:space="preserve">${escape(piece.text)}</text>`;
    }).join('');
  };
  // The map has its own panel beside the words: flat colours, and no coast crosses a letter.
  const panel = { width: 470, x: rtl ? 36 : width - 36 - 470, y: 36, height: height - 72 };
  const region = p.country ? regionMap(p.country, p.at ? [[p.at[1], p.at[0]]] : [], panel) : undefined;
  const map = region
    ? `<path d="${region.land}" fill="${colours.land}" stroke="${colours.border}" stroke-width="1.5" stroke-linejoin="round"/><path d="${region.own}" fill="${colours.own}" stroke="${colours.stamp}" stroke-width="2.5" stroke-linejoin="round"/>`
      + region.points.map((q) => (q ? `<circle cx="${q[0]}" cy="${q[1]}" r="10" fill="${colours.stamp}" stroke="${colours.sheet}" stroke-width="4"/>` : '')).join('')
    : `<g transform="translate(48 90) scale(9.4)" stroke="${colours.stamp}" stroke-width="1.6" stroke-linecap="round" fill="none">${mark}<path d="M2 28h3M9 28h3M16 28h9M29 28h3M2 36h9M15 36h3M22 36h9M35 36h3"/></g>`;
  const long = p.title.length;
  const size = long <= 14 ? 84 : long <= 26 ? 66 : 52;
  const title = lines(p.title, Math.floor((rtl ? 1180 : 1080) / size));
  const step = Math.round(size * (rtl ? 1.5 : 1.18));
  const second = lines(p.second?.text ?? '', 32, p.kicker ? 2 : 3).filter(Boolean);
  const top = Math.round(Math.max(300 - ((title.length - 1) * step + (second.length - 1) * 46) / 2, 178 + size * (rtl ? 1.2 : 1.15)));
  const below = top + (title.length - 1) * step + (rtl ? 80 : 66);
  const kicker = p.kicker ? text(p.kicker, top - Math.round(size * (rtl ? 1.2 : 1.15)), 32, colours.quiet) : '';
  const site = p.kicker === undefined ? '' : text(p.site, 112, 42, colours.ink, rtl ? edge - 104 : edge + 104);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${colours.paper}"/>`
    + `<svg x="${panel.x}" y="${panel.y}" width="${panel.width}" height="${panel.height}" viewBox="0 0 ${panel.width} ${panel.height}"><rect width="${panel.width}" height="${panel.height}" fill="${colours.sheet}"/>${map}</svg>`
    + `<path d="M${rtl ? panel.x + panel.width + 1.5 : panel.x - 1.5} 36v${height - 72}" stroke="${colours.rule}" stroke-width="3"/>`
    + `<path d="M24 24h${width - 48}v${height - 48}h-${width - 48}z" fill="none" stroke="${colours.rule}" stroke-width="1.5"/><path d="M35 35h${width - 70}v${height - 70}h-${width - 70}z" fill="none" stroke="${colours.rule}" stroke-width="3"/>`
    + (p.kicker === undefined ? '' : `<g transform="translate(${rtl ? edge - 84 : edge} 72) scale(2.1)" stroke="${colours.stamp}" stroke-width="2.4" stroke-linecap="round" fill="none">${mark}</g>`)
    + site + kicker + title.map((l, i) => text(l, top + i * step, size, p.country ? colours.ink : colours.stamp)).join('')
    + second.map((l, i) => text(l, below + i * 48, 34, colours.quiet, edge, p.second!.direction)).join('') + text(p.host, height - 78, 27, colours.quiet) + '</svg>';
}

let ready: Promise<readonly Uint8Array[]> | undefined;
const font = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`./fonts/${name}`, import.meta.url)));
async function open(): Promise<readonly Uint8Array[]> {
  await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  return [font('source-serif.ttf'), font('naskh.ttf')];
}

const widths = new Map<string, number>();
/** Width of a piece at a size of 100: what it adds between two commas, which join nothing. */
function widthOf(piece: Piece, fontBuffers: readonly Uint8Array[]): number {
  const key = `${piece.script} ${piece.text}`;
  let wide = widths.get(key);
  if (wide === undefined) {
    const comma = piece.script === 'arabic' ? '،' : ',';
    const box = (s: string): number => {
      const drawing = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 200"><text x="10" y="120" font-family="${families[piece.script]}" font-weight="600" font-size="100" xml:space="preserve">${escape(s)}</text></svg>`, fontsOnly(fontBuffers));
      const b = drawing.getBBox();
      const w = b?.width ?? 0;
      drawing.free();
      return w;
    };
    widths.set(key, (wide = box(comma + piece.text + comma) - box(comma + comma)));
  }
  return wide;
}
const fontsOnly = (fontBuffers: readonly Uint8Array[]): never => ({ font: { fontBuffers: [...fontBuffers], loadSystemFonts: false, defaultFontFamily: families.latin } }) as never;

/** PNG of a link's picture, with our fonts alone: the same bytes on every machine. */
export async function linkPicturePng(picture: LinkPicture): Promise<Uint8Array> {
  const fonts = await (ready ??= open());
  const drawing = new Resvg(linkPictureSvg(picture, (piece) => widthOf(piece, fonts)), { ...(fontsOnly(fonts) as object), fitTo: { mode: 'width', value: linkPictureSize.width } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}

/** Digest of all that decides a picture but its words: this code, the outlines, the fonts. */
export function linkPictureVersion(): string {
  const h = createHash('sha256');
  for (const f of ['link-picture.ts', 'size.ts', 'visual-order.ts', 'maps.ts', 'geometry.ts', 'country-shapes.ts', 'fonts/naskh.ttf', 'fonts/source-serif.ttf']) h.update(readFileSync(new URL(`./${f}`, import.meta.url)));
  return h.digest('base64url').slice(0, 16);
}
