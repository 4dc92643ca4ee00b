// The .ipynb document: read, changed as VS Code changes it, and written.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { readNotebook, writeNotebook } = require("../documents/ipynb.js");

/** @typedef {import("../documents/ipynb.js").Notebook} Notebook */

const folder = path.join(__dirname, "..", "..", "..", "notebooks");
const chapters = fs.readdirSync(folder).filter(name => name.endsWith(".ipynb"));

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);
const read = (/** @type {string} */ text) => readNotebook(bytesOf(text));
const write = (/** @type {Notebook} */ notebook) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeNotebook(notebook));

/** What VS Code hands back: the same values, but none of the same objects. */
const throughVSCode = (/** @type {Notebook} */ notebook) => structuredClone(notebook);

/** @param {unknown} cells */
const notebook = (cells, rest = {}) => JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5, ...rest }, null, 1) + "\n";
const metadata = { kernelspec: { display_name: ".NET (C#)", language: "C#", name: ".net-csharp" } };
const codeCell = (/** @type {object} */ more = {}) =>
    ({ cell_type: "code", execution_count: null, id: "a", metadata: {}, outputs: [], source: ["1 + 1"], ...more });
const proseCell = (/** @type {object} */ more = {}) => ({ cell_type: "markdown", id: "m", metadata: {}, source: ["# Title\n", "text"], ...more });

for (const chapter of chapters) {
    test(`${chapter} is written as it was read, and nothing of it needs a spelling kept`, () => {
        const bytes = fs.readFileSync(path.join(folder, chapter));
        const document = readNotebook(bytes);
        assert.deepEqual(Buffer.from(writeNotebook(throughVSCode(document))), bytes);
        assert.deepEqual(document.cells.filter(cell => cell.metadata?.micrograd), []);
        assert.equal(document.metadata.micrograd, undefined);
    });
}

test("a file keeps every byte, whatever writes it", () => {
    const plain = notebook([proseCell(), codeCell(), codeCell({ id: "b", source: [] })]);
    const strange = {
        "four spaces": JSON.stringify(JSON.parse(plain), null, 4) + "\n",
        "tabs": JSON.stringify(JSON.parse(plain), null, "\t"),
        "one line": JSON.stringify(JSON.parse(plain)),
        "CR LF": plain.replaceAll("\n", "\r\n"),
        "a byte order mark": `\ufeff${plain}`,
        "no line end at the end": plain.trimEnd(),
        "three line ends at the end": plain + "\n\n",
        "members in another order": JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(plain)).reverse()), null, 1) + "\n",
        "no cells": notebook([]),
        "no cells, with space between": notebook([]).replace("[]", "[ ]"),
        "unknown members": notebook([{ ...codeCell(), collapsed: true }], { extra: [1, { a: null }] }),
        "numbers as Python spells them": plain.replace('"metadata": {},', '"metadata": { "a": 1.0, "b": 1e-05, "c": [NaN, -Infinity] },'),
        "escapes that aren't needed": plain.replace("# Title", "\\u0023 Tit\\/le \\ud83d\\ude00"),
        "half a character": plain.replace("# Title", "\\ud83d"),
        "emoji and no-break spaces": plain.replace("# Title", "😀 \u00a0\u2028\u007f é"),
        "a source in one text": notebook([proseCell({ source: "# Title\ntext" }), codeCell({ source: "a\nb" })]),
        "sources with CR LF": notebook([codeCell({ source: ["a\r\n", "b\n", "c"] })]),
        "cells without ids": notebook([{ cell_type: "code", execution_count: 3, metadata: {}, outputs: [], source: ["1"] }], { nbformat_minor: 4 }),
        "a raw cell": notebook([{ cell_type: "raw", id: "r", metadata: { format: "text/html" }, source: ["<b>"] }]),
        "space between cells that varies": plain.replace("},\n  {\n   \"cell_type\": \"code\"", "} ,  {\n   \"cell_type\": \"code\""),
        "attachments": notebook([{ attachments: { "a.png": { "image/png": "iVBORw0KGgo=" } }, ...proseCell() }]),
        "an error that says nothing of itself": notebook([codeCell({ outputs: [{ output_type: "error", traceback: "one text" }, { output_type: "display_data" }] })]),
        "an old Polyglot notebook": notebook([codeCell({ metadata: { dotnet_interactive: { language: "fsharp" }, polyglot_notebook: { kernelName: "fsharp" } } })]),
    };
    for (const [name, text] of Object.entries(strange)) assert.equal(write(throughVSCode(read(text))), text, name);
});

test("outputs keep every byte, and every kind of them", () => {
    const outputs = [
        { name: "stdout", output_type: "stream", text: ["a\n", "b"] },
        { name: "stderr", output_type: "stream", text: ["x\n"] },
        { name: "stderr", output_type: "stream", text: "y" },
        { data: { "application/json": { b: 1, a: [1.5] }, "image/png": "iVBORw0KGgo=\n", "image/svg+xml": ["<svg/>"], "text/plain": "one text" }, metadata: { isolated: true }, output_type: "display_data" },
        { data: { "text/html": ["<b>1</b>"] }, execution_count: 7, metadata: {}, output_type: "execute_result", transient: {} },
        { data: { "text/html": ["<b>2</b>"] }, execution_count: null, metadata: {}, output_type: "execute_result" },
        { ename: "E", evalue: "m", output_type: "error", traceback: ["\u001b[31mE\u001b[0m: m", "   at cell 3, line 1"] },
        { output_type: "of another time", what: 1 },
    ];
    const text = notebook([codeCell({ execution_count: 7, outputs })]);
    assert.equal(write(throughVSCode(read(text))), text);
});

test("a changed cell is written as Jupyter writes it, and every other keeps its bytes", () => {
    const before = notebook([{ ...proseCell(), source: "kept in one text" }, codeCell({ id: "b", metadata: { tags: ["check"] } }), codeCell({ extra: 1.5 })]).replace("1.5", "1.50");
    const document = read(before);
    document.cells[1].value = "var é = \"😀\";\né";
    const after = before.replace('"id": "b",\n   "metadata": {\n    "tags": [\n     "check"\n    ]\n   },\n   "outputs": [],\n   "source": [\n    "1 + 1"\n   ]',
        '"id": "b",\n   "metadata": {\n    "tags": [\n     "check"\n    ]\n   },\n   "outputs": [],\n   "source": [\n    "var é = \\"😀\\";\\n",\n    "é"\n   ]');
    assert.notEqual(after, before);
    assert.equal(write(throughVSCode(document)), after);
});

test("a change in a file with another layout is laid out so", () => {
    const spaced = JSON.stringify(JSON.parse(notebook([codeCell(), codeCell({ id: "b", source: ["2"] })])), null, 2).replaceAll("\n", "\r\n");
    const document = read(spaced);
    document.cells[1].value = "3\n4";
    assert.equal(write(throughVSCode(document)), spaced.replace('"2"\r\n', '"3\\n",\r\n        "4"\r\n'));
});

test("a cell that ran has its number and outputs, in the form that the project's writer gives them", () => {
    const document = read(notebook([codeCell({ metadata: { n: 1 } }), codeCell({ id: "b", extra: "kept" })]));
    const ran = { ...document.cells[1], executionSummary: { executionOrder: 4, success: true }, outputs: [
        { items: [{ mime: "application/vnd.code.notebook.stdout", data: bytesOf("a\n") }, { mime: "application/vnd.code.notebook.stdout", data: bytesOf("b\n") }], metadata: { outputType: "stream" } },
        { items: [{ mime: "application/vnd.code.notebook.stderr", data: bytesOf("c") }], metadata: { outputType: "stream" } },
        { items: [
            { mime: "text/plain", data: bytesOf("2") }, { mime: "image/svg+xml", data: bytesOf("<svg>\n</svg>") },
            { mime: "application/vnd.plotly.v1+json", data: bytesOf('{"layout":{"b":1E5,"a":1.0},"data":[]}') },
        ], metadata: { outputType: "execute_result", metadata: {}, executionCount: 4 } },
        { items: [{ mime: "application/vnd.code.notebook.error", data: bytesOf('{"name":"E","message":"m","stack":"<a href=\'x\'>E</a>"}') }],
            metadata: { outputType: "error", originalError: { output_type: "error", ename: "E", evalue: "m", traceback: ["E", "at"] } } },
    ] };
    const written = write(throughVSCode({ ...document, cells: [document.cells[0], ran] }));
    assert.deepEqual(JSON.parse(written).cells[1], {
        ...codeCell({ id: "b", extra: "kept", execution_count: 4 }),
        outputs: [
            { name: "stdout", output_type: "stream", text: ["a\n", "b\n"] },
            { name: "stderr", output_type: "stream", text: ["c"] },
            { data: { "application/vnd.plotly.v1+json": { data: [], layout: { a: 1, b: 1e5 } }, "image/svg+xml": ["<svg>\n", "</svg>"], "text/plain": ["2"] }, execution_count: 4, metadata: {}, output_type: "execute_result" },
            { ename: "E", evalue: "m", output_type: "error", traceback: ["E", "at"] },
        ],
    });
    assert.match(written, /"layout": \{\s+"a": 1\.0,\s+"b": 1e5\s+\}/);
    assert.match(written, /"data": \{\s+"application\/vnd\.plotly\.v1\+json": \{[^]*"image\/svg\+xml"[^]*"text\/plain"/);
});

test("an error of a cell that was copied has no links in the file", () => {
    const document = read(notebook([codeCell()]));
    const stack = "E: m\\n  at <a href='vscode-notebook-cell:?execution_count=1&line=2'>cell 1, line 2</a>";
    const copied = { ...document.cells[0], outputs: [
        { items: [{ mime: "application/vnd.code.notebook.error", data: bytesOf(`{"name":"E","message":"m","stack":"${stack}"}`) }] },
    ] };
    const [cell] = JSON.parse(write(throughVSCode({ ...document, cells: [copied] }))).cells;
    assert.deepEqual(cell.outputs, [{ ename: "E", evalue: "m", output_type: "error", traceback: ["E: m", "  at cell 1, line 2"] }]);
});

test("a cell that shows the same again keeps what its outputs say besides", () => {
    const outputs = [{ data: { "text/plain": "2" }, execution_count: 1, metadata: { mine: 1 }, output_type: "execute_result" }];
    const document = read(notebook([codeCell({ execution_count: 1, outputs })]));
    const shown = { items: [{ mime: "text/plain", data: bytesOf("2") }], metadata: { outputType: "execute_result", metadata: {}, executionCount: 9 } };
    const again = { ...document.cells[0], executionSummary: { executionOrder: 9 }, outputs: [shown] };
    const expected = notebook([codeCell({ execution_count: 9, outputs: [{ ...outputs[0], execution_count: 9 }] })]);
    assert.equal(write(throughVSCode({ ...document, cells: [again] })), expected);
});

test("cells may come, go and move", () => {
    const text = notebook([proseCell(), codeCell({ extra: 1 }), codeCell({ id: "z" })]);
    const document = read(text);
    const [title, first, last] = document.cells;
    const added = { kind: /** @type {2} */ (2), value: "3", languageId: "micrograd-csharp", metadata: {} };
    const written = write(throughVSCode({ ...document, cells: [last, added, { ...first }, title, added] }));
    const cells = JSON.parse(written).cells;
    assert.deepEqual(cells.map((/** @type {any} */ cell) => cell.source.join("")), ["1 + 1", "3", "1 + 1", "# Title\ntext", "3"]);
    assert.deepEqual(cells.map((/** @type {any} */ cell) => cell.extra), [undefined, undefined, 1, undefined, undefined]);
    assert.equal(new Set(cells.map((/** @type {any} */ cell) => cell.id)).size, 5);
    assert.equal(write(throughVSCode({ ...read(written), cells: [] })), notebook([]));
    assert.equal(JSON.parse(write({ cells: [added], metadata: read(notebook([])).metadata })).cells.length, 1);
});

test("of two cells with one name the second gets another, the same each time", () => {
    const document = read(notebook([codeCell(), codeCell()]));
    const ids = JSON.parse(write(throughVSCode(document))).cells.map((/** @type {any} */ cell) => cell.id);
    assert.equal(ids[0], "a");
    assert.match(ids[1], /^[0-9a-f]{8}$/);
    assert.deepEqual(JSON.parse(write(throughVSCode(document))).cells.map((/** @type {any} */ cell) => cell.id), ids);
});

test("a cell may become prose, and prose code", () => {
    const document = read(notebook([codeCell({ execution_count: 3, metadata: { tags: ["t"] } }), proseCell()]));
    const [one, other] = document.cells;
    const changed = [{ ...one, kind: /** @type {1} */ (1), languageId: "markdown" }, { ...other, kind: /** @type {2} */ (2), languageId: "micrograd-csharp" }];
    assert.deepEqual(JSON.parse(write(throughVSCode({ ...document, cells: changed }))).cells, [
        { cell_type: "markdown", id: "a", metadata: { tags: ["t"] }, source: ["1 + 1"] },
        { cell_type: "code", execution_count: null, id: "m", metadata: {}, outputs: [], source: ["# Title\n", "text"] },
    ]);
});

test("C# cells have a language of their own in the editor, and none in the file", () => {
    const cells = [
        codeCell(),
        codeCell({ id: "b", metadata: { vscode: { languageId: "csharp" } } }),
        codeCell({ id: "c", metadata: { vscode: { languageId: "polyglot-notebook" }, polyglot_notebook: { kernelName: "javascript" } } }),
        codeCell({ id: "d", metadata: { dotnet_interactive: { language: "pwsh" } } }),
    ];
    const document = read(notebook(cells));
    assert.deepEqual(document.cells.map(cell => cell.languageId), ["micrograd-csharp", "micrograd-csharp", "javascript", "powershell"]);
    assert.equal(write(throughVSCode(document)), notebook(cells));
});

test("another language of a cell is written as Polyglot Notebooks writes it, and C# as nothing", () => {
    const script = { vscode: { languageId: "javascript", more: 1 }, polyglot_notebook: { kernelName: "javascript" } };
    const document = read(notebook([codeCell(), codeCell({ id: "b", metadata: script })]));
    document.cells[0].languageId = "powershell";
    document.cells[1].languageId = "micrograd-csharp";
    const written = JSON.parse(write(throughVSCode(document))).cells.map((/** @type {any} */ cell) => cell.metadata);
    assert.deepEqual(written, [{ polyglot_notebook: { kernelName: "pwsh" } }, { vscode: { more: 1 } }]);
});

test("a language that VS Code doesn't know stays", () => {
    const text = notebook([codeCell({ metadata: { polyglot_notebook: { kernelName: "kql-logs" } } })]);
    const document = read(text);
    document.cells[0].languageId = "plaintext";
    assert.equal(write(throughVSCode(document)), text);
});

test("a notebook in another language keeps that", () => {
    const text = notebook([codeCell()], { metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } } });
    assert.equal(read(text).cells[0].languageId, "python");
    assert.equal(write(read(text)), text);
});

test("an image that prose brings along is there for VS Code's own renderer", () => {
    const attachments = { "a.png": { "image/png": "iVBORw0KGgo=" } };
    assert.deepEqual(read(notebook([{ attachments, ...proseCell() }])).cells[0].metadata?.attachments, attachments);
});

test("a new notebook is one in C#", () => {
    const document = read("");
    const written = write({ ...document, cells: [{ kind: 2, value: "1", languageId: "micrograd-csharp", metadata: {} }] });
    assert.equal(JSON.parse(written).metadata.kernelspec.name, ".net-csharp");
    assert.match(JSON.parse(written).cells[0].id, /^[0-9a-f]{8}$/);
    assert.equal(write({ cells: [] }), write(document));
});

test("a notebook of format 3 is read, stays as it is, and is written as format 4 once it has changed", () => {
    const old = {
        metadata: { name: "old" }, nbformat: 3, nbformat_minor: 0,
        worksheets: [{ cells: [
            { cell_type: "heading", level: 2, metadata: {}, source: ["A heading"] },
            { cell_type: "markdown", metadata: {}, source: ["prose"] },
            { cell_type: "code", collapsed: false, input: ["1"], language: "python", metadata: {}, prompt_number: 3, outputs: [
                { output_type: "stream", stream: "stdout", text: ["a"] },
                { output_type: "pyout", prompt_number: 3, text: ["1"], png: "iVBORw0KGgo=", metadata: {} },
                { output_type: "pyerr", ename: "E", evalue: "m", traceback: ["t"] },
            ] },
        ], metadata: {} }],
    };
    const text = JSON.stringify(old, null, 1);
    const document = read(text);
    assert.deepEqual(document.cells.map(cell => cell.value), ["## A heading", "prose", "1"]);
    assert.equal(write(throughVSCode(document)), text);
    document.cells[1].value = "other prose";
    const written = JSON.parse(write(throughVSCode(document)));
    assert.deepEqual([written.nbformat, written.cells.map((/** @type {any} */ cell) => cell.source)], [4, [["## A heading"], ["other prose"], ["1"]]]);
    assert.deepEqual(written.cells[2].outputs, [
        { name: "stdout", output_type: "stream", text: ["a"] },
        { data: { "image/png": "iVBORw0KGgo=", "text/plain": ["1"] }, execution_count: 3, metadata: {}, output_type: "execute_result" },
        { ename: "E", evalue: "m", output_type: "error", traceback: ["t"] },
    ]);
});

const broken = /** @type {[string, string | Uint8Array, RegExp][]} */ ([
    ["space alone", " \n", /^The file is empty\. A new notebook has at least \{"cells"/],
    ["text that isn't UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), /^The file is not UTF-8 text\./],
    ["a merge conflict", notebook([codeCell()]).replace('   "outputs"', '<<<<<<< HEAD\n   "outputs"'), /^This notebook can't be read\. Line \d+, column 1: Here is a mark of an unresolved merge conflict\./],
    ["a web page", "<!DOCTYPE html>\n<html>", /Line 1, column 1: This is a web page/],
    ["a pointer of git-lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", /git lfs pull/],
    ["a cut file", notebook([codeCell()]).split("\"code")[0], /Line \d+, column \d+: .* must stand here, but there is/],
    ["a cut text", notebook([codeCell()]).split("code")[0], /Line 4, column 17: The text that begins here doesn't end\./],
    ["a list", "[]", /^The file is JSON, but no notebook/],
    ["no format", "{}", /^"nbformat" must be the number 4, but is missing\./],
    ["a format of the future", notebook([], { nbformat: 5 }), /^This notebook is of format 5; formats 3 and 4 can be read\./],
    ["no cells", notebook(null), /^"cells" must be a list, but is null\./],
    ["a cell of no kind", notebook([{ ...codeCell(), cell_type: "heading" }]), /^Cell 1: "cell_type" must be "code", "markdown", "raw", but is "heading"\./],
    ["a cell without text", notebook([proseCell(), { ...codeCell(), source: 3 }]), /^Cell 2: "source" must be a text or a list of lines, but is 3\./],
    ["outputs that are none", notebook([codeCell({ outputs: {} })]), /^Cell 1: "outputs" must be a list of outputs, but is an object\./],
    ["a member that stands twice", '{"nbformat": 4, "nbformat": 4}', /Line 1, column 17: The property "nbformat" stands twice/],
    ["something after its end", `${notebook([])}}`, /There is something after the end of the JSON: "\}"/],
]);
for (const [name, text, message] of broken) {
    test(`a file with ${name} is refused with the reason`, () => {
        assert.throws(() => readNotebook(typeof text === "string" ? bytesOf(text) : text), error => error instanceof Error && message.test(error.message) || assert.fail(String(error)));
    });
}

test("a refusal is in the reader's language", () => {
    assert.throws(() => readNotebook(bytesOf("[]"), { t: text => `<${text.length}>` }), /^DocumentError: <\d+>$/);
});
