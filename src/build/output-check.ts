/** The last look at a finished output: redacted words must be in none of its files, whatever these are packed in. Runs before the output is swapped into place. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { ByteReader, readNextText } from '../search/bytes.ts';
import { unpack } from '../search/folder-writer.ts';
import { packMark } from '../search/pack.ts';
import { readBlock, surfaceOf } from '../search/word-block.ts';
import { tokenize } from '../text/tokens.ts';
import { readKept, writeKept } from './kept-lines.ts';
import { asRead, unescaped } from './redacted-words.ts';
import { matcher, parseList, redactionsFile } from './redaction-list.ts';
import { filesBelow } from './swap.ts';

/** Files that hold no words: fonts, machine code. */
const wordless = /\.(woff2?|ttf|otf|wasm)$/i;
const picture = /\.(png|jpe?g|webp|gif|avif|ico)$/i;

/** Elements that part no words: a name may go through them. */
const inline = /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|hi|i|ins|mark|name|orgName|persName|placeName|q|ref|rs|s|seg|small|span|strong|sub|sup|u|wbr|w)(?:\s[^<>]*)?\/?>/gi;

/** Every reading of a file's bytes as text: as it is, unescaped, without its tags, unpacked, and the words of the search index one by one. */
export function* readings(name: string, bytes: Uint8Array, depth = 0): Generator<string> {
  if (wordless.test(name)) return;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && depth < 3) {
    const inside = gunzipSync(bytes);
    const base = path.posix.basename(name);
    if (/^[nv]\d+\.bin$/.test(base)) { yield wordsOfDrawer(inside).join('\n\0\n'); return; }
    yield* readings(name.replace(/\.gz$/, ''), inside, depth + 1);
    return;
  }
  if (depth < 3 && packMark.every((b, i) => bytes[i] === b)) {
    const inside = unpack(bytes);
    if (/^w\d+\.bin$/.test(path.posix.basename(name))) { yield readBlock(inside).map((w) => surfaceOf(w.key)).join('\n\0\n'); return; }
    yield* readings(name, inside, depth + 1);
    return;
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && depth < 3) {
    for (const [inner, data] of Object.entries(unzipSync(bytes))) { yield inner; yield* readings(inner, data, depth + 1); }
    return;
  }
  if (picture.test(name)) { yield unescaped(wordsInPicture(bytes)); return; }
  const text = new TextDecoder('utf-8').decode(bytes);
  const plain = unescaped(text);
  yield plain;
  if (/<[a-z!/]/i.test(text)) yield* withoutTags(text);
  // A feed and a script's text hold HTML that is escaped.
  if (plain !== text && /&(?:amp;)?lt;|\\u003c/i.test(text)) yield* withoutTags(plain);
  if (/\.(md|json|bib)$/i.test(name) && /\]\(|\[\^/.test(text)) yield unescaped(asRead(text).text);
}

/** As it is read: words go on through inline elements and end at all others; and with an end at each. */
function* withoutTags(html: string): Generator<string> {
  yield unescaped(html.replace(inline, '').replace(/<[^<>]*>/g, ' '));
  yield unescaped(html.replace(/<[^<>]*>/g, ' '));
}

/** Text kept beside the points of a picture: PNG's text chunks (compressed or not), JPEG's segments for programs and comments, WebP's and GIF's extensions. */
export function wordsInPicture(bytes: Uint8Array): string {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out: string[] = [];
  const add = (piece: Buffer): void => { out.push(piece.toString('utf8'), piece.toString('latin1')); };
  if (b.subarray(1, 4).toString('latin1') === 'PNG') {
    for (let at = 8; at + 12 <= b.length;) {
      const length = b.readUInt32BE(at);
      const type = b.toString('latin1', at + 4, at + 8);
      const data = b.subarray(at + 8, at + 8 + length);
      if (/^(tEXt|iTXt|zTXt|eXIf)$/.test(type)) {
        add(data);
        // The compressed part begins after the keyword (and in iTXt after flags and languages): wherever a stream opens, it is read.
        for (let i = data.indexOf(0x78); i >= 0 && i < 200; i = data.indexOf(0x78, i + 1)) try { add(inflateSync(data.subarray(i))); } catch { /* no stream begins here */ }
      }
      at += length + 12;
    }
  } else if (b[0] === 0xff && b[1] === 0xd8) {
    for (let at = 2; at + 4 <= b.length && b[at] === 0xff && b[at + 1] !== 0xda;) {
      const length = b.readUInt16BE(at + 2);
      if ((b[at + 1]! >= 0xe1 && b[at + 1]! <= 0xef) || b[at + 1] === 0xfe) add(b.subarray(at + 4, at + 2 + length));
      at += 2 + length;
    }
  } else for (const marker of ['XMP ', 'EXIF', 'XMP DataXMP', '\x21\xfe']) { const at = b.indexOf(marker, 0, 'latin1'); if (at >= 0) add(b.subarray(at, at + 65_536)); }
  return out.join(' ');
}

function wordsOfDrawer(bytes: Uint8Array): string[] {
  const reader = new ByteReader(bytes);
  const out: string[] = [];
  for (let word = ''; !reader.atEnd;) { word = readNextText(reader, word); reader.number(); out.push(word); }
  return out;
}

export interface Leak { readonly file: string }

/**
 * Files below `dir` that hold words of `redactions.txt` in `contentDir`, names of files included. Files known to be clean under the same list (by
 * inode, size and time, kept in `cacheDir`) are not read again. Throws when the list can't be read or its key is missing.
 */
export function redactedInOutput(options: { contentDir: string; cacheDir: string; dir: string; key?: string | undefined }): Leak[] {
  let text: string;
  try { text = readFileSync(path.join(options.contentDir, redactionsFile), 'utf8'); } catch (e) { if ((e as NodeJS.ErrnoException).code === 'ENOENT') return []; throw e; }
  const list = parseList(text, options.key ?? process.env.BARQIYAT_REDACTION_KEY);
  if (!list.entries.length) return [];
  const memory = path.join(options.cacheDir, 'redaction-scan.ndjson');
  const before = remembered(memory, text);
  const clean: Record<string, string> = {};
  const holds = matcher(list);
  const leaks: Leak[] = [];
  for (const f of filesBelow(options.dir)) {
    const s = statSync(path.join(options.dir, f));
    const stamp = `${s.ino} ${s.size} ${s.mtimeMs}`;
    if (before[f] !== stamp && (holds(tokenize(f).map((t) => t.word)) || anyReading(f, readFileSync(path.join(options.dir, f)), holds))) { leaks.push({ file: f }); continue; }
    clean[f] = stamp;
  }
  if (!leaks.length) writeKept(memory, [text, ...Object.entries(clean)]);
  return leaks;
}

function anyReading(name: string, bytes: Uint8Array, holds: (words: readonly string[]) => boolean): boolean {
  for (const reading of readings(name, bytes)) {
    // Words of the index stand alone: no phrase goes from one to the next.
    for (const part of reading.includes('\n\0\n') ? reading.split('\n\0\n') : [reading]) if (holds(tokenize(part).map((t) => t.word))) return true;
  }
  return false;
}

/** Files found clean under the same list: name → stamp. */
function remembered(file: string, list: string): Record<string, string> {
  const [first, ...lines] = readKept<string | [string, string]>(file);
  return first === list ? Object.fromEntries(lines as [string, string][]) : {};
}
