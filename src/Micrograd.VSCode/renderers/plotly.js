// Draws Plotly's figures: interactive, and without a network. The library lies beside this file, put there when the extension is packed; it is loaded with the
// first figure, once for the page, and is nobody else's.
import { figureOf, heightOf, sizeIn } from "./figure.js";
import { themeOf, themed } from "./theme.js";
import { wordsIn } from "./words.js";

/** @import { ActivationFunction } from "../types/renderer.js" */
/** @typedef {{ react(place: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>, purge(place: HTMLElement): void,
 *     addFrames(place: HTMLElement, frames: object[]): Promise<unknown> }} Plotly */

const library = new URL("./vendor/plotly.js", import.meta.url).href;

/** VS Code then shows the output's next form: the picture of the chart. */
const fallback = "vscode.fallbackToNextRenderer";

/** A figure in its place. */
class Chart {
    #plotly;
    #figure;
    #place;
    #width = 0;

    /** @type {Promise<unknown>} Plotly draws one thing at a time. */
    #drawing = Promise.resolve();

    #watcher = new ResizeObserver(() => {
        if (this.#place.clientWidth !== this.#width) void this.draw();
    });

    /**
     * @param {Plotly} plotly
     * @param {import("./figure.js").Figure} figure
     * @param {HTMLElement} place
     */
    constructor(plotly, figure, place) {
        this.#plotly = plotly;
        this.#figure = figure;
        this.#place = place;
    }

    async show() {
        await this.draw();
        if (this.#figure.frames.length > 0) await this.#plotly.addFrames(this.#place, this.#figure.frames);
        this.#watcher.observe(this.#place);
    }

    /** Draws it for the width and the theme that there are now. */
    draw() {
        const { data, layout, config } = this.#figure;
        this.#drawing = this.#drawing.catch(() => undefined).then(() => {
            this.#width = this.#place.clientWidth;
            const theme = themeOf(getComputedStyle(document.documentElement), document.body.classList);
            const shown = { ...themed(this.#figure, theme, readColor), ...sizeIn(layout, this.#width) };
            // Plotly writes into what it is given; the next drawing begins with the figure as it is.
            const behaviour = { responsive: false, displaylogo: false, ...config, plotlyServerURL: "" };
            return this.#plotly.react(this.#place, structuredClone(data), structuredClone(shown), behaviour);
        });
        return this.#drawing;
    }

    dispose() {
        this.#watcher.disconnect();
        this.#plotly.purge(this.#place);
    }
}

/**
 * A colour as the page reads it, whatever its notation.
 * @type {import("./theme.js").ReadColor}
 */
function readColor(color) {
    if (!CSS.supports("color", color)) return null;
    const context = document.createElement("canvas").getContext("2d");
    if (!context) return null;
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = context.getImageData(0, 0, 1, 1).data;
    return opacity < 128 ? null : [red, green, blue];
}

/** @type {ActivationFunction} */
export const activate = () => {
    /** @type {Map<string, Chart>} */
    const charts = new Map();
    const remove = (/** @type {string} */ id) => {
        charts.get(id)?.dispose();
        charts.delete(id);
    };
    new MutationObserver(() => charts.forEach(chart => void chart.draw())).observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-id"] });

    return {
        async renderOutputItem(item, element, signal) {
            try {
                const figure = figureOf(item.text());
                const place = document.createElement("div");
                place.style.height = `${heightOf(figure)}px`;
                place.style.overflow = "auto hidden";
                place.setAttribute("role", "img");
                place.setAttribute("aria-label", titleOf(figure.layout));
                const { default: plotly } = /** @type {{ default: Plotly }} */ (await import(library));
                if (signal?.aborted) return;
                remove(item.id);
                element.replaceChildren(place);
                const chart = new Chart(plotly, figure, place);
                charts.set(item.id, chart);
                await chart.show();
            } catch (cause) {
                remove(item.id);
                element.replaceChildren();
                console.warn(`The chart can't be drawn, so its picture is shown: ${/** @type {Error} */ (cause).message}`);
                throw Object.assign(new Error("The chart can't be drawn.", { cause }), { name: fallback });
            }
        },

        disposeOutputItem(id) {
            if (id === undefined) [...charts.keys()].forEach(remove);
            else remove(id);
        },
    };
};

/**
 * @param {import("./theme.js").Json} layout
 * @returns {string}
 */
const titleOf = ({ title }) => `${wordsIn(navigator.language).chart} ${title?.text ?? (typeof title === "string" ? title : "")}`.trim();
