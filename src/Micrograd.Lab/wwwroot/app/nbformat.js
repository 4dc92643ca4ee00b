// The .ipynb document (nbformat 4): read and written as Jupyter does. What wasn't changed is written as it was read, number for number.

/** Parses JSON. A number whose spelling JavaScript would change (1.0, 1e-05) is kept as `spelling` writes it, where the browser can: as it is written, if not told otherwise. */
export function parse(text, spelling = number => number) {
    if (!JSON.rawJSON) return JSON.parse(text);
    return JSON.parse(text, (_, value, context) =>
        typeof value === "number" && context?.source !== undefined && String(value) !== context.source ? JSON.rawJSON(spelling(context.source)) : value);
}

/** The same value with ordinary numbers, to compute with. */
export function plain(value) {
    return JSON.parse(JSON.stringify(value));
}

/** Text that is stored in lines, or as it is. */
export function joined(text) {
    return Array.isArray(text) ? text.join("") : text ?? "";
}

/** Text as Jupyter stores it: in lines. */
export function lines(text) {
    return text === "" ? [] : text.match(/[^\n]*\n|[^\n]+$/g);
}

/** Reads a notebook. */
export function read(text) {
    let json;
    try {
        json = parse(text);
    } catch (problem) {
        throw new Error(`This is no notebook: it isn't JSON (${problem.message}).`);
    }
    if (!Array.isArray(json?.cells)) throw new Error("This is no notebook: it has no list of cells.");
    if (json.nbformat !== 4) throw new Error(`This notebook is of format ${json.nbformat}; the Lab reads format 4. Jupyter converts it.`);
    return json;
}

/** Writes a notebook. */
export function write(json) {
    return JSON.stringify(json, null, 1) + "\n";
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
