// What VS Code and a renderer of outputs say to each other in the outputs' frame: https://code.visualstudio.com/api/extension-guides/notebook

/** One form of an output. */
export interface OutputItem { readonly id: string; readonly mime: string; text(): string; json(): unknown; data(): Uint8Array; blob(): Blob }

/** What a renderer does. */
export interface Renderer {
    renderOutputItem(item: OutputItem, element: HTMLElement, signal?: AbortSignal): void | Promise<void>;
    disposeOutputItem?(id?: string): void;
}

/** What a renderer's module exports. */
export type ActivationFunction = (context: object) => Renderer | Promise<Renderer>;

/** What a module exports that adds to another renderer. */
export type ExtensionActivation = (context: { getRenderer(id: string): Promise<unknown> }) => Promise<void>;

/** What VS Code's own renderer offers those that add to it, as long as it does. */
export interface HtmlRenderer {
    /** Has HTML and SVG looked at when they are drawn, and not yet in the page. The element that is returned is shown. */
    experimental_registerHtmlRenderingHook?(hook: { postRender(item: OutputItem, element: HTMLElement, signal: AbortSignal): Promise<HTMLElement> }): { dispose(): void };
}
