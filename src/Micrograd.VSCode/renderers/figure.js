// A Plotly figure, as an output holds it.

/** @typedef {import("./theme.js").Json} Json */
/** @typedef {{ data: Json[], layout: Json, config: Json, frames: Json[] }} Figure */

const usualHeight = 450;
const smallest = 0.6;

// Python's json writes numbers that JSON doesn't know; a text with such a word in it is left alone.
const strangers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Reads one. What isn't a number is null, which leaves a gap in a line.
 * @param {string} text
 * @returns {Figure}
 */
export function figureOf(text) {
    const json = JSON.parse(text.replace(strangers, found => found[0] === "\"" ? found : "null"));
    if (json === null || typeof json !== "object" || !Array.isArray(json.data)) throw new Error("A Plotly figure has a list \"data\".");
    return { data: json.data, layout: json.layout ?? {}, config: json.config ?? {}, frames: json.frames ?? [] };
}

/** How high it is, in pixels: it is said before it is drawn, so that nothing below it moves. */
export const heightOf = (/** @type {Figure} */ { layout }) => Number(layout.height) || usualHeight;

/**
 * A figure is as wide as it says, or as its place, if that is narrower; but not so narrow that its parts run into each other.
 * @param {Json} layout
 * @param {number} place the width of its place in pixels
 * @returns {Json} what to lay over the layout
 */
export function sizeIn(layout, place) {
    const width = Number(layout.width);
    return width > 0 ? { width: Math.min(width, Math.max(place, smallest * width)) } : { autosize: true };
}
