// Cells, as the session knows them.
/** @import { NotebookCell } from "vscode" */

/**
 * A cell's name in the conversation: it stays when the cell is edited or moved.
 * @param {NotebookCell} cell
 */
const cellId = cell => cell.document.uri.toString();

/**
 * What the session is given to run. Text in another language comes after the directive that names it.
 * @param {NotebookCell} cell
 */
function codeOf(cell) {
    const text = cell.document.getText();
    const { languageId } = cell.document;
    return languageId === "micrograd-csharp" || languageId === "csharp" ? text : `#!${languageId}\n${text}`;
}

/**
 * Whether a cell is text for a program that converts the notebook: it is never run.
 * @param {NotebookCell} cell
 */
const isRaw = cell => cell.document.languageId === "raw";

/**
 * @param {NotebookCell} cell
 * @returns {string[]}
 */
function tagsOf(cell) {
    const tags = (cell.metadata.metadata ?? cell.metadata.custom?.metadata)?.tags;
    return Array.isArray(tags) ? tags : [];
}

module.exports = { cellId, codeOf, isRaw, tagsOf };
