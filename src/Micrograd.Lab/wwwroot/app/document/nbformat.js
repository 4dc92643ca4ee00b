// The .ipynb document (nbformat 4): read and written as Jupyter does. What wasn't changed is written as it was read, number for number.
/** @import { Bundle, Json } from "../../../types/nbformat.js" */

// Numbers that Python writes and JSON doesn't know, as texts that nobody else writes.
const mark = "\uE000";
const strangers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON. A number whose spelling JavaScript would change (1.0, 1e-05) is kept as `spelling` writes it, where the browser can: as it is written, if not
 * told otherwise.
 * @param {string} text
 * @param {(number: string) => string} spelling
 * @returns {Json}
 */
export function parse(text, spelling = number => number) {
    try {
        return parseStrict(text, spelling);
    } catch (problem) {
        const marked = text.replace(strangers, found => found[0] === '"' ? found : `"${mark}${found}"`);
        if (marked === text) throw problem;
        return parseStrict(marked, spelling);
    }
}

/**
 * @param {string} text
 * @param {(number: string) => string} spelling
 */
function parseStrict(text, spelling) {
    const { rawJSON } = JSON;
    if (!rawJSON) return JSON.parse(text);
    return JSON.parse(text, (_, value, context) =>
        typeof value === "number" && context?.source !== undefined && String(value) !== context.source ? rawJSON(spelling(context.source)) : value);
}

/**
 * The same value with ordinary numbers, to compute with. What isn't a number is null, as in a browser's own JSON.
 * @param {Json | undefined} value
 */
export function plain(value) {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value), (_, part) => typeof part === "string" && part[0] === mark ? null : part);
}

/**
 * Text that is stored in lines, or as it is. What is no text is shown as it is written.
 * @param {Json | undefined} text
 * @returns {string}
 */
export function joined(text) {
    if (Array.isArray(text)) return text.map(joined).join("");
    return typeof text === "string" ? text : text === null || text === undefined ? "" : JSON.stringify(text);
}

/**
 * Text as Jupyter stores it: in lines.
 * @param {string} text
 * @returns {string[]}
 */
export function lines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Writes JSON as Jupyter does.
 * @param {unknown} json
 */
export function write(json, indent = 1) {
    const text = JSON.stringify(json, null, indent) + "\n";
    return text.includes(mark) ? text.replace(/"\uE000(NaN|-?Infinity)"/g, "$1") : text;
}

/**
 * Whether a value is an object, and neither a list nor a number that is kept as it was written.
 * @param {unknown} value
 * @returns {value is { [name: string]: Json | undefined }}
 */
export function isObject(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value) && !JSON.isRawJSON?.(value);
}

/**
 * A copy with its members in the order of their names, as Jupyter writes what is new.
 * @param {Json | undefined} value
 * @returns {Json | undefined}
 */
export function canonical(value) {
    if (Array.isArray(value)) return value.map(part => canonical(part) ?? null);
    return isObject(value) ? Object.fromEntries(Object.keys(value).sort().map(name => [name, canonical(value[name])])) : value;
}

/**
 * True for MIME types whose content is JSON.
 * @param {string} mime
 */
export function isJson(mime) {
    return mime === "application/json" || mime.endsWith("+json");
}

/**
 * The forms of a display as a document stores them, from the texts that the session sends.
 * @param {Record<string, string>} data
 */
export function storedForms(data) {
    /** @type {Bundle} */
    const stored = {};
    for (const mime of Object.keys(data).sort()) stored[mime] = storedForm(mime, data[mime]);
    return stored;
}

/**
 * @param {string} mime
 * @param {string} content
 * @returns {Json}
 */
function storedForm(mime, content) {
    if (!isJson(mime)) return mime.startsWith("text/") || mime === "image/svg+xml" || mime === "application/javascript" ? lines(content) : content;
    try {
        return canonical(parse(content, number => number.replace("E", "e"))) ?? null;
    } catch {
        // A form that only says it is JSON is kept as the text it is.
        return content;
    }
}
