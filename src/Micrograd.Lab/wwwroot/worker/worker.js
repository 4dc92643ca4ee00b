// The worker: starts .NET, hands it the site's files, and passes messages between it and the page. It never touches the page.
import { dotnet } from "../_framework/dotnet.js";
import { SiteFiles } from "./siteFiles.js";

// A stranger's notebook runs here too: it has no business with what the page keeps.
for (const name of ["indexedDB", "caches"]) {
    delete WorkerGlobalScope.prototype[name];
    delete self[name];
}

const site = new URL("../", import.meta.url);
const files = new SiteFiles(site);
const waiting = [];
let receive = message => waiting.push(message);

self.onmessage = event => receive(event.data);

let loaded = 0, wanted = 0;
const runtime = await dotnet
    .withModuleConfig({
        onDownloadResourceProgress(done, total) {
            if (done === loaded && total === wanted) return;
            [loaded, wanted] = [done, total];
            self.postMessage(JSON.stringify({ type: "loading", done, total }));
        },
    })
    .create();

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
receive = message => link.Receive(message);
for (const message of waiting) receive(message);
