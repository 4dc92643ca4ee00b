// The place under a cell, as texts.

/** @typedef {{ text: string, executionCount?: number | null }} Shown */

class FakeSheet {
    #goes = false;

    /** @param {string[]} before what stands there */
    constructor(before) {
        /** @type {Shown[]} */
        this.outputs = before.map(text => ({ text }));
    }

    get texts() {
        return this.outputs.map(({ text }) => text);
    }

    /** @param {Shown} output */
    #add(output) {
        if (this.#goes) this.clear();
        this.outputs.push(output);
        return output;
    }

    /**
     * @param {string} name
     * @param {string} text
     */
    stream(name, text) {
        return this.#add({ text: `${name}: ${text}` });
    }

    /**
     * @param {Shown} output
     * @param {string} _
     * @param {string} text
     */
    write(output, _, text) {
        output.text += text;
    }

    /**
     * @param {Record<string, string>} data
     * @param {number | null | undefined} executionCount
     */
    display(data, executionCount) {
        return this.#add({ text: data["text/plain"], executionCount });
    }

    /**
     * @param {Shown} output
     * @param {Record<string, string>} data
     */
    update(output, data) {
        output.text = data["text/plain"];
    }

    /** @param {{ traceback: string[] }} error */
    error({ traceback }) {
        return this.#add({ text: traceback.join("\n") });
    }

    clear() {
        this.#goes = false;
        this.outputs.length = 0;
    }

    clearWithNext() {
        this.#goes = true;
    }
}

module.exports = { FakeSheet };
