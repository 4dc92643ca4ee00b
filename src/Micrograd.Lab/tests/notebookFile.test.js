import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignCells, foreignLanguage, read } from "../wwwroot/app/document/notebookFile.js";

/** @param {string} cells */
const notebook = (cells, metadata = "{}") => `{"cells":[${cells}],"metadata":${metadata},"nbformat":4,"nbformat_minor":5}`;

for (const [text, reason] of /** @type {[string, RegExp][]} */ ([
    ["", /the file is empty/],
    [" \n", /the file is empty/],
    ["no JSON", /it isn't JSON \(/],
    ["null", /it is null, and a notebook is an object/],
    ["[1]", /it is a list, and a notebook is an object/],
    ["1.5", /it is the number 1\.5, and/],
    ['{"cells":null,"nbformat":4}', /"cells" is null/],
    ['{"nbformat":4}', /it has no list of cells\.$/],
    ['{"metadata":{},"nbformat":3,"nbformat_minor":0,"worksheets":[]}', /of format 3; the Lab reads format 4\. Jupyter converts it/],
    ['{"cells":[],"metadata":{}}', /doesn't say its format: "nbformat" is missing/],
    ['{"cells":[],"nbformat":"4"}', /"nbformat" is the text "4", and must be 4/],
    [notebook("null"), /Cell 1 of this notebook is null, and must be an object/],
    [notebook('{"source":"1"}'), /its "cell_type" is missing/],
    [notebook('{"cell_type":"code","source":5}'), /its "source" is the number 5, and must be a text or a list of lines/],
    [notebook('{"cell_type":"code","source":["a",1]}'), /its "source" is a list/],
    [notebook('{"cell_type":"code","metadata":[]}'), /its "metadata" is a list, and must be an object/],
    [notebook('{"cell_type":"code","execution_count":{}}'), /its "execution_count" is an object, and must be a whole number or null/],
    [notebook('{"cell_type":"code","execution_count":true}'), /its "execution_count" is the word true/],
    [notebook('{"cell_type":"code","outputs":{}}'), /its "outputs" is an object, and must be a list/],
    [notebook('{"cell_type":"code","outputs":[null]}'), /Cell 1 of this notebook, output 1, is null/],
    [notebook('{"cell_type":"code","outputs":[{"output_type":1}]}'), /its "output_type" is the number 1/],
    [notebook('{"cell_type":"code","outputs":[{"output_type":"display_data","data":[]}]}'), /its "data" is a list/],
])) {
    test(`what can't be read is refused with its place: ${text || "nothing"}`, () => {
        assert.throws(() => read(text), reason);
    });
}

test("fields that are null, floats as numbers, and outputs of text cells are read", () => {
    const { cells } = read(`{"cells":[
        {"cell_type":"code","metadata":null,"execution_count":null,"source":null,"outputs":null},
        {"cell_type":"code","execution_count":1.0,"source":["1"],"outputs":[{"output_type":"display_data","data":null}]},
        {"cell_type":"markdown","source":"","outputs":5}],"metadata":null,"nbformat":4.0}`);
    assert.equal(cells.length, 3);
});

test("a language that isn't C# is named", () => {
    const language = (/** @type {string} */ metadata) => foreignLanguage(read(notebook("", metadata)));
    assert.equal(language('{"kernelspec":{"display_name":"Python 3","language":"python","name":"python3"},"language_info":{"name":"python"}}'), "Python");
    assert.equal(language('{"kernelspec":{"display_name":".NET (F#)","language":"F#","name":".net-fsharp"}}'), "F#");
    assert.equal(language('{"language_info":{"name":"R"}}'), "R");
});

test("of C# by any of its names, and of what says nothing, nothing is said", () => {
    for (const metadata of [
        "{}", "null", '{"kernelspec":null}', '{"kernelspec":5,"language_info":[]}', '{"kernelspec":{"language":"","name":7}}',
        '{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"}}',
        '{"kernelspec":{"display_name":"C# (Micrograd)","language":"csharp","name":"micrograd"}}',
    ]) assert.equal(foreignLanguage(read(notebook("", metadata))), null, metadata);
});

test("cells in another language are numbered, but for those whose first line is a directive that the session knows", () => {
    const cell = (/** @type {string} */ metadata, /** @type {string} */ source) => `{"cell_type":"code","metadata":${metadata},"source":"${source}"}`;
    assert.deepEqual(foreignCells(read(notebook([
        cell("{}", "1"),
        cell('{"polyglot_notebook":{"kernelName":"fsharp"}}', "let x = 1"),
        cell('{"dotnet_interactive":{"language":"csharp"}}', "1"),
        cell('{"polyglot_notebook":{"kernelName":"html"}}', "#!html\\n<b>"),
        cell('{"vscode":{"languageId":"javascript"}}', "1"),
        '{"cell_type":"markdown","metadata":{"vscode":{"languageId":"python"}},"source":""}',
        cell('{"polyglot_notebook":null,"vscode":"python"}', "1"),
    ].join(",")))), [2, 5]);
});
