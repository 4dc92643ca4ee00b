// The notebook that is open: its cells, what they show, and what was changed. Knows nothing of the page.
import { joined, lines, read, storedForms, write } from "./nbformat.js";

/** A cell: its text, and what it showed when it last ran. */
export class Cell {
    constructor(json) {
        this.json = json;
        this.id = json.id ?? newId();
        this.kind = json.cell_type;
        this.source = joined(json.source);
        this.outputs = json.outputs ?? [];
        this.executionCount = json.execution_count ?? null;
    }

    /** A new cell. */
    static empty(kind, source = "") {
        return Object.assign(new Cell({ cell_type: kind, id: newId(), metadata: {}, source: lines(source) }), { isNew: true });
    }

    get isCode() {
        return this.kind === "code";
    }

    get tags() {
        return this.json.metadata?.tags ?? [];
    }

    /** The cell as the document stores it. `hasIds` says whether cells have ids in the document's format: before nbformat 4.5 they must not. */
    toJson(hasIds) {
        const { json } = this;
        const losesId = this.isNew && !hasIds;
        const same = json.cell_type === this.kind && joined(json.source) === this.source && !losesId;
        if (same && json.outputs === (this.isCode ? this.outputs : undefined) && (json.execution_count ?? null) === this.executionCount) return json;
        const stored = json.attachments && !this.isCode ? { attachments: json.attachments } : {};
        stored.cell_type = this.kind;
        if (this.isCode) stored.execution_count = this.executionCount;
        if (json.id && !losesId) stored.id = json.id;
        stored.metadata = json.metadata ?? {};
        if (this.isCode) stored.outputs = this.outputs.map(({ transient, ...output }) => output);
        stored.source = joined(json.source) === this.source ? json.source : lines(this.source);
        return stored;
    }
}

/** A notebook, and its undo. Listeners hear "cells" (order or kind changed), "outputs" (of a cell) and "source" (of a cell). */
export class Notebook extends EventTarget {
    #json;
    #text;
    #past = [];

    constructor(text) {
        super();
        this.#text = text;
        this.#json = read(text);
        this.cells = this.#json.cells.map(cell => new Cell(cell));
        if (this.cells.length === 0) this.cells.push(Cell.empty("code"));
    }

    /** The notebook as a file's text; the very text that it came from when nothing was changed. */
    toText() {
        const hasIds = this.#json.nbformat_minor >= 5;
        const now = write({ ...this.#json, cells: this.cells.map(cell => cell.toJson(hasIds)) });
        return now === write(this.#json) ? this.#text : now;
    }

    get(id) {
        return this.cells.find(cell => cell.id === id);
    }

    indexOf(cell) {
        return this.cells.indexOf(cell);
    }

    get canUndo() {
        return this.#past.length > 0;
    }

    insert(index, cell) {
        this.#change(() => this.cells.splice(index, 0, cell));
        return cell;
    }

    /** Removes a cell. Of the last one an empty one is left. */
    remove(cell) {
        this.#change(() => {
            this.cells.splice(this.indexOf(cell), 1);
            if (this.cells.length === 0) this.cells.push(Cell.empty("code"));
        });
    }

    move(cell, by) {
        const from = this.indexOf(cell), to = from + by;
        if (to < 0 || to >= this.cells.length) return;
        this.#change(() => {
            this.cells.splice(from, 1);
            this.cells.splice(to, 0, cell);
        });
    }

    /** Cuts a cell in two at a place in its text. The second part is new. */
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

    changeKind(cell, kind) {
        if (cell.kind === kind) return;
        this.#assign(cell, { kind, outputs: [], executionCount: null });
    }

    /** Gives a cell the text and the outputs of another. */
    restore(cell, original) {
        const { kind, source, outputs, executionCount } = original;
        this.#assign(cell, { kind, source, outputs, executionCount });
    }

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
        this.#tell("cells");
    }

    /** Notes that a cell runs again: what it showed goes when something new comes, or at its end, so that the page doesn't jump. */
    begin(cell) {
        cell.isStale = true;
        cell.executionCount = null;
        this.#tell("outputs", cell);
    }

    /** Takes in what a running cell shows: a message of the session. */
    show(cell, message) {
        if (message.type === "started") return;
        if ((cell.clearPending || cell.isStale) && message.type !== "update") {
            cell.outputs = [];
            cell.clearPending = cell.isStale = false;
        }
        switch (message.type) {
            case "stream": {
                const last = cell.outputs.at(-1);
                const goesOn = last?.output_type === "stream" && last.name === message.name;
                const text = (goesOn ? joined(last.text) : "") + message.text;
                cell.outputs = [...(goesOn ? cell.outputs.slice(0, -1) : cell.outputs), { name: message.name, output_type: "stream", text }];
                break;
            }
            case "display":
                cell.outputs = [...cell.outputs, message.isResult
                    ? { data: storedForms(message.data), execution_count: null, metadata: {}, output_type: "execute_result" }
                    : { data: storedForms(message.data), metadata: {}, output_type: "display_data", transient: message.displayId }];
                break;
            case "update":
                for (const holder of this.cells.filter(other => other.outputs.some(output => output.transient === message.displayId))) {
                    holder.outputs = holder.outputs.map(output => output.transient === message.displayId ? { ...output, data: storedForms(message.data) } : output);
                    this.#tell("outputs", holder);
                }
                return;
            case "clear":
                if (message.wait) cell.clearPending = true;
                else cell.outputs = [];
                break;
            case "error":
                cell.outputs = [...cell.outputs, { ename: message.name, evalue: message.message, output_type: "error", traceback: message.traceback }];
                break;
        }
        this.#tell("outputs", cell);
    }

    /** Notes that a cell's run has come to its end. */
    finish(cell, executionCount) {
        // A cell that is optional and shows nothing misses something here (libtorch): what it has shown elsewhere stays.
        const isLeftOut = cell.tags.includes("optional") && executionCount !== null;
        if (cell.isStale && !isLeftOut) cell.outputs = [];
        cell.clearPending = cell.isStale = false;
        cell.executionCount = executionCount;
        cell.outputs = cell.outputs.map(output => ({
            ...output,
            ...(output.output_type === "stream" ? { text: lines(joined(output.text)) } : {}),
            ...(output.output_type === "execute_result" ? { execution_count: executionCount } : {}),
        }));
        this.#tell("outputs", cell);
    }

    // Taken back, a field that has changed since stays as it is.
    #assign(cell, fields) {
        const was = Object.fromEntries(Object.keys(fields).map(field => [field, cell[field]]));
        this.#change(() => Object.assign(cell, fields), () => {
            for (const field of Object.keys(fields)) if (cell[field] === fields[field]) cell[field] = was[field];
        });
    }

    // The order of the cells is taken back by itself, the rest of a change by `takeBack`.
    #change(change, takeBack) {
        this.#past.push({ cells: [...this.cells], takeBack });
        if (this.#past.length > 100) this.#past.shift();
        change();
        this.#tell("cells");
    }

    #tell(what, cell) {
        this.dispatchEvent(new CustomEvent(what, { detail: cell }));
    }
}

function newId() {
    return crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");
}
