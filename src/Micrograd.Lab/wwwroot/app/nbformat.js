// The .ipynb document (nbformat 4): read and written as Jupyter does. What wasn't changed is written as it was read, number for number.

// Numbers that Python writes and JSON doesn't know, as texts that nobody else writes.
const mark = "\uE000";
const strangers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON. A number whose spelling JavaScript would change (1.0, 1e-05) is kept as `spelling` writes it, where the browser can: as it is written, if not
 * told otherwise.
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

function parseStrict(text, spelling) {
    if (!JSON.rawJSON) return JSON.parse(text);
    return JSON.parse(text, (_, value, context) =>
        typeof value === "number" && context?.source !== undefined && String(value) !== context.source ? JSON.rawJSON(spelling(context.source)) : value);
}

/** The same value with ordinary numbers, to compute with. What isn't a number is null, as in a browser's own JSON. */
export function plain(value) {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value), (_, part) => typeof part === "string" && part[0] === mark ? null : part);
}

/** Text that is stored in lines, or as it is. What is no text is shown as it is written. */
export function joined(text) {
    if (Array.isArray(text)) return text.map(joined).join("");
    return typeof text === "string" ? text : text === null || text === undefined ? "" : JSON.stringify(text);
}

/** Text as Jupyter stores it: in lines. */
export function lines(text) {
    return text === "" ? [] : text.match(/[^\n]*\n|[^\n]+$/g);
}

/** Writes JSON as Jupyter does. */
export function write(json, indent = 1) {
    const text = JSON.stringify(json, null, indent) + "\n";
    return text.includes(mark) ? text.replace(/"\uE000(NaN|-?Infinity)"/g, "$1") : text;
}

/** A copy with its members in the order of their names, as Jupyter writes what is new. */
export function canonical(value) {
    if (Array.isArray(value)) return value.map(canonical);
    if (value === null || typeof value !== "object" || JSON.isRawJSON?.(value)) return value;
    return Object.fromEntries(Object.keys(value).sort().map(name => [name, canonical(value[name])]));
}

/** True for MIME types whose content is JSON. */
export function isJson(mime) {
    return mime === "application/json" || mime.endsWith("+json");
}

/** The forms of a display as a document stores them, from the texts that the session sends. */
export function storedForms(data) {
    const stored = {};
    for (const mime of Object.keys(data).sort()) {
        if (isJson(mime)) stored[mime] = canonical(parse(data[mime], number => number.replace("E", "e")));
        else stored[mime] = mime.startsWith("text/") || mime === "image/svg+xml" || mime === "application/javascript" ? lines(data[mime]) : data[mime];
    }
    return stored;
}
