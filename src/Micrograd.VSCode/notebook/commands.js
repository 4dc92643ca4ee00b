// What the reader can ask for, by name, button or key.
/** @import { ExtensionContext, NotebookDocument } from "vscode" */
/** @import { Session } from "../conversation/session.js" */
/** @import { NotebookSession, Sessions } from "./sessions.js" */
const { randomUUID } = require("node:crypto");
const os = require("node:os");
const vscode = require("vscode");
const { emptyNotebook } = require("./kinds.js");
const { isWanted } = require("./reopening.js");

/** @typedef {{ notebookEditor?: { notebookUri?: import("vscode").Uri } }} ToolbarContext what VS Code hands to a command of the notebook's toolbar */

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 * @param {{ show: () => void }} log
 */
function registerCommands(context, sessions, log) {
    const register = (/** @type {string} */ name, /** @type {(open: NotebookSession, notebook: NotebookDocument) => unknown} */ run) =>
        vscode.commands.registerCommand(`micrograd.${name}`, (/** @type {ToolbarContext | undefined} */ from) => {
            const notebook = notebookOf(from);
            const open = sessions.of(notebook);
            if (notebook && open) return run(open, notebook);
            return vscode.window.showInformationMessage(vscode.l10n.t("This is for a notebook whose kernel is C# (Micrograd)."));
        });
    context.subscriptions.push(
        register("interrupt", ({ runs }) => runs.interrupt()),
        register("restart", restart),
        register("restartAndRunAll", async (open, notebook) => {
            if (await restart(open)) await vscode.commands.executeCommand("notebook.execute", notebook.uri);
        }),
        register("endSession", endSession),
        register("runAbove", (_, notebook) => execute(notebook, 0, selectionOf(notebook).start)),
        register("runBelow", (_, notebook) => execute(notebook, selectionOf(notebook).start, notebook.cellCount)),
        register("showSession", open => showMenu(open)),
        vscode.commands.registerCommand("micrograd.endAllSessions", () => endAllSessions(sessions)),
        vscode.commands.registerCommand("micrograd.showLog", () => log.show()),
        vscode.commands.registerCommand("micrograd.newNotebook", newNotebook));
}

/** @param {ToolbarContext | undefined} from */
function notebookOf(from) {
    const uri = from?.notebookEditor?.notebookUri?.toString();
    const editor = vscode.window.visibleNotebookEditors.find(({ notebook }) => notebook.uri.toString() === uri);
    return (editor ?? vscode.window.activeNotebookEditor)?.notebook;
}

/** @param {NotebookDocument} notebook */
const selectionOf = notebook => vscode.window.visibleNotebookEditors.find(editor => editor.notebook === notebook)?.selection ?? new vscode.NotebookRange(0, 0);

/**
 * @param {NotebookDocument} notebook
 * @param {number} start
 * @param {number} end
 */
const execute = (notebook, start, end) => vscode.commands.executeCommand("notebook.cell.execute", { ranges: [{ start, end }], document: notebook.uri });

/**
 * @param {NotebookSession} open
 * @returns whether it was, and the reader hasn't had second thoughts
 */
async function restart({ session }) {
    const isMeant = await mayLose([session], vscode.l10n.t("Restart the session? Its variables are gone then."), vscode.l10n.t("Restart"),
        vscode.l10n.t("Restart, Don't Ask Again"));
    if (isMeant) await session.restart();
    return isMeant;
}

/** @param {NotebookSession} open */
async function endSession({ session }) {
    if (await mayLose([session], vscode.l10n.t("End the session? Its variables are gone then."), vscode.l10n.t("End"), vscode.l10n.t("End, Don't Ask Again"))) {
        await session.end();
    }
}

/** @param {Sessions} sessions */
async function endAllSessions(sessions) {
    if (await mayLose(sessions.withParted.map(({ session }) => session), vscode.l10n.t("End the sessions of all notebooks in this window? Their variables are gone then."),
        vscode.l10n.t("End"), vscode.l10n.t("End, Don't Ask Again"))) await sessions.endAll();
}

/**
 * Asks the reader whether variables may be lost, where there can be any.
 * @param {Session[]} lost
 * @param {string} question
 * @param {string} yes
 * @param {string} always
 */
async function mayLose(lost, question, yes, always) {
    const settings = vscode.workspace.getConfiguration("micrograd");
    if (!lost.some(({ hasRun }) => hasRun) || settings.get("askBeforeRestart") === false) return true;
    const chosen = await vscode.window.showWarningMessage(question, { modal: true }, yes, always);
    if (chosen === always) await settings.update("askBeforeRestart", false, vscode.ConfigurationTarget.Global);
    return chosen === yes || chosen === always;
}

/** @param {NotebookSession} open */
async function showMenu({ session, runs }) {
    const { welcome, pid, questions } = session;
    /** @type {(import("vscode").QuickPickItem & { command: string })[]} */
    const items = [];
    if (questions.length > 0) items.push({ label: `$(comment) ${vscode.l10n.t("Answer")}`, description: questions[0].prompt, command: "micrograd.answer" });
    if (runs.isBusy) items.push({ label: `$(stop-circle) ${vscode.l10n.t("Stop what runs")}`, description: vscode.l10n.t("variables stay"), command: "micrograd.interrupt" });
    items.push(
        { label: `$(debug-restart) ${vscode.l10n.t("Restart the session")}`, description: vscode.l10n.t("its variables are gone then"), command: "micrograd.restart" },
        { label: `$(run-all) ${vscode.l10n.t("Restart, and run all cells")}`, command: "micrograd.restartAndRunAll" });
    if (pid) items.push({ label: `$(circle-slash) ${vscode.l10n.t("End the session")}`, description: vscode.l10n.t("the next cell starts another"), command: "micrograd.endSession" });
    items.push(
        { label: `$(close-all) ${vscode.l10n.t("End all sessions")}`, description: vscode.l10n.t("of all notebooks in this window"), command: "micrograd.endAllSessions" },
        { label: `$(output) ${vscode.l10n.t("Show the log")}`, command: "micrograd.showLog" });
    const title = welcome ? `${welcome.dotNet}, C# ${welcome.cSharp}, micrograd ${welcome.program}` : vscode.l10n.t("C# session");
    const chosen = await vscode.window.showQuickPick(items, { title });
    if (chosen) await vscode.commands.executeCommand(chosen.command);
}

// A file from the start: one without a name VS Code would save and then open as a Jupyter notebook.
async function newNotebook() {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(os.homedir());
    const file = await vscode.window.showSaveDialog({
        defaultUri: await freeName(folder),
        filters: { [vscode.l10n.t("Notebooks")]: ["ipynb"] },
        title: vscode.l10n.t("New C# Notebook"),
        saveLabel: vscode.l10n.t("Create"),
    });
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, Buffer.from(`${JSON.stringify(newDocument(), null, 1)}\n`));
    await vscode.commands.executeCommand("vscode.openWith", file, isWanted() ? "micrograd-notebook" : "jupyter-notebook");
    await vscode.commands.executeCommand("notebook.cell.edit");
}

/** @param {import("vscode").Uri} folder */
async function freeName(folder) {
    const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
    for (let number = 1; ; number++) {
        const name = number === 1 ? "notebook.ipynb" : `notebook-${number}.ipynb`;
        if (!taken.has(name)) return vscode.Uri.joinPath(folder, name);
    }
}

/** A new notebook, with a cell to write in. */
const newDocument = () => ({
    cells: [{ cell_type: "code", execution_count: null, id: randomUUID().slice(0, 8), metadata: {}, outputs: [], source: [] }],
    ...emptyNotebook,
});

module.exports = { registerCommands };
