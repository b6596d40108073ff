/** The part of CBOR (RFC 8949) that Pagefind's index files use: whole numbers, text, arrays, and the simple values false, true and null. */
export type Cbor = number | string | boolean | null | Cbor[];

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes one item that fills the bytes. Throws a RangeError for anything else than the types above, and when bytes are missing or left over. */
export function readCbor(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function size(short: number): number {
    if (short < 24) return short;
    const width = { 24: 1, 25: 2, 26: 4 }[short];
    if (width === undefined) throw new RangeError(`CBOR length of kind ${short} is not expected here`);
    const value = width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at) : view.getUint32(at);
    at += width;
    return value;
  }

  function item(): Cbor {
    const first = view.getUint8(at++);
    const major = first >> 5;
    const short = first & 31;
    if (major === 0) return size(short);
    if (major === 1) return -1 - size(short);
    if (major === 3) {
      const length = size(short);
      const text = utf8.decode(bytes.subarray(at, at + length));
      at += length;
      return text;
    }
    if (major === 4) {
      const list: Cbor[] = [];
      for (let left = size(short); left > 0; left--) list.push(item());
      return list;
    }
    if (first === 0xf4 || first === 0xf5) return first === 0xf5;
    if (first === 0xf6) return null;
    throw new RangeError(`CBOR byte 0x${first.toString(16)} is not expected here`);
  }

  const value = item();
  if (at !== bytes.length) throw new RangeError(`CBOR: ${bytes.length - at} bytes left over`);
  return value;
}
