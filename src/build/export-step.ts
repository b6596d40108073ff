/** Writes the archive as data beside its pages. */
import type { Archive } from '../archive/link.ts';
import type { Shell } from './models/model.ts';

export interface ExportStep {
  readonly archive: Archive; readonly shells: Readonly<Record<string, Shell>>; readonly baseUrl: string; readonly cacheDir: string; readonly contentDir: string; readonly outDir: string; readonly previousDir: string;
  /** Every page file of the build. */
  readonly pages: readonly string[];
}
export async function writeExports(_: ExportStep): Promise<void> { await Promise.resolve(); }
