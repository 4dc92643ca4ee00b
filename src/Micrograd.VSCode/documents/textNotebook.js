// Notebooks that are text: .dib files and Markdown. What a cell is, a format says (dib.js, markdown.js); how every byte is kept, this module says.
//
// A file is read in pieces: what stands before the first cell, each cell as it is spelled with the blank lines after it, and what stands after the last.
// Only what isn't spelled in the usual way travels in VS Code's metadata: a file that is has none.
const { english } = require("./documentError.js");
const { decode, isSameText, withPlainLineEnds } = require("./text.js");

/** @typedef {import("./ipynb.js").Cell} Cell */
/** @typedef {import("./ipynb.js").Notebook} Notebook */
/** @typedef {{ cell: Cell, text: string, after: string }} Piece A cell, its text in the file, and the line ends between that and the next piece. */
/**
 * A format.
 * @typedef {object} Format
 * @property {(text: string) => string} begin what of a file stands before its first cell
 * @property {(text: string, begin: string) => { pieces: Piece[], end: string }} read takes apart what comes after that
 * @property {(cell: Cell, begin: string) => string} write a cell as it is usually spelled, lines ended by \n
 * @property {(text: string, cell: Cell, begin: string) => string} rewrite a cell that has changed, spelled as it was as far as that goes
 * @property {(cell: Cell, next: Cell) => number} distance how many line ends there must be between two cells
 * @property {(text: string, index: number) => boolean} canStand whether a cell can be spelled so at a place
 * @property {(cell: Cell) => boolean} isKept whether there is anything of a cell to write
 */

const usualAfter = "\n\n";
const usualEnd = "\n";

/**
 * Reads a notebook.
 * @param {Format} format
 * @param {Uint8Array} bytes
 * @param {import("./documentError.js").Translations} l10n
 * @returns {Notebook}
 */
function readTextNotebook(format, bytes, l10n = english) {
    const text = decode(bytes, l10n);
    const newLine = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
    const begin = format.begin(text);
    const { pieces, end } = format.read(text.slice(begin.length), begin);
    const cells = pieces.map(({ cell, text: own, after }, index) => {
        const isLast = index === pieces.length - 1;
        const spelling = {
            ...own === withLineEnds(format.write(cell, begin), newLine) ? {} : { text: own },
            ...isLast || after === withLineEnds(usualAfter, newLine) ? {} : { after },
        };
        return Object.keys(spelling).length === 0 ? cell : { ...cell, metadata: { ...cell.metadata, micrograd: spelling } };
    });
    const head = pieces.length === 0 ? begin + end : begin;
    const spelling = {
        ...head === "" ? {} : { begin: head },
        ...pieces.length === 0 || end === withLineEnds(usualEnd, newLine) ? {} : { end },
        ...newLine === "\n" ? {} : { newLine },
    };
    return { cells, metadata: Object.keys(spelling).length === 0 ? {} : { micrograd: spelling } };
}

/**
 * The bytes of a notebook.
 * @param {Format} format
 * @param {Notebook} notebook
 * @returns {Uint8Array}
 */
function writeTextNotebook(format, { cells, metadata }) {
    const { begin = "", newLine = "\n", end = withLineEnds(usualEnd, newLine) } = metadata?.micrograd ?? {};
    const kept = cells.filter(cell => cell.metadata?.micrograd?.text !== undefined || format.isKept(cell));
    const parts = kept.map((cell, index) => {
        const own = textOf(format, cell, index, begin, newLine);
        const next = kept[index + 1];
        return next ? own + afterOf(format, cell, next, newLine) : own;
    });
    return new TextEncoder().encode(begin + parts.join("") + (parts.length === 0 ? "" : end));
}

/**
 * @param {Format} format
 * @param {Cell} cell
 * @param {number} index
 * @param {string} begin
 * @param {string} newLine
 */
function textOf(format, cell, index, begin, newLine) {
    const text = cell.metadata?.micrograd?.text;
    if (typeof text !== "string" || !format.canStand(text, index)) return withLineEnds(format.write(cell, begin), newLine);
    const { pieces } = format.read(text, begin);
    const [stored] = pieces;
    const isUnchanged = pieces.length === 1 && stored.cell.kind === cell.kind && isSameLanguage(stored.cell, cell) && isSameText(stored.cell.value, cell.value);
    return isUnchanged ? text : withLineEnds(format.rewrite(text, cell, begin), newLine);
}

/**
 * VS Code makes plain text of a language that it doesn't know.
 * @param {Cell} stored
 * @param {Cell} now
 */
const isSameLanguage = (stored, now) => stored.languageId === now.languageId || now.languageId === "plaintext";

/**
 * @param {Format} format
 * @param {Cell} cell
 * @param {Cell} next
 * @param {string} newLine
 */
function afterOf(format, cell, next, newLine) {
    const after = cell.metadata?.micrograd?.after;
    const isFar = typeof after === "string" && after.split("\n").length - 1 >= format.distance(cell, next);
    return isFar ? after : withLineEnds(usualAfter, newLine);
}

/**
 * @param {string} text
 * @param {string} newLine
 */
const withLineEnds = (text, newLine) => newLine === "\n" ? withPlainLineEnds(text) : withPlainLineEnds(text).replaceAll("\n", newLine);

/**
 * The lines of a text, each with its line end.
 * @param {string} text
 */
const linesOf = text => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Whether a line has nothing in it. */
const isBlank = (/** @type {string} */ line) => /^[ \t]*\r?\n?$/.test(line);

/** A line without its end. */
const withoutEnd = (/** @type {string} */ line) => line.replace(/\r?\n$/, "");

module.exports = { isBlank, linesOf, readTextNotebook, withoutEnd, writeTextNotebook };
