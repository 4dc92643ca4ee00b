// Changes that a cell is offered: its white space in order, and a using for a type that isn't known.
/** @import { CancellationToken, CodeActionContext, FormattingOptions, Range, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
const vscode = require("vscode");
const { textEdit, workspaceEdit } = require("./places.js");

class FormattingProvider {
    #asking;

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {FormattingOptions} options
     * @param {CancellationToken} token
     */
    async provideDocumentFormattingEdits(document, { tabSize, insertSpaces }, token) {
        const found = await this.#asking.ask(document, "format", { indentSize: tabSize, useTabs: !insertSpaces }, token);
        return found?.items.map(textEdit);
    }

    /**
     * @param {TextDocument} document
     * @param {Range} range
     * @param {FormattingOptions} options
     * @param {CancellationToken} token
     */
    async provideDocumentRangeFormattingEdits(document, range, options, token) {
        const edits = await this.provideDocumentFormattingEdits(document, options, token);
        return edits?.filter(edit => range.contains(edit.range));
    }
}

/** The compiler's words for a name that it doesn't know: one that may be a type's. */
const unknown = ["CS0103", "CS0246"];

class FixProvider {
    #asking;

    static kinds = () => [vscode.CodeActionKind.QuickFix];

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {Range} _
     * @param {CodeActionContext} context
     * @param {CancellationToken} token
     */
    async provideCodeActions(document, _, { diagnostics }, token) {
        const asked = diagnostics.filter(({ code }) => unknown.includes(String(code)));
        const actions = await Promise.all(asked.map(async diagnostic => {
            const found = await this.#asking.ask(document, "fixes", { position: document.offsetAt(diagnostic.range.start) }, token);
            return (found?.items ?? []).map(({ title, edits }, place, all) => {
                const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
                action.edit = workspaceEdit(edits, document);
                action.diagnostics = [diagnostic];
                action.isPreferred = place === 0 && all.length === 1;
                return action;
            });
        }));
        return actions.flat();
    }
}

module.exports = { FixProvider, FormattingProvider };
