// What the names in a cell are, to colour them, and what it declares.
/** @import { CancellationToken, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
/** @import { OutlineItem } from "../types/language.js" */
const vscode = require("vscode");
const { rangeOf } = require("./places.js");

const types = [
    "namespace", "class", "struct", "interface", "enum", "type", "typeParameter", "enumMember", "method", "function", "property", "event", "variable",
    "parameter", "keyword",
];
const modifiers = ["declaration", "static", "readonly", "deprecated"];

/** @param {string} name */
const inSmall = name => name[0].toLowerCase() + name.slice(1);

class TokensProvider {
    #asking;
    #changed = new vscode.EventEmitter();

    legend = new vscode.SemanticTokensLegend(types, modifiers);
    onDidChangeSemanticTokens = /** @type {vscode.Event<void>} */ (this.#changed.event);

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /** Names may mean something else now. */
    refresh() {
        this.#changed.fire(undefined);
    }

    /**
     * @param {TextDocument} document
     * @param {CancellationToken} token
     */
    async provideDocumentSemanticTokens(document, token) {
        const found = await this.#asking.ask(document, "tokens", {}, token);
        if (!found) return undefined;
        const builder = new vscode.SemanticTokensBuilder(this.legend);
        for (const { line, column, length, kind, modifiers: own } of found.items) {
            builder.push(rangeOf({ line, column, endLine: line, endColumn: column + length }), inSmall(kind), own.map(inSmall));
        }
        return builder.build();
    }
}

const symbolKinds = /** @type {Record<string, keyof typeof vscode.SymbolKind>} */ ({
    Class: "Class", Struct: "Struct", Interface: "Interface", Enum: "Enum", EnumMember: "EnumMember", Delegate: "Class", Method: "Method",
    Property: "Property", Field: "Field", Event: "Event", Variable: "Variable",
});

class OutlineProvider {
    #asking;

    /** @param {Asking} asking */
    constructor(asking) {
        this.#asking = asking;
    }

    /**
     * @param {TextDocument} document
     * @param {CancellationToken} token
     */
    async provideDocumentSymbols(document, token) {
        const found = await this.#asking.ask(document, "outline", {}, token);
        return found ? nested(found.items) : undefined;
    }
}

/**
 * Each below the one that it is in.
 * @param {OutlineItem[]} items
 */
function nested(items) {
    /** @type {vscode.DocumentSymbol[][]} Where the next of each level goes. */
    const levels = [[]];
    for (const item of items) {
        const { name, detail, kind, level, line, column, endLine, endColumn, nameLine, nameColumn, nameEndColumn } = item;
        const symbol = new vscode.DocumentSymbol(
            name, detail, vscode.SymbolKind[symbolKinds[kind] ?? "Variable"],
            rangeOf({ line, column, endLine, endColumn }), rangeOf({ line: nameLine, column: nameColumn, endLine: nameLine, endColumn: nameEndColumn }));
        levels[level].push(symbol);
        levels[level + 1] = symbol.children;
        levels.length = level + 2;
    }
    return levels[0];
}

module.exports = { nested, OutlineProvider, TokensProvider };
