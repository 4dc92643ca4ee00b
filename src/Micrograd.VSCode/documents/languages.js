// The languages of cells: as files name them (.NET Interactive's kernels), and as VS Code does.

const csharp = "micrograd-csharp";

/** What VS Code calls a language that it doesn't know. */
const plain = "plaintext";

// Names that files use, in lower case, and VS Code's own. The first name of each language is the one that is written.
const known = /** @type {[string, string[]][]} */ ([
    [csharp, ["csharp", "c#", "cs", "polyglot-notebook", "dotnet-interactive.csharp"]],
    ["fsharp", ["fsharp", "f#", "dotnet-interactive.fsharp"]],
    ["powershell", ["pwsh", "powershell", "dotnet-interactive.pwsh"]],
    ["html", ["html", "dotnet-interactive.html"]],
    ["javascript", ["javascript", "js", "dotnet-interactive.javascript"]],
    ["markdown", ["markdown", "md"]],
    ["mermaid", ["mermaid"]],
    ["dot", ["dot"]],
    ["http", ["http", "httprequest"]],
    ["kql", ["kql"]],
    ["python", ["python", "ipython", "python3"]],
    ["r", ["r"]],
    ["sql", ["sql", "t-sql"]],
    [plain, ["value", "text"]],
]);
const byName = new Map(known.flatMap(([language, names]) => names.map(name => /** @type {[string, string]} */ ([name, language]))));
const byLanguage = new Map(known.map(([language, [name]]) => [language, name]));

/**
 * VS Code's language for a name in a file.
 * @param {string} name
 */
const languageOf = name => byName.get(name.toLowerCase()) ?? name.toLowerCase();

/**
 * The name in a file for VS Code's language.
 * @param {string} language
 */
const nameOf = language => language === "csharp" ? "csharp" : byLanguage.get(language) ?? language;

/**
 * Whether a cell's language is still the one that its file names: VS Code makes plain text of a language that it doesn't know.
 * @param {string} name
 * @param {string} language
 */
function isStill(name, language) {
    const expected = languageOf(name);
    return language === expected || (language === plain && !byLanguage.has(expected)) || (language === "csharp" && expected === csharp);
}

module.exports = { csharp, isStill, languageOf, nameOf, plain };
