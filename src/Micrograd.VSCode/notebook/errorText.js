// How an error reads under its cell: the places in it lead to the cell's line.

// As the session says a place: "cell 3, line 1", where 3 is the number in the cell's brackets.
const place = /\bcell (\d+), line (\d+)/g;

/**
 * The lines of an error with links. VS Code's renderer of errors takes such a link in, and opens the cell with that number at that line.
 * @param {string[]} traceback
 */
const linked = traceback => traceback.map(line => line.replace(place, (words, cell, number) =>
    `<a href='vscode-notebook-cell:?execution_count=${cell}&line=${number}'>${words}</a>`)).join("\n");

module.exports = { linked };
