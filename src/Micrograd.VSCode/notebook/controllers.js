// C# as the kernel of notebooks: of our own types always, of VS Code's Jupyter notebooks where the reader chooses it or the notebook asks for it.
/** @import { ExtensionContext } from "vscode" */
/** @import { Reopening } from "./reopening.js" */
/** @import { Sessions } from "./sessions.js" */
const vscode = require("vscode");
const { asksForCSharp, bringsKernels, cellLanguage, notebookTypes } = require("./kinds.js");
const { isCompared } = require("./reopening.js");

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 * @param {Reopening} reopening
 */
function registerControllers(context, sessions, reopening) {
    // The reader has chosen another kernel for them.
    /** @type {WeakSet<import("vscode").NotebookDocument>} */
    const left = new WeakSet();
    const controllers = notebookTypes.map(type => createController(type, sessions, left));
    const prefer = (/** @type {import("vscode").NotebookDocument} */ notebook) => {
        const controller = controllers.find(({ notebookType }) => notebookType === notebook.notebookType);
        if (!controller) return;
        supportLanguagesOf(notebook, controller);
        const isAsked = notebook.notebookType !== "jupyter-notebook" || asksForCSharp(notebook.metadata);
        controller.updateNotebookAffinity(notebook, isAsked ? vscode.NotebookControllerAffinity.Preferred : vscode.NotebookControllerAffinity.Default);
    };
    // VS Code selects a kernel only when a cell is run, also where there is no other: the session is to be warm by then.
    const select = (/** @type {readonly import("vscode").NotebookEditor[]} */ editors) => {
        for (const notebookEditor of editors) {
            const { notebook } = notebookEditor;
            const controller = controllers.find(({ notebookType }) => notebookType === notebook.notebookType);
            if (!controller || sessions.of(notebook) || left.has(notebook) || reopening.takes(notebook)) continue;
            if (isOnlyRead(notebook.uri) || !isOurAlone(notebook)) continue;
            void vscode.commands.executeCommand("notebook.selectKernel", { notebookEditor, id: controller.id, extension: context.extension.id });
            sessions.open(notebook, controller);
        }
    };
    context.subscriptions.push(
        ...controllers,
        vscode.window.onDidChangeVisibleNotebookEditors(select),
        vscode.workspace.onDidOpenNotebookDocument(prefer),
        vscode.workspace.onDidCloseNotebookDocument(notebook => sessions.part(notebook, reopening.isComingBack(notebook), () => isCompared(notebook.uri))),
        vscode.workspace.onWillRenameFiles(({ files }) => sessions.rename(files)),
        vscode.workspace.onDidGrantWorkspaceTrust(() => sessions.startAll()));
    vscode.workspace.notebookDocuments.forEach(prefer);
    select(vscode.window.visibleNotebookEditors);
}

// What is shown of another time, for example, is nobody's to run.
const isOnlyRead = (/** @type {import("vscode").Uri} */ { scheme }) => vscode.workspace.fs.isWritableFileSystem(scheme) === false;

/**
 * Whether no other kernel than ours runs it.
 * @param {import("vscode").NotebookDocument} notebook
 */
const isOurAlone = notebook => notebook.notebookType !== "jupyter-notebook" || (asksForCSharp(notebook.metadata)
    && !vscode.extensions.all.some(({ id, packageJSON }) => bringsKernels(id, packageJSON)));

// What the session shows as it is, or draws.
const textLanguages = ["markdown", "html", "javascript", "mermaid", "dot"];

/**
 * VS Code passes over a cell whose language a kernel doesn't name, without a word. The session has one: that it doesn't know the language.
 * @param {import("vscode").NotebookDocument} notebook
 * @param {import("vscode").NotebookController} controller
 */
function supportLanguagesOf(notebook, controller) {
    if (notebook.notebookType === "jupyter-notebook") return;
    const known = controller.supportedLanguages ?? [];
    const others = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code).map(({ document }) => document.languageId);
    const all = [...new Set([...known, ...others])];
    if (all.length > known.length) controller.supportedLanguages = all;
}

/**
 * @param {string} type
 * @param {Sessions} sessions
 * @param {WeakSet<import("vscode").NotebookDocument>} left takes the notebooks in, for which another kernel is chosen
 */
function createController(type, sessions, left) {
    const controller = vscode.notebooks.createNotebookController(type, type, vscode.l10n.t("C# (Micrograd)"));
    controller.description = vscode.l10n.t("Runs C# cells on .NET");
    controller.supportsExecutionOrder = true;
    controller.supportedLanguages = [cellLanguage(type), ...textLanguages];
    controller.executeHandler = (cells, notebook) => {
        void sessions.open(notebook, controller).runs.run(cells);
    };
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) {
            left.delete(notebook);
            sessions.open(notebook, controller).runs.settle();
        } else {
            left.add(notebook);
            void sessions.close(notebook);
        }
    });
    return controller;
}

module.exports = { registerControllers };
