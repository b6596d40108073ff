/**
 * What a host needs to know besides the files: headers and redirects, ready to use. Hosts that read `_headers` and `_redirects` find them in the
 * root of the site; for nginx, Caddy and Apache there is a file each in `hosting/`. None of them says anything that the pages do not say.
 * Redirects are pages as well (a meta refresh and a link), so that an old address holds on a host that knows no rules.
 */
import type { Archive } from '../archive/link.ts';
import { askAgain, immutableFolders, keepForAYear, openData, securityHeaders } from './headers.ts';
import { presentAddresses } from './published.ts';

export interface Redirect { readonly from: string; readonly to: string }

/** Files in the root that hosts read and do not serve. */
export const readByHosts: readonly string[] = ['_headers', '_redirects'];

const fileEndings: Readonly<Record<string, readonly string[]>> = { json: ['.json'], markdown: ['.md'], tei: ['.tei.xml'] };
const languageEndings: Readonly<Record<string, readonly string[]>> = { bibtex: ['.bib'], ris: ['.ris'], csl: ['.csl.json'] };

/** Every redirect of the site in all its languages, with the path it has on its host; a cable's own files follow its page. Sorted. */
export function redirectsOf(archive: Archive, base: string): Redirect[] {
  const out: Redirect[] = [];
  const languages = archive.site.languages;
  for (const [from, p] of presentAddresses(archive, '')) {
    if (p.to === undefined || p.withdrawn) continue;
    for (const [i, lang] of languages.entries()) {
      if (p.languages && !p.languages.includes(lang)) continue;
      const prefix = base + (i === 0 ? '' : `/${lang}`);
      out.push({ from: prefix + from, to: prefix + p.to });
      if (!from.startsWith('/cables/')) continue;
      const held = archive.cableById.get(p.to.split('/')[2]!);
      if (!held) continue;
      const endings = archive.site.exports.flatMap((e) => [...(i === 0 ? fileEndings[e] ?? [] : []), ...(languageEndings[e] ?? [])]);
      for (const e of endings) out.push({ from: prefix + from.slice(0, -1) + e, to: prefix + p.to.slice(0, -1) + e });
      if (i === 0 && archive.site.exports.includes('markdown')) for (const v of held.versions) out.push({ from: `${prefix}${from.slice(0, -1)}.${v.lang}.md`, to: `${prefix}${p.to.slice(0, -1)}.${v.lang}.md` });
    }
  }
  return out.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** `_headers`. Where two rules match, hosts join their values: so the year of keeping stands in its folders alone, and the rest has the host's own rule, which is to ask again. */
export function headersFile(base: string): string {
  const rule = (at: string, headers: readonly (readonly [string, string])[]): string => [`${base}${at}`, ...headers.map(([n, v]) => `  ${n}: ${v}`)].join('\n');
  return [
    rule('/*', securityHeaders), ...immutableFolders.map((f) => rule(f.glob, [['Cache-Control', keepForAYear]])),
    ...openData.filter((o) => o.glob).map((o) => rule(o.glob, [['Access-Control-Allow-Origin', '*']])),
  ].join('\n\n') + '\n';
}

/** `_redirects`. */
export const redirectsFile = (redirects: readonly Redirect[]): string => redirects.map((r) => `${r.from} ${r.to} 301\n`).join('');

const types = ['application/x-bibtex bib', 'application/x-research-info-systems ris', 'application/ld+json jsonld', 'text/markdown md', 'text/csv csv', 'font/woff2 woff2', 'application/wasm wasm'];
const escapeForMatch = (s: string): string => s.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&');

/** nginx: to be included where `http { … }` is; the server in it is an example to be completed with names and certificates. */
export function nginxFile(base: string, languages: readonly string[], redirects: readonly Redirect[]): string {
  const at = escapeForMatch(base);
  const lines = [
    '# Headers and redirects for nginx. Include this file inside http { … }, e.g. from /etc/nginx/conf.d/;',
    '# complete server_name, root (the built folder) and certificates.',
    '',
    '# The address that an old address has now; empty for all others.',
    // Old ids differ from new ones in few letters, and nginx counts the bytes of a line of its table.
    'map_hash_bucket_size 256;',
    'map $uri $barqiyat_moved {', '  default "";', ...redirects.map((r) => `  "${r.from}" "${r.to}";`), '}',
    'map $uri $barqiyat_keep {', `  default "${askAgain}";`, ...immutableFolders.map((f) => `  "~^${at}${f.pattern}" "${keepForAYear}";`), '}',
    '# Data may be read from pages of other sites.',
    'map $uri $barqiyat_origins {', '  default "";', ...openData.map((o) => `  "~^${at}(/[a-z]{2,3})?${o.pattern}" "*";`), '}',
    '',
    'server {', '  listen 80;', '  server_name archive.example;', '  root /srv/archive;', '',
    '  charset utf-8;', '  charset_types text/html text/css text/xml text/plain text/markdown text/csv text/javascript application/javascript application/json application/xml application/x-bibtex application/x-research-info-systems;',
    '  include /etc/nginx/mime.types;', `  types { ${types.map((t) => `${t};`).join(' ')} }`,
    '  gzip on;', '  gzip_types text/css text/xml text/plain text/markdown text/csv text/javascript application/javascript application/json application/xml image/svg+xml;',
    '  # An address without its slash leads to itself with it, whatever stands before this server.', '  absolute_redirect off;', '',
    '  # All at this level: a location with an add_header of its own would lose these.',
    ...securityHeaders.map(([n, v]) => `  add_header ${n} "${v.replace(/"/g, '\\"')}" always;`),
    '  add_header Cache-Control $barqiyat_keep always;', '  add_header Access-Control-Allow-Origin $barqiyat_origins always;', '',
    '  if ($barqiyat_moved) { return 301 $barqiyat_moved$is_args$args; }', '',
    '  # Read by other hosts, and nothing for readers.', `  location ~ ^${at}/(_headers|_redirects|hosting/) { return 404; }`,
    ...languages.slice(1).map((l) => `  location ${base}/${l}/ { error_page 404 ${base}/${l}/404.html; }`),
    `  error_page 404 ${base}/404.html;`, '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Caddy: a snippet to import into a site's block. */
export function caddyFile(base: string, languages: readonly string[], redirects: readonly Redirect[]): string {
  const at = escapeForMatch(base);
  const lines = [
    '# Headers and redirects for Caddy. In the Caddyfile:', '#   import hosting/Caddyfile', '#   archive.example {', '#     root * /srv/archive', '#     import barqiyat', '#   }',
    '(barqiyat) {',
    '\theader {', ...securityHeaders.map(([n, v]) => `\t\t${n} "${v.replace(/"/g, '\\"')}"`), '\t}',
    ...immutableFolders.flatMap((f, i) => [`\t@keep${i} path_regexp keep${i} ^${at}${f.pattern}`, `\theader @keep${i} Cache-Control "${keepForAYear}"`, ...(i === 0 ? [`\t@ask not path_regexp ^${at}(${immutableFolders.map((x) => x.pattern).join('|')})`, `\theader @ask Cache-Control "${askAgain}"`] : [])]),
    `\t@open path_regexp open ^${at}(/[a-z]{2,3})?(${openData.map((o) => o.pattern).join('|')})`, '\theader @open Access-Control-Allow-Origin "*"',
    `\t@hosts path ${[...readByHosts.map((f) => `${base}/${f}`), `${base}/hosting/*`].join(' ')}`, '\terror @hosts 404',
    ...(redirects.length ? ['\tmap {path} {barqiyat_moved} {', ...redirects.map((r) => `\t\t${r.from} ${r.to}`), '\t\tdefault ""', '\t}', '\t@moved not vars {barqiyat_moved} ""', '\tredir @moved {barqiyat_moved} 301'] : []),
    '\tencode gzip', '\tfile_server',
    '\thandle_errors {', ...languages.slice(1).flatMap((l) => [`\t\t@in_${l} path ${base}/${l}/*`, `\t\trewrite @in_${l} ${base}/${l}/404.html`]),
    `\t\t@in_default not path ${[...languages.slice(1).map((l) => `${base}/${l}/*`), '/never'].join(' ')}`, `\t\trewrite @in_default ${base}/404.html`, '\t\tfile_server', '\t}', '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Apache: to be placed in the root of the site as `.htaccess`, or included in its `<Directory>`. */
export function apacheFile(base: string, languages: readonly string[], redirects: readonly Redirect[]): string {
  const at = escapeForMatch(base);
  const lines = [
    '# Headers and redirects for Apache. Copy it into the root of the site as .htaccess, or include it in the site\'s <Directory>.',
    'AddDefaultCharset utf-8', ...types.map((t) => { const [type, ending] = t.split(' '); return `AddType ${type} .${ending}`; }), 'AddCharset utf-8 .html .css .js .json .xml .md .csv .bib .ris .txt .jsonld',
    'Options -Indexes', 'DirectoryIndex index.html', `ErrorDocument 404 ${base}/404.html`,
    ...languages.slice(1).flatMap((l) => [`<If "%{REQUEST_URI} =~ m#^${at}/${l}/#">`, `  ErrorDocument 404 ${base}/${l}/404.html`, '</If>']),
    '<IfModule mod_headers.c>', ...securityHeaders.map(([n, v]) => `  Header always set ${n} "${v.replace(/"/g, '\\"')}"`),
    `  Header always set Cache-Control "${askAgain}"`,
    `  Header always set Cache-Control "${keepForAYear}" "expr=%{REQUEST_URI} =~ m#^${at}(${immutableFolders.map((f) => f.pattern).join('|')})#"`,
    `  Header always set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#^${at}(/[a-z]{2,3})?(${openData.map((o) => o.pattern).join('|')})#"`, '</IfModule>',
    `RedirectMatch 404 "^${at}/(_headers|_redirects|hosting/)"`, ...redirects.map((r) => `RedirectMatch 301 "^${escapeForMatch(r.from)}$" "${r.to}"`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Writes all of them into a finished tree. */
export function writeHosting(archive: Archive, base: string, write: (file: string, text: string) => void): void {
  const redirects = redirectsOf(archive, base);
  const { languages } = archive.site;
  const files: Record<string, string> = {
    _headers: headersFile(base), _redirects: redirectsFile(redirects), 'hosting/nginx.conf': nginxFile(base, languages, redirects), 'hosting/Caddyfile': caddyFile(base, languages, redirects), 'hosting/apache.htaccess': apacheFile(base, languages, redirects),
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
}
