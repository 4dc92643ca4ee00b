// JSON as Jupyter's files hold it: what was read keeps its spelling (1.0, 1e-05, "\u00e9") and its order, and what Python's json adds is understood
// (NaN, Infinity, -Infinity). The layout is Jupyter's: JupyterJson.cs writes the same bytes.

const { english } = require("./documentError.js");

/** How deep a document may be nested. */
const maxDepth = 200;

/** @typedef {string | number | boolean | null | { [name: string]: any } | any[]} Value */

/** A value that isn't made of others. */
class Scalar {
    /**
     * @param {string | number | boolean | null} value
     * @param {string} raw as it is spelled
     */
    constructor(value, raw) {
        this.value = value;
        this.raw = raw;
    }
}

/** A list. */
class List {
    /** @param {Node[]} items */
    constructor(items) {
        this.items = items;
    }
}

/** An object: its members in their order. */
class Members {
    /** @type {Map<string, Node>} */
    #members = new Map();

    /** @param {Iterable<[string, Node]>} members */
    constructor(members = []) {
        for (const [name, node] of members) this.#members.set(name, node);
    }

    /** @returns {IterableIterator<[string, Node]>} */
    [Symbol.iterator]() {
        return this.#members.entries();
    }

    get size() {
        return this.#members.size;
    }

    /** @param {string} name */
    get(name) {
        return this.#members.get(name);
    }

    /** @param {string} name */
    has(name) {
        return this.#members.has(name);
    }

    /**
     * A copy with another member: one that is there keeps its place, a new one takes its place in the alphabet.
     * @param {string} name
     * @param {Node} node
     */
    with(name, node) {
        const members = [...this.#members];
        if (this.#members.has(name)) return new Members(members.map(member => member[0] === name ? [name, node] : member));
        const index = members.findIndex(([other]) => other >= name);
        return new Members(members.toSpliced(index < 0 ? members.length : index, 0, [name, node]));
    }

    /** @param {string} name */
    without(name) {
        return new Members([...this.#members].filter(([other]) => other !== name));
    }
}

/** @typedef {Scalar | List | Members} Node */

/** JSON that can't be read; the place is counted from 0. */
class JsonError extends Error {
    /**
     * @param {string} problem
     * @param {string} text
     * @param {number} index
     */
    constructor(problem, text, index) {
        super(problem);
        this.name = "JsonError";
        const before = text.slice(0, index);
        this.line = before.split("\n").length - 1;
        this.column = index - (before.lastIndexOf("\n") + 1);
        this.index = index;
    }
}

const words = new Map(/** @type {[string, number | boolean | null][]} */ ([
    ["true", true], ["false", false], ["null", null], ["NaN", NaN], ["Infinity", Infinity], ["-Infinity", -Infinity],
]));
const token = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null|NaN|-?Infinity)\b/y;
const space = /[ \t\r\n]*/y;

/** Reads one text. A file's places are kept for those who ask: where a list's items begin and end. */
class Reader {
    #index = 0;

    #l10n;

    /**
     * @param {string} text
     * @param {import("./documentError.js").Translations} l10n
     */
    constructor(text, l10n = english) {
        this.text = text;
        this.#l10n = l10n;
    }

    /** @returns {Node} */
    readAll() {
        this.#skip();
        const node = this.#read(0);
        this.#skip();
        if (this.#index < this.text.length) throw this.#error(this.#l10n.t("There is something after the end of the JSON: {0}", this.#found()));
        return node;
    }

    /** @type {Map<Node, [number, number]>} Where each node stands. */
    places = new Map();

    /**
     * @param {number} depth
     * @returns {Node}
     */
    #read(depth) {
        if (depth > maxDepth) throw this.#error(this.#l10n.t("Lists and objects are nested deeper than {0} levels here. Clear the output that they belong to.", maxDepth));
        const start = this.#index;
        const first = this.text[start];
        const node = first === "{" ? this.#readMembers(depth) : first === "[" ? this.#readList(depth) : this.#readScalar();
        this.places.set(node, [start, this.#index]);
        return node;
    }

    /** @param {number} depth */
    #readMembers(depth) {
        /** @type {Map<string, Node>} */
        const members = new Map();
        this.#readItems("}", () => {
            if (this.text[this.#index] !== '"') throw this.#error(this.#l10n.t("A name in quotes must stand here, but there is {0}", this.#found()));
            const start = this.#index;
            const name = String(this.#readScalar().value);
            if (members.has(name)) throw new JsonError(this.#l10n.t("The property {0} stands twice in one object. Take one of the two away.", JSON.stringify(name)), this.text, start);
            this.#skip();
            this.#take(":");
            this.#skip();
            members.set(name, this.#read(depth + 1));
        });
        return new Members(members);
    }

    /** @param {number} depth */
    #readList(depth) {
        /** @type {Node[]} */
        const items = [];
        this.#readItems("]", () => items.push(this.#read(depth + 1)));
        return new List(items);
    }

    /**
     * @param {string} end
     * @param {() => void} readItem
     */
    #readItems(end, readItem) {
        this.#index++;
        this.#skip();
        if (this.text[this.#index] === end) {
            this.#index++;
            return;
        }

        for (;;) {
            readItem();
            this.#skip();
            if (this.text[this.#index] === end) break;
            if (this.text[this.#index] !== ",") throw this.#error(this.#l10n.t("{0} must stand here, but there is {1}", `, ${end}`, this.#found()));
            this.#index++;
            this.#skip();
        }

        this.#index++;
    }

    #readScalar() {
        token.lastIndex = this.#index;
        const raw = token.exec(this.text)?.[0];
        if (raw === undefined && this.text[this.#index] === "\"") throw this.#error(this.#l10n.t("The text that begins here doesn't end."));
        if (raw === undefined) throw this.#error(this.#l10n.t("A value must stand here, but there is {0}", this.#found()));
        const value = raw[0] === '"' ? this.#unquoted(raw) : words.has(raw) ? /** @type {number | boolean | null} */ (words.get(raw)) : Number(raw);
        this.#index += raw.length;
        return new Scalar(value, raw);
    }

    /**
     * @param {string} raw
     * @returns {string}
     */
    #unquoted(raw) {
        try {
            return JSON.parse(raw);
        } catch {
            throw this.#error(this.#l10n.t("This text has a line end, another control character or an unknown escape in it: {0}", JSON.stringify(raw.slice(0, 40))));
        }
    }

    /** @param {string} sign */
    #take(sign) {
        if (this.text[this.#index] !== sign) throw this.#error(this.#l10n.t("{0} must stand here, but there is {1}", sign, this.#found()));
        this.#index++;
    }

    #skip() {
        space.lastIndex = this.#index;
        this.#index += space.exec(this.text)?.[0].length ?? 0;
    }

    #found() {
        return this.#index >= this.text.length ? this.#l10n.t("the end") : JSON.stringify(this.text.slice(this.#index, this.#index + 20).split("\n")[0]);
    }

    /** @param {string} problem */
    #error(problem) {
        return new JsonError(problem, this.text, this.#index);
    }
}

/**
 * Reads JSON.
 * @param {string} text
 * @returns {Node}
 */
const parse = text => new Reader(text).readAll();

/**
 * A node's value, as JSON.parse gives it. What isn't a number is null there.
 * @param {Node | undefined} node
 * @returns {any}
 */
function valueOf(node) {
    if (node instanceof Members) return Object.fromEntries([...node].map(([name, member]) => [name, valueOf(member)]));
    if (node instanceof List) return node.items.map(valueOf);
    return node === undefined ? undefined : typeof node.value === "number" && !Number.isFinite(node.value) ? null : node.value;
}

/**
 * A node with a value, spelled as Jupyter spells it.
 * @param {Value | undefined} value
 * @returns {Node}
 */
function nodeOf(value) {
    if (Array.isArray(value)) return new List(value.map(nodeOf));
    if (value !== null && typeof value === "object") {
        return new Members(Object.entries(value).filter(([, member]) => member !== undefined).map(([name, member]) => [name, nodeOf(member)]));
    }
    const text = typeof value === "string" ? value.toWellFormed() : value ?? null;
    return new Scalar(text, JSON.stringify(text));
}

/**
 * A copy in the form that Jupyter gives to what it writes anew: properties sorted, text unescaped, exponents in lower case.
 * @param {Node} node
 * @returns {Node}
 */
function canonical(node) {
    if (node instanceof Members) {
        return new Members([...node].sort(([one], [other]) => one < other ? -1 : 1).map(([name, member]) => [name, canonical(member)]));
    }
    if (node instanceof List) return new List(node.items.map(canonical));
    return typeof node.value === "string" ? nodeOf(node.value) : new Scalar(node.value, words.has(node.raw) ? node.raw : node.raw.replace("E", "e"));
}

/** Jupyter's layout: how far a level is indented, and how lines end. */
const jupyterLayout = { indent: " ", newLine: "\n" };

/**
 * The JSON text of a node, without a last line end.
 * @param {Node} node
 * @param {{ indent: string, newLine: string }} layout
 * @param {number} level how deep it stands
 * @returns {string}
 */
function write(node, layout = jupyterLayout, level = 0) {
    if (node instanceof Scalar) return node.raw;
    const lineStart = layout.newLine + layout.indent.repeat(level);
    const parts = node instanceof List
        ? node.items.map(item => write(item, layout, level + 1))
        : [...node].map(([name, member]) => `${JSON.stringify(name.toWellFormed())}: ${write(member, layout, level + 1)}`);
    const [open, close] = node instanceof List ? "[]" : "{}";
    return parts.length === 0 ? open + close : open + parts.map(part => lineStart + layout.indent + part).join(",") + lineStart + close;
}

/**
 * The same without any space that isn't needed but for that after colons, as .NET writes it in one line.
 * @param {Node} node
 */
const writeCompact = node => write(node, { indent: "", newLine: "" });

/**
 * Whether two nodes hold the same values, whatever the order of members and the spelling.
 * @param {Node | undefined} one
 * @param {Node | undefined} other
 */
function isSame(one, other) {
    if (one === undefined || other === undefined) return one === other;
    return one === other || writeCompact(canonical(one)) === writeCompact(canonical(other));
}

module.exports = { JsonError, List, Members, Reader, Scalar, canonical, isSame, jupyterLayout, nodeOf, parse, valueOf, write, writeCompact };
