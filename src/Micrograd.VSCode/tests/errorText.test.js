const assert = require("node:assert/strict");
const { test } = require("node:test");
const { linked } = require("../notebook/errorText.js");

test("each place in a cell is a link to the cell with that number, at that line", () => {
    assert.equal(linked(["DivideByZeroException: Attempted to divide by zero.", "   at F, cell 2, line 1: int F(int x) => 10 / x;", "   at cell 16, line 3: F(0)"]), [
        "DivideByZeroException: Attempted to divide by zero.",
        "   at F, <a href='vscode-notebook-cell:?execution_count=2&line=1'>cell 2, line 1</a>: int F(int x) => 10 / x;",
        "   at <a href='vscode-notebook-cell:?execution_count=16&line=3'>cell 16, line 3</a>: F(0)",
    ].join("\n"));
});

test("a compiler's error leads to its line", () => {
    assert.equal(
        linked(["cell 3, line 1, column 9: error CS0103: The name 'cc' does not exist in the current context", "    var b = cc;", "            ^~"]),
        "<a href='vscode-notebook-cell:?execution_count=3&line=1'>cell 3, line 1</a>, column 9: error CS0103: The name 'cc' does not exist in the current context\n"
        + "    var b = cc;\n            ^~");
});
