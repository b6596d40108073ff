/**
 * Short digests by which an import tells what has changed since the last one: 8 characters, 48 bits. They tell apart what stands in one
 * document, and no one gains by making two paragraphs collide; so they need not be cryptographic. An import makes millions of them, and
 * a library call for each costs more than all the rest of the record.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Takes in 16-bit units one after another; two lanes of 32 bits, each multiplied by its own odd number at every step, mixed with each other at the end. */
class Digester {
  #a = 0;
  #b = 0;

  begin(): this { this.#a = 0x6A09E667; this.#b = 0x3C6EF372; return this; }

  /** Bytes from `from` up to `to`, two at a step. */
  bytes(bytes: Uint8Array, from: number, to: number): this {
    let a = this.#a ^ (to - from), b = this.#b;
    let i = from;
    for (; i + 1 < to; i += 2) {
      const unit = bytes[i]! | bytes[i + 1]! << 8;
      a = Math.imul(a ^ unit, 0x9E3779B1);
      b = Math.imul((b << 5 | b >>> 27) ^ unit, 0x85EBCA77);
    }
    if (i < to) {
      a = Math.imul(a ^ bytes[i]!, 0x9E3779B1);
      b = Math.imul((b << 5 | b >>> 27) ^ bytes[i]!, 0x85EBCA77);
    }
    this.#a = a; this.#b = b;
    return this;
  }

  text(words: string): this {
    for (let i = 0; i < words.length; i++) this.unit(words.charCodeAt(i));
    return this;
  }

  unit(unit: number): this {
    this.#a = Math.imul(this.#a ^ unit, 0x9E3779B1);
    this.#b = Math.imul((this.#b << 5 | this.#b >>> 27) ^ unit, 0x85EBCA77);
    return this;
  }

  end(): string {
    const a = mixed(this.#a ^ (this.#b >>> 15)), b = mixed(this.#b ^ a);
    return alphabet[a >>> 26]! + alphabet[a >>> 20 & 63]! + alphabet[a >>> 14 & 63]! + alphabet[a >>> 8 & 63]! + alphabet[b >>> 26]! + alphabet[b >>> 20 & 63]! + alphabet[b >>> 14 & 63]! + alphabet[b >>> 8 & 63]!;
  }
}

/** Every bit of the sum reaches every other: shifts and odd factors, as in the last steps of MurmurHash3. */
function mixed(n: number): number {
  n = Math.imul(n ^ (n >>> 16), 0x85EBCA6B);
  n = Math.imul(n ^ (n >>> 13), 0xC2B2AE35);
  return n ^ (n >>> 16);
}

const digester = new Digester();

/** Digest of the bytes from `from` up to `to`, 8 characters. */
export const digestOfBytes = (bytes: Uint8Array, from = 0, to = bytes.length): string => digester.begin().bytes(bytes, from, to).end();

/** Digest of a text: of its bytes in UTF-8. */
export const digest = (words: string): string => digestOfBytes(Buffer.from(words, 'utf8'));

/** What no text holds, so that neighbours can't run together. */
const signs = { list: 0x10001, record: 0x10002, key: 0x10003, end: 0x10004, string: 0x10005, other: 0x10006 } as const;

/** Digest of a plain value (what YAML and JSON hold); the order of a record's keys doesn't count, and a key without a value is none. */
export function digestOfValue(value: unknown): string {
  digester.begin();
  take(value);
  return digester.end();
}

function take(value: unknown): void {
  if (typeof value === 'string') digester.unit(signs.string).text(value);
  else if (Array.isArray(value)) {
    digester.unit(signs.list);
    for (const v of value) take(v);
    digester.unit(signs.end);
  } else if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    digester.unit(signs.record);
    for (const k of Object.keys(record).sort()) if (record[k] !== undefined) { digester.unit(signs.key).text(k); take(record[k]); }
    digester.unit(signs.end);
  } else digester.unit(signs.other).text(String(value));
}
