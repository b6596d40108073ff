/** The one connection of a page to the search worker; made when the reader first turns to the search, not before. */
import workerAddress from '../../search/worker.ts?worker&url';
import { connectSearch, type SearchClient } from '../../search/client.ts';
import { indexFolder } from '../../search/index-folder.ts';
import { siteBase } from '../site-base.ts';
import { trustedScript } from '../trusted-script.ts';

let client: SearchClient | undefined;

export function searchClient(): SearchClient {
  if (client) return client;
  const worker = new Worker(trustedScript(workerAddress), { type: 'module' });
  // A worker that could not be loaded never answers: the next question gets a new one.
  worker.addEventListener('error', () => { client = undefined; worker.terminate(); });
  const base = `${siteBase}${indexFolder}/`;
  // The first file of the index comes while the worker is still loading; where it doesn't, the worker asks for it and says what is wrong.
  const manifest = fetch(`${base}manifest.bin`).then((response) => (response.ok ? response.arrayBuffer() : undefined)).catch(() => undefined);
  return (client = connectSearch(worker, base, manifest));
}
