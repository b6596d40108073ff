/** Writes pages: a task in, a file out. Runs in worker threads, and in the main thread when there is little to do. */
import { hash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bodyOf as storedBody, readBody } from './bodies.ts';
import type { CableBody } from './compile.ts';
import { bytesOf } from '../archive/bytes-of.ts';
import { writeInto } from './files.ts';
import type { CableModel, PageTask, Shell } from './models/model.ts';
import type { PageLocals } from './page-locals.ts';

export interface RenderSetup { readonly entry: string; readonly cacheDir: string; readonly outDir: string; readonly shells: Readonly<Record<string, Shell>> }
/** A page's task as JSON (the text whose digest tells whether it must be written), and the file it becomes. */
export interface PageToWrite { readonly task: string; readonly file: string }
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
  /** The pages of one cable in several languages follow one another. */
  let last: { readonly digest: string; readonly body: CableBody | null } | undefined;
  const bodyOf = ({ meta, digest }: CableModel): CableBody | null => {
    // A withdrawn cable has none.
    if (last?.digest !== digest) last = { digest, body: meta.status === 'withdrawn' ? readBody(setup.cacheDir, digest) ?? null : storedBody(setup.cacheDir, meta.id, digest) };
    return last.body;
  };
  return async ({ task: json, file }) => {
    const task = JSON.parse(json) as PageTask;
    const shell = setup.shells[task.lang]!;
    const body = task.model.kind === 'cable' ? bodyOf(task.model) : null;
    const html = bytesOf(await renderPage(shell.root + task.path, { shell, task, body }));
    writeInto(path.join(setup.outDir, file), html);
    // Digested while it is in memory: nobody needs to read it again.
    return { file, sha256: hash('sha256', html, 'hex') };
  };
}
