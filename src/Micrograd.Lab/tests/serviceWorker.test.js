import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const script = readFileSync(new URL("../wwwroot/service-worker.js", import.meta.url), "utf8");
const site = "http://localhost/course/";

/** What a browser keeps, by the names of its caches: the answers by their addresses. */
class Caches {
    /** @type {Map<string, Map<string, Response>>} */
    all = new Map();

    keys = async () => [...this.all.keys()];
    delete = async (/** @type {string} */ name) => this.all.delete(name);

    /** @param {string} name */
    async open(name) {
        const kept = this.all.get(name) ?? new Map();
        this.all.set(name, kept);
        const key = (/** @type {string | URL | { url: string }} */ file) => new URL(typeof file === "string" ? file : "url" in file ? file.url : file, site).href;
        return {
            match: async (/** @type {string | URL} */ file) => kept.get(key(file))?.clone(),
            put: async (/** @type {string | URL} */ file, /** @type {Response} */ answer) => kept.set(key(file), answer),
        };
    }

    /** @param {string} name */
    files(name) {
        return [...this.all.get(name)?.keys() ?? []].map(address => address.slice(site.length)).sort();
    }
}

/** @param {string} content */
const hash = content => createHash("sha256").update(content).digest("hex").slice(0, 16);

/**
 * The service worker of a version, in a browser that keeps caches.
 * @param {string | null} version
 * @param {Record<string, string>} files what the site holds
 * @param {Caches} caches
 */
function worker(version, files, caches) {
    /** @type {Map<string, (event: object) => void>} */
    const listeners = new Map();
    /** @type {string[]} */
    const asked = [];
    /** @type {string[]} */
    const done = [];
    const scope = createContext({
        caches, URL, URLPattern: class {}, Response, Headers, crypto,
        location: new URL("service-worker.js", site),
        addEventListener: (/** @type {string} */ name, /** @type {(event: object) => void} */ listener) => listeners.set(name, listener),
        skipWaiting: () => done.push("skipped"),
        clients: { claim: () => done.push("claimed") },
        registration: { unregister: () => done.push("gone") },
        async fetch(/** @type {string | { url: string }} */ file) {
            const path = new URL(typeof file === "string" ? file : file.url, site).href.slice(site.length);
            asked.push(path);
            return path in files ? new Response(files[path], { headers: { "Content-Encoding": "br", "Content-Type": "text/x" } }) : new Response(null, { status: 404 });
        },
    });
    runInContext(`var self = globalThis;${version === null ? "" : `self.version = "${version}";`}\n${script}`, scope);
    return {
        asked, done,

        /** @param {string} name */
        async tell(name, more = {}) {
            /** @type {Promise<unknown>} */
            let work = Promise.resolve();
            const wait = (/** @type {Promise<unknown>} */ promise) => {
                work = promise;
            };
            listeners.get(name)?.({ waitUntil: wait, respondWith: wait, ...more });
            return work;
        },
    };
}

/** @param {Record<string, string>} files */
const published = files => ({ ...files, "offline.json": JSON.stringify(Object.fromEntries(Object.entries(files).map(([file, content]) => [file, hash(content)]))) });

const files = { "index.html": "<html>", "app/main.js": "start()", "_framework/assemblies.pack": "a large one" };

test("all files of a version are kept, and those of the version before go when it is taken up", async () => {
    const caches = new Caches();
    await caches.open("lab-before");
    await caches.open("of another page");
    const fresh = worker("v2", published(files), caches);
    await fresh.tell("install");
    assert.deepEqual(caches.files("lab-v2"), Object.keys(files).sort());
    await fresh.tell("activate");
    assert.deepEqual(await caches.keys(), ["of another page", "lab-v2"]);
    assert.deepEqual(fresh.done, ["claimed"]);
});

test("what the session's worker has fetched is not fetched again, if it is of this version", async () => {
    for (const [content, isAsked] of /** @type {[string, boolean][]} */ ([["a large one", false], ["one of another version", true]])) {
        const caches = new Caches();
        await (await caches.open("lab-fetched")).put("_framework/assemblies.pack", new Response(content));
        const fresh = worker("v2", published(files), caches);
        await fresh.tell("install");
        assert.equal(fresh.asked.includes("_framework/assemblies.pack"), isAsked);
        assert.equal(await (await (await caches.open("lab-v2")).match("_framework/assemblies.pack"))?.text(), "a large one");
        assert.ok(!caches.all.has("lab-fetched"));
    }
});

test("a version of which a file is another one is not taken", async () => {
    const fresh = worker("v2", { ...published(files), "app/main.js": "start(); // of the next version" }, new Caches());
    await assert.rejects(fresh.tell("install"), /app\/main\.js is not the one of version v2: the site is being published, or its host changes files\./);
});

test("what is kept has the headers of its kind, and not those of the way", async () => {
    const caches = new Caches();
    await worker("v2", published(files), caches).tell("install");
    const headers = (await (await caches.open("lab-v2")).match("app/main.js"))?.headers;
    assert.deepEqual([headers?.get("Content-Type"), headers?.get("Content-Encoding")], ["text/x", null]);
});

test("the page comes from what is kept, and what isn't kept from the site", async () => {
    const caches = new Caches(), fresh = worker("v2", { ...published(files), "other.txt": "other" }, caches);
    await fresh.tell("install");
    fresh.asked.length = 0;
    const text = async (/** @type {string} */ path, method = "GET") => {
        const answer = /** @type {Response | undefined} */ (await fresh.tell("fetch", { request: { url: new URL(path, site).href, method } }));
        return answer?.text();
    };
    assert.equal(await text(""), "<html>");
    assert.equal(await text("app/main.js"), "start()");
    assert.deepEqual(fresh.asked, []);
    assert.equal(await text("other.txt"), "other");
    assert.equal(await text("app/main.js", "POST"), undefined);
    assert.equal(await text("http://elsewhere/app/main.js"), undefined);
});

test("a new version waits until the reader says so", async () => {
    const fresh = worker("v2", published(files), new Caches());
    await fresh.tell("message", { data: "something else" });
    assert.deepEqual(fresh.done, []);
    await fresh.tell("message", { data: "take over" });
    assert.deepEqual(fresh.done, ["skipped"]);
});

test("a clone, which has no version, lets go of what a published Lab has kept at its address", async () => {
    const caches = new Caches();
    await caches.open("lab-v1");
    const clone = worker(null, {}, caches);
    await clone.tell("install");
    await clone.tell("activate");
    assert.deepEqual([await caches.keys(), clone.done], [[], ["skipped", "gone"]]);
});
