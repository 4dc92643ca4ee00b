// The notebooks' files, for VS Code.
/** @import { ExtensionContext, NotebookDocumentChangeEvent } from "vscode" */
/** @import { Notebook } from "./ipynb.js" */
const { randomUUID } = require("node:crypto");
const vscode = require("vscode");
const { readDib, writeDib } = require("./dib.js");
const { readNotebook, writeNotebook } = require("./ipynb.js");
const { readMarkdown, writeMarkdown } = require("./markdown.js");

/** @typedef {{ read: (bytes: Uint8Array, l10n: typeof vscode.l10n) => Notebook, write: (notebook: Notebook) => Uint8Array }} Format */

/** @param {ExtensionContext} context */
function registerSerializers(context) {
    context.subscriptions.push(
        vscode.workspace.registerNotebookSerializer("micrograd-notebook", serializer({ read: readNotebook, write: writeNotebook })),
        // What their cells show is not part of these files: running one doesn't change it.
        vscode.workspace.registerNotebookSerializer("micrograd-dib", serializer({ read: readDib, write: writeDib }), { transientOutputs: true }),
        vscode.workspace.registerNotebookSerializer("micrograd-markdown", serializer({ read: readMarkdown, write: writeMarkdown }), { transientOutputs: true }),
        vscode.workspace.onDidChangeNotebookDocument(event => void nameNewCells(event)));
}

/**
 * A file that can't be read is refused with the reason, and so is never written over.
 * @param {Format} format
 * @returns {import("vscode").NotebookSerializer}
 */
const serializer = ({ read, write }) => ({
    deserializeNotebook: bytes => dataOf(read(bytes, vscode.l10n)),
    serializeNotebook: data => write(/** @type {Notebook} */ (data)),
});

/** @param {Notebook} notebook */
function dataOf({ cells, metadata }) {
    const data = new vscode.NotebookData(cells.map(cell => {
        const own = new vscode.NotebookCellData(cell.kind, cell.value, cell.languageId);
        own.metadata = cell.metadata;
        own.executionSummary = cell.executionSummary;
        own.outputs = (cell.outputs ?? []).map(output =>
            new vscode.NotebookCellOutput(output.items.map(({ mime, data: content }) => new vscode.NotebookCellOutputItem(content, mime)), output.metadata));
        return own;
    }));
    data.metadata = metadata;
    return data;
}

/**
 * Gives new cells of an .ipynb file the names that they have in it, and copies names of their own: one that was made when the file is written would be another
 * each time.
 * @param {NotebookDocumentChangeEvent} event
 */
async function nameNewCells({ notebook, contentChanges }) {
    if (notebook.notebookType !== "micrograd-notebook" || !(notebook.metadata.nbformat_minor >= 5)) return;
    const added = new Set(contentChanges.flatMap(({ addedCells }) => addedCells));
    if (added.size === 0) return;
    const taken = new Set(notebook.getCells().filter(cell => !added.has(cell)).map(({ metadata }) => metadata.id));
    const edits = [...added].filter(({ index }) => index >= 0).flatMap(cell => {
        const { id } = cell.metadata;
        if (typeof id === "string" && !taken.has(id)) {
            taken.add(id);
            return [];
        }
        return [vscode.NotebookEdit.updateCellMetadata(cell.index, { ...cell.metadata, id: randomUUID().slice(0, 8), metadata: cell.metadata.metadata ?? {} })];
    });
    if (edits.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, edits);
    await vscode.workspace.applyEdit(edit);
}

module.exports = { registerSerializers };
