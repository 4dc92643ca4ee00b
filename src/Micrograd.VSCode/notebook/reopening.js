// Opens C# notebooks as ours where others answer for C#: VS Code's own editor gives their cells the language "csharp", which those attach to.
/** @import { NotebookDocument, NotebookEditor, Tab } from "vscode" */
const vscode = require("vscode");
const { answersForCSharp, asksForCSharp } = require("./kinds.js");

class Reopening {
    /** @type {Set<string>} Those that have been opened as ours in this window. */
    #known = new Set();

    /** @type {Set<string>} Those that are about to be. */
    #due = new Set();

    /** @type {Set<string>} Those that stay Jupyter's: the reader wants it so, or VS Code doesn't let go of them. */
    #kept = new Set();
    #hasAsked = false;

    register() {
        this.#look(vscode.window.visibleNotebookEditors);
        return vscode.Disposable.from(
            vscode.window.onDidChangeVisibleNotebookEditors(editors => this.#look(editors)),
            vscode.window.tabGroups.onDidChangeTabs(({ opened }) => opened.forEach(tab => void this.#mend(tab))));
    }

    /**
     * Whether a notebook is one that is opened as ours at once.
     * @param {NotebookDocument} notebook
     */
    takes({ uri, notebookType, isDirty, isUntitled, metadata }) {
        const name = uri.toString();
        if (notebookType !== "jupyter-notebook" || this.#kept.has(name) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return false;
        return this.#due.has(name) || (!isDirty && !isUntitled && asksForCSharp(metadata) && isWanted());
    }

    /**
     * Whether a notebook of ours has been closed because the reader has opened it once more, which VS Code has done as Jupyter's: then it comes back soon.
     * @param {NotebookDocument} notebook
     */
    isComingBack({ uri, notebookType }) {
        const name = uri.toString();
        return notebookType === "micrograd-notebook" && !this.#kept.has(name) && tabsOf(uri, "jupyter-notebook").length > 0;
    }

    // Not before there is an editor: while one is being opened, VS Code refuses another for the same file.
    /** @param {readonly NotebookEditor[]} editors */
    #look(editors) {
        for (const { notebook } of editors) {
            const name = notebook.uri.toString();
            if (notebook.notebookType === "micrograd-notebook") this.#known.add(name);
            if (!this.takes(notebook) || this.#due.has(name)) continue;
            if (this.#known.has(name)) void this.#ask(notebook.uri);
            this.#due.add(name);
            void this.#reopen(notebook).finally(() => this.#due.delete(name));
        }
    }

    /** @param {import("vscode").Uri} uri */
    async #ask(uri) {
        if (this.#hasAsked) return;
        this.#hasAsked = true;
        const always = vscode.l10n.t("Always in This Folder");
        const keep = vscode.l10n.t("Jupyter's Editor");
        const chosen = await vscode.window.showInformationMessage(
            vscode.l10n.t("This notebook asks for C#: it was opened as a C# notebook again. Are .ipynb files in this folder to be opened so at once?"), always, keep);
        this.#hasAsked = chosen === always;
        if (chosen === always) {
            const settings = vscode.workspace.getConfiguration("workbench", uri);
            const own = settings.inspect("editorAssociations")?.workspaceValue;
            await settings.update("editorAssociations", { .../** @type {object} */ (own ?? {}), "*.ipynb": "micrograd-notebook" }, vscode.ConfigurationTarget.Workspace);
        }
        if (chosen === keep) {
            this.#kept.add(uri.toString());
            await vscode.commands.executeCommand("vscode.openWith", uri, "jupyter-notebook");
        }
    }

    /**
     * After "Save As" VS Code opens the file in the editor that is the first for such files. It then refuses that one, because the file is open as ours.
     * @param {Tab} tab
     */
    async #mend(tab) {
        const { input, group: { viewColumn } } = tab;
        if (!(input instanceof vscode.TabInputNotebook) || input.notebookType !== "jupyter-notebook") return;
        const { uri } = input;
        if (!isOpenAs(uri, "micrograd-notebook")) return;
        await new Promise(resolve => setTimeout(resolve, patience));
        if (!isOpenAs(uri, "micrograd-notebook") || isOpenAs(uri, "jupyter-notebook")) return;
        await vscode.commands.executeCommand("vscode.openWith", uri, "micrograd-notebook", { viewColumn, preview: false });
        await vscode.window.tabGroups.close(tabsOf(uri, "jupyter-notebook"), true);
    }

    // VS Code closes the first editor itself when another is opened, but then may refuse that one: the file must have been let go by then.
    /** @param {NotebookDocument} notebook */
    async #reopen(notebook) {
        const { uri, notebookType } = notebook;
        const tabs = tabsOf(uri, notebookType);
        const places = tabs.map(({ group, isActive, isPreview }) =>
            ({ viewColumn: group.viewColumn, preview: isPreview, preserveFocus: !isActive || !group.isActive }));
        const letGo = closed(notebook);
        if (tabs.length === 0 || !await vscode.window.tabGroups.close(tabs, true)) return;

        // A double click on a file that takes its time to open leaves VS Code with an editor that nobody sees, which holds the notebook for good.
        const isFree = await letGo;
        const type = isFree ? "micrograd-notebook" : notebookType;
        if (!isFree) this.#kept.add(uri.toString());
        for (const place of places) await vscode.commands.executeCommand("vscode.openWith", uri, type, place);
    }
}

function isWanted() {
    /** @type {string | undefined} */
    const wanted = vscode.workspace.getConfiguration("micrograd").get("openCSharpNotebooks");
    return wanted === "always" || (wanted === "auto" && vscode.extensions.all.some(({ id, packageJSON }) => answersForCSharp(id, packageJSON)));
}

/**
 * @param {import("vscode").Uri} uri
 * @param {string} type
 */
const tabsOf = (uri, type) => vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(({ input }) =>
    input instanceof vscode.TabInputNotebook && input.notebookType === type && input.uri.toString() === uri.toString());

/**
 * @param {import("vscode").Uri} uri
 * @param {string} type
 */
const isOpenAs = (uri, type) =>
    vscode.workspace.notebookDocuments.some(notebook => notebook.notebookType === type && notebook.uri.toString() === uri.toString());

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
