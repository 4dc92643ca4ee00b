// How an error reads under its cell: the places in it lead to the cell's line, or the file's.
/** @import { ErrorFrame } from "../types/messages.js" */

/**
 * The lines of an error with links. VS Code's renderer of errors takes such a link in; a cell is named by its number in brackets.
 * @param {string[]} traceback
 * @param {ErrorFrame[]} frames the places that the lines name
 * @param {(cell: string) => number | undefined} [numberOf] the number that a cell has now: it may have been run again since
 */
function linked(traceback, frames, numberOf) {
    const lines = [...traceback];
    for (const frame of frames) {
        const words = `${frame.source}, line ${frame.line}`;
        const address = addressOf(frame, numberOf);
        if (address) lines[frame.tracebackLine] = lines[frame.tracebackLine]?.replace(words, () => link(address, words));
    }
    return lines.join("\n");
}

/**
 * @param {ErrorFrame} frame
 * @param {((cell: string) => number | undefined) | undefined} numberOf
 */
function addressOf({ source, line, cell, file }, numberOf) {
    if (file) return /\.(ipynb|dib)$/i.test(file) ? undefined : `${fileAddress(file)}#L${line}`;
    const number = (cell && numberOf?.(cell)) ?? /^cell (\d+)$/.exec(source)?.[1];
    return number === undefined ? undefined : cellAddress(number, line);
}

/** @param {string} file */
const fileAddress = file => encodeURI(file.replace(/\\/g, "/").replace(/^(?=\w:)/, "/")).replace(/#/g, "%23").replace(/\?/g, "%3F").replace(/'/g, "%27");

/**
 * @param {number | string} cell
 * @param {number | string} line
 */
const cellAddress = (cell, line) => `vscode-notebook-cell:?execution_count=${cell}&line=${line}`;

/**
 * @param {string} address
 * @param {string} words
 */
const link = (address, words) => `<a href='${address}'>${words}</a>`;

module.exports = { linked };
