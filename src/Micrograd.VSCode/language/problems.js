// Squiggles while the reader types: what the compiler has to say about the cell that was changed, and then about all others, whose names it may declare.
/** @import { DiagnosticCollection, NotebookDocument, TextDocument } from "vscode" */
/** @import { Asking } from "./asking.js" */
/** @import { CellProblem } from "../types/language.js" */
const vscode = require("vscode");
const { csharpCells } = require("./asking.js");
const { rangeOf } = require("./places.js");

/** How long nothing is typed before the compiler is asked, in milliseconds. */
const pause = 250;

/**
 * A look at a notebook's cells: soon, now, or taken back.
 * @typedef {{ timer?: NodeJS.Timeout, changed: TextDocument | undefined, source: vscode.CancellationTokenSource }} Look
 */

class Problems {
    #asking;
    #collection;
    #begins;
    #pause;

    /** @type {Map<NotebookDocument, Look>} */
    #looks = new Map();

    /**
     * @param {Asking} asking
     * @param {DiagnosticCollection} collection
     * @param {() => void} begins called when cells are looked at anew
     * @param {number} [milliseconds]
     */
    constructor(asking, collection, begins, milliseconds = pause) {
        this.#asking = asking;
        this.#collection = collection;
        this.#begins = begins;
        this.#pause = milliseconds;
    }

    /**
     * Has the cells of a notebook looked at when nothing more is typed. What is being asked from before is taken back: the newest counts.
     * @param {NotebookDocument} notebook
     * @param {TextDocument} [changed] the cell to begin with
     */
    look(notebook, changed) {
        const before = this.#looks.get(notebook);
        before?.source.cancel();
        clearTimeout(before?.timer);

        /** @type {Look} */
        const next = { changed: changed ?? before?.changed, source: new vscode.CancellationTokenSource() };
        this.#looks.set(notebook, next);
        next.timer = setTimeout(() => void this.#lookAt(notebook, next), this.#pause);
    }

    /**
     * A notebook is closed, or its session has ended: nobody would take back what was said of its cells.
     * @param {NotebookDocument} notebook
     */
    forget(notebook) {
        const known = this.#looks.get(notebook);
        known?.source.cancel();
        clearTimeout(known?.timer);
        this.#looks.delete(notebook);
        for (const { document } of notebook.getCells()) this.#collection.delete(document.uri);
    }

    /**
     * A cell isn't there any more.
     * @param {TextDocument} document
     */
    remove(document) {
        this.#collection.delete(document.uri);
    }

    /**
     * @param {NotebookDocument} notebook
     * @param {Look} look
     */
    async #lookAt(notebook, look) {
        this.#begins();
        const { token } = look.source;
        const first = look.changed;
        const documents = csharpCells(notebook).map(({ document }) => document);
        const visible = vscode.window.visibleTextEditors.map(editor => editor.document);
        const nearness = (/** @type {TextDocument} */ document) => document === first ? 0 : visible.includes(document) ? 1 : 2;
        for (const document of documents.sort((a, b) => nearness(a) - nearness(b))) {
            const { version } = document;
            const found = await this.#asking.ask(document, "diagnose", {}, token);
            if (token.isCancellationRequested) return;
            if (found && document.version === version && !document.isClosed) this.#collection.set(document.uri, found.items.map(diagnostic));
        }
        look.changed = undefined;
    }
}

/** @param {CellProblem} problem */
function diagnostic(problem) {
    const severity = problem.severity === "Error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    const made = new vscode.Diagnostic(rangeOf(problem), problem.message, severity);
    made.code = problem.id;
    made.source = "C#";
    return made;
}

module.exports = { Problems };
