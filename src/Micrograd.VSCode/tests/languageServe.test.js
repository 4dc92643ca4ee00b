// What VS Code is handed of the real session.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, test } = require("node:test");
const vscode = require("./fakes/vscode.js");
const { FakeCells } = require("./fakes/cells.js");
const { findDotNet, here } = require("../conversation/dotnet.js");
const { Session } = require("../conversation/session.js");
const { Asking } = require("../language/asking.js");
const { OutlineProvider, TokensProvider } = require("../language/colours.js");
const { CompletionProvider } = require("../language/completion.js");
const { FixProvider, FormattingProvider } = require("../language/editing.js");
const { DefinitionProvider, ReferenceProvider, RenameProvider, Sources } = require("../language/navigation.js");

const server = process.env.MICROGRAD_SERVER ?? path.join(__dirname, "../../../artifacts/bin/Micrograd.Tool/debug/micrograd.dll");
const found = findDotNet({ setting: "", ...here() });
const missing = "problem" in found ? "there is no .NET 10 here" : fs.existsSync(server) ? false : `${server} isn't built: dotnet build src/Micrograd.Tool`;

const folder = fs.realpathSync(os.tmpdir());
const session = new Session(() => ({ program: "problem" in found ? "" : found.program, args: ["--roll-forward", "Major", server, "serve"], folder }));
after(() => session.close());
if (!missing) session.start();

/** @type {any} */
const token = new vscode.CancellationTokenSource().token;
const at = (/** @type {number} */ line, /** @type {number} */ character) => /** @type {any} */ (new vscode.Position(line, character));

/** @param {...string} texts */
function notebook(...texts) {
    const cells = new FakeCells(...texts);
    const asking = new Asking({ of: () => ({ session }) }, cell => cell.document.uri.toString(), () => [cells.notebook]);
    return { cells, asking, cell: (/** @type {number} */ place) => cells.document(place) };
}

test("a cell that hasn't run is seen below it, also while another one runs", { skip: missing }, async () => {
    const { asking, cell } = notebook("class Value { /// <summary>What it holds.</summary>\npublic double Data; }\nvar a = new Value();", "a.Da", "while (true) { }");
    let number = 0;
    const endless = session.run("while (true) { }", "c", () => {}, given => number = given);
    const provider = new CompletionProvider(asking);
    const items = /** @type {any[]} */ (await provider.provideCompletionItems(cell(1), at(0, 4), token, /** @type {any} */ ({})));
    assert.deepEqual(items.map(({ label, kind }) => [label, kind]), [["Data", "Field"]]);
    assert.equal(/** @type {any} */ (await provider.resolveCompletionItem(items[0], token)).documentation.value, "What it holds.");
    assert.deepEqual((await asking.ask(cell(1), "diagnose", {}))?.items.map(({ id }) => id), ["CS1061"]);
    session.interrupt(number);
    assert.equal((await endless).status, "Cancelled");
});

test("names lead to cells and into the class library, and are renamed in all cells", { skip: missing }, async () => {
    const { asking, cell } = notebook("int Twice(int x) => 2 * x;", "Twice(1);\nConsole.WriteLine();");
    const sources = new Sources();
    const definitions = new DefinitionProvider(asking, sources);
    const [own] = /** @type {any[]} */ (await definitions.provideDefinition(cell(1), at(0, 1), token));
    assert.equal(`${own.uri} ${own.range}`, "a 0:4-0:9");
    const [library] = /** @type {any[]} */ (await definitions.provideDefinition(cell(1), at(1, 10), token));
    assert.equal(String(library.uri), "micrograd-source:/System.Console/Console.cs");
    assert.match(sources.provideTextDocumentContent(library.uri)?.split("\n")[library.range.start.line] ?? "", /public static void WriteLine\(\)/);
    const uses = /** @type {any[]} */ (await new ReferenceProvider(asking, sources).provideReferences(cell(1), at(0, 1), /** @type {any} */ ({}), token));
    assert.deepEqual(uses.map(({ uri, range }) => `${uri} ${range}`), ["a 0:4-0:9", "b 0:0-0:5"]);
    const rename = new RenameProvider(asking);
    assert.equal((await rename.prepareRename(cell(1), at(0, 1), token)).placeholder, "Twice");
    const edit = /** @type {any} */ (await rename.provideRenameEdits(cell(1), at(0, 1), "Double", token));
    assert.deepEqual([...edit.edits.keys()], ["a", "b"]);
    await assert.rejects(rename.prepareRename(cell(1), at(1, 10), token), /WriteLine comes from System\.Console\./);
});

test("a cell is coloured, outlined, formatted, and offered the using that it lacks", { skip: missing }, async () => {
    const { asking, cell } = notebook("var watch=Stopwatch.StartNew();");
    assert.deepEqual(await new TokensProvider(asking).provideDocumentSemanticTokens(cell(0), token), ["0:0-0:3 keyword", "0:4-0:9 variable declaration"]);
    const outline = /** @type {any[]} */ (await new OutlineProvider(asking).provideDocumentSymbols(cell(0), token));
    assert.deepEqual(outline.map(({ name, kind }) => [name, kind]), [["watch", "Variable"]]);
    const edits = await new FormattingProvider(asking).provideDocumentFormattingEdits(cell(0), { tabSize: 4, insertSpaces: true }, token);
    assert.deepEqual(edits?.map(({ range, newText }) => `${range} "${newText}"`), ["0:9-0:9 \" \"", "0:10-0:10 \" \""]);
    const diagnostics = [Object.assign(new vscode.Diagnostic(new vscode.Range(0, 10, 0, 19), "", ""), { code: "CS0103" })];
    const context = /** @type {any} */ ({ diagnostics });
    const actions = /** @type {any[]} */ (await new FixProvider(asking).provideCodeActions(cell(0), /** @type {any} */ (null), context, token));
    assert.deepEqual(actions.map(({ title }) => title), ["using System.Diagnostics;"]);
});
