// A cell of the open notebook.
/** @import { CellOutput } from "../../../types/messages.js" */
/** @import { Bundle, Output, StoredCell } from "../../../types/nbformat.js" */
import { joined, lines, plain, storedForms } from "./nbformat.js";

// Text of a cell that wrote without end is stored as one, not in its lines: a million of them would keep the page from answering.
const mostInLines = 200_000;

/** A cell: its text, and what it shows. */
export class Cell {
    // What it showed when it was read, and its number then.
    #outputs;
    #executionCount;

    /** @type {Output[] | null} While it runs, what it showed before. */
    #outputsBefore = null;

    // Whether what it shows goes as soon as something new comes.
    #isToBeCleared = false;

    /** Whether the reader has added it. */
    isNew = false;

    /** Whether it runs again, and what it shows is still that of the run before. */
    isStale = false;

    /** @param {StoredCell} json */
    constructor(json) {
        this.json = json;
        this.id = typeof json.id === "string" ? json.id : newId();
        this.kind = json.cell_type;
        this.source = joined(json.source);
        this.outputs = this.#outputs = this.isCode ? json.outputs ?? [] : [];

        /** @type {number | null} */
        this.executionCount = this.#executionCount = plain(json.execution_count ?? null);
    }

    /**
     * A new cell.
     * @param {string} kind
     */
    static empty(kind, source = "") {
        const cell = new Cell({ cell_type: kind, id: newId(), metadata: {}, source: lines(source) });
        cell.isNew = true;
        return cell;
    }

    get isCode() {
        return this.kind === "code";
    }

    get tags() {
        const tags = this.json.metadata?.tags;
        return Array.isArray(tags) ? tags : [];
    }

    /**
     * Whether it reads as another does; what they show is left aside.
     * @param {Cell | undefined} other
     */
    readsAs(other) {
        return this.kind === other?.kind && this.source === other.source;
    }

    /** Notes that it runs again: what it showed goes when something new comes, or at its end, so that the page doesn't jump. */
    begin() {
        this.isStale = true;
        this.#outputsBefore = this.outputs;
        this.executionCount = null;
    }

    /**
     * Takes in what it shows while it runs. Many messages may come between two frames: each costs what it brings, not what is there.
     * @param {Exclude<CellOutput, { type: "update" }>} message
     */
    show(message) {
        if (this.#isToBeCleared || this.isStale) this.outputs = [];
        else if (this.outputs === this.json.outputs) this.outputs = [...this.outputs];
        this.#isToBeCleared = this.isStale = false;
        switch (message.type) {
            case "stream": {
                const last = this.outputs.at(-1);
                if (last?.output_type === "stream" && last.name === message.name) last.text = joined(last.text) + message.text;
                else this.outputs.push({ name: message.name, output_type: "stream", text: message.text });
                break;
            }
            case "display": {
                const fresh = storedForms(message.data), before = this.#outputsBefore?.[this.outputs.length]?.data;
                const data = before && isSameGraph(before, fresh) ? before : fresh;
                this.outputs.push(message.isResult
                    ? { data, execution_count: null, metadata: {}, output_type: "execute_result" }
                    : { data, metadata: {}, output_type: "display_data", transient: message.displayId });
                break;
            }
            case "clear":
                if (message.wait) this.#isToBeCleared = true;
                else this.outputs = [];
                break;
            case "error":
                this.outputs.push({ ename: message.name, evalue: message.message, output_type: "error", traceback: message.traceback });
                break;
        }
    }

    /**
     * Gives a display that it shows other forms.
     * @param {string} displayId
     * @param {Record<string, string>} data
     * @returns whether it shows the display
     */
    update(displayId, data) {
        if (!this.outputs.some(output => output.transient === displayId)) return false;
        this.outputs = this.outputs.map(output => output.transient === displayId ? { ...output, data: storedForms(data) } : output);
        return true;
    }

    /**
     * Notes that its run has come to its end.
     * @param {number | null} executionCount null where the run was cut off
     */
    finish(executionCount) {
        // A cell that is optional and shows nothing misses something here (libtorch): what it has shown elsewhere stays.
        const isLeftOut = this.tags.includes("optional") && executionCount !== null;
        if (this.isStale && !isLeftOut) this.outputs = [];
        this.#isToBeCleared = this.isStale = false;
        this.#outputsBefore = null;
        this.executionCount = executionCount;
        this.outputs = this.outputs.map(output => output.output_type === "execute_result" ? { ...output, execution_count: executionCount } : output);
    }

    /**
     * The cell as the document stores it.
     * @param {boolean} hasIds whether cells have ids in the document's format: before nbformat 4.5 they must not
     * @param {boolean} withOutputs false to leave out what it shows
     * @returns {StoredCell}
     */
    toJson(hasIds, withOutputs = true) {
        const { json } = this;
        const losesId = this.isNew && !hasIds;
        const outputs = withOutputs ? this.outputs : [];
        const same = json.cell_type === this.kind && joined(json.source) === this.source && !losesId;
        if (same && (!this.isCode || (outputs === this.#outputs && this.executionCount === this.#executionCount))) return json;
        return {
            ...(json.attachments && !this.isCode ? { attachments: json.attachments } : {}),
            cell_type: this.kind,
            ...(this.isCode ? { execution_count: withOutputs ? this.executionCount : null } : {}),
            ...(json.id && !losesId ? { id: json.id } : {}),
            metadata: json.metadata ?? {},
            ...(this.isCode ? { outputs: outputs.map(storedOutput) } : {}),
            source: joined(json.source) === this.source ? json.source : lines(this.source),
        };
    }
}

/**
 * @param {Output} output
 * @returns {Output}
 */
function storedOutput({ transient: _, ...output }) {
    const { output_type: type, text } = output;
    return type === "stream" && typeof text === "string" && text.length <= mostInLines ? { ...output, text: lines(text) } : output;
}

/**
 * The same graph, in Graphviz's language, may have been drawn by Graphviz itself elsewhere: its picture stays, as it stood there.
 * @param {Bundle} before
 * @param {Bundle} fresh
 */
function isSameGraph(before, fresh) {
    const words = joined(fresh["text/plain"]);
    return Boolean(before["image/svg+xml"] && fresh["image/svg+xml"])
        && /^\s*(strict\s+)?(di)?graph\b/.test(words) && joined(before["text/plain"]) === words
        && Object.keys(before).sort().join() === Object.keys(fresh).sort().join();
}

function newId() {
    return crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");
}
