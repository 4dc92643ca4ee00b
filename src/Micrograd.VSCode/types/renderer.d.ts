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
