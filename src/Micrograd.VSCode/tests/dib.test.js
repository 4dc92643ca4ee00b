// .dib files, as .NET Interactive reads and writes them.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { readDib, writeDib } = require("../documents/dib.js");

/** @typedef {import("../documents/ipynb.js").Notebook} Notebook */

const read = (/** @type {string} */ text) => readDib(new TextEncoder().encode(text));
const write = (/** @type {Notebook} */ notebook) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeDib(structuredClone(notebook)));

const meta = '#!meta\n\n{"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#","aliases":["c#","cs"]},{"name":"shop","languageName":"T-SQL","aliases":["sql-shop"]}]}}\n\n';
const usual = `${meta}#!markdown\n\n# Title 😀\n\n#!csharp\n\nvar a = 1;\n\na + 1\n\n#!javascript\n\nalert(1)\n\n#!shop\n\nselect 1\n`;

test("cells have their text, without the blank lines around it, and their language", () => {
    const { cells } = read(usual);
    assert.deepEqual(cells.map(({ kind, value, languageId }) => [kind, value, languageId]), [
        [1, "# Title 😀", "markdown"], [2, "var a = 1;\n\na + 1", "micrograd-csharp"], [2, "alert(1)", "javascript"], [2, "select 1", "sql"],
    ]);
    assert.deepEqual(cells.filter(cell => cell.metadata?.micrograd), []);
});

test("a cell in DOT that is written is a cell of its own when it is read again", () => {
    const notebook = read(`${meta}#!csharp\n\nvar x = 1;\n`);
    notebook.cells.push({ kind: 2, value: "digraph { a -> b }", languageId: "dot", outputs: [], metadata: {} });
    const { cells } = read(write(notebook));
    assert.deepEqual(cells.map(({ value, languageId }) => [value, languageId]), [["var x = 1;", "micrograd-csharp"], ["digraph { a -> b }", "dot"]]);
});

test("a file keeps every byte, whatever writes it", () => {
    const strange = {
        "the usual": usual,
        "CR LF": usual.replaceAll("\n", "\r\n"),
        "both kinds of line ends": usual.replace("var a = 1;\n", "var a = 1;\r\n"),
        "a byte order mark": `\ufeff${usual}`,
        "a byte order mark and nothing else of the kind": "\ufeff1 + 1",
        "no line end at the end": usual.trimEnd(),
        "several line ends at the end": `${usual}\n\n`,
        "nothing": "",
        "line ends alone": "\n\n",
        "a cell without a name": "1 + 1\n\n#!markdown\n\nprose\n",
        "names in other words": "#!C#\n\n1\n\n#!md\n\nprose\n\n#!js\n\n2\n",
        "no blank lines": "#!csharp\n1\n#!markdown\nprose\n#!csharp\n2",
        "many blank lines": "\n\n#!csharp\n\n\n\n1\n\n\n\n#!markdown\nprose\n",
        "cells without text": "#!csharp\n\n#!markdown\n\nprose\n\n#!fsharp\n\n#!csharp\n\n",
        "directives that begin no cell": "#!csharp\n\n#!time\n#r \"nuget: A\"\n1\n#!csharp \n2\n",
        "properties that aren't JSON": "#!meta\n\n{ half\n\n#!csharp\n\n1\n",
        "properties alone": meta,
        "spaces in blank lines": "#!csharp\n \n1\n \n\n#!markdown\n\t\nprose\n",
    };
    for (const [name, text] of Object.entries(strange)) assert.equal(write(read(text)), text, name);
});

test("a changed cell leaves all others as they are", () => {
    const document = read("#!c#\n1\n\n\n#!md\nprose\n#!csharp\n\n\n2");
    document.cells[0].value = "3\n4\n\n";
    assert.equal(write(document), "#!c#\n3\n4\n\n\n#!md\nprose\n#!csharp\n\n\n2");
    document.cells[2].value = "5";
    document.cells[1].value = "other prose";
    assert.equal(write(document), "#!c#\n3\n4\n\n\n#!md\nother prose\n#!csharp\n\n\n5");
});

test("new cells are written as .NET Interactive writes them, and those without text aren't", () => {
    const document = read(usual);
    const cell = (/** @type {1 | 2} */ kind, /** @type {string} */ languageId, /** @type {string} */ value) => ({ kind, languageId, value, metadata: {} });
    document.cells.push(cell(2, "micrograd-csharp", "\n\nnew\n\n"), cell(2, "micrograd-csharp", "\n"), cell(2, "powershell", "ls"), cell(1, "markdown", "end"));
    assert.equal(write(document), `${usual}\n#!csharp\n\nnew\n\n#!pwsh\n\nls\n\n#!markdown\n\nend\n`);
    assert.equal(write({ cells: [cell(2, "micrograd-csharp", "1"), cell(2, "fsharp", "2")] }), "#!csharp\n\n1\n\n#!fsharp\n\n2\n");
});

test("cells that move take their names along", () => {
    const document = read("1 + 1\n\n#!markdown\nprose");
    assert.equal(write({ ...document, cells: document.cells.toReversed() }), "#!markdown\nprose\n\n#!csharp\n\n1 + 1");
});

test("a cell may get another language, or become prose", () => {
    const document = read(usual);
    document.cells[1].languageId = "fsharp";
    Object.assign(document.cells[2], { kind: 1, languageId: "markdown" });
    document.cells[3].languageId = "plaintext";
    assert.equal(write(document), usual.replace("#!csharp\n", "#!fsharp\n").replace("#!javascript", "#!markdown"));
});

test("the file's own default is the language of a cell that names none", () => {
    const { cells } = read(`${meta.replace('"defaultKernelName":"csharp"', '"defaultKernelName":"shop"')}`.trimEnd() + "\n#!markdown\nprose\n");
    assert.equal(cells.length, 1);
    assert.equal(read('#!meta\n{"kernelInfo":{"defaultKernelName":"fsharp"}}\n#!csharp\n1').cells[0].languageId, "micrograd-csharp");
});
