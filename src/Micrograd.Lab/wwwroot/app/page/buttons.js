// The buttons that do something with the notebook as a whole, or with a cell beside its neighbours in the chapter.
/** @import { Cell } from "../document/cell.js" */
/** @import { Notices } from "../notebook/notices.js" */
/** @import { NotebookOfReader } from "./files.js" */
/** @import { Found } from "./library.js" */
import { Notebook } from "../document/notebook.js";
import { iconButton, make } from "../dom.js";
import { linkTo } from "../links.js";
import { choose, download } from "./files.js";
import { pack } from "./shareLink.js";

// Longer ones are cut by some programs.
const longLink = 30_000;

/**
 * What the buttons ask of the page.
 * @typedef {object} PageOfButtons
 * @property {Notices} notices
 * @property {(file: NotebookOfReader) => void} take opens a notebook from outside
 * @property {() => Promise<void>} letGo deletes the reader's version of the open notebook
 */

/**
 * The buttons of the open notebook.
 * @param {Found} found
 * @param {Notebook} notebook
 * @param {PageOfButtons} page
 */
export function fileButtons(found, notebook, { notices, take, letGo }) {
    const ask = (/** @type {string} */ words, /** @type {string} */ label) => notices.show("delete", words, [label, letGo]);
    return [
        iconButton("Open…", "Open a notebook from this machine", async () => {
            const file = await choose();
            if (file) take(file);
        }),
        iconButton("Download", "Download this notebook", () => download(found.name.replace(/^~/, ""), notebook.toText())),
        iconButton("Share", "Share: copy a link that holds this notebook, without its outputs", async () => {
            const link = new URL(`#share=${await pack(notebook.toText())}`, location.href).href;
            const caution = link.length > longLink ? "It is very long: some programs cut such links." : "It holds the whole notebook, without its outputs.";
            await copy(link, `The link is copied. ${caution}`, notices);
        }),
        found.original === null
            ? iconButton("Delete", "Delete this notebook from this browser", () => ask("Delete this notebook from this browser?", "Delete it"))
            : iconButton("Original", "Back to the chapter's original", () => ask("Your changes to this chapter will be gone.", "Back to the original")),
    ];
}

/**
 * The buttons of a cell.
 * @param {Found} found
 * @param {Notebook} notebook
 * @param {Cell} cell
 * @param {PageOfButtons} page
 */
export function cellButtons({ name, original }, notebook, cell, { notices }) {
    const link = iconButton("#", "Copy a link to this cell",
        () => copy(new URL(linkTo(name, cell.id), location.href).href, "The link to this cell is copied.", notices));
    if (original === null || cell.isNew) return [link];
    return [link, iconButton("⟲", "This cell's original", () => {
        const before = new Notebook(original).get(cell.id);
        if (before) notebook.restore(cell, before);
    })];
}

/**
 * @param {string} link
 * @param {string} words
 * @param {Notices} notices
 */
async function copy(link, words, notices) {
    try {
        await navigator.clipboard.writeText(link);
        notices.show("link", words);
    } catch {
        /** @type {HTMLInputElement} */
        const input = make("input", { value: link, readonly: true, "aria-label": "Link", onfocus: () => input.select() });
        notices.show("link", ["The link couldn't be copied. Here it is: ", input]);
    }
}
