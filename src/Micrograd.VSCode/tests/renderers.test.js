// What the renderers compute: sizes, places and colours. What they draw is looked at in a real VS Code.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const figures = import("../renderers/figure.js");
const themes = import("../renderers/theme.js");
const views = import("../renderers/view.js");

test("a figure is read as Python writes it", async () => {
    const { figureOf } = await figures;
    const { data, layout, frames } = figureOf('{"data": [{"y": [1, NaN, -Infinity], "name": "NaN \\" Infinity"}], "layout": {"width": 5}}');
    assert.deepEqual([data, layout, frames], [[{ y: [1, null, null], name: 'NaN " Infinity' }], { width: 5 }, []]);
    for (const text of ["{}", "null", "[]", "{", '{"data": {}}']) assert.throws(() => figureOf(text), Error, text);
});

test("a figure keeps its size where there is room, and shrinks as far as it can be read where there isn't", async () => {
    const { heightOf, figureOf, sizeIn } = await figures;
    assert.deepEqual(sizeIn({}, 500), { autosize: true });
    assert.deepEqual([1000, 600, 200].map(place => sizeIn({ width: 750 }, place)), [{ width: 750 }, { width: 600 }, { width: 450 }]);
    assert.deepEqual([heightOf(figureOf('{"data": []}')), heightOf(figureOf('{"data": [], "layout": {"height": 300}}'))], [450, 300]);
});

const light = { isDark: false, foreground: "#333", background: "#fff", grid: "#888" };
const dark = { ...light, isDark: true, foreground: "#eee", background: "#1f1f1f" };
const colors = new Map(/** @type {[string, [number, number, number]][]} */ ([["#1f1f1f", [31, 31, 31]], ["navy", [0, 0, 128]], ["crimson", [220, 20, 60]]]));
const readColor = (/** @type {string} */ name) => colors.get(name) ?? null;

test("in a light theme a figure is its author's", async () => {
    const { themed } = await themes;
    const layout = { paper_bgcolor: "red", template: { layout: { paper_bgcolor: "white" } } };
    assert.equal(themed({ data: [], layout }, light, readColor), layout);
});

test("in a dark theme the template's colours give way, and what the author has chosen stays", async () => {
    const { themed } = await themes;
    const own = { plot_bgcolor: "yellow", font: { size: 20 } };
    const layout = { ...own, template: { data: { bar: [] }, layout: { paper_bgcolor: "white", colorway: ["red"], xaxis: { gridcolor: "white", ticks: "" } } } };
    const before = structuredClone(layout);
    const { template, ...rest } = themed({ data: [{ marker: { color: "crimson" } }, { line: { color: "rgba(0, 0, 0, 0)" } }, { marker: { color: [1, 2] } }], layout }, dark, readColor);
    assert.deepEqual(layout, before);
    assert.deepEqual(rest, own);
    assert.deepEqual(template.data, { bar: [] });
    assert.deepEqual([template.layout.paper_bgcolor, template.layout.font.color, template.layout.colorway], ["rgba(0, 0, 0, 0)", "#eee", ["red"]]);
    assert.deepEqual(template.layout.xaxis, { gridcolor: "#888", linecolor: "#888", zerolinecolor: "#888", ticks: "" });
    assert.equal(themed({ data: [], layout: {} }, dark, readColor).template.layout.font.color, "#eee");
});

test("a figure with a colour that couldn't be seen on a dark ground keeps its light one", async () => {
    const { themed } = await themes;
    const layout = {};
    for (const trace of [{ marker: { color: "navy" } }, { line: { color: "navy" } }, { textfont: { color: "navy" } }]) {
        assert.equal(themed({ data: [{ marker: { color: "crimson" } }, trace], layout }, dark, readColor), layout);
    }
});

test("the theme is the page's", async () => {
    const { themeOf } = await themes;
    const style = { getPropertyValue: (/** @type {string} */ name) => name === "--vscode-editor-foreground" ? " #abc " : "" };
    const of = (/** @type {string[]} */ ...classes) => themeOf(style, { contains: name => classes.includes(name) });
    assert.deepEqual([of("vscode-dark").isDark, of("vscode-light").isDark], [true, false]);
    assert.deepEqual([of("vscode-high-contrast").isDark, of("vscode-high-contrast", "vscode-high-contrast-light").isDark], [true, false]);
    assert.equal(of("vscode-dark").foreground, "#abc");
});

test("a picture that has room is shown plainly", async () => {
    const { hasRoom } = await views;
    assert.deepEqual([[800, 100], [900, 100], [100, 2000]].map(([width, height]) => hasRoom({ width, height }, 800)), [true, false, false]);
});

const wide = { width: 2000, height: 300 }, frame = { width: 800, height: 150 };

test("what is shown first is all of it, or the beginning of what would be too small to read", async () => {
    const { first, fit, frameFor } = await views;
    assert.deepEqual(fit({ width: 1000, height: 100 }, { width: 800, height: 80 }), { scale: 0.8, x: 0, y: 0 });
    assert.deepEqual(first(wide, frame), { scale: 0.5, x: 0, y: 0 });
    assert.deepEqual(fit(wide, frame), { scale: 0.4, x: 0, y: 15 });
    assert.deepEqual(frameFor(wide, 800), { width: 800, height: 150 });
    assert.deepEqual(frameFor({ width: 500, height: 5000 }, 800), { width: 800, height: 600 });
    assert.deepEqual(frameFor({ width: 5000, height: 50 }, 800), { width: 800, height: 96 });
});

test("zooming leaves the point under the mouse where it is, within limits", async () => {
    const { first, zoom } = await views;
    const view = zoom(first(wide, frame), 2, { x: 400, y: 75 }, wide, frame);
    assert.deepEqual(view, { scale: 1, x: -400, y: -75 });
    assert.equal(zoom(view, 100, { x: 0, y: 0 }, wide, frame).scale, 4);
    assert.deepEqual(zoom(view, 0.001, { x: 0, y: 0 }, wide, frame), { scale: 0.4, x: 0, y: 15 });
});

test("a picture can't be moved out of its frame", async () => {
    const { pan } = await views;
    const view = { scale: 1, x: -400, y: -75 };
    assert.deepEqual(pan(view, -50, 25, wide, frame), { scale: 1, x: -450, y: -50 });
    assert.deepEqual(pan(view, 5000, 5000, wide, frame), { scale: 1, x: 0, y: 0 });
    assert.deepEqual(pan(view, -5000, -5000, wide, frame), { scale: 1, x: -1200, y: -150 });
});

test("what pictures and charts say is there in both languages", async () => {
    const { wordsIn } = await import("../renderers/words.js");
    const english = wordsIn("en-GB"), chinese = wordsIn("zh-cn");
    assert.deepEqual(Object.keys(chinese), Object.keys(english));
    for (const [name, text] of Object.entries(chinese)) assert.notEqual(text, Object(english)[name]);
});
