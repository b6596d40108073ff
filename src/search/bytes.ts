/** Reading and writing the small binary files of the index: variable-length integers (7 bits a byte, low bits first) and UTF-8 text. */

/** A growing buffer. */
export class ByteWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 to 2^32 − 1. */
  number(value: number): this {
    let rest = value >>> 0;
    this.#reserve(5);
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  text(value: string): this {
    const encoded = encoder.encode(value);
    return this.number(encoded.length).raw(encoded);
  }

  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads what `ByteWriter` wrote. Running past the end throws a RangeError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many bytes were read. */
  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('file ends within a number');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  text(): string {
    return decoder.decode(this.raw(this.number()));
  }

  /** A view of the next `length` bytes. */
  raw(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('file ends too early');
    const view = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return view;
  }
}

/** Sorted texts written so that each gives only what differs from the one before it. */
export function writeNextText(writer: ByteWriter, previous: string, text: string): void {
  const limit = Math.min(previous.length, text.length);
  let shared = 0;
  while (shared < limit && previous.charCodeAt(shared) === text.charCodeAt(shared)) shared++;
  // A surrogate pair is never cut in two: its halves are no UTF-8.
  if (shared > 0 && /[\uD800-\uDBFF]/.test(text.charAt(shared - 1))) shared--;
  writer.number(shared).text(text.slice(shared));
}

export function readNextText(reader: ByteReader, previous: string): string {
  const shared = reader.number();
  return previous.slice(0, shared) + reader.text();
}
