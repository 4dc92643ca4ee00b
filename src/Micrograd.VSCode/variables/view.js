// The view of variables: those of the notebook that is looked at, as they are after its last run.
/** @import { ExtensionContext, NotebookDocument, TreeDataProvider } from "vscode" */
/** @import { NotebookSession, Sessions } from "../notebook/sessions.js" */
/** @import { Row } from "./tree.js" */
const vscode = require("vscode");
const { ValuePanel } = require("./panel.js");
const { isValue, nameOf, VariableTree, wordsOf } = require("./tree.js");

// Cells that run one after the other are followed by one look.
const pause = 150;

/** @implements {TreeDataProvider<Row>} */
class VariableView {
    #sessions;
    #panel;
    #changed = new vscode.EventEmitter();

    /** @type {NotebookSession | undefined} Whose variables are shown. */
    #current;

    /** @type {VariableTree | null} */
    #tree = null;

    /** @type {NodeJS.Timeout | undefined} */
    #timer;

    #isStale = true;
    #generation = 0;

    onDidChangeTreeData = this.#changed.event;

    /**
     * @param {Sessions} sessions
     * @param {ValuePanel} panel
     */
    constructor(sessions, panel) {
        this.#sessions = sessions;
        this.#panel = panel;
        this.view = vscode.window.createTreeView("micrograd.variables", { treeDataProvider: this, showCollapseAll: true });
        this.view.onDidChangeVisibility(({ visible }) => {
            if (visible && this.#isStale) this.refresh();
        });
    }

    /** Turns to the notebook that is looked at. What is looked at beside it, a value for instance, leaves it the one. */
    turn() {
        const active = this.#sessions.of(vscode.window.activeNotebookEditor?.notebook);
        const stays = this.#current && this.#sessions.of(this.#current.notebook) === this.#current && isVisible(this.#current.notebook);
        const next = active ?? (stays ? this.#current : undefined);
        if (next === this.#current) return;
        this.#current = next;
        this.#forget();
        void vscode.commands.executeCommand("setContext", "micrograd.hasVariables", next !== undefined);
        this.refresh();
    }

    /**
     * Takes in that a session has another state, or its cells have come to their end.
     * @param {NotebookSession} opened
     */
    follow(opened) {
        const { state, generation } = opened.session;
        if (opened === this.#current && (generation !== this.#generation || state === "none" || state === "ended")) this.#forget();
        if (opened.runs.isBusy) return;
        if (opened === this.#current) this.#refreshSoon();
        else void this.#panel.refresh(opened.session);
    }

    /** Asks anew, once somebody looks. */
    refresh() {
        this.#isStale = !this.view.visible;
        if (!this.#isStale) this.#changed.fire(undefined);
        if (this.#current) void this.#panel.refresh(this.#current.session);
    }

    /**
     * Shows a row's value beside the notebook.
     * @param {Row | undefined} row
     */
    async show(row) {
        if (row && this.#current && isValue(row)) await this.#panel.show(this.#current.session, row.path);
    }

    /** @param {Row} row */
    getTreeItem(row) {
        const item = new vscode.TreeItem(nameOf(row), row.count > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
        item.id = row.id;
        item.description = wordsOf(row);
        if (!row.variable || !isValue(row)) {
            item.iconPath = new vscode.ThemeIcon(row.variable ? "lock" : "symbol-array");
            return item;
        }
        const { name, type, value } = row.variable;
        item.tooltip = new vscode.MarkdownString().appendCodeblock(`${type} ${name}`, "csharp").appendText(value ?? vscode.l10n.t("The value doesn't say in time what it is."));
        item.iconPath = new vscode.ThemeIcon(row.path.length === 1 ? "symbol-variable" : name.startsWith("[") ? "symbol-array" : "symbol-field");
        item.contextValue = "value";
        item.command = { command: "micrograd.showVariable", title: vscode.l10n.t("Show the Value"), arguments: [row] };
        return item;
    }

    /** @param {Row} [row] */
    async getChildren(row) {
        if (!this.#tree) return [];
        if (row) return await this.#tree.inside(row);
        const rows = await this.#tree.variables();
        this.view.message = rows.length === 0 ? vscode.l10n.t("No variables yet: run a cell.") : undefined;
        return rows;
    }

    dispose() {
        clearTimeout(this.#timer);
        this.#panel.dispose();
        this.view.dispose();
        this.#changed.dispose();
    }

    #refreshSoon() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.refresh(), pause);
    }

    // What one session knew, the next doesn't.
    #forget() {
        const session = this.#current?.session;
        this.#generation = session?.generation ?? 0;
        this.#tree = session ? new VariableTree(question => session.ask(question)) : null;
    }
}

/** @param {NotebookDocument} notebook */
const isVisible = notebook => vscode.window.visibleNotebookEditors.some(editor => editor.notebook === notebook);

/**
 * @param {ExtensionContext} context
 * @param {Sessions} sessions
 */
function registerVariables(context, sessions) {
    const view = new VariableView(sessions, new ValuePanel(vscode.Uri.joinPath(context.extensionUri, "renderers")));
    context.subscriptions.push(
        view,
        vscode.commands.registerCommand("micrograd.showVariable", (/** @type {Row | undefined} */ row) => view.show(row)),
        vscode.commands.registerCommand("micrograd.refreshVariables", () => view.refresh()),
        sessions.onDidOpen(() => view.turn()), sessions.onDidClose(() => view.turn()),
        sessions.onDidChange(opened => view.follow(opened)),
        vscode.window.onDidChangeActiveNotebookEditor(() => view.turn()), vscode.window.onDidChangeVisibleNotebookEditors(() => view.turn()));
    view.turn();
}

module.exports = { registerVariables };
