// What a cell shows, message by message, as steps of a sheet: the place under the cell. Nothing here knows VS Code; output.js makes what it shows.
/** @import { CellFailed, CellOutput } from "../types/messages.js" */

/**
 * The place under a cell. Steps are taken in the order in which they are asked for.
 * @template Output
 * @typedef {object} Sheet
 * @property {(name: "stdout" | "stderr", text: string) => Output} stream adds text of a stream
 * @property {(output: Output, name: "stdout" | "stderr", text: string) => void} write adds text to an output that is a stream already
 * @property {(data: Record<string, string>, executionCount: number | null | undefined) => Output} display adds a display, or, with a number or null, a result
 * @property {(output: Output, data: Record<string, string>) => void} update gives a display other forms; it may stand under another cell
 * @property {(error: CellFailed) => void} error adds an error
 * @property {() => void} clear takes all away, at once
 * @property {() => void} clearWithNext takes all away when the next output comes
 */

/**
 * The displays of a session by their names: an update reaches each, under whichever cell.
 * @template Output
 */
class Displays {
    /** @type {Map<string, Map<Output, object>>} */
    #byName = new Map();

    /**
     * @param {string} name
     * @param {Output} output
     * @param {object} cell
     */
    add(name, output, cell) {
        const outputs = this.#byName.get(name) ?? new Map();
        this.#byName.set(name, outputs.set(output, cell));
    }

    /**
     * @param {string} name
     * @returns {[Output, object][]} each with its cell
     */
    named(name) {
        return [...this.#byName.get(name) ?? []];
    }

    /**
     * Forgets what a cell showed.
     * @param {object} cell
     */
    forget(cell) {
        for (const [name, outputs] of this.#byName) {
            for (const [output, owner] of outputs) if (owner === cell) outputs.delete(output);
            if (outputs.size === 0) this.#byName.delete(name);
        }
    }
}

/**
 * Takes in what one run of a cell shows.
 * @template Output
 */
class ShownOutputs {
    #sheet;
    #displays;
    #cell;

    /** @type {{ name: "stdout" | "stderr", output: Output } | null} The stream that is at the end. */
    #stream = null;

    // Whether what stands there goes when the next output comes: that of the run before, or what the cell has said so of.
    #goesWithNext = true;

    /** Whether it has shown anything. */
    hasShown = false;

    /** @type {number | null} */
    executionCount = null;

    /**
     * @param {Sheet<Output>} sheet
     * @param {Displays<Output>} displays
     * @param {object} cell
     */
    constructor(sheet, displays, cell) {
        this.#sheet = sheet;
        this.#displays = displays;
        this.#cell = cell;
        sheet.clearWithNext();
    }

    /** @param {CellOutput} message */
    show(message) {
        this.hasShown = true;
        if (message.type === "clear") {
            if (message.wait) {
                this.#goesWithNext = true;
                this.#sheet.clearWithNext();
            } else {
                this.clear();
            }
            return;
        }

        if (this.#goesWithNext) this.#forget();
        if (message.type === "stream") {
            this.#write(message.name, message.text);
            return;
        }

        this.#stream = null;
        if (message.type === "error") {
            this.#sheet.error(message);
        } else {
            const output = this.#sheet.display(message.data, message.isResult ? this.executionCount : undefined);
            if (message.displayId !== null) this.#displays.add(message.displayId, output, this.#cell);
        }
    }

    /** Takes away what stands there, at once. */
    clear() {
        this.#forget();
        this.#sheet.clear();
    }

    /** Takes away what the run before has shown, if nothing has come since. */
    settle() {
        if (!this.hasShown && this.#goesWithNext) this.clear();
    }

    #forget() {
        this.#goesWithNext = false;
        this.#stream = null;
        this.#displays.forget(this.#cell);
    }

    /**
     * @param {"stdout" | "stderr"} name
     * @param {string} text
     */
    #write(name, text) {
        if (this.#stream?.name === name) this.#sheet.write(this.#stream.output, name, text);
        else this.#stream = { name, output: this.#sheet.stream(name, text) };
    }
}

module.exports = { Displays, ShownOutputs };
