// The notebook that is open: its cells, what they show, and what was changed. Knows nothing of the page.
import { joined, lines, plain, storedForms, write } from "./nbformat.js";
import { foreignCells, foreignLanguage, read } from "./notebookFile.js";

// Text of a cell that wrote without end is stored as one, not in its lines: a million of them would keep the page from answering.
const mostInLines = 200_000;

/** A cell: its text, and what it showed when it last ran. */
export class Cell {
    // What it showed when it was read, and its number then.
    #outputs;
    #executionCount;

    constructor(json) {
        this.json = json;
        this.id = typeof json.id === "string" ? json.id : newId();
        this.kind = json.cell_type;
        this.source = joined(json.source);
        this.outputs = this.#outputs = this.isCode ? json.outputs ?? [] : [];
        this.executionCount = this.#executionCount = plain(json.execution_count ?? null);
    }

    /** A new cell. */
    static empty(kind, source = "") {
        return Object.assign(new Cell({ cell_type: kind, id: newId(), metadata: {}, source: lines(source) }), { isNew: true });
    }

    get isCode() {
        return this.kind === "code";
    }

    get tags() {
        const tags = this.json.metadata?.tags;
        return Array.isArray(tags) ? tags : [];
    }

    /** Whether it reads as another does; what they show is left aside. */
    readsAs(other) {
        return this.kind === other?.kind && this.source === other.source;
    }

    /**
     * The cell as the document stores it.
     * @param hasIds whether cells have ids in the document's format: before nbformat 4.5 they must not
     * @param withOutputs false to leave out what it shows
     */
    toJson(hasIds, withOutputs = true) {
        const { json } = this;
        const losesId = this.isNew && !hasIds;
        const outputs = withOutputs ? this.outputs : [];
        const same = json.cell_type === this.kind && joined(json.source) === this.source && !losesId;
        if (same && (!this.isCode || (outputs === this.#outputs && this.executionCount === this.#executionCount))) return json;
        const stored = json.attachments && !this.isCode ? { attachments: json.attachments } : {};
        stored.cell_type = this.kind;
        if (this.isCode) stored.execution_count = withOutputs ? this.executionCount : null;
        if (json.id && !losesId) stored.id = json.id;
        stored.metadata = json.metadata ?? {};
        if (this.isCode) stored.outputs = outputs.map(storedOutput);
        stored.source = joined(json.source) === this.source ? json.source : lines(this.source);
        return stored;
    }
}

function storedOutput({ transient, ...output }) {
    const { output_type: type, text } = output;
    return type === "stream" && typeof text === "string" && text.length <= mostInLines ? { ...output, text: lines(text) } : output;
}

/**
 * A notebook, and its undo. Listeners hear "cells" (order or kind changed), "source" (of a cell), "outputs" (of a cell, again and again while it runs) and
 * "finished" (the run of a cell).
 */
export class Notebook extends EventTarget {
    #json;
    #text;
    #written;
    #past = [];

    constructor(text) {
        super();
        this.#text = text;
        this.#json = read(text);
        this.cells = this.#json.cells.map(cell => new Cell(cell));
        if (this.cells.length === 0) this.cells.push(Cell.empty("code"));
    }

    /**
     * The notebook as a file's text; the very text that it came from when nothing was changed.
     * @param withOutputs false to leave out what its cells show
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
        const which = cells.length === 1 ? `Cell ${cells[0]} of this notebook isn't` : `Cells ${cells.slice(0, -1).join(", ")} and ${cells.at(-1)} of this notebook aren't`;
        return `${which} written in C#, which is what the Lab runs.`;
    }

    /** Whether it reads as another does, cell for cell; what they show is left aside. */
    readsAs(other) {
        return this.cells.length === other.cells.length && this.cells.every((cell, index) => cell.readsAs(other.cells[index]));
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
        cell.outputsBefore = cell.outputs;
        cell.executionCount = null;
        this.#tell("outputs", cell);
    }

    /** Takes in what a running cell shows: a message of the session. Many may come between two frames: each costs what it brings, not what is there. */
    show(cell, message) {
        if (message.type === "started") return;
        if (message.type === "update") return this.#update(message);
        if (cell.clearPending || cell.isStale) cell.outputs = [];
        else if (cell.outputs === cell.json.outputs) cell.outputs = [...cell.outputs];
        cell.clearPending = cell.isStale = false;
        switch (message.type) {
            case "stream": {
                const last = cell.outputs.at(-1);
                if (last?.output_type === "stream" && last.name === message.name) last.text = joined(last.text) + message.text;
                else cell.outputs.push({ name: message.name, output_type: "stream", text: message.text });
                break;
            }
            case "display": {
                const fresh = storedForms(message.data), before = cell.outputsBefore?.[cell.outputs.length]?.data;
                const data = isSameGraph(before, fresh) ? before : fresh;
                cell.outputs.push(message.isResult
                    ? { data, execution_count: null, metadata: {}, output_type: "execute_result" }
                    : { data, metadata: {}, output_type: "display_data", transient: message.displayId });
                break;
            }
            case "clear":
                if (message.wait) cell.clearPending = true;
                else cell.outputs = [];
                break;
            case "error":
                cell.outputs.push({ ename: message.name, evalue: message.message, output_type: "error", traceback: message.traceback });
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
        cell.outputsBefore = null;
        cell.executionCount = executionCount;
        cell.outputs = cell.outputs.map(output => output.output_type === "execute_result" ? { ...output, execution_count: executionCount } : output);
        this.#tell("outputs", cell);
        this.#tell("finished", cell);
    }

    // A display may stand in any cell.
    #update({ displayId, data }) {
        for (const holder of this.cells.filter(other => other.outputs.some(output => output.transient === displayId))) {
            holder.outputs = holder.outputs.map(output => output.transient === displayId ? { ...output, data: storedForms(data) } : output);
            this.#tell("outputs", holder);
        }
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

// The same graph, in Graphviz's language, may have been drawn by Graphviz itself elsewhere: its picture stays, as it stood there.
function isSameGraph(before, fresh) {
    const words = joined(fresh["text/plain"]);
    return Boolean(before && before["image/svg+xml"] && fresh["image/svg+xml"])
        && /^\s*(strict\s+)?(di)?graph\b/.test(words) && joined(before["text/plain"]) === words && Object.keys(before).sort().join() === Object.keys(fresh).sort().join();
}

function newId() {
    return crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");
}
