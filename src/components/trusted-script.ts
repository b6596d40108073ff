/** Addresses of scripts that are loaded by name: the search worker and the offline worker. */
import { trustedTypesPolicy } from '../build/trusted-types.ts';
import { siteBase as base } from './site-base.ts';

interface Policy { createScriptURL(address: string): string }
interface TrustedTypes { createPolicy(name: string, rules: Policy): Policy }

/** Address of the offline worker: it stands in the root, since a worker rules only what lies below it. */
export const offlineWorker = `${base}offline-worker.js`;

/** Under `require-trusted-types-for 'script'` such an address must come from a policy; this one lets pass what the build put there, and nothing else. */
function fromThisSite(address: string): string {
  const { origin, pathname } = new URL(address, location.href);
  if (origin !== location.origin || !(pathname === offlineWorker || /^_astro\/[\w.-]+\.js$/.test(pathname.slice(base.length)) && pathname.startsWith(base))) throw new TypeError('not a script of this site');
  return address;
}

let policy: Policy | undefined;

/** The same address, as the browser wants it. Throws when it is no script of the site. */
export function trustedScript(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  // Vite's development server has scripts in other places, and no policy.
  if (!types || import.meta.env.DEV) return address;
  policy ??= types.createPolicy(trustedTypesPolicy, { createScriptURL: fromThisSite });
  return policy.createScriptURL(address);
}
