// Runs cells one after the other and takes what they show into the notebook.
/** @import { AnnouncerClass } from "../../../types/events.js" */
/** @import { RunMessage } from "../../../types/messages.js" */
/** @import { Cell } from "../document/cell.js" */
/** @import { Notebook } from "../document/notebook.js" */
/** @import { Session } from "./session.js" */
import { Died, Stopped } from "./session.js";

/**
 * How a cell fares.
 * @typedef {object} CellState
 * @property {"waiting" | "running" | "done" | "failed" | "stopped"} [state] nothing when it hasn't run
 * @property {number} [started] when it began to run, by performance.now
 * @property {number} [milliseconds] how long it took
 * @property {number | null} [line] the line that failed, from 1
 */

/** Listeners hear "cell" when a cell's state changes, and without a cell when all have come to their end. */
export class Runner extends /** @type {AnnouncerClass<{ cell: Cell | null }>} */ (EventTarget) {
    #notebook;
    #session;

    /** @type {Cell[]} */
    #queue = [];

    /** @type {Cell | null} */
    #running = null;

    /** @type {Map<Cell, CellState>} */
    #states = new Map();

    #hasRun = false;

    /** @type {Map<Cell, object>} Of each cell, the run that counts: an earlier one may still show something. */
    #latest = new Map();

    /**
     * @param {Notebook} notebook
     * @param {Session} session
     */
    constructor(notebook, session) {
        super();
        this.#notebook = notebook;
        this.#session = session;
    }

    /**
     * How a cell fares.
     * @param {Cell} cell
     */
    stateOf(cell) {
        return this.#states.get(cell) ?? {};
    }

    /**
     * Whether a cell has come to the end that is meant for it: that of some is an exception.
     * @param {Cell} cell
     */
    hasCome(cell) {
        const { state } = this.stateOf(cell);
        return state === "done" || (state === "failed" && cell.tags.includes("raises-exception"));
    }

    /**
     * Whether all names that cells above a cell declare are known to the session.
     * @param {Cell} cell
     */
    hasRunAllAbove(cell) {
        return this.#notebook.cells.slice(0, this.#notebook.indexOf(cell)).every(above => !above.isCode || above.source.trim() === "" || this.hasCome(above));
    }

    /** The cell that runs, or is about to; null when none does. */
    get running() {
        return this.#running;
    }

    /** Whether C# is at work on a cell: one that was given to a session that is still loading waits. */
    get isAtWork() {
        return this.#running !== null && this.stateOf(this.#running).state === "running";
    }

    get isBusy() {
        return this.#running !== null || this.#queue.length > 0;
    }

    /** Whether the session knows of anything that this has run. */
    get hasRun() {
        return this.#hasRun;
    }

    /**
     * Runs cells in their order, after those that wait already. Ends when all have come to their end.
     * @param {Cell[]} cells
     */
    async run(cells) {
        const fresh = cells.filter(cell => cell.isCode && cell.source.trim() !== "" && !this.#queue.includes(cell) && this.#running !== cell);
        for (const cell of fresh) this.#mark(cell, { state: "waiting" });
        this.#queue.push(...fresh);
        if (!this.#running) await this.#work();
    }

    /** Lets go of all that waits; what runs is ended with the session, and what has run is forgotten by it. */
    stop() {
        this.forget();
        this.#session.stop();
    }

    /** Lets go of all that waits, and forgets what has run: the session has. */
    forget() {
        this.#forgetQueue();
        this.#hasRun = false;
        for (const cell of [...this.#states.keys()]) if (cell !== this.#running) this.#mark(cell, {});
    }

    async #work() {
        for (let cell = this.#queue.shift(); cell; cell = this.#queue.shift()) {
            // It may have been deleted, or made text, while it waited.
            if (!cell.isCode || this.#notebook.indexOf(cell) < 0) {
                this.#mark(cell, {});
                continue;
            }

            this.#running = cell;
            try {
                await this.#runOne(cell);
            } finally {
                this.#running = null;
            }
        }
        this.#tell(null);
    }

    /** @param {Cell} cell */
    async #runOne(cell) {
        this.#hasRun = true;
        this.#notebook.begin(cell);
        const run = { line: /** @type {number | null} */ (null) };
        this.#latest.set(cell, run);
        try {
            const ended = await this.#session.run(cell.source, message => {
                if (this.#latest.get(cell) === run) this.#take(cell, run, message);
            });
            this.#notebook.finish(cell, ended.executionCount);
            this.#mark(cell, { state: ended.succeeded ? "done" : "failed", milliseconds: ended.milliseconds, line: run.line });
            if (!ended.succeeded && !cell.tags.includes("raises-exception")) this.#forgetQueue();
        } catch (problem) {
            if (!(problem instanceof Stopped || problem instanceof Died)) throw problem;
            const hasDied = problem instanceof Died;
            if (hasDied) this.#notebook.show(cell, diedOf(problem.message));
            this.#notebook.finish(cell, null);
            this.#mark(cell, { state: hasDied ? "failed" : "stopped" });
            this.#forgetQueue();
        }
    }

    /**
     * @param {Cell} cell
     * @param {{ line: number | null }} run
     * @param {RunMessage} message
     */
    #take(cell, run, message) {
        if (message.type === "ended") return;
        if (message.type === "started") {
            this.#mark(cell, { state: "running", started: performance.now() });
            return;
        }
        if (message.type === "error") run.line = message.line;
        this.#notebook.show(cell, message);
    }

    #forgetQueue() {
        for (const cell of this.#queue.splice(0)) this.#mark(cell, {});
    }

    /**
     * @param {Cell} cell
     * @param {CellState} state
     */
    #mark(cell, state) {
        if (state.state) this.#states.set(cell, state);
        else this.#states.delete(cell);
        this.#tell(cell);
    }

    /** @param {Cell | null} cell */
    #tell(cell) {
        this.dispatchEvent(new CustomEvent("cell", { detail: cell }));
    }
}

/**
 * @param {string} reason
 * @returns {import("../../../types/messages.js").CellFailed}
 */
const diedOf = reason => ({
    type: "error", run: -1, name: "SessionEnded", message: reason, traceback: [`The session has ended: ${reason}.`], line: null, column: null,
});
