// Notebooks of format 3, IPython's, as the format 4 that came after it.
const { List, Members, Scalar, nodeOf } = require("./json.js");
const { joined } = require("./outputs.js");

/** @typedef {import("./json.js").Node} Node */

// Forms of outputs had short names.
const mimeTypes = new Map([
    ["text", "text/plain"], ["html", "text/html"], ["svg", "image/svg+xml"], ["png", "image/png"], ["jpeg", "image/jpeg"], ["latex", "text/latex"],
    ["json", "application/json"], ["javascript", "application/javascript"], ["pdf", "application/pdf"],
]);

/**
 * The same notebook in format 4.
 * @param {Members} notebook
 */
function upgraded(notebook) {
    const sheets = notebook.get("worksheets");
    const cells = (sheets instanceof List ? sheets.items : []).flatMap(sheet => {
        const own = sheet instanceof Members ? sheet.get("cells") : undefined;
        return own instanceof List ? own.items : [];
    });
    const metadata = notebook.get("metadata");
    return new Members([
        ["cells", new List(cells.map(cell => cell instanceof Members ? upgradedCell(cell) : cell))],
        ["metadata", metadata instanceof Members ? metadata.without("name").without("signature") : new Members()],
        ["nbformat", nodeOf(4)],
        ["nbformat_minor", nodeOf(4)],
    ]);
}

/** @param {Members} cell */
function upgradedCell(cell) {
    const kind = joined(cell.get("cell_type")), metadata = cell.get("metadata") ?? new Members();
    const source = cell.get(kind === "code" ? "input" : "source") ?? nodeOf([]);
    if (kind === "code") {
        const outputs = cell.get("outputs");
        return new Members([
            ["cell_type", nodeOf("code")], ["execution_count", cell.get("prompt_number") ?? nodeOf(null)], ["metadata", metadata],
            ["outputs", new List((outputs instanceof List ? outputs.items : []).map(output => output instanceof Members ? upgradedOutput(output) : output))],
            ["source", source],
        ]);
    }
    if (kind === "heading") {
        const level = cell.get("level");
        const signs = "#".repeat(level instanceof Scalar ? Number(level.value) : 1);
        const title = (joined(source) ?? "").replaceAll("\n", " ").trim();
        return new Members([["cell_type", nodeOf("markdown")], ["metadata", metadata], ["source", nodeOf([`${signs} ${title}`])]]);
    }
    return new Members([["cell_type", nodeOf(kind === "html" ? "markdown" : kind ?? "markdown")], ["metadata", metadata], ["source", source]]);
}

/** @param {Members} output */
function upgradedOutput(output) {
    const kind = joined(output.get("output_type"));
    if (kind === "stream") {
        return new Members([["name", output.get("stream") ?? nodeOf("stdout")], ["output_type", nodeOf("stream")], ["text", output.get("text") ?? nodeOf([])]]);
    }
    if (kind === "pyerr") {
        return new Members([
            ["ename", output.get("ename") ?? nodeOf("")], ["evalue", output.get("evalue") ?? nodeOf("")], ["output_type", nodeOf("error")],
            ["traceback", output.get("traceback") ?? nodeOf([])],
        ]);
    }
    /** @type {[string, Node][]} */
    const data = [...output].flatMap(([name, form]) => {
        const mime = mimeTypes.get(name) ?? (name.includes("/") ? name : undefined);
        return mime ? [/** @type {[string, Node]} */ ([mime, form])] : [];
    });
    const common = /** @type {[string, Node][]} */ ([["data", new Members(data)], ["metadata", output.get("metadata") ?? new Members()]]);
    return kind === "pyout"
        ? new Members([common[0], ["execution_count", output.get("prompt_number") ?? nodeOf(null)], common[1], ["output_type", nodeOf("execute_result")]])
        : new Members([...common, ["output_type", nodeOf("display_data")]]);
}

module.exports = { upgraded };
