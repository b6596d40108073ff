/**
 * Packs: files of many small gzip members, one after another, of which a reader fetches one by its range of bytes. So a large archive has few files, and
 * a hit costs little more than its own record. A host that knows no ranges sends the whole file, which is why a pack stays small; it is then kept.
 */

/** Members take whole steps of so many bytes: a shard's header gives every size, and a rounded one takes half the room. */
export const memberStep = 64;
/**
 * Bytes of a pack at most, unless one member is larger: of shown records (`r`), of which an answer needs one a hit; of words (`w`) and their places (`p`),
 * of which it needs some for every word, so that they cost a host without ranges less.
 */
export const packLimits = { r: 48 * 1024, w: 16 * 1024, p: 16 * 1024 } as const;
export type PackKind = keyof typeof packLimits;
/** What a pack begins with: without it a server might take the file for gzip, and send something else. */
export const packMark: Uint8Array = new TextEncoder().encode('members\n');

export interface Member {
  /** Name of the file. */
  file: string;
  /** Place in the file, in bytes; a length of 0 says there is no such member. */
  from: number;
  length: number;
}

/** Whether a member of `length` bytes begins the next pack, with `from` bytes in this one: writer and reader decide alike. */
export const beginsPack = (kind: PackKind, from: number, length: number): boolean => length > 0 && from > packMark.length && from + length > packLimits[kind];

/** Where each member stands, from the sizes of all in steps. */
export function membersOf(kind: PackKind, sizes: readonly number[]): Member[] {
  let pack = 0, from = packMark.length;
  return sizes.map((steps) => {
    const length = steps * memberStep;
    if (beginsPack(kind, from, length)) { pack++; from = packMark.length; }
    const member = { file: `${kind}${pack}.bin`, from, length };
    from += length;
    return member;
  });
}
