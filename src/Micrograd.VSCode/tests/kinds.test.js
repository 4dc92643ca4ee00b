const assert = require("node:assert/strict");
const { test } = require("node:test");
const { answersForCSharp, asksForCSharp, bringsKernels, cellLanguage, notebookTypes } = require("../notebook/kinds.js");

const asks = (/** @type {object} */ metadata) => asksForCSharp({ metadata });

test("a notebook asks for C# by its kernel, or by its language", () => {
    assert.ok(asks({ kernelspec: { name: ".net-csharp", display_name: ".NET (C#)" } }));
    assert.ok(asks({ kernelspec: { name: "csharp" } }));
    assert.ok(asks({ kernelspec: { name: "micrograd" } }));
    assert.ok(asks({ kernelspec: { name: "other", language: "C#" } }));
    assert.ok(asks({ language_info: { name: "csharp" } }));
    assert.ok(asksForCSharp({ custom: { metadata: { kernelspec: { name: ".net-csharp" } } } }));
});

test("a notebook of another language doesn't", () => {
    assert.ok(!asks({ kernelspec: { name: "python3", language: "python" }, language_info: { name: "python" } }));
    assert.ok(!asks({ kernelspec: { name: ".net-fsharp", language: "F#" } }));
    assert.ok(!asks({ kernelspec: { name: "python3" }, language_info: { name: "C#" } }));
    assert.ok(!asks({}));
    assert.ok(!asksForCSharp({}));
    assert.ok(!asksForCSharp(undefined));
});

test("another extension answers for C#, and neither VS Code's own nor this one", () => {
    const activationEvents = ["onLanguage:csharp"];
    assert.ok(answersForCSharp("ms-dotnettools.csharp", { activationEvents }));
    assert.ok(!answersForCSharp("ms-python.python", { activationEvents: ["onLanguage:python"] }));
    assert.ok(!answersForCSharp("vscode.csharp", { isBuiltin: true, activationEvents }));
    assert.ok(!answersForCSharp("micrograd.micrograd-vscode", { activationEvents }));
    assert.ok(!answersForCSharp("somebody.theme", {}));
});

test("another extension brings kernels, and neither VS Code's own nor this one", () => {
    const activationEvents = ["onNotebook:jupyter-notebook"];
    assert.ok(bringsKernels("ms-toolsai.jupyter", {}));
    assert.ok(bringsKernels("somebody.kernel", { activationEvents }));
    assert.ok(!bringsKernels("somebody.kernel", { activationEvents: ["onNotebook:theirs"] }));
    assert.ok(!bringsKernels("vscode.ipynb", { isBuiltin: true, activationEvents }));
    assert.ok(!bringsKernels("micrograd.micrograd-vscode", { activationEvents }));
});

test("cells have a language of our own, but in VS Code's notebooks", () => {
    assert.deepEqual(notebookTypes.map(cellLanguage), ["micrograd-csharp", "micrograd-csharp", "micrograd-csharp", "csharp"]);
});

test("the manifest has these kinds", () => {
    const { contributes, activationEvents } = require("../package.json");
    assert.deepEqual(contributes.notebooks.map(({ type }) => type), notebookTypes.slice(0, -1));
    assert.deepEqual([...activationEvents].sort(), notebookTypes.map(type => `onNotebook:${type}`).sort());
});
