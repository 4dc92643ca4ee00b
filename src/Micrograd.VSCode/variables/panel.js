// The place beside the notebook that shows a value: a sequence as a table to sort and filter, all else as a cell would. It follows the value: after each run it
// shows what is there then.
/** @import { Uri, WebviewPanel } from "vscode" */
/** @import { Session } from "../conversation/session.js" */
const vscode = require("vscode");
const { bodyOf, pageOf, tablePageOf } = require("./page.js");
const { expressionOf } = require("./tree.js");

class ValuePanel {
    #scripts;

    /** @type {WebviewPanel | null} */
    #panel = null;

    /** @type {{ session: Session, path: string[] } | null} */
    #shown = null;

    /** @param {Uri} scripts the folder of those that show tables */
    constructor(scripts) {
        this.#scripts = scripts;
    }

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
        const page = await this.#pageOf(session, shown.path);
        if (!this.#panel || this.#shown !== shown) return;

        // Without an answer a cell runs, and what was shown stays until it has ended.
        if (page) this.#write(page.html, page.isTable);
        else if (this.#panel.webview.html === "") this.#write(pageOf(expressionOf(shown.path), waiting()), false);
    }

    /**
     * @param {Session} session
     * @param {string[]} path
     */
    async #pageOf(session, path) {
        const heading = expressionOf(path);
        const table = await session.ask({ type: "table", path });
        if (table?.type === "table" && this.#panel) {
            const { webview } = this.#panel;
            const address = `${webview.asWebviewUri(vscode.Uri.joinPath(this.#scripts, "gridPage.js"))}`;
            return { html: tablePageOf(heading, table, { address, source: webview.cspSource, language: vscode.env.language }), isTable: true };
        }
        const answer = await session.ask({ type: "show", path });
        return answer?.type === "shown" ? { html: pageOf(heading, await bodyOf(answer.data, rendered)), isTable: false } : null;
    }

    /**
     * Writes the page, if it is another. Only that of a table has a script.
     * @param {string} html
     * @param {boolean} isTable
     */
    #write(html, isTable) {
        const webview = this.#panel?.webview;
        if (!webview || webview.html === html) return;
        if (webview.options.enableScripts !== isTable) webview.options = { enableScripts: isTable, localResourceRoots: [this.#scripts] };
        webview.html = html;
    }

    dispose() {
        this.#panel?.dispose();
    }

    #create() {
        const panel = vscode.window.createWebviewPanel(
            "micrograd.value", "", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: false, enableFindWidget: true, localResourceRoots: [this.#scripts] });
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
