/** Compiles the pages with Astro, once for a state of the code: the result is kept under the digest of everything it is made from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readKept, writeKept } from './kept-lines.ts';
import { sha256Of } from './known-output.ts';
import { filesBelow } from './swap.ts';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

let sources: string | undefined;
/** Digest of the sources and the lock file: what the templates, and all that is kept between builds, depend on. Read once: it is of the code that runs. */
export const templateDigest = (base: string): string => createHash('sha256').update(base).update('\0').update(sources ??= sourceDigest()).digest('hex').slice(0, 24);

function sourceDigest(): string {
  const h = createHash('sha256');
  const walk = (dir: string): void => {
    for (const d of readdirSync(path.join(projectRoot, dir), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const p = `${dir}/${d.name}`;
      if (d.isDirectory()) { if (!/\/(test|fixtures|import)$/.test(p)) walk(p); } else if (/\.(astro|ts|css)$/.test(d.name) && !d.name.endsWith('.test.ts')) h.update(p).update('\0').update(readFileSync(path.join(projectRoot, p))).update('\0');
    }
  };
  walk('src');
  for (const f of ['astro.config.ts', 'package-lock.json']) if (existsSync(path.join(projectRoot, f))) h.update(readFileSync(path.join(projectRoot, f)));
  return h.digest('hex');
}

export interface Templates { readonly dir: string; readonly digest: string; readonly entry: string; readonly client: string }

/**
 * Gives the compiled templates, compiling them when the code has changed. `base` is the site's path on its host: '' or '/archive'.
 * They stay inside the project, since they load the packages of its node_modules.
 */
export async function compileTemplates(base: string): Promise<Templates> {
  const cacheDir = path.join(projectRoot, '.barqiyat');
  const digest = templateDigest(base);
  const dir = path.join(cacheDir, 'templates', digest);
  const done: Templates = { dir, digest, entry: path.join(dir, 'server', 'entry.mjs'), client: path.join(dir, 'client') };
  if (isWhole(dir)) return done;
  const beside = `${dir}.${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  process.env.BARQIYAT_TEMPLATES = beside;
  process.env.BARQIYAT_BASE = base || '/';
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  await build({ root: projectRoot, logLevel: 'error', mode: 'production' });
  if (!existsSync(path.join(beside, 'server', 'entry.mjs'))) throw new Error('Astro compiled no page server');
  writeKept(path.join(beside, list), filesBelow(beside).map((f) => [f, sha256Of(path.join(beside, f))]));
  // Another build may have compiled the same meanwhile; what is damaged goes.
  if (existsSync(dir) && !isWhole(dir)) rmSync(dir, { recursive: true, force: true });
  try { renameSync(beside, dir); } catch (e) { if (!isWhole(dir)) throw e; rmSync(beside, { recursive: true, force: true }); }
  forgetOldTemplates(path.join(cacheDir, 'templates'), digest);
  return done;
}

/**
 * The scripts that a search in this language needs, as paths below the site's root: the search page's own with all they import, its language's words, the worker.
 * The page names them, so that a reader who comes by the address of a search waits for them once, not for one after another.
 */
export function searchScripts({ client }: Templates, lang: string): string[] {
  const folder = path.join(client, '_astro'), files = readdirSync(folder).filter((f) => f.endsWith('.js')).sort();
  const begins = (name: string): string[] => files.filter((f) => f.startsWith(name)).slice(0, 1);
  const language = begins(`${lang}.`);
  const needed = new Set([...begins('SearchPage.'), ...language.length > 0 ? language : begins('en.')]);
  for (const file of needed) {
    for (const [, imported = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:^|[;}])import(?:[^"'`;()]*from)?\s*["']\.\/([\w.-]+\.js)["']/g)) if (files.includes(imported)) needed.add(imported);
  }
  return [...needed, ...begins('worker-')].map((file) => `_astro/${file}`);
}

const list = 'whole.ndjson';
/** Whether compiled templates are there as they were written. */
function isWhole(dir: string): boolean {
  const files = [...readKept<[string, string]>(path.join(dir, list))];
  return files.some(([f]) => f === 'server/entry.mjs') && files.length === filesBelow(dir).length - 1 && files.every(([f, sum]) => existsSync(path.join(dir, f)) && sha256Of(path.join(dir, f)) === sum);
}

/** Keeps the three youngest. */
function forgetOldTemplates(dir: string, current: string): void {
  const all = readdirSync(dir).filter((n) => n !== current && /^[0-9a-f]{24}$/.test(n)).map((n) => ({ n, t: statSync(path.join(dir, n)).mtimeMs })).sort((a, b) => b.t - a.t);
  for (const { n } of all.slice(2)) rmSync(path.join(dir, n), { recursive: true, force: true });
}
