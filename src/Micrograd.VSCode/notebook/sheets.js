// The places under a notebook's cells. VS Code lets outputs be changed only while a cell runs.
/** @import { NotebookCell, NotebookCellExecution, NotebookCellOutput, NotebookController } from "vscode" */
/** @import { Sheet } from "./outputs.js" */
const { cellId } = require("./cells.js");
const { leadsToCells } = require("./kinds.js");
const { displayOutput, errorOutput, items, streamItem, streamOutput } = require("./outputItems.js");

/** @typedef {(execution: NotebookCellExecution) => unknown} Step */

// How long what comes of a cell that has ended is gathered: for each time VS Code shows the cell running for a moment.
const gathering = 200;

class Sheets {
    #controller;

    /** @type {Map<NotebookCell, Step[]>} What is to be done under cells that have ended, while none runs. */
    #late = new Map();

    /** @type {NodeJS.Timeout | undefined} */
    #timer;

    /** @type {NotebookCellExecution | null} That of the cell that runs. */
    running = null;

    /** @param {NotebookController} controller */
    constructor(controller) {
        this.#controller = controller;
    }

    /**
     * The place under a cell.
     * @param {NotebookCell} cell
     * @returns {Sheet<NotebookCellOutput>}
     */
    of(cell) {
        let goesWithNext = false;
        const add = (/** @type {NotebookCellOutput} */ output) => {
            const replaces = goesWithNext;
            goesWithNext = false;
            this.do(cell, execution => replaces ? execution.replaceOutput(output, cell) : execution.appendOutput(output, cell));
            return output;
        };
        return {
            stream: (name, text) => add(streamOutput(name, text)),
            write: (output, name, text) => this.do(cell, execution => execution.appendOutputItems(streamItem(name, text), output)),
            display: (data, executionCount) => add(displayOutput(data, executionCount)),
            update: (output, data) => this.do(cell, execution => execution.replaceOutputItems(items(data), output)),
            // The cell that has failed hasn't its number yet: it is the one in the error's words.
            error: error => add(errorOutput(
                leadsToCells(cell.notebook.notebookType) ? error : { ...error, frames: error.frames.filter(({ file }) => file) },
                name => cell.notebook.getCells().find(other => other !== cell && cellId(other) === name)?.executionSummary?.executionOrder)),
            clear: () => {
                goesWithNext = false;
                this.do(cell, execution => execution.clearOutput(cell));
            },
            clearWithNext: () => {
                goesWithNext = true;
            },
        };
    }

    /**
     * Changes what stands under a cell, now or soon.
     * @param {NotebookCell} cell
     * @param {Step} step
     */
    do(cell, step) {
        if (cell.index < 0) return;
        if (this.running) {
            step(this.running);
            return;
        }
        this.#late.set(cell, [...this.#late.get(cell) ?? [], step]);
        this.#timer ??= setTimeout(() => this.flush(), gathering);
    }

    /** Does what is still to be done. */
    flush() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        const late = [...this.#late];
        this.#late.clear();
        for (const [cell, steps] of late) {
            if (cell.index < 0) continue;
            if (this.running) for (const step of steps) step(this.running);
            else this.#doAfterwards(cell, steps);
        }
    }

    /**
     * @param {NotebookCell} cell
     * @param {Step[]} steps
     */
    #doAfterwards(cell, steps) {
        const { executionOrder, success, timing } = cell.executionSummary ?? {};
        let execution;
        try {
            execution = this.#controller.createNotebookCellExecution(cell);
        } catch {
            // It is about to run again.
            return;
        }
        execution.executionOrder = executionOrder;
        execution.start(timing?.startTime);
        for (const step of steps) step(execution);
        execution.end(success, timing?.endTime);
    }
}

module.exports = { Sheets };
