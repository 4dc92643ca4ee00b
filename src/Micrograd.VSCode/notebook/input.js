// Puts what cells ask to the reader.
/** @import { ExtensionContext } from "vscode" */
/** @import { InputAsked } from "../types/messages.js" */
/** @import { Sessions } from "./sessions.js" */
/** @import { Session } from "../conversation/session.js" */
const vscode = require("vscode");

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerInput(context, sessions) {
    context.subscriptions.push(sessions.onDidOpen(({ session, notebook, subscriptions }) => {
        /** @type {Map<number, import("vscode").CancellationTokenSource>} */
        const asked = new Map();
        const withdraw = () => asked.forEach(question => question.cancel());
        subscriptions.push(session.onDidSay(message => {
            if (message.type === "input") void ask(session, vscode.workspace.asRelativePath(notebook.uri), message, asked);
            if (message.type === "inputWithdrawn") asked.get(message.id)?.cancel();
        }), session.onDidChangeState(state => {
            if (state === "none" || state === "ended") withdraw();
        }), { dispose: withdraw });
    }));
}

/**
 * @param {Session} session
 * @param {string} notebook
 * @param {InputAsked} question
 * @param {Map<number, import("vscode").CancellationTokenSource>} asked
 */
async function ask(session, notebook, { id, prompt, isPassword }, asked) {
    const withdrawal = new vscode.CancellationTokenSource();
    asked.set(id, withdrawal);
    const text = await vscode.window.showInputBox({
        title: notebook,
        prompt: prompt || vscode.l10n.t("The cell asks for a line of text."),
        password: isPassword,
        ignoreFocusOut: true,
    }, withdrawal.token);
    asked.delete(id);
    // Without a text the cell is stopped: the reader has turned the question away.
    if (!withdrawal.token.isCancellationRequested) session.tell({ type: "input", id, text: text ?? null });
    withdrawal.dispose();
}

module.exports = { registerInput };
