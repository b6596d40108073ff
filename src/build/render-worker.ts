/** Writes pages: a task in, a file out. Runs in worker threads, and in the main thread when there is little to do. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readBody } from './bodies.ts';
import { writeInto } from './files.ts';
import type { PageTask, Shell } from './models/model.ts';
import type { PageLocals } from './page-locals.ts';

export interface RenderSetup { readonly entry: string; readonly cacheDir: string; readonly outDir: string; readonly shells: Readonly<Record<string, Shell>> }
/** A page's model and the file it becomes. */
export interface PageToWrite { readonly task: PageTask; readonly file: string }
export interface PageWritten { readonly file: string; readonly sha256: string }
export type RenderOne = (page: PageToWrite) => Promise<PageWritten>;

/** File of a page below the output folder: `/cables/X/` → `cables/X/index.html`, with the language's prefix. */
export function fileOfPage(shell: Shell, pagePath: string): string {
  const prefix = shell.lang === shell.defaultLanguage ? '' : `${shell.lang}/`;
  return prefix + (pagePath.endsWith('/') ? `${pagePath.slice(1)}index.html` : pagePath.slice(1));
}

/** Loads the compiled templates and gives a function that writes one page. */
export async function openRenderer(setup: RenderSetup): Promise<RenderOne> {
  const { renderPage } = (await import(pathToFileURL(setup.entry).href)) as { renderPage: (address: string, locals: PageLocals) => Promise<string> };
  return async ({ task, file }) => {
    const shell = setup.shells[task.lang]!;
    const body = task.model.kind === 'cable' ? readBody(setup.cacheDir, task.model.digest) ?? null : null;
    if (task.model.kind === 'cable' && !body && task.model.meta.status !== 'withdrawn') throw new Error(`the rendered text of ${task.model.meta.id} is missing from the cache; run the build again`);
    const html = Buffer.from(await renderPage(shell.root + task.path, { shell, task, body }));
    writeInto(path.join(setup.outDir, file), html);
    // Digested while it is in memory: nobody needs to read it again.
    return { file, sha256: createHash('sha256').update(html).digest('hex') };
  };
}

if (!isMainThread && (workerData as { renderPool?: boolean } | null)?.renderPool) {
  const render = await openRenderer(workerData as RenderSetup);
  parentPort!.on('message', (batch: readonly PageToWrite[] | null) => {
    if (!batch) { parentPort!.close(); return; }
    (async () => { const done: PageWritten[] = []; for (const p of batch) done.push(await render(p)); return done; })().then((done) => parentPort!.postMessage({ done }), (e: Error) => parentPort!.postMessage({ error: `${batch[0]?.task.lang} ${e.message}` }));
  });
  parentPort!.postMessage({ done: [] });
}
