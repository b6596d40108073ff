/** Writes a folder of compressed files whose name ends in a hash of all it holds: a folder never changes once it is published. Node only. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** gzip with nothing of the machine in it: no time, no operating system. */
export function compress(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

export interface FolderWriter {
  write(name: string, content: Uint8Array): void;
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
  return {
    files,
    get bytes() { return bytes; },
    write(name, content) {
      const packed = compress(content);
      hash.update(`${name} ${packed.length}\n`).update(packed);
      writeFileSync(path.join(draft, name), packed);
      files.set(name, packed.length);
      bytes += packed.length;
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
