// Opens C# notebooks as ours: VS Code's own editor gives their cells the language "csharp", which other extensions attach to.
/** @import { ExtensionContext, NotebookDocument } from "vscode" */
const vscode = require("vscode");
const { asksForCSharp } = require("./kinds.js");

/** @param {ExtensionContext} context */
function registerReopening(context) {
    // Once each: who then chooses "Reopen Editor With…" keeps what was chosen.
    /** @type {Set<string>} */
    const reopened = new Set();
    const reopen = (/** @type {NotebookDocument} */ notebook) => {
        const { uri, notebookType, isDirty, isUntitled } = notebook;
        if (notebookType === "micrograd-notebook") reopened.add(uri.toString());
        if (notebookType !== "jupyter-notebook" || isDirty || isUntitled || reopened.has(uri.toString()) || !asksForCSharp(notebook.metadata)) return;
        if (!vscode.workspace.getConfiguration("micrograd").get("openCSharpNotebooks", true)) return;
        const tab = vscode.window.tabGroups.all.flatMap(group => group.tabs).find(({ input }) =>
            input instanceof vscode.TabInputNotebook && input.notebookType === notebookType && input.uri.toString() === uri.toString());
        // One that is only read, by a search or a comparison, has no tab of its own.
        if (!tab) return;
        reopened.add(uri.toString());
        void vscode.commands.executeCommand("vscode.openWith", uri, "micrograd-notebook", {
            viewColumn: tab.group.viewColumn, preview: tab.isPreview, preserveFocus: !tab.isActive || !tab.group.isActive,
        });
    };
    const reopenAll = () => vscode.workspace.notebookDocuments.forEach(reopen);
    context.subscriptions.push(vscode.workspace.onDidOpenNotebookDocument(reopen), vscode.window.tabGroups.onDidChangeTabs(reopenAll));
    reopenAll();
}

module.exports = { registerReopening };
