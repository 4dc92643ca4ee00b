// An interactive chart. Plotly is fetched when the first chart comes into view; until then its words stand in its place.
import { joined, plain } from "./nbformat.js";
import { root } from "./site.js";

const smallest = 0.6;
let plotly;

// A finger that moves over a chart moves the page.
const isTouched = matchMedia("(pointer: coarse)");

/** The chart as an element. Its method `show` gives it other data, and `dispose` lets go of what Plotly keeps for it. */
export function figure(json, words) {
    const box = document.createElement("div");
    box.className = "figure";
    box.setAttribute("role", "img");
    box.textContent = joined(words);
    let latest;
    let isVisible = false, isDrawing = false;

    // A chart is as wide as it says, or as its place, if that is narrower; but not so narrow that its parts run into each other.
    const size = layout => {
        box.style.maxWidth = "";
        if (!layout?.width) return { autosize: true };
        const width = Math.min(layout.width, Math.max(box.clientWidth, smallest * layout.width));
        box.style.maxWidth = `${width}px`;
        return { width };
    };

    const draw = async () => {
        if (isDrawing) return;
        isDrawing = true;
        try {
            const Plotly = await (plotly ??= load());
            if (!box._fullLayout) box.replaceChildren();
            while (latest) {
                const { data, layout, config } = plain(latest);
                latest = null;
                await Plotly.react(box, data, { ...layout, ...size(layout), ...(isTouched.matches ? { dragmode: false } : {}) }, { responsive: true, displaylogo: false, ...config, plotlyServerURL: "" });
            }
        } catch (problem) {
            if (!globalThis.Plotly) plotly = null;
            box.textContent = `The chart can't be drawn: ${problem.message}`;
        } finally {
            isDrawing = false;
        }
    };

    box.show = (next, words) => {
        latest = next;
        box.style.height = `${Number(plain(next.layout?.height ?? 450))}px`;
        box.setAttribute("aria-label", `Chart. ${joined(words)}`.trim());
        if (isVisible) draw();
    };
    box.dispose = () => globalThis.Plotly?.purge(box);
    box.show(json, words);
    new IntersectionObserver((entries, observer) => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        observer.disconnect();
        isVisible = true;
        draw();
    }, { rootMargin: "300px" }).observe(box);
    return box;
}

function load() {
    return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL("vendor/plotly.js", root);
        script.onload = () => resolve(globalThis.Plotly);
        script.onerror = () => reject(new Error("Plotly could not be fetched."));
        document.head.append(script);
    });
}
