// What cells show, as VS Code's outputs: as its own ipynb serializer has them, so that every serializer stores them.
/** @import { CellFailed } from "../types/messages.js" */
const vscode = require("vscode");
const { linked } = require("./errorText.js");
const { isBinary } = require("./kinds.js");

/**
 * The forms of a display.
 * @param {Record<string, string>} data
 */
const items = data => Object.entries(data).map(([mime, content]) => isBinary(mime)
    ? new vscode.NotebookCellOutputItem(Buffer.from(content, "base64"), mime)
    : vscode.NotebookCellOutputItem.text(content, mime));

/**
 * @param {"stdout" | "stderr"} name
 * @param {string} text
 */
const streamItem = (name, text) => vscode.NotebookCellOutputItem[name](text);

/**
 * @param {"stdout" | "stderr"} name
 * @param {string} text
 */
const streamOutput = (name, text) => new vscode.NotebookCellOutput([streamItem(name, text)], { outputType: "stream" });

/**
 * @param {Record<string, string>} data
 * @param {number | null | undefined} executionCount a number or null for a result
 */
const displayOutput = (data, executionCount) => new vscode.NotebookCellOutput(items(data), executionCount === undefined
    ? { outputType: "display_data", metadata: {} }
    : { outputType: "execute_result", metadata: {}, executionCount });

/**
 * @param {CellFailed} error
 * @param {(cell: string) => number | undefined} numberOf the number in the brackets of a cell, by its name
 */
const errorOutput = ({ name, message, traceback, frames }, numberOf) => new vscode.NotebookCellOutput(
    [vscode.NotebookCellOutputItem.error({ name, message, stack: linked(traceback, frames, numberOf) })],
    { outputType: "error", originalError: { output_type: "error", ename: name, evalue: message, traceback } });

module.exports = { displayOutput, errorOutput, items, streamItem, streamOutput };
