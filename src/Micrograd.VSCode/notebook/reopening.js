// Opens C# notebooks as ours: VS Code's own editor gives their cells the language "csharp", which other extensions attach to.
/** @import { NotebookDocument, NotebookEditor } from "vscode" */
const vscode = require("vscode");
const { asksForCSharp } = require("./kinds.js");

class Reopening {
    // Once each: who then chooses "Reopen Editor With…" keeps what was chosen.
    /** @type {Set<string>} */
    #done = new Set();

    /** @type {Set<string>} Those that are about to be opened. */
    #due = new Set();

    register() {
        this.#look(vscode.window.visibleNotebookEditors);
        return vscode.window.onDidChangeVisibleNotebookEditors(editors => this.#look(editors));
    }

    /**
     * Whether a notebook is one that is opened as ours at once.
     * @param {NotebookDocument} notebook
     */
    takes({ uri, notebookType, isDirty, isUntitled, metadata }) {
        const name = uri.toString();
        if (this.#due.has(name)) return notebookType === "jupyter-notebook";
        return notebookType === "jupyter-notebook" && !isDirty && !isUntitled && !this.#done.has(name) && asksForCSharp(metadata)
            && vscode.workspace.getConfiguration("micrograd").get("openCSharpNotebooks", true);
    }

    // Not before there is an editor: while one is being opened, VS Code refuses another for the same file.
    /** @param {readonly NotebookEditor[]} editors */
    #look(editors) {
        for (const { notebook } of editors) {
            const name = notebook.uri.toString();
            if (notebook.notebookType === "micrograd-notebook") this.#done.add(name);
            if (!this.takes(notebook) || this.#due.has(name)) continue;
            this.#done.add(name);
            this.#due.add(name);
            void this.#reopen(notebook).finally(() => this.#due.delete(name));
        }
    }

    // VS Code closes the first editor itself when another is opened, but then may refuse that one: the file must have been let go by then.
    /** @param {NotebookDocument} notebook */
    async #reopen(notebook) {
        const { uri, notebookType } = notebook;
        const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(({ input }) =>
            input instanceof vscode.TabInputNotebook && input.notebookType === notebookType && input.uri.toString() === uri.toString());
        const places = tabs.map(({ group, isActive, isPreview }) =>
            ({ viewColumn: group.viewColumn, preview: isPreview, preserveFocus: !isActive || !group.isActive }));
        const letGo = closed(notebook);
        if (tabs.length === 0 || !await vscode.window.tabGroups.close(tabs, true)) return;

        // A double click on a file that takes its time to open leaves VS Code with an editor that nobody sees, which holds the notebook for good.
        const type = await letGo ? "micrograd-notebook" : notebookType;
        for (const place of places) await vscode.commands.executeCommand("vscode.openWith", uri, type, place);
    }
}

// How long it may take until a notebook is closed whose editors have been.
const patience = 1000;

/**
 * Whether a notebook is closed soon.
 * @param {NotebookDocument} notebook
 * @returns {Promise<boolean>}
 */
function closed(notebook) {
    return new Promise(resolve => {
        const end = (/** @type {boolean} */ isClosed) => {
            clearTimeout(timer);
            listening.dispose();
            resolve(isClosed);
        };
        const timer = setTimeout(end, patience, notebook.isClosed);
        const listening = vscode.workspace.onDidCloseNotebookDocument(gone => gone === notebook && end(true));
    });
}

module.exports = { Reopening };
