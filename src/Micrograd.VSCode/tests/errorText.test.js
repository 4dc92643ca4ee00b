const assert = require("node:assert/strict");
const { test } = require("node:test");
const { linked } = require("../notebook/errorText.js");

/**
 * @param {Partial<import("../types/messages.js").ErrorFrame> & { source: string, line: number }} place
 * @returns {import("../types/messages.js").ErrorFrame}
 */
const frame = place => ({ column: null, text: "", tracebackLine: 0, method: null, cell: null, executionCount: null, file: null, ...place });

test("a compiler's error leads to its line", () => {
    assert.equal(
        linked(["cell 3, line 1, column 9: error CS0103: The name 'cc' does not exist in the current context", "    var b = cc;", "            ^~"], [frame({ source: "cell 3", line: 1 })]),
        "<a href='vscode-notebook-cell:?execution_count=3&line=1'>cell 3, line 1</a>, column 9: error CS0103: The name 'cc' does not exist in the current context\n"
        + "    var b = cc;\n            ^~");
});

test("a place in a cell that has been run again since leads to the number that it has now", () => {
    const traceback = ["E: m", "   at F, cell 2, line 1: F()", "   at cell 5, line 3: F()"];
    const frames = [frame({ source: "cell 2", line: 1, tracebackLine: 1, cell: "a" }), frame({ source: "cell 5", line: 3, tracebackLine: 2, cell: "b" })];
    assert.equal(linked(traceback, frames, cell => cell === "a" ? 4 : undefined), [
        "E: m",
        "   at F, <a href='vscode-notebook-cell:?execution_count=4&line=1'>cell 2, line 1</a>: F()",
        "   at <a href='vscode-notebook-cell:?execution_count=5&line=3'>cell 5, line 3</a>: F()",
    ].join("\n"));
});

test("a place in a loaded file leads to the file", () => {
    const at = (/** @type {string} */ file) => linked(["   at F, setup.csx, line 7: x"], [frame({ source: "setup.csx", line: 7, text: "x", file })]);
    assert.equal(at("/my folder/it's #1/setup.csx"), "   at F, <a href='/my%20folder/it%27s%20%231/setup.csx#L7'>setup.csx, line 7</a>: x");
    assert.equal(at("C:\\my\\setup.csx"), "   at F, <a href='/C:/my/setup.csx#L7'>setup.csx, line 7</a>: x");
    assert.equal(at("/other.ipynb"), "   at F, setup.csx, line 7: x");
});

test("what an error says isn't taken for a place", () => {
    assert.equal(linked(["Exception: look at cell 3, line 1"], []), "Exception: look at cell 3, line 1");
});
