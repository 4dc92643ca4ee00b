// What a reader can do with a notebook, by name: keys and buttons stand for these.
/** @import { CommandName } from "../../../types/commands.js" */
/** @import { Cell } from "../document/cell.js" */
/** @import { Notebook } from "../document/notebook.js" */
/** @import { Runner } from "../session/runner.js" */
/** @import { Session } from "../session/session.js" */
/** @import { Notices } from "./notices.js" */
/** @import { NotebookView } from "./notebookView.js" */
import { joined } from "../document/nbformat.js";
import { isUnknownName } from "../session/unknownNames.js";
import { Offers } from "./offers.js";

/**
 * What the commands act on.
 * @typedef {object} Parts
 * @property {Notebook} notebook
 * @property {Runner} runner
 * @property {Session} session
 * @property {NotebookView} view
 * @property {Notices} notices
 */

/** The commands for a notebook. They take part until the signal comes. */
export class Commands {
    #notebook;
    #runner;
    #session;
    #view;
    #offers;

    /**
     * @param {Parts} parts
     * @param {AbortSignal} signal
     */
    constructor({ notebook, runner, session, view, notices }, signal) {
        this.#notebook = notebook;
        this.#runner = runner;
        this.#session = session;
        this.#view = view;
        this.#offers = new Offers(notices);
        view.addEventListener("command", ({ detail: name }) => this.do(name));
        runner.addEventListener("cell", ({ detail: cell }) => this.#cellChanged(cell));
        session.addEventListener("died", () => this.#sessionDied(), { signal });
    }

    /**
     * Does what a name stands for, with the selected cell.
     * @param {CommandName} name
     */
    do(name) {
        this.#byName[name]();
    }

    /** @type {Record<CommandName, () => unknown>} */
    #byName = {
        runHere: () => this.#runHere(),
        runAndAdvance: () => {
            this.#runHere();
            const next = this.#view.neighbour(+1);
            if (next) this.#leave(next);
            else this.#addAndEdit(this.#notebook.cells.length, "code");
        },
        runAndInsert: () => {
            this.#runHere();
            this.#addAndEdit(this.#index + 1, "code");
        },
        runAll: () => this.#runner.run(this.#notebook.cells),
        runAbove: () => this.#runner.run(this.#above(this.#view.selected)),
        stop: () => {
            if (!this.#runner.isBusy) return;
            const cell = this.#runner.running;
            this.#runner.stop();
            if (cell) this.#offerAllAbove(cell, "Stopped. A browser can't interrupt C#, so the session was ended: its variables are gone.");
        },
        restart: () => {
            this.#runner.stop();
            const isDone = (/** @type {Cell} */ cell) => this.#isDone(cell) && this.#runner.hasRunAllAbove(cell);
            this.#offers.make("stopped", () => this.#notebook.cells.some(isDone), "The session starts afresh: its variables are gone.",
                ["Run all", () => this.do("runAll")]);
        },
        edit: () => this.#view.edit(),
        leaveEditor: () => this.#leave(this.#view.selected),
        up: () => this.#view.focus(this.#view.neighbour(-1)),
        down: () => this.#view.focus(this.#view.neighbour(+1)),
        addAbove: () => this.#view.add(this.#index, "code"),
        addBelow: () => this.#view.add(this.#index + 1, "code"),
        addTextBelow: () => this.#addAndEdit(this.#index + 1, "markdown"),
        remove: () => {
            const { selected } = this.#view;
            const next = this.#view.neighbour(+1) ?? this.#view.neighbour(-1);
            if (selected) this.#notebook.remove(selected);
            this.#view.focus(next);
        },
        moveUp: () => this.#move(-1),
        moveDown: () => this.#move(+1),
        split: () => {
            const { selected, cursor } = this.#view;
            if (selected && cursor !== null) this.#view.focus(this.#notebook.split(selected, cursor));
        },
        toCode: () => this.#changeKind("code"),
        toText: () => this.#changeKind("markdown"),
        undo: () => this.#notebook.undo(),
    };

    get #index() {
        return this.#view.selected ? this.#notebook.indexOf(this.#view.selected) : -1;
    }

    #runHere() {
        const { selected } = this.#view;
        if (!selected) return;
        this.#view.finishEditing(selected);
        if (selected.isCode) this.#runner.run([selected]);
        else this.#view.focus(selected);
    }

    /** @param {number} by */
    #move(by) {
        const { selected } = this.#view;
        if (!selected) return;
        this.#notebook.move(selected, by);
        this.#view.focus(selected);
    }

    /** @param {"code" | "markdown"} kind */
    #changeKind(kind) {
        if (this.#view.selected) this.#notebook.changeKind(this.#view.selected, kind);
    }

    /** @param {Cell | null} cell */
    #leave(cell) {
        if (!cell) return;
        this.#view.finishEditing(cell);
        this.#view.focus(cell);
    }

    /**
     * @param {number} index
     * @param {string} kind
     */
    #addAndEdit(index, kind) {
        this.#view.add(index, kind);
        this.do("edit");
    }

    /** @param {Cell | null} cell */
    #above(cell) {
        return cell ? this.#notebook.cells.slice(0, Math.max(0, this.#notebook.indexOf(cell))) : [];
    }

    /** @param {Cell} cell */
    #isGone(cell) {
        return this.#notebook.indexOf(cell) < 0;
    }

    /** @param {Cell} cell */
    #isDone(cell) {
        return this.#runner.stateOf(cell).state === "done";
    }

    /**
     * The session is another one: what it knew is to be had again by running what stands above.
     * @param {Cell} cell
     * @param {string} words
     */
    #offerAllAbove(cell, words) {
        if (!this.#above(cell).some(above => above.isCode)) {
            this.#offers.make("stopped", () => this.#isGone(cell) || this.#isDone(cell), words);
            return;
        }
        this.#offers.make("stopped", () => this.#isGone(cell) || this.#runner.hasRunAllAbove(cell), words, ["Run all above it", () => {
            if (this.#isGone(cell)) return;
            this.#view.focus(cell);
            this.#runner.run(this.#above(cell));
        }]);
    }

    /** @param {Cell | null} cell */
    #cellChanged(cell) {
        this.#offers.review();
        if (!cell || this.#runner.stateOf(cell).state !== "failed" || this.#runner.hasRunAllAbove(cell)) return;
        if (!isUnknownName(joined(cell.outputs.at(-1)?.evalue).slice(0, "CS0103".length))) return;
        this.#offers.make("above", () => this.#isGone(cell) || this.#isDone(cell) || this.#runner.hasRunAllAbove(cell),
            "This cell uses names of cells above it that have not run.",
            ["Run all above, and this cell", () => this.#runner.run([...this.#above(cell), cell])]);
    }

    #sessionDied() {
        const cell = this.#runner.running ?? this.#view.selected;
        this.#runner.forget();
        if (cell) this.#offerAllAbove(cell, `The session has ended: ${this.#session.problem}. Its variables are gone.`);
    }
}
