// Links that hold a whole notebook.
import { write } from "../document/nbformat.js";
import { read } from "../document/notebookFile.js";

/**
 * The part of a link after #share= that holds a notebook without its outputs.
 * @param {string} text the notebook's
 */
export async function pack(text) {
    const json = read(text);
    for (const cell of json.cells) if (cell.cell_type === "code") Object.assign(cell, { outputs: [], execution_count: null });
    const bytes = await pipe(new TextEncoder().encode(write(json)), new CompressionStream("deflate-raw"));
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The notebook's text that a link holds.
 * @param {string} packed
 */
export async function unpack(packed) {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, character => character.charCodeAt(0));
    return new TextDecoder().decode(await pipe(bytes, new DecompressionStream("deflate-raw")));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through
 */
async function pipe(bytes, through) {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());
}
