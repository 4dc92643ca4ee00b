// Keeps the whole site in the browser, so that it works without a network after the first visit. A new version is taken up as a whole.
// Its last line is the version, written when the site is published.

const list = fetch("offline.json", { cache: "no-cache" }).then(answer => answer.json());

// Files in these folders come straight from the cache, where a browser can do that: this script needn't be started for them.
const folders = ["_framework", "app", "artifacts", "style", "vendor", "worker"];

self.addEventListener("install", event => event.addRoutes?.(folders.map(folder => (
    { condition: { urlPattern: new URLPattern({ pathname: `${new URL(folder, location).pathname}/*` }) }, source: "cache" }
))));

self.addEventListener("install", event => event.waitUntil((async () => {
    const { version, files } = await list;
    const cache = await caches.open(`lab-${version}`);
    await cache.addAll(files.map(file => new Request(file, { cache: "no-cache" })));
    await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
    const { version } = await list;
    for (const name of await caches.keys()) if (name.startsWith("lab-") && name !== `lab-${version}`) await caches.delete(name);
    await self.clients.claim();
})()));

self.addEventListener("fetch", event => {
    if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
    event.respondWith((async () => {
        const { pathname } = new URL(event.request.url);
        const kept = await caches.match(pathname.endsWith("/") ? new URL("index.html", event.request.url) : event.request, { ignoreSearch: true });
        return kept ?? fetch(event.request);
    })());
});
