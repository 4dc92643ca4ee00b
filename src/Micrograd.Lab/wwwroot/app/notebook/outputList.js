// What a cell shows, below its text. Only what has changed is made anew.
/** @import { Output } from "../../../types/nbformat.js" */
/** @import { Outputs, OutputView } from "../outputs/outputs.js" */
import { make } from "../dom.js";
import { update } from "../outputs/outputs.js";

// So long a cell's outputs may be painted in one frame; the page answers in between.
const paintTime = 5;

/** @typedef {{ output: Output, text: Output["text"], view: OutputView }} Painted an output and its text when it was painted */

/** The outputs of a cell on the page. */
export class OutputList {
    #views;

    /** @type {Output[]} What is to be shown. */
    #outputs = [];

    /** @type {Painted[]} What is shown. */
    #shown = [];
    #isPaintAsked = false;

    /** @param {Outputs} outputs makes the views */
    constructor(outputs) {
        this.#views = outputs;
        this.element = make("div", { class: "outputs" });
    }

    /**
     * Shows outputs, at the browser's next frame.
     * @param {Output[]} outputs
     */
    show(outputs) {
        this.#outputs = outputs;
        this.#askToPaint();
    }

    /** Lets go of what goes on outside of the elements. */
    dispose() {
        for (const { view } of this.#shown) view.dispose?.();
    }

    #askToPaint() {
        if (this.#isPaintAsked) return;
        this.#isPaintAsked = true;
        requestAnimationFrame(() => {
            this.#isPaintAsked = false;
            this.#paint();
        });
    }

    #paint() {
        const outputs = this.#outputs;
        for (const { view } of this.#shown.splice(outputs.length)) {
            view.element.remove();
            view.dispose?.();
        }
        const until = performance.now() + paintTime;
        for (const [index, output] of outputs.entries()) {
            const shown = this.#shown[index];
            if (shown?.output === output && shown.text === output.text) continue;
            if (performance.now() > until) {
                this.#askToPaint();
                return;
            }
            this.#paintOne(index, output, shown);
        }
    }

    /**
     * @param {number} index
     * @param {Output} output
     * @param {Painted | undefined} before
     */
    #paintOne(index, output, before) {
        const isUpdated = before?.output.output_type === output.output_type && update(before.view, output, before.output);
        const view = isUpdated ? before.view : this.#views.view(output);
        this.#shown[index] = { output, text: output.text, view };
        if (isUpdated) return;
        if (before) before.view.element.replaceWith(view.element);
        else this.element.append(view.element);
        before?.view.dispose?.();
    }
}
