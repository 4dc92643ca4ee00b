// A notebook with cells and their executions, as far as runs see them.
/** @import { NotebookCell, NotebookController, NotebookDocument } from "vscode" */
/** @import { CellEnded, RunMessage } from "../../types/messages.js" */
/** @import { SheetsOfCells } from "../../notebook/running.js" */
const { Died, Stopped } = require("../../conversation/session.js");
const { FakeSheet } = require("./sheet.js");

/** What was done with one execution of a cell. */
class FakeExecution {
    /** @type {string} */
    state = "waits";

    /** @type {number | undefined} */
    executionOrder;

    /** @type {(() => void)[]} */
    #cancelled = [];

    token = { onCancellationRequested: (/** @type {() => void} */ listener) => this.#cancelled.push(listener) };

    /** @param {FakeSheet} sheet */
    constructor(sheet) {
        this.sheet = sheet;
    }

    /** The reader presses the cell's stop button. */
    cancel() {
        this.#cancelled.forEach(listener => listener());
    }

    start() {
        this.state = "runs";
    }

    clearOutput() {
        this.sheet.clear();
    }

    /** @param {boolean | undefined} succeeded */
    end(succeeded) {
        if (/^ended/.test(this.state)) throw new Error("ended twice");
        this.state = `ended ${succeeded}`;
    }
}

/**
 * @typedef {{ code: string, cell: string, language: string | null, run: number, show: (message: RunMessage) => void,
 *     resolve: (ended: CellEnded) => void, reject: (problem: Error) => void }} GivenRun
 */

/** A session that shows and ends what the test says. */
class FakeSession {
    /** @type {GivenRun[]} */
    runs = [];

    /** @type {(number | null)[]} */
    interrupted = [];

    /** Whether what is given begins to run at once. */
    begins = true;

    /**
     * @param {string} code
     * @param {string} cell
     * @param {(message: RunMessage) => void} show
     * @param {(run: number) => void} begun
     * @param {string | null} language
     */
    run(code, cell, show, begun, language) {
        const run = this.runs.length + 1;
        const ended = new Promise((/** @type {(ended: CellEnded) => void} */ resolve, reject) => {
            this.runs.push({ code, cell, language, run, show, resolve, reject });
        });
        begun(run);
        if (this.begins) show({ type: "started", run, executionCount: run });
        return ended;
    }

    /** @param {number | null} run */
    interrupt(run) {
        this.interrupted.push(run);
    }

    /** What is shown by the run that was last given. */
    get last() {
        const last = this.runs[this.runs.length - 1];
        return {
            ...last,
            write: (/** @type {string} */ text) => last.show({ type: "stream", run: last.run, name: "stdout", text }),
            end: async (/** @type {CellEnded["status"]} */ status = "Succeeded") => {
                last.resolve({ type: "ended", run: last.run, status, executionCount: last.run, milliseconds: 1, succeeded: status === "Succeeded" });
                await settled();
            },
            die: async (/** @type {string} */ reason) => {
                last.reject(new Died(reason));
                await settled();
            },
            fail: async (/** @type {Error} */ problem) => {
                last.reject(problem);
                await settled();
            },
            stop: async () => {
                last.reject(new Stopped());
                await settled();
            },
        };
    }
}

class FakeNotebook {
    /** @type {Map<object, FakeExecution[]>} */
    #executions = new Map();

    /** @type {Map<object, FakeSheet>} */
    #sheets = new Map();

    /** @type {SheetsOfCells} */
    sheets = { running: null, flush() {}, of: cell => /** @type {any} */ (this.sheet(cell)) };

    controller = /** @type {NotebookController} */ (/** @type {unknown} */ ({
        createNotebookCellExecution: (/** @type {NotebookCell} */ cell) => {
            if (!this.isSelected) throw new Error("notebook controller is NOT associated to notebook");
            const before = this.#executions.get(cell) ?? [];
            if (before.some(({ state }) => !/^ended/.test(state))) throw new Error("duplicate execution");
            const execution = new FakeExecution(this.sheet(cell));
            this.#executions.set(cell, [...before, execution]);
            return execution;
        },
    }));

    document = /** @type {NotebookDocument} */ (/** @type {unknown} */ ({ getCells: () => this.cells }));

    /** Whether VS Code has selected the kernel for it: nothing can be shown before. */
    isSelected = true;

    /** @param {...(string | { text: string, tags?: string[], shows?: string[], language?: string })} cells */
    constructor(...cells) {
        this.cells = cells.map(cell => typeof cell === "string" ? { text: cell } : cell).map(({ text, tags = [], shows = [], language = "micrograd-csharp" }, index) => {
            const made = { index, text, metadata: { metadata: { tags } }, outputs: shows, document: { languageId: language, uri: `cell:${index}`, getText: () => made.text } };
            this.#sheets.set(made, new FakeSheet(shows));
            return /** @type {NotebookCell & { index: number, text: string }} */ (/** @type {unknown} */ (made));
        });
    }

    /** @param {object} cell */
    sheet(cell) {
        return /** @type {FakeSheet} */ (this.#sheets.get(cell));
    }

    /** The last execution of a cell. */
    execution(/** @type {number} */ index) {
        return /** @type {FakeExecution[]} */ (this.#executions.get(this.cells[index])).slice(-1)[0];
    }

    get states() {
        return this.cells.map((_, index) => this.#executions.has(this.cells[index]) ? this.execution(index).state : "");
    }
}

const settled = () => new Promise(resolve => setImmediate(resolve));

module.exports = { FakeNotebook, FakeSession, settled };
