// Runs a notebook's cells in its session. VS Code is known here by its types only.
/** @import { NotebookCell, NotebookCellExecution, NotebookCellOutput, NotebookController, NotebookDocument } from "vscode" */
/** @import { CellDisplayed, CellFailed, CellOutput, CellUpdated, RunMessage } from "../types/messages.js" */
/** @import { Sheet } from "./outputs.js" */
/** @import { Session } from "../conversation/session.js" */
const { Died, Refused, Stopped, Unstartable } = require("../conversation/session.js");
const { cellId, isRaw, languageOf, tagsOf } = require("./cells.js");
const { Displays, ShownOutputs } = require("./outputs.js");
const { Queue } = require("./queue.js");

// How long what the run before has shown stays, until something new comes: what comes at once takes its place, and the page doesn't jump.
const staying = 200;

// How long an interrupted cell may take to end before the reader is asked.
const patience = 5000;

/**
 * How a cell's run has ended.
 * @typedef {{ notebook: NotebookDocument, cell: NotebookCell, succeeded: boolean }} RunEnd
 */

/**
 * What the runs of a notebook tell.
 * @typedef {object} RunsListener
 * @property {() => void} changed cells begin to run, or all that were to run have
 * @property {(text: string | null) => void} waits what a cell waits for before its code runs; null when it doesn't any more
 * @property {(end: RunEnd) => void} ended a cell's run has come to its end
 * @property {(stillRuns: () => boolean) => void} deaf a cell that was interrupted doesn't end
 * @property {(message: CellDisplayed) => void} beside something belongs beside the notebook
 */

/**
 * The places under a notebook's cells.
 * @typedef {object} SheetsOfCells
 * @property {NotebookCellExecution | null} running that of the cell that runs
 * @property {(cell: NotebookCell) => Sheet<NotebookCellOutput>} of the place under a cell
 * @property {() => void} flush does what is still to be done
 */

class Runs {
    #notebook;
    #controller;
    #session;
    #listener;
    #queue;
    #sheets;

    /** @type {Displays<NotebookCellOutput>} */
    #displays = new Displays();

    /** @type {WeakMap<NotebookCell, object>} Of each cell, the run that counts: one before may still show something. */
    #latest = new WeakMap();

    /** @type {Set<CellTurn>} Those that wait or run, and those that have ended where it couldn't be shown. */
    #turns = new Set();

    // Whether the notebook has been closed and hasn't come back yet: nothing can be shown.
    #isParted = false;

    /**
     * @param {NotebookDocument} notebook
     * @param {NotebookController} controller
     * @param {Session} session
     * @param {SheetsOfCells} sheets
     * @param {RunsListener} listener
     */
    constructor(notebook, controller, session, sheets, listener) {
        this.#notebook = notebook;
        this.#controller = controller;
        this.#session = session;
        this.#listener = listener;
        this.#queue = new Queue(() => this.#listener.changed());
        this.#sheets = sheets;
    }

    get isBusy() {
        return this.#queue.isBusy;
    }

    /**
     * Runs cells in their order, after those that wait already.
     * @param {NotebookCell[]} cells
     */
    run(cells) {
        // Who runs many at once means the notebook, or a part of it, of which such a cell isn't.
        const meant = cells.filter(cell => !isRaw(cell) && (cells.length === 1 || !tagsOf(cell).includes("skip-execution")));
        this.#sheets.flush();
        this.settle();
        const turns = meant.map(cell => new CellTurn(cell, this.#controller.createNotebookCellExecution(cell)));
        for (const turn of turns) {
            this.#turns.add(turn);
            turn.run = () => this.#runOne(turn);
            turn.leave = () => this.#end(turn);
            this.#heed(turn);
        }
        return this.#queue.add(turns);
    }

    /** Goes on without the notebook, which is closed and comes back. */
    part() {
        this.#isParted = true;
        this.#displays = new Displays();
        for (const turn of this.#turns) {
            clearTimeout(turn.timer);
            if (!turn.isAway) turn.execution.end(undefined);
            turn.isAway = true;
        }
    }

    /**
     * Goes on in another notebook: VS Code opens one where a notebook gets another name, and closes the first. Its cells stand at the same places.
     * @param {NotebookDocument} notebook
     * @param {NotebookController} controller
     * @param {SheetsOfCells} sheets
     * @param {RunsListener} listener
     */
    move(notebook, controller, sheets, listener) {
        this.part();
        this.#isParted = false;
        this.#notebook = notebook;
        this.#controller = controller;
        this.#sheets = sheets;
        this.#listener = listener;
        const cells = notebook.getCells();
        for (const turn of this.#turns) {
            const cell = cells[turn.cell.index];
            if (cell && cell.document.getText() === turn.cell.document.getText()) turn.cell = cell;
            else if (turn.end) this.#turns.delete(turn);
            else this.#cancel(turn);
        }
        this.settle();
    }

    /** Shows in the notebook what goes on there, and what has ended meanwhile. VS Code lets it be shown once the kernel has been selected. */
    settle() {
        for (const turn of this.#turns) if (turn.isAway) this.#settle(turn);
    }

    /** Stops what runs, and lets go of what waits; variables stay. */
    interrupt() {
        this.#queue.clear();
        for (const turn of this.#turns) this.#cancel(turn);
    }

    /**
     * Shows what has become of a display, under whichever cells it stands.
     * @param {CellUpdated} message
     */
    update({ displayId, data }) {
        for (const turn of this.#turns) turn.heard = turn.heard.map(message => message.type === "display" && message.displayId === displayId ? { ...message, data } : message);
        for (const [output, cell] of this.#displays.named(displayId)) this.#sheets.of(/** @type {NotebookCell} */ (cell)).update(output, data);
    }

    /** Lets go of all that waits, and forgets what was shown: the session that knows of it has ended. */
    forget() {
        this.#queue.clear();
        this.#displays = new Displays();
    }

    /** @param {CellTurn} turn */
    #heed(turn) {
        const { execution } = turn;
        execution.token.onCancellationRequested(() => turn.execution === execution && this.#cancel(turn));
    }

    /** @param {CellTurn} turn */
    #settle(turn) {
        if (this.#isParted || !this.#notebook.getCells().includes(turn.cell)) return;
        try {
            turn.execution = this.#controller.createNotebookCellExecution(turn.cell);
        } catch {
            return;
        }
        turn.isAway = false;
        this.#heed(turn);
        if (!turn.shown) return;
        this.#show(turn);
        if (turn.started === 0) return;
        this.#start(turn);
        for (const message of turn.heard) turn.shown.show(message);
        if (turn.end) this.#showEnd(turn, turn.end);
    }

    /** @param {CellTurn} turn */
    #cancel(turn) {
        if (this.#queue.remove(turn) || turn.isCancelled || turn.end) return;
        turn.isCancelled = true;
        if (turn.number !== null) this.#session.interrupt(turn.number);
        setTimeout(() => {
            if (!turn.end) this.#listener.deaf(() => !turn.end);
        }, patience).unref();
    }

    /**
     * @param {CellTurn} turn
     * @returns whether those behind it are to have their turn
     */
    async #runOne(turn) {
        this.settle();
        if (turn.cell.index < 0) {
            this.#end(turn);
            return true;
        }

        const code = turn.cell.document.getText();
        if (code.trim() === "") {
            if (!turn.isAway) {
                turn.execution.start();
                turn.execution.executionOrder = undefined;
                turn.execution.clearOutput();
            }
            this.#end(turn);
            return true;
        }

        this.#show(turn);
        const tags = tagsOf(turn.cell);
        try {
            const ended = await this.#session.run(code, cellId(turn.cell), message => this.#take(turn, message), run => {
                turn.number = run;
                if (turn.isCancelled) this.#session.interrupt(run);
            }, languageOf(turn.cell));
            // It was stopped before its turn came: what it has shown is still what it shows.
            if (turn.started === 0) {
                this.#end(turn);
                return false;
            }

            // A cell that is optional and shows nothing misses something here: what it has shown elsewhere stays.
            const settles = !(tags.includes("optional") && ended.executionCount !== null);
            this.#end(turn, { succeeded: ended.succeeded, time: turn.started + ended.milliseconds, settles });
            this.#listener.ended({ notebook: this.#notebook, cell: turn.cell, succeeded: ended.succeeded });
            return ended.succeeded || (tags.includes("raises-exception") && ended.status === "Failed");
        } catch (problem) {
            const isStopped = problem instanceof Stopped;
            if (isStopped && turn.started === 0) {
                this.#end(turn);
                return false;
            }

            this.#begin(turn, null);
            if (!isStopped) this.#add(turn, errorOfEnd(problem));
            this.#end(turn, { succeeded: false, time: Date.now(), settles: true });
            this.#listener.ended({ notebook: this.#notebook, cell: turn.cell, succeeded: false });
            return false;
        }
    }

    /**
     * @param {CellTurn} turn
     * @param {RunMessage} message
     */
    #take(turn, message) {
        switch (message.type) {
            case "ended":
                break;
            case "started":
                this.#begin(turn, message.executionCount);
                break;
            case "progress":
                this.#listener.waits(message.done ? null : message.text);
                break;
            case "display":
                if (message.isBeside) this.#listener.beside(message);
                else this.#add(turn, message);
                break;
            default:
                this.#add(turn, message);
        }
    }

    /** @param {CellTurn} turn */
    #show(turn) {
        turn.shown = new ShownOutputs(this.#sheets.of(turn.cell), this.#displays, turn.cell);
        this.#latest.set(turn.cell, turn.shown);
    }

    /**
     * @param {CellTurn} turn
     * @param {CellOutput} message
     */
    #add(turn, message) {
        if (this.#turns.has(turn)) turn.heard = withNext(turn.heard, message);
        if (!turn.isAway && this.#latest.get(turn.cell) === turn.shown) turn.shown?.show(message);
    }

    /**
     * @param {CellTurn} turn
     * @param {number | null} executionCount
     */
    #begin(turn, executionCount) {
        if (turn.started > 0) return;
        turn.started = Date.now();
        turn.executionCount = executionCount;
        if (!turn.isAway) this.#start(turn);
    }

    /** @param {CellTurn} turn */
    #start(turn) {
        const { cell, execution, shown, started, executionCount } = turn;
        if (!shown) return;
        execution.start(started);
        execution.executionOrder = executionCount ?? undefined;
        shown.executionCount = executionCount;
        this.#sheets.running = execution;
        this.#sheets.flush();
        if (cell.outputs.length > 0 && !tagsOf(cell).includes("optional")) turn.timer = setTimeout(() => shown.settle(), staying);
    }

    /**
     * @param {CellTurn} turn
     * @param {TurnEnd} [end] none where it hasn't begun
     */
    #end(turn, end = {}) {
        if (turn.end) return;
        turn.end = end;
        this.#listener.waits(null);
        if (!turn.isAway) this.#showEnd(turn, end);
        else if (turn.started === 0) this.#turns.delete(turn);
    }

    /**
     * @param {CellTurn} turn
     * @param {TurnEnd} end
     */
    #showEnd(turn, { succeeded, time, settles }) {
        turn.heard = [];
        clearTimeout(turn.timer);
        this.#turns.delete(turn);
        if (settles) turn.shown?.settle();
        if (this.#sheets.running === turn.execution) this.#sheets.running = null;
        turn.execution.end(succeeded, time);
    }
}

/**
 * How a turn has ended, and when, in milliseconds.
 * @typedef {object} TurnEnd
 * @property {boolean} [succeeded] nothing where it hasn't begun
 * @property {number} [time]
 * @property {boolean} [settles] whether what the run before has shown goes, if nothing has come
 */

/** A cell's turn, from when it was asked for to its end. */
class CellTurn {
    /** @type {TurnEnd | null} Null before. */
    end = null;
    isCancelled = false;

    /** Whether it goes on in another notebook, where it isn't shown yet. */
    isAway = false;

    /** @type {ShownOutputs<NotebookCellOutput> | null} What it shows; null while it waits. */
    shown = null;

    /** @type {CellOutput[]} What it has shown, to be shown again in another notebook; empty once its end has been shown. */
    heard = [];

    /** @type {number | null} The run's number in the session. */
    number = null;

    /** When it began, in milliseconds; 0 before. */
    started = 0;

    /** @type {number | null} */
    executionCount = null;

    /** @type {NodeJS.Timeout | undefined} */
    timer;

    /** @type {() => Promise<boolean>} */
    run = async () => true;

    leave = () => {};

    /**
     * @param {NotebookCell} cell
     * @param {NotebookCellExecution} execution
     */
    constructor(cell, execution) {
        this.cell = cell;
        this.execution = execution;
    }
}

/**
 * What a cell has shown, with what it shows next.
 * @param {CellOutput[]} heard changed
 * @param {CellOutput} message
 */
function withNext(heard, message) {
    if (message.type === "clear") return [message];
    const last = heard[heard.length - 1];
    if (message.type === "stream" && last?.type === "stream" && last.name === message.name) heard[heard.length - 1] = { ...last, text: last.text + message.text };
    else heard.push(message);
    return heard;
}

/**
 * @param {string} name
 * @param {string} message
 * @returns {CellFailed}
 */
const errorOf = (name, message) => ({ type: "error", run: -1, name, message, traceback: message.split("\n"), line: null, column: null, frames: [] });

/**
 * What a cell says whose run came to no end of its own.
 * @param {unknown} problem
 */
function errorOfEnd(problem) {
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
    if (problem instanceof Died) return errorOf("SessionEnded", `The session has ended: ${message}`);
    if (problem instanceof Refused) return errorOf("Refused", message);
    return errorOf(problem instanceof Unstartable ? "NoSession" : name, message);
}

module.exports = { Runs };
