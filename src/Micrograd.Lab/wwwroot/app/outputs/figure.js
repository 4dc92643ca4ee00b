// An interactive chart. Plotly is fetched when the first chart comes into view; until then its words stand in its place.
/** @import { Json } from "../../../types/nbformat.js" */
import { isObject, joined, plain } from "../document/nbformat.js";
import { make } from "../dom.js";
import { plotly } from "./plotly.js";

const smallest = 0.6;

// A finger that moves over a chart moves the page.
const isTouched = () => matchMedia("(pointer: coarse)").matches;

/** A chart on the page. */
export class FigureView {
    #isVisible = false;
    #isDrawing = false;
    #isDrawn = false;

    /** @type {Json} What is to be drawn next. */
    #latest = null;

    #watcher = new IntersectionObserver(entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        this.#watcher.disconnect();
        this.#isVisible = true;
        this.#draw();
    }, { rootMargin: "300px" });

    /**
     * @param {Json} figure what Plotly draws
     * @param {Json} [words] the chart in words
     */
    constructor(figure, words) {
        this.element = make("div", { class: "figure", role: "img" }, joined(words));
        this.show(figure, words);
        this.#watcher.observe(this.element);
    }

    /**
     * Shows other data.
     * @param {Json} figure
     * @param {Json} [words]
     */
    show(figure, words) {
        this.#latest = figure;
        this.element.style.height = `${heightOf(figure)}px`;
        this.element.setAttribute("aria-label", `Chart. ${joined(words)}`.trim());
        if (this.#isVisible) this.#draw();
    }

    /** Lets go of what Plotly keeps for it. */
    dispose() {
        this.#watcher.disconnect();
        globalThis.Plotly?.purge(this.element);
    }

    async #draw() {
        if (this.#isDrawing) return;
        this.#isDrawing = true;
        try {
            const library = await plotly();
            if (!this.#isDrawn) this.element.replaceChildren();
            this.#isDrawn = true;
            while (this.#latest) {
                const { data, layout, config } = plain(this.#latest);
                this.#latest = null;
                await library.react(this.element, data, { ...layout, ...this.#size(layout), ...(isTouched() ? { dragmode: false } : {}) },
                    { responsive: true, displaylogo: false, ...config, plotlyServerURL: "" });
            }
        } catch (problem) {
            this.#isDrawn = false;
            globalThis.Plotly?.purge(this.element);
            this.element.textContent = `The chart can't be drawn: ${/** @type {Error} */ (problem).message}`;
        } finally {
            this.#isDrawing = false;
        }
    }

    /**
     * A chart is as wide as it says, or as its place, if that is narrower; but not so narrow that its parts run into each other.
     * @param {{ width?: number } | undefined} layout
     */
    #size(layout) {
        const { element } = this;
        element.style.maxWidth = "";
        if (!layout?.width) return { autosize: true };
        const width = Math.min(layout.width, Math.max(element.clientWidth, smallest * layout.width));
        element.style.maxWidth = `${width}px`;
        return { width };
    }
}

/** @param {Json} figure */
function heightOf(figure) {
    const layout = isObject(figure) ? figure.layout : null;
    return Number(plain(isObject(layout) ? layout.height ?? 450 : 450));
}
