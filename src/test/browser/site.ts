/** The site the browser tests read: the shipped collection, built once into a temporary folder and served. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { build } from '../../build/build.ts';
import { listen, siteServer } from '../../build/serve.ts';
import { projectRoot } from '../../build/templates.ts';
import { launchBrowser } from './chromium.ts';

export interface Site { readonly address: string; readonly dir: string; readonly browser: Browser; close(): Promise<void> }

export async function openSite(contentDir = path.join(projectRoot, 'content')): Promise<Site> {
  const dir = mkdtempSync(path.join(tmpdir(), 'barqiyat-site-'));
  const outDir = path.join(dir, 'dist');
  await build({ contentDir, shown: 'content', outDir, cacheDir: path.join(projectRoot, '.barqiyat'), baseUrl: 'https://archive.example' });
  const server: Server = siteServer(outDir);
  const port = await listen(server, 0);
  const browser = await launchBrowser();
  return {
    address: `http://127.0.0.1:${port}`, dir: outDir, browser,
    close: async () => { await browser.close(); await new Promise((done) => { server.close(done); server.closeAllConnections(); }); rmSync(dir, { recursive: true, force: true }); },
  };
}

/** One address of every page type, in both languages. */
export const pageTypes: readonly { readonly type: string; readonly path: string }[] = [
  { type: 'home', path: '/' }, { type: 'cable', path: '/cables/09BAMAKO776/' }, { type: 'specimen', path: '/cables/SPECIMEN1/' }, { type: 'header only', path: '/cables/09BAMAKO754/' },
  { type: 'cables', path: '/cables/' }, { type: 'person', path: '/persons/amadou-toumani-toure/' }, { type: 'persons', path: '/persons/' }, { type: 'country', path: '/countries/ml/' }, { type: 'countries', path: '/countries/' },
  { type: 'post', path: '/posts/bamako/' }, { type: 'posts', path: '/posts/' }, { type: 'organization', path: '/organizations/aqim/' }, { type: 'organizations', path: '/organizations/' }, { type: 'subject', path: '/subjects/pter/' }, { type: 'subjects', path: '/subjects/' },
  { type: 'year', path: '/years/2009/' }, { type: 'years', path: '/years/' }, { type: 'annotations', path: '/annotations/' }, { type: 'annotations of a kind', path: '/annotations/context/' }, { type: 'about', path: '/about/' },
  { type: 'editorial policy', path: '/editorial-policy/' }, { type: 'how to read', path: '/how-to-read-a-cable/' }, { type: 'glossary', path: '/glossary/' }, { type: 'corrections', path: '/corrections/' }, { type: 'search', path: '/search/' }, { type: 'reading list', path: '/reading-list/' }, { type: 'data', path: '/data/' },
  { type: 'not found', path: '/404.html' },
];
export const bothLanguages = pageTypes.flatMap((p) => [{ ...p, lang: 'ar' }, { ...p, type: `${p.type} (en)`, path: `/en${p.path}`, lang: 'en' }]);
