// A file's bytes as text, and line ends.
const { DocumentError, english } = require("./documentError.js");

/**
 * The text of a file, with its byte order mark if it has one.
 * @param {Uint8Array} bytes
 * @param {import("./documentError.js").Translations} l10n
 */
function decode(bytes, l10n = english) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
        throw new DocumentError(l10n.t("The file is not UTF-8 text. Save it as UTF-8."), { cause });
    }
}

/**
 * Text whose lines end as those of VS Code's documents may: it makes one kind of line end of several.
 * @param {string} text
 */
const withPlainLineEnds = text => text.replace(/\r\n?/g, "\n");

/**
 * Whether two texts differ in their line ends at most.
 * @param {string} one
 * @param {string} other
 */
const isSameText = (one, other) => one === other || withPlainLineEnds(one).toWellFormed() === withPlainLineEnds(other).toWellFormed();

module.exports = { decode, isSameText, withPlainLineEnds };
