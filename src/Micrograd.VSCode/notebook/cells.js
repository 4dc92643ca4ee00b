// Cells, as the session knows them.
/** @import { NotebookCell } from "vscode" */

/**
 * A cell's name in the conversation: it stays when the cell is edited or moved.
 * @param {NotebookCell} cell
 */
const cellId = cell => cell.document.uri.toString();

/**
 * The language of a cell's text, as the session calls it; null for C#.
 * @param {NotebookCell} cell
 */
const languageOf = ({ document: { languageId } }) => languageId === "micrograd-csharp" || languageId === "csharp" ? null : languageId;

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

module.exports = { cellId, isRaw, languageOf, tagsOf };
