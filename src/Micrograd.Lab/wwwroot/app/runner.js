// Runs cells one after the other and takes what they show into the notebook.
import { Died, Stopped } from "./session.js";

/** Listeners hear "cell" when a cell's state changes (waiting, running, done, failed, stopped or nothing), and without a cell when all have come to their end. */
export class Runner extends EventTarget {
    #notebook;
    #session;
    #queue = [];
    #running = null;
    #states = new Map();

    #hasRun = false;

    // Of each cell, the run that counts: an earlier one may still show something.
    #latest = new Map();

    constructor(notebook, session) {
        super();
        this.#notebook = notebook;
        this.#session = session;
    }

    /** How a cell fares: { state, started, milliseconds, line }. */
    stateOf(cell) {
        return this.#states.get(cell) ?? {};
    }

    /** Whether a cell has come to the end that is meant for it: that of some is an exception. */
    hasCome(cell) {
        const { state } = this.stateOf(cell);
        return state === "done" || (state === "failed" && cell.tags.includes("raises-exception"));
    }

    /** The cell that runs; null when none does. */
    get running() {
        return this.#running;
    }

    get isBusy() {
        return this.#running !== null || this.#queue.length > 0;
    }

    /** Whether the session knows of anything that this has run. */
    get hasRun() {
        return this.#hasRun;
    }

    /** Runs cells in their order, after those that wait already. Ends when all have come to their end. */
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
        while (this.#queue.length > 0) {
            const cell = this.#queue.shift();
            // It may have been deleted, or made text, while it waited.
            if (!cell.isCode || this.#notebook.indexOf(cell) < 0) {
                this.#mark(cell, {});
                continue;
            }

            this.#running = cell;
            this.#hasRun = true;
            this.#notebook.begin(cell);
            let line = null;
            const run = {};
            this.#latest.set(cell, run);
            try {
                const ended = await this.#session.run(cell.source, message => {
                    if (this.#latest.get(cell) !== run) return;
                    if (message.type === "started") this.#mark(cell, { state: "running", started: performance.now() });
                    if (message.type === "error") line = message.line;
                    if (message.type !== "ended") this.#notebook.show(cell, message);
                });
                this.#notebook.finish(cell, ended.executionCount);
                this.#mark(cell, { state: ended.succeeded ? "done" : "failed", milliseconds: ended.milliseconds, line });
                if (!ended.succeeded && !cell.tags.includes("raises-exception")) this.#forgetQueue();
            } catch (problem) {
                if (!(problem instanceof Stopped || problem instanceof Died)) throw problem;
                const hasDied = problem instanceof Died;
                if (hasDied) this.#notebook.show(cell, { type: "error", name: "SessionEnded", message: problem.message, traceback: [`The session has ended: ${problem.message}.`] });
                this.#notebook.finish(cell, null);
                this.#mark(cell, { state: hasDied ? "failed" : "stopped" });
                this.#forgetQueue();
            } finally {
                this.#running = null;
            }
        }
        this.dispatchEvent(new CustomEvent("cell", { detail: null }));
    }

    #forgetQueue() {
        for (const cell of this.#queue.splice(0)) this.#mark(cell, {});
    }

    #mark(cell, state) {
        if (state.state) this.#states.set(cell, state);
        else this.#states.delete(cell);
        this.dispatchEvent(new CustomEvent("cell", { detail: cell }));
    }
}
