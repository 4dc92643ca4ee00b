// C# as the kernel of notebooks: of our own types always, of VS Code's Jupyter notebooks where the reader chooses it or the notebook asks for it.
/** @import { ExtensionContext } from "vscode" */
/** @import { Sessions } from "./sessions.js" */
const vscode = require("vscode");
const { asksForCSharp, cellLanguage, notebookTypes } = require("./kinds.js");

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerControllers(context, sessions) {
    const controllers = notebookTypes.map(type => createController(type, sessions));
    const prefer = (/** @type {import("vscode").NotebookDocument} */ notebook) => {
        const controller = controllers.find(({ notebookType }) => notebookType === notebook.notebookType);
        if (!controller) return;
        const isAsked = notebook.notebookType !== "jupyter-notebook" || asksForCSharp(notebook.metadata);
        controller.updateNotebookAffinity(notebook, isAsked ? vscode.NotebookControllerAffinity.Preferred : vscode.NotebookControllerAffinity.Default);
    };
    // VS Code selects a kernel only when a cell is run, also where there is no other: the session is to be warm by then.
    const select = (/** @type {readonly import("vscode").NotebookEditor[]} */ editors) => {
        for (const notebookEditor of editors) {
            const controller = controllers.find(({ notebookType }) => notebookType === notebookEditor.notebook.notebookType);
            if (controller && isOurAlone(notebookEditor.notebook) && !sessions.of(notebookEditor.notebook)) {
                void vscode.commands.executeCommand("notebook.selectKernel", { notebookEditor, id: controller.id, extension: context.extension.id });
                sessions.open(notebookEditor.notebook, controller);
            }
        }
    };
    context.subscriptions.push(
        ...controllers,
        vscode.window.onDidChangeVisibleNotebookEditors(select),
        vscode.workspace.onDidOpenNotebookDocument(prefer),
        vscode.workspace.onDidCloseNotebookDocument(notebook => void sessions.close(notebook)),
        vscode.workspace.onDidGrantWorkspaceTrust(() => sessions.startAll()));
    vscode.workspace.notebookDocuments.forEach(prefer);
    select(vscode.window.visibleNotebookEditors);
}

/**
 * Whether no other kernel than ours runs it.
 * @param {import("vscode").NotebookDocument} notebook
 */
const isOurAlone = notebook => notebook.notebookType !== "jupyter-notebook" || (asksForCSharp(notebook.metadata) && !vscode.extensions.getExtension("ms-toolsai.jupyter"));

/**
 * @param {string} type
 * @param {Sessions} sessions
 */
function createController(type, sessions) {
    const controller = vscode.notebooks.createNotebookController(type, type, vscode.l10n.t("C# (Micrograd)"));
    controller.description = vscode.l10n.t("Runs C# cells on .NET");
    controller.supportsExecutionOrder = true;
    controller.supportedLanguages = [cellLanguage(type)];
    controller.executeHandler = (cells, notebook) => {
        void sessions.open(notebook, controller).runs.run(cells);
    };
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) sessions.open(notebook, controller);
        else void sessions.close(notebook);
    });
    return controller;
}

module.exports = { registerControllers };
