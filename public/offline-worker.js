// Registered only when a reader asks for it (data page). Keeps the pages, scripts and the search index; data files for download are left out.
// A page is asked from the network first, so that a reader with a connection never sees an old one.
const store = 'barqiyat-offline';
const root = new URL('./', self.location.href);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keep(event.ports[0]));
});

async function keep(port) {
  try {
    const sums = await (await fetch(new URL('SHA256SUMS', root), { cache: 'no-cache' })).text();
    const files = sums.split('\n').filter(Boolean).map((line) => line.slice(66))
      .filter((f) => f.endsWith('.html') || !/^([a-z]{2,3}\/)?(cables\/|data\/|pictures\/)|^_headers$|^_redirects$|^hosting\/|\.(jsonld|xml|txt)$|(^|\/)feed\.json$/.test(f));
    const cache = await caches.open(store);
    for (let i = 0; i < files.length; i += 20) {
      await cache.addAll(files.slice(i, i + 20).map((f) => new URL(f.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/'), root).href));
      port.postMessage({ done: Math.min(i + 20, files.length), of: files.length });
    }
  } catch {
    await caches.delete(store);
    port.postMessage({ done: 0, of: 0, failed: true });
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== root.origin) return;
  event.respondWith(fetch(event.request).catch(async () => {
    const kept = await caches.match(event.request, { cacheName: store, ignoreSearch: event.request.mode === 'navigate' });
    return kept ?? Response.error();
  }));
});
