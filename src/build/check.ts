/** Everything that can be said about content without building it. */
import { availableParallelism } from 'node:os';
import type { Problem } from '../archive/problems.ts';
import { pageProblems } from './models/pages.ts';
import { permalinkProblems } from './published.ts';
import { openStore } from './store.ts';
import { strictProblems } from './strict-step.ts';

export interface CheckOptions { readonly contentDir: string; readonly shown: string; readonly cacheDir: string; readonly strict: boolean }

export async function checkContent(options: CheckOptions): Promise<{ cables: number; problems: readonly Problem[] }> {
  const store = await openStore({ ...options, drafts: true, workers: availableParallelism() });
  return { cables: store.folder.cables.length, problems: [...store.problems, ...pageProblems(store.archive), ...permalinkProblems(store, options.shown), ...(options.strict ? strictProblems(store, options.cacheDir) : [])] };
}
