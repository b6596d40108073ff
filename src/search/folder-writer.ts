/** Writes a folder of compressed files whose name ends in a hash of all it holds: a folder never changes once it is published. Node only. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beginsPack, memberStep, packMark } from './pack.ts';
import type { PackKind } from './pack.ts';

/** gzip with nothing of the machine in it: no time, no operating system. */
export function compress(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

/** The same, lengthened to whole steps by a comment of spaces in its header. */
export function compressToSteps(bytes: Uint8Array): Uint8Array {
  const plain = compress(bytes);
  const steps = Math.ceil((plain.length + 1) / memberStep);
  const padded = new Uint8Array(steps * memberStep).fill(0x20);
  const header = 10, comment = padded.length - plain.length;
  padded.set(plain.subarray(0, header));
  // A comment follows the header and ends with a zero.
  padded[3] = 0x10;
  padded[header + comment - 1] = 0;
  padded.set(plain.subarray(header), header + comment);
  return padded;
}

/** What is in all members of a pack, for checks that look at everything. */
export const unpack = (bytes: Uint8Array): Uint8Array => gunzipSync(bytes.subarray(packMark.length));

export interface Packs {
  add(content: Uint8Array): void;
  /** Adds what `compressToSteps` gave. */
  addMember(member: Uint8Array): void;
  end(): number[];
}

export interface FolderWriter {
  write(name: string, content: Uint8Array): void;
  /** Writes contents into packs `w0.bin`, `w1.bin`, …; returns the size of each member in steps, 0 of an empty one. */
  packs(kind: PackKind): Packs;
  /** Names with compressed bytes. */
  readonly files: ReadonlyMap<string, number>;
  /** Compressed bytes so far. */
  readonly bytes: number;
  /** Moves the folder into place and returns its name, `<prefix>-<hash>`. */
  finish(): string;
}

/** The folder is made beside its place (`.<prefix>.new`) and appears under its name only when it is whole. */
export function openFolder(outDir: string, prefix: string): FolderWriter {
  const draft = path.join(outDir, `.${prefix}.new`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const hash = createHash('sha256');
  const files = new Map<string, number>();
  let bytes = 0;
  const put = (name: string, packed: Uint8Array): void => {
    hash.update(`${name} ${packed.length}\n`).update(packed);
    writeFileSync(path.join(draft, name), packed);
    files.set(name, packed.length);
    bytes += packed.length;
  };
  return {
    files,
    get bytes() { return bytes; },
    write(name, content) { put(name, compress(content)); },
    packs(kind) {
      const sizes: number[] = [];
      let pack = 0, size = packMark.length, members: Uint8Array[] = [packMark];
      const flush = (): void => {
        if (members.length > 1) put(`${kind}${pack}.bin`, Buffer.concat(members));
        members = [packMark];
        size = packMark.length;
      };
      return {
        add(content) { this.addMember(content.length === 0 ? content : compressToSteps(content)); },
        addMember(member) {
          sizes.push(member.length / memberStep);
          if (member.length === 0) return;
          if (beginsPack(kind, size, member.length)) {
            flush();
            pack++;
          }
          members.push(member);
          size += member.length;
        },
        end() { flush(); return sizes; },
      };
    },
    finish() {
      const name = `${prefix}-${hash.digest('hex').slice(0, 10)}`;
      const target = path.join(outDir, name);
      if (existsSync(target)) rmSync(target, { recursive: true });
      renameSync(draft, target);
      return name;
    },
  };
}
