// Says which session runs, and what it is about.
/** @import { ExtensionContext } from "vscode" */
/** @import { NotebookSession, Sessions } from "./sessions.js" */
const vscode = require("vscode");
const { notebookTypes } = require("./kinds.js");

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerStatusBar(context, sessions) {
    const item = vscode.window.createStatusBarItem("micrograd.session", vscode.StatusBarAlignment.Right, 100);
    item.name = vscode.l10n.t("C# session");
    const refresh = () => {
        const notebook = vscode.window.activeNotebookEditor?.notebook;
        const open = sessions.of(notebook);
        const isOurs = notebook !== undefined && (open !== undefined || (notebookTypes.includes(notebook.notebookType) && notebook.notebookType !== "jupyter-notebook"));
        if (!isOurs) {
            item.hide();
            return;
        }
        const { text, tooltip, isBad } = vscode.workspace.isTrusted ? wordsOf(open) : restricted();
        item.text = text;
        item.tooltip = tooltip;
        item.backgroundColor = isBad ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
        item.command = vscode.workspace.isTrusted ? "micrograd.showSession" : "workbench.trust.manage";
        item.show();
    };
    context.subscriptions.push(
        item,
        sessions.onDidOpen(refresh), sessions.onDidClose(refresh), sessions.onDidChange(refresh),
        vscode.window.onDidChangeActiveNotebookEditor(refresh),
        vscode.workspace.onDidGrantWorkspaceTrust(refresh));
    refresh();
}

const restricted = () => ({
    text: `$(shield) ${vscode.l10n.t("C#: Restricted Mode")}`,
    tooltip: vscode.l10n.t("The notebook can be read and edited. Nothing runs before the folder is trusted."),
    isBad: true,
});

// What fits beside the rest of the status bar.
const mostWords = 60;

/**
 * @param {NotebookSession | undefined} open
 * @returns {{ text: string, tooltip: string | import("vscode").MarkdownString, isBad: boolean }}
 */
function wordsOf(open) {
    if (!open || open.session.state === "none") {
        return { text: `$(circle-outline) C#`, tooltip: vscode.l10n.t("No C# session runs. The first cell starts one."), isBad: false };
    }
    const { session, runs, waitsFor } = open;
    const dotNet = session.welcome?.dotNet ?? ".NET";
    if (session.state === "ended") {
        const words = session.isUnstartable ? vscode.l10n.t("C#: can't start") : vscode.l10n.t("C#: ended");
        return { text: `$(warning) ${words}`, tooltip: session.problem ?? "", isBad: true };
    }
    if (session.questions.length > 0) {
        const { prompt } = session.questions[0];
        return { text: `$(comment) ${vscode.l10n.t("C#: waits for an answer")}`, tooltip: prompt || vscode.l10n.t("The cell asks for a line of text."), isBad: true };
    }
    const state = runs.isBusy ? vscode.l10n.t("running") : session.state === "starting" ? vscode.l10n.t("starting") : vscode.l10n.t("ready");
    const doing = waitsFor === null ? state : waitsFor.length > mostWords ? `${waitsFor.slice(0, mostWords)}…` : waitsFor;
    const icon = runs.isBusy || session.state === "starting" ? "$(loading~spin)" : "$(check)";
    const lines = [`**${vscode.l10n.t("C# (Micrograd)")}**: ${state}`, dotNet];
    if (session.welcome) lines.push(`C# ${session.welcome.cSharp}, micrograd ${session.welcome.program}`);
    if (waitsFor !== null) lines.push(waitsFor);
    if (session.pid) lines.push(vscode.l10n.t("process {0}", session.pid));
    if (session.problem) lines.push(session.problem);
    return { text: `${icon} C#: ${doing}`, tooltip: new vscode.MarkdownString(lines.join("  \n")), isBad: false };
}

module.exports = { registerStatusBar };
