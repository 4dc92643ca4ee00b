// Places, as the session and VS Code give them: lines and columns count from 1 there and from 0 here.
/** @import { TextDocument } from "vscode" */
/** @import { CellEdit } from "../types/language.js" */
const vscode = require("vscode");

/** @param {{ line: number, column: number, endLine: number, endColumn: number }} place */
const rangeOf = ({ line, column, endLine, endColumn }) => new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);

/** @param {CellEdit} edit */
const textEdit = edit => vscode.TextEdit.replace(rangeOf(edit), edit.text);

/**
 * The same edits, by the cells that they are about.
 * @param {CellEdit[]} edits
 * @param {TextDocument} asked the cell that was asked about
 */
function workspaceEdit(edits, asked) {
    const own = asked.uri.toString();
    const edit = new vscode.WorkspaceEdit();
    for (const name of new Set(edits.map(({ cell }) => cell ?? own))) {
        edit.set(vscode.Uri.parse(name, true), edits.filter(({ cell }) => (cell ?? own) === name).map(textEdit));
    }
    return edit;
}

module.exports = { rangeOf, textEdit, workspaceEdit };
