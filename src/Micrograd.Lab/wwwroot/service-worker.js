// Keeps the whole site in the browser, so that it works without a network after the first visit. A new version is taken up as a whole.
// Its last line is the version, written when the site is published.

const list = fetch("offline.json", { cache: "no-cache" }).then(answer => answer.json());

// Files in these folders come straight from the cache, where a browser can do that: this script needn't be started for them.
const folders = ["_framework", "app", "artifacts", "style", "vendor", "worker"];

self.addEventListener("install", event => event.addRoutes?.(folders.map(folder => (
    { condition: { urlPattern: new URLPattern({ pathname: `${new URL(folder, location).pathname}/*` }) }, source: "cache" }
))));

// What the session's worker has fetched already, and left here for this one.
const fetched = "lab-fetched";

self.addEventListener("install", event => event.waitUntil((async () => {
    const { version, files } = await list;
    const cache = await caches.open(`lab-${version}`), left = await caches.open(fetched);
    await Promise.all(Object.entries(files).map(async ([file, hash]) => {
        const known = await left.match(file);
        if (known && await hashOf(known.clone()) === hash) await cache.put(file, known);
        else await cache.add(new Request(file, { cache: "no-cache" }));
    }));
    await caches.delete(fetched);
    await self.skipWaiting();
})()));

// As SiteWriter.cs writes it.
async function hashOf(answer) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()), 0, 8);
    return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}

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
