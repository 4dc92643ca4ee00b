// What cells show: as nbformat stores it, and as VS Code holds it. The names in an output's metadata are those of VS Code's own ipynb serializer, and what
// is written is what OutputJson.cs writes.
const { isBinary } = require("../notebook/kinds.js");
const { List, Members, canonical, isSame, nodeOf, parse, valueOf, writeCompact } = require("./json.js");

/** @typedef {import("./json.js").Node} Node */
/** @typedef {{ mime: string, data: Uint8Array }} Item */
/** @typedef {{ items: Item[], metadata?: { [name: string]: any } }} Output */

const stdout = "application/vnd.code.notebook.stdout";
const stderr = "application/vnd.code.notebook.stderr";
const failure = "application/vnd.code.notebook.error";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Whether a form's content is JSON. */
const isJson = (/** @type {string} */ mime) => mime === "application/json" || (mime.endsWith("+json") && mime !== failure);

/** Whether a form is stored in lines. */
const isInLines = (/** @type {string} */ mime) => mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";

// What ends a line for Python, and so for Jupyter.
const lineEnds = new Set("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

/**
 * Text as notebooks store it: in lines, each with its line end.
 * @param {string} text
 */
function lines(text) {
    /** @type {string[]} */
    const all = [];
    let start = 0;
    for (let index = 0; index < text.length; index++) {
        if (!lineEnds.has(text[index])) continue;
        if (text[index] === "\r" && text[index + 1] === "\n") index++;
        all.push(text.slice(start, index + 1));
        start = index + 1;
    }
    return start < text.length ? [...all, text.slice(start)] : all;
}

/**
 * The text of a string or of a list of lines; undefined for anything else.
 * @param {Node | undefined} node
 * @returns {string | undefined}
 */
function joined(node) {
    const value = node instanceof Members ? undefined : valueOf(node);
    if (Array.isArray(value)) return value.every(line => typeof line === "string") ? value.join("") : undefined;
    return typeof value === "string" ? value : undefined;
}

/**
 * An output, as VS Code holds it.
 * @param {Members} output
 * @returns {Output}
 */
function readOutput(output) {
    const kind = joined(output.get("output_type"));
    if (kind === "stream") {
        const mime = joined(output.get("name")) === "stderr" ? stderr : stdout;
        return { items: [{ mime, data: encoder.encode(joined(output.get("text")) ?? "") }], metadata: { outputType: kind } };
    }
    if (kind === "error") {
        const { ename: name = "", evalue: message = "", traceback } = valueOf(output);
        const stack = Array.isArray(traceback) ? traceback.join("\n") : "";
        const data = encoder.encode(JSON.stringify({ name, message, stack }));
        return { items: [{ mime: failure, data }], metadata: { outputType: kind, originalError: valueOf(output) } };
    }
    const data = output.get("data");
    if ((kind !== "display_data" && kind !== "execute_result") || !(data instanceof Members)) {
        return { items: [{ mime: "text/plain", data: encoder.encode(writeCompact(output)) }], metadata: { outputType: kind, originalOutput: valueOf(output) } };
    }
    const metadata = { outputType: kind, metadata: valueOf(output.get("metadata")) ?? {} };
    return {
        items: [...data].map(([mime, content]) => ({ mime, data: readForm(mime, content) })),
        metadata: kind === "execute_result" ? { ...metadata, executionCount: valueOf(output.get("execution_count")) ?? null } : metadata,
    };
}

/**
 * @param {string} mime
 * @param {Node} content
 */
function readForm(mime, content) {
    const text = isJson(mime) ? undefined : joined(content);
    if (text === undefined) return encoder.encode(writeCompact(content));
    return isBinary(mime) ? new Uint8Array(Buffer.from(text, "base64")) : encoder.encode(text);
}

/**
 * Outputs as nbformat stores them. Neighbouring pieces of a stream are joined.
 * @param {Output[]} outputs
 * @param {number | null} executionCount the cell's
 * @returns {Members[]}
 */
function writeOutputs(outputs, executionCount) {
    /** @type {Members[]} */
    const written = [];
    let stream = { name: "", pieces: /** @type {Uint8Array[]} */ ([]) };
    const endStream = () => {
        if (stream.pieces.length > 0) written.push(writeStream(stream.name, decoder.decode(Buffer.concat(stream.pieces))));
        stream = { name: "", pieces: [] };
    };
    for (const output of outputs) {
        if (!isStream(output)) {
            endStream();
            written.push(writeOutput(output, executionCount));
            continue;
        }
        for (const { mime, data } of output.items) {
            const name = mime === stderr ? "stderr" : "stdout";
            if (stream.name !== name) endStream();
            stream = { name, pieces: [...stream.pieces, data] };
        }
    }
    endStream();
    return written;
}

/** @param {Output} output */
const isStream = ({ items }) => items.length > 0 && items.every(({ mime }) => mime === stdout || mime === stderr);

/**
 * @param {string} name
 * @param {string} text
 */
const writeStream = (name, text) => new Members([["name", nodeOf(name)], ["output_type", nodeOf("stream")], ["text", nodeOf(lines(text))]]);

/**
 * @param {Output} output
 * @param {number | null} executionCount
 */
function writeOutput({ items, metadata = {} }, executionCount) {
    const { originalOutput, originalError } = metadata;
    if (originalOutput) return /** @type {Members} */ (nodeOf(originalOutput));
    const error = items.find(({ mime }) => mime === failure);
    if (error) return writeError(error, originalError);
    const forms = items.toSorted((one, other) => one.mime < other.mime ? -1 : 1);
    const data = new Members(forms.map(item => [item.mime, writeForm(item)]));
    const shown = nodeOf(metadata.metadata ?? {});
    const count = metadata.executionCount === undefined ? executionCount : metadata.executionCount;
    return metadata.outputType === "execute_result"
        ? new Members([["data", data], ["execution_count", nodeOf(count)], ["metadata", shown], ["output_type", nodeOf("execute_result")]])
        : new Members([["data", data], ["metadata", shown], ["output_type", nodeOf("display_data")]]);
}

// A cell that was copied has only what is shown of its error, where places lead to their cells.
const unlinked = (/** @type {string} */ stack) => stack.replace(/<a href='(?:vscode-notebook-cell:|\/)[^']*'>(.*?)<\/a>/g, "$1");

/**
 * @param {Item} item
 * @param {{ ename: string, evalue: string, traceback: string[] } | undefined} original
 */
function writeError({ data }, original) {
    const { name = "Error", message = "", stack = "" } = JSON.parse(decoder.decode(data));
    const { ename, evalue, traceback } = original ?? { ename: name, evalue: message, traceback: stack === "" ? [] : unlinked(stack).split("\n") };
    return new Members([["ename", nodeOf(ename)], ["evalue", nodeOf(evalue)], ["output_type", nodeOf("error")], ["traceback", nodeOf(traceback)]]);
}

/** @param {Item} item */
function writeForm({ mime, data }) {
    if (isBinary(mime)) return nodeOf(Buffer.from(data).toString("base64"));
    const text = decoder.decode(data);
    if (isJson(mime)) {
        try {
            return canonical(parse(text));
        } catch {
            // A form that only says it is JSON is kept as the text it is.
            return nodeOf(text);
        }
    }
    return nodeOf(isInLines(mime) ? lines(text) : text);
}

/**
 * What is to be stored of a cell's outputs: those that show what the stored ones at their place show keep every byte of these.
 * @param {Node | undefined} stored
 * @param {Output[]} outputs
 * @param {number | null} executionCount
 * @returns {List}
 */
function keepOutputs(stored, outputs, executionCount) {
    const fresh = writeOutputs(outputs, executionCount);
    if (!(stored instanceof List)) return new List(fresh);
    const before = stored.items.map(output => output instanceof Members ? readOutput(output) : null);
    if (before.every(output => output !== null)) {
        const rewritten = writeOutputs(before, executionCount);
        if (rewritten.length === fresh.length && rewritten.every((output, index) => isSameForms(output, fresh[index]))) {
            return withCounts(stored, fresh);
        }
    }
    return new List(fresh.map((output, index) => {
        const old = before[index], kept = stored.items[index];
        return old && kept instanceof Members && isSameForms(writeOutputs([old], executionCount)[0], output) ? withCount(kept, output) : output;
    }));
}

/**
 * @param {Members} one
 * @param {Members} other
 */
const isSameForms = (one, other) => isSame(one.without("execution_count").without("metadata"), other.without("execution_count").without("metadata"));

/**
 * @param {List} stored
 * @param {Members[]} fresh
 */
const withCounts = (stored, fresh) => stored.items.length !== fresh.length ? stored
    : new List(stored.items.map((output, index) => withCount(/** @type {Members} */ (output), fresh[index])));

/**
 * A stored output with the number of its cell's last run.
 * @param {Members} stored
 * @param {Members} fresh
 */
function withCount(stored, fresh) {
    const count = fresh.get("execution_count"), before = stored.get("execution_count");
    return count === undefined || before === undefined || isSame(count, before) || valueOf(count) === valueOf(before) ? stored : stored.with("execution_count", count);
}

module.exports = { joined, keepOutputs, lines, readOutput, writeOutputs };
