/** `npm run release`: the only hand that writes the ledger of permalinks. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { formatLedger, ledgerFile, mergeLedger, type Ledger } from '../archive/permalinks.ts';
import { openChecked } from './build.ts';
import { writeWhole } from './files.ts';
import { currentLedger } from './published.ts';

export interface ReleaseReport { readonly added: number; readonly anchors: number; readonly total: number; readonly missing: readonly string[] }

/**
 * Adds what the built site publishes to the ledger. Every new address must be a file of the build in `outDir`, in every language; where one is
 * missing nothing is written and the missing ones are returned. Throws ContentError when the content has errors, broken permalinks included.
 */
export async function release(options: { contentDir: string; shown: string; cacheDir: string; outDir: string; workers?: number }): Promise<ReleaseReport> {
  const store = await openChecked(options);
  const now = currentLedger(store, options.cacheDir);
  const missing: string[] = [];
  for (const [address, p] of now.addresses) {
    for (const [i, l] of store.archive.site.languages.entries()) {
      if (p.languages.length && !p.languages.includes(l)) continue;
      const file = `${i === 0 ? '' : `${l}/`}${address.slice(1)}index.html`;
      if (!existsSync(path.join(options.outDir, file))) missing.push(file);
    }
  }
  const merged = mergeLedger(store.ledger, now);
  const count = (l: Ledger) => [...l.addresses.values()].reduce((n, p) => n + p.anchors.size, 0);
  if (!missing.length) writeWhole(path.join(options.contentDir, ledgerFile), formatLedger(merged));
  return { added: merged.addresses.size - store.ledger.addresses.size, anchors: count(merged) - count(store.ledger), total: merged.addresses.size, missing };
}
