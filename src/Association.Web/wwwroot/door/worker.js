// Lets the door open again when the network is gone: pages from the network as long as there is one, else as they were last seen.
// What a page needs is put into the cache by the page itself (door-offline.js), so that nothing is kept of doors nobody opened here.
const cacheName = "door";
const patience = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).search === "" && /^\/(lib|css|js|img)\//.test(new URL(request.url).pathname)) event.respondWith(file(request));
});

async function page(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) });
  } catch (failure) {
    const kept = await (await caches.open(cacheName)).match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw failure;
  }
}

async function file(request) {
  const kept = await (await caches.open(cacheName)).match(request, { ignoreSearch: true, ignoreVary: true });
  return kept && !navigator.onLine ? kept : fetch(request).catch(() => kept ?? Response.error());
}
