/** The last look at a finished output: redacted words must be in none of its files, whatever these are packed in. Runs before the output is swapped into place. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { ByteReader, readNextText } from '../search/bytes.ts';
import { readBlock, surfaceOf } from '../search/word-block.ts';
import { tokenize } from '../text/tokens.ts';
import { readKept, writeKept } from './kept-lines.ts';
import { matcher, parseList, redactionsFile } from './redaction-list.ts';
import { filesBelow } from './swap.ts';

/** Files that hold no words: fonts and code of others. */
const wordless = /\.(woff2?|ttf|otf|wasm|png|jpe?g|webp|ico)$/i;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' };
/** What a reader or a program would make of escapes: entities, \u…, %… . */
function unescape(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (all, d?: string, x?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = d ? Number(d) : Number.parseInt(x!, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/\\u([0-9a-f]{4})/gi, (_, x: string) => String.fromCharCode(Number.parseInt(x, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (s) => { try { return decodeURIComponent(s); } catch { return s; } });
}

/** Every reading of a file's bytes as text: as it is, unescaped, without its tags, unpacked, and the words of the search index one by one. */
export function* readings(name: string, bytes: Uint8Array, depth = 0): Generator<string> {
  if (wordless.test(name)) return;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && depth < 3) {
    const inside = gunzipSync(bytes);
    const base = path.posix.basename(name);
    if (/^w\d+\.bin$/.test(base)) { yield readBlock(inside).map((w) => surfaceOf(w.key)).join('\n\0\n'); return; }
    if (/^[nv]\d+\.bin$/.test(base)) { yield wordsOfDrawer(inside).join('\n\0\n'); return; }
    yield* readings(name.replace(/\.gz$/, ''), inside, depth + 1);
    return;
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && depth < 3) {
    for (const [inner, data] of Object.entries(unzipSync(bytes))) { yield inner; yield* readings(inner, data, depth + 1); }
    return;
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  const plain = unescape(text);
  yield plain;
  if (/<[a-z!/]/i.test(text)) {
    yield unescape(text.replace(/<[^<>]*>/g, ''));
    yield unescape(text.replace(/<[^<>]*>/g, ' '));
  }
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
