import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Cell } from "../wwwroot/app/document/cell.js";
import { Notebook } from "../wwwroot/app/document/notebook.js";

const chapters = new URL("../../../notebooks/", import.meta.url);

/** @param {object[]} cells */
const make = (cells, minor = 5) => new Notebook(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: minor }));

/** @param {string} source */
const code = (source, more = {}) => ({ cell_type: "code", id: source || "empty", metadata: {}, execution_count: null, outputs: [], source, ...more });

/** @param {Notebook} notebook */
const stored = notebook => JSON.parse(notebook.toText()).cells;

/** @param {Record<string, string>} data */
const display = (data, more = {}) => ({ type: /** @type {const} */ ("display"), run: 1, data, displayId: null, isResult: false, ...more });

/** @param {string} text */
const wrote = (text, name = /** @type {"stdout" | "stderr"} */ ("stdout")) => ({ type: /** @type {const} */ ("stream"), run: 1, name, text });

for (const name of readdirSync(chapters).filter(file => file.endsWith(".ipynb"))) {
    test(`${name} is written as it was read, byte for byte, also when a change was taken back`, () => {
        const text = readFileSync(new URL(name, chapters), "utf8"), notebook = new Notebook(text);
        assert.equal(notebook.toText(), text);
        assert.equal(notebook.caution, null);
        notebook.insert(0, Cell.empty("code"));
        assert.notEqual(notebook.toText(), text);
        notebook.undo();
        assert.equal(notebook.toText(), text);
    });
}

test("of a notebook that one cell of was changed all other cells are written as they were read", () => {
    const notebook = new Notebook('{"cells":[{"cell_type":"code","execution_count":1,"metadata":{"z":1,"a":2},"outputs":[],"source":"1"},'
        + '{"cell_type":"markdown","metadata":{},"source":"old"}],"metadata":{},"nbformat":4,"nbformat_minor":4}');
    notebook.setSource(notebook.cells[1], "new\ntext");
    const text = notebook.toText();
    assert.match(text, /"execution_count": 1,\n {3}"metadata": \{\n {4}"z": 1,\n {4}"a": 2\n/);
    assert.match(text, /"source": \[\n {4}"new\\n",\n {4}"text"\n {3}\]/);
});

test("a new cell has an id where the format has ids, and none before", () => {
    for (const [minor, has] of /** @type {const} */ ([[4, false], [5, true]])) {
        const notebook = make([], minor);
        notebook.insert(0, Cell.empty("markdown", "text"));
        assert.equal("id" in stored(notebook)[0], has);
    }
});

test("a cell without an id, or with one that is no text, gets one on the page and none in the file", () => {
    const notebook = make([{ cell_type: "code", source: "1" }, { cell_type: "code", id: 5, source: "2" }], 4);
    assert.match(notebook.cells[0].id, /^[0-9a-f]{8}$/);
    assert.match(notebook.cells[1].id, /^[0-9a-f]{8}$/);
    notebook.setSource(notebook.cells[0], "changed");
    assert.ok(!("id" in stored(notebook)[0]));
});

test("a cell's number that is written as a float is a whole one", () => {
    assert.equal(new Notebook('{"cells":[{"cell_type":"code","execution_count":2.0,"source":""}],"nbformat":4}').cells[0].executionCount, 2);
});

test("of a notebook without cells an empty one is there, and of the last cell that is removed", () => {
    const notebook = make([]);
    assert.deepEqual(notebook.cells.map(({ kind, source }) => [kind, source]), [["code", ""]]);
    notebook.remove(notebook.cells[0]);
    assert.equal(notebook.cells.length, 1);
});

test("a cell is cut in two, and joined again with what was written in either part since", () => {
    const notebook = make([code("var a = 1;\nvar b = 2;")]), [cell] = notebook.cells;
    const second = notebook.split(cell, "var a = 1;\n".length);
    assert.deepEqual(notebook.cells.map(({ source }) => source), ["var a = 1;", "var b = 2;"]);
    notebook.setSource(second, "var b = 3;");
    notebook.setSource(cell, "var a = 0;");
    notebook.undo();
    assert.deepEqual(notebook.cells.map(({ source }) => source), ["var a = 0;\nvar b = 3;"]);
});

test("a cell is moved, but not beyond the ends", () => {
    const notebook = make([code("a"), code("b")]), [a, b] = notebook.cells;
    notebook.move(a, -1);
    assert.ok(!notebook.canUndo);
    notebook.move(a, +1);
    assert.deepEqual(notebook.cells, [b, a]);
    notebook.undo();
    assert.deepEqual(notebook.cells, [a, b]);
});

test("a cell that becomes text loses what it showed, and has it again when that is taken back", () => {
    const shown = [{ output_type: "stream", name: "stdout", text: "1" }];
    const notebook = make([code("1", { outputs: shown, execution_count: 3 })]), [cell] = notebook.cells;
    notebook.changeKind(cell, "markdown");
    assert.deepEqual(stored(notebook), [{ cell_type: "markdown", id: "1", metadata: {}, source: "1" }]);
    notebook.undo();
    assert.deepEqual(stored(notebook), [code("1", { outputs: shown, execution_count: 3 })]);
});

test("the way to a cell's original is taken back, but not what was written since", () => {
    const original = make([code("original")]), notebook = make([code("mine")]), [cell] = notebook.cells;
    notebook.restore(cell, original.cells[0]);
    assert.equal(cell.source, "original");
    notebook.setSource(cell, "mine again");
    notebook.undo();
    assert.equal(cell.source, "mine again");
    assert.ok(!notebook.canUndo);
});

test("no more than a hundred changes can be taken back", () => {
    const notebook = make([code("a")]);
    for (let count = 0; count < 150; count++) notebook.insert(0, Cell.empty("code"));
    let taken = 0;
    for (; notebook.canUndo; taken++) notebook.undo();
    assert.equal(taken, 100);
});

test("what a cell showed stays until its next run shows something, and goes at its end if nothing came", () => {
    const notebook = make([code("1", { outputs: [{ output_type: "stream", name: "stdout", text: "old" }], execution_count: 1 })]), [cell] = notebook.cells;
    notebook.begin(cell);
    assert.equal(cell.outputs.length, 1);
    assert.ok(cell.isStale);
    notebook.show(cell, wrote("new"));
    assert.deepEqual(cell.outputs.map(({ text }) => text), ["new"]);
    notebook.finish(cell, 2);
    notebook.begin(cell);
    notebook.finish(cell, 3);
    assert.deepEqual(cell.outputs, []);
    assert.equal(cell.executionCount, 3);
});

test("an optional cell that shows nothing keeps what it has shown elsewhere, if it came to its end", () => {
    const notebook = make([code("1", { metadata: { tags: ["optional"] }, outputs: [{ output_type: "stream", name: "stdout", text: "old" }] })]), [cell] = notebook.cells;
    notebook.begin(cell);
    notebook.finish(cell, 2);
    assert.equal(cell.outputs.length, 1);
    notebook.begin(cell);
    notebook.finish(cell, null);
    assert.equal(cell.outputs.length, 0);
});

test("text of one stream is one output, and stored in lines", () => {
    const notebook = make([code("1")]), [cell] = notebook.cells;
    notebook.begin(cell);
    for (const message of [wrote("a\n"), wrote("b"), wrote("oh", "stderr"), wrote("c")]) notebook.show(cell, message);
    assert.deepEqual(stored(notebook)[0].outputs, [
        { name: "stdout", output_type: "stream", text: ["a\n", "b"] }, { name: "stderr", output_type: "stream", text: ["oh"] }, { name: "stdout", output_type: "stream", text: ["c"] },
    ]);
});

test("very long text is stored as one, not in its lines", () => {
    const notebook = make([code("1")]), [cell] = notebook.cells, long = "a\n".repeat(200_000);
    notebook.show(cell, wrote(long));
    assert.equal(stored(notebook)[0].outputs[0].text, long);
});

test("a result bears the cell's number, a display does not, and its name in the session isn't stored", () => {
    const notebook = make([code("1")]), [cell] = notebook.cells;
    notebook.begin(cell);
    notebook.show(cell, display({ "text/plain": "shown" }, { displayId: "d" }));
    notebook.show(cell, display({ "text/plain": "42" }, { isResult: true }));
    notebook.finish(cell, 7);
    assert.deepEqual(stored(notebook)[0].outputs, [
        { data: { "text/plain": ["shown"] }, metadata: {}, output_type: "display_data" },
        { data: { "text/plain": ["42"] }, execution_count: 7, metadata: {}, output_type: "execute_result" },
    ]);
});

test("a display that says it is JSON and isn't comes all the same, and what follows it", () => {
    const notebook = make([code("1")]), [cell] = notebook.cells;
    notebook.show(cell, display({ "application/json": "{bad" }));
    notebook.show(cell, wrote("after"));
    assert.deepEqual(cell.outputs.map(({ output_type }) => output_type), ["display_data", "stream"]);
    assert.deepEqual(cell.outputs[0].data, { "application/json": "{bad" });
});

test("a display is changed in whichever cell it stands", () => {
    const notebook = make([code("a"), code("b")]), [a, b] = notebook.cells;
    /** @type {Cell[]} */
    const told = [];
    notebook.show(a, display({ "text/plain": "1" }, { displayId: "d" }));
    notebook.addEventListener("outputs", ({ detail }) => told.push(detail));
    notebook.show(b, { type: "update", run: 2, displayId: "d", data: { "text/plain": "2" } });
    assert.deepEqual(a.outputs[0].data, { "text/plain": ["2"] });
    assert.deepEqual(b.outputs, []);
    assert.deepEqual(told, [a]);
});

test("a clear takes back at once, or when something new comes", () => {
    const notebook = make([code("1")]), [cell] = notebook.cells;
    notebook.show(cell, wrote("a"));
    notebook.show(cell, { type: "clear", run: 1, wait: true });
    assert.equal(cell.outputs.length, 1);
    notebook.show(cell, wrote("b"));
    assert.deepEqual(cell.outputs.map(({ text }) => text), ["b"]);
    notebook.show(cell, { type: "clear", run: 1, wait: false });
    assert.deepEqual(cell.outputs, []);
});

test("the picture of the same graph stays as Graphviz has drawn it elsewhere", () => {
    const graph = (/** @type {string} */ svg, dot = "digraph { a -> b }") => ({ "image/svg+xml": svg, "text/plain": dot });
    const notebook = make([code("1", { outputs: [{ output_type: "display_data", metadata: {}, data: graph("<svg>theirs</svg>") }] })]), [cell] = notebook.cells;
    notebook.begin(cell);
    notebook.show(cell, display(graph("<svg>ours</svg>")));
    assert.equal(cell.outputs[0].data?.["image/svg+xml"], "<svg>theirs</svg>");
    notebook.finish(cell, 1);
    notebook.begin(cell);
    notebook.show(cell, display(graph("<svg>ours</svg>", "digraph { b -> a }")));
    assert.deepEqual(cell.outputs[0].data?.["image/svg+xml"], ["<svg>ours</svg>"]);
});

test("a notebook in another language, or with cells in one, says so", () => {
    const foreign = { metadata: { polyglot_notebook: { kernelName: "fsharp" } } };
    assert.match(make([code("a", foreign)]).caution ?? "", /^Cell 1 of this notebook isn't written in C#/);
    assert.match(make([code("a", foreign), code("b", foreign), code("c", foreign)]).caution ?? "", /^Cells 1, 2 and 3 of this notebook aren't written in C#/);
    assert.match(new Notebook('{"cells":[],"metadata":{"language_info":{"name":"python"}},"nbformat":4}').caution ?? "", /^This notebook is written in Python\./);
});

test("notebooks read alike when their cells do, whatever they show", () => {
    const one = make([code("a", { outputs: [{ output_type: "stream", name: "stdout", text: "1" }] })]), other = make([code("a")]);
    assert.ok(one.readsAs(other));
    other.setSource(other.cells[0], "b");
    assert.ok(!one.readsAs(other));
    assert.ok(!one.readsAs(make([code("a"), code("b")])));
});

test("without outputs, a notebook is written as if it had not run", () => {
    const notebook = make([code("1", { outputs: [{ output_type: "stream", name: "stdout", text: "1" }], execution_count: 4 })]);
    assert.deepEqual(JSON.parse(notebook.toText(false)).cells, [code("1")]);
});
