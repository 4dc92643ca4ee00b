// Keeps the whole site in the browser, so that it works without a network after the first visit. A new version is taken up as a whole.
// Whoever writes the site puts a line before this one that names the version: self.version = "…";

/** @typedef {ServiceWorkerGlobalScope & { version?: string }} Scope */
/** @typedef {ExtendableEvent & { addRoutes?: (rules: object[]) => void }} InstallEventWithRoutes not in TypeScript's libraries yet */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));

const kept = `lab-${scope.version}`;

// What the session's worker has fetched already, and left here for this one.
const fetched = "lab-fetched";

// Files in these folders come straight from the cache, where a browser can do that: this script needn't be started for them.
const folders = ["_framework", "app", "artifacts", "style", "vendor", "worker"];

if (scope.version) {
    scope.addEventListener("install", (/** @type {InstallEventWithRoutes} */ event) => {
        event.waitUntil(keepAll());
        event.addRoutes?.(folders.map(folder => (
            { condition: { urlPattern: new URLPattern({ pathname: `${new URL(folder, location.href).pathname}/*` }) }, source: { cacheName: kept } }
        )));
    });

    // Pages that are open go on with the version that they have, until the reader says otherwise.
    scope.addEventListener("message", ({ data }) => data === "take over" && scope.skipWaiting());
    scope.addEventListener("activate", event => event.waitUntil(forget(name => name !== kept).then(() => scope.clients.claim())));
    scope.addEventListener("fetch", event => {
        const { origin, pathname } = new URL(event.request.url);
        if (event.request.method !== "GET" || origin !== location.origin) return;
        event.respondWith((async () => {
            const cache = await caches.open(kept);
            const wanted = pathname.endsWith("/") ? new URL("index.html", event.request.url) : event.request;
            return await cache.match(wanted, { ignoreSearch: true }) ?? fetch(event.request);
        })());
    });
} else {
    // A clone, which changes at every edit, isn't kept. Where a published Lab was at the same address before, this takes its place, and goes.
    scope.addEventListener("install", () => scope.skipWaiting());
    scope.addEventListener("activate", event => event.waitUntil(forget(() => true).then(() => scope.registration.unregister())));
}

async function keepAll() {
    const answer = await fetch("offline.json", { cache: "no-cache" });
    /** @type {[file: string, hash: string][]} */
    const files = Object.entries(await answer.json());
    const cache = await caches.open(kept), left = await caches.open(fetched);
    await Promise.all(files.map(async ([file, hash]) => {
        const known = await left.match(file);
        const content = await known?.arrayBuffer();
        if (content && await hashOf(content) === hash) return cache.put(file, new Response(content));
        const fresh = await fetch(file, { cache: "no-cache" }), bytes = await fresh.arrayBuffer();
        if (!fresh.ok || await hashOf(bytes) !== hash) {
            throw new Error(`${file} is not the one of version ${scope.version}: the site is being published, or its host changes files.`);
        }

        // Made anew: one that came by way of a redirection is no answer to a page's own request.
        const headers = new Headers(fresh.headers);
        for (const ofTheWay of ["Content-Encoding", "Content-Length"]) headers.delete(ofTheWay);
        await cache.put(file, new Response(bytes, { headers }));
    }));
    await caches.delete(fetched);
}

/**
 * A file's hash, as SiteWriter.cs writes it.
 * @param {ArrayBuffer} bytes
 */
async function hashOf(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
    return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {(name: string) => boolean} which */
async function forget(which) {
    for (const name of await caches.keys()) if (name.startsWith("lab-") && which(name)) await caches.delete(name);
}
