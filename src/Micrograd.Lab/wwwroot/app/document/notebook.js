// The notebook that is open: its cells, what they show, and what was changed. Knows nothing of the page.
/** @import { AnnouncerClass } from "../../../types/events.js" */
/** @import { CellOutput } from "../../../types/messages.js" */
import { Cell } from "./cell.js";
import { plain, write } from "./nbformat.js";
import { foreignCells, foreignLanguage, read } from "./notebookFile.js";

/** @typedef {{ cells: null, source: Cell, outputs: Cell, finished: Cell }} NotebookEvents */
/** @typedef {{ kind: string, source: string, outputs: Cell["outputs"], executionCount: number | null }} Fields what can be changed of a cell and taken back */

const mostChanges = 100;

/**
 * A notebook, and its undo. Listeners hear "cells" (order or kind changed), "source" (of a cell), "outputs" (of a cell, again and again while it runs) and
 * "finished" (the run of a cell).
 */
export class Notebook extends /** @type {AnnouncerClass<NotebookEvents>} */ (EventTarget) {
    #json;
    #text;

    /** @type {string | undefined} */
    #written;

    /** @type {{ cells: Cell[], takeBack?: () => void }[]} */
    #past = [];

    /** @param {string} text the file's */
    constructor(text) {
        super();
        this.#text = text;
        this.#json = read(text);
        this.cells = this.#json.cells.map(cell => new Cell(cell));
        if (this.cells.length === 0) this.cells.push(Cell.empty("code"));
    }

    /**
     * The notebook as a file's text; the very text that it came from when nothing was changed.
     * @param {boolean} withOutputs false to leave out what its cells show
     */
    toText(withOutputs = true) {
        const hasIds = plain(this.#json.nbformat_minor) >= 5;
        const now = write({ ...this.#json, cells: this.cells.map(cell => cell.toJson(hasIds, withOutputs)) });
        return now === (this.#written ??= write(this.#json)) ? this.#text : now;
    }

    /** What a reader should know who opens it: that the Lab can't run it, or a part of it. Null when there is nothing. */
    get caution() {
        const language = foreignLanguage(this.#json);
        if (language) return `This notebook is written in ${language}. The Lab runs C#: the notebook can be read here, but its cells won't run.`;
        const cells = foreignCells(this.#json);
        if (cells.length === 0) return null;
        const which = cells.length === 1 ? `Cell ${cells[0]} of this notebook isn't`
            : `Cells ${cells.slice(0, -1).join(", ")} and ${cells.at(-1)} of this notebook aren't`;
        return `${which} written in C#, which is what the Lab runs.`;
    }

    /**
     * Whether it reads as another does, cell for cell; what they show is left aside.
     * @param {Notebook} other
     */
    readsAs(other) {
        return this.cells.length === other.cells.length && this.cells.every((cell, index) => cell.readsAs(other.cells[index]));
    }

    /** @param {string} id */
    get(id) {
        return this.cells.find(cell => cell.id === id);
    }

    /** @param {Cell} cell */
    indexOf(cell) {
        return this.cells.indexOf(cell);
    }

    get canUndo() {
        return this.#past.length > 0;
    }

    /**
     * @param {number} index
     * @param {Cell} cell
     */
    insert(index, cell) {
        this.#change(() => this.cells.splice(index, 0, cell));
        return cell;
    }

    /**
     * Removes a cell. Of the last one an empty one is left.
     * @param {Cell} cell
     */
    remove(cell) {
        this.#change(() => {
            this.cells.splice(this.indexOf(cell), 1);
            if (this.cells.length === 0) this.cells.push(Cell.empty("code"));
        });
    }

    /**
     * @param {Cell} cell
     * @param {number} by
     */
    move(cell, by) {
        const from = this.indexOf(cell), to = from + by;
        if (to < 0 || to >= this.cells.length) return;
        this.#change(() => {
            this.cells.splice(from, 1);
            this.cells.splice(to, 0, cell);
        });
    }

    /**
     * Cuts a cell in two at a place in its text. The second part is new.
     * @param {Cell} cell
     * @param {number} offset
     */
    split(cell, offset) {
        const before = cell.source.slice(0, offset).replace(/\n$/, ""), after = cell.source.slice(offset).replace(/^\n/, "");
        const between = cell.source.slice(before.length, cell.source.length - after.length);
        const second = Cell.empty(cell.kind, after);
        this.#change(() => {
            cell.source = before;
            this.cells.splice(this.indexOf(cell) + 1, 0, second);
        }, () => {
            cell.source += between + second.source;
        });
        return second;
    }

    /**
     * @param {Cell} cell
     * @param {"code" | "markdown"} kind
     */
    changeKind(cell, kind) {
        if (cell.kind === kind) return;
        this.#assign(cell, { ...fieldsOf(cell), kind, outputs: [], executionCount: null });
    }

    /**
     * Gives a cell the text and the outputs of another.
     * @param {Cell} cell
     * @param {Cell} original
     */
    restore(cell, original) {
        this.#assign(cell, fieldsOf(original));
    }

    /**
     * @param {Cell} cell
     * @param {string} source
     */
    setSource(cell, source) {
        if (cell.source === source) return;
        cell.source = source;
        this.#tell("source", cell);
    }

    /** Takes back the last change of the cells' order, number or kind. What was written and shown since stays. */
    undo() {
        const before = this.#past.pop();
        if (!before) return;
        this.cells = before.cells;
        before.takeBack?.();
        this.#tell("cells", null);
    }

    /**
     * Notes that a cell runs again.
     * @param {Cell} cell
     */
    begin(cell) {
        cell.begin();
        this.#tell("outputs", cell);
    }

    /**
     * Takes in what a running cell shows. A display that it changes may stand in any cell.
     * @param {Cell} cell
     * @param {CellOutput} message
     */
    show(cell, message) {
        if (message.type === "update") {
            for (const holder of this.cells) if (holder.update(message.displayId, message.data)) this.#tell("outputs", holder);
            return;
        }
        cell.show(message);
        this.#tell("outputs", cell);
    }

    /**
     * Notes that a cell's run has come to its end.
     * @param {Cell} cell
     * @param {number | null} executionCount
     */
    finish(cell, executionCount) {
        cell.finish(executionCount);
        this.#tell("outputs", cell);
        this.#tell("finished", cell);
    }

    /**
     * Taken back, a field that has changed since stays as it is.
     * @param {Cell} cell
     * @param {Fields} fields
     */
    #assign(cell, fields) {
        const was = fieldsOf(cell);
        this.#change(() => Object.assign(cell, fields), () => {
            const now = fieldsOf(cell);
            Object.assign(cell, {
                kind: now.kind === fields.kind ? was.kind : now.kind,
                source: now.source === fields.source ? was.source : now.source,
                outputs: now.outputs === fields.outputs ? was.outputs : now.outputs,
                executionCount: now.executionCount === fields.executionCount ? was.executionCount : now.executionCount,
            });
        });
    }

    /**
     * The order of the cells is taken back by itself, the rest of a change by `takeBack`.
     * @param {() => unknown} change
     * @param {() => void} [takeBack]
     */
    #change(change, takeBack) {
        this.#past.push({ cells: [...this.cells], takeBack });
        if (this.#past.length > mostChanges) this.#past.shift();
        change();
        this.#tell("cells", null);
    }

    /**
     * @template {keyof NotebookEvents} Name
     * @param {Name} name
     * @param {NotebookEvents[Name]} cell
     */
    #tell(name, cell) {
        this.dispatchEvent(new CustomEvent(name, { detail: cell }));
    }
}

/**
 * @param {Cell} cell
 * @returns {Fields}
 */
const fieldsOf = ({ kind, source, outputs, executionCount }) => ({ kind, source, outputs, executionCount });
