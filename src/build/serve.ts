/** Serves a built site on this machine, for reading and for tests. Addresses are those of any static host: folders, index.html, 404.html. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { headersFor, securityHeaders } from './headers.ts';
import { readByHosts } from './hosting.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.md': 'text/markdown; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.bib': 'application/x-bibtex; charset=utf-8', '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8', '.epub': 'application/epub+zip', '.zip': 'application/zip', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

/** A server of one folder. A path can't leave it: `..` and encoded separators are refused before the disk is asked. */
export function siteServer(dir: string, base = '', options: { /** False for tests that look at what holds without them. */ readonly securityHeaders?: boolean } = {}): Server {
  const root = path.resolve(dir);
  return createServer((request, response) => {
    const send = (file: string, status: number) => {
      // The same headers as the files for hosts give.
      const headers = Object.fromEntries(headersFor(`/${path.relative(root, file).split(path.sep).join('/')}`).filter(([n]) => options.securityHeaders !== false || !securityHeaders.some(([x]) => x === n)));
      const { size } = statSync(file);
      // One range from a place to a place is what the search asks for; whatever else is asked gets the whole, as the standard allows.
      const [, from, to] = (status === 200 && request.method === 'GET' ? /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '') : null)?.map(Number) ?? [];
      const part = from !== undefined && to !== undefined && from <= to && from < size ? { start: from, end: Math.min(to, size - 1) } : undefined;
      response.writeHead(part ? 206 : status, {
        ...headers, 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'accept-ranges': 'bytes', 'content-length': part ? part.end - part.start + 1 : size,
        ...(part ? { 'content-range': `bytes ${part.start}-${part.end}/${size}` } : {}),
      });
      if (request.method === 'HEAD') { response.end(); return; }
      createReadStream(file, part).on('error', () => response.destroy()).pipe(response);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') { response.writeHead(405, { allow: 'GET, HEAD' }).end(); return; }
    let pathname: string;
    try { pathname = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0]!); } catch { response.writeHead(400).end(); return; }
    if (pathname.includes('\0') || pathname.includes('\\') || pathname.split('/').includes('..')) { response.writeHead(400).end(); return; }
    if (base && pathname.startsWith(base)) pathname = pathname.slice(base.length) || '/';
    const file = path.join(root, pathname);
    const forHosts = readByHosts.includes(pathname.slice(1)) || pathname.startsWith('/hosting/');
    const isFile = (f: string) => existsSync(f) && statSync(f).isFile();
    if (!forHosts && isFile(file)) { send(file, 200); return; }
    if (isFile(path.join(file, 'index.html'))) {
      if (pathname.endsWith('/')) send(path.join(file, 'index.html'), 200);
      else response.writeHead(301, { location: `${base}${encodeURI(pathname)}/` }).end();
      return;
    }
    const lang = /^\/([a-z]{2,3})\//.exec(pathname)?.[1];
    const own = lang ? path.join(root, lang, '404.html') : '';
    const missing = own && isFile(own) ? own : path.join(root, '404.html');
    if (isFile(missing)) send(missing, 404); else response.writeHead(404).end('not found');
  });
}

/** Listens on 127.0.0.1; the promise gives the port (another one when `port` is 0). A taken port is an error that says what to do. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (e: NodeJS.ErrnoException) => reject(e.code === 'EADDRINUSE' ? new Error(`port ${port} is in use; choose another with PORT=${port + 1}`) : e));
    server.listen(port, '127.0.0.1', () => { const a = server.address(); resolve(typeof a === 'object' && a ? a.port : port); });
  });
}
