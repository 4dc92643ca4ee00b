// The worker: starts .NET, hands it the site's files, and passes messages between it and the page. It never touches the page.
import { dotnet } from "../_framework/dotnet.js";
import { fetchAssemblies, handOver } from "./assemblies.js";
import { listenForDeath } from "./death.js";
import { SiteFiles } from "./siteFiles.js";

// A stranger's notebook runs here too: it has no business with what the page keeps, and a worker of its own would find all of it again.
for (const name of ["indexedDB", "caches", "Worker", "SharedWorker", "BroadcastChannel"]) {
    delete WorkerGlobalScope.prototype[name];
    delete self[name];
}

const site = new URL("../", import.meta.url);
const pack = new URL("_framework/assemblies.pack", site);
const files = new SiteFiles(site);
const waiting = [];
let receive = message => waiting.push(message);

self.onmessage = event => receive(event.data);
const death = listenForDeath(reason => self.postMessage(JSON.stringify({ type: "died", reason })));

let told = 0;
let assemblies = fetchAssemblies(pack, done => {
    if (done < told + 0.02) return;
    told = done;
    self.postMessage(JSON.stringify({ type: "loading", done }));
});
const runtime = await dotnet
    .withResourceLoader((type, name) => type === "assembly" ? assemblies.then(({ files }) => new Response(files.get(name))) : undefined)
    .withModuleConfig(death.settings)
    .create();

// The runtime has copies of its own by now.
handOver(pack, (await assemblies).bytes, await files.areKeptOffline).catch(() => {}).then(() => self.postMessage(JSON.stringify({ type: "handedOver" })));
assemblies = null;
files.loadAll();

const { assembly = [], coreAssembly = [] } = runtime.getConfig().resources;
const names = [...coreAssembly, ...assembly].map(({ virtualPath, name }) => (virtualPath ?? name).replace(/\.\w+$/, ""));

runtime.setModuleImports("lab", {
    post: json => self.postMessage(json),
    assemblyNames: () => names,
    loadFile: path => files.load(path),
    copyFile: (path, target) => target.set(files.content(path)),
});

const exports = await runtime.getAssemblyExports("Micrograd.Lab.Worker");
const link = exports.Micrograd.Lab.Worker.PageLink;
await link.Start();
receive = message => death.watch(() => link.Receive(message));
for (const message of waiting) receive(message);
death.watch(() => link.WarmUp());
