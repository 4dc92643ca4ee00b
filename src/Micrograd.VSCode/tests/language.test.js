// What VS Code is handed of what the session knows.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const vscode = require("./fakes/vscode.js");
const { FakeCells } = require("./fakes/cells.js");
const { Asking } = require("../language/asking.js");
const { OutlineProvider, TokensProvider } = require("../language/colours.js");
const { CompletionProvider, isWanted } = require("../language/completion.js");
const { FixProvider, FormattingProvider } = require("../language/editing.js");
const { HoverProvider, SignatureProvider } = require("../language/hovering.js");
const { DefinitionProvider, ReferenceProvider, RenameProvider, Sources } = require("../language/navigation.js");
const { Problems } = require("../language/problems.js");

/** @type {any} */
const token = new vscode.CancellationTokenSource().token;
const at = (/** @type {number} */ line, /** @type {number} */ character) => /** @type {any} */ (new vscode.Position(line, character));
const askingOf = (/** @type {FakeCells} */ cells) => new Asking(cells.sessions, cell => cell.document.uri.toString(), () => [cells.notebook]);
const place = (/** @type {object} */ fields) => ({ cell: null, file: null, source: null, line: 1, column: 1, endLine: 1, endColumn: 2, ...fields });

test("the cells are told before the first question, and again when one has changed or the session is another", async () => {
    const cells = new FakeCells("var a = 1;", ["html", "<b>"], "a");
    const asking = askingOf(cells);
    await asking.ask(cells.document(2), "tokens", {});
    await asking.ask(cells.document(2), "outline", {});
    assert.deepEqual(cells.heard.map(({ type }) => type), ["cells", "tokens", "outline"]);
    assert.deepEqual(cells.heard[0].cells, [{ id: "a", code: "var a = 1;" }, { id: "c", code: "a" }]);
    assert.deepEqual(cells.heard[1], { type: "tokens", code: "a", cell: "c" });
    cells.document(0).write("var a = 2;");
    await asking.ask(cells.document(2), "tokens", {});
    assert.equal(cells.heard[3].cells[0].code, "var a = 2;");
    cells.generation++;
    await asking.ask(cells.document(2), "tokens", {});
    assert.deepEqual(cells.heard.slice(5).map(({ type }) => type), ["cells", "tokens"]);
});

test("a document that is no cell, and a notebook without a session, are asked nothing", async () => {
    const cells = new FakeCells("a"), other = new FakeCells("b");
    other.documents[0].uri = new vscode.Uri("elsewhere");
    assert.equal(await askingOf(cells).ask(other.document(0), "tokens", {}), null);
    const without = new Asking({ of: () => undefined }, () => "", () => [cells.notebook]);
    assert.equal(await without.ask(cells.document(0), "tokens", {}), null);
    assert.deepEqual([...cells.heard, ...other.heard], []);
});

test("a list of completions comes after a dot, and after a blank only where something particular can stand", () => {
    assert.deepEqual(
        [["a.", "."], ["var a = new ", " "], ["using ", " "], ["a = ", " "], ["#", "#"], ["a #", "#"], ["#load \"", "\""], ["var s = \"", "\""], ["Con", undefined]]
            .map(([line, trigger]) => isWanted(/** @type {string} */ (line), trigger)),
        [true, true, true, false, true, false, true, false, true]);
});

test("completions replace the word, stay in the session's order, and are documented when they are looked at", async () => {
    const cells = new FakeCells("x\na.Leng + 1");
    cells.answer = ({ type, item }) => type === "complete"
        ? { start: 4, end: 8, items: [{ text: "Length", kind: "Property", detail: "int string.Length" }, { text: "LongLength", kind: "Unheard", detail: "" }] }
        : { kind: "Property", text: "", markdown: `\`\`\`csharp\nint string.${item}\n\`\`\`\n\nHow long it is.` };
    const provider = new CompletionProvider(askingOf(cells));
    const items = /** @type {any[]} */ (await provider.provideCompletionItems(cells.document(0), at(1, 4), token, /** @type {any} */ ({})));
    assert.deepEqual(items.map(({ label, kind, sortText, range }) => [label, kind, sortText, String(range.inserting), String(range.replacing)]), [
        ["Length", "Property", "00000", "1:2-1:4", "1:2-1:6"], ["LongLength", "Text", "00001", "1:2-1:4", "1:2-1:6"]]);
    cells.document(0).write("something else");
    const resolved = /** @type {any} */ (await provider.resolveCompletionItem(items[0], token));
    assert.equal(resolved.documentation.value, "How long it is.");
    const { code, position, item } = cells.heard[cells.heard.length - 1];
    assert.deepEqual([code, position, item], ["x\na.Leng + 1", 6, "Length"]);
});

test("a directive's path goes on with the files that it may name, in the notebook's folder", async () => {
    /** @type {string[]} */
    const read = [];
    vscode.workspace.fs.readDirectory = folder => {
        read.push(String(folder));
        return Promise.resolve([["setup.csx", 1], ["lib", 2], [".git", 2], ["Some.DLL", 1], ["a.txt", 1], ["other.ipynb", 1], ["old.dib", 1]]);
    };
    const cells = new FakeCells("#load \"", "#r \"lib/", "#!import ", "#r \"/opt/x", "#r \"nuget: ");
    const provider = new CompletionProvider(askingOf(cells));
    const names = async (/** @type {number} */ index) => /** @type {any[] | undefined} */ (
        await provider.provideCompletionItems(cells.document(index), at(0, cells.documents[index].text.length), token, /** @type {any} */ ({}))
    )?.map(({ label, kind }) => `${label} ${kind}`);
    assert.deepEqual(await names(0), ["setup.csx File", "lib Folder", "other.ipynb File"]);
    assert.deepEqual(await names(1), ["lib Folder", "Some.DLL File"]);
    assert.deepEqual(await names(2), ["setup.csx File", "lib Folder", "other.ipynb File"]);
    assert.deepEqual(await names(3), ["lib Folder", "Some.DLL File"]);
    assert.equal(await names(4), undefined);
    assert.deepEqual(read, ["file:///course/", "file:///course/lib/", "file:///course/", "file:///opt/"]);
});

test("a description stands at its name, and all ways to make a call are shown", async () => {
    const cells = new FakeCells("\nMath.Max(1, ");
    const documentation = { text: "", markdown: "*The larger*" };
    cells.answer = ({ type }) => type === "describe" ? { start: 6, end: 9, text: "", markdown: "**Max**" } : {
        overloads: [
            { text: "int Max(int a, int b)", documentation, parameters: [{ start: 8, end: 13, documentation }, { start: 15, end: 20, documentation }] },
            { text: "double Max()", documentation, parameters: [] },
        ],
        activeOverload: 1, activeParameter: null,
    };
    const hover = /** @type {any} */ (await new HoverProvider(askingOf(cells)).provideHover(cells.document(0), at(1, 6), token));
    assert.deepEqual([hover.contents.value, String(hover.range)], ["**Max**", "1:5-1:8"]);
    const help = /** @type {any} */ (await new SignatureProvider(askingOf(cells)).provideSignatureHelp(cells.document(0), at(1, 12), token));
    assert.deepEqual(help.signatures.map((/** @type {any} */ { label, parameters }) => [label, parameters.map((/** @type {any} */ { label: own }) => own)]),
        [["int Max(int a, int b)", [[8, 13], [15, 20]]], ["double Max()", []]]);
    assert.deepEqual([help.activeSignature, help.activeParameter], [1, 0]);
});

test("names have the standard colours, and declarations are nested", async () => {
    const cells = new FakeCells("class A { int b; }");
    cells.answer = ({ type }) => type === "tokens"
        ? { items: [{ line: 1, column: 7, length: 1, kind: "TypeParameter", modifiers: ["Declaration", "Readonly"] }] }
        : { items: [["A", 0], ["b", 1], ["c", 1], ["D", 0]].map(([name, level]) => (
            { name, level, detail: "", kind: "Class", line: 1, column: 1, endLine: 2, endColumn: 3, nameLine: 1, nameColumn: 7, nameEndColumn: 8 })) };
    const tokens = new TokensProvider(askingOf(cells));
    assert.deepEqual(await tokens.provideDocumentSemanticTokens(cells.document(0), token), ["0:6-0:7 typeParameter declaration readonly"]);
    const symbols = /** @type {any[]} */ (await new OutlineProvider(askingOf(cells)).provideDocumentSymbols(cells.document(0), token));
    assert.deepEqual(symbols.map(({ name, children }) => [name, children.map((/** @type {any} */ child) => child.name)]), [["A", ["b", "c"]], ["D", []]]);
    assert.deepEqual([String(symbols[0].range), String(symbols[0].selectionRange)], ["0:0-1:2", "0:6-0:7"]);
});

test("a definition is in a cell, in a file, or in C# that was made of an assembly", async () => {
    const cells = new FakeCells("x");
    const sources = new Sources();
    const list = { name: "List.cs", assembly: "System.Collections", text: "class List<T> { }" };
    const other = { ...list, text: "class List { }" };
    const places = [place({ cell: "b" }), place({ file: "/setup.csx", line: 3, endLine: 3 }), place({ source: list }), place({ source: other })];
    cells.answer = () => ({ items: places });
    const found = /** @type {any[]} */ (await new DefinitionProvider(askingOf(cells), sources).provideDefinition(cells.document(0), at(0, 0), token));
    assert.deepEqual(found.map(({ uri, range }) => `${uri} ${range}`), [
        "b 0:0-0:1", "file:///setup.csx 2:0-2:1", "micrograd-source:/System.Collections/List.cs 0:0-0:1", "micrograd-source:/System.Collections/2/List.cs 0:0-0:1"]);
    assert.equal(sources.provideTextDocumentContent(found[2].uri), list.text);
    assert.equal(sources.show(list).toString(), found[2].uri.toString());
    cells.answer = () => ({ items: [place({}), place({ cell: "b" })] });
    const context = /** @type {any} */ ({});
    const uses = /** @type {any[]} */ (await new ReferenceProvider(askingOf(cells), sources).provideReferences(cells.document(0), at(0, 0), context, token));
    assert.deepEqual(uses.map(({ uri }) => String(uri)), ["a", "b"]);
});

test("going to another cell's declaration selects it there, and to all else is VS Code's own way", async () => {
    const cells = new FakeCells("var x = 1;", "x");
    Object.assign(cells.notebook, { notebookType: "micrograd-notebook" });
    const definitions = new DefinitionProvider(askingOf(cells), new Sources());
    cells.answer = () => ({ items: [place({ cell: "a", column: 5, endColumn: 6 })] });
    assert.deepEqual(await definitions.provideDefinition(cells.document(1), at(0, 0), token), []);

    /** @type {string[]} */
    const called = [];
    const notebookEditor = { notebook: cells.notebook, selection: { start: 1 }, revealRange: () => called.push("revealed") };
    const cellEditor = { document: cells.document(0), selection: "" };
    vscode.window.visibleNotebookEditors = [notebookEditor];
    vscode.window.visibleTextEditors = [cellEditor];
    vscode.commands.executeCommand = command => Promise.resolve(void called.push(command));
    const editor = /** @type {any} */ ({ document: cells.document(1), selection: { active: at(0, 0) } });
    cells.all.forEach((cell, index) => Object.assign(cell, { index }));
    await definitions.goTo(editor);
    assert.deepEqual([called, notebookEditor.selection.start, String(cellEditor.selection)], [["revealed", "notebook.cell.edit"], 0, "0:4-0:5"]);
    cells.answer = () => ({ items: [place({ file: "/setup.csx" })] });
    await definitions.goTo(editor);
    assert.equal(called[2], "editor.action.revealDefinition");
    vscode.window.visibleTextEditors = [];
});

test("a rename shows the name, edits all cells, and says why it can't be", async () => {
    const cells = new FakeCells("var x = 1;", "x");
    const provider = new RenameProvider(askingOf(cells));
    cells.answer = ({ name }) => ({
        items: [{ ...place({ cell: "a", column: 5, endColumn: 6 }), text: name ?? "x" }, { ...place({ cell: "b" }), text: name ?? "x" }], problem: null,
    });
    const { range, placeholder } = await provider.prepareRename(cells.document(1), at(0, 1), token);
    assert.deepEqual([String(range), placeholder], ["0:0-0:1", "x"]);
    const edit = /** @type {any} */ (await provider.provideRenameEdits(cells.document(1), at(0, 1), "y", token));
    assert.deepEqual(
        [...edit.edits].map(([uri, edits]) => [uri, edits.map((/** @type {any} */ each) => `${each.range} ${each.newText}`)]),
        [["a", ["0:4-0:5 y"]], ["b", ["0:0-0:1 y"]]]);
    cells.answer = () => ({ items: [], problem: "Console comes from System.Console." });
    await assert.rejects(provider.prepareRename(cells.document(1), at(0, 1), token), { message: "Console comes from System.Console." });
});

test("formatting follows the editor's indentation, and a selection is changed alone", async () => {
    const cells = new FakeCells("a\nb");
    cells.answer = () => ({ items: [{ ...place({ line: 1, endLine: 1 }), text: " " }, { ...place({ line: 2, endLine: 2 }), text: "  " }], problem: null });
    const provider = new FormattingProvider(askingOf(cells));
    const options = { tabSize: 2, insertSpaces: false };
    assert.equal((await provider.provideDocumentFormattingEdits(cells.document(0), options, token))?.length, 2);
    assert.deepEqual([cells.heard[1].indentSize, cells.heard[1].useTabs], [2, true]);
    const second = /** @type {any} */ (new vscode.Range(1, 0, 1, 1));
    assert.deepEqual((await provider.provideDocumentRangeFormattingEdits(cells.document(0), second, options, token))?.map(({ newText }) => newText), ["  "]);
});

test("a using is offered for a name that the compiler doesn't know, and for nothing else", async () => {
    const cells = new FakeCells("Stopwatch x; y");
    const edits = [{ ...place({ cell: "a", endColumn: 1 }), text: "using System.Diagnostics;\n" }];
    cells.answer = () => ({ items: [{ title: "using System.Diagnostics;", edits }] });
    const diagnostics = ["CS0246", "CS0168"].map(code => Object.assign(new vscode.Diagnostic(new vscode.Range(0, 0, 0, 9), "", ""), { code }));
    const context = /** @type {any} */ ({ diagnostics });
    const provider = new FixProvider(askingOf(cells));
    const actions = /** @type {any[]} */ (await provider.provideCodeActions(cells.document(0), /** @type {any} */ (null), context, token));
    assert.deepEqual(actions.map(({ title, isPreferred, edit }) => [title, isPreferred, [...edit.edits.keys()]]), [["using System.Diagnostics;", true, ["a"]]]);
    assert.equal(cells.heard.filter(({ type }) => type === "fixes").length, 1);
});

test("squiggles come when nothing more is typed, first in the cell that has changed, and the newest question counts", async () => {
    const cells = new FakeCells("a", "b", "c");
    /** @type {Map<string, string[]>} */
    const shown = new Map();
    const collection = /** @type {any} */ ({
        set: (/** @type {any} */ uri, /** @type {any[]} */ items) => shown.set(String(uri), items.map(({ message, range, code }) => `${message} ${code} ${range}`)),
        delete: (/** @type {any} */ uri) => shown.delete(String(uri)),
    });
    let begun = 0;
    const problems = new Problems(askingOf(cells), collection, () => begun++, 5);
    cells.answer = ({ code }) => ({ items: [{ ...place({}), id: "CS1", message: code, severity: "Error" }] });
    problems.look(cells.notebook, cells.document(1));
    cells.document(1).write("bb");
    problems.look(cells.notebook, cells.document(1));
    await until(() => shown.size === 3);
    assert.equal(begun, 1);
    assert.deepEqual(cells.heard.filter(({ type }) => type === "diagnose").map(({ cell }) => cell), ["b", "a", "c"]);
    assert.deepEqual(shown.get("b"), ["bb CS1 0:0-0:1"]);

    // An answer to a text that is there no more isn't shown.
    cells.answer = ({ cell, code }) => {
        if (cell === "a" && code === "a") cells.document(0).write("aa");
        return { items: [] };
    };
    problems.look(cells.notebook, cells.document(0));
    await until(() => shown.get("c")?.length === 0);
    assert.deepEqual(shown.get("a"), ["a CS1 0:0-0:1"]);
    problems.forget(cells.notebook);
    assert.equal(shown.size, 0);
});

/** @param {() => boolean} condition */
async function until(condition) {
    while (!condition()) await new Promise(resolve => setImmediate(resolve));
}
