// The worker: starts .NET, hands it the site's files, and passes messages between it and the page. It never touches the page.
/** @import { WorkerMessage } from "../../types/messages.js" */
import { dotnet } from "../_framework/dotnet.js";
import { fetchAssemblies, handOver } from "./assemblies.js";
import { listenForDeath } from "./death.js";
import { SiteFiles } from "./siteFiles.js";

// A stranger's notebook runs here too: it has no business with what the page keeps, and a worker of its own would find all of it again.
for (const name of ["indexedDB", "caches", "Worker", "SharedWorker", "BroadcastChannel"]) {
    for (const holder of [WorkerGlobalScope.prototype, self]) Reflect.deleteProperty(holder, name);
}

// How much more of .NET must have come until the page hears of it.
const step = 0.02;

const site = new URL("../", import.meta.url);
const pack = new URL("_framework/assemblies.pack", site);
const files = new SiteFiles(site);

/** @param {WorkerMessage} message */
const tell = message => self.postMessage(JSON.stringify(message));

// What the page sends before .NET is there waits.
const page = {
    /** @type {string[]} */
    waiting: [],

    /** @param {string} json */
    receive(json) {
        this.waiting.push(json);
    },
};
self.onmessage = event => page.receive(event.data);
const death = listenForDeath(reason => tell({ type: "died", reason }));

const runtime = await startRuntime();
const { assembly = [], coreAssembly = [] } = runtime.getConfig().resources;
const names = [...coreAssembly, ...assembly].map(({ virtualPath, name }) => (virtualPath ?? name).replace(/\.\w+$/, ""));

runtime.setModuleImports("lab", {
    post: (/** @type {string} */ json) => self.postMessage(json),
    assemblyNames: () => names,
    loadFile: (/** @type {string} */ path) => files.load(path),
    copyFile: (/** @type {string} */ path, /** @type {{ set(bytes: Uint8Array | undefined): void }} */ target) => target.set(files.content(path)),
});

const exports = await runtime.getAssemblyExports("Micrograd.Lab.Worker");
const link = exports.Micrograd.Lab.Worker.PageLink;
await link.Start();
page.receive = json => {
    death.watch(() => link.Receive(json));
};
for (const json of page.waiting) page.receive(json);
death.watch(() => link.WarmUp());

async function startRuntime() {
    let told = 0;
    let assemblies = /** @type {ReturnType<typeof fetchAssemblies> | null} */ (fetchAssemblies(pack, done => {
        if (done < told + step) return;
        told = done;
        tell({ type: "loading", done });
    }));
    const started = await dotnet
        .withResourceLoader((type, name) => type === "assembly" ? assemblies?.then(fetched => new Response(fetched.files.get(name))) : undefined)
        .withModuleConfig(death.settings)
        .create();

    // The runtime has copies of its own by now; it keeps the function that loads.
    if (assemblies) leave((await assemblies).bytes);
    assemblies = null;
    files.loadAll();
    return started;
}

/** @param {Uint8Array<ArrayBuffer>} bytes of the assemblies */
async function leave(bytes) {
    await handOver(pack, bytes, await files.areKeptOffline).catch(() => {});
    tell({ type: "handedOver" });
}
