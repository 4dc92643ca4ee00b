// HTML that brings its own scripts: shown in a frame without this page's origin, so that it can read nothing that the Lab keeps. That frame stands in one of
// this page's, which a browser has without a network, too.
import { root } from "./site.js";

const page = new URL("sandbox/frame.html", root);
const frames = new WeakMap();

addEventListener("message", event => {
    const frame = frames.get(event.source);
    if (frame && typeof event.data?.height === "number") frame.style.height = `${Math.min(Math.max(event.data.height, 16), 4000)}px`;
});

/** The frame as an element. */
export function sandbox(html) {
    const frame = document.createElement("iframe");
    frame.className = "sandbox";
    frame.title = "Output with scripts";
    frame.src = page;
    frame.addEventListener("load", () => {
        frames.set(frame.contentWindow, frame);
        frame.contentWindow.postMessage({ html }, root.origin);
    });
    return frame;
}
