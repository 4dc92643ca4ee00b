// Plotly, which comes as an ordinary script, and so once for the whole page: its element is there from the first chart on, or until it has failed.
/** @import { Plotly } from "../../../types/globals.js" */
import { make } from "../dom.js";
import { root } from "../site.js";

/**
 * Fetches Plotly, if nobody has before.
 * @returns {Promise<Plotly>}
 */
export function plotly() {
    if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
    /** @type {HTMLScriptElement} */
    const script = document.head.querySelector("script[data-name=plotly]")
        ?? document.head.appendChild(make("script", { src: new URL("vendor/plotly.js", root).href, "data-name": "plotly" }));
    return new Promise((resolve, reject) => {
        const end = () => {
            if (globalThis.Plotly) return resolve(globalThis.Plotly);
            script.remove();
            reject(new Error("Plotly could not be fetched."));
        };
        script.addEventListener("load", end);
        script.addEventListener("error", end);
    });
}
