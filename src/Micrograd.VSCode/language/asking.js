// Asks a notebook's session about its cells. Before each question the session is told how the cells stand now, if they have changed.
/** @import { NotebookCell, NotebookDocument, TextDocument } from "vscode" */
/** @import { AskedSession, Questions, Withdrawal } from "../types/language.js" */

const languages = ["micrograd-csharp", "csharp"];

/**
 * The C# cells of a notebook, in their order.
 * @param {NotebookDocument} notebook
 */
const csharpCells = notebook => notebook.getCells().filter(({ document }) => languages.includes(document.languageId));

class Asking {
    #sessions;
    #idOf;
    #notebooks;

    /** @type {WeakMap<AskedSession, string>} What each was told last. */
    #told = new WeakMap();

    /**
     * @param {{ of(notebook: NotebookDocument): { session: AskedSession } | undefined }} sessions
     * @param {(cell: NotebookCell) => string} idOf names a cell
     * @param {() => readonly NotebookDocument[]} notebooks all that are open
     */
    constructor(sessions, idOf, notebooks) {
        this.#sessions = sessions;
        this.#idOf = idOf;
        this.#notebooks = notebooks;
    }

    /**
     * The cell whose text a document is; undefined for all others.
     * @param {TextDocument} document
     */
    cellOf(document) {
        for (const notebook of this.#notebooks()) {
            const cell = notebook.getCells().find(each => each.document === document || each.document.uri.toString() === document.uri.toString());
            if (cell) return cell;
        }
        return undefined;
    }

    /**
     * Asks about a cell. A notebook without a session has no answers.
     * @template {keyof Questions} Type
     * @param {TextDocument} document the cell's text
     * @param {Type} type
     * @param {Questions[Type]["asked"] & { code?: string }} fields
     * @param {Withdrawal} [token] takes the question back
     * @returns {Promise<Questions[Type]["answer"] | null>}
     */
    async ask(document, type, fields, token) {
        const cell = this.cellOf(document);
        const session = cell && this.#sessions.of(cell.notebook)?.session;
        if (!session) return null;
        this.#tell(session, cell.notebook);
        return session.ask({ type, code: document.getText(), cell: this.#idOf(cell), ...fields }, token);
    }

    /**
     * @param {AskedSession} session
     * @param {NotebookDocument} notebook
     */
    #tell(session, notebook) {
        const cells = csharpCells(notebook);
        const state = [session.generation, ...cells.map(cell => `${this.#idOf(cell)} ${cell.document.version}`)].join("\n");
        if (this.#told.get(session) === state) return;
        this.#told.set(session, state);
        session.tell({ type: "cells", cells: cells.map(cell => ({ id: this.#idOf(cell), code: cell.document.getText() })) });
    }
}

module.exports = { Asking, csharpCells };
