// The place beside the notebook, for help that a cell has asked for.
/** @import { WebviewPanel } from "vscode" */
/** @import { CellDisplayed } from "../types/messages.js" */
const vscode = require("vscode");

class Beside {
    /** @type {WebviewPanel | null} */
    #panel = null;

    /**
     * Shows it, in place of what was there.
     * @param {CellDisplayed} shown
     */
    async show({ data }) {
        const html = data["text/html"] ?? await this.#fromMarkdown(data["text/markdown"]) ?? `<pre>${escaped(data["text/plain"] ?? "")}</pre>`;
        const panel = this.#panel ??= this.#create();
        panel.webview.html = page(html);
        panel.reveal(undefined, true);
    }

    #create() {
        const panel = vscode.window.createWebviewPanel(
            "micrograd.help", vscode.l10n.t("C# Help"), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: false, enableFindWidget: true });
        panel.onDidDispose(() => this.#panel = null);
        return panel;
    }

    /** @param {string | undefined} text */
    async #fromMarkdown(text) {
        return text === undefined ? undefined : await vscode.commands.executeCommand("markdown.api.render", text);
    }
}

/** @param {string} text */
const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

// No script, and nothing from elsewhere: what a library has written there is only shown.
/** @param {string} body */
const page = body => `<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>
body { font: var(--vscode-font-size) var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1em; }
pre, code { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); white-space: pre-wrap; }
</style>
</head>
<body>${body}</body>
</html>`;

module.exports = { Beside };
