// JupyterLab's page: all of its extensions, and an application of them.
import { IConnectionStatus, JupyterLab } from "@jupyterlab/application";
import { IServiceManager } from "@jupyterlab/services";
import { PluginRegistry } from "@lumino/coreutils";
import { extensions, mimeExtensions } from "./build/extensions.js";

const plugins = modules => Promise.all(modules.map(load => load())).then(loaded => loaded.flatMap(module => module.default));

async function start() {
    await import("./build/styles.js");
    const pluginRegistry = new PluginRegistry();
    pluginRegistry.registerPlugins(await plugins(extensions));
    const lab = new JupyterLab({
        pluginRegistry,
        serviceManager: await pluginRegistry.resolveRequiredService(IServiceManager),
        connectionStatus: await pluginRegistry.resolveOptionalService(IConnectionStatus),
        mimeExtensions: await plugins(mimeExtensions),
    });
    window.jupyterapp = lab;
    await lab.start({ bubblingKeydown: true });
    await lab.restored;
}

start().catch(error => console.error("JupyterLab did not start", error));
