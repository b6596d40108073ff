/**
 * `npm run dev`: the archive held in memory, read again when content changes. The middleware runs inside Vite, the watcher outside it;
 * they meet on `globalThis`, since Vite loads its own copy of this module.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { formatProblem } from '../archive/problems.ts';
import { indexFolder } from '../search/index-folder.ts';
import { readBody } from './bodies.ts';
import { writeSums } from './integrity.ts';
import { KnownOutput } from './known-output.ts';
import { makeShell, pageProblems, pageTasks } from './models/pages.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { PageTask } from './models/model.ts';
import type { PageLocals } from './page-locals.ts';
import { buildSearch } from './search-step.ts';
import { openStore, type Store } from './store.ts';
import { abandon, commit, fill, stage, unlock } from './swap.ts';

interface Live { store?: Promise<Store>; tasks?: Promise<Map<string, PageTask>>; /** Folder of the index of the present state. */ index?: Promise<string>; problems: string[] }
const live: Live = ((globalThis as { barqiyatLive?: Live }).barqiyatLive ??= { problems: [] });

const contentDir = (): string => path.resolve(process.env.BARQIYAT_CONTENT ?? 'content');
const cacheDir = (): string => path.resolve('.barqiyat/dev');

async function read(): Promise<Store> {
  const store = await openStore({ contentDir: contentDir(), shown: path.basename(contentDir()), cacheDir: cacheDir(), drafts: true, workers: 1 });
  live.problems = [...store.problems, ...pageProblems(store.archive)].map(formatProblem);
  for (const p of live.problems) console.error(p);
  return store;
}

async function tasks(): Promise<Map<string, PageTask>> {
  const { archive } = await (live.store ??= read());
  const out = new Map<string, PageTask>();
  for (const lang of archive.site.languages) {
    const shell = makeShell(archive, lang, 'http://127.0.0.1:4321');
    for (const t of pageTasks(archive, shell)) out.set(`${shell.root}${t.path}`, t);
  }
  return out;
}

/** Everything a page needs, by its address. An unknown address gets the "not found" page of its language. */
export async function livePage(pathname: string): Promise<PageLocals> {
  const all = await (live.tasks ??= tasks());
  const { archive } = await live.store!;
  const address = decodeURIComponent(pathname).replace(/index\.html$/, '');
  const lang = archive.site.languages.find((l, i) => i > 0 && (address === `/${l}` || address.startsWith(`/${l}/`))) ?? archive.site.languages[0]!;
  const shell = makeShell(archive, lang, 'http://127.0.0.1:4321');
  const task = all.get(address) ?? all.get(`${address}/`) ?? all.get(`${shell.root}/404.html`)!;
  const body = task.model.kind === 'cable' ? readBody(cacheDir(), task.model.digest) ?? null : null;
  return { shell, task, body, problems: live.problems };
}

/** The index of the present state; unchanged shards are taken over from the one before. */
async function index(): Promise<string> {
  const { archive } = await (live.store ??= read());
  const folder = path.join(cacheDir(), 'site');
  const staging = stage(folder);
  try {
    const known = new KnownOutput(cacheDir(), folder, fill(staging, cacheDir()));
    await buildSearch({ archive, cacheDir: cacheDir(), contentDir: contentDir(), outDir: staging.dir, previousDir: folder, known });
    const gone = known.clear(staging.dir);
    const sums = writeSums(staging.dir, known, known.names());
    commit(staging, { cacheDir: cacheDir(), files: known.names(), made: known.made.keys(), gone });
    known.save(sums);
    unlock(staging);
  } catch (e) { abandon(staging); throw e; }
  return folder;
}

/** Watches the content and reloads the browser when it changes. Once the search has been used, the index follows each change by itself. */
export function serveLive(server: ViteDevServer): void {
  const follow = oneAtATime(index);
  const dir = contentDir();
  server.watcher.add(dir);
  const changed = (file: string) => {
    if (!path.resolve(file).startsWith(dir + path.sep)) return;
    delete live.store;
    delete live.tasks;
    // A fault of it is told to the one who searches.
    if (live.index) (live.index = follow()).catch(() => undefined);
    server.ws.send({ type: 'full-reload' });
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
  server.middlewares.use(`/${indexFolder}`, (request, response) => {
    (live.index ??= follow()).then((dir) => {
      const file = path.join(dir, indexFolder, path.normalize(`/${(request.url ?? '').split('?')[0]}`));
      if (!existsSync(file) || !statSync(file).isFile()) { response.statusCode = 404; response.end(); return; }
      response.setHeader('content-type', 'application/octet-stream');
      createReadStream(file).pipe(response);
    }, (error: Error) => { delete live.index; response.statusCode = 500; response.end(error.message); });
  });
}
