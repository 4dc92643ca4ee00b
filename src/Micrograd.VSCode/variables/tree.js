// What the view of variables unfolds: variables, what is inside of them, and pages of what is too much for one look. VS Code isn't known here.
/** @import { Answer, ListChildren, ListVariables, SessionVariable, Unasked } from "../types/messages.js" */

/** How much is shown, or asked for, at once. */
const pageSize = 100;

/**
 * A row of the view: a variable or something inside of one, or a page of what is inside.
 * @typedef {object} Row
 * @property {string} id the same row after the next run has the same
 * @property {string[]} path leads to the value
 * @property {SessionVariable | null} variable null for a page
 * @property {number} from the first of what is inside; 0 but for a page
 * @property {number} count how much is inside
 */

/** @typedef {(question: Unasked<ListVariables | ListChildren>) => Promise<Answer | null>} Ask */

class VariableTree {
    #ask;

    /** @type {Map<string, Row[]>} What was last known inside of a row, by its id: while a cell runs there is no answer. */
    #known = new Map();

    /** @param {Ask} ask asks the session; null when it doesn't answer: a cell runs */
    constructor(ask) {
        this.#ask = ask;
    }

    /** The variables; those that were last known, while a cell runs. */
    async variables() {
        const answer = await this.#ask({ type: "variables" });
        if (answer?.type !== "variables") return this.#known.get("") ?? [];
        return this.#remember("", answer.items.map(variable => rowOf([], variable)));
    }

    /**
     * What is inside of a row.
     * @param {Row} row
     */
    async inside(row) {
        if (row.count > pageSize) return pagesOf(row);
        const answer = await this.#ask({ type: "children", path: row.path, from: row.from, count: row.count });
        if (answer?.type !== "children") return this.#known.get(row.id) ?? [];
        return this.#remember(row.id, answer.items.map(variable => rowOf(row.path, variable)));
    }

    /**
     * @param {string} id
     * @param {Row[]} rows
     */
    #remember(id, rows) {
        this.#known.set(id, rows);
        return rows;
    }
}

/**
 * @param {string[]} holder the path of what it is inside of
 * @param {SessionVariable} variable
 * @returns {Row}
 */
function rowOf(holder, variable) {
    const path = [...holder, variable.key];
    return { id: JSON.stringify(path), path, variable, from: 0, count: variable.children };
}

/**
 * The pages of a row: a hundred at most, each of a hundred, or of pages in turn.
 * @param {Row} row
 * @returns {Row[]}
 */
function pagesOf({ path, from, count }) {
    let size = pageSize;
    while (count > size * pageSize) size *= pageSize;
    return Array.from({ length: Math.ceil(count / size) }, (_, page) => {
        const first = from + page * size;
        const held = Math.min(size, count - page * size);
        return { id: JSON.stringify([...path, first, held]), path, variable: null, from: first, count: held };
    });
}

/**
 * What a row is called.
 * @param {Row} row
 */
const nameOf = ({ variable, from, count }) => variable ? variable.name : `[${from} … ${from + count - 1}]`;

/**
 * What stands behind the name: the value, and of what type it is.
 * @param {Row} row
 */
function wordsOf({ variable }) {
    if (!variable) return "";
    return [variable.value ?? "…", variable.type].filter(Boolean).join(" · ");
}

/**
 * A value's path, as C# would write it.
 * @param {string[]} path
 */
const expressionOf = ([variable, ...keys]) => variable + keys.map(key => key.startsWith("[") ? key : `.${key}`).join("");

/**
 * Whether a row is a value that can be shown: no page, and none of the groups that stand for fields only.
 * @param {Row} row
 */
const isValue = ({ variable }) => variable !== null && (variable.type !== "" || variable.value === null);

module.exports = { expressionOf, isValue, nameOf, pageSize, VariableTree, wordsOf };
