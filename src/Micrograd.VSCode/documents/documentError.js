// What is wrong with a file, in the reader's language: whoever reads files is given VS Code's translations, and without them speaks English.

/** @typedef {{ t: (text: string, ...values: (string | number)[]) => string }} Translations */

/** @type {Translations} */
const english = { t: (text, ...values) => text.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])) };

/** A document that can't be read. The message says what was found, where, and what to do. */
class DocumentError extends Error {
    name = "DocumentError";
}

module.exports = { DocumentError, english };
