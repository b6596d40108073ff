/** The one connection of a page to the search worker; made when the reader first turns to the search, not before. */
import workerAddress from '../../search/worker.ts?worker&url';
import { connectSearch, type SearchClient } from '../../search/client.ts';
import { indexFolder } from '../../search/index-folder.ts';

interface TrustedTypes { createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string } }

/** Under `require-trusted-types-for` a worker's address must come from a named policy; this one knows a single address. */
function trusted(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types ? types.createPolicy('barqiyat-search', { createScriptURL: (given) => { if (given !== workerAddress) throw new TypeError('not the search worker'); return given; } }).createScriptURL(address) : address;
}

let address: string | undefined;
let client: SearchClient | undefined;

export function searchClient(): SearchClient {
  if (client) return client;
  const worker = new Worker((address ??= trusted(workerAddress)), { type: 'module' });
  // A worker that could not be loaded never answers: the next question gets a new one.
  worker.addEventListener('error', () => { client = undefined; worker.terminate(); });
  return (client = connectSearch(worker, `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${indexFolder}/`));
}
