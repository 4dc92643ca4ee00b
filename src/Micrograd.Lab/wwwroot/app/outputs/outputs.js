// What a cell shows, as elements. Of a display's forms the richest is taken that the page can show.
/** @import { Bundle, Json, Output } from "../../../types/nbformat.js" */
import { isObject, joined, write } from "../document/nbformat.js";
import { make } from "../dom.js";
import { FigureView } from "./figure.js";
import { formula, render } from "./markdown.js";
import { picture } from "./picture.js";
import { Sandboxes } from "./sandbox.js";
import { bringsScripts, bringsStyles, cleanHtml } from "./sanitize.js";
import { TextView } from "./text.js";

/**
 * An output on the page.
 * @typedef {object} OutputView
 * @property {HTMLElement} element
 * @property {(whole: string) => void} [grow] shows the text when it has become longer
 * @property {(figure: Json, words?: Json) => void} [show] shows another figure
 * @property {() => void} [dispose] lets go of what goes on outside of the element
 */

/** @typedef {(content: Json, data: Bundle) => OutputView} Form makes the view of a form; the others are there for words about it */

const plotlyFigure = "application/vnd.plotly.v1+json";

/** Shows the outputs of a notebook. */
export class Outputs {
    #sandboxes = new Sandboxes();

    /** @type {CSSStyleSheet | null} */
    #sheet = null;

    /** @type {Map<string, Form>} By MIME type, richest first. */
    #forms = new Map([
        [plotlyFigure, (content, data) => new FigureView(content, data["text/plain"])],
        ["image/svg+xml", (content, data) => ({ element: picture(joined(content), joined(data["text/plain"])) })],
        ["text/html", content => this.#html(joined(content))],
        ["text/markdown", content => block("markdown", render(joined(content)))],
        ["text/latex", content => block("markdown", formula(joined(content)))],
        ["application/javascript", content => ({ element: this.#sandboxes.frame(`<script>${joined(content)}</script>`) })],
        ...["image/png", "image/jpeg", "image/gif", "image/webp"].map(mime => /** @type {[string, Form]} */ (
            [mime, (content, data) => image(mime, joined(content), joined(data["text/plain"]))])),
        ["application/json", content => new TextView(jsonText(content))],
        ["text/plain", content => new TextView(joined(content))],
    ]);

    /**
     * An output of the document on the page.
     * @param {Output} output
     * @returns {OutputView}
     */
    view(output) {
        try {
            return this.#make(output);
        } catch (problem) {
            return new TextView(`This output can't be shown: ${/** @type {Error} */ (problem).message}`, "stderr");
        }
    }

    /** Lets go of what goes on outside of the elements. */
    dispose() {
        this.#sandboxes.dispose();
    }

    /**
     * @param {Output} output
     * @returns {OutputView}
     */
    #make(output) {
        if (output.output_type === "stream") return new TextView(joined(output.text), joined(output.name));
        if (output.output_type === "error") return error(output);
        const data = output.data ?? {};
        for (const [mime, form] of this.#forms) {
            if (isThere(data, mime)) return form(data[mime], data);
        }
        const names = Object.keys(data).join(", ");
        return new TextView(names ? `This output has only forms that the Lab can't show: ${names}.` : "This output is empty.", "stderr");
    }

    /**
     * HTML that brings scripts runs in a frame that can reach nothing; all other is cleaned and shown in place, what brings styles in a shadow that they
     * don't leave.
     * @param {string} content
     * @returns {OutputView}
     */
    #html(content) {
        if (bringsScripts(content)) return { element: this.#sandboxes.frame(content) };
        if (!bringsStyles(content)) return block("html", cleanHtml(content));
        const element = make("div", { class: "html" });
        const shadow = element.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [this.#sheet ??= styleOfOutputs()];
        shadow.innerHTML = `<div class="outputs">${cleanHtml(content, true)}</div>`;
        return { element };
    }
}

/**
 * Changes an output in place where that is possible: text that grows, a figure that gets new data.
 * @param {OutputView} view
 * @param {Output} output
 * @param {Output} before what the view shows
 * @returns whether it was possible
 */
export function update(view, output, before) {
    if (output.output_type === "stream" && before === output && view.grow) {
        view.grow(joined(output.text));
        return true;
    }
    const { data } = output;
    if (data && view.show && isThere(data, plotlyFigure)) {
        view.show(data[plotlyFigure], data["text/plain"]);
        return true;
    }
    return false;
}

/**
 * Whether a display has a form. A figure that is none, since its JSON is broken, is not there.
 * @param {Bundle} data
 * @param {string} mime
 */
const isThere = (data, mime) => mime in data && (mime !== plotlyFigure || isObject(data[mime]));

/**
 * JSON as text; a form that only says it is JSON is the text that it is.
 * @param {Json} content
 */
const jsonText = content => typeof content === "string" ? content : write(content, 2).trimEnd();

/**
 * @param {Output} output
 * @returns {OutputView}
 */
function error({ ename, evalue, traceback }) {
    const lines = Array.isArray(traceback) ? traceback.map(joined).join("\n") : joined(traceback);
    const text = new TextView(lines || `${joined(ename)}: ${joined(evalue)}`);
    return { element: make("div", { class: "error", role: "alert" }, text.element) };
}

// The page's own style of outputs, which doesn't reach into a shadow.
function styleOfOutputs() {
    const sheet = new CSSStyleSheet();
    const own = [...document.styleSheets].find(({ href }) => href?.endsWith("style/output.css"));
    sheet.replaceSync([...own?.cssRules ?? []].map(rule => rule.cssText).join("\n"));
    return sheet;
}

/**
 * @param {string} name
 * @param {string} safeHtml
 * @returns {OutputView}
 */
function block(name, safeHtml) {
    const element = make("div", { class: name });
    element.innerHTML = safeHtml;
    return { element };
}

/**
 * @param {string} mime
 * @param {string} content
 * @param {string} alt
 * @returns {OutputView}
 */
function image(mime, content, alt) {
    return { element: make("img", { src: `data:${mime};base64,${content.replace(/\s/g, "")}`, alt }) };
}
