/** Makes the search index of a build. */
import type { Archive } from '../archive/link.ts';
import type { Progress } from './build.ts';

export interface SearchStep { readonly archive: Archive; readonly cacheDir: string; readonly contentDir: string; readonly outDir: string; readonly previousDir: string; readonly progress?: Progress | undefined }
export async function buildSearch(_: SearchStep): Promise<void> { await Promise.resolve(); }
