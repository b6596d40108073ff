/** Source files: opened, measured, decoded. What is wrong with one is said with its line and column. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportError } from './importer.ts';
import type { SourceFile, SourcePlace } from './importer.ts';

/**
 * Reads a file once for its SHA-256.
 * @throws {ImportError} when it isn't there, can't be read, is a folder or is empty.
 */
export async function openSource(path: string): Promise<SourceFile> {
  try {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(chunk as Uint8Array);
    if (size === 0) throw new ImportError(path, 'the file is empty; expected a document to import');
    return { path, name: basename(path), sha256: hash.digest('hex'), size, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const said = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'this is a folder; expected a file'
      : code === 'EACCES' ? 'the file may not be read; check its permissions' : `the file can't be read (${code ?? String(error)})`;
    throw new ImportError(path, said);
  }
}

/**
 * The file as text, in chunks, without a byte order mark. CR LF stays.
 * @throws {ImportError} with line and column at the first byte that isn't UTF-8, or for UTF-16 and UTF-32.
 */
export async function* decodeUtf8(source: SourceFile): AsyncGenerator<string> {
  let first = true, rest: Buffer = Buffer.alloc(0);
  const fail = async (): Promise<never> => {
    const bad = await findBadByte(source);
    throw new ImportError(source.path, `byte 0x${bad.byte.toString(16).toUpperCase().padStart(2, '0')} is not UTF-8; expected the file in UTF-8: convert it and import again`, bad.place);
  };
  for await (const chunk of source.open()) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (rest.length > 0) bytes = Buffer.concat([rest, bytes]);
    if (first) {
      const wide = wideEncoding(bytes);
      if (wide) throw new ImportError(source.path, `the file is ${wide}; expected UTF-8: convert it and import again`, { line: 1, column: 1 });
      if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) bytes = bytes.subarray(3);
      first = false;
    }
    // Whole characters only; the checked copy is several times as fast as a streaming TextDecoder.
    const end = wholeCharacters(bytes);
    rest = bytes.subarray(end);
    bytes = bytes.subarray(0, end);
    if (!isUtf8(bytes)) await fail();
    if (end > 0) yield bytes.toString('utf8');
  }
  if (rest.length > 0) await fail();
}

/** A small file's whole text. Throws as {@link openSource} and {@link decodeUtf8} do. */
export async function textOfFile(path: string): Promise<string> {
  let out = '';
  for await (const chunk of decodeUtf8(await openSource(path))) out += chunk;
  return out;
}

/** UTF-16 or UTF-32, by a byte order mark or by the zeros that every second letter of a Latin text has there. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xFF && b === 0xFE) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xFE && b === 0xFF) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xFE && d === 0xFF) return 'UTF-32';
  if (bytes.length >= 4 && ((a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0))) return 'UTF-16';
  return undefined;
}

/** Length of `bytes` without a last character that is not whole yet. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const b = bytes[bytes.length - back]!;
    if (b < 0x80) return bytes.length;
    if (b >= 0xC0) return (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Where the first malformed UTF-8 sequence begins (columns count characters). Reads the file again: only a broken file pays for it. */
async function findBadByte(source: SourceFile): Promise<{ byte: number; place: SourcePlace }> {
  let line = 1, column = 1, need = 0, lead = 0, low = 0x80, high = 0xBF;
  for await (const chunk of source.open()) {
    for (const b of chunk) {
      if (need > 0) {
        if (b < low || b > high) return { byte: lead, place: { line, column } };
        low = 0x80; high = 0xBF;
        if (--need === 0) column++;
      } else if (b < 0x80) {
        if (b === 0x0A) { line++; column = 1; } else column++;
      } else {
        lead = b;
        need = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
        if (need === 0) return { byte: b, place: { line, column } };
        // Overlong forms, surrogates and what lies above U+10FFFF are refused by the second byte.
        low = b === 0xE0 ? 0xA0 : b === 0xF0 ? 0x90 : 0x80;
        high = b === 0xED ? 0x9F : b === 0xF4 ? 0x8F : 0xBF;
      }
    }
  }
  return { byte: lead, place: { line, column } };
}
