import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readByHosts } from './hosting.ts';
import { readSums, sumLine, sumsFile } from './integrity.ts';
import type { ZipEntry } from './package-zip.ts';
import { holdsAddresses, relativeAddresses } from './relative-addresses.ts';
import { signatureFile } from './signature.ts';
import { filesBelow } from './swap.ts';

/** A built site as it works from any folder of any server, below the folder `name`; with a list of digests of its own. */
export function* siteAnywhere(siteDir: string, name: string, base: string): Iterable<ZipEntry> {
  const sums = readSums(readFileSync(path.join(siteDir, sumsFile), 'utf8'));
  for (const f of filesBelow(siteDir)) {
    // What hosts read of headers and redirects, and a signature of the list, speak of the site at its public address.
    if (f === sumsFile || f === signatureFile || readByHosts.includes(f) || f.startsWith('hosting/')) { sums.delete(f); continue; }
    const file = path.join(siteDir, f);
    if (!holdsAddresses(f)) { yield { name: `${name}/${f}`, data: { file } }; continue; }
    const data = relativeAddresses(f, readFileSync(file, 'utf8'), base);
    sums.set(f, createHash('sha256').update(data).digest('hex'));
    yield { name: `${name}/${f}`, data };
  }
  yield { name: `${name}/${sumsFile}`, data: [...sums].map(([f, sum]) => sumLine(sum, f)).join('') };
}
