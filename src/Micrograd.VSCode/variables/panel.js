// The place beside the notebook that shows a value as a cell would. It follows the value: after each run it shows what is there then.
/** @import { WebviewPanel } from "vscode" */
/** @import { Session } from "../conversation/session.js" */
const vscode = require("vscode");
const { bodyOf, pageOf } = require("./page.js");
const { expressionOf } = require("./tree.js");

class ValuePanel {
    /** @type {WebviewPanel | null} */
    #panel = null;

    /** @type {{ session: Session, path: string[] } | null} */
    #shown = null;

    /**
     * Shows a value.
     * @param {Session} session
     * @param {string[]} path
     */
    async show(session, path) {
        this.#shown = { session, path };
        const panel = this.#panel ??= this.#create();
        panel.title = expressionOf(path);
        panel.reveal(undefined, true);
        await this.refresh(session);
    }

    /**
     * Shows what the value is now, if it is one of that session.
     * @param {Session} session
     */
    async refresh(session) {
        const shown = this.#shown;
        if (!this.#panel || shown?.session !== session) return;
        const answer = await session.ask({ type: "show", path: shown.path });
        if (!this.#panel || this.#shown !== shown) return;

        // Without an answer a cell runs, and what was shown stays until it has ended.
        if (answer?.type !== "shown") {
            if (this.#panel.webview.html === "") this.#panel.webview.html = pageOf(expressionOf(shown.path), waiting());
            return;
        }
        this.#panel.webview.html = pageOf(expressionOf(shown.path), await bodyOf(answer.data, rendered));
    }

    dispose() {
        this.#panel?.dispose();
    }

    #create() {
        const panel = vscode.window.createWebviewPanel(
            "micrograd.value", "", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: false, enableFindWidget: true });
        panel.onDidDispose(() => {
            this.#panel = null;
            this.#shown = null;
        });
        return panel;
    }
}

const waiting = () => vscode.l10n.t("The value is shown when no cell runs.");

/**
 * @param {string} markdown
 * @returns {Promise<string | undefined>}
 */
const rendered = async markdown => await vscode.commands.executeCommand("markdown.api.render", markdown);

module.exports = { ValuePanel };
