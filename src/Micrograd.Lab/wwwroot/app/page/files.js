// Notebooks that come from the reader's machine, and go to it.
import { make } from "../dom.js";

/** @typedef {{ name: string, text: string }} NotebookOfReader a file's name without its end, and its text */

// Browsers read what a link leads to after the click.
const untilRead = 10_000;

/**
 * Gives the reader a notebook as a file.
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" })), download: `${name}.ipynb` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), untilRead);
}

/**
 * Lets the reader choose a file; null when they don't.
 * @returns {Promise<NotebookOfReader | null>}
 */
export function choose() {
    return new Promise(resolve => {
        const input = make("input", { type: "file", accept: ".ipynb,application/json" });
        input.addEventListener("change", () => resolve(input.files?.[0] ? fileOf(input.files[0]) : null));
        input.addEventListener("cancel", () => resolve(null));
        input.click();
    });
}

/**
 * Takes files that are dropped on the page.
 * @param {(file: NotebookOfReader) => void} open
 */
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

/** @param {File} file */
async function fileOf(file) {
    return { name: file.name.replace(/\.ipynb$/i, ""), text: await file.text() };
}
