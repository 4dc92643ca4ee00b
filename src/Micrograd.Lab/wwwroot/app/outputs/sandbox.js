// HTML that brings its own scripts: shown in a frame without this page's origin, so that it can read nothing that the Lab keeps. That frame stands in one of
// this page's, which a browser has without a network, too.
import { make } from "../dom.js";
import { root } from "../site.js";

const page = new URL("sandbox/frame.html", root);
const lowest = 16;
const highest = 4000;

/** The frames of a notebook. Each is as high as what it shows. */
export class Sandboxes {
    /** @type {WeakMap<MessageEventSource, HTMLElement>} */
    #frames = new WeakMap();
    #closing = new AbortController();

    constructor() {
        addEventListener("message", ({ source, data }) => {
            const frame = source && this.#frames.get(source);
            if (frame && typeof data?.height === "number") frame.style.height = `${Math.min(Math.max(data.height, lowest), highest)}px`;
        }, { signal: this.#closing.signal });
    }

    /**
     * A frame that shows HTML.
     * @param {string} html
     */
    frame(html) {
        const frame = make("iframe", { class: "sandbox", title: "Output with scripts", src: page.href });
        frame.addEventListener("load", () => {
            const { contentWindow } = frame;
            if (!contentWindow) return;
            this.#frames.set(contentWindow, frame);
            contentWindow.postMessage({ html }, root.origin);
        });
        return frame;
    }

    /** Stops listening. */
    dispose() {
        this.#closing.abort();
    }
}
