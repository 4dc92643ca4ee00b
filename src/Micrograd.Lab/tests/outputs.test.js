import { Watcher } from "./page.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
/** @import { Bundle, Output } from "../types/nbformat.js" */
const { Outputs, update } = await import("../wwwroot/app/outputs/outputs.js");

const outputs = new Outputs();

/**
 * @param {Bundle} data
 * @returns {Output}
 */
const display = data => ({ output_type: "display_data", metadata: {}, data });

/** @param {Output} output */
const element = output => outputs.view(output).element;

const figure = { data: [{ y: [1, 2] }], layout: { height: 300, width: 700 } };
const plotly = "application/vnd.plotly.v1+json";

const soon = () => new Promise(resolve => {
    setTimeout(resolve);
});

afterEach(() => {
    globalThis.Plotly = undefined;
    document.head.replaceChildren();
    Watcher.all = [];
});

test("of a display's forms the richest is shown", () => {
    assert.equal(element(display({ "text/plain": "words", "text/html": ["<b>", "bold</b>"] })).innerHTML, "<b>bold</b>");
    assert.match(element(display({ "text/plain": "words", "image/svg+xml": "<svg></svg>" })).className, /picture/);
    assert.match(element(display({ "text/plain": "words", "text/markdown": "*thin*" })).innerHTML, /<em>thin<\/em>/);
    assert.match(element(display({ "text/latex": "$x^2$" })).innerHTML, /katex-display/);
    assert.equal(element(display({ "text/plain": ["a\n", "b"] })).textContent, "a\nb");
});

test("a picture in bytes bears its words", () => {
    const image = element(display({ "image/png": "aGk=\n", "text/plain": "a greeting" }));
    assert.equal(image.getAttribute("src"), "data:image/png;base64,aGk=");
    assert.equal(image.getAttribute("alt"), "a greeting");
});

test("JSON is shown as text; what only says that it is JSON too", () => {
    assert.equal(element(display({ "application/json": { a: [1] } })).textContent, '{\n  "a": [\n    1\n  ]\n}');
    assert.equal(element(display({ "application/json": "{bad" })).textContent, "{bad");
});

test("a chart that is none gives way to the next form", () => {
    assert.equal(element(display({ [plotly]: "{bad", "text/plain": "words" })).textContent, "words");
    assert.match(element(display({ [plotly]: "{bad" })).textContent ?? "", /only forms that the Lab can't show/);
});

test("what the Lab can't show is named, and what is empty too", () => {
    assert.equal(element(display({ "application/pdf": "x", "video/mp4": "y" })).textContent, "This output has only forms that the Lab can't show: application/pdf, video/mp4.");
    assert.equal(element(display({})).textContent, "This output is empty.");
    assert.equal(element({ output_type: "display_data", data: null }).textContent, "This output is empty.");
    assert.equal(element({ output_type: "of a later version" }).textContent, "This output is empty.");
});

test("an output that is written strangely is shown as far as it can be", () => {
    assert.equal(element({ output_type: "stream", name: "stdout", text: null }).textContent, "");
    assert.equal(element({ output_type: "error", ename: "E", evalue: null, traceback: null }).textContent, "E: ");
    assert.equal(element({ output_type: "error", traceback: ["a", 5] }).textContent, "a\n5");
    assert.equal(element(display({ "text/plain": 5 })).textContent, "5");
});

test("HTML with scripts stands in a frame, and with styles in a shadow", () => {
    Object.assign(globalThis, { CSSStyleSheet: class { replaceSync() {} } });
    assert.equal(element(display({ "text/html": "<p onclick='x()'>a</p>" })).tagName, "IFRAME");
    assert.equal(element(display({ "application/javascript": "x()" })).tagName, "IFRAME");
    const styled = element(display({ "text/html": "<style>p { color: red }</style><p>a</p>" }));
    assert.equal(styled.innerHTML, "");
    assert.match(styled.shadowRoot?.innerHTML ?? "", /<style>p \{ color: red \}<\/style><p>a<\/p>/);
});

test("text grows in place, and so does nothing else", () => {
    const output = { output_type: "stream", name: "stdout", text: "a" }, view = outputs.view(output);
    output.text = "ab";
    assert.ok(update(view, output, output));
    assert.equal(view.element.textContent, "ab");
    assert.ok(!update(view, { ...output }, output));
    assert.ok(!update(view, display({ "text/plain": "a" }), output));
});

test("a chart is drawn when it comes into view; until then its words stand there", async () => {
    /** @type {any[]} */
    const drawn = [];
    const chart = element(display({ [plotly]: figure, "text/plain": "Line: 2 points" }));
    assert.equal(chart.textContent, "Line: 2 points");
    assert.equal(chart.style.height, "300px");
    assert.equal(chart.getAttribute("aria-label"), "Chart. Line: 2 points");
    assert.equal(document.head.children.length, 0);
    Watcher.show();
    const script = document.head.querySelector("script");
    assert.equal(script?.getAttribute("src"), new URL("../wwwroot/vendor/plotly.js", import.meta.url).href);
    globalThis.Plotly = { react: async (...parts) => drawn.push(parts), purge() {} };
    script.dispatchEvent(new Event("load"));
    await soon();
    const [[place, data, layout, config]] = drawn;
    assert.equal(place, chart);
    assert.deepEqual(data, figure.data);
    assert.equal(layout.width, 420);
    assert.equal(config.plotlyServerURL, "");
});

test("of a chart that changes while it is drawn the last data are drawn, in the same element", async () => {
    /** @type {unknown[]} */
    const drawn = [];
    globalThis.Plotly = {
        purge() {},
        async react(_, data) {
            drawn.push(data);
            await soon();
        },
    };
    const output = display({ [plotly]: figure }), view = outputs.view(output);
    Watcher.show();
    await soon();
    for (const y of [3, 4, 5]) assert.ok(update(view, display({ [plotly]: { data: [{ y }] } }), output));
    for (let wait = 0; wait < 5; wait++) await soon();
    assert.deepEqual(drawn, [figure.data, [{ y: 5 }]]);
});

test("a chart that can't be drawn says why, and is drawn when it has other data", async () => {
    const view = outputs.view(display({ [plotly]: figure }));
    Watcher.show();
    document.head.querySelector("script")?.dispatchEvent(new Event("error"));
    await soon();
    assert.equal(view.element.textContent, "The chart can't be drawn: Plotly could not be fetched.");
    view.show?.(figure);
    const again = document.head.querySelectorAll("script");
    assert.equal(again.length, 1);
    globalThis.Plotly = { react: async place => place.append("drawn"), purge() {} };
    again[0].dispatchEvent(new Event("load"));
    await soon();
    assert.equal(view.element.textContent, "drawn");
});
