import assert from "node:assert/strict";
import { mock, test } from "node:test";

// A worker's global object, before the modules look at it.
const kept = new Map();
Object.assign(globalThis, {
    self: globalThis,
    addEventListener() {},
    caches: {
        match: async (/** @type {URL} */ url) => kept.get(String(url)),
        open: async () => ({ put: async (/** @type {URL} */ url, /** @type {Response} */ answer) => kept.set(String(url), answer) }),
    },
});
const { listenForDeath, reasonOf } = await import("../wwwroot/worker/death.js");
const { SiteFiles } = await import("../wwwroot/worker/siteFiles.js");
const { fetchAssemblies, handOver } = await import("../wwwroot/worker/assemblies.js");

for (const [problem, said, reason] of /** @type {[unknown, string, string][]} */ ([
    [new Error("x"), "could not allocate memory", "its memory is used up"],
    [new Error("Out of memory"), "", "its memory is used up"],
    [new Error("x"), "Unhandled Exception:\nSystem.Exception: behind it\n   at Cell", "nobody caught an exception in what a cell had left running (System.Exception: behind it)"],
    [new Error("x"), "[MONO] * Assertion at loader.c:10", ".NET has failed: Assertion at loader.c:10"],
    [new RangeError("Maximum call stack size exceeded"), "", "its calls are nested too deeply"],
    [new WebAssembly.RuntimeError("memory access out of bounds"), "", "a pointer led out of its memory (memory access out of bounds)"],
    [new WebAssembly.RuntimeError("unreachable"), "", "WebAssembly gave up: unreachable"],
    [{ message: "Program terminated with exit(3)", status: 3 }, "", "the code called Environment.Exit (exit code 3)"],
    [new Error("something else"), "", "something else"],
    [undefined, "", "the code aborted it, as Environment.FailFast does"],
    [{ message: "undefined" }, "", "the code aborted it, as Environment.FailFast does"],
    [null, "", "the code aborted it, as Environment.FailFast does"],
])) {
    test(`.NET's end is told in words: ${reason}`, () => {
        assert.equal(reasonOf(problem, said), reason);
    });
}

test("of an end the first reason is told, once, with what .NET has complained of before", async () => {
    const { error } = console;
    console.error = () => {};
    try {
        const tell = mock.fn(), { settings, watch } = listenForDeath(tell);
        console.error("[MONO] *", "Assertion");
        await watch(() => {
            throw new Error("first");
        });
        assert.throws(() => settings.quit(1, new Error("second")), /second/);
        assert.deepEqual(tell.mock.calls.map(({ arguments: [reason] }) => reason), [".NET has failed: Assertion"]);
    } finally {
        console.error = error;
    }
});

/** @param {Record<string, (() => Response)[]>} answers what each file is answered, one time after the other */
function serve(answers) {
    /** @type {string[]} */
    const asked = [];
    globalThis.fetch = async address => {
        const path = new URL(String(address)).pathname.slice(1);
        asked.push(path);
        const answer = answers[path]?.shift();
        return answer ? answer() : new Response(null, { status: 404, statusText: "Not Found" });
    };
    return asked;
}

const site = new URL("http://localhost/");
const list = () => Response.json({ files: ["artifacts/course/Micrograd.dll"], offline: true });

test("a file of the site is fetched once, by its path in the repository", async () => {
    const asked = serve({ "site.json": [list], "artifacts/course/Micrograd.dll": [() => new Response("four")] });
    const files = new SiteFiles(site);
    assert.deepEqual(await Promise.all([files.load("/artifacts/course/Micrograd.dll"), files.load("artifacts/course/Micrograd.dll")]), [4, 4]);
    assert.deepEqual(files.content("/artifacts/course/Micrograd.dll"), new TextEncoder().encode("four"));
    assert.equal(await files.load("/etc/passwd"), -1);
    assert.equal(await files.areKeptOffline, true);
    assert.deepEqual(asked, ["site.json", "artifacts/course/Micrograd.dll"]);
});

test("a file that didn't come before it was asked for ends nothing, and comes when it is", async () => {
    serve({ "site.json": [list], "artifacts/course/Micrograd.dll": [() => new Response(null, { status: 503, statusText: "Busy" }), () => new Response("four")] });
    const files = new SiteFiles(site);
    // Node ends a test at a rejection that nobody handles.
    await files.loadAll();
    await new Promise(resolve => {
        setImmediate(resolve);
    });
    assert.equal(await files.load("/artifacts/course/Micrograd.dll"), 4);
});

test("a file that isn't to be had is refused with the site's answer", async () => {
    serve({ "site.json": [list] });
    await assert.rejects(new SiteFiles(site).load("/artifacts/course/Micrograd.dll"), /Micrograd\.dll: the site answered 404 Not Found/);
});

// As AssemblyPack.cs writes it: the length of all, the length of the list, the list, the files.
function pack() {
    const names = new TextEncoder().encode(JSON.stringify([["a.wasm", 2], ["b.wasm", 3]]));
    const bytes = new Uint8Array(8 + names.length + 5), view = new DataView(bytes.buffer);
    view.setUint32(0, bytes.length, true);
    view.setUint32(4, names.length, true);
    bytes.set(names, 8);
    bytes.set([1, 2, 3, 4, 5], 8 + names.length);
    return bytes;
}

for (const size of [1, 5, 9, 1000]) {
    test(`the assemblies are taken out of their file, which comes in pieces of ${size}`, async () => {
        const bytes = pack();
        globalThis.fetch = async () => new Response(new ReadableStream({
            start(controller) {
                for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
                controller.close();
            },
        }));
        /** @type {number[]} */
        const progress = [];
        const { files, bytes: all } = await fetchAssemblies(new URL("http://localhost/assemblies.pack"), done => progress.push(done));
        assert.deepEqual([...files].map(([name, content]) => [name, ...content]), [["a.wasm", 1, 2], ["b.wasm", 3, 4, 5]]);
        assert.deepEqual(all, bytes);
        assert.equal(progress.at(-1), 1);
    });
}

test("assemblies that don't come are refused with the site's answer", async () => {
    globalThis.fetch = async () => new Response(null, { status: 503, statusText: "Busy" });
    await assert.rejects(fetchAssemblies(new URL("http://localhost/assemblies.pack"), () => {}), /the site answered 503 Busy/);
});

test("the assemblies are handed over once: what this module can do, a cell can do by it", async () => {
    const bytes = pack();
    await handOver(new URL("http://localhost/first"), bytes, true);
    await handOver(new URL("http://localhost/second"), bytes, true);
    assert.deepEqual([...kept.keys()], ["http://localhost/first"]);
});
