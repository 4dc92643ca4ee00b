const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Displays, ShownOutputs } = require("../notebook/outputs.js");
const { FakeSheet } = require("./fakes/sheet.js");

const stream = (/** @type {string} */ text, /** @type {"stdout" | "stderr"} */ name = "stdout") => /** @type {const} */ ({ type: "stream", run: 1, name, text });
const display = (/** @type {string} */ text, /** @type {string | null} */ displayId = null, isResult = false) =>
    /** @type {const} */ ({ type: "display", run: 1, data: { "text/plain": text }, displayId, isResult, isBeside: false });
const clear = (/** @type {boolean} */ wait) => /** @type {const} */ ({ type: "clear", run: 1, wait });
/** @type {import("../types/messages.js").CellFailed} */
const error = { type: "error", run: 1, name: "E", message: "m", traceback: ["E: m"], line: 1, column: null, frames: [] };

/** @param {string[]} before */
function begin(...before) {
    const sheet = new FakeSheet(before);
    const displays = /** @type {Displays<import("./fakes/sheet.js").Shown>} */ (new Displays());
    const shown = new ShownOutputs(sheet, displays, sheet);
    return { sheet, displays, shown };
}

test("a stream's pieces are one output, until something else comes between", () => {
    const { sheet, shown } = begin();
    for (const message of [stream("a"), stream("b"), stream("c", "stderr"), stream("d"), display("x"), stream("e")]) shown.show(message);
    assert.deepEqual(sheet.texts, ["stdout: ab", "stderr: c", "stdout: d", "x", "stdout: e"]);
});

test("what the run before has shown stays until something new comes", () => {
    const { sheet, shown } = begin("old");
    assert.deepEqual(sheet.texts, ["old"]);
    shown.show(stream("new"));
    shown.show(display("more"));
    assert.deepEqual(sheet.texts, ["stdout: new", "more"]);
});

test("a cell that shows nothing takes away what the run before has shown", () => {
    const { sheet, shown } = begin("old");
    shown.settle();
    assert.deepEqual(sheet.texts, []);
});

test("what has been shown isn't taken away by settling", () => {
    const { sheet, shown } = begin("old");
    shown.show(stream("new"));
    shown.settle();
    assert.deepEqual(sheet.texts, ["stdout: new"]);
});

test("a result bears the cell's number, a display none, an error its words", () => {
    const { sheet, shown } = begin();
    shown.executionCount = 4;
    shown.show(display("shown"));
    shown.show(display("value", null, true));
    shown.show(error);
    assert.deepEqual(sheet.outputs.map(({ text, executionCount }) => [text, executionCount]), [["shown", undefined], ["value", 4], ["E: m", undefined]]);
});

test("clearing takes all away at once, or with the next output", () => {
    const { sheet, shown } = begin();
    shown.show(stream("a"));
    shown.show(clear(true));
    assert.deepEqual(sheet.texts, ["stdout: a"]);
    shown.show(stream("b"));
    assert.deepEqual(sheet.texts, ["stdout: b"]);
    shown.show(clear(false));
    assert.deepEqual(sheet.texts, []);
    shown.show(stream("c"));
    assert.deepEqual(sheet.texts, ["stdout: c"]);
});

test("a display is found by its name, as long as it is shown", () => {
    const { sheet, displays, shown } = begin();
    shown.show(display("a", "id"));
    shown.show(display("b", "id"));
    assert.deepEqual(displays.named("id").map(([output, cell]) => [output.text, cell]), [["a", sheet], ["b", sheet]]);
    shown.show(clear(false));
    assert.deepEqual(displays.named("id"), []);
});

test("a run takes the displays of the run before with it, and those of other cells stay", () => {
    const { sheet, displays, shown } = begin();
    shown.show(display("a", "id"));
    const other = new FakeSheet([]);
    new ShownOutputs(other, displays, other).show(display("other", "id"));
    const again = new ShownOutputs(sheet, displays, sheet);
    assert.equal(displays.named("id").length, 2);
    again.show(stream("new"));
    assert.deepEqual(displays.named("id").map(([output]) => output.text), ["other"]);
});
