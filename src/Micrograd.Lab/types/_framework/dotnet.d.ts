// The part of .NET's own script that the worker uses; the whole is dotnet.d.ts in Microsoft.NETCore.App.Runtime.Mono.browser-wasm.

export interface Runtime {
    getConfig(): { resources: { assembly?: Asset[]; coreAssembly?: Asset[] } };
    setModuleImports(name: string, imports: object): void;
    getAssemblyExports(name: string): Promise<{ Micrograd: { Lab: { Worker: { PageLink: PageLink } } } }>;
}

interface Asset { name: string; virtualPath?: string }

/** PageLink.cs */
interface PageLink {
    Start(): Promise<void>;
    WarmUp(): Promise<void>;
    Receive(json: string): Promise<void>;
}

interface Builder {
    withResourceLoader(load: (type: string, name: string) => Promise<Response> | undefined): Builder;
    withModuleConfig(settings: { onAbort(problem: unknown): void; quit(code: number, problem: unknown): void }): Builder;
    create(): Promise<Runtime>;
}

export const dotnet: Builder;
