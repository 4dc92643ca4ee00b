// Hands the language services to VS Code, for the C# cells of notebooks that have a session.
/** @import { ExtensionContext, NotebookDocument } from "vscode" */
/** @import { Sessions } from "../notebook/sessions.js" */
const vscode = require("vscode");
const { cellId } = require("../notebook/cells.js");
const { Asking } = require("./asking.js");
const { OutlineProvider, TokensProvider } = require("./colours.js");
const { CompletionProvider, triggers } = require("./completion.js");
const { FixProvider, FormattingProvider } = require("./editing.js");
const { HoverProvider, SignatureProvider } = require("./hovering.js");
const { DefinitionProvider, ReferenceProvider, RenameProvider, Sources, sourceScheme } = require("./navigation.js");
const { Problems } = require("./problems.js");

const selector = [{ language: "micrograd-csharp" }, { notebookType: "jupyter-notebook", language: "csharp" }];

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerLanguage(context, sessions) {
    const asking = new Asking(sessions, cellId, () => vscode.workspace.notebookDocuments);
    const sources = new Sources();
    const definitions = new DefinitionProvider(asking, sources);
    const tokens = new TokensProvider(asking);
    const formatting = new FormattingProvider(asking);
    const collection = vscode.languages.createDiagnosticCollection("micrograd");
    const problems = new Problems(asking, collection, () => tokens.refresh());
    const { languages } = vscode;
    context.subscriptions.push(
        collection,
        languages.registerCompletionItemProvider(selector, new CompletionProvider(asking), ...triggers),
        languages.registerHoverProvider(selector, new HoverProvider(asking)),
        languages.registerSignatureHelpProvider(selector, new SignatureProvider(asking), { triggerCharacters: ["(", ",", "["], retriggerCharacters: [")"] }),
        languages.registerDocumentSemanticTokensProvider(selector, tokens, tokens.legend),
        languages.registerDocumentSymbolProvider(selector, new OutlineProvider(asking)),
        languages.registerDefinitionProvider(selector, definitions),
        vscode.commands.registerTextEditorCommand("micrograd.goToDefinition", editor => void definitions.goTo(editor)),
        languages.registerReferenceProvider(selector, new ReferenceProvider(asking, sources)),
        languages.registerRenameProvider(selector, new RenameProvider(asking)),
        languages.registerDocumentFormattingEditProvider(selector, formatting),
        languages.registerDocumentRangeFormattingEditProvider(selector, formatting),
        languages.registerCodeActionsProvider(selector, new FixProvider(asking), { providedCodeActionKinds: FixProvider.kinds() }),
        vscode.workspace.registerTextDocumentContentProvider(sourceScheme, sources),
        ...watch(sessions, problems));
}

/**
 * What changes what a cell means: another text, another place of a cell, a run, another session.
 * @param {Sessions} sessions
 * @param {Problems} problems
 */
function watch(sessions, problems) {
    /** @type {WeakMap<NotebookDocument, number>} Which session of a notebook was ready when its cells were looked at. */
    const ready = new WeakMap();
    return [
        vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
            if (!sessions.of(notebook)) return;
            for (const { document } of contentChanges.flatMap(({ removedCells }) => removedCells)) problems.remove(document);
            const changed = cellChanges.find(({ document }) => document)?.document;
            if (changed || contentChanges.length > 0) problems.look(notebook, changed);
        }),
        sessions.onDidChange(({ notebook, session }) => {
            if (session.state === "none" || session.state === "ended") problems.forget(notebook);
            if (session.state !== "ready" || ready.get(notebook) === session.generation) return;
            ready.set(notebook, session.generation);
            problems.look(notebook);
        }),
        sessions.onDidRun(({ notebook }) => problems.look(notebook)),
        sessions.onDidClose(({ notebook }) => problems.forget(notebook)),
    ];
}

module.exports = { registerLanguage };
