// Opens C# notebooks as ours where others answer for C#: VS Code's own editor gives their cells the language "csharp", which those attach to.
/** @import { NotebookDocument, NotebookEditor, Tab } from "vscode" */
const vscode = require("vscode");
const { answersForCSharp, asksForCSharp } = require("./kinds.js");

/** @typedef {{ selection: import("vscode").NotebookRange, visible: import("vscode").NotebookRange }} Place where a reader is in a notebook */

class Reopening {
    /** @type {Set<string>} Those that have been opened as ours in this window. */
    #known = new Set();

    /** @type {Set<string>} Those that are about to be. */
    #due = new Set();

    /** @type {Set<string>} Those that stay Jupyter's: the reader wants it so, or VS Code doesn't let go of them. */
    #kept = new Set();

    /** @type {Map<string, Place>} Where in those of ours the reader was. */
    #places = new Map();
    #hasAsked = false;

    register() {
        this.#look(vscode.window.visibleNotebookEditors);
        const note = (/** @type {{ notebookEditor: NotebookEditor }} */ { notebookEditor }) => this.#note(notebookEditor);
        return vscode.Disposable.from(
            vscode.window.onDidChangeNotebookEditorSelection(note), vscode.window.onDidChangeNotebookEditorVisibleRanges(note),
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
     * Whether a notebook of ours has been closed because the reader has opened it once more, which VS Code has done as Jupyter's, or compares it with what
     * it was: then it comes back.
     * @param {NotebookDocument} notebook
     */
    isComingBack({ uri, notebookType }) {
        if (notebookType !== "micrograd-notebook" || this.#kept.has(uri.toString())) return false;
        return tabsOf(uri, "jupyter-notebook").length > 0 || isCompared(uri);
    }

    /** @param {NotebookEditor} editor */
    #note({ notebook, selection, visibleRanges: [visible] }) {
        if (notebook.notebookType === "micrograd-notebook" && visible) this.#places.set(notebook.uri.toString(), { selection, visible });
    }

    // Not before there is an editor: while one is being opened, VS Code refuses another for the same file.
    /** @param {readonly NotebookEditor[]} editors */
    #look(editors) {
        for (const { notebook } of editors) {
            const name = notebook.uri.toString();
            if (notebook.notebookType === "micrograd-notebook") this.#known.add(name);
            if (!this.takes(notebook) || this.#due.has(name)) continue;
            this.#due.add(name);
            void (this.#known.has(name) ? this.#openAgain(notebook) : this.#reopen(notebook)).finally(() => this.#due.delete(name));
        }
    }

    /**
     * Opens one as ours that has been so before, where the reader was in it. (Where VS Code was to lead, it says too late: then it doesn't let go any more.)
     * @param {NotebookDocument} notebook
     */
    async #openAgain(notebook) {
        const before = this.#places.get(notebook.uri.toString());
        await this.#reopen(notebook);
        lead(notebook.uri, before);
        void this.#ask(notebook.uri);
    }

    /** @param {import("vscode").Uri} uri */
    async #ask(uri) {
        if (this.#hasAsked) return;
        this.#hasAsked = true;
        const always = vscode.l10n.t("Always for This Notebook");
        const keep = vscode.l10n.t("Jupyter's Editor");
        const chosen = await vscode.window.showInformationMessage(
            vscode.l10n.t("This notebook asks for C#: it was opened as a C# notebook again. Is it to be opened so at once?"), always, keep);
        if (chosen === always) await associate([uri]);
        if (chosen === keep) {
            this.#kept.add(uri.toString());
            await vscode.commands.executeCommand("vscode.openWith", uri, "jupyter-notebook");
        }
    }

    /**
     * Offers to open C# notebooks as ours from the start, where one stays Jupyter's because VS Code doesn't let go of it.
     * @param {import("vscode").Uri} uri
     */
    async #offer(uri) {
        if (this.#hasAsked) return;
        this.#hasAsked = true;
        const open = vscode.l10n.t("Open as C# Notebooks, and Reload");
        const chosen = await vscode.window.showInformationMessage(vscode.l10n.t(
            "VS Code holds this notebook in Jupyter's editor, where another extension answers for C#, too: names are completed twice, and what is right is underlined. Are the C# notebooks of this folder to be opened as such at once? The window is reloaded for it."), open);
        if (chosen !== open) return;
        await associate(await csharpNotebooksBeside(uri));
        await vscode.commands.executeCommand("workbench.action.reloadWindow");
    }

    /**
     * After "Save As" VS Code opens the file in the editor that is the first for such files; on a busy machine, when a file is opened again, before it has
     * let go of ours. It then refuses that editor, because the file is open as ours.
     * @param {Tab} tab
     */
    async #mend(tab) {
        const { input, group: { viewColumn } } = tab;
        if (!(input instanceof vscode.TabInputNotebook) || input.notebookType !== "jupyter-notebook") return;
        const { uri } = input;
        const name = uri.toString();
        if (this.#kept.has(name) || !(this.#known.has(name) || isOpenAs(uri, "micrograd-notebook"))) return;
        const before = this.#places.get(name);
        for (let waited = 0; waited < 5 * patience; waited += patience) {
            await new Promise(resolve => setTimeout(resolve, patience));
            // While an editor of ours is there, VS Code is about to close it for the new one. One that opens has nothing to be mended.
            if (isOpenAs(uri, "jupyter-notebook") || tabsOf(uri, "micrograd-notebook").length > 0 || tabsOf(uri, "jupyter-notebook").length === 0) return;
            if (isOpenAs(uri, "micrograd-notebook")) break;
        }
        await vscode.commands.executeCommand("vscode.openWith", uri, "micrograd-notebook", { viewColumn, preview: false });
        await vscode.window.tabGroups.close(tabsOf(uri, "jupyter-notebook"), true);
        lead(uri, before);
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
        if (!isFree) {
            this.#kept.add(uri.toString());
            void this.#offer(uri);
        }
        for (const place of places) await vscode.commands.executeCommand("vscode.openWith", uri, type, place);
    }
}

/**
 * Has VS Code open notebooks as ours at once.
 * @param {import("vscode").Uri[]} notebooks
 */
async function associate(notebooks) {
    const settings = vscode.workspace.getConfiguration("workbench", notebooks[0]);
    const { workspaceValue, globalValue } = settings.inspect("editorAssociations") ?? {};
    const [own, target] = vscode.workspace.workspaceFolders
        ? [workspaceValue, vscode.ConfigurationTarget.Workspace] : [globalValue, vscode.ConfigurationTarget.Global];
    const ours = Object.fromEntries(notebooks.map(uri => [patternOf(uri), "micrograd-notebook"]));
    await settings.update("editorAssociations", { .../** @type {object} */ (own ?? {}), ...ours }, target);
}

/**
 * A notebook, and those in its folder that ask for C#.
 * @param {import("vscode").Uri} uri
 */
async function csharpNotebooksBeside(uri) {
    const folder = vscode.Uri.joinPath(uri, "..");
    const found = [uri];
    for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
        const other = vscode.Uri.joinPath(folder, name);
        if (name.endsWith(".ipynb") && other.toString() !== uri.toString() && await asks(other)) found.push(other);
    }
    return found;
}

/** @param {import("vscode").Uri} uri */
async function asks(uri) {
    try {
        return asksForCSharp(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))));
    } catch {
        // One that can't be read isn't C#'s.
        return false;
    }
}

/** Whether notebooks that ask for C# are opened as ours. */
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
 * Whether an editor shows a notebook beside what it was.
 * @param {import("vscode").Uri} uri
 */
const isCompared = uri => vscode.window.tabGroups.all.flatMap(group => group.tabs).some(({ input }) =>
    input instanceof vscode.TabInputNotebookDiff && [input.original, input.modified].some(each => each.toString() === uri.toString()));

/**
 * Leads to where the reader was in a notebook of ours.
 * @param {import("vscode").Uri} uri
 * @param {Place | undefined} place
 */
function lead(uri, place) {
    const ours = vscode.window.visibleNotebookEditors.find(({ notebook }) => notebook.uri.toString() === uri.toString() && notebook.notebookType === "micrograd-notebook");
    if (!ours || !place) return;
    ours.selection = place.selection;
    ours.revealRange(new vscode.NotebookRange(place.visible.start, place.visible.start + 1), vscode.NotebookEditorRevealType.AtTop);
}

/**
 * What names a notebook among the associations of editors, wherever its folder lies: a file right in that is named with it, since others may bear its name.
 * @param {import("vscode").Uri} uri
 */
function patternOf(uri) {
    const below = vscode.workspace.getWorkspaceFolder(uri) && vscode.workspace.asRelativePath(uri, false);
    const path = below === undefined ? uri.path : below.includes("/") ? below : vscode.workspace.asRelativePath(uri, true);
    return `**/${path.replace(/^\/+/, "").replace(/[*?[{]/g, "[$&]")}`;
}

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
        const timer = setTimeout(end, 5 * patience, notebook.isClosed);
        const listening = vscode.workspace.onDidCloseNotebookDocument(gone => gone === notebook && end(true));
    });
}

module.exports = { Reopening, isCompared, isWanted };
