// Stands in for VS Code where a module needs its classes and nothing of its window. Required before the module that is tested.
const Module = require("node:module");

class Position {
    constructor(/** @type {number} */ line, /** @type {number} */ character) {
        this.line = line;
        this.character = character;
    }
}

class Range {
    /** @param {any[]} places two positions, or four numbers */
    constructor(...places) {
        const [start, end] = places.length === 2 ? places : [new Position(places[0], places[1]), new Position(places[2], places[3])];

        /** @type {Position} */
        this.start = start;

        /** @type {Position} */
        this.end = end;
    }

    /** @param {Range | Position} inner */
    contains(inner) {
        const { start, end } = inner instanceof Range ? inner : { start: inner, end: inner };
        const at = (/** @type {Position} */ { line, character }) => line * 10_000 + character;
        return at(this.start) <= at(start) && at(end) <= at(this.end);
    }

    toString() {
        return `${this.start.line}:${this.start.character}-${this.end.line}:${this.end.character}`;
    }
}

class Uri {
    constructor(/** @type {string} */ text) {
        this.text = text;
    }

    static parse(/** @type {string} */ text) {
        return new Uri(text);
    }

    static file(/** @type {string} */ path) {
        return new Uri(`file://${path}`);
    }

    static from(/** @type {{ scheme: string, path: string }} */ { scheme, path }) {
        return new Uri(`${scheme}:${path}`);
    }

    static joinPath(/** @type {Uri} */ { text }, /** @type {string} */ path) {
        return new Uri(new URL(path === ".." ? "." : path, text.endsWith("/") || path === ".." ? text : `${text}/`).href);
    }

    with(/** @type {{ path: string }} */ { path }) {
        return new Uri(new URL(path, this.text).href);
    }

    toString() {
        return this.text;
    }
}

class CancellationTokenSource {
    /** @type {(() => void)[]} */
    #listeners = [];

    token = {
        isCancellationRequested: false,
        onCancellationRequested: (/** @type {() => void} */ listener) => {
            this.#listeners.push(listener);
            return { dispose() {} };
        },
    };

    cancel() {
        this.token.isCancellationRequested = true;
        this.#listeners.forEach(listener => listener());
    }
}

class EventEmitter {
    /** @type {((value: any) => void)[]} */
    #listeners = [];

    event = (/** @type {(value: any) => void} */ listener) => this.#listeners.push(listener);

    fire(/** @type {any} */ value) {
        this.#listeners.forEach(listener => listener(value));
    }
}

class WorkspaceEdit {
    /** @type {Map<string, any[]>} */
    edits = new Map();

    set(/** @type {Uri} */ uri, /** @type {any[]} */ edits) {
        this.edits.set(uri.toString(), edits);
    }
}

class SemanticTokensBuilder {
    /** @type {string[]} */
    #pushed = [];

    push(/** @type {Range} */ range, /** @type {string} */ type, /** @type {string[]} */ modifiers) {
        this.#pushed.push([range, type, ...modifiers].join(" "));
    }

    build() {
        return this.#pushed;
    }
}

/** Numbers for names, whichever are asked for. */
const names = () => new Proxy({}, { get: (_, name) => name });

/** A class that keeps what it is made with, under these names. */
const keeping = (/** @type {string[]} */ ...fields) => class {
    constructor(/** @type {any[]} */ ...values) {
        fields.forEach((field, place) => Object.assign(this, { [field]: values[place] }));
    }
};

const standIn = {
    CancellationTokenSource, EventEmitter, Position, Range, SemanticTokensBuilder, Uri, WorkspaceEdit,
    CodeAction: keeping("title", "kind"),
    CodeActionKind: names(),
    CompletionItem: keeping("label", "kind"),
    CompletionItemKind: names(),
    Diagnostic: keeping("range", "message", "severity"),
    DiagnosticSeverity: names(),
    DocumentSymbol: class extends keeping("name", "detail", "kind", "range", "selectionRange") {
        /** @type {object[]} */
        children = [];
    },
    FileType: { File: 1, Directory: 2 },
    Hover: keeping("contents", "range"),
    Location: keeping("uri", "range"),
    MarkdownString: keeping("value"),
    ParameterInformation: keeping("label", "documentation"),
    SemanticTokensLegend: keeping("types", "modifiers"),
    SignatureHelp: class {},
    SignatureInformation: keeping("label", "documentation"),
    SymbolKind: names(),
    TextEdit: { replace: (/** @type {Range} */ range, /** @type {string} */ newText) => ({ range, newText }) },
    l10n: { t: (/** @type {string} */ text) => text },
    NotebookEditorRevealType: names(),
    NotebookRange: keeping("start", "end"),
    Selection: Range,
    Disposable: { from: (/** @type {any[]} */ ...all) => all },
    commands: { executeCommand: (/** @type {string} */ _) => Promise.resolve() },
    window: { visibleNotebookEditors: /** @type {any[]} */ ([]), visibleTextEditors: /** @type {any[]} */ ([]) },
    workspace: { fs: { readDirectory: (/** @type {Uri} */ _) => Promise.resolve(/** @type {[string, number][]} */ ([])) } },
};

const loader = /** @type {{ _load: (name: string, ...rest: unknown[]) => unknown }} */ (/** @type {unknown} */ (Module));
const load = loader._load;
loader._load = (/** @type {string} */ name, /** @type {unknown[]} */ ...rest) => name === "vscode" ? standIn : load(name, ...rest);

module.exports = standIn;
