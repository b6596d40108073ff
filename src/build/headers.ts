/**
 * The response headers of the site, in one place: the pages' own policy (a meta element, so that it holds on any host), and what a host is to
 * send besides. `hosting.ts` writes them for hosts, `serve.ts` sends them itself.
 */
import { trustedTypesPolicy } from './trusted-types.ts';

/**
 * Everything from the site itself, nothing inline, and no markup or script made from text. No WebAssembly is used.
 * Vite's dev client needs inline scripts and styles, and a socket.
 */
export function contentSecurityPolicy(dev = false): string {
  return [
    "default-src 'none'", `script-src 'self'${dev ? " 'unsafe-inline'" : ''}`, `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`, "img-src 'self'", "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`, "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
    ...(dev ? [] : ["require-trusted-types-for 'script'", `trusted-types ${trustedTypesPolicy}`]),
  ].join('; ');
}

/** Devices and interfaces no page of an archive has a use for, and what would tell advertisers of the visit. */
const refused = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment',
  'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking',
];

/** Headers of every answer. A policy sent as a header says two things more than a meta element can: nobody frames these pages. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', `${contentSecurityPolicy()}; frame-ancestors 'none'`],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Permissions-Policy', refused.map((f) => `${f}=()`).join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Below these folders a file's name changes with its content. */
export const immutableFolders: readonly { readonly folder: string; /** As a regular expression, below the site's own path. */ readonly pattern: string; /** As hosts with a `_headers` file write it. */ readonly glob: string }[] = [
  { folder: '_astro', pattern: '/_astro/', glob: '/_astro/*' },
  // Each part of the index lies in a folder named by its digest; what names them (manifest.bin) is asked for anew.
  { folder: 'search-index', pattern: '/search-index/[a-z]+-[0-9a-f]+/', glob: '/search-index/:part/*' },
];
export const keepForAYear = 'public, max-age=31536000, immutable';
export const askAgain = 'no-cache';

/** Data anybody may read from a page of his own: tables, and a cable's own files. */
export const openData: readonly { readonly pattern: string; readonly glob: string }[] = [{ pattern: '/data/', glob: '/data/*' }, { pattern: '/cables/[^/]+\\.(json|md|xml|bib|ris)$', glob: '' }];

const below = (patterns: readonly { readonly pattern: string }[]): RegExp => new RegExp(`^(?:${patterns.map((p) => p.pattern).join('|')})`);
const immutable = below(immutableFolders);
const open = new RegExp(`^(?:/[a-z]{2,3})?(?:${openData.map((p) => p.pattern).join('|')})`);

/** Headers of one file of the site, by its path below the site's root (`/cables/X/index.html`). */
export function headersFor(pathname: string): [string, string][] {
  return [...securityHeaders.map(([n, v]): [string, string] => [n, v]), ['Cache-Control', immutable.test(pathname) ? keepForAYear : askAgain], ...(open.test(pathname) ? [['Access-Control-Allow-Origin', '*'] as [string, string]] : [])];
}
