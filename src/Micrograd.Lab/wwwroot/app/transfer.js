// Notebooks that come and go: files, and links that hold a notebook.
import { read } from "./notebookFile.js";
import { write } from "./nbformat.js";

/** Gives the reader a notebook as a file. */
export function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
    link.download = `${name}.ipynb`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Lets the reader choose a file; ends with { name, text }, or null. */
export function choose() {
    return new Promise(resolve => {
        const input = Object.assign(document.createElement("input"), { type: "file", accept: ".ipynb,application/json" });
        input.addEventListener("change", async () => resolve(await fileOf(input.files[0])));
        input.addEventListener("cancel", () => resolve(null));
        input.click();
    });
}

/** Takes files that are dropped on the page. */
export function onDrop(open) {
    addEventListener("dragover", event => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    // Before an editor sees it, which would write the file's text into its cell.
    addEventListener("drop", async event => {
        const [file] = event.dataTransfer?.files ?? [];
        if (!file) return;
        event.preventDefault();
        event.stopPropagation();
        open(await fileOf(file));
    }, { capture: true });
}

/** The part of a link after #share= that holds a notebook without its outputs. */
export async function pack(text) {
    const json = read(text);
    for (const cell of json.cells) if (cell.cell_type === "code") Object.assign(cell, { outputs: [], execution_count: null });
    const bytes = await pipe(new TextEncoder().encode(write(json)), new CompressionStream("deflate-raw"));
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The notebook's text that a link holds. */
export async function unpack(packed) {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, character => character.charCodeAt(0));
    return new TextDecoder().decode(await pipe(bytes, new DecompressionStream("deflate-raw")));
}

async function fileOf(file) {
    return file ? { name: file.name.replace(/\.ipynb$/i, ""), text: await file.text() } : null;
}

async function pipe(bytes, through) {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());
}
