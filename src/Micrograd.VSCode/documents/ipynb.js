// The .ipynb document: read for VS Code, and written so that what wasn't changed keeps every byte. Files of nbformat 4, and of 3, IPython's, are read.
//
// Nothing outlives a document: what VS Code's model has no place for travels in its metadata, and only there where the model alone would be written
// differently. A notebook as Jupyter writes it needs none of that.
const { createHash } = require("node:crypto");
const { emptyNotebook } = require("../notebook/kinds.js");
const { DocumentError, english } = require("./documentError.js");
const { List, Members, Reader, Scalar, isSame, jupyterLayout, nodeOf, parse, valueOf, write, JsonError } = require("./json.js");
const { csharp, isStill, languageOf, nameOf, plain } = require("./languages.js");
const { upgraded } = require("./nbformat3.js");
const { joined, keepOutputs, lines, readOutput } = require("./outputs.js");
const { decode, isSameText } = require("./text.js");

/** @typedef {import("./json.js").Node} Node */
/** @typedef {import("./documentError.js").Translations} Translations */
/** @typedef {{ indent: string, newLine: string }} Layout */
/**
 * A cell as VS Code holds it; a kind of 1 is prose, 2 is code.
 * @typedef {object} Cell
 * @property {1 | 2} kind
 * @property {string} value
 * @property {string} languageId
 * @property {import("./outputs.js").Output[]} [outputs]
 * @property {{ [name: string]: any }} [metadata]
 * @property {{ executionOrder?: number }} [executionSummary]
 */
/** @typedef {{ cells: Cell[], metadata?: { [name: string]: any } }} Notebook */
/** @typedef {{ head: string, between: string[], tail: string, isEmpty?: true }} Envelope What stands around a file's cells, and whether there are none. */

const prose = 1;
const code = 2;

/**
 * Reads a notebook. A file of no bytes is a new one.
 * @param {Uint8Array} bytes
 * @param {Translations} l10n
 * @returns {Notebook & { metadata: { [name: string]: any } }}
 */
function readNotebook(bytes, l10n = english) {
    if (bytes.length === 0) return { cells: [], metadata: structuredClone(emptyNotebook) };
    const text = decode(bytes, l10n);
    const reader = new Reader(text.replace(/^\ufeff/, ""), l10n);
    const root = parseFile(reader, l10n);
    if (valueOf(root.get("nbformat")) === 3) {
        const notebook = readNotebook(new TextEncoder().encode(write(checked(upgraded(root), l10n)) + "\n"), l10n);
        return { ...notebook, metadata: { ...notebook.metadata, micrograd: { original: text } } };
    }
    checked(root, l10n);
    const offset = text.length - reader.text.length;
    const envelope = envelopeOf(text, offset, reader, root);
    const cells = /** @type {List} */ (root.get("cells"));
    const metadata = { metadata: valueOf(root.get("metadata")), nbformat: valueOf(root.get("nbformat")), nbformat_minor: valueOf(root.get("nbformat_minor")) };
    const layout = layoutOf(envelope);
    const isUsual = isSameEnvelope(envelope, usualEnvelope(metadata, jupyterLayout, cells.items.length));
    const language = languageOfNotebook(metadata.metadata);
    const read = (/** @type {Node} */ cell) =>
        readCell(/** @type {Members} */ (cell), text.slice(...placeOf(reader, cell, offset)), layout, language, metadata.nbformat_minor);
    return {
        cells: cells.items.map(read),
        metadata: isUsual ? metadata : { ...metadata, micrograd: envelope },
    };
}

/**
 * The bytes of a notebook.
 * @param {Notebook} notebook
 * @returns {Uint8Array}
 */
function writeNotebook(notebook) {
    return new TextEncoder().encode(textOf(notebook));
}

/**
 * @param {Notebook} notebook
 * @returns {string}
 */
function textOf(notebook) {
    const { cells } = notebook;
    const metadata = /** @type {{ [name: string]: any }} */ ({ ...structuredClone(emptyNotebook), ...notebook.metadata });
    const { original } = metadata.micrograd ?? {};
    if (original !== undefined) {
        const withoutOriginal = textOf({ cells, metadata: { ...metadata, micrograd: undefined } });
        return withoutOriginal === new TextDecoder().decode(writeNotebookOf(original)) ? original : withoutOriginal;
    }
    const { head, between, tail, layout } = envelopeFor(metadata, cells.length);
    const language = languageOfNotebook(metadata.metadata);
    const ids = new Ids(cells);
    const texts = cells.map((cell, index) => writeCell(cell, index, layout, language, metadata.nbformat_minor >= 5 ? ids : null));
    return head + texts.map((text, index) => index === 0 ? text : between[index - 1] + text).join("") + tail;
}

/** @param {string} original */
function writeNotebookOf(original) {
    const notebook = readNotebook(new TextEncoder().encode(original));
    return writeNotebook({ ...notebook, metadata: { ...notebook.metadata, micrograd: undefined } });
}

/**
 * @param {Reader} reader
 * @param {Translations} l10n
 * @returns {Members}
 */
function parseFile(reader, l10n) {
    if (reader.text.trim() === "") throw new DocumentError(l10n.t("The file is empty. A new notebook has at least {0}", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}.'));
    /** @type {Node} */
    let root;
    try {
        root = reader.readAll();
    } catch (problem) {
        if (!(problem instanceof JsonError)) throw problem;
        const found = reader.text.slice(reader.text.lastIndexOf("\n", problem.index - 1) + 1);
        const isBeginning = problem.index === 0;
        const said = /^(<<<<<<<|=======|>>>>>>>)/.test(found) ? l10n.t("Here is a mark of an unresolved merge conflict. Resolve it, or take one of the two versions.")
            : isBeginning && found.startsWith("<") ? l10n.t("This is a web page, or other markup, and no notebook. Where a site shows a notebook, download the file itself (\"Raw\").")
                : isBeginning && found.startsWith("version https://git-lfs") ? l10n.t("The notebook itself isn't here, only its place in Git's large file storage. Fetch it with: git lfs pull")
                    : problem.message;
        throw new DocumentError(l10n.t("This notebook can't be read. Line {0}, column {1}: {2}", problem.line + 1, problem.column + 1, said), { cause: problem });
    }
    if (root instanceof Members) return root;
    throw new DocumentError(l10n.t("The file is JSON, but no notebook: it must hold an object with \"cells\", \"metadata\" and \"nbformat\"."));
}

/**
 * The same notebook, if it can be shown.
 * @param {Members} root
 * @param {Translations} l10n
 */
function checked(root, l10n) {
    const format = valueOf(root.get("nbformat"));
    if (!Number.isInteger(format)) throw new DocumentError(l10n.t("\"nbformat\" must be the number 4, but {0}. Is this a notebook?", described(root, "nbformat", l10n)));
    if (format !== 4) throw new DocumentError(l10n.t("This notebook is of format {0}; formats 3 and 4 can be read. Open it in Jupyter and save it.", format));
    const fail = (/** @type {string} */ where, /** @type {string} */ problem) => {
        throw new DocumentError(where === "" ? problem : `${where}: ${problem}`);
    };
    const must = (/** @type {boolean} */ isRight, /** @type {Members} */ json, /** @type {string} */ field, /** @type {string} */ wanted, where = "") =>
        isRight || fail(where, l10n.t("\"{0}\" must be {1}, but {2}.", field, wanted, described(json, field, l10n)));
    must(Number.isInteger(valueOf(root.get("nbformat_minor"))), root, "nbformat_minor", l10n.t("a whole number"));
    must(root.get("metadata") instanceof Members, root, "metadata", l10n.t("an object"));
    const cells = root.get("cells");
    if (!(cells instanceof List)) throw new DocumentError(l10n.t("\"{0}\" must be {1}, but {2}.", "cells", l10n.t("a list"), described(root, "cells", l10n)));
    cells.items.forEach((cell, index) => {
        const where = l10n.t("Cell {0}", index + 1);
        if (!(cell instanceof Members)) {
            fail(where, l10n.t("a cell must be an object."));
            return;
        }
        const kind = joined(cell.get("cell_type"));
        must(kind === "code" || kind === "markdown" || kind === "raw", cell, "cell_type", '"code", "markdown", "raw"', where);
        must(joined(cell.get("source")) !== undefined, cell, "source", l10n.t("a text or a list of lines"), where);
        must(cell.get("metadata") instanceof Members, cell, "metadata", l10n.t("an object"), where);
        must(!cell.has("id") || typeof valueOf(cell.get("id")) === "string", cell, "id", l10n.t("a text"), where);
        if (kind !== "code") return;
        const count = valueOf(cell.get("execution_count")) ?? null;
        must(count === null || Number.isInteger(count), cell, "execution_count", l10n.t("a whole number or null"), where);
        const outputs = cell.get("outputs");
        must(outputs instanceof List && outputs.items.every(output => output instanceof Members && joined(output.get("output_type")) !== undefined), cell, "outputs", l10n.t("a list of outputs"), where);
    });
    return root;
}

/**
 * What a message says of the thing that was found in a field.
 * @param {Members} json
 * @param {string} field
 * @param {Translations} l10n
 */
function described(json, field, l10n) {
    const node = json.get(field);
    if (node === undefined) return l10n.t("is missing");
    if (node instanceof Members) return l10n.t("is an object");
    if (node instanceof List) return l10n.t("is a list");
    return l10n.t("is {0}", node.raw.length > 60 ? `${node.raw.slice(0, 60)}…` : node.raw);
}

/**
 * @param {Reader} reader
 * @param {Node} node
 * @param {number} offset
 * @returns {[number, number]}
 */
function placeOf(reader, node, offset) {
    const [start, end] = /** @type {[number, number]} */ (reader.places.get(node));
    return [start + offset, end + offset];
}

/**
 * @param {string} text
 * @param {number} offset
 * @param {Reader} reader
 * @param {Members} root
 * @returns {Envelope}
 */
function envelopeOf(text, offset, reader, root) {
    const list = /** @type {List} */ (root.get("cells"));
    const places = list.items.map(cell => placeOf(reader, cell, offset));
    const [start] = placeOf(reader, list, offset);
    const first = places[0]?.[0] ?? start + 1, last = places.at(-1)?.[1] ?? start + 1;
    const between = places.slice(1).map(([from], index) => text.slice(places[index][1], from));
    return { head: text.slice(0, first), between, tail: text.slice(last), ...places.length === 0 ? { isEmpty: true } : {} };
}

/**
 * What Jupyter writes around that many cells.
 * @param {{ [name: string]: any }} metadata
 * @param {Layout} layout
 * @param {number} count
 * @returns {Envelope}
 */
function usualEnvelope(metadata, layout, count, root = new Members([
    ["cells", new List([])], ["metadata", nodeOf(metadata.metadata)], ["nbformat", nodeOf(metadata.nbformat)], ["nbformat_minor", nodeOf(metadata.nbformat_minor)],
]), end = layout.newLine) {
    const [head, ...rest] = write(root.with("cells", new List(count === 0 ? [] : [placeholder])), layout).split(count === 0 ? /(?<="cells": \[)(?=\])/ : placeholder.raw);
    return { head, between: Array(Math.max(count - 1, 0)).fill(`,${layout.newLine}${layout.indent.repeat(2)}`), tail: rest.join("") + end };
}

const placeholder = new Scalar(null, "\ue000cells\ue000");

/**
 * @param {Envelope} one
 * @param {Envelope} other
 */
const isSameEnvelope = (one, other) => one.head === other.head && one.tail === other.tail && one.between.every((text, index) => text === other.between[index]);

/**
 * The layout of a file: some tools indent by two, some systems end lines with CR LF.
 * @param {Envelope} envelope
 * @returns {Layout}
 */
function layoutOf({ head, tail }) {
    const [, end, indent] = /(\r?\n)([ \t]*)/.exec(head + tail) ?? [];
    return { indent: indent || jupyterLayout.indent, newLine: end ?? "\n" };
}

/**
 * What stands around the cells of a notebook, and how they are laid out.
 * @param {{ [name: string]: any }} metadata
 * @param {number} count
 * @returns {Envelope & { layout: Layout }}
 */
function envelopeFor(metadata, count) {
    const { metadata: own, micrograd } = metadata;
    if (typeof micrograd?.head !== "string") return { ...usualEnvelope(metadata, jupyterLayout, count), layout: jupyterLayout };
    const { head, between, tail, isEmpty = false } = /** @type {Envelope} */ (micrograd);
    const layout = layoutOf(micrograd);
    const root = /** @type {Members} */ (parse((head + tail).replace(/^\ufeff/, "")));
    const isSameMetadata = isSame(nodeOf(valueOf(root.get("metadata"))), nodeOf(own));
    if (isSameMetadata && isEmpty === (count === 0)) {
        const usual = between[0] ?? `,${layout.newLine}${layout.indent.repeat(2)}`;
        return { head, between: between.length === count - 1 ? between : Array(Math.max(count - 1, 0)).fill(usual), tail, layout };
    }
    const end = /\}(\s*)$/.exec(tail)?.[1] ?? layout.newLine;
    const written = usualEnvelope(metadata, layout, count, isSameMetadata ? root : root.with("metadata", nodeOf(own)), end);
    return { ...written, head: (head.startsWith("\ufeff") ? "\ufeff" : "") + written.head, layout };
}

/**
 * The language of cells that don't say their own.
 * @param {{ [name: string]: any } | undefined} metadata
 */
function languageOfNotebook(metadata) {
    const name = metadata?.kernelspec?.language ?? metadata?.language_info?.name;
    return typeof name === "string" && name !== "" ? languageOf(name) : csharp;
}

/**
 * The language that a cell's metadata name.
 * @param {{ [name: string]: any } | undefined} metadata
 * @returns {string | undefined}
 */
const nameInMetadata = metadata => [metadata?.polyglot_notebook?.kernelName, metadata?.dotnet_interactive?.language, metadata?.vscode?.languageId]
    .find(name => typeof name === "string" && name !== "");

/**
 * @param {Members} cell
 * @param {string} text as it stands in the file
 * @param {Layout} layout
 * @param {string} language
 * @param {number} minor
 * @returns {Cell}
 */
function readCell(cell, text, layout, language, minor) {
    const shown = modelOf(cell, language);
    const keeps = writeNew(shown, layout, language, minor >= 5 ? valueOf(cell.get("id")) : undefined) === text && !shown.value.includes("\r");
    return keeps ? shown : { ...shown, metadata: { ...shown.metadata, micrograd: { cell: text } } };
}

/**
 * @param {Members} cell
 * @param {string} language
 * @returns {Cell}
 */
function modelOf(cell, language) {
    const kind = joined(cell.get("cell_type")), value = joined(cell.get("source")) ?? "";
    const id = valueOf(cell.get("id")), own = valueOf(cell.get("metadata"));
    const metadata = { ...id === undefined ? {} : { id }, metadata: own };
    if (kind === "markdown") {
        const attachments = valueOf(cell.get("attachments"));
        return { kind: prose, value, languageId: "markdown", outputs: [], metadata: attachments === undefined ? metadata : { ...metadata, attachments } };
    }
    if (kind === "raw") return { kind: code, value, languageId: "raw", outputs: [], metadata: { ...metadata, cell_type: kind } };
    const count = valueOf(cell.get("execution_count")), name = nameInMetadata(own), outputs = cell.get("outputs");
    return {
        kind: code,
        value,
        languageId: name === undefined ? language : languageOf(name),
        outputs: outputs instanceof List ? outputs.items.map(output => readOutput(/** @type {Members} */ (output))) : [],
        metadata,
        ...typeof count === "number" ? { executionSummary: { executionOrder: count } } : {},
    };
}

/**
 * @param {Cell} cell
 * @param {number} index
 * @param {Layout} layout
 * @param {string} language
 * @param {Ids | null} ids null for a format in which cells have none
 */
function writeCell(cell, index, layout, language, ids) {
    const id = ids?.at(index);
    const text = cell.metadata?.micrograd?.cell;
    if (typeof text !== "string") return writeNew(cell, layout, language, id);
    const stored = /** @type {Members} */ (parse(text));
    const changed = changedCell(stored, cell, language, id);
    const isFromHere = text.includes("\r\n") === (text.includes("\n") && layout.newLine === "\r\n");
    return changed === stored && isFromHere ? text : write(changed, layout, 2);
}

/**
 * A cell as Jupyter writes it.
 * @param {Cell} cell
 * @param {Layout} layout
 * @param {string} language
 * @param {string | undefined} id
 */
const writeNew = (cell, layout, language, id) => write(newCell(cell, language, id), layout, 2);

/**
 * @param {Cell} cell
 * @param {string} language
 * @param {string | undefined} id
 */
function newCell(cell, language, id) {
    const kind = kindOf(cell), { attachments } = cell.metadata ?? {};
    /** @type {[string, Node][]} */
    const members = kind === "markdown" && attachments !== undefined ? [["attachments", nodeOf(attachments)]] : [];
    members.push(["cell_type", nodeOf(kind)]);
    if (kind === "code") members.push(["execution_count", nodeOf(countOf(cell))]);
    if (id !== undefined) members.push(["id", nodeOf(id)]);
    members.push(["metadata", nodeOf(metadataOf(cell, kind, language))]);
    if (kind === "code") members.push(["outputs", keepOutputs(undefined, cell.outputs ?? [], countOf(cell))]);
    members.push(["source", nodeOf(lines(cell.value))]);
    return new Members(members);
}

/**
 * A stored cell with what has changed since: the very same where nothing has.
 * @param {Members} stored
 * @param {Cell} cell
 * @param {string} language
 * @param {string | undefined} id
 */
function changedCell(stored, cell, language, id) {
    const kind = kindOf(cell);
    if (joined(stored.get("cell_type")) !== kind) return newCell(cell, language, id);
    let changed = stored;
    const set = (/** @type {string} */ name, /** @type {Node} */ node) => {
        changed = changed.with(name, node);
    };
    const metadata = metadataOf(cell, kind, language);
    if (!isSame(nodeOf(valueOf(stored.get("metadata"))), nodeOf(metadata))) set("metadata", nodeOf(metadata));
    if (!isSameText(joined(stored.get("source")) ?? "", cell.value)) set("source", nodeOf(lines(cell.value)));
    if (id !== undefined && id !== valueOf(stored.get("id"))) set("id", nodeOf(id));
    if (kind !== "code") return changed;
    const count = countOf(cell), outputs = keepOutputs(stored.get("outputs"), cell.outputs ?? [], count);
    if (write(outputs) !== write(stored.get("outputs") ?? new List([]))) set("outputs", outputs);
    if ((valueOf(stored.get("execution_count")) ?? null) !== count) set("execution_count", nodeOf(count));
    return changed;
}

/** @param {Cell} cell */
const kindOf = ({ kind, languageId, metadata }) => kind === prose ? "markdown"
    : languageId === "raw" || (metadata?.cell_type === "raw" && languageId === plain) ? "raw" : "code";

/** @param {Cell} cell */
const countOf = ({ executionSummary }) => executionSummary?.executionOrder ?? null;

/**
 * A cell's metadata, with its language if that has changed.
 * @param {Cell} cell
 * @param {string} kind
 * @param {string} language
 * @returns {{ [name: string]: any }}
 */
function metadataOf({ languageId, metadata }, kind, language) {
    const own = metadata?.metadata ?? {};
    const name = nameInMetadata(own);
    if (kind !== "code" || (name === undefined ? isStill(nameOf(language), languageId) : isStill(name, languageId))) return own;
    const { polyglot_notebook: polyglot, dotnet_interactive: interactive, vscode, ...rest } = own;
    const others = { ...without(polyglot, "kernelName", "polyglot_notebook"), ...without(interactive, "language", "dotnet_interactive"), ...without(vscode, "languageId", "vscode") };
    if (languageId === language || (languageId === "csharp" && language === csharp)) return { ...rest, ...others };
    return { ...rest, ...others, polyglot_notebook: { ...others.polyglot_notebook, kernelName: nameOf(languageId) } };
}

/**
 * @param {{ [name: string]: any } | undefined} json
 * @param {string} member
 * @param {string} name
 */
function without(json, member, name) {
    const rest = Object.fromEntries(Object.entries(json ?? {}).filter(([own]) => own !== member));
    return Object.keys(rest).length === 0 ? {} : { [name]: rest };
}

/** The names of a notebook's cells. One that has none, or another's, gets one of its own, made of its content: the same each time. */
class Ids {
    /** @type {string[]} */
    #ids = [];

    /** @param {Cell[]} cells */
    constructor(cells) {
        /** @type {Set<string>} */
        const taken = new Set();
        const own = cells.map(({ metadata }) => {
            const id = metadata?.id;
            if (typeof id !== "string" || taken.has(id)) return undefined;
            taken.add(id);
            return id;
        });
        this.#ids = cells.map((cell, index) => own[index] ?? madeId(cell, taken));
    }

    /** @param {number} index */
    at(index) {
        return this.#ids[index];
    }
}

/**
 * @param {Cell} cell
 * @param {Set<string>} taken
 */
function madeId(cell, taken) {
    const kind = kindOf(cell);
    for (let occurrence = 1; ; occurrence++) {
        const content = `${kind[0].toUpperCase()}${kind.slice(1)} ${occurrence}\n${cell.value}`;
        const id = createHash("sha256").update(content).digest("hex").slice(0, 8);
        if (taken.has(id)) continue;
        taken.add(id);
        return id;
    }
}

module.exports = { readNotebook, writeNotebook };
