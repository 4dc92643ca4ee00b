// A sequence as a table: which rows a reader sees, in which order, and what there is to say of a column. Nothing here knows a page.

/** A column, as the session gives it: a cell is null where a row has nothing there, a rank -1 where it is missing; without ranks texts are compared.
 * @typedef {{ name: string, isNumeric: boolean, cells: (string | null)[], ranks: number[] }} Column */

/** @typedef {{ columns: Column[], count: number | null }} Table `count` is how many rows there would be without a bound, null where nobody knows. */

/** What a reader has chosen: columns by their names, for the next run may bring others.
 * @typedef {{ sorted: string | null, isDescending: boolean, filters: Record<string, string>, hasFigures: boolean }} View */

/** @typedef {{ count: number, missing: number, distinct: number, min: string | null, max: string | null, mean: number | null }} Figures */

/** @type {View} */
export const firstView = { sorted: null, isDescending: false, filters: {}, hasFigures: false };

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: "variant" });

/**
 * What a reader has typed into a column's filter. A column may be called like what every object has.
 * @param {View["filters"]} filters
 * @param {string} name
 */
export const typedInto = (filters, name) => Object.hasOwn(filters, name) ? filters[name] : "";

/** @param {Table} table */
export const lengthOf = ({ columns }) => columns[0]?.cells.length ?? 0;

/**
 * The places of the rows that are seen, in their order.
 * @param {Table} table
 * @param {View} view
 */
export function rowsOf(table, { sorted, isDescending, filters }) {
    const passes = table.columns.flatMap(column => {
        const typed = typedInto(filters, column.name).trim();
        return typed ? [filterOf(column, typed)] : [];
    });
    const rows = Array.from({ length: lengthOf(table) }, (_, row) => row).filter(row => passes.every(pass => pass(row)));
    const by = table.columns.find(({ name }) => name === sorted);
    return by ? rows.sort(orderOf(by, isDescending)) : rows;
}

/**
 * What is sorted by after a click on a column's head: upwards, downwards, and as the rows came.
 * @param {View} view
 * @param {string} name
 * @returns {View}
 */
export function sortedBy(view, name) {
    if (view.sorted !== name) return { ...view, sorted: name, isDescending: false };
    return view.isDescending ? { ...view, sorted: null, isDescending: false } : { ...view, isDescending: true };
}

/**
 * What there is to say of a column, of some of its rows.
 * @param {Column} column
 * @param {number[]} rows
 * @returns {Figures}
 */
export function figuresOf(column, rows) {
    const there = rows.filter(row => !isMissing(column, row));
    const order = [...there].sort(orderOf(column, false));
    const numbers = column.isNumeric ? there.map(row => Number(column.cells[row])) : [];
    return {
        count: there.length,
        missing: rows.length - there.length,
        distinct: new Set(there.map(row => column.ranks[row] ?? column.cells[row])).size,
        min: order.length > 0 ? column.cells[order[0]] : null,
        max: order.length > 0 ? column.cells[order[order.length - 1]] : null,
        mean: numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null,
    };
}

/**
 * @param {Column} column
 * @param {number} row
 */
export const isMissing = ({ cells, ranks }, row) => cells[row] === null || ranks[row] === -1;

/**
 * What is missing comes last, whichever way; what is equal stays in its order.
 * @param {Column} column
 * @param {boolean} isDescending
 * @returns {(one: number, other: number) => number}
 */
function orderOf(column, isDescending) {
    const { cells, ranks } = column;
    const compare = ranks.length > 0
        ? (/** @type {number} */ one, /** @type {number} */ other) => ranks[one] - ranks[other]
        : (/** @type {number} */ one, /** @type {number} */ other) => texts.compare(cells[one] ?? "", cells[other] ?? "");
    const isLast = (/** @type {number} */ row) => Number(isMissing(column, row));
    return (one, other) => isLast(one) - isLast(other) || (isDescending ? compare(other, one) : compare(one, other)) || one - other;
}

/** @type {Record<string, (order: number) => boolean>} */
const comparisons = {
    "=": order => order === 0, "!=": order => order !== 0, "<": order => order < 0, "<=": order => order <= 0, ">": order => order > 0, ">=": order => order >= 0,
};

/**
 * Whether a row passes what is typed above a column: a part of its text, or a comparison like ">= 3".
 * @param {Column} column
 * @param {string} typed
 * @returns {(row: number) => boolean}
 */
function filterOf(column, typed) {
    const { cells, isNumeric } = column;
    const [, sign, rest] = /^(<=|>=|!=|=|<|>)\s*(.*)$/.exec(typed) ?? [];
    const isComparison = sign !== undefined && (!isNumeric || (rest !== "" && !Number.isNaN(Number(rest))));
    if (!isComparison) {
        const wanted = typed.toLowerCase();
        return row => (cells[row] ?? "").toLowerCase().includes(wanted);
    }
    const order = isNumeric
        ? (/** @type {string} */ text) => Math.sign(Number(text) - Number(rest))
        : (/** @type {string} */ text) => texts.compare(text, rest);
    return row => isMissing(column, row) ? sign === "!=" : comparisons[sign](order(cells[row] ?? ""));
}
