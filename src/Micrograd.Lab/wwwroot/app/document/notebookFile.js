// A notebook's file: read, or refused with a reason.
/** @import { Json, StoredNotebook } from "../../../types/nbformat.js" */
import { isObject, joined, parse, plain } from "./nbformat.js";

/**
 * Reads a notebook: the document, in which all that the page looks at has the shape that it expects.
 * @param {string} text
 * @returns {StoredNotebook}
 */
export function read(text) {
    if (text.trim() === "") throw new Error("This is no notebook: the file is empty.");
    const json = parsed(text);
    if (!isObject(json)) throw new Error(`This is no notebook: it is ${describe(json)}, and a notebook is an object.`);
    const format = plain(json.nbformat);
    if (format !== 4 && (format !== undefined || Array.isArray(json.cells))) {
        throw new Error(typeof format === "number"
            ? `This notebook is of format ${format}; the Lab reads format 4. Jupyter converts it: jupyter nbconvert --to notebook --nbformat 4 FILE`
            : `This notebook doesn't say its format: "nbformat" is ${describe(json.nbformat)}, and must be 4.`);
    }
    if (!Array.isArray(json.cells)) {
        throw new Error(`This is no notebook: it has no list of cells${json.cells === undefined ? "" : ` ("cells" is ${describe(json.cells)})`}.`);
    }
    json.cells.forEach((cell, index) => checkCell(cell, `Cell ${index + 1} of this notebook`));
    return /** @type {StoredNotebook} */ (/** @type {unknown} */ (json));
}

/**
 * The language that a notebook says it is written in, where that isn't C#; else null.
 * @param {StoredNotebook} notebook
 */
export function foreignLanguage({ metadata }) {
    const kernel = member(metadata, "kernelspec"), info = member(metadata, "language_info");
    const names = [member(kernel, "language"), member(info, "name"), member(kernel, "display_name"), member(kernel, "name")].filter(isText)
        .filter(name => name !== "" && name !== "polyglot-notebook");
    return names.length === 0 || names.some(isCSharp) ? null : names[0].replace(/^[a-z]/, letter => letter.toUpperCase());
}

/**
 * The numbers, from 1, of the code cells that are written in another language than C#, in a notebook that has several.
 * @param {StoredNotebook} notebook
 */
export function foreignCells({ cells }) {
    return cells.flatMap(({ cell_type: kind, metadata, source }, index) => {
        const name = member(member(metadata, "polyglot_notebook"), "kernelName") ?? member(member(metadata, "dotnet_interactive"), "language")
            ?? member(member(metadata, "vscode"), "languageId");
        const isForeign = kind === "code" && isText(name) && !isCSharp(name);
        return isForeign && !(known.includes(name) && joined(source).startsWith(`#!${name}`)) ? [index + 1] : [];
    });
}

// What cells may be in besides C#, by their directives.
const known = ["markdown", "html", "javascript", "dot"];

/** @param {string} name */
const isCSharp = name => /\bc#|csharp/i.test(name);

/** @param {string} text */
function parsed(text) {
    try {
        return parse(text);
    } catch (problem) {
        throw new Error(`This is no notebook: it isn't JSON (${/** @type {Error} */ (problem).message}).`, { cause: problem });
    }
}

/**
 * @param {Json} cell
 * @param {string} place
 */
function checkCell(cell, place) {
    if (!isObject(cell)) throw new Error(`${place} is ${describe(cell)}, and must be an object.`);
    if (!isText(cell.cell_type)) throw wrong(place, "cell_type", cell.cell_type, '"code", "markdown" or "raw"');
    if (!isMultiline(cell.source)) throw wrong(place, "source", cell.source, "a text or a list of lines");
    if (!isObject(cell.metadata ?? {})) throw wrong(place, "metadata", cell.metadata, "an object");
    if (cell.cell_type !== "code") return;
    if (typeof (plain(cell.execution_count) ?? 0) !== "number") throw wrong(place, "execution_count", cell.execution_count, "a whole number or null");
    const outputs = cell.outputs ?? [];
    if (!Array.isArray(outputs)) throw wrong(place, "outputs", outputs, "a list");
    outputs.forEach((output, index) => {
        const where = `${place}, output ${index + 1},`;
        if (!isObject(output)) throw new Error(`${where} is ${describe(output)}, and must be an object.`);
        if (!isText(output.output_type)) throw wrong(where, "output_type", output.output_type, "a text");
        if (!isObject(output.data ?? {})) throw wrong(where, "data", output.data, "an object");
    });
}

/**
 * @param {string} place
 * @param {string} field
 * @param {Json | undefined} value
 * @param {string} wanted
 */
const wrong = (place, field, value, wanted) => new Error(
    `${place} can't be read: its "${field}" ${value === undefined ? "is missing" : `is ${describe(value)}`}, and must be ${wanted}.`);

/**
 * A member of what may be no object.
 * @param {Json | undefined} json
 * @param {string} name
 */
const member = (json, name) => isObject(json) ? json[name] : undefined;

/**
 * @param {unknown} value
 * @returns {value is string}
 */
const isText = value => typeof value === "string";

/** @param {Json | undefined} value */
const isMultiline = value => value === null || value === undefined || isText(value) || (Array.isArray(value) && value.every(isText));

/** @param {Json | undefined} value */
function describe(value) {
    if (value === undefined) return "missing";
    if (value === null) return "null";
    if (Array.isArray(value)) return "a list";
    if (isObject(value)) return "an object";
    return `${typeof plain(value) === "string" ? "the text" : typeof value === "boolean" ? "the word" : "the number"} ${JSON.stringify(value)}`;
}
