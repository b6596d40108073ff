/** Rendered texts, one file a cable, named by digest: nothing that grows with the archive is in memory. A damaged file counts as absent. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CableBody } from './compile.ts';
import { bytesOf } from '../archive/bytes-of.ts';
import { writeWhole } from './files.ts';

export const bodyFile = (dir: string, digest: string): string => path.join(dir, 'bodies', digest.slice(0, 2), `${digest}.json`);
const seal = (json: Uint8Array): string => hash('sha256', json, 'hex').slice(0, 16);
const sealLength = 17;

/** Stores a body under its digest, sealed, so that a truncated or altered file is noticed. */
export function writeBody(dir: string, digest: string, body: CableBody): void {
  const bytes = bytesOf(`${' '.repeat(sealLength)}${JSON.stringify(body)}`);
  bytes.write(`${seal(bytes.subarray(sealLength))}\n`, 'latin1');
  writeWhole(bodyFile(dir, digest), bytes);
}

/** The body of a digest, or undefined when it is absent or damaged; a damaged one is thrown away, so that it is compiled anew. */
export function readBody(dir: string, digest: string): CableBody | undefined {
  let bytes: Buffer;
  try { bytes = readFileSync(bodyFile(dir, digest)); } catch { return undefined; }
  const json = bytes.subarray(sealLength);
  if (`${seal(json)}\n` !== bytes.toString('latin1', 0, sealLength)) { rmSync(bodyFile(dir, digest), { force: true }); return undefined; }
  return JSON.parse(json.toString()) as CableBody;
}

/** Digests of all bodies that are there: a look into some hundred folders, where one at each file would be thousands. */
export function heldBodies(dir: string): Set<string> {
  const held = new Set<string>();
  const bodies = path.join(dir, 'bodies');
  for (const d of existsSync(bodies) ? readdirSync(bodies, { withFileTypes: true }) : []) {
    if (d.isDirectory()) for (const f of readdirSync(path.join(bodies, d.name))) if (f.endsWith('.json')) held.add(f.slice(0, -'.json'.length));
  }
  return held;
}

/** Throws away every damaged body of a cache: where one was met, others may wait that no page has needed yet. Costs one reading of them all. */
export function discardDamagedBodies(dir: string): void {
  for (const digest of heldBodies(dir)) readBody(dir, digest);
}

/** The body of a cable that has been compiled. Throws when it is not there any more. */
export function bodyOf(dir: string, id: string, digest: string): CableBody {
  const body = readBody(dir, digest);
  if (!body) throw new Error(missingText(id));
  return body;
}
const missing = 'is missing from the cache';
const missingText = (id: string): string => `the rendered text of ${id} ${missing}; run the build again`;
/** Whether a step failed for want of a compiled text. Told by its words, which alone come back from a worker thread. */
export const isMissingText = (e: unknown): boolean => e instanceof Error && e.message.includes(missing);
