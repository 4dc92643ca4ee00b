// .dib files, .NET Interactive's notebooks: "#!csharp" begins a cell, and a block "#!meta" at the top says which kernels there are.
// As Microsoft.DotNet.Interactive.Documents reads and writes them: blank lines around a cell are none of its text, a cell without text isn't written.
const { isStill, languageOf, nameOf } = require("./languages.js");
const { linesOf, readTextNotebook, withoutEnd, writeTextNotebook } = require("./textNotebook.js");

/** @typedef {import("./ipynb.js").Cell} Cell */
/** @typedef {import("./ipynb.js").Notebook} Notebook */
/** @typedef {import("./textNotebook.js").Piece} Piece */
/** @typedef {{ name: string, language: string }} Kernel */
/** @typedef {{ byName: Map<string, Kernel>, first: Kernel }} Kernels */

const prose = 1;
const code = 2;

// Those that are there without a word of the file, and "dot", which the session draws.
const usual = /** @type {[string, string[]][]} */ ([
    ["csharp", ["c#", "C#", "cs"]], ["dot", []], ["fsharp", ["f#", "F#", "fs"]], ["pwsh", ["powershell"]], ["html", []], ["javascript", ["js"]], ["http", []], ["kql", []],
    ["markdown", ["md"]], ["mermaid", []], ["sql", []], ["value", []],
]);

/**
 * The kernels of a file.
 * @param {string} begin the text up to its first cell
 * @returns {Kernels}
 */
function kernelsOf(begin) {
    /** @type {Map<string, Kernel>} */
    const byName = new Map();
    const add = (/** @type {string} */ name, /** @type {string} */ language, /** @type {string[]} */ aliases) => {
        for (const alias of [name, ...aliases]) byName.set(alias, { name, language });
    };
    for (const [name, aliases] of usual) add(name, languageOf(name), aliases);
    const info = kernelInfo(begin);
    for (const item of Array.isArray(info?.items) ? info.items : []) {
        if (typeof item?.name !== "string") continue;
        const language = typeof item.languageName === "string" && item.languageName !== "" ? languageOf(item.languageName) : languageOf(item.name);
        add(item.name, language, Array.isArray(item.aliases) ? item.aliases.filter((/** @type {unknown} */ alias) => typeof alias === "string") : []);
    }
    const first = byName.get(info?.defaultKernelName) ?? /** @type {Kernel} */ (byName.get("csharp"));
    return { byName, first };
}

/**
 * What the block "#!meta" says. One that isn't JSON says nothing, and stays as it is.
 * @param {string} begin
 * @returns {{ defaultKernelName?: any, items?: any } | undefined}
 */
function kernelInfo(begin) {
    try {
        return JSON.parse(begin.slice(begin.indexOf("#!meta") + "#!meta".length)).kernelInfo;
    } catch {
        return undefined;
    }
}

/**
 * The lines up to the first cell: a byte order mark, blank lines, the block "#!meta".
 * @param {string} text
 */
function beginOf(text) {
    const lines = linesOf(text);
    let index = 0;
    while (index < lines.length && withoutEnd(lines[index]).replace("\ufeff", "") === "") index++;
    if (!lines[index]?.replace("\ufeff", "").startsWith("#!meta")) return lines[0]?.startsWith("\ufeff") ? "\ufeff" : "";
    index++;
    while (index < lines.length && !lines[index].startsWith("#!")) index++;
    return lines.slice(0, index).join("");
}

/** @type {import("./textNotebook.js").Format} */
const format = {
    begin: beginOf,

    read(text, begin) {
        const { byName, first } = kernelsOf(begin);
        /** @type {Piece[]} */
        const pieces = [];
        /** @type {{ kernel: Kernel, head: string[], lines: string[] }} */
        let current = { kernel: first, head: [], lines: [] };
        // The lines that belong to no cell's text: they stand before the next one.
        let before = "";
        const finish = () => {
            const { kernel, head, lines } = current;
            const from = lines.findIndex(line => withoutEnd(line) !== ""), to = lines.findLastIndex(line => withoutEnd(line) !== "") + 1;
            if (from < 0) {
                before += head.join("") + lines.join("");
                return;
            }
            const own = before + head.join("") + lines.slice(0, from).join("") + lines.slice(from, to - 1).join("") + withoutEnd(lines[to - 1]);
            pieces.push({ cell: cellOf(lines.slice(from, to).map(withoutEnd).join("\n"), kernel), text: own, after: "" });
            before = lines[to - 1].slice(withoutEnd(lines[to - 1]).length) + lines.slice(to).join("");
            return;
        };
        for (const line of linesOf(text)) {
            const kernel = line.startsWith("#!") ? byName.get(withoutEnd(line).slice(2)) : undefined;
            if (kernel) {
                finish();
                current = { kernel, head: [line], lines: [] };
            } else {
                current.lines.push(line);
            }
        }
        finish();
        return apart(pieces, before);
    },

    write(cell, begin) {
        return `#!${kernelOf(cell, begin)}\n\n${trimmed(cell.value)}`;
    },

    // Lines before the text stay; a cell that has got another language gets another head.
    rewrite(text, cell, begin) {
        const { byName, first } = kernelsOf(begin);
        const [, head = ""] = /^((?:(?:#![^\n]*|\r?)\n)*)/.exec(text) ?? [];
        const names = linesOf(head).map(withoutEnd).filter(line => line.startsWith("#!")).map(line => byName.get(line.slice(2)));
        const isHead = names.every(kernel => kernel !== undefined) && trimmed(cell.value) !== "";
        const kernel = names.at(-1) ?? first;
        const isSame = kernel.name === kernelOf(cell, begin) && kernel.language === languageOfCell(cell, kernel);
        return isHead && isSame ? head + trimmed(cell.value) : format.write(cell, begin);
    },

    distance: () => 1,
    canStand: (text, index) => index === 0 || /^\s*#!/.test(text),
    isKept: cell => trimmed(cell.value) !== "",
};

/**
 * Parts what stands between two cells: the line ends up to the first "#!" come after the one, the rest belongs to the other.
 * @param {Piece[]} pieces
 * @param {string} end
 */
function apart(pieces, end) {
    return {
        pieces: pieces.map((piece, index) => {
            const [blank] = /** @type {RegExpExecArray} */ (/^[\r\n]*/.exec(piece.text));
            const next = pieces[index + 1] && /** @type {RegExpExecArray} */ (/^[\r\n]*/.exec(pieces[index + 1].text))[0];
            return { cell: piece.cell, text: index === 0 ? piece.text : piece.text.slice(blank.length), after: next ?? "" };
        }),
        end,
    };
}

/**
 * @param {string} value
 * @param {Kernel} kernel
 * @returns {Cell}
 */
function cellOf(value, { name, language }) {
    if (name === "markdown") return { kind: prose, value, languageId: "markdown", outputs: [], metadata: {} };
    // The name goes along where the language alone doesn't say it.
    return { kind: code, value, languageId: language, outputs: [], metadata: nameOf(language) === name ? {} : { kernel: name } };
}

/**
 * The kernel that a cell names.
 * @param {Cell} cell
 * @param {string} begin
 */
function kernelOf({ kind, languageId, metadata }, begin) {
    if (kind === prose) return "markdown";
    const kernel = typeof metadata?.kernel === "string" ? kernelsOf(begin).byName.get(metadata.kernel) : undefined;
    return kernel && (kernel.language === languageId || isStill(kernel.name, languageId)) ? kernel.name : nameOf(languageId);
}

/**
 * @param {Cell} cell
 * @param {Kernel} kernel
 */
const languageOfCell = ({ kind, languageId }, kernel) => kind === prose ? "markdown" : languageId === "plaintext" ? kernel.language : languageId;

/** Text without blank lines around it. */
const trimmed = (/** @type {string} */ value) => value.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");

/**
 * Reads a notebook.
 * @param {Uint8Array} bytes
 * @param {import("./documentError.js").Translations} [l10n]
 * @returns {Notebook}
 */
const readDib = (bytes, l10n) => readTextNotebook(format, bytes, l10n);

/**
 * The bytes of a notebook.
 * @param {Notebook} notebook
 */
const writeDib = notebook => writeTextNotebook(format, notebook);

module.exports = { readDib, writeDib };
