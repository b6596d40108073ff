import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { cable, smallArchive, type SmallArchive } from '../test/small-archive.ts';
import { headersFor, securityHeaders } from './headers.ts';
import { writeInto } from './files.ts';
import { headersFile, redirectsFile, redirectsOf, writeHosting } from './hosting.ts';
import { makeShell, pageTasks } from './models/pages.ts';
import { listen, siteServer } from './serve.ts';
import { openStore, type Store } from './store.ts';

const open = (a: SmallArchive): Promise<Store> => openStore({ contentDir: a.contentDir, shown: 'content', cacheDir: a.cacheDir, drafts: false, workers: 1 });

/** An archive in which a cable, a person, a post and a page have moved. */
function moved(): SmallArchive {
  const a = smallArchive();
  a.write('cables/03HARBOUR2.md', cable('03HARBOUR2', { head: 'redirectFrom: [03HARBOUR2_2, 03QUAY2]\n' }));
  a.write('cables/03HARBOUR2.ar.md', '---\nid: 03HARBOUR2\ntitle: عنوان\ntext: { kind: translation }\n---\n\n1. كلام.\n');
  a.write('authorities/persons/basil-mole.yaml', 'names: { en: Basil Mole }\nredirectFrom: [b-mole]\n');
  a.write('authorities/persons/nour.yaml', 'names: { en: Nour }\nredirectFrom: [nour-formerly]\npublic: false\n');
  a.write('authorities/posts/harbour.yaml', 'names: { en: Mission Harbour }\ncity: { en: Harbour }\ncountry: bv\nredirectFrom: [haven]\n');
  a.write('pages/en/about.md', '---\ntitle: About\nredirectFrom: [colophon]\n---\n\nWords.\n');
  return a;
}

test('every page that redirects has its rule, in each language, under the site\'s own path; a hidden person\'s old address has none', async () => {
  const a = moved();
  try {
    const { archive } = await open(a);
    for (const base of ['', '/archive']) {
      const expected: string[] = [];
      for (const lang of archive.site.languages) {
        const shell = makeShell(archive, lang, `https://example.org${base}`);
        for (const t of pageTasks(archive, shell)) if (t.model.kind === 'redirect') expected.push(`${shell.root}${t.path} ${shell.root}${t.model.to}`);
      }
      const rules = redirectsOf(archive, base);
      assert.deepEqual(rules.filter((r) => r.from.endsWith('/')).map((r) => `${r.from} ${r.to}`).sort(), expected.sort());
      assert.equal(expected.length, 9);
      assert.ok(rules.some((r) => r.from === `${base}/cables/03QUAY2.tei.xml` && r.to === `${base}/cables/03HARBOUR2.tei.xml`));
      assert.ok(rules.some((r) => r.from === `${base}/en/cables/03QUAY2.bib`));
      assert.ok(rules.some((r) => r.from === `${base}/cables/03QUAY2.ar.md`));
      assert.ok(!redirectsFile(rules).includes('nour'));
    }
  } finally { a.close(); }
});

test('a header stands on a line of its own and no header is given twice to one file but where hosts may join them', () => {
  const text = headersFile('/archive');
  for (const [n, v] of securityHeaders) { assert.doesNotMatch(v, /[\n\r"]/); assert.ok(text.includes(`\n  ${n}: ${v}\n`)); }
  assert.ok(Math.max(...text.split('\n').map((l) => l.length)) < 2000, 'Cloudflare reads 2,000 characters a line');
  assert.match(text, /^\/archive\/\*$/m);
  const general = text.slice(0, text.indexOf('\n\n'));
  assert.doesNotMatch(general, /Cache-Control|Access-Control/);
  assert.match(securityHeaders[0]![1], /script-src 'self'; .*require-trusted-types-for 'script'.*frame-ancestors 'none'/);
  assert.doesNotMatch(securityHeaders[0]![1], /unsafe/);
});

/** A site of a few files with their hosting files, as a build leaves it. */
async function site(a: SmallArchive): Promise<string> {
  const { archive } = await open(a);
  const files = {
    'index.html': 'home', '404.html': 'ليس هنا', 'en/404.html': 'not here', 'cables/03HARBOUR2/index.html': 'cable', 'en/cables/03HARBOUR2/index.html': 'cable', 'cables/03HARBOUR2.json': '{}', 'cables/03HARBOUR2.tei.xml': '<TEI/>',
    'cables/03HARBOUR2.bib': '@x', 'data/cables.csv': 'a', '_astro/x.abc.js': 'x', 'search-index/manifest.bin': 'x', 'search-index/all-0123456789/w1.bin': 'parts',
  };
  for (const [f, text] of Object.entries(files)) { const to = path.join(a.outDir, f); mkdirSync(path.dirname(to), { recursive: true }); writeFileSync(to, text); }
  writeHosting(archive, '', (f, text) => writeInto(path.join(a.outDir, f), text));
  return a.outDir;
}

const freePort = (): Promise<number> => new Promise((resolve) => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address() as { port: number }; s.close(() => resolve(port)); }); });
const has = (program: string): boolean => spawnSync(program, [program === 'caddy' ? 'version' : '-v']).error === undefined;

/** What any host has to do with the generated files. */
async function examine(at: string, options: { redirects: boolean; types?: boolean }): Promise<void> {
  const ask = (p: string) => fetch(at + p, { redirect: 'manual' });
  for (const p of ['/', '/cables/03HARBOUR2/', '/data/cables.csv', '/_astro/x.abc.js', '/search-index/manifest.bin', '/search-index/all-0123456789/w1.bin', '/cables/03HARBOUR2.json', '/nothing/']) {
    const r = await ask(p);
    assert.equal(r.status, p === '/nothing/' ? 404 : 200, p);
    for (const [n, v] of headersFor(p)) assert.equal(r.headers.get(n), v, `${n} of ${p}`);
    assert.equal(r.headers.has('access-control-allow-origin'), headersFor(p).some(([n]) => n.startsWith('Access')), p);
  }
  // The search asks for parts of its packs.
  const part = await fetch(`${at}/search-index/all-0123456789/w1.bin`, { headers: { range: 'bytes=1-2' } });
  assert.deepEqual([part.status, await part.text(), part.headers.get('content-range')], [206, 'ar', 'bytes 1-2/5']);
  assert.equal(await (await ask('/nothing/')).text(), 'ليس هنا');
  const english = await ask('/en/cables/nothing/');
  assert.equal(english.status, 404);
  assert.equal(await english.text(), 'not here');
  for (const p of ['/_headers', '/_redirects', '/hosting/nginx.conf']) assert.equal((await ask(p)).status, 404, p);
  for (const [p, type] of [['/', /^text\/html; ?charset=utf-8/i], ['/cables/03HARBOUR2.json', /json/], ['/cables/03HARBOUR2.bib', /bibtex/], ['/data/cables.csv', /^text\/csv; ?charset=utf-8/i]] as const) assert.match((await ask(p)).headers.get('content-type') ?? '', type);
  if (!options.redirects) return;
  for (const [from, to] of [['/cables/03QUAY2/', '/cables/03HARBOUR2/'], ['/en/cables/03HARBOUR2_2/', '/en/cables/03HARBOUR2/'], ['/cables/03QUAY2.tei.xml', '/cables/03HARBOUR2.tei.xml'], ['/en/colophon/', '/en/about/'], ['/persons/b-mole/', '/persons/basil-mole/']] as const) {
    const r = await ask(from);
    assert.equal(r.status, 301, from);
    assert.equal(new URL(r.headers.get('location')!, at).pathname, to);
  }
}

test('our own server sends the headers that the files for hosts give, and does not show those files', async () => {
  const a = moved();
  const server = siteServer(await site(a));
  try { await examine(`http://127.0.0.1:${await listen(server, 0)}`, { redirects: false }); } finally { server.closeAllConnections(); server.close(); a.close(); }
});

async function withHost(t: TestContext, program: string, use: (a: SmallArchive, dir: string, port: number) => Promise<void>): Promise<void> {
  if (!has(program)) { t.skip(`${program} is not installed`); return; }
  const a = moved();
  try { await use(a, await site(a), await freePort()); } finally { a.close(); }
}

test('nginx with the generated file sends headers, redirects and each language\'s page for what is not there', (t) => withHost(t, 'nginx', async (a, dir, port) => {
  const conf = path.join(a.dir, 'nginx.conf');
  const own = readFileSync(path.join(dir, 'hosting/nginx.conf'), 'utf8').replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/archive', dir);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((x) => `${x}_temp_path ${a.dir}/${x};`).join(' ');
  writeFileSync(conf, `${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${a.dir}/nginx.pid; error_log ${a.dir}/error.log;\nevents {}\nhttp { access_log off; ${temporary}\n${own}}\n`);
  // It returns when the port is open.
  execFileSync('nginx', ['-p', a.dir, '-c', conf], { stdio: 'ignore', timeout: 20_000 });
  try { await examine(`http://127.0.0.1:${port}`, { redirects: true }); } finally { execFileSync('nginx', ['-p', a.dir, '-c', conf, '-s', 'stop'], { stdio: 'ignore', timeout: 20_000 }); }
}));

test('Caddy with the generated file sends headers, redirects and each language\'s page for what is not there', (t) => withHost(t, 'caddy', async (a, dir, port) => {
  const conf = path.join(a.dir, 'Caddyfile');
  const admin = await freePort();
  writeFileSync(conf, `{\n\tadmin 127.0.0.1:${admin}\n\tauto_https off\n}\nimport ${dir}/hosting/Caddyfile\nhttp://127.0.0.1:${port} {\n\troot * ${dir}\n\timport barqiyat\n}\n`);
  const env = { ...process.env, HOME: a.dir, XDG_DATA_HOME: a.dir, XDG_CONFIG_HOME: a.dir };
  execFileSync('caddy', ['start', '--config', conf, '--adapter', 'caddyfile'], { stdio: 'ignore', env, timeout: 20_000 });
  try { await examine(`http://127.0.0.1:${port}`, { redirects: true }); } finally { execFileSync('caddy', ['stop', '--address', `127.0.0.1:${admin}`], { stdio: 'ignore', env, timeout: 20_000 }); }
}));

const apacheModules = '/usr/lib/apache2/modules';
test('Apache with the generated file sends headers, redirects and each language\'s page for what is not there', (t) => withHost(t, 'apache2', async (a, dir, port) => {
  const conf = path.join(a.dir, 'apache2.conf');
  // Modules that are built in have no file.
  const modules = ['mpm_event', 'unixd', 'authz_core', 'alias', 'dir', 'headers', 'mime'].flatMap((m) => (existsSync(`${apacheModules}/mod_${m}.so`) ? [`LoadModule ${m}_module ${apacheModules}/mod_${m}.so`] : []));
  const user = process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : [];
  writeFileSync(path.join(a.dir, 'mime.types'), 'text/html html\ntext/css css\ntext/javascript js\napplication/json json\napplication/xml xml\ntext/plain txt\n');
  writeFileSync(conf, [...modules, ...user, `ServerRoot "${a.dir}"`, 'ServerName archive.example', `Listen 127.0.0.1:${port}`, `PidFile ${a.dir}/apache.pid`, `ErrorLog ${a.dir}/error.log`, `DefaultRuntimeDir ${a.dir}`, `TypesConfig ${a.dir}/mime.types`,
    `DocumentRoot "${dir}"`, `<Directory "${dir}">`, 'Require all granted', `Include ${dir}/hosting/apache.htaccess`, '</Directory>'].join('\n') + '\n');
  for (const d of [a.dir, path.dirname(dir), dir]) chmodSync(d, 0o755);
  // It returns when the port is open.
  execFileSync('apache2', ['-f', conf, '-k', 'start'], { stdio: 'pipe', timeout: 20_000 });
  try { await examine(`http://127.0.0.1:${port}`, { redirects: true }); } finally { execFileSync('apache2', ['-f', conf, '-k', 'stop'], { stdio: 'ignore', timeout: 20_000 }); }
}));
