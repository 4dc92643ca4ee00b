// The kinds of notebooks that C# runs in, which notebooks ask for it, and what is the same in all of them.

/** The notebook types, as the manifest names them. The last is VS Code's own. */
const notebookTypes = ["micrograd-notebook", "micrograd-dib", "micrograd-markdown", "jupyter-notebook"];

/**
 * The language of C# cells. In notebooks of our own it isn't "csharp": the C# extensions attach to that, and readers would see each completion twice.
 * @param {string} notebookType
 */
const cellLanguage = notebookType => notebookType === "jupyter-notebook" ? "csharp" : "micrograd-csharp";

/**
 * Whether the address of a cell leads to it. VS Code opens the file in the editor that is the first for such files: where that is another than the notebook's,
 * it refuses it, or closes the notebook for it.
 * @param {string} notebookType
 */
const leadsToCells = notebookType => notebookType === "jupyter-notebook" || notebookType === "micrograd-dib";

/**
 * Whether a notebook's metadata ask for C#.
 * @param {{ [name: string]: any } | undefined} metadata
 */
function asksForCSharp(metadata) {
    const { kernelspec, language_info: language } = metadata?.metadata ?? metadata?.custom?.metadata ?? {};
    const kernel = String(kernelspec?.name ?? "");
    if (/^(\.net-csharp|csharp|micrograd.*)$/i.test(kernel)) return true;
    return isCSharp(kernelspec?.language) || (kernel === "" && isCSharp(language?.name));
}

/** @param {unknown} name */
const isCSharp = name => typeof name === "string" && /^(c#|csharp)$/i.test(name);

/**
 * Whether an extension brings kernels for VS Code's own notebooks: which of them runs one is then the reader's choice.
 * @param {string} id
 * @param {{ isBuiltin?: boolean, activationEvents?: string[] }} manifest
 */
const bringsKernels = (id, { isBuiltin = false, activationEvents = [] }) =>
    !isBuiltin && id !== "micrograd.micrograd-vscode" && (id === "ms-toolsai.jupyter" || activationEvents.includes("onNotebook:jupyter-notebook"));

/**
 * Whether an extension says something about documents of the language "csharp", cells too. VS Code's own only colours them.
 * @param {string} id
 * @param {{ isBuiltin?: boolean, activationEvents?: string[] }} manifest
 */
const answersForCSharp = (id, { isBuiltin = false, activationEvents = [] }) =>
    !isBuiltin && id !== "micrograd.micrograd-vscode" && activationEvents.includes("onLanguage:csharp");

/** What a new .ipynb says of itself. */
const emptyNotebook = {
    metadata: {
        kernelspec: { display_name: "C# (Micrograd)", language: "C#", name: ".net-csharp" },
        language_info: { codemirror_mode: "text/x-csharp", file_extension: ".cs", mimetype: "text/x-csharp", name: "csharp", pygments_lexer: "csharp", version: "14.0" },
    },
    nbformat: 4,
    nbformat_minor: 5,
};

/**
 * Whether a form of an output is in base64, in messages and in files.
 * @param {string} mime
 */
const isBinary = mime => /^(image\/(?!svg)|audio\/|video\/|application\/pdf$)/.test(mime);

module.exports = { answersForCSharp, asksForCSharp, bringsKernels, cellLanguage, emptyNotebook, isBinary, leadsToCells, notebookTypes };
