// Markdown notebooks: blocks of C# between fences are cells, everything else is prose, parted at its headings. They read on every site that shows Markdown.
const { csharp, nameOf } = require("./languages.js");
const { isBlank, linesOf, readTextNotebook, withoutEnd, writeTextNotebook } = require("./textNotebook.js");

/** @typedef {import("./ipynb.js").Cell} Cell */
/** @typedef {import("./ipynb.js").Notebook} Notebook */
/** @typedef {import("./textNotebook.js").Piece} Piece */
/** @typedef {{ indent: string, fence: string, info: string }} Fence */

const prose = 1;
const code = 2;

/**
 * The fence that a line is, if it is one that opens a block.
 * @param {string} line
 * @returns {Fence | null}
 */
function opening(line) {
    const [, indent, fence, info] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(withoutEnd(line)) ?? [];
    return fence === undefined || (fence[0] === "`" && info.includes("`")) ? null : { indent, fence, info };
}

/**
 * @param {string} line
 * @param {Fence} open
 */
function isClosing(line, { fence }) {
    const [, own] = /^ {0,3}(`+|~+)[ \t]*$/.exec(withoutEnd(line)) ?? [];
    return own !== undefined && own[0] === fence[0] && own.length >= fence.length;
}

/** Whether a block is in C#, by the first word after its fence. */
const isCSharp = (/** @type {Fence} */ { info }) => /^\s*\{?\.?(csharp|cs|c#)(?![\w#+-])/i.test(info);

/** Whether a line is a heading, which begins a cell of its own. */
const isHeading = (/** @type {string} */ line) => /^ {0,3}#{1,6}(?=[ \t]|\r?\n?$)/.test(line);

/**
 * Blocks of lines that belong together, in their order.
 * @param {string[]} lines
 * @returns {{ isCode: boolean, lines: string[] }[]}
 */
function blocksOf(lines) {
    /** @type {{ isCode: boolean, lines: string[] }[]} */
    const blocks = [];
    const add = (/** @type {string[]} */ own, isCode = false, begins = false) => {
        const last = blocks.at(-1);
        if (last && !last.isCode && !isCode && !begins) last.lines.push(...own);
        else blocks.push({ isCode, lines: own });
    };
    for (let index = 0; index < lines.length;) {
        const end = endOf(lines, index);
        const fence = opening(lines[index]);
        // A block that nobody closes goes to the end of the file: it stays prose, for a cell would have to be closed.
        const isCode = fence !== null && isCSharp(fence) && end - index > 1 && isClosing(lines[end - 1], fence);
        add(lines.slice(index, end), isCode, end - index === 1 && isHeading(lines[index]));
        index = end;
    }
    return blocks;
}

/**
 * The line after what begins in a line: a block between fences, or a comment, in which a fence is none.
 * @param {string[]} lines
 * @param {number} index
 */
function endOf(lines, index) {
    const fence = opening(lines[index]);
    const isComment = /^ {0,3}<!--/.test(lines[index]);
    if (!fence && !isComment) return index + 1;
    if (isComment && lines[index].includes("-->")) return index + 1;
    const end = lines.findIndex((line, at) => at > index && (fence ? isClosing(line, fence) : line.includes("-->")));
    return end < 0 ? lines.length : end + 1;
}

/**
 * Prose with an end to what it leaves open: a fence, or a comment, would take in the cells behind it.
 * @param {string} text
 */
function closed(text) {
    const lines = linesOf(text);
    for (let index = 0, end; index < lines.length; index = end) {
        end = endOf(lines, index);
        const fence = opening(lines[index]);
        if (end < lines.length || (!fence && !/^ {0,3}<!--/.test(lines[index]))) continue;
        const hasEnd = fence ? end - index > 1 && isClosing(lines[end - 1], fence) : lines[end - 1].includes("-->");
        if (!hasEnd) return `${text}\n${fence ? fence.fence : "-->"}`;
    }
    return text;
}

/**
 * The lines before the first cell: a byte order mark, a block of properties between lines of three dashes, blank lines.
 * @param {string} text
 */
function beginOf(text) {
    const lines = linesOf(text);
    let end = 0;
    if (/^\ufeff?---[ \t]*\r?\n$/.test(lines[0] ?? "")) {
        const close = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)[ \t]*\r?\n?$/.test(line));
        if (close > 0) end = close + 1;
    }
    while (end < lines.length && isBlank(lines[end].replace("\ufeff", ""))) end++;
    const begin = lines.slice(0, end).join("");
    return begin === "" && lines[0]?.startsWith("\ufeff") ? "\ufeff" : begin;
}

/** @type {import("./textNotebook.js").Format} */
const format = {
    begin: beginOf,

    read(text) {
        /** @type {Piece[]} */
        const pieces = [];
        let end = "";
        for (const { isCode, lines } of blocksOf(linesOf(text))) {
            const first = lines.findIndex(line => !isBlank(line)), last = lines.findLastIndex(line => !isBlank(line));
            if (last < 0) {
                // Blank lines between two blocks.
                end += lines.join("");
                continue;
            }
            if (pieces.length > 0) pieces[pieces.length - 1].after = end + lines.slice(0, first).join("");
            const own = lines.slice(first, last).join("") + withoutEnd(lines[last]);
            pieces.push({ cell: isCode ? codeCell(lines) : proseCell(own), text: own, after: "" });
            end = lines[last].slice(withoutEnd(lines[last]).length) + lines.slice(last + 1).join("");
        }
        return { pieces, end };
    },

    write: cell => cell.kind === prose ? closed(cell.value.replace(/[ \t\r\n]+$/, "").replace(/^(?:[ \t]*\r?\n)+/, "")) : fenced(cell, { indent: "", fence: "```", info: infoOf(cell) }),

    // Fence, indent and info string stay as they were; a fence grows when the code has one as long.
    rewrite(text, cell, begin) {
        const open = opening(linesOf(text)[0] ?? "");
        return cell.kind === code && open && isCSharp(open) && infoOf(cell) === "csharp" ? fenced(cell, open) : format.write(cell, begin);
    },

    // Prose after prose would be one paragraph.
    distance: (cell, next) => cell.kind === prose && next.kind === prose && !isHeading(next.value) ? 2 : 1,
    canStand: () => true,
    isKept: cell => cell.kind === code || /[^ \t\r\n]/.test(cell.value),
};

/**
 * @param {string[]} lines with both fences
 * @returns {Cell}
 */
function codeCell(lines) {
    const { indent } = /** @type {Fence} */ (opening(lines[0]));
    const content = lines.slice(1, lines.findLastIndex(line => !isBlank(line)));
    // As many spaces as the fence has are no part of the code.
    const value = content.map(line => withoutEnd(line).replace(new RegExp(`^ {0,${indent.length}}`), "")).join("\n");
    return { kind: code, value, languageId: csharp, outputs: [], metadata: {} };
}

/**
 * @param {string} text
 * @returns {Cell}
 */
const proseCell = text => ({ kind: prose, value: text.replace(/\r\n/g, "\n"), languageId: "markdown", outputs: [], metadata: {} });

/** @param {Cell} cell */
const infoOf = ({ languageId }) => nameOf(languageId);

/**
 * @param {Cell} cell
 * @param {Fence} open
 */
function fenced({ value }, { indent, fence, info }) {
    const lines = value.replace(/\r\n?/g, "\n").split("\n");
    const longest = Math.max(fence.length - 1, ...lines.map(line => new RegExp(`^ {0,3}(${fence[0]}{3,})`).exec(line)?.[1].length ?? 0));
    const sign = fence[0].repeat(longest + 1);
    const content = value === "" ? [] : lines.map(line => line === "" ? "" : indent + line);
    return [indent + sign + info, ...content, indent + sign].join("\n");
}

/**
 * Reads a notebook.
 * @param {Uint8Array} bytes
 * @param {import("./documentError.js").Translations} [l10n]
 * @returns {Notebook}
 */
const readMarkdown = (bytes, l10n) => readTextNotebook(format, bytes, l10n);

/**
 * The bytes of a notebook.
 * @param {Notebook} notebook
 */
const writeMarkdown = notebook => writeTextNotebook(format, notebook);

module.exports = { readMarkdown, writeMarkdown };
