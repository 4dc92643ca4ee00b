// A notebook's file: read, or refused with a reason.
import { joined, parse, plain } from "./nbformat.js";

/** Reads a notebook: the document, in which all that the page looks at has the shape that it expects. */
export function read(text) {
    if (text.trim() === "") throw new Error("This is no notebook: the file is empty.");
    let json;
    try {
        json = parse(text);
    } catch (problem) {
        throw new Error(`This is no notebook: it isn't JSON (${problem.message}).`);
    }
    if (!isObject(json)) throw new Error(`This is no notebook: it is ${describe(json)}, and a notebook is an object.`);
    const format = plain(json.nbformat);
    if (format !== 4 && (format !== undefined || Array.isArray(json.cells))) {
        throw new Error(typeof format === "number"
            ? `This notebook is of format ${format}; the Lab reads format 4. Jupyter converts it: jupyter nbconvert --to notebook --nbformat 4 FILE`
            : `This notebook doesn't say its format: "nbformat" is ${describe(json.nbformat)}, and must be 4.`);
    }
    if (!Array.isArray(json.cells)) throw new Error(`This is no notebook: it has no list of cells${json.cells === undefined ? "" : ` ("cells" is ${describe(json.cells)})`}.`);
    json.cells.forEach((cell, index) => checkCell(cell, `Cell ${index + 1} of this notebook`));
    return json;
}

/** The language that a notebook says it is written in, where that isn't C#; else null. */
export function foreignLanguage(json) {
    const { kernelspec, language_info: info } = json.metadata ?? {};
    const names = [kernelspec?.language, info?.name, kernelspec?.display_name, kernelspec?.name].filter(name => typeof name === "string" && name !== "" && name !== "polyglot-notebook");
    return names.length === 0 || names.some(isCSharp) ? null : names[0].replace(/^[a-z]/, letter => letter.toUpperCase());
}

/** The numbers, from 1, of the code cells that are written in another language than C#, in a notebook that has several. */
export function foreignCells(json) {
    return json.cells.flatMap(({ cell_type: kind, metadata, source }, index) => {
        const name = metadata?.polyglot_notebook?.kernelName ?? metadata?.dotnet_interactive?.language ?? metadata?.vscode?.languageId;
        const isForeign = kind === "code" && typeof name === "string" && !isCSharp(name);
        return isForeign && !(known.includes(name) && joined(source).startsWith(`#!${name}`)) ? [index + 1] : [];
    });
}

// What cells may be in besides C#, by their directives.
const known = ["markdown", "html", "javascript", "dot"];

const isCSharp = name => /\bc#|csharp/i.test(name);

function checkCell(cell, place) {
    if (!isObject(cell)) throw new Error(`${place} is ${describe(cell)}, and must be an object.`);
    if (typeof cell.cell_type !== "string") throw wrong(place, "cell_type", cell.cell_type, '"code", "markdown" or "raw"');
    if (!isText(cell.source)) throw wrong(place, "source", cell.source, "a text or a list of lines");
    if (!isObject(cell.metadata ?? {})) throw wrong(place, "metadata", cell.metadata, "an object");
    if (cell.cell_type !== "code") return;
    if (typeof (plain(cell.execution_count) ?? 0) !== "number") throw wrong(place, "execution_count", cell.execution_count, "a whole number or null");
    const outputs = cell.outputs ?? [];
    if (!Array.isArray(outputs)) throw wrong(place, "outputs", outputs, "a list");
    outputs.forEach((output, index) => {
        const where = `${place}, output ${index + 1},`;
        if (!isObject(output)) throw new Error(`${where} is ${describe(output)}, and must be an object.`);
        if (typeof output.output_type !== "string") throw wrong(where, "output_type", output.output_type, "a text");
        if (!isObject(output.data ?? {})) throw wrong(where, "data", output.data, "an object");
    });
}

const wrong = (place, field, value, wanted) => new Error(`${place} can't be read: its "${field}" ${value === undefined ? "is missing" : `is ${describe(value)}`}, and must be ${wanted}.`);

const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value) && !JSON.isRawJSON?.(value);

const isText = value => value === null || value === undefined || typeof value === "string" || (Array.isArray(value) && value.every(line => typeof line === "string"));

function describe(value) {
    if (value === undefined) return "missing";
    if (value === null) return "null";
    if (Array.isArray(value)) return "a list";
    return isObject(value) ? "an object" : `${typeof plain(value) === "string" ? "the text" : typeof value === "boolean" ? "the word" : "the number"} ${JSON.stringify(value)}`;
}
