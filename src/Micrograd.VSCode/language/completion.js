// What can stand at a place, and what is said about it when it is looked at.
/** @import { CancellationToken, CompletionContext, Position, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
const vscode = require("vscode");

/** Characters that bring up the list. After a blank and a quotation mark it only comes where something particular can stand. */
const triggers = [".", " ", "#", "\""];

const beforeBlank = /\b(?:new|using|using\s+static|is|as|override|case|return|await|throw)\s$/;
const insideQuotes = /^\s*#\s*(?:r|load)\s*"$/;

/** A directive's path, as far as it has been written: its ending says which files are meant. */
const pathOf = /^\s*#(?:\s*(?<name>r|load)\s*"|!(?<import>import)\s+"?)(?!nuget:)(?<path>[^"]*)$/;
const endings = { r: [".dll"], load: [".csx", ".cs", ".ipynb"], import: [".ipynb", ".csx"] };

/**
 * Whether the list is wanted at the end of a line's text.
 * @param {string} before the line up to the place
 * @param {string | undefined} trigger what was typed; undefined when the reader asks, or types a name
 */
function isWanted(before, trigger) {
    if (trigger === " ") return beforeBlank.test(before);
    if (trigger === "\"") return insideQuotes.test(before);
    if (trigger === "#") return /^\s*#$/.test(before);
    return true;
}

const kinds = /** @type {Record<string, keyof typeof vscode.CompletionItemKind>} */ ({
    Keyword: "Keyword", Class: "Class", Struct: "Struct", Interface: "Interface", Enum: "Enum", EnumMember: "EnumMember", Delegate: "Class", Namespace: "Module",
    Method: "Method", Property: "Property", Field: "Field", Event: "Event", Variable: "Variable", Parameter: "Variable", TypeParameter: "TypeParameter",
    Directive: "Keyword", File: "File",
});

class CompletionProvider {
    #asking;

    /** @type {WeakMap<vscode.CompletionItem, { document: TextDocument, code: string, position: number }>} What each was the answer to. */
    #asked = new WeakMap();

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {Position} position
     * @param {CancellationToken} token
     * @param {CompletionContext} context
     */
    async provideCompletionItems(document, position, token, context) {
        const before = document.lineAt(position.line).text.slice(0, position.character);
        if (!isWanted(before, context.triggerCharacter)) return undefined;
        const files = pathOf.exec(before);
        const notebook = files && this.#asking.cellOf(document)?.notebook;
        if (files && notebook) return filesFor(/** @type {Record<string, string>} */ (files.groups), vscode.Uri.joinPath(notebook.uri, ".."));
        const code = document.getText();
        const offset = document.offsetAt(position);
        const list = await this.#asking.ask(document, "complete", { code, position: offset }, token);
        if (!list) return undefined;
        const range = new vscode.Range(document.positionAt(list.start), document.positionAt(list.end));
        const typed = new vscode.Range(range.start, position);
        return list.items.map(({ text, kind, detail }, place) => {
            const item = new vscode.CompletionItem(text, vscode.CompletionItemKind[kinds[kind] ?? "Text"]);
            item.detail = detail;
            item.range = { inserting: typed, replacing: range };
            item.sortText = String(place).padStart(5, "0");
            this.#asked.set(item, { document, code, position: offset });
            return item;
        });
    }

    /**
     * @param {vscode.CompletionItem} item
     * @param {CancellationToken} token
     */
    async resolveCompletionItem(item, token) {
        const asked = this.#asked.get(item);
        if (!asked || typeof item.label !== "string") return item;
        const { document, code, position } = asked;
        const found = await this.#asking.ask(document, "documentation", { code, position, item: item.label }, token);
        if (found) item.documentation = new vscode.MarkdownString(withoutDeclaration(found.markdown));
        return item;
    }
}

/**
 * The folders and files that a path may go on with.
 * @param {Record<string, string>} directive its name, and the path as far as it has been written
 * @param {vscode.Uri} folder the notebook's
 */
async function filesFor(directive, folder) {
    const wanted = endings[/** @type {keyof endings} */ (directive.name ?? directive.import)];
    const inside = directive.path.slice(0, directive.path.lastIndexOf("/") + 1);
    const entries = await listed(inside.startsWith("/") ? folder.with({ path: inside }) : vscode.Uri.joinPath(folder, inside));
    return entries
        .filter(([name, type]) => type & vscode.FileType.Directory ? !name.startsWith(".") : wanted.some(ending => name.toLowerCase().endsWith(ending)))
        .map(([name, type]) => new vscode.CompletionItem(
            name, type & vscode.FileType.Directory ? vscode.CompletionItemKind.Folder : vscode.CompletionItemKind.File));
}

/** @param {vscode.Uri} folder */
async function listed(folder) {
    try {
        return await vscode.workspace.fs.readDirectory(folder);
    } catch {
        return [];
    }
}

/**
 * The declaration stands above already.
 * @param {string} markdown
 */
const withoutDeclaration = markdown => markdown.replace(/^```csharp\n[^]*?\n```\n*/, "");

module.exports = { CompletionProvider, isWanted, triggers };
